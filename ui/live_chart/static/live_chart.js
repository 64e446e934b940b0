/**
 * live_chart: Python computes, the browser plays.
 *
 * @typedef {{scene: Scene, keys: Object<string, string>,
 *   tracks: import("./track.js").Track[], ack: string, presenting: boolean,
 *   place: import("./presenter.js").Place|null,
 *   room: import("./classroom.js").Room|null,
 *   guessing: import("./asking.js").Guessing}} Payload
 * @typedef {{panels: object[], handles: object[], readouts: object[],
 *   arithmetic: {mathml: string, values: string[]}[], about: string,
 *   drag: string, asked: import("./asking.js").Asked|null, playback: object|null}} Scene
 *   as ui/live_chart/scene.py has them
 */

import { Asking } from "./asking.js";
import { Drag } from "./drag.js";
import { element } from "./elements.js";
import { HandlesView } from "./handles.js";
import { LiveMode } from "./live_mode.js";
import { Look } from "./look.js";
import { NumbersView } from "./numbers.js";
import { PanelView } from "./panel.js";
import { Paper } from "./paper.js";
import { PlaybackView } from "./playback.js";
import { Presenter } from "./presenter.js";
import { Status } from "./status.js";
import { Tools } from "./tools.js";
import { play, rows, touched } from "./track.js";
import { Wire } from "./wire.js";

const MOST_TRACKS = 40;
const charts = new WeakMap();
const NOTHING = { page: "", keys: {}, moves: new Map() };
/**
 * What was held or not acknowledged of a chart that Streamlit took away, as it may while
 * it connects again. The chart in its place goes on, come before or after.
 */
let left = NOTHING;
let latest = null;
const text = new TextDecoder();

/** Streamlit calls this for every new `data`; one chart lives in each parent. */
export function render({ parentElement, data, setStateValue }) {
  let chart = charts.get(parentElement);
  if (!chart) {
    chart = new LiveChart(parentElement);
    charts.set(parentElement, chart);
  }
  chart.send = (message) => setStateValue("message", message);
  chart.receiveBytes(data);
  return () => {
    charts.delete(parentElement);
    chart.remove();
  };
}

export class LiveChart {
  constructor(parent) {
    this.root = element("div", "ll");
    this.tools = new Tools(this);
    this.asking = new Asking(this.root, {
      onAct: (name) => this.wire.act(name),
      onDrag: (name) => this.wire.actWithNext(name),
      onVeil: () => this.draw(),
    });
    this.numbers = new NumbersView(this.root, this.asking);
    this.panelRow = element("div", "ll-panels");
    this.root.append(this.panelRow);
    parent.append(this.root);
    this.look = new Look(this.root);
    this.handles = new HandlesView();
    this.wire = new Wire(
      (message) => this.send(message),
      () => this.status.sayItIsSlow(),
    );
    this.playback = new PlaybackView(this);
    this.live = new LiveMode(this, this.wire);
    this.drag = new Drag(this);
    this.presenter = new Presenter(this);
    this.status = new Status(this.root, () => this.wire.resend());
    this.paper = new Paper(this.root, this.look, () => this.view && this.draw());
    this.panels = [];
    this.tracks = new Map();
    this.keys = {};
    this.resizing = new ResizeObserver(() => this.#redrawSoon());
    latest = this;
  }

  /** @param {Uint8Array} bytes  The same bytes again mean a new theme. */
  receiveBytes(bytes) {
    this.look.refresh();
    if (bytes === this.bytes) {
      if (this.view) this.draw();
      return;
    }
    this.bytes = bytes;
    this.receive(JSON.parse(text.decode(bytes)));
  }

  /** @param {Payload} payload */
  receive(payload) {
    this.wire.acknowledge(payload.ack);
    for (const track of payload.tracks) {
      this.tracks.set(track.key, track);
      if (this.tracks.size > MOST_TRACKS) {
        this.tracks.delete(this.tracks.keys().next().value);
      }
    }
    if (!this.wire.isWaiting) this.status.sayItIsWell();
    if (payload.ack === "" && this.wire.isWaiting) this.wire.resend();
    if (this.drag.isPlaying || this.playback.isRunning) this.waiting = payload;
    else this.#accept(payload);
    if (this.playback.isRunning && !this.playback.track) this.#accept(payload);
  }

  #accept(payload) {
    this.waiting = null;
    const isOutdated = this.wire.moves.size > 0 && this.view;
    if (!isOutdated) {
      this.keys = payload.keys;
      if (this.live.moved) this.#liftChanges(payload.scene);
      this.base = payload.scene;
      this.view = structuredClone(payload.scene);
      this.playing = null;
      this.live.keep();
      for (const track of payload.tracks) this.#liftTracesOf(track);
      this.presenter.set(payload.presenting, payload.place, payload.room);
      this.asking.set(payload.scene.asked, payload.guessing);
      this.draw();
    }
    this.#takeUp();
    this.live.send();
    this.#resume();
  }

