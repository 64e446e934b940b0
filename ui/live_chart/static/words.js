/**
 * The words of a panel, each where it can be read: never cut, under a handle or over
 * another. Where a scene wants them is tried first, then the other sides of that point.
 *
 * @typedef {[number, number, number, number]} Box  left, top, right, bottom
 * @typedef {{x: number, y: number, reach: number}} Disc  the mark of a handle
 * @typedef {[number, number, number, number, number]} Piece  of a line, from a point to
 *   another, and how much it is against a word
 */

import { setAttribute, setText } from "./elements.js";
import { cssColor, svg } from "./layer.js";
import { sizeOfWords } from "./room.js";

const LINE = 1.25;
/** How much less a place is worth for what it does to a text, by its whole area. */
const CUT = 8;
const COVERED = 6;
const OVERLAP = 4;
const WRITTEN = 3.8;
/** A line; and one that is so pale that a word is read on it. Any other place is better. */
const CROSSED = 0.75;
export const FAINTLY = 0.375;
/** What is shorter on a line, in pixels, is no piece of its own. */
const SHORT = 6;
/** Beside its point; and farther off, past the mark of a handle. */
const DISTANCES = [0, 16, 32];
const FARTHEST = 40;
/** In two lines or shorter a word is worth less than as it is, and more than crossed. */
const ALTERED = 0.3;
/** In sizes of a large word. */
const SHIFTS = [0.4, -0.4, 0.8, -0.8];
const SIDES = [-1, 0, 1];
const widths = new Map();
let pen;

/** How wide a text is; measured once. */
export function widthOf(text, size, weight, family) {
  const key = `${weight} ${size} ${text}`;
  if (!widths.has(key)) {
    pen ??= document.createElement("canvas").getContext("2d");
    pen.font = `${weight} ${size}px ${family}`;
    widths.set(key, pen.measureText(text).width);
    if (widths.size > 4000) widths.delete(widths.keys().next().value);
  }
  return widths.get(key);
}

/** How much of a box lies in another. */
function shared([left, top, right, bottom], other) {
  const width = Math.min(right, other[2]) - Math.max(left, other[0]);
  const height = Math.min(bottom, other[3]) - Math.max(top, other[1]);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / ((right - left) * (bottom - top));
}

/** Whether a box comes under a disc. */
function isUnder([left, top, right, bottom], { x, y, reach }) {
  const dx = Math.min(Math.max(x, left), right) - x;
  const dy = Math.min(Math.max(y, top), bottom) - y;
  return dx * dx + dy * dy < reach * reach;
}

/**
 * What is against a box: the less, the better it can be read.
 *
 * @param {{bounds: Box, discs: Disc[], pieces: Piece[], written: Box[], fixed: Box[]}}
 *   around
 */
export function cost(box, { bounds, discs, pieces, written, fixed }) {
  let sum = 0;
  const inside = shared(box, bounds);
  if (inside < 0.999) sum += 0.3 * CUT + (1 - inside) * CUT;
  for (const disc of discs) {
    if (isUnder(box, disc)) {
      const { x, y, reach } = disc;
      sum += 0.3 * COVERED + shared(box, [x - reach, y - reach, x + reach, y + reach]) * COVERED;
    }
  }
  for (const other of written) sum += OVERLAP * penalty(shared(box, other));
  for (const other of fixed) sum += WRITTEN * penalty(shared(box, other));
  let crossed = 0;
  for (const piece of pieces) {
    if (piece[4] > crossed && crosses(piece, box)) crossed = piece[4];
  }
  return sum + crossed;
}

/** Whether a piece of a line goes through a box. */
function crosses(piece, box) {
  const [x0, y0, x1, y1] = piece;
  const isBeside =
    Math.max(x0, x1) <= box[0] ||
    Math.min(x0, x1) >= box[2] ||
    Math.max(y0, y1) <= box[1] ||
    Math.min(y0, y1) >= box[3];
  return !isBeside && within(piece, box) !== null;
}

/** A line through pixels, null breaking it, as pieces that are seen in a box. */
export function piecesOf(pixels, box, isPale = false) {
  const against = isPale ? FAINTLY : CROSSED;
  const pieces = [];
  let from = null;
  pixels.forEach((pixel, at) => {
    if (pixel && from) {
      const away = Math.abs(pixel[0] - from[0]) + Math.abs(pixel[1] - from[1]);
      if (away < SHORT && pixels[at + 1]) return;
      const piece = within([...from, ...pixel], box);
      if (piece) pieces.push([...piece, against]);
    }
    from = pixel;
  });
  return pieces;
}

