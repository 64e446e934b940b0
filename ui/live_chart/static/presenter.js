/** The presenter view: large type, examples as slides, and keys for all of it. */

import { Classroom } from "./classroom.js";
import { element } from "./elements.js";
import { inPlace } from "./history.js";
import { KEYS, actionOf } from "./keys.js";
import { toggle as toggleCode } from "./qr.js";
import { leaveOut } from "./room.js";

const SAID_FOR = 4000;
const TURNS_WITHIN = 4000;
/** Between two lessons one chart goes and another comes: the view stays so long. */
const STAYS = 1500;
const HANDHELD = "(pointer: coarse), (max-width: 640px)";
const WRITTEN_IN =
  "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";
const PRESSED = "button, a, input, summary";
const AWAY = ["escape", "?", "arrowright", "arrowleft", "pagedown", "pageup"];

let going = 0;

/**
 * @typedef {{slide: string, lesson: string, at: number, of: number, before: number,
 *   after: number, is_first: boolean, is_last: boolean}} Place
 *   `before` and `after` count the slides that this page still has; beyond them another
 *   page is turned to, unless these are the first or the last of all.
 */
export class Presenter {
  /** @param {import("./live_chart.js").LiveChart} chart */
  constructor(chart) {
    this.chart = chart;
    this.root = chart.root;
    this.hint = element("p", "ll-hint");
    this.hint.hidden = true;
    this.where = element("span");
    this.said = element("span", "ll-hint-said");
    this.said.setAttribute("role", "status");
    this.hint.append(this.where, this.said);
    this.root.append(this.hint);
    this.onKey = (event) => this.#key(event);
    this.isOn = false;
    this.panel = null;
    const { asking } = chart;
    this.classroom = new Classroom(this.root, {
      onOpened: (code) => this.#act(`room ${code}`),
      onTurn: (at) => this.#act(`slide ${at}`),
      onReveal: (isRevealed) => {
        if (asking.isVeiled === isRevealed) asking.toggle();
      },
      onNews: () => this.#sayWhere(),
    });
    this.actions = {
      onward: () => (asking.isVeiled ? asking.toggle() : this.#step("next")),
      back: () => this.#step("previous"),
      veil: () => asking.toggle(),
      arithmetic: () => this.#arithmetic(),
      panel: (key) => this.#onlyPanel(Number(key) - 1),
      play: () => this.#play(),
      reset: () => this.#reset(),
      black: () => this.#over("ll-black", "Black. Any key brings the picture back."),
      fullScreen: () => (document.fullscreenElement ? document.exitFullscreen() : fill()),
      fillScreen: fill,
      code: () => toggleCode(this.root, this.classroom.isOn ? this.classroom.link : undefined),
      remote: () => this.#say(this.classroom.showRemote()),
      help: () => this.#over("ll-keys", "Keys", aboutKeys(this.actions)),
      leave: () => this.#leave(),
    };
  }

  /**
   * @param {boolean} isOn
   * @param {Place|null} place
   * @param {import("./classroom.js").Room|null} room
   */
  set(isOn, place, room) {
    const isShown = isOn && (this.isOn || !matchMedia(HANDHELD).matches);
    if (isOn && !isShown && !this.isLeaving) this.chart.wire.act("leave");
    this.isLeaving = isOn && !isShown;
    if (isShown && place) this.#showPlace(place);
    if (isShown !== this.isOn || (!isShown && going)) this.#turn(isShown);
    this.classroom.set(isShown ? room : null);
  }

  /** Leave out the words for which there is no room. */
  leaveOut() {
    if (!this.isOn) return;
    for (const panel of this.chart.panels) {
      if (panel.isDrawn) leaveOut(panel.element, panel.charts(), panel.rails());
    }
  }

  /** The same, once what moves has been drawn. */
  leaveOutSoon() {
    if (!this.isOn || this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.leaveOut();
    });
  }

  /** Set aside all panels but one, where one was chosen. */
  setAside() {
    const { panels } = this.chart;
    const isOne = this.isOn && this.panel in panels;
    panels.forEach(({ element: panel }, index) =>
      panel.classList.toggle("ll-aside", isOne && this.panel !== index),
    );
  }

  remove() {
    this.classroom.remove();
    if (!this.isOn) return;
    this.#listen(false);
    going = setTimeout(() => present(false), STAYS);
  }

