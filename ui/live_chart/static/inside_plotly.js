/**
 * What we use of Plotly's inside, which it does not promise to keep: where the axes
 * of a drawn figure are. `tests/ui/test_inside_plotly.py` says what an upgrade took.
 */

/** The axis "x" or "y2" of a figure that is drawn. */
export function axisOf(plot, name) {
  const axis = plot._fullLayout[`${name[0]}axis${name.slice(1)}`];
  if (!axis) throw new Error(`Unexpected: axis ${name} not found`);
  return axis;
}

/** A value on an axis in pixels of the plot. */
export function toPixel(axis, value) {
  return axis._offset + axis.d2p(value);
}

/** Pixels of the plot as a value on an axis. */
export function fromPixel(axis, pixel) {
  return axis.p2d(pixel - axis._offset);
}

/** Where an axis begins in the plot, and how long it is, in pixels. */
export function extentOf(axis) {
  return [axis._offset, axis._length];
}

/** On which side of its chart the line of an axis is drawn; "" where none is. */
export function sideOfLine({ showline, side }) {
  return showline ? side : "";
}
