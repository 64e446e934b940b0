/** Colours, sizes and pictures of the theme that is on, and the library to draw. */

import { plotly } from "./library.js";
import { PLAIN } from "./room.js";

const MOST_ENLARGED = 2.6;
const LINES_ON_A_SCREEN = 30;
/** The size of the ticks on a page, in pixels. */
const SMALLEST_WORDS = 12;
const base = new URL(".", import.meta.url);

function loadStyle(name) {
  return new Promise((resolve) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL(name, base);
    link.onload = resolve;
    link.onerror = resolve;
    document.head.append(link);
  });
}

const styles = [loadStyle("theme.css"), loadStyle("live_chart.css"), loadStyle("presenter.css")];

export class Look {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.colors = new Map();
    this.ready = Promise.all([plotly(), ...styles]).then(() => this.refresh());
    this.color = (token) => this.#color(token);
    this.pictureUrl = (name) => new URL(`${name.split(":")[1]}.svg`, base).href;
    this.theme = () => this.root.dataset.theme;
  }

  /** Read the theme that Streamlit has on; paper is light. */
  refresh() {
    const page = getComputedStyle(this.root).getPropertyValue("--st-background-color");
    const theme = isDark(page) ? "dark" : "light";
    const isPaper = this.root.classList.contains("ll-paper");
    this.root.dataset.theme = isPaper ? "light" : theme;
    document.documentElement.dataset.theme = theme;
    this.colors.clear();
  }

  /**
   * How much larger than on a page things are drawn: marks as a projector's screen
   * holds them, words so that they are read from ten metres.
   *
   * @returns {import("./room.js").Scale}
   */
  scale() {
    if (!document.body.classList.contains("ll-presenting")) return PLAIN;
    const fitting = Math.min(innerWidth / 1010, innerHeight / 570);
    const marks = Math.min(Math.max(fitting, 1), MOST_ENLARGED);
    this.root.style.setProperty("--ll-scale", marks);
    const least = innerHeight / LINES_ON_A_SCREEN;
    return { marks, words: least / SMALLEST_WORDS, least };
  }

  #color(token) {
    if (!this.colors.has(token)) {
      const style = getComputedStyle(this.root);
      const found = style.getPropertyValue(`--ll-${token}`).trim();
      this.colors.set(token, found || token);
    }
    return this.colors.get(token);
  }
}

/** Whether a colour written as #rrggbb is nearer to black than to white. */
function isDark(color) {
  const digits = color.trim().replace("#", "");
  const parts = [0, 2, 4].map((at) => parseInt(digits.slice(at, at + 2), 16));
  return parts.reduce((sum, part) => sum + part, 0) < 382;
}
