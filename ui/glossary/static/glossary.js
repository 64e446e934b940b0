/**
 * A term explains itself where it stands: on hover, on focus, and on a press, after
 * which its links can be reached by Tab. What it names in the chart lights up meanwhile.
 * In Markdown a term is a link to the page of all terms, in a chart a button.
 */

import { element } from "./elements.js";
import { TERMS } from "./terms.js";

const LINKS = 'a[href*="glossary#"]:not(.ll-tip a)';
const TERM_BUTTONS = `${LINKS}, [data-term]`;
const SOON = 150;
const LATER = 350;
const REST = 4;
const EDGE = 8;
const GAP = 6;
let wanted = decodeURIComponent(location.hash.slice(1));

class Tip {
  constructor(app) {
    this.app = app;
    this.box = element("div", "ll-tip");
    this.box.hidden = true;
    this.text = element("p");
    this.text.id = "ll-tip-text";
    this.text.setAttribute("role", "tooltip");
    this.seen = element("a", "", "See it in a chart");
    this.all = element("a", "", "All terms");
    for (const link of [this.seen, this.all]) link.target = "_blank";
    const links = element("p");
    links.append(this.seen, this.all);
    this.box.append(this.text, links);
    app.append(this.box);
    document.addEventListener("pointerover", (event) => this.#onHover(event));
    document.addEventListener("pointermove", (event) => this.#onMove(event));
    document.addEventListener("pointerdown", (event) => this.#onPress(event), true);
    document.addEventListener("click", (event) => this.#onClick(event), true);
    document.addEventListener("focusin", (event) => this.#onFocus(event));
    document.addEventListener("focusout", (event) => this.#onBlur(event));
    addEventListener("keydown", (event) => this.#onKey(event), true);
    addEventListener("scroll", () => this.#place(), { capture: true, passive: true });
    addEventListener("resize", () => this.#place());
    const watching = new MutationObserver((records) => this.#onDrawn(records));
    watching.observe(app, { childList: true, subtree: true });
    makeButtons(app);
    seek();
  }

  #show(term, isKept = false) {
    clearTimeout(this.timer);
    if (this.term !== term) this.hide();
    const { term: name, text, shows, seen, lights } = TERMS[nameOf(term)] ?? {};
    if (!name) return;
    this.term = term;
    this.isKept ||= isKept;
    const isAsked = document.querySelector(".ll-guessing") !== null;
    const said = shows && !isAsked ? `${text} ${shows}` : text;
    this.text.replaceChildren(element("strong", "", `${capital(name)}. `), said);
    this.seen.href = new URL(seen, document.baseURI);
    this.all.href = new URL(`glossary#${nameOf(term)}`, document.baseURI);
    this.box.hidden = false;
    term.setAttribute("aria-expanded", "true");
    term.setAttribute("aria-describedby", this.text.id);
    document.documentElement.dataset.lit = lights ?? "";
    this.#place();
  }

  hide() {
    clearTimeout(this.timer);
    this.term?.setAttribute("aria-expanded", "false");
    this.term?.removeAttribute("aria-describedby");
    this.term = null;
    this.isKept = false;
    this.box.hidden = true;
    delete document.documentElement.dataset.lit;
  }

  /**
   * Under the term, or over it where there is no room; never over an edge. Numbers
   * stay in sight: what a readout is called is explained under all of it, and what
   * stands above the numbers and the choices over it.
   */
  #place() {
    if (!this.term) return;
    const at = this.term.getClientRects()[0];
    const readout = this.term.closest(".ll-readout")?.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    if (!at || at.bottom < 0 || at.top > clientHeight) {
      this.hide();
      return;
    }
    const { width, height } = this.box.getBoundingClientRect();
    const most = clientWidth - EDGE - width;
    const under = (readout ?? at).bottom + (readout ? 2 * GAP : GAP);
    const over = at.top - GAP - height;
    const isAbove = this.term.closest(".ll-sentence, .ll-question") !== null;
    const isUnder = !isAbove && under + height + EDGE <= clientHeight;
    this.box.style.left = `${Math.max(EDGE, Math.min(at.left - EDGE, most))}px`;
    this.box.style.top = `${isUnder || over < 0 ? under : over}px`;
  }

  #onHover(event) {
    const { target, pointerType } = event;
    if (pointerType === "touch" || this.isKept || this.#isResting(event)) return;
    const term = termOf(target);
    clearTimeout(this.timer);
    if (term && term !== this.term) {
      this.timer = setTimeout(() => this.#show(term), SOON);
    } else if (this.term && !term && !this.box.contains(target) && !this.isFocused) {
      this.timer = setTimeout(() => this.hide(), LATER);
    }
  }

  get isFocused() {
    return this.term === document.activeElement && this.term.matches(":focus-visible");
  }

  /** A press may put words under a hand that rests: it has not asked for them. */
  #isResting({ clientX, clientY }) {
    const { pressed } = this;
    return pressed && Math.hypot(clientX - pressed.x, clientY - pressed.y) < REST;
  }

  #onMove(event) {
    if (!this.pressed || this.#isResting(event)) return;
    this.pressed = null;
    this.#onHover(event);
  }

  #onPress({ target, clientX, clientY }) {
    this.pressed = { x: clientX, y: clientY };
    if (this.term && !this.box.contains(target) && !termOf(target)) this.hide();
  }

  #onClick(event) {
    const term = termOf(event.target);
    if (!term || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (this.term === term && this.isKept) this.hide();
    else this.#show(term, true);
  }

  #onFocus({ target }) {
    const term = termOf(target);
    if (term?.matches(":focus-visible")) this.#show(term);
  }

  #onBlur({ target, relatedTarget }) {
    const isLeft = target === this.term || this.box.contains(target);
    const isHere = relatedTarget === this.term || this.box.contains(relatedTarget);
    if (isLeft && !isHere && document.hasFocus()) this.hide();
  }

  #onKey(event) {
    const { key, target, shiftKey } = event;
    if (key === " " && termOf(target)?.matches("a")) {
      event.preventDefault();
      target.click();
    }
    if (!this.term) return;
    const isTurn = (from, to, isBack) =>
      key === "Tab" && target === from && shiftKey === isBack && to;
    if (key === "Escape") {
      event.stopImmediatePropagation();
      if (this.box.contains(target)) this.term.focus();
      this.hide();
    } else if (isTurn(this.term, this.isKept, false)) {
      event.preventDefault();
      this.seen.focus();
    } else if (isTurn(this.seen, this.term, true)) {
      event.preventDefault();
      this.term.focus();
    } else if (isTurn(this.all, this.term, false)) {
      this.term.focus(); // from there Tab itself goes on to what follows
    }
  }

  #onDrawn(records) {
    if (this.term && !this.term.isConnected) this.hide();
    seek();
    for (const { addedNodes } of records) {
      for (const node of addedNodes) if (node.nodeType === 1) makeButtons(node);
    }
  }
}

/** The place of the term that the address ends in, on the page of all terms. */
function seek() {
  const place = wanted ? document.getElementById(wanted) : null;
  if (!place?.closest(".ll-glossary")) return;
  wanted = "";
  place.scrollIntoView({ block: "center" });
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

function makeButtons(root) {
  const links = root.matches(LINKS) ? [root] : root.querySelectorAll(LINKS);
  for (const link of links) {
    link.setAttribute("role", "button");
    link.setAttribute("aria-expanded", "false");
  }
}

const termOf = (target) => target?.closest?.(TERM_BUTTONS) ?? null;
const nameOf = (term) => term.dataset.term ?? term.hash.slice(1);
const capital = (text) => text[0].toUpperCase() + text.slice(1);

let tip;

/** Streamlit calls this once a page. */
export function render() {
  const app = document.querySelector("[data-testid=stApp]");
  if (!app || tip?.app === app) return;
  tip = new Tip(app);
}
