/** Texts that are drawn by a script, with a button where a term is met first. */

import { element } from "./elements.js";
import { ANY_FORM, FORMS } from "./terms.js";

const TERM = new RegExp(`(^|[^\\w-])(${ANY_FORM})(?![\\w-])`, "gi");

/** What ends a sentence or a part of it, or makes a term somebody's. */
const SIGNS = /^(?:[^\s\w]+(?:s(?!\w))?(?=\s|$))?/;

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
    const end = at + form.length;
    const [sign] = SIGNS.exec(text.slice(end));
    nodes.push(text.slice(from, at), tied(button(name, form), sign));
    from = end + sign.length;
  }
  nodes.push(text.slice(from));
  return nodes.filter((node) => node !== "");
}

/** A term and the sign after it, which does not begin a line. */
function tied(term, sign) {
  if (!sign) return term;
  const made = element("span", "ll-term-tied");
  made.append(term, sign);
  return made;
}

function button(name, form) {
  const made = element("button", "ll-term-button", form);
  made.type = "button";
  made.dataset.term = name;
  made.setAttribute("aria-expanded", "false");
  return made;
}
