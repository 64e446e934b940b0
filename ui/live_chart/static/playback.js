/** Playback over time: play, pause, step and speed beside a time line. */

import { button, element } from "./elements.js";

const SPEEDS = [0.5, 1, 2, 4];

export class PlaybackView {
  /** @param {import("./live_chart.js").LiveChart} chart */
  constructor(chart) {
    this.chart = chart;
    this.box = element("div", "ll-playback");
    this.box.setAttribute("role", "group");
    this.box.hidden = true;
    this.playButton = button("Play", () => this.toggle());
    const back = button("Step back", () => this.#step(-1));
    const forward = button("Step forward", () => this.#step(1));
    this.speed = element("select");
    this.speed.setAttribute("aria-label", "Speed");
    for (const speed of SPEEDS) {
      const option = element("option", "", `${speed}×`);
      option.value = speed;
      option.selected = speed === 1;
      this.speed.append(option);
    }
    this.timeline = element("div", "ll-timeline");
    this.box.append(this.playButton, back, forward, this.speed, this.timeline);
    chart.root.append(this.box);
    this.frame = 0;
  }

  draw(scene) {
    this.spec = scene.playback;
    this.box.hidden = !this.spec;
    this.chart.root.classList.toggle("ll-played", Boolean(this.spec));
    this.size = null;
    if (!this.spec) return;
    this.box.setAttribute("aria-label", this.spec.label);
  }

  get handle() {
    return this.chart.handleNamed(this.spec.handle);
  }

  /** Where the time line's handle sits; its size is measured once a drawing. */
  pixelOf({ x, minimum, maximum }) {
    this.size ??= this.timeline.getBoundingClientRect();
    const { width, height } = this.size;
    return [((x - minimum) / (maximum - minimum)) * width, height / 2];
  }

  toggle() {
    if (this.isRunning) this.pause();
    else this.#play();
  }

  pause() {
    if (!this.isRunning) return;
    this.isRunning = false;
    cancelAnimationFrame(this.frame);
    this.playButton.textContent = "Play";
    if (this.track) this.chart.commit(this.spec.control, this.track.positions[this.index]);
    this.track = null;
  }

  /** Take up the Track that playing has been waiting for. */
  start() {
    if (!this.isRunning || this.track) return;
    const track = this.chart.trackFor(this.handle.control);
    if (!track) return;
    this.track = track;
    this.spec.control = track.control;
    const { positions } = track;
    this.index = positions.indexOf(this.handle.value);
    if (this.index < 0 || this.index === positions.length - 1) this.index = 0;
    this.chart.beginTrack(track, this.index);
    this.chart.showPosition(this.index);
    this.began = null;
    this.frame = requestAnimationFrame((now) => this.#tick(now));
  }

  stop() {
    cancelAnimationFrame(this.frame);
    this.isRunning = false;
  }

  #play() {
    this.chart.drag.rest(); // a step a moment ago must not be written after it
    this.isRunning = true;
    this.playButton.textContent = "Pause";
    this.chart.need(this.handle.control);
    this.start();
  }

  #tick(now) {
    if (!this.isRunning) return;
    this.began ??= now;
    const perStep = 1000 / (this.spec.steps_per_second * Number(this.speed.value));
    const steps = Math.floor((now - this.began) / perStep);
    if (steps > 0) {
      this.began += steps * perStep;
      this.index = Math.min(this.index + steps, this.track.positions.length - 1);
      this.chart.showPosition(this.index);
    }
    if (this.index === this.track.positions.length - 1) this.pause();
    else this.frame = requestAnimationFrame((later) => this.#tick(later));
  }

  #step(by) {
    this.pause();
    const made = this.chart.handles.elementOf(this.spec.handle);
    const key = by > 0 ? "ArrowRight" : "ArrowLeft";
    made.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  }
}
