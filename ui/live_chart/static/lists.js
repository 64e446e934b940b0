/** Lists on a chart: each name behind a sample of its line, in traces that say "key". */

/** How far large names are apart, in their sizes. */
const LINE = 1.15;

/** Whether a trace is words alone: those are never Plotly's, so that they never jump. */
export function isWords({ type, mode }) {
  return type === "scatter" && mode === "text";
}

/** Whether a trace is of a list: a name, or the sample before it. */
export function isKey({ meta }) {
  return meta === "key";
}

/** Which trace is the name behind a sample: both stand, or neither. */
export function nameOf(data, index) {
  return data.findIndex((each, at) => at > index && isWords(each));
}

/**
 * How much lower than it is wanted a trace of a list stands, so that names of a size
 * stand one under the other.
 */
export function lowered(data, index, heightOf, size) {
  const names = data.filter((each) => isKey(each) && isWords(each));
  const row = names.indexOf(isWords(data[index]) ? data[index] : data[nameOf(data, index)]);
  if (names.length < 2 || row < 0) return 0;
  const apart = heightOf(names[1]) - heightOf(names[0]);
  return row * Math.max(0, LINE * size - apart);
}