  /** Go on where another chart of this page was taken away, if the state is the same. */
  #takeUp() {
    const { page, keys, moves } = left;
    left = NOTHING;
    if (page !== this.drag.page) return;
    for (const [control, value] of moves) {
      if (this.keys[control] === keys[control]) this.wire.commit(control, value);
    }
  }

  #resume() {
    this.drag.start();
    this.playback.start();
    const { next } = this.drag;
    if (next && !next.track && !next.isLive) {
      next.tries += 1;
      if (next.tries <= 3) this.need(next.handle.control);
    }
  }

  /** Draw everything of the scene as it stands. */
  async draw() {
    this.numbers.draw(this.view);
    this.#matchPanels();
    this.view.panels.forEach((panel, index) => this.panels[index].takeShare(panel));
    this.presenter.setAside();
    this.playback.draw(this.view);
    const hosts = new Map(
      this.view.panels.map(({ name }, index) => [name, this.panels[index].handles]),
    );
    hosts.set("", this.playback.timeline);
    this.handles.match(this.view, ({ panel }) => hosts.get(panel), this.look);
    await this.look.ready;
    this.numbers.keepRoom(this.view);
    await Promise.all(
      this.view.panels.map((panel, index) => this.panels[index].draw(panel)),
    );
    if (!this.root.isConnected) return;
    this.handles.readTags();
    this.placeHandles([...this.view.handles.keys()], this.panels.keys());
    this.presenter.leaveOut();
    this.root.dataset.drawn = "true";
    this.drag.measure();
    if (this.playing) this.numbers.hold();
    if (this.view.handles.length) this.#nudge();
  }

  // What the gestures ask for

  handleNamed(name) {
    return this.view.handles.find((handle) => handle.name === name);
  }

  /** The handle within reach of a pixel of a panel, or of the time line. */
  handleNear(place, x, y) {
    if (place === this.playback.timeline) return this.playback.handle;
    const index = this.panels.findIndex(({ handles }) => handles === place);
    return this.handles.nearest(this.view, this.view.panels[index].name, x, y);
  }

  pixelOf(handle) {
    if (handle.panel === "") return this.playback.pixelOf(handle);
    return this.#panelOf(handle).toPixel(handle.axes, handle.x, handle.y);
  }

  pointOf(handle, [x, y]) {
    return this.#panelOf(handle).fromPixel(handle.axes, x, y);
  }

  /** The Track of a control, where there is one for the state as Python knows it. */
  trackFor(control) {
    if (this.wire.hasOtherMove(control)) return null;
    return this.tracks.get(this.keys[control]) ?? null;
  }

  /** Ask for a control's Track unless it is here. */
  need(control) {
    if (this.trackFor(control)) return;
    const isStale = this.wire.hasOtherMove(control);
    const after = isStale ? `after ${[...this.wire.moves.keys()]}` : "";
    this.wire.want(control, `${this.keys[control]} ${after}`);
  }

  /** Get ready to play a Track from a position. */
  beginTrack(track, index) {
    const { constant, varying } = rows(track);
    this.playing = { track, varying, touched: touched(track, varying) };
    for (const panel of this.#liftTracesOf(track)) {
      this.panels[panel].draw(this.view.panels[panel]);
    }
    play(this.view, track, index, constant);
    this.#drawTouched(touched(track, constant));
    this.numbers.hold();
  }

  /** Draw one position of the Track that is being played. */
  showPosition(index) {
    this.asking.dragged();
    const { track, varying, touched: parts } = this.playing;
    play(this.view, track, index, varying);
    this.#drawTouched(parts);
    this.numbers.makeRoom();
  }

  /** The handle has been let go: keep the view and tell Python. */
  commit(control, value) {
    const before = this.base.handles.find((handle) => handle.control === control);
    const isChange = before?.value !== value || !before.chosen;
    this.playing = null;
    this.numbers.release();
    this.base = structuredClone(this.view);
    if (isChange) this.wire.commit(control, value);
    else this.wire.resend(); // what was to go along with the move
    if (this.waiting) this.#accept(this.waiting);
  }

  /** Back to what stood before the gesture. */
  revert() {
    this.wire.resend(); // what was to go along with the move
    this.playing = null;
    this.view = structuredClone(this.base);
    if (this.waiting) this.#accept(this.waiting);
    else this.draw();
  }

  // Drawing

  #matchPanels() {
    const names = this.view.panels.map(({ name }) => name).join();
    if (names === this.panelNames) return;
    this.panelNames = names;
    this.panels.forEach((panel) => panel.remove());
    this.panels = this.view.panels.map(
      () => new PanelView(this.panelRow, this.look, this.asking),
    );
    this.resizing.disconnect();
    for (const { plot } of this.panels) this.resizing.observe(plot);
  }

  #liftTracesOf(track) {
    const all = track.paths.map((_, row) => row);
    const { traces } = touched(track, all);
    return [...traces.keys()].filter((panel) =>
      this.panels[panel]?.lift(traces.get(panel)),
    );
  }

  #liftChanges({ panels }) {
    panels.forEach(({ figure }, index) => this.panels[index]?.liftChanges(figure));
  }

  #drawTouched({ traces, axes, titles, readouts, terms, handles, words }) {
    if (words) this.numbers.drawWords(this.view);
    this.numbers.drawReadouts(this.view, readouts);
    this.numbers.drawTerms(this.view, terms);
    for (const index of titles) this.panels[index].setTitle(this.view.panels[index]);
    for (const index of axes) this.#drawAxes(index);
    for (const [panel, indices] of traces) this.panels[panel].drawMoving(indices);
    this.placeHandles(handles, traces.keys());
    this.presenter.leaveOutSoon();
  }

  /** Draw a panel anew where a position of a Track gives its axes another range. */
  async #drawAxes(index) {
    const panel = this.panels[index];
    if (!panel.hasOtherAxes(this.view.panels[index])) return;
    await panel.draw(this.view.panels[index]);
    if (!this.root.isConnected) return;
    this.placeHandles([...this.view.handles.keys()], [index]);
    this.drag.measureAnew(panel.panel.name);
  }

  /** Place some handles, and the words of their panels and of those that changed. */
  placeHandles(indices, changed = []) {
    const names = new Set([...changed].map((panel) => this.view.panels[panel].name));
    for (const index of indices) {
      const handle = this.view.handles[index];
      names.add(handle.panel);
      if (handle.panel === "" || this.#panelOf(handle).isDrawn) {
        this.handles.place(handle, (each) => this.pixelOf(each), this.asking);
      }
    }
    this.view.panels.forEach(({ name }, index) => {
      if (!names.has(name)) return;
      const panel = this.panels[index];
      panel.placeWords(this.handles.on(this.view, name, panel.scale));
    });
  }

  #panelOf({ panel }) {
    const index = this.view.panels.findIndex(({ name }) => name === panel);
    if (index < 0) throw new Error(`Unexpected: panel ${panel} not found`);
    return this.panels[index];
  }

  #redrawSoon() {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => {
      if (this.view) this.draw();
    });
  }

  // The first drag, and the line to the server

  #nudge() {
    if (this.isNudged) return;
    this.isNudged = true;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    if (wasNudged()) return;
    const first = this.view.handles[0];
    this.handles.elementOf(first.name).classList.add("ll-nudge");
    for (const type of ["pointerdown", "keydown", "wheel"]) {
      addEventListener(type, () => this.stopNudge(), { once: true, capture: true });
    }
  }

  stopNudge() {
    this.root.querySelector(".ll-nudge")?.classList.remove("ll-nudge");
  }

  remove() {
    const moves = new Map([...this.wire.values, ...this.drag.held]);
    if (moves.size) left = { page: this.drag.page, keys: this.keys, moves };
    if (latest === this) latest = null;
    else latest?.#takeUp();
    this.resizing.disconnect();
    this.paper.remove();
    this.status.remove();
    this.presenter.remove();
    this.asking.remove();
    this.drag.remove();
    this.playback.stop();
    this.wire.stop();
    this.panels.forEach((panel) => panel.remove());
    this.root.remove();
  }
}

/** Whether a chart of this tab was nudged before; not again where none can know. */
function wasNudged() {
  try {
    const before = sessionStorage.getItem("ll-nudged");
    sessionStorage.setItem("ll-nudged", "1");
    return before !== null;
  } catch {
    return true; // storage is refused, as it may be in a frame
  }
}
