/**
 * The question of a scene: it is answered before anything is seen that tells the
 * answer, or the reader asks to be shown it. A drag is such a wish, too.
 *
 * @typedef {{stage: "none"|"waiting"|"asked"|"shown"|"answered", example: string,
 *   chosen: number|null}} Guessing
 *   as ui/live_chart/session.py has it
 * @typedef {{question: string, choices: {text: string, said: string}[], right: number,
 *   veil: {about: boolean, open: string[], traces: string[], titles: string[],
 *   readouts: string[], handles: string[], chosen: boolean},
 *   numbers: import("./numbers.js").Numbers[]}} Asked
 *   as ui/live_chart/asked.py has it
 */

import { button, element } from "./elements.js";
import { marked } from "./marks.js";

const HIDDEN = "hidden until you answer";
const NO_VEIL = {
  about: false,
  open: [],
  traces: [],
  titles: [],
  readouts: [],
  handles: [],
  chosen: false,
};
const open = new Set();
let count = 0;

export class Asking {
  /**
   * @param {HTMLElement} root
   * @param {{onAct: (name: string) => void, onDrag: (name: string) => void,
   *   onVeil: () => void}} told  `onAct` of an act that is told at once, `onDrag` of one
   *   that goes along with the move, `onVeil` when what is seen changes
   */
  constructor(root, { onAct, onDrag, onVeil }) {
    this.root = root;
    this.onAct = onAct;
    this.onDrag = onDrag;
    this.onVeil = onVeil;
    this.isVeiled = false;
    this.asked = null;
    this.stage = "none";
    this.opened = new Map();
    this.hiddenAgain = null; // the example whose answer a teacher hid again
    this.name = `ll-choice-${(count += 1)}`;
    this.box = element("section", "ll-asked");
    this.box.setAttribute("aria-label", "Question");
    root.append(this.box);
    this.printing = new AbortController();
    const on = (type, act) => addEventListener(type, act, { signal: this.printing.signal });
    on("beforeprint", () => this.#veil(false));
    on("afterprint", () => this.#veil(this.#isHidden));
  }

  remove() {
    this.printing.abort();
    tellPage(this, false);
  }

  /** @param {Asked|null} asked  @param {Guessing} guessing  what Python knows */
  set(asked, guessing) {
    const isOther = asked?.question !== this.asked?.question;
    this.asked = asked;
    this.example = guessing.example;
    if (this.example !== this.hiddenAgain) this.hiddenAgain = null;
    this.stage = asked ? guessing.stage : "none";
    this.chosen = guessing.chosen;
    const own = this.opened.get(this.example);
    if (own && ["asked", "waiting"].includes(this.stage)) Object.assign(this, own);
    if (isOther) this.#make();
    this.#draw();
    this.#veil(this.#isHidden, false);
  }

  /** What gives the answer away, by name. */
  get veil() {
    return this.asked?.veil ?? NO_VEIL;
  }

  /** The numbers for which there is room, whichever are seen. */
  get numbers() {
    return this.stage === "none" ? [] : this.asked.numbers;
  }

  get #isGuessing() {
    return this.stage === "asked" || this.stage === "waiting";
  }

  get #isHidden() {
    return this.#isGuessing || this.hiddenAgain !== null;
  }

  /** Whether a readout is hidden while it is guessed. */
  hides({ name, tone }) {
    return tone !== "prediction" && !this.veil.open.includes(name);
  }

  /** Whether a trace of a panel, by name, is hidden now. */
  hidesTrace(panel, name) {
    return this.isVeiled && this.veil.traces.includes(`${panel}/${name}`);
  }

  /** Whether a handle is hidden now, by itself or with what it sits on. */
  hidesHandle({ name, panel, on }) {
    const isNamed = this.isVeiled && this.veil.handles.includes(name);
    return isNamed || this.hidesTrace(panel, on);
  }

  /** Show what is hidden. */
  show() {
    if (this.stage === "asked") this.onAct(this.#open("shown", null, "show"));
  }

  /** Show it to who drags, and nothing else than what is dragged. */
  dragged(isLive = false) {
    if (this.stage !== "asked") return;
    const act = this.#open("shown", null, "drag");
    if (isLive) this.onAct(act);
    else this.onDrag(act);
  }

  /** Hide it, or show it again, as often as a teacher likes. */
  toggle() {
    if (this.stage === "asked") this.show();
    else {
      this.hiddenAgain = this.isVeiled ? null : this.example;
      this.#veil(!this.isVeiled);
    }
  }

  /** Ask again what was answered here: what Python says counts. */
  askAgain() {
    this.opened.clear();
    this.hiddenAgain = null;
  }

  #answer(place) {
    if (this.stage !== "asked") return;
    this.onAct(`${this.#open("answered", place, "answer")} ${place}`);
    this.verdict.focus({ preventScroll: true });
  }

