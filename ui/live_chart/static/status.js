/** One line that says when the server is slow, and that nothing is lost. */

import { element } from "./elements.js";

const SLOW = "Still waiting for the server. Your last change is kept.";
const STATE = "data-test-connection-state";

export class Status {
  /** @param {HTMLElement} root  @param {() => void} onMended */
  constructor(root, onMended) {
    this.line = element("p", "ll-status");
    this.line.setAttribute("role", "status");
    root.append(this.line);
    this.app = document.querySelector(`[${STATE}]`);
    if (!this.app) return;
    this.observer = new MutationObserver(() => {
      this.sayItIsWell();
      if (this.isConnected) onMended();
    });
    this.observer.observe(this.app, { attributeFilter: [STATE] });
  }

  get isConnected() {
    return !this.app || this.app.getAttribute(STATE) === "CONNECTED";
  }

  sayItIsSlow() {
    if (this.isConnected) this.#say(SLOW);
  }

  sayItIsWell() {
    this.#say("");
  }

  remove() {
    this.observer?.disconnect();
  }

  #say(words) {
    if (this.line.textContent !== words) this.line.textContent = words;
  }
}
