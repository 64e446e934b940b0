/**
 * Live mode: a handle whose value is sent while it moves, a point in the plane or a
 * number on one axis. Never more than one message in flight, and the newest wins.
 */

/** Whether Python is asked while a handle moves: it has no Track. */
export function isLive({ live, direction }) {
  return live || direction === "xy";
}

export class LiveMode {
  /**
   * @param {import("./live_chart.js").LiveChart} chart
   * @param {import("./wire.js").Wire} wire
   */
  constructor(chart, wire) {
    this.chart = chart;
    this.wire = wire;
    this.moved = null;
  }

  /** Move a handle to a point of its axes. */
  moveTo(handle, [x, y]) {
    this.move(handle, { x, y, xy: [x, y] }[handle.direction]);
    this.send();
  }

  /** Give a handle a value, on its steps and inside its range. */
  move(handle, value) {
    const { minimum, maximum, step } = handle;
    const nearest = Array.isArray(value)
      ? value.map((item, axis) => onStep(item, minimum[axis], maximum[axis], step[axis]))
      : onStep(value, minimum, maximum, step);
    this.chart.asking.dragged(true);
    this.moved = { name: handle.name, control: handle.control, value: nearest };
    this.keep();
    const { view } = this.chart;
    this.chart.placeHandles([view.handles.indexOf(this.chart.handleNamed(handle.name))]);
  }

  /** The handle has been let go: its value is sent once more, as the last one. */
  finish() {
    if (this.moved) Object.assign(this.moved, { isLast: true, isSent: false });
    this.send();
  }

  /** Move a handle by a key. */
  step(handle, key) {
    const { minimum, maximum, step } = handle;
    const isUp = ["ArrowUp", "ArrowRight", "PageUp", "End"].includes(key);
    const times = (isUp ? 1 : -1) * ({ PageUp: 10, PageDown: 10 }[key] ?? 1);
    const isToEnd = key === "Home" || key === "End";
    const end = isUp ? maximum : minimum;
    if (Array.isArray(handle.value)) {
      const along = isToEnd || key === "ArrowLeft" || key === "ArrowRight" ? 0 : 1;
      const value = [...handle.value];
      value[along] = isToEnd ? end[along] : value[along] + times * step[along];
      this.move(handle, value);
    } else this.move(handle, isToEnd ? end : handle.value + times * step);
    this.finish();
  }

  /** A scene that has just come in is older than the finger: keep its value. */
  keep() {
    const handle = this.moved && this.chart.handleNamed(this.moved.name);
    if (!handle) return;
    const { value } = this.moved;
    if (Array.isArray(value)) [handle.x, handle.y] = value;
    else handle[handle.direction] = value;
    handle.value = value;
  }

  /** Send the newest value, once the last one has been answered. */
  send() {
    const { moved, wire } = this;
    if (!moved || wire.isWaiting) return;
    if (!moved.isSent) {
      moved.isSent = true;
      wire.commit(moved.control, moved.value, !moved.isLast);
    } else if (moved.isLast) this.moved = null;
  }
}

/** The value on a handle's grid that is nearest, without the noise of floats. */
function onStep(value, low, high, step) {
  const stepped = low + Math.round((value - low) / step) * step;
  return Number(Math.min(Math.max(stepped, low), high).toPrecision(12));
}