/** What of a piece of a line is in a box, or null (Liang and Barsky). */
function within([x0, y0, x1, y1], [left, top, right, bottom]) {
  const [dx, dy] = [x1 - x0, y1 - y0];
  let [enters, leaves] = [0, 1];
  for (const [way, low, high, from] of [[dx, left, right, x0], [dy, top, bottom, y0]]) {
    if (way === 0) {
      if (from < low || from > high) return null;
    } else {
      const [one, other] = [(low - from) / way, (high - from) / way];
      enters = Math.max(enters, Math.min(one, other));
      leaves = Math.min(leaves, Math.max(one, other));
    }
  }
  if (enters >= leaves) return null;
  return [x0 + enters * dx, y0 + enters * dy, x0 + leaves * dx, y0 + leaves * dy];
}

/** Where Plotly has written something or put a picture, in pixels of the plot. */
export function writtenIn(still) {
  const { left, top } = still.getBoundingClientRect();
  return [...still.querySelectorAll("text, image")]
    .map((each) => each.getBoundingClientRect())
    .filter(({ width }) => width > 0)
    .map((box) => [box.left - left, box.top - top + 2, box.right - left, box.bottom - top - 2]);
}

function penalty(part) {
  return part > 0 ? 0.3 + part : 0;
}

/**
 * The best of some places, the earlier one where two are as good.
 *
 * @returns the place, and as `against` what is against it
 */
export function bestOf(places, around) {
  let best = null;
  let least = Infinity;
  for (const place of places) {
    const sum = cost(place.box, around) + place.strangeness;
    if (sum < least) [best, least] = [place, sum];
    if (least === 0) break;
  }
  return { ...best, against: least };
}

/** A word beside a point: where its baseline begins, and the room that it takes. */
function placeOf(word, across, up, distance, strangeness) {
  const { x, y, size, width, count } = word;
  const aside = across * (0.6 * size + distance);
  const drop = up === 0 ? 0.35 : up < 0 ? -0.55 : 1.2;
  const lines = (count - 1) * LINE * size;
  const first = up === 0 ? -lines / 2 : up < 0 ? -lines : 0;
  const base = y + drop * size + first + up * distance;
  const left = x + aside - (width * (1 - across)) / 2;
  const box = [left, base - 0.76 * size, left + width, base + 0.24 * size + lines];
  return { left, base, box, strangeness };
}

/**
 * Where a word may stand: first where it is wanted, then ever farther from there. Large
 * words stand there, or so little above or below it that they still speak of its point;
 * those of a list stand there or nowhere: beside another thing they would speak of that.
 */
function* placesOf(word, { bounds, isLarge }) {
  const { across, up } = word;
  const wanted = placeOf(word, across, up, 0, 0);
  yield wanted;
  for (const distance of isLarge || word.isListed ? [] : DISTANCES) {
    for (const toX of SIDES) {
      for (const toY of SIDES) {
        const turn = Math.abs(toX - across) + Math.abs(toY - up);
        if ((toX === 0 && toY === 0) || (turn === 0 && distance === 0)) continue;
        yield placeOf(word, toX, toY, distance, 0.05 * turn + 0.005 * distance);
      }
    }
  }
  const [left, top, right, bottom] = wanted.box;
  const pushed = (low, high, least, most) =>
    Math.max(least - low, Math.min(0, most - high));
  const dx = pushed(left, right, bounds[0], bounds[2]);
  const dy = pushed(top, bottom, bounds[1], bounds[3]);
  if (dx || dy) yield shifted(wanted, dx, dy, 0.15);
}

/** A word with other lines than it had. */
function written(word, lines) {
  const { size, family } = word;
  const width = Math.max(...lines.map((line) => widthOf(line, size, 400, family)));
  return { ...word, lines, count: lines.length, width };
}

/** What else a word may say where it has no free place: two lines, or its short form. */
function alternatives(word) {
  const { lines, brief } = word;
  const parts = lines.length > 1 ? [] : lines[0].split(" ");
  const inTwo = parts
    .slice(1)
    .map((_, at) => [parts.slice(0, at + 1), parts.slice(at + 1)])
    .map((pair) => written(word, pair.map((part) => part.join(" "))))
    .sort((one, other) => one.width - other.width);
  return [...inTwo.slice(0, 1), ...(brief ? [written(word, [brief])] : [])];
}

/** Where a word is read best, and how: altered only where no place is free else. */
export function fitted(word, around) {
  const placeOf = (each, strangeness) => {
    const seen = near(each, around);
    const best = bestOf(placesOf(each, around), seen);
    return { ...best, against: best.against + strangeness, word: each, seen };
  };
  const place = placeOf(word, 0);
  if (place.against < FAINTLY || word.isListed || around.isLarge) return place;
  const others = alternatives(word).map((each) => placeOf(each, ALTERED));
  return [place, ...others].reduce((best, each) => (each.against < best.against ? each : best));
}

