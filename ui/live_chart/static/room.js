/**
 * What words of a figure a screen has room for. A projector's words are large, so some
 * are left out: ticks, the longer half of an axis' title, and words that others cross.
 *
 * @typedef {{marks: number, words: number, least: number}} Scale
 *   How much larger than on a page marks and margins are, and the least size of words
 *   in pixels.
 */

/** On a page. */
export const PLAIN = { marks: 1, words: 1, least: 0 };

/** The share of its size that a character is wide. */
const WIDE = 0.56;
/** How far apart labels are that stand over one another. */
const APART = 2;
/** How far apart names are, side by side and over one another; two rows of them. */
const NAMES_APART = 0.35;
const NAMES_OVER = 1.05;
const TWO_ROWS = 2.6;
const LONGEST_NUMBER = 4.2;
/** Where the rail of a dial is on its axis; what a word under it takes, in its sizes. */
const RAIL = 0.5;
const ZONE_WORD = 1.45;
const HIGHEST_DIAL = 0.45;
/** The share of a panel that is left and right of its charts. */
const MOST_BESIDE = 0.5;

const WRITTEN = ".ll-moving text, .ll-still .textpoint text";
/** Words of a panel, those first that stay where two cross. */
const BY_WEIGHT = [
  ".ll-handle[data-chosen=true] .ll-tag",
  ".ll-tag",
  WRITTEN,
  ".ll-still g[class$=tick] text",
  ".ll-still .infolayer text",
];
const NUMBER = /^[+−]?([\d.,]+|∞|kink)$/;
const TITLES = ".ll-still .infolayer";
const CLIPPED = ".ll-moving [clip-path^=url], .ll-still [clip-path]";

/** How large words are drawn. @param {number} size  @param {Scale} scale */
export function sizeOfWords(size, scale) {
  return Math.max(size * scale.marks, scale.least);
}

/** How wide a text is in its sizes, where it is not measured. */
const guessed = (text) => shown(text).length * WIDE;

/**
 * Have the axes and margins of a layout that has its size fit large words.
 *
 * @param {(text: string) => number} wide  how wide a text is, in its sizes
 */
export function enlarged(layout, { least }, wide = guessed) {
  if (!least) return;
  const { width, height, margin } = layout;
  const axes = Object.entries(layout)
    .map(([name, axis]) => [name.match(/^([xy])axis\d*$/)?.[1], axis])
    .filter(([side]) => side);
  const lengthOf = (side, { domain = [0, 1] }) => {
    const whole =
      side === "x" ? width - margin.l - margin.r : height - margin.t - margin.b;
    return (whole * (domain[1] - domain[0])) / least;
  };
  const upright = axes.filter(([side]) => side === "y").map(([, axis]) => axis);
  raiseDials(upright, (height - margin.t - margin.b) / least);
  for (const axis of upright) {
    fitTicks(axis, lengthOf("y", axis), () => (axis.names ? NAMES_OVER : APART), APART);
  }
  if (upright.every(({ side }) => side !== "right")) {
    margin.l = Math.min(margin.l, Math.max(...upright.map(roomBeside)) * least);
  }
  const beside = (margin.l + margin.r) / (MOST_BESIDE * width);
  if (beside > 1) for (const side of ["l", "r"]) margin[side] /= beside;
  for (const [side, axis] of axes) {
    const length = lengthOf(side, axis);
    const isAcross = side === "x";
    if (isAcross) {
      axis.tickangle = 0; // they are thinned: none need be turned
      if (axis.names) fitNames(axis, scaledLength(layout) / least, wide, margin.b / least);
      else fitTicks(axis, length, (label) => guessed(label) + 0.6, LONGEST_NUMBER);
    }
    if (!axis.title?.text) continue;
    const longest = isAcross ? (length + width / least) / 2 : length;
    axis.title.text = shortened(axis.title.text, longest);
    axis.title.font = { ...axis.title.font, size: least };
  }
}

