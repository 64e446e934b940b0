/** Texts that are drawn by a script, with a button where a term is met first. */

import { element } from "./elements.js";
import { ANY_FORM, FORMS } from "./terms.js";

const TERM = new RegExp(`(^|[^\\w-])(${ANY_FORM})(?![\\w-])`, "gi");

/** A text as nodes: the first place of each term is a button that explains it. */
export function marked(text) {
  const nodes = [];
  const met = new Set();
  let from = 0;
  for (const found of text.matchAll(TERM)) {
    const [, before, form] = found;
    const name = FORMS[form.replace(/\s+/g, " ").toLowerCase()];
    if (met.has(name)) continue;
    met.add(name);
    const at = found.index + before.length;
    const after = text.slice(at + form.length).match(/^\S*/)[0];
    nodes.push(text.slice(from, at), held(button(name, form), after));
    from = at + form.length + after.length;
  }
  nodes.push(text.slice(from));
  return nodes.filter((node) => node !== "");
}

/** A button with the sign that follows it: no line ends before a question mark. */
function held(made, after) {
  if (!after) return made;
  const both = element("span", "ll-term-held");
  both.append(made, after);
  return both;
}

function button(name, form) {
  const made = element("button", "ll-term-button", form);
  made.type = "button";
  made.dataset.term = name;
  made.setAttribute("aria-expanded", "false");
  return made;
}
