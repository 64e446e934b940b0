/**
 * A clock that counts the seconds by itself, without asking the server.
 *
 * @typedef {{seconds: number, words: string, target: number|null,
 *   step: {taken: number, planned: number}|null}} Data
 *   `seconds` have passed at the moment of this data; `words` follow the time, and so
 *   does what is over the `target`. `step` is the part that is under way: `taken` of
 *   its `planned` seconds have passed.
 */

const EARLY = 0.8;
const LATE = 1.2;
const clocks = new WeakMap();

/** A time as a clock shows it: 71 seconds are 1:11. */
export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const rest = String(whole % 60).padStart(2, "0");
  return `${Math.floor(whole / 60)}:${rest}`;
}

/** What is said of a time that is over its plan, from the first whole second on. */
export function over(taken, planned) {
  const seconds = Math.floor(taken) - planned;
  return seconds > 0 ? `${seconds} s over` : "";
}

/** How full a bar is, and how late its colour says it is, both from 0 to 1. */
export function pace(taken, planned) {
  const share = Math.max(0, Math.floor(taken)) / planned;
  const late = (share - EARLY) / (LATE - EARLY);
  return { share: Math.min(1, share), late: Math.min(1, Math.max(0, late)) };
}

/** The time in a line, and under it the bar of a step with its own words. */
class Clock {
  constructor(parent) {
    this.place = part("div", "ll-clock");
    this.line = document.createElement("p");
    this.line.setAttribute("role", "timer");
    this.time = document.createElement("strong");
    this.words = document.createElement("span");
    this.line.append(this.time, " ", this.words);
    this.place.append(this.line);
    parent.append(this.place);
    this.interval = setInterval(() => this.show(), 250);
  }

  set(data) {
    this.data = data;
    this.began = performance.now();
    if (data.step && !this.bar) this.#addStep();
    this.show();
  }

  #addStep() {
    const track = part("div", "ll-clock-track");
    track.setAttribute("aria-hidden", "true");
    this.bar = part("div", "ll-clock-bar");
    track.append(this.bar);
    this.note = part("p", "ll-clock-note");
    this.place.append(track, this.note);
  }

  show() {
    const { seconds, words, target, step } = this.data;
    const passed = (performance.now() - this.began) / 1000;
    const isOver = target && over(seconds + passed, target);
    write(this.time, clock(seconds + passed));
    write(this.words, isOver ? `${words}, ${isOver}` : words);
    if (!step) return;
    const { share, late } = pace(step.taken + passed, step.planned);
    const tone = `color-mix(in srgb,var(--st-primary-color) ${100 * late}%,currentColor)`;
    this.bar.style.width = `${100 * share}%`;
    this.bar.style.backgroundColor = `color-mix(in srgb,${tone} 70%,transparent)`;
    const isStepOver = over(step.taken + passed, step.planned);
    write(this.note, isStepOver && `This step: ${isStepOver}`);
  }

  remove() {
    clearInterval(this.interval);
    this.place.remove();
  }
}

function part(tag, className) {
  return Object.assign(document.createElement(tag), { className });
}

function write(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

/** Streamlit calls this for every new `data`. */
export function render({ data, parentElement }) {
  const made = clocks.get(parentElement) ?? new Clock(parentElement);
  clocks.set(parentElement, made);
  made.set(data);
  return () => {
    made.remove();
    clocks.delete(parentElement);
  };
}