/** A place that lines cross, or that other words take: or one beside it that is free. */
function aside(place, { size }, seen) {
  if (cost(place.box, seen) === 0) return place;
  const others = SHIFTS.map((shift) => shifted(place, 0, shift * size, 0));
  return others.find(({ box }) => cost(box, seen) === 0) ?? place;
}

/** A place a little aside of another. */
function shifted({ left, base, box }, dx, dy, strangeness) {
  const moved = [box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy];
  return { left: left + dx, base: base + dy, box: moved, strangeness };
}

/** What is within reach of a word, wherever it is put. */
function near({ x, y, width, size, count }, around) {
  const [across, up] = [width + size + FARTHEST, (count + 1) * LINE * size + FARTHEST];
  const box = [x - across, y - up, x + across, y + up];
  const isNear = (other) =>
    other[0] < box[2] && other[2] > box[0] && other[1] < box[3] && other[3] > box[1];
  return {
    ...around,
    pieces: around.pieces.filter((piece) => within(piece, box)),
    written: around.written.filter(isNear),
    fixed: around.fixed.filter(isNear),
  };
}

/** The words of one panel, as texts of its moving layer. */
export class WordsView {
  /** @param {SVGElement} parent */
  constructor(parent) {
    this.parent = parent;
    this.traces = new Map();
    this.texts = [];
  }

  /** Note the words of a trace, and at which pixels they belong. */
  set(index, trace, pixels, scale, family) {
    const { text, textposition, textfont, meta, xaxis, customdata } = trace;
    const [vertical, horizontal] = textposition.split(" ");
    const size = sizeOfWords(textfont.size, scale);
    const words = [];
    pixels.forEach((pixel, at) => {
      if (pixel === null || !text[at]) return;
      const word = {
        index,
        isListed: meta === "key",
        axis: xaxis,
        brief: customdata?.[at],
        x: pixel[0],
        y: pixel[1],
        across: { left: -1, right: 1 }[horizontal] ?? 0,
        up: { top: -1, bottom: 1 }[vertical] ?? 0,
        size,
        family,
        color: textfont.color,
      };
      words.push(written(word, text[at].split("<br>")));
    });
    this.traces.set(index, words);
  }

  get #words() {
    const order = [...this.traces.keys()].sort((one, other) => one - other);
    return order.flatMap((index) => this.traces.get(index));
  }

  /** The boxes in which the words are wanted. */
  wanted() {
    return this.#words.map((word) => placeOf(word, word.across, word.up, 0, 0).box);
  }

  /**
   * Put each word where it can be read, beside what else is on the panel.
   *
   * @param {object} around  as `cost` has it
   * @param {Box[]} wanted  where the words are wanted
   * @returns {Box[]}  where they are, and what else was written
   */
  place(around, wanted) {
    const words = this.#words;
    const taken = [...around.written];
    words.forEach((word, index) => {
      const others = [...taken, ...wanted.slice(index + 1)];
      const best = fitted(word, { ...around, written: others });
      const isMovable = around.isLarge && !word.isListed;
      const place = isMovable ? aside(best, word, best.seen) : best;
      taken.push(place.box);
      this.#draw(index, best.word, place);
    });
    while (this.texts.length > words.length) this.texts.pop().element.remove();
    return taken;
  }

  #draw(index, word, { left, base }) {
    this.texts[index] ??= { element: this.parent.appendChild(svg("text")), key: "" };
    const made = this.texts[index];
    const key = `${left} ${base} ${word.size} ${word.color} ${word.index} ${word.lines}`;
    if (made.key === key) return;
    made.key = key;
    const { element } = made;
    const anchor = { "-1": "end", 1: "start" }[word.across] ?? "middle";
    const x = left + (word.width * (1 - word.across)) / 2;
    setAttribute(element, "x", x.toFixed(2));
    setAttribute(element, "y", base.toFixed(2));
    setAttribute(element, "text-anchor", anchor);
    setAttribute(element, "data-trace", word.index);
    setAttribute(element, "data-axis", word.axis);
    setAttribute(element, "data-list", word.isListed ? "list" : "");
    element.style.fill = cssColor(word.color);
    element.style.fontSize = `${word.size}px`;
    if (word.count === 1) setText(element, word.lines[0]);
    else element.replaceChildren(...word.lines.map((line, at) => lineOf(line, at, x, word)));
  }
}

function lineOf(text, at, x, { size }) {
  const made = svg("tspan", { x, dy: at ? LINE * size : 0 });
  made.textContent = text;
  return made;
}