/** Room for the words of a dial's zones under its rail; what is over it makes way. */
function raiseDials(upright, whole) {
  const isDial = ({ tickvals, range, domain }) =>
    tickvals?.length === 0 && range[0] < 0 && domain?.[0] === 0;
  for (const dial of upright.filter(isDial)) {
    const [low, high] = dial.range;
    const top = dial.domain[1];
    const needed = (ZONE_WORD * (high - low)) / (RAIL - low) / whole;
    if (needed <= top) continue;
    dial.domain = [0, Math.min(needed, HIGHEST_DIAL)];
    const least = dial.domain[1] + APART / whole;
    for (const other of upright) {
      if (other === dial || !(other.domain?.[0] >= top) || other.domain[0] >= least) continue;
      other.domain = [least, Math.max(other.domain[1], least + 0.1)];
    }
  }
}

/** Leave out ticks that have no room, or have Plotly choose so many. */
function fitTicks(axis, length, sizeOf, longest) {
  if (axis.tickvals) Object.assign(axis, thinned(axis, length, sizeOf));
  else axis.nticks = Math.max(2, Math.floor(length / longest));
}

/**
 * All names of an axis across where they fit, in one row or in two; else some of them.
 *
 * @param {number} below  what is below the axis, in sizes: there a title may stand
 */
export function fitNames(axis, length, wide, below = 0) {
  const sizeOf = (label) => wide(label) + NAMES_APART;
  const places = placesOf(axis, length);
  const sizes = axis.ticktext.map(sizeOf);
  const all = [...places.keys()];
  if (standApart(places, sizes, all)) return;
  const rows = [0, 1].map((row) => all.filter((at) => at % 2 === row));
  const hasRoom = !axis.title?.text && below >= TWO_ROWS;
  if (hasRoom && rows.every((row) => standApart(places, sizes, row))) {
    axis.ticktext = axis.ticktext.map((name, at) => (at % 2 ? `<br>${name}` : name));
  } else Object.assign(axis, thinned(axis, length, sizeOf));
}

/** How long the lower axis is, in pixels; less where it has to have the other's scale. */
export function scaledLength({ width, height, margin, xaxis, yaxis }) {
  const long = width - margin.l - margin.r;
  if (yaxis?.scaleanchor !== "x") return long;
  const spanOf = ({ range: [low, high] }) => high - low;
  const high = height - margin.t - margin.b;
  return Math.min(long, (high * spanOf(xaxis)) / spanOf(yaxis));
}

/** What an axis' labels and its title need beside it, in sizes of its words. */
function roomBeside({ tickvals, ticktext, title }) {
  const labels = ticktext ?? tickvals?.map(String) ?? ["1,000"];
  const longest = Math.max(0, ...labels.map((label) => shown(label).length));
  return longest * WIDE + 0.5 + (title?.text ? 1.5 : 0);
}

/** Every so many-th tick, so that they stand apart; 0 stays where it is one. */
function thinned(axis, length, sizeOf) {
  const { tickvals, ticktext } = axis;
  const places = placesOf(axis, length);
  const sizes = (ticktext ?? tickvals.map(String)).map(sizeOf);
  const zero = Math.max(0, tickvals.indexOf(0));
  const every = (step) => [...places.keys()].filter((index) => index % step === zero % step);
  let step = 1;
  while (step < places.length && !standApart(places, sizes, every(step))) step += 1;
  const pick = (list) => every(step).map((index) => list[index]);
  return { tickvals: pick(tickvals), ...(ticktext && { ticktext: pick(ticktext) }) };
}

/** Where the ticks of an axis are, on one that is so long. */
function placesOf({ tickvals, range: [low, high] }, length) {
  return tickvals.map((value) => (length * (value - low)) / (high - low));
}

/** Whether those labels that are kept stand apart. */
function standApart(places, sizes, kept) {
  return kept.every((index, at) => {
    const before = kept[at - 1];
    if (before === undefined) return true;
    return Math.abs(places[index] - places[before]) >= (sizes[index] + sizes[before]) / 2;
  });
}

