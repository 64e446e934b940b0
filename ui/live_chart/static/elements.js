/** The elements that a chart is made of. */

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