  #turn(isOn) {
    this.isOn = isOn;
    this.hint.hidden = !isOn;
    this.root.classList.remove("ll-with-arithmetic");
    this.chart.asking.askAgain();
    this.#listen(isOn);
    present(isOn);
    if (!isOn && document.fullscreenElement) document.exitFullscreen();
  }

  #listen(isOn) {
    const change = isOn ? document.addEventListener : document.removeEventListener;
    change.call(document, "keydown", this.onKey);
  }

  #showPlace(place) {
    if (this.place?.slide !== place.slide) {
      this.panel = null;
      this.root.classList.remove("ll-with-arithmetic");
      this.#say("");
    }
    this.place = place;
    if (!this.chart.wire.acts.length) {
      this.left = { next: place.after, previous: place.before };
    }
    this.#sayWhere();
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const key = event.key.toLowerCase();
    const over = this.root.querySelector("dialog[open]");
    if (over) {
      if (over.className === "ll-keys" && !AWAY.includes(key)) return;
      event.preventDefault();
      over.close();
      return;
    }
    const { target } = event;
    if (target.closest?.(WRITTEN_IN)) return;
    if (key === " " && target.closest?.(PRESSED)) return;
    if (key.startsWith("arrow") && target.closest?.("[role=slider], :focus-visible:is(input)")) {
      return;
    }
    const name = actionOf(key);
    const act = this.#ofRoom(name) ?? this.actions[name];
    if (!act) return;
    event.preventDefault();
    if (!event.repeat) act(key);
  }

  /** In a room the keys of slides are those of its vote. */
  #ofRoom(name) {
    const { classroom } = this;
    if (!classroom.isOn) return undefined;
    const nothing = () => {}; // a wrong key tells no answer before the vote is over
    const early = { play: () => classroom.toggle(), veil: nothing, reset: nothing };
    const always = { onward: () => classroom.onward(), back: () => classroom.back() };
    return { ...(classroom.isRevealed ? {} : early), ...always }[name];
  }

  #sayWhere() {
    const { place } = this;
    const keys = this.classroom.hint || "? keys";
    this.where.textContent = `${place.lesson} ${place.at || "–"}/${place.of} · ${keys}`;
  }

  #act(name) {
    this.chart.drag.rest();
    this.chart.playback.pause();
    this.chart.wire.act(name);
  }

  /** Go to the slide beside this one; while a page is turned to, no further. */
  #step(name) {
    if (Date.now() < this.turnsUntil) return;
    if (this.left[name] > 0) {
      const other = name === "next" ? "previous" : "next";
      this.left[name] -= 1;
      this.left[other] += 1;
    } else if (this.place[name === "next" ? "is_last" : "is_first"]) {
      this.#say(name === "next" ? "That was the last slide." : "This is the first slide.");
      return;
    } else this.turnsUntil = Date.now() + TURNS_WITHIN;
    this.#act(name);
  }

  #reset() {
    this.chart.asking.askAgain();
    this.#act("reset");
  }

  #arithmetic() {
    this.root.classList.toggle("ll-with-arithmetic");
    this.chart.draw();
  }

  /** One panel alone; all where it is alone already, or where there is none. */
  #onlyPanel(index) {
    const { panels } = this.chart;
    if (index >= panels.length) return;
    this.panel = index === this.panel || index < 0 ? null : index;
    this.chart.draw();
  }

  #play() {
    if (!this.chart.playback.box.hidden) this.chart.playback.toggle();
  }

  #over(name, label, content = []) {
    const dialog = element("dialog", name);
    dialog.setAttribute("aria-label", label);
    dialog.append(...content);
    dialog.addEventListener("click", ({ target }) => target.closest("a") || dialog.close());
    dialog.addEventListener("close", () => dialog.remove());
    this.root.append(dialog);
    dialog.showModal();
  }

  /** A clicker sends Esc by itself: it leaves full screen, and then asks. */
  #leave() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (Date.now() < this.leavesUntil) this.#act("leave");
    else {
      this.leavesUntil = Date.now() + SAID_FOR;
      this.#say("Esc once more leaves.");
    }
  }

  #say(words) {
    clearTimeout(this.silence);
    this.said.textContent = words;
    if (words) this.silence = setTimeout(() => this.#say(""), SAID_FOR);
  }
}

function present(isOn) {
  clearTimeout(going);
  going = 0;
  document.body.classList.toggle("ll-presenting", isOn);
  inPlace(isOn);
}

function fill() {
  document.documentElement.requestFullscreen?.().catch(() => {}); // may be forbidden
}

/** The way to the page where slides are chosen; those of a talk are ticked there. */
function ownTalk() {
  const link = element("a", "", "A talk of your own: choose the slides");
  const talk = new URL(location.href).searchParams.get("talk");
  link.href = new URL(`talk${talk ? `?talk=${talk}` : ""}`, document.baseURI).href;
  link.target = "_blank";
  link.rel = "noopener";
  const line = element("p");
  line.append(link);
  return line;
}

/** The table of keys, and what it does not hold. */
function aboutKeys(actions) {
  const onRings = "With a ring chosen by Tab, arrows move it; Page Down and Page Up still turn.";
  const inRoom =
    "In a room → opens the vote, closes it, shows the answers and goes on; ← on a closed vote lets the class vote again; Space opens and closes.";
  const more = [onRings, inRoom].map((words) => element("p", "", words));
  return [tableOfKeys(actions), ...more, ownTalk()];
}

function tableOfKeys(actions) {
  const table = element("table");
  for (const { shown, says, does } of KEYS) {
    if (!actions[does]) continue;
    const row = table.insertRow();
    row.append(element("th", "", shown), element("td", "", says));
    row.firstChild.scope = "row";
  }
  return table;
}
