/**
 * The row above a lesson's chart: back, where one is, on; and the list of the examples.
 * Buttons, the arrow keys while the focus is on the row, and a swipe on it all do the
 * same: they tell Python the name of an example. The row shows it at once, so that the
 * next step begins there. It tells it again until Python says so, as the line may be
 * down; each step has a name of its own, so that it is taken once.
 *
 * @typedef {{name: string, title: string, says: string, place: string, href: string,
 *   more: boolean, answered: boolean}} Stop
 * @typedef {{name: string, title: string}} Neighbour
 * @typedef {{at: string, stops: Stop[], before: ?Neighbour, after: ?Neighbour,
 *   end: string}} Data
 *   `before` and `after` are those of `at`; `end` is the key of what comes after the
 *   last example.
 */

import { element } from "./elements.js";

const SWIPE = 40;
const PATIENCE = 5000;
const TRIES = 12;
const END = "Check yourself";
const STEPS = { ArrowLeft: "before", ArrowRight: "after" };

class Path {
  constructor(place) {
    this.back = button("ll-path-step", "‹");
    this.on = button("ll-path-step", "›");
    this.where = button("ll-path-where");
    this.where.setAttribute("aria-expanded", "false");
    this.where.setAttribute("aria-controls", "ll-path-list");
    this.said = element("span", "ll-path-said");
    this.said.setAttribute("role", "status");
    this.row = element("div", "ll-path-row");
    this.row.append(this.back, this.where, this.on, this.said);
    this.list = element("div", "ll-path-list");
    this.list.id = "ll-path-list";
    this.list.hidden = true;
    this.root = element("nav", "ll-path");
    this.root.setAttribute("aria-label", "Examples");
    this.root.append(this.row, this.list);
    place.append(this.root);
    this.#listen();
  }

  #listen() {
    this.back.addEventListener("click", () => this.#step("before"));
    this.on.addEventListener("click", () => this.#step("after"));
    this.where.addEventListener("click", () => this.#open(this.list.hidden));
    this.root.addEventListener("keydown", (event) => this.#key(event));
    this.list.addEventListener("click", (event) => this.#choose(event));
    this.root.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !this.root.contains(relatedTarget)) this.#open(false);
    });
    this.onElsewhere = ({ target }) => {
      if (!this.root.contains(target)) this.#open(false);
    };
    document.addEventListener("pointerdown", this.onElsewhere);
    this.#swipes();
  }

  /** A finger that goes sideways on the row is a step, and no tap on what it began on. */
  #swipes() {
    let from = null;
    let isSwipe = false;
    const { row } = this;
    row.addEventListener("pointerdown", (event) => {
      isSwipe = false;
      from = event.pointerType === "mouse" ? null : event;
    });
    row.addEventListener("pointerup", (event) => {
      if (from?.pointerId !== event.pointerId) return;
      const [dx, dy] = [event.clientX - from.clientX, event.clientY - from.clientY];
      from = null;
      isSwipe = Math.abs(dx) > SWIPE && Math.abs(dx) > 2 * Math.abs(dy);
      if (isSwipe) this.#step(dx < 0 ? "after" : "before");
    });
    row.addEventListener("pointercancel", () => (from = null));
    row.addEventListener(
      "click",
      (event) => {
        if (isSwipe) event.stopPropagation();
        isSwipe = false;
      },
      true,
    );
  }

  /** @param {Data} data */
  set(data) {
    this.data = data;
    if (this.wanted === data.at) this.wanted = undefined;
    this.#show();
  }

