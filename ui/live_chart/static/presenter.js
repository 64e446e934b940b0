/** The presenter view: large type, presets as slides, and numbers to be guessed. */

import { element } from "./numbers.js";

const HINT = "← → presets   ·   H hides the numbers   ·   Esc leaves";
const ACTS = {
  ArrowRight: "next",
  ArrowLeft: "previous",
  PageDown: "next",
  PageUp: "previous",
};

export class Presenter {
  /** @param {import("./live_chart.js").LiveChart} chart */
  constructor(chart) {
    this.chart = chart;
    this.hint = element("p", "ll-hint", HINT);
    chart.root.append(this.hint);
    this.onKey = (event) => this.#key(event);
    this.set(false);
  }

  set(isOn) {
    if (isOn === this.isOn) return;
    this.isOn = isOn;
    this.hint.hidden = !isOn;
    document.body.classList.toggle("ll-presenting", isOn);
    this.chart.root.classList.remove("ll-guessing");
    const change = isOn ? document.addEventListener : document.removeEventListener;
    change.call(document, "keydown", this.onKey);
  }

  remove() {
    this.set(false);
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    if (event.key.toLowerCase() === "h") {
      this.chart.root.classList.toggle("ll-guessing");
      this.chart.draw();
    } else if (event.key === "Escape" && !event.defaultPrevented) {
      this.chart.wire.act("leave");
    } else if (event.key in ACTS && !event.target.closest?.("[role=slider]")) {
      event.preventDefault();
      this.chart.wire.act(ACTS[event.key]);
    }
  }
}