  /** @returns {string} what Python is told */
  #open(stage, chosen, act) {
    Object.assign(this, { stage, chosen });
    this.opened.set(this.example, { stage, chosen });
    this.#draw();
    this.#veil(false);
    return `${act} ${this.example}`;
  }

  #veil(isVeiled, isNews = true) {
    tellPage(this, !isVeiled);
    if (isVeiled === this.isVeiled) return;
    this.isVeiled = isVeiled;
    this.root.classList.toggle("ll-guessing", isVeiled);
    if (isNews) this.onVeil();
  }

  #make() {
    const { asked } = this;
    if (!asked) {
      this.box.replaceChildren();
      return;
    }
    const question = element("p", "ll-question");
    question.id = `${this.name}-question`;
    question.append(element("span", "", "Guess first: "), ...marked(asked.question));
    this.choices = element("div", "ll-choices");
    this.choices.setAttribute("role", "radiogroup");
    this.choices.setAttribute("aria-labelledby", question.id);
    this.inputs = asked.choices.map(({ text }, place) => this.#choice(text, place));
    const answer = button("Answer", () => this.#answer(this.#picked()));
    answer.classList.add("ll-answer");
    const show = button("Show me", () => {
      this.show();
      this.verdict.focus({ preventScroll: true });
    });
    show.classList.add("ll-show");
    this.choices.append(answer, show);
    this.verdict = element("p", "ll-verdict");
    this.verdict.setAttribute("role", "status");
    this.verdict.tabIndex = -1;
    const place = element("div", "ll-answers");
    place.append(this.choices, this.verdict, ...this.#room());
    this.box.replaceChildren(question, place);
  }

  /** Each verdict once more, unseen: the place has room for all from the beginning. */
  #room() {
    const all = this.asked.choices.flatMap((_, place) => [
      this.#words("answered", place),
      this.#words("shown", place),
    ]);
    return all.map((words) => {
      const made = element("p", "ll-verdict ll-room");
      made.setAttribute("aria-hidden", "true");
      made.append(...words);
      return made;
    });
  }

  #choice(text, place) {
    const label = element("label", "ll-choice");
    const input = element("input");
    input.type = "radio";
    input.name = this.name;
    let isPointed = false; // keys choose and Enter answers; a tap does both
    label.addEventListener("pointerdown", () => (isPointed = true));
    label.addEventListener("keydown", (event) => {
      isPointed = false;
      if (event.key === "Enter") this.#answer(this.#picked());
    });
    input.addEventListener("click", () => isPointed && this.#answer(place));
    label.append(input, element("span", "", text));
    this.choices.append(label);
    return input;
  }

  #picked() {
    return this.inputs.findIndex(({ checked }) => checked);
  }

  #draw() {
    this.box.hidden = this.stage === "none";
    this.root.classList.toggle("ll-asking", this.stage !== "none");
    this.box.dataset.stage = this.stage;
    if (!this.asked) return;
    const isOpen = this.stage === "shown" || this.stage === "answered";
    const [verdict, said] = isOpen ? this.#words(this.stage, this.chosen) : ["", ""];
    if (this.said !== said || !isOpen) this.verdict.replaceChildren(verdict, ...marked(said));
    this.said = said;
    this.verdict.dataset.right = String(this.chosen === this.asked.right);
  }

  /** What is said to an answer, or to who wants to be shown. A wrong one is named
   *  last, as it is what the reason speaks of: “That is only the way back.” */
  #words(stage, chosen) {
    const { choices, right } = this.asked;
    const isRight = stage === "answered" && chosen === right;
    const { text } = choices[right];
    const said = choices[stage === "answered" ? chosen : right].said;
    const mine = stage === "answered" ? choices[chosen].text : "";
    const verdict = isRight
      ? `✓ Right: ${text}.`
      : mine
        ? `✗ The answer is “${text}”. You said “${mine}”.`
        : `Answer: ${text}.`;
    return [element("strong", "", verdict), ` ${said}`];
  }
}

/** Say on the page whether a chart of it is open: what answers waits for that. */
function tellPage(asking, isOpen) {
  if (isOpen) open.add(asking);
  else open.delete(asking);
  document.body.classList.toggle("ll-open", open.size > 0);
}

/** The words that stand in for a number that is hidden. */
export function mark() {
  const made = element("span", "ll-hidden", "?");
  made.setAttribute("role", "img");
  made.setAttribute("aria-label", HIDDEN);
  return made;
}