  get #at() {
    return this.wanted ?? this.data.at;
  }

  /** The neighbours of what is shown; of another example than Python's by their order. */
  get #neighbours() {
    const { at, stops, before, after } = this.data;
    if (this.#at === at) return { before, after };
    const here = stops.find(({ name }) => name === this.#at);
    const row = stops.filter(({ more }) => more === here?.more);
    const index = row.indexOf(here);
    return { before: row[index - 1], after: row[index + 1] };
  }

  /** Whether nothing is known yet of what comes before or after. */
  get #isUnknown() {
    return this.wanted !== undefined;
  }

  #step(way) {
    const next = this.#neighbours[way];
    if (next) this.#go(next);
    else if (way === "after" && !this.#isUnknown) this.#end();
  }

  #go({ name, title }) {
    this.wanted = name;
    this.wantedTitle = title;
    this.#open(false);
    this.#show();
    this.said.textContent = this.where.textContent;
    this.#insist({ name, step: `${Date.now()}` }, TRIES);
  }

  #insist(step, tries) {
    clearTimeout(this.waiting);
    if (this.wanted !== step.name) return;
    if (tries) {
      this.tell(step);
      this.waiting = setTimeout(() => this.#insist(step, tries - 1), PATIENCE);
    } else {
      this.wanted = undefined;
      this.#show();
    }
  }

  #end() {
    const end = document.querySelector(`.st-key-${CSS.escape(this.data.end)}`);
    const heading = end?.querySelector("h2, h3");
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "start" });
  }

  #show() {
    const here = this.data.stops.find(({ name }) => name === this.#at);
    const title = here?.title ?? this.wantedTitle;
    this.where.textContent = here ? `${here.place} · ${title}` : title;
    const { before, after } = this.#neighbours;
    name(this.back, "Previous", before?.title);
    name(this.on, "Next", after?.title ?? (this.#isUnknown ? "" : END));
    this.#fill();
  }

  /** The list is made anew only when something in it is new: the focus may be in it. */
  #fill() {
    const { stops } = this.data;
    const shown = JSON.stringify([stops, this.#at]);
    if (shown === this.shown) return;
    this.shown = shown;
    this.list.replaceChildren(...this.#links(stops.filter(({ more }) => !more)));
    const more = stops.filter((stop) => stop.more);
    if (!more.length) return;
    this.list.append(element("p", "ll-path-more", "More"), ...this.#links(more));
  }

  #links(stops) {
    const list = element("ol", "ll-path-stops");
    list.append(...stops.map((stop) => entry(stop, stop.name === this.#at)));
    return [list];
  }

  #open(isOpen) {
    this.list.hidden = !isOpen;
    this.where.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) this.list.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key === "Escape" && !this.list.hidden) {
      this.#open(false);
      this.where.focus();
    } else if (event.key in STEPS && this.row.contains(event.target)) {
      this.#step(STEPS[event.key]);
    } else return;
    event.preventDefault();
  }

  /** A plain click stays on the page; any other does what a browser does with a link. */
  #choose(event) {
    const link = event.target.closest("a");
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || !isPlain || event.button) return;
    event.preventDefault();
    this.where.focus();
    this.#go(this.data.stops.find(({ name }) => name === link.dataset.name));
  }

  remove() {
    clearTimeout(this.waiting);
    document.removeEventListener("pointerdown", this.onElsewhere);
    this.root.remove();
  }
}

function button(className, sign = "") {
  const made = element("button", className, sign);
  made.type = "button";
  return made;
}

/** It can be focused where it leads nowhere: the focus stays after the last step. */
function name(step, word, title) {
  step.setAttribute("aria-label", title ? `${word}: ${title}` : word);
  step.setAttribute("aria-disabled", String(!title));
  step.title = title ?? "";
}

function entry(stop, isHere) {
  const link = element("a", "ll-path-stop");
  link.href = new URL(stop.href, document.baseURI).href;
  link.dataset.name = stop.name;
  if (isHere) link.setAttribute("aria-current", "page");
  const title = element("span", "ll-path-title", stop.title);
  if (stop.answered) {
    const tick = element("span", "ll-path-tick", "✓");
    tick.setAttribute("role", "img");
    tick.setAttribute("aria-label", "answered");
    title.append(" ", tick);
  }
  link.append(title, element("span", "ll-path-says", stop.says));
  const item = element("li");
  item.append(link);
  return item;
}

const paths = new WeakMap();

/** Streamlit calls this for every new `data`. */
export function render({ parentElement, data, setTriggerValue }) {
  let path = paths.get(parentElement);
  if (!path) {
    path = new Path(parentElement);
    paths.set(parentElement, path);
  }
  path.tell = (step) => setTriggerValue("go", step);
  path.set(data);
  return () => {
    path.remove();
    paths.delete(parentElement);
  };
}
