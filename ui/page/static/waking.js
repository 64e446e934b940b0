/**
 * The line to the server, on every page: says when it is down, and goes on by itself
 * once it is back. A server that has started again knows nothing of an open page, so
 * the page runs once before the next click; and what was tapped while nothing got
 * through is tapped again then.
 */

const STATE = "data-test-connection-state";
const RUNS = "data-test-script-state";
const WORDS = "No connection. What you did is kept and will be sent.";
const PATIENCE = 5000;
const PAUSE = 3000;

class Line {
  constructor(app) {
    this.app = app;
    this.wake = () => {};
    this.tap = null;
    this.isLost = false;
    this.words = document.createElement("p");
    this.words.className = "loss-lab-line";
    this.words.setAttribute("role", "status");
    const watching = new MutationObserver(() => this.#look());
    watching.observe(app, { attributeFilter: [STATE, RUNS] });
    addEventListener("offline", () => this.#ask());
    addEventListener("online", () => this.#ask());
    document.addEventListener("click", (event) => this.#note(event), true);
    this.#look();
    if (!navigator.onLine) this.#ask();
  }

  get #isConnected() {
    return this.app.getAttribute(STATE) === "CONNECTED";
  }

  #look() {
    const isRunning = this.app.getAttribute(RUNS) === "running";
    if (!this.#isConnected) {
      this.isLost = true;
      this.isBack = false;
      this.#say(true);
    } else if (this.isLost && !this.isBack) {
      this.isBack = true;
      this.#say(false);
      this.wake();
    } else if (this.isLost && isRunning) {
      this.isAwake = true;
    } else if (this.isLost && this.isAwake) {
      this.isLost = this.isAwake = false;
      this.#tapAgain();
    } else if (isRunning) {
      this.tap = null;
      this.#say(false);
    }
  }

  /** A tap has got through once the script runs. */
  #note({ target }) {
    const button = target.closest?.("[data-testid=stButton] button");
    if (!button || this.isLost) return;
    const tap = { button, words: button.innerText };
    this.tap = tap;
    setTimeout(() => this.tap === tap && this.#ask(), PATIENCE);
  }

  #tapAgain() {
    const { button, words } = this.tap ?? {};
    this.tap = null;
    if (button?.isConnected && button.innerText === words) button.click();
  }

  /** The browser may not have noticed yet; one without a network has this machine. */
  async #ask() {
    clearTimeout(this.asking);
    const isThere = await answers();
    if (!this.#isConnected) return;
    this.#say(!isThere);
    if (!isThere) this.asking = setTimeout(() => this.#ask(), PAUSE);
  }

  #say(isDown) {
    const words = isDown ? WORDS : "";
    if (this.words.textContent !== words) this.words.textContent = words;
  }
}

async function answers() {
  const url = new URL("_stcore/health", document.baseURI);
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    return (await fetch(url, { cache: "no-store", signal })).ok;
  } catch {
    return false;
  }
}

let line;

/** Streamlit calls this for every new `data`. */
export function render({ parentElement, setTriggerValue }) {
  const app = document.querySelector(`[${STATE}]`);
  if (!app) return;
  line ??= new Line(app);
  line.wake = () => setTriggerValue("woken", true);
  if (line.words.parentElement !== parentElement) parentElement.append(line.words);
}
