/** The presenter view: large type, presets as slides, and numbers to be guessed. */

import { element } from "./elements.js";
import { leaveOut } from "./room.js";

const HINT = "← → presets   ·   H hides the numbers   ·   Esc leaves";
const ACTS = {
  ArrowRight: "next",
  ArrowLeft: "previous",
  PageDown: "next",
  PageUp: "previous",
};

export class Presenter {
  /**
   * @param {HTMLElement} root
   * @param {{onAct: (name: string) => void, onVeil: () => void}} told  of what a key does
   */
  constructor(root, { onAct, onVeil }) {
    this.root = root;
    this.onAct = onAct;
    this.onVeil = onVeil;
    this.hint = element("p", "ll-hint", HINT);
    root.append(this.hint);
    this.onKey = (event) => this.#key(event);
    this.set(false);
  }

  set(isOn) {
    if (isOn === this.isOn) return;
    this.isOn = isOn;
    this.hint.hidden = !isOn;
    document.body.classList.toggle("ll-presenting", isOn);
    this.root.classList.remove("ll-guessing");
    const change = isOn ? document.addEventListener : document.removeEventListener;
    change.call(document, "keydown", this.onKey);
  }

  /** Leave out the words for which there is no room. */
  leaveOut(panels) {
    if (!this.isOn) return;
    for (const panel of panels) leaveOut(panel.element, panel.charts());
  }

  remove() {
    this.set(false);
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    if (event.key.toLowerCase() === "h") {
      this.root.classList.toggle("ll-guessing");
      this.onVeil();
    } else if (event.key === "Escape" && !event.defaultPrevented) {
      this.onAct("leave");
    } else if (event.key in ACTS && !event.target.closest?.("[role=slider]")) {
      event.preventDefault();
      this.onAct(ACTS[event.key]);
    }
  }
}
