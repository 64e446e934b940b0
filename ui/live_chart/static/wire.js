/**
 * What goes to Python: one kind of message, that carries everything Python has
 * not acknowledged, so that a message that was overtaken or lost loses nothing.
 *
 * @typedef {{id: string, moves: [string, number|number[]][], want: string[],
 *   acts: [number, string][], moving: boolean}} Message
 *   `moving` while a live handle is held. An act has its count: done once, however
 *   often it is sent.
 */

const RESEND_AFTER = 4000;

export class Wire {
  /** @param {(message: Message) => void} send  @param {() => void} onWaiting */
  constructor(send, onWaiting) {
    this.send = send;
    this.onWaiting = onWaiting;
    this.session = Math.random().toString(36).slice(2, 8);
    this.count = 0;
    this.acknowledged = 0;
    this.moves = new Map();
    this.wants = new Map();
    this.acts = [];
    this.isMoving = false;
    this.timer = 0;
  }

  /** A control has a new value; `isMoving` while more of them follow. */
  commit(control, value, isMoving = false) {
    this.isMoving = isMoving;
    this.moves.delete(control);
    this.moves.set(control, { value, since: this.count + 1 });
    this.#post();
  }

  /** A control's Track is needed. */
  want(control, key) {
    const asked = this.wants.get(control);
    if (asked && asked.key === key) return;
    this.wants.set(control, { key, since: this.count + 1 });
    this.#post();
  }

  /** Something happened that is not a move: "next", "previous", "leave". */
  act(name) {
    this.actWithNext(name);
    this.#post();
  }

  /** The same, where a move follows that can take it along. */
  actWithNext(name) {
    this.acts.push({ name, since: this.count + 1 });
  }

  /** Python has handled the message of this id and those before it. */
  acknowledge(id) {
    const [session, count] = (id ?? "").split(":");
    if (session !== this.session) return;
    this.acknowledged = Math.max(this.acknowledged, Number(count));
    const isOpen = (entry) => entry.since > this.acknowledged;
    for (const entries of [this.moves, this.wants]) {
      for (const [name, entry] of entries) if (!isOpen(entry)) entries.delete(name);
    }
    this.acts = this.acts.filter(isOpen);
    if (!this.isWaiting) clearTimeout(this.timer);
  }

  /** Whether anything sent has not been acknowledged. */
  get isWaiting() {
    return this.moves.size + this.wants.size + this.acts.length > 0;
  }

  /** Each control with the value that Python may not know. */
  get values() {
    return [...this.moves].map(([control, { value }]) => [control, value]);
  }

  /** Whether a control other than this one has a move that Python may not know. */
  hasOtherMove(control) {
    return [...this.moves.keys()].some((name) => name !== control);
  }

  /** Send again what was not acknowledged. */
  resend() {
    if (this.isWaiting) this.#post();
  }

  stop() {
    clearTimeout(this.timer);
  }

  #post() {
    this.count += 1;
    this.send({
      id: `${this.session}:${this.count}`,
      moves: this.values,
      want: [...this.wants.keys()],
      acts: this.acts.map(({ since, name }) => [since, name]),
      moving: this.isMoving,
    });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.onWaiting();
      this.resend();
    }, RESEND_AFTER);
  }
}
