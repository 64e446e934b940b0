/**
 * What becomes of a figure of Python's before Plotly draws it still: colours for tokens,
 * sizes for the screen, and on a narrow panel only the words that have room.
 */

import { fitNames, scaledLength, sizeOfWords } from "./room.js";
import { widthOf } from "./words.js";

/** So many pixels from a narrow panel's axis its numbers are, where a ring may end. */
const OFF_THE_HANDLES = 7;

/** A copy of a figure in which the tokens of ui/theme.py are colours. */
export function resolved(value, color, pictureUrl, scale, key = "") {
  if (key === "contours") return value; // its size is a height, not a measure
  if (key === "colorscale") return value.map(([at, token]) => [at, color(token)]);
  if (Array.isArray(value)) {
    return value.map((item) => resolved(item, color, pictureUrl, scale, key));
  }
  if (value !== null && typeof value === "object") {
    const isOfWords = ["font", "textfont", "tickfont"].includes(key);
    const size = isOfWords && sizeOfWords(value.size, scale);
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [
        name,
        size && name === "size" ? size : resolved(item, color, pictureUrl, scale, name),
      ]),
    );
  }
  if (typeof value === "string" && key.endsWith("color")) return color(value);
  if (typeof value === "string" && key === "source") return pictureUrl(value);
  if (typeof value !== "number") return value;
  if (["size", "width"].includes(key)) return value * scale.marks;
  return ["l", "r", "t", "b", "standoff"].includes(key) ? value * scale.words : value;
}

/** A trace without points: Plotly drops axes on which no trace stands. */
export function emptied({ xaxis, yaxis }) {
  const nothing = { x: [null], y: [null], hoverinfo: "skip" };
  return { type: "scatter", mode: "markers", xaxis, yaxis, ...nothing };
}

/** On a narrow panel: numbers off the handles, and words of the axes that have room. */
export function narrow(layout, family) {
  const { l, r } = layout.margin;
  const room = layout.width - l - r;
  const { size } = layout.font;
  const wide = (text, of) => widthOf(`${text}`.replace(/<br>.*/, ""), of, 400, family);
  for (const [name, axis] of Object.entries(layout)) {
    const labels = axis.ticktext ?? axis.tickvals ?? [];
    const title = axis.title?.text ?? "";
    if (name.startsWith("yaxis")) {
      const isFull = title && labels.some((label) => `${label}`.length > 4);
      if (!isFull) axis.ticklabelstandoff = OFF_THE_HANDLES;
    }
    if (!name.startsWith("xaxis")) continue;
    axis.tickangle = 0;
    const [start, end] = axis.domain ?? [0, 1];
    const share = room * (end - start);
    const most = share + 2 * Math.min(l + start * room, r + (1 - end) * room);
    const large = axis.title?.font?.size ?? 1.2 * size; // as Plotly has it
    const long = wide(title, large) / (most - 4);
    if (long > 1) axis.title.font = { size: large / long };
    if (!axis.tickvals) continue;
    if (axis.names) {
      fitNames(axis, scaledLength(layout) / size, (label) => wide(label, size) / size);
      continue;
    }
    const taken = labels.reduce((sum, label) => sum + wide(label, size) + size, 0);
    if (axis.tickvals.length <= 6 && taken < share * 1.2) continue;
    const isKept = (_, index) => index % 2 === 0;
    axis.tickvals = axis.tickvals.filter(isKept);
    axis.ticktext = axis.ticktext?.filter(isKept);
  }
}
