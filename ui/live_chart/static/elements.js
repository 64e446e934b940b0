/** The elements that a chart is made of. */

const HELD = "ll-held-room";

/** Make an HTML element. */
export function element(name, className = "", text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

/** Make a small button. */
export function button(name, onClick) {
  const made = element("button", "ll-button", name);
  made.type = "button";
  made.addEventListener("click", onClick);
  return made;
}

/**
 * Have an element, or a text, say something. Its text node stays: a new one would have
 * the browser try every `:has` of the page again, at each step of a drag.
 */
export function setText(target, text) {
  const { firstChild } = target;
  const isOne = firstChild?.nodeType === Node.TEXT_NODE && !firstChild.nextSibling;
  const place = isOne ? firstChild : target;
  if (place.textContent !== text) place.textContent = text;
}

/** Set an attribute where it differs: the browser styles anew what is set. */
export function setAttribute(target, name, value) {
  if (target.getAttribute(name) !== String(value)) target.setAttribute(name, value);
}

/**
 * Keep the room of an element until `release`: what changes inside is then laid out
 * without the rest of the page.
 */
export function hold(target) {
  const { width, height } = target.getBoundingClientRect();
  if (!width) return;
  target.style.width = `${width}px`;
  target.style.height = `${height}px`;
  target.classList.add(HELD);
}

/** Give an element the room that it needs. */
export function release(target) {
  target.style.width = target.style.height = "";
  target.classList.remove(HELD);
}

/** Give an element more room than it held, where it has come to need that. */
export function makeRoom(target) {
  const { scrollHeight, scrollWidth, clientHeight, clientWidth } = target;
  const isFull = scrollHeight > clientHeight + 1 || scrollWidth > clientWidth + 1;
  if (isFull && target.classList.contains(HELD)) release(target);
}
