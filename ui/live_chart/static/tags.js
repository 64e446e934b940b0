/**
 * The numbers beside the handles of a panel, each on a side where it can be read.
 *
 * @typedef {import("./words.js").Box} Box
 * @typedef {import("./words.js").Disc} Disc
 */

import { bestOf, FAINTLY } from "./words.js";

/** How high the line of a number beside a handle is, in its sizes. */
export const LINE_OF_TAGS = 1.2;

/** Where the ink of the number beside a handle is on a side, or at a corner, of it. */
function tagBox({ disc, width, height, gap, rise }, side) {
  const [across, up] = SIDES_OF_TAGS[side];
  const [w, h] = [width / 2, height / 2];
  const x = disc.x + across * (gap + w);
  const y = disc.y + up * ((across ? RAISED * gap : rise) + h);
  const ink = h / LINE_OF_TAGS;
  return [x - w, y - ink, x + w, y + ink];
}

/** The ways to the right and down, those first that are tried first. */
const SIDES_OF_TAGS = {
  right: [1, 0],
  left: [-1, 0],
  top: [0, -1],
  bottom: [0, 1],
  "bottom-right": [1, 1],
  "bottom-left": [-1, 1],
  "top-right": [1, -1],
  "top-left": [-1, -1],
};
/** At a corner a number stands as far aside, and less far up, as live_chart.css has it. */
const RAISED = 0.2;

/** The places of a number: its own side first, then the one across from it. */
function* tagPlaces(handle) {
  const opposite = { left: "right", top: "bottom", bottom: "top" }[handle.side] ?? "left";
  const sides = new Set([handle.side, opposite, ...Object.keys(SIDES_OF_TAGS)]);
  let strangeness = 0;
  for (const side of sides) {
    yield { side, box: tagBox(handle, side), strangeness };
    strangeness += 0.05;
  }
}

/**
 * Put the number of each handle on the side where it can be read. Where one is left no
 * free side by those before it, it takes its side before them.
 *
 * @param {{made: HTMLElement, disc: Disc, side: string, width: number,
 *   height: number, gap: number, rise: number}[]} handles  with how far beside its
 *   middle, and above or below it, a number begins: as live_chart.css has it
 * @returns {Box[]}  where the numbers are
 */
export function placeTags(handles, around) {
  const inOrder = sidesOf(handles.filter(({ width }) => width), around);
  const isStuck = ({ against }) => against >= FAINTLY;
  const stuck = inOrder.filter(isStuck);
  const others = inOrder.filter((each) => !isStuck(each));
  const stuckFirst = [...stuck, ...others].map(({ handle }) => handle);
  const again = stuck.length && others.length ? sidesOf(stuckFirst, around) : inOrder;
  const all = (placed) => placed.reduce((sum, { against }) => sum + against, 0);
  const placed = all(again) < all(inOrder) ? again : inOrder;
  for (const { handle, side } of placed) {
    if (handle.made.dataset.side !== side) handle.made.dataset.side = side;
  }
  return placed.map(({ box }) => box);
}

/** The best sides of numbers that are put one after the other. */
function sidesOf(handles, around) {
  const written = [...around.written];
  return handles.map((handle) => {
    const place = bestOf(tagPlaces(handle), { ...around, written });
    written.push(place.box);
    return { handle, ...place };
  });
}
