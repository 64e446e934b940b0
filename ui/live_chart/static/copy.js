/** Words to the clipboard; where a page may not write to it, to the reader. */

import { button, element } from "./elements.js";

/**
 * Whether the words are in the clipboard. If not, they are shown below the button,
 * selected, to be copied by the reader.
 *
 * @param {string} words  @param {HTMLElement} asked  the button
 */
export async function copy(words, asked) {
  asked.parentElement.querySelector(".ll-copy")?.remove();
  if ((await isWritten(words)) || isCopied(words)) return true;
  show(words, asked);
  return false;
}

/** A frame of another page may be refused, and a page without https has none. */
async function isWritten(words) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return false;
  }
}

function isCopied(words) {
  const before = document.activeElement;
  const field = document.body.appendChild(element("textarea"));
  field.value = words;
  field.select();
  const isDone = document.execCommand("copy");
  field.remove();
  before?.focus();
  return isDone;
}

function show(words, asked) {
  const box = element("div", "ll-copy");
  const label = element("label", "ll-label", "This browser does not let the page copy here. Copy it yourself:");
  const field = element("textarea");
  field.value = words;
  field.readOnly = true;
  field.rows = 3;
  label.append(field);
  const end = () => {
    box.remove();
    asked.focus();
  };
  const close = button("Close", end);
  box.addEventListener("keydown", (event) => {
    event.stopPropagation(); // what is pressed here moves no slide
    if (event.key === "Escape") end();
  });
  box.append(label, close);
  asked.parentElement.append(box);
  field.focus();
  field.select();
}
