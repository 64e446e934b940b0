/**
 * Moving a handle by mouse, touch, pen or keys. What is moved and drawn belongs to
 * the chart; here are the gestures.
 */

import { isLive } from "./live_mode.js";
import { fieldColumn, nearestIndex, steppedIndex } from "./track.js";

const KEYS_REST = 350;
/** Where a handle goes left as its value rises, left and right follow the screen. */
const MIRRORED = { ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" };

/**
 * A handle that is held, by a pointer or by keys, until what was done is finished.
 *
 * @typedef {{id: number, place: HTMLElement, grabbed: number[], latest: number[]}}
 *   Pointer  where in its panel or time line it took hold, and where it is
 */
class Hold {
  /** @param {Pointer|null} pointer  null where keys hold it */
  constructor(handle, made, pointer) {
    this.handle = handle;
    this.made = made;
    this.pointer = pointer;
    this.isLive = isLive(handle);
    /** Its value before, and where it was: a live handle has no Track to go back on. */
    this.before = handle.value;
    this.start = null;
    this.hasMoved = false;
    this.isReleased = false;
    /** Keys that were pressed before the Track was here, and when they have rested. */
    this.keys = [];
    this.rest = 0;
    /** The Track, its position, and where on the screen each of its positions is. */
    this.track = null;
    this.index = 0;
    this.pixels = [];
    this.along = 0;
    this.offset = null;
    this.tries = 0;
  }
}

export class Drag {
  /** @param {import("./live_chart.js").LiveChart} chart */
  constructor(chart) {
    this.chart = chart;
    this.active = null;
    this.aside = [];
    this.frame = 0;
    const on = (type, handler, options) =>
      chart.root.addEventListener(type, handler, options);
    on("pointerdown", (event) => this.#down(event));
    on("pointermove", (event) => this.#move(event));
    on("pointerup", (event) => this.#up(event));
    on("pointercancel", () => this.cancel());
    on("lostpointercapture", (event) => this.#up(event));
    on("keydown", (event) => this.#key(event));
    on("focusout", () => this.#finishKeys());
    on("focusin", (event) => this.#foresee(event));
    on("pointerover", (event) => this.#foresee(event));
    this.page = location.pathname;
    this.ending = new AbortController();
    addEventListener("popstate", () => this.#leave(), { signal: this.ending.signal });
  }

  /** Back right after keys: out of the page they count, on the page it undoes them. */
  #leave() {
    if (location.pathname !== this.page) this.#finishKeys();
    else if (!this.#isHeld) this.cancel();
  }

  remove() {
    this.ending.abort();
  }

  /** Whether a finger or a key holds a handle whose Track is being played. */
  get isPlaying() {
    return Boolean(this.active?.track);
  }

  /** The control that is held, by a finger, the mouse or keys, and its value. */
  get held() {
    if (!this.isPlaying) return [];
    const { handle, track, index } = this.active;
    return [[handle.control, track.positions[index]]];
  }

  /** The handle whose turn it is: one let go early before the one that is held. */
  get next() {
    return this.aside[0] ?? this.active;
  }

  /** Finish what keys began: something else moves a handle now. */
  rest() {
    this.#finishKeys();
  }

  /** Take up the Track that a handle has been waiting for. */
  start() {
    while (this.aside.length && !this.isPlaying) {
      const held = this.active;
      this.active = this.aside[0];
      this.#begin();
      if (this.active) {
        this.active = held;
        return;
      }
      this.aside.shift();
      this.active = held;
    }
    this.#begin();
  }

  get #isHeld() {
    return Boolean(this.active?.pointer) && !this.active.isReleased;
  }

  /** A handle let go before its Track was here is finished when the Track comes. */
  #setAside() {
    this.active.made.classList.remove("ll-held");
    this.aside.push(this.active);
    this.active = null;
  }

  #begin() {
    const { active, chart } = this;
    if (!active || active.track || active.isLive) return;
    active.track = chart.trackFor(active.handle.control);
    if (!active.track) return;
    active.handle = chart.handleNamed(active.handle.name);
    active.index = nearestIndex(active.track.positions, active.handle.value);
    chart.beginTrack(active.track, active.index);
    this.measure();
    if (active.keys.length) this.#applyKeys();
    else if (active.hasMoved) this.#schedule();
    if (active.isReleased) this.#finish();
  }

  /** Where on the screen each position of the active handle is. */
  measure() {
    const { active, chart } = this;
    if (!active?.track) return;
    const { handles } = chart.view;
    const at = handles.findIndex(({ name }) => name === active.handle.name);
    const [xs, ys] = ["x", "y"].map((field) =>
      fieldColumn(active.track, handles, at, field),
    );
    active.along = active.handle.direction === "y" ? 1 : 0;
    active.pixels = xs.map(
      (x, index) => chart.pixelOf({ ...handles[at], x, y: ys[index] })[active.along],
    );
    active.offset ??= active.pointer
      ? active.pointer.grabbed[active.along] - active.pixels[active.index]
      : 0;
  }

  /** The axes of a panel have changed: a handle that is held there is under the finger. */
  measureAnew(panel) {
    const { active } = this;
    if (!active?.track || active.handle.panel !== panel) return;
    if (active.handle.axes.join() === "x,y") active.offset = 0;
    this.measure();
    this.#schedule();
  }

  /** Put the handle back where it was; nothing is sent. */
  cancel() {
    const { active } = this;
    if (!active) return;
    this.#drop();
    if (active.isLive) {
      this.chart.live.move(active.handle, active.before);
      this.chart.live.finish();
    } else this.chart.revert();
  }

  #down(event) {
    if (event.button !== 0 || this.#isHeld) return;
    const place = event.target.closest?.(".ll-handles, .ll-timeline");
    if (!place) return;
    const pixel = pixelIn(place, event);
    const handle = this.chart.handleNear(place, ...pixel);
    if (!handle) return;
    this.#finishKeys();
    if (this.active) this.#setAside();
    event.preventDefault();
    const made = this.chart.handles.elementOf(handle.name);
    made.focus({ preventScroll: true });
    made.setPointerCapture(event.pointerId);
    made.classList.add("ll-held");
    this.chart.stopNudge();
    const pointer = { id: event.pointerId, place, grabbed: pixel, latest: pixel };
    this.active = new Hold(handle, made, pointer);
    if (place.classList.contains("ll-timeline")) {
      this.active.offset = 0;
      this.active.hasMoved = true;
    }
    if (!this.active.isLive) this.chart.need(handle.control);
    this.start();
  }

  #move(event) {
    const { active } = this;
    if (event.pointerId !== active?.pointer?.id) return;
    active.pointer.latest = pixelIn(active.pointer.place, event);
    active.hasMoved = true;
    this.#schedule();
  }

  #up(event) {
    const { active } = this;
    if (event.pointerId !== active?.pointer?.id) return;
    const { pointer } = active;
    active.isReleased = true;
    if (event.type === "pointerup") pointer.latest = pixelIn(pointer.place, event);
    if (active.track || active.isLive) this.#finish();
  }

  #schedule() {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.#follow();
    });
  }

  #follow() {
    const { active, chart } = this;
    if (!active?.hasMoved) return;
    const { latest, grabbed } = active.pointer;
    if (active.isLive) {
      active.start ??= chart.pixelOf(active.handle);
      const pixel = latest.map((at, axis) => at - grabbed[axis] + active.start[axis]);
      chart.live.moveTo(active.handle, chart.pointOf(active.handle, pixel));
    } else if (active.track) {
      const target = latest[active.along] - active.offset;
      this.#show(nearestIndex(active.pixels, target));
    }
  }

  #show(index) {
    if (index === this.active.index) return;
    this.active.index = index;
    this.chart.showPosition(index);
  }

  #finish() {
    const { active, chart } = this;
    if (this.frame) {
      cancelAnimationFrame(this.frame);
      this.frame = 0;
    }
    this.#follow();
    this.#drop();
    if (active.isLive) chart.live.finish();
    else chart.commit(active.handle.control, active.track.positions[active.index]);
  }

  #drop() {
    const { active } = this;
    clearTimeout(active.rest);
    active.made.classList.remove("ll-held");
    this.active = null;
    if (!active.pointer) return;
    if (active.made.hasPointerCapture(active.pointer.id)) {
      active.made.releasePointerCapture(active.pointer.id);
    }
    if (this.chart.presenter.isOn) active.made.blur(); // Right and Left are slides again
  }

  #key(event) {
    if (event.key === "Escape" && this.active) {
      event.preventDefault();
      event.stopPropagation();
      this.cancel();
      return;
    }
    const made = event.target.closest?.(".ll-handle");
    if (!made || event.ctrlKey || event.metaKey || event.altKey) return;
    if (this.chart.presenter.isOn && event.key.startsWith("Page")) return; // turns the slide
    if (steppedIndex(event.key, 0, 1) === null || this.active?.pointer) return;
    event.preventDefault();
    event.stopPropagation();
    this.chart.stopNudge();
    const handle = this.chart.handleNamed(made.dataset.handle);
    if (isLive(handle)) {
      this.chart.live.step(handle, event.key);
      return;
    }
    if (!this.active) {
      this.active = new Hold(handle, made, null);
      this.chart.need(handle.control);
    }
    this.active.keys.push(event.key);
    if (this.active.track) this.#applyKeys();
    else this.start();
    this.#restKeys();
  }

  #applyKeys() {
    const { active } = this;
    let index = active.index;
    const falls = active.along === 0 && active.pixels[0] > active.pixels.at(-1);
    for (const key of active.keys) {
      const onScreen = falls ? (MIRRORED[key] ?? key) : key;
      index = steppedIndex(onScreen, index, active.track.positions.length);
    }
    active.keys = [];
    this.#show(index);
    this.#restKeys();
  }

  #restKeys() {
    clearTimeout(this.active.rest);
    this.active.rest = setTimeout(() => this.#finishKeys(), KEYS_REST);
  }

  #finishKeys() {
    const { active } = this;
    if (!active || active.pointer) return;
    if (active.track) this.#finish();
    else active.isReleased = true;
  }

  #foresee(event) {
    const made = event.target.closest?.(".ll-handle");
    if (!made || this.active || event.pointerType === "touch") return;
    const handle = this.chart.handleNamed(made.dataset.handle);
    if (handle && !isLive(handle)) this.chart.need(handle.control);
  }
}

function pixelIn(place, event) {
  const box = place.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}
