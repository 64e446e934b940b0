/**
 * The sentence, the readouts and the worked arithmetic above the panels.
 *
 * @typedef {{readouts: object[], arithmetic: {mathml: string, values: string[]}[]}}
 *   Numbers  as ui/live_chart/asked.py has them
 */

import { mark } from "./asking.js";
import { element, hold, makeRoom, release, setAttribute, setText } from "./elements.js";
import { marked } from "./marks.js";

/** So many numbers stay in sight on a phone while the page is scrolled. */
const KEPT_IN_SIGHT = 2;

/** Where the unit of a number begins: "2,500 (thousand $)²", "0.36 nats". */
const UNIT = /\s[(°$a-z]/i;
const NAME = /^[a-z]/i;

export class NumbersView {
  /** @param {HTMLElement} parent  @param {import("./asking.js").Asking} asking */
  constructor(parent, asking) {
    this.root = parent;
    this.asking = asking;
    this.sentence = element("p", "ll-sentence");
    this.box = element("div", "ll-numbers");
    this.readoutList = element("div", "ll-readouts");
    this.readoutList.setAttribute("role", "group");
    this.readoutList.setAttribute("aria-label", "Numbers");
    this.first = element("div", "ll-first");
    this.more = element("div", "ll-more");
    this.readoutList.append(this.first, this.more);
    this.arithmetic = element("div", "ll-arithmetic");
    this.arithmetic.setAttribute("role", "group");
    this.arithmetic.setAttribute("aria-label", "Worked arithmetic");
    this.termList = element("div", "ll-terms");
    this.arithmetic.append(this.termList);
    this.box.append(this.readoutList);
    parent.append(this.sentence, asking.box, this.box, this.arithmetic);
    this.readouts = [];
    this.terms = [];
  }

  /** While a handle is dragged its numbers keep their room, unless they need more. */
  hold() {
    this.#held().forEach(hold);
  }

  makeRoom() {
    this.#held().forEach(makeRoom);
  }

  release() {
    this.#held().forEach(release);
  }

  #held() {
    return [this.readoutList, this.termList];
  }

  /** Draw all of a scene's words and numbers. */
  draw(scene) {
    this.release();
    this.drawWords(scene);
    this.#drawNumbers(scene);
  }

  /**
   * Have room for the numbers of the question and of its answer: on a phone they stand
   * between the panels. Each are laid out and measured, and then the scene's own again.
   */
  keepRoom(scene) {
    const { numbers } = this.asking;
    const wanted = JSON.stringify([numbers, this.root.clientWidth]);
    if (wanted === this.wanted) return;
    this.wanted = wanted;
    this.release();
    const boxes = [this.arithmetic, this.more];
    const keep = (heights) =>
      boxes.forEach((box, at) => box.style.setProperty("--ll-kept", `${heights[at]}px`));
    keep([0, 0]);
    const tried = numbers.map((each) => {
      this.#drawNumbers(each);
      return boxes.map((box) => box.getBoundingClientRect().height);
    });
    keep(boxes.map((_, at) => Math.max(0, ...tried.map((heights) => heights[at]))));
    this.#drawNumbers(scene);
  }

  #drawNumbers(scene) {
    const names = scene.readouts.map(({ name }) => name).join();
    if (names !== this.names) {
      this.names = names;
      this.root.classList.toggle("ll-with-error", scene.readouts.some(isError));
      this.readouts = scene.readouts.map((readout, index) => makeReadout(index));
      const boxes = this.readouts.map(({ box }) => box);
      this.first.replaceChildren(...boxes.slice(0, KEPT_IN_SIGHT));
      this.more.replaceChildren(...boxes.slice(KEPT_IN_SIGHT));
    }
    this.drawReadouts(scene, scene.readouts.keys());
    this.terms = scene.arithmetic.map((term) => {
      const box = element("span", "ll-term");
      box.innerHTML = term.mathml;
      return { box, mathml: term.mathml, slots: slotsOf(box) };
    });
    this.termList.replaceChildren(...this.terms.map(({ box }) => box));
    this.arithmetic.hidden = this.terms.length === 0;
    this.drawTerms(scene, scene.arithmetic.keys());
  }

  drawWords({ about, drag }) {
    const { isVeiled, veil } = this.asking;
    const whole = [about, drag].filter(Boolean).join(" ");
    const seen = isVeiled && veil.about ? drag : whole;
    if (this.seen === seen && this.whole === whole) return;
    [this.seen, this.whole] = [seen, whole];
    const said = element("span");
    said.append(...marked(seen));
    const room = element("span", "ll-room", whole);
    room.setAttribute("aria-hidden", "true");
    this.sentence.replaceChildren(said, ...(seen === whole ? [] : [room]));
    this.sentence.hidden = !whole;
  }

  drawReadouts(scene, indices) {
    for (const index of indices) {
      const readout = scene.readouts[index];
      const { name: kind, label, value, note, tone } = readout;
      const { box, name, output, remark } = this.readouts[index];
      setAttribute(box, "data-tone", tone);
      setAttribute(box, "data-readout", kind);
      const { isVeiled, veil } = this.asking;
      box.classList.toggle("ll-veiled", isVeiled && this.asking.hides(readout));
      box.classList.toggle("ll-unseen", isVeiled && veil.readouts.includes(kind));
      setLabel(name, label);
      setAttribute(output, "aria-label", label);
      const unit = NAME.test(value) ? -1 : value.search(UNIT);
      setText(output.firstChild, unit < 0 ? value : value.slice(0, unit));
      setText(output.lastChild, unit < 0 ? "" : unbroken(value.slice(unit)));
      setText(remark, note);
    }
  }

  drawTerms(scene, indices) {
    for (const index of indices) {
      const { mathml, values } = scene.arithmetic[index];
      const term = this.terms[index];
      if (term.mathml !== mathml) {
        term.mathml = mathml;
        term.box.innerHTML = mathml;
        term.slots = slotsOf(term.box);
      }
      term.slots.forEach((slot) => setText(slot, values[Number(slot.dataset.slot)]));
    }
  }
}

const isError = ({ name }) => name === "error";

function makeReadout(index) {
  const box = element("div", index === 0 ? "ll-readout ll-main" : "ll-readout");
  const name = element("span", "ll-label");
  name.setAttribute("aria-hidden", "true");
  const output = element("output", "ll-value");
  output.setAttribute("aria-live", "off");
  output.append(document.createTextNode(""), element("span", "ll-unit"));
  const remark = element("span", "ll-note");
  const number = element("span", "ll-number");
  number.append(output, mark());
  box.append(name, number, remark);
  return { box, name, output, remark };
}

/** The number has its label as its own name, so a label is hidden but for its terms. */
function setLabel(target, label) {
  if (target.textContent === label) return;
  target.replaceChildren(...marked(label));
  target.setAttribute("aria-hidden", String(target.childElementCount === 0));
}

/** "(thousand $)²" is one unit, and no line ends in it. */
function unbroken(unit) {
  return unit.replace(/\([^)]*\)/, (inner) => inner.replaceAll(" ", "\u00a0"));
}

function slotsOf(box) {
  return [...box.querySelectorAll("[data-slot]")];
}