/** A title that is no longer than so many sizes: without what explains it, or none. */
export function shortened(title, longest) {
  const fits = (text) => shown(text).length * WIDE <= longest;
  const shorter = [title, title.replace(/ ?\(.*\)$/, ""), title.replace(/[:,(].*$/, "")];
  return shorter.find(fits)?.trim() ?? "";
}

/** A label without its tags. */
function shown(label) {
  return String(label).replace(/<[^>]*>/g, "");
}

/**
 * Leave out words that others cross, that would be cut, or that a ring covers.
 *
 * @param {HTMLElement} panel
 * @param {DOMRect[]} charts  where its axes are on the screen
 * @param {DOMRect[]} rails  of its dials: a ring's number stands on one, a word does not
 */
export function leaveOut(panel, charts, rails) {
  const taken = [...panel.querySelectorAll(".ll-mark")].map((mark) => inner(mark, 0.1));
  const box = panel.getBoundingClientRect();
  const seen = new Set();
  const isCut = (each, place) =>
    place.right > innerWidth ||
    (each.closest(".ll-still, .ll-words") && isOver(box, place)) ||
    (each.closest(CLIPPED) && charts.some((chart) => isCutBy(chart, place))) ||
    (each.closest(TITLES) && charts.some((chart) => isOn(chart, place)));
  for (const selector of BY_WEIGHT) {
    const words = [...panel.querySelectorAll(selector)].filter(
      (each) => !seen.has(each) && each.textContent,
    );
    const columns = selector === WRITTEN ? byColumn(words) : words.map((each) => [each]);
    for (const together of columns) {
      const places = together.map((each) => inner(each, 0.14));
      const fits = together.every(
        (each, index) =>
          !isCut(each, places[index]) &&
          !taken.some((other) => cross(places[index], other)),
      );
      for (const each of together) {
        seen.add(each);
        each.classList.toggle("ll-left-out", !fits);
      }
      if (fits) taken.push(...places);
    }
    if (selector === ".ll-tag") taken.push(...rails);
  }
  for (const sample of panel.querySelectorAll("[data-key]")) {
    const name = panel.querySelector(`[data-trace="${sample.dataset.key}"]`);
    const isLeftOut = name?.classList.contains("ll-left-out") ?? false;
    sample.classList.toggle("ll-left-out", isLeftOut);
  }
}

/**
 * Words that stand together or not at all: the names of a list, and a column of numbers
 * with its head, which would be another column's over what is left of it. All other
 * words stand alone.
 */
function byColumn(words) {
  const lists = [];
  const named = words.filter(({ dataset }) => dataset.list);
  for (const word of words.filter(({ dataset }) => !dataset.list)) {
    const side = getComputedStyle(word).textAnchor;
    const { left, right } = word.getBoundingClientRect();
    const at = side === "end" ? right : side === "middle" ? (left + right) / 2 : left;
    const list = lists.find((each) => each.side === side && Math.abs(each.at - at) < 2);
    if (list) list.words.push(word);
    else lists.push({ side, at, words: [word] });
  }
  const isNumber = (word) => NUMBER.test(word.textContent);
  const isColumn = (list) => list.words.filter(isNumber).length > 1;
  const columns = lists.filter(isColumn).sort((one, other) => one.at - other.at);
  const held = new Set([...named, ...columns.flatMap((column) => column.words)]);
  const alone = words.filter((word) => !held.has(word)).map((word) => [word]);
  return [...alone, named, ...columns.map((column) => column.words)];
}

/** Whether words of a chart stand over its side. */
function isCutBy(chart, place) {
  return isOn(chart, place, 9) && isOver(chart, place);
}

/** Whether the middle of words is on a chart, or so near above or below it. */
function isOn(chart, place, near = 0) {
  const [x, y] = [(place.left + place.right) / 2, (place.top + place.bottom) / 2];
  const [top, bottom] = [chart.top - near, chart.bottom + near];
  return x > chart.left && x < chart.right && y > top && y < bottom;
}

function isOver({ left, right, top, bottom }, place) {
  return (
    place.left < left - 2 ||
    place.right > right + 2 ||
    place.top < top ||
    place.bottom > bottom
  );
}

/** The box of an element, less what no letter fills above and below; and its axis. */
function inner(element, slack) {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const less = slack * Math.min(bottom - top, right - left);
  const isUpright = element.getAttribute("transform")?.startsWith("rotate(-90");
  const thick = isUpright ? right - left : bottom - top - 2 * less;
  const { axis } = element.dataset;
  return { left, right, top: top + less, bottom: bottom - less, thick, axis };
}

/** Whether two words meet, or stand so near that they read as one. */
function cross(one, other) {
  const isOfAnother = one.axis && other.axis && one.axis !== other.axis;
  const gap = one.thick / (isOfAnother ? 1 : 4);
  return (
    one.left < other.right + gap &&
    other.left < one.right + gap &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
}
