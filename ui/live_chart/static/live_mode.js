/**
 * Live mode: a point dragged in the plane. Its place is sent while it moves, never
 * more than one message in flight, and the newest place wins.
 */

export class LiveMode {
  /** @param {import("./live_chart.js").LiveChart} chart */
  constructor(chart) {
    this.chart = chart;
    this.point = null;
  }

  /** Move a handle to a point of its axes, on its steps and inside its range. */
  move(handle, point) {
    const value = point.map((item, axis) => {
      const [low, high] = [handle.minimum[axis], handle.maximum[axis]];
      const step = handle.step[axis];
      const stepped = low + Math.round((item - low) / step) * step;
      return Number(Math.min(Math.max(stepped, low), high).toPrecision(12));
    });
    this.point = { name: handle.name, control: handle.control, value };
    this.keep();
    const { view } = this.chart;
    this.chart.placeHandles([view.handles.indexOf(this.chart.handleNamed(handle.name))]);
    this.send();
  }

  /** The handle has been let go: the place that it has is the last one. */
  finish() {
    if (this.point) this.point.isLast = true;
    this.send();
  }

  /** Move a handle by a key. */
  step(handle, key) {
    const times = { PageUp: 10, PageDown: 10 }[key] ?? 1;
    const along = ["ArrowLeft", "ArrowRight", "Home", "End"].includes(key) ? 0 : 1;
    const isUp = ["ArrowUp", "ArrowRight", "PageUp", "End"].includes(key);
    const value = [...handle.value];
    if (key === "Home" || key === "End") {
      value[0] = (isUp ? handle.maximum : handle.minimum)[0];
    } else value[along] += (isUp ? 1 : -1) * times * handle.step[along];
    this.move(handle, value);
    this.finish();
  }

  /** A scene that has just come in is older than the finger: keep its place. */
  keep() {
    const handle = this.point && this.chart.handleNamed(this.point.name);
    if (!handle) return;
    [handle.x, handle.y] = this.point.value;
    handle.value = this.point.value;
  }

  /** Send the newest place, once the last one has been answered. */
  send() {
    const { point, chart } = this;
    if (!point || chart.wire.isWaiting) return;
    if (!point.isSent) {
      point.isSent = true;
      chart.wire.commit(point.control, point.value);
    } else if (point.isLast) this.point = null;
  }
}
