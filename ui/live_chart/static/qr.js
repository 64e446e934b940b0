/** What is shown, for phones: its address in large type, and that as a QR code. */

import { button, element } from "./elements.js";
import { phoneLink } from "./frame.js";

/** Keys that put it away; a clicker has those of slides alone. */
const AWAY = ["q", "t", "escape", "pagedown", "pageup", "arrowright", "arrowleft"];

/**
 * Show the code of what is seen now, or put it away.
 *
 * @param {HTMLElement} root  the chart's
 * @param {string} link  of what phones are to open
 * @param {{label: string, said: string}|null} words  stand in the place of a link that
 *   nobody is to read
 */
export function toggle(root, link = phoneLink(location.href), words = null) {
  const shown = root.querySelector(".ll-qr[open]");
  if (shown) shown.close();
  else show(root, link, words);
}

/** Put away the code of a link that nobody is to read. */
export function putAway(root) {
  root.querySelector(".ll-qr[data-secret]")?.close();
}

function show(root, link, secret) {
  const dialog = element("dialog", "ll-qr");
  dialog.setAttribute("aria-label", secret?.label ?? "This page on a phone");
  dialog.toggleAttribute("data-secret", Boolean(secret));
  const code = element("div", "ll-qr-code");
  const words = element("div", "ll-qr-words");
  const said = element("div", "ll-qr-address");
  const note = element("div", "ll-qr-note");
  words.setAttribute("role", "status");
  words.append(said, note);
  const end = button("Close", () => dialog.close());
  dialog.append(code, words, end);
  const onKey = (event) => listen(event, dialog);
  addEventListener("keydown", onKey, { capture: true });
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
  dialog.addEventListener("close", () => {
    removeEventListener("keydown", onKey, { capture: true });
    dialog.remove();
  });
  root.append(dialog);
  dialog.showModal();
  codeOf(link).then(({ svg, address, words }) => {
    if (svg) code.append(picture(svg, secret?.label ?? address));
    code.hidden = !svg;
    if (!secret) said.append(...lines(address));
    else if (svg) said.textContent = secret.said;
    note.textContent = words;
  });
}

/** While it is shown, no key reaches what is behind it. */
function listen(event, dialog) {
  if (!dialog.open || event.ctrlKey || event.metaKey || event.altKey) return;
  event.stopPropagation();
  if (!AWAY.includes(event.key.toLowerCase())) return;
  event.preventDefault();
  dialog.close();
}

/** What the server makes of an address: a phone cannot open that of this machine. */
export async function codeOf(link) {
  const url = new URL("qr.svg", document.baseURI);
  try {
    const answer = await fetch(url, { method: "POST", body: link });
    const text = await answer.text();
    if (answer.ok) return { svg: text, ...told(text) };
    return { address: "", words: text };
  } catch {
    return { address: link, words: "The connection is lost, so there is no code." };
  }
}

/** An address that is broken, if at all, where its parts begin. */
export function lines(address) {
  return address
    .replace(/^http:\/\//, "")
    .split(/(?=[/?&])/)
    .flatMap((part) => [part, document.createElement("wbr")]);
}

function told(svg) {
  const read = new DOMParser().parseFromString(svg, "image/svg+xml");
  const text = (name) => read.querySelector(name)?.textContent ?? "";
  return { address: text("title"), words: text("desc") };
}

export function picture(svg, name) {
  const image = element("img");
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  image.alt = `QR code of ${name}`;
  return image;
}
