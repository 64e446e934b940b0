/** The chart on paper: as wide as a page of A4, and as long as its numbers need. */

export class Paper {
  /**
   * @param {HTMLElement} root
   * @param {import("./look.js").Look} look
   * @param {() => void} redraw  at the size and in the colours that the root has then
   */
  constructor(root, look, redraw) {
    this.ending = new AbortController();
    const { signal } = this.ending;
    const set = (isPaper) => {
      root.classList.toggle("ll-paper", isPaper);
      look.refresh();
      redraw();
    };
    addEventListener("beforeprint", () => set(true), { signal });
    addEventListener("afterprint", () => set(false), { signal });
  }

  remove() {
    this.ending.abort();
  }
}
