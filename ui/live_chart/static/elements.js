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
