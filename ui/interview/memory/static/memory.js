/**
 * What the reader's own browser keeps: the progress, as one text of Python's, and
 * drafts: what stands in a field and was not sent yet.
 *
 * @typedef {{session: string, heard: number, revision: number, cleared: number,
 *   set_aside: number, text: string|null}} Data
 *   `heard` is the number of the last thing told that Python knows, `revision` and
 *   `cleared` count what was saved and cleared, `set_aside` is the number of the
 *   thing told that could not be read.
 * @typedef {{session: string, number: number, written: number, cleared: number,
 *   text: string|null, is_too_large: boolean, drafts: Object<string, string>,
 *   error: string}} Kept
 */

export const PROGRESS = "loss-lab.progress";
export const UNREADABLE = "loss-lab.progress.unreadable";
export const DRAFTS = "loss-lab.drafts";
const DRAFT = "draft-";
const MOST_DRAFTS = 40;
const MOST_CHARACTERS = 4000;
const MOST_BYTES = 1_000_000;
const PATIENCE = 3000;

/** One for the whole document: pages come and go, what it knows stays. */
export class Memory {
  /** @param {() => Storage} storage  Throws where storage is turned off. */
  constructor(storage = () => localStorage) {
    this.storage = storage;
    this.number = 0;
    this.seen = null;
    this.toldDrafts = "";
    this.send = () => {};
    this.patience = PATIENCE;
    this.#begin("");
  }

  #begin(session) {
    this.session = session;
    this.tried = this.written = this.cleared = this.setAside = 0;
  }

  /**
   * @param {Data} data  What Python has, after each of its runs.
   * @param {boolean} isArriving  Whether a page begins with it.
   */
  receive(data, isArriving = false) {
    if (data.session !== this.session) {
      this.#begin(data.session);
      this.tell();
      return;
    }
    if (data.cleared > this.cleared) this.#clear(data.cleared);
    if (data.heard !== this.number) {
      if (isArriving) this.tell();
      return;
    }
    this.stop();
    if (this.#isNews() || (isArriving && this.#areDraftsNews())) this.tell();
    else if (data.revision > this.tried) this.#keep(data);
  }

  tell(error = "") {
    const { text: kept, error: problem } = this.#look();
    const all = this.drafts();
    this.seen = kept;
    this.toldDrafts = JSON.stringify(all);
    this.number += 1;
    this.error = error || problem;
    const is_too_large = kept !== null && isTooLarge(kept);
    const { session, number, written, cleared } = this;
    this.send({
      session,
      number,
      written,
      cleared,
      text: is_too_large ? null : kept,
      is_too_large,
      drafts: told(all),
      error: this.error,
    });
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.tell(error), this.patience);
    this.patience *= 2;
  }

  /** Wait no longer for what was told to be heard; else it is told again. */
  stop() {
    clearTimeout(this.waiting);
    this.patience = PATIENCE;
  }

  /** Keep what a field holds, as it is typed. */
  draft(name, text) {
    const { [name]: _, ...others } = this.drafts();
    const all = [...Object.entries(others), [name, begin(text)]];
    try {
      const newest = Object.fromEntries(all.slice(-MOST_DRAFTS));
      this.storage().setItem(DRAFTS, JSON.stringify(newest));
    } catch {
      // The field itself still holds the words.
    }
  }

  drafts() {
    try {
      const found = JSON.parse(this.storage().getItem(DRAFTS) ?? "{}");
      const isPlain = found && typeof found === "object" && !Array.isArray(found);
      return isPlain ? found : {};
    } catch {
      return {};
    }
  }

  #look() {
    try {
      return { text: this.storage().getItem(PROGRESS), error: "" };
    } catch (problem) {
      return { text: null, error: String(problem.name) };
    }
  }

  #isNews() {
    const { text, error } = this.#look();
    return !error && text !== this.seen;
  }

  #areDraftsNews() {
    return JSON.stringify(this.drafts()) !== this.toldDrafts;
  }

  #keep({ revision, set_aside: setAside, text }) {
    this.tried = revision;
    try {
      const storage = this.storage();
      if (setAside > this.setAside && this.seen !== null) {
        storage.setItem(UNREADABLE, this.seen);
        this.setAside = setAside;
      }
      if (text === null) storage.removeItem(PROGRESS);
      else storage.setItem(PROGRESS, text);
    } catch (problem) {
      this.tell(String(problem.name));
      return;
    }
    this.seen = text;
    this.written = revision;
    if (this.error) this.tell();
  }

  #clear(cleared) {
    this.cleared = cleared;
    try {
      for (const name of [PROGRESS, UNREADABLE, DRAFTS]) {
        this.storage().removeItem(name);
      }
      this.seen = null;
    } catch {
      // What is turned off keeps nothing that could be removed.
    }
  }
}

/** The first characters of a text: none of them cut into halves. */
export function begin(text) {
  const characters = [...text.slice(0, 2 * MOST_CHARACTERS)];
  return characters.slice(0, MOST_CHARACTERS).join("");
}

/** Whether a text is larger than a progress can be, and than Python need be sent. */
export function isTooLarge(text) {
  if (text.length > MOST_BYTES) return true;
  const bytes = (written) => new TextEncoder().encode(written).length;
  return bytes(text) > MOST_BYTES || bytes(JSON.stringify(text)) > 2 * MOST_BYTES;
}

/** Those of the drafts that Python knows of: others stay in the storage, untold. */
function told(drafts) {
  const known = ([name, text]) => name.startsWith(DRAFT) && typeof text === "string";
  const newest = Object.entries(drafts).filter(known).slice(-MOST_DRAFTS);
  return Object.fromEntries(newest.map(([name, text]) => [name, begin(text)]));
}

/** The name of the draft that a field is, or undefined. */
export function draftName(field) {
  return field
    .closest?.('[class*="st-key-draft-"]')
    ?.className.match(/st-key-(draft-[\w-]+)/)?.[1];
}

let memory;
const listening = new WeakMap();

/** Streamlit calls this for every new `data`. */
export function render({ data, parentElement, setTriggerValue }) {
  memory ??= new Memory();
  memory.send = (kept) => setTriggerValue("kept", kept);
  const isArriving = !listening.has(parentElement);
  if (isArriving) listening.set(parentElement, listen());
  memory.receive(data, isArriving);
  return () => {
    memory.stop();
    listening.get(parentElement)?.abort();
    listening.delete(parentElement);
  };
}

function listen() {
  const ending = new AbortController();
  const { signal } = ending;
  const onInput = ({ target }) => {
    const name = draftName(target);
    if (name) memory.draft(name, target.value);
  };
  if (document.activeElement?.value) onInput({ target: document.activeElement });
  const onStorage = ({ key }) => {
    if (key === PROGRESS || key === null) memory.tell();
  };
  document.addEventListener("input", onInput, { capture: true, signal });
  addEventListener("storage", onStorage, { signal });
  return ending;
}
