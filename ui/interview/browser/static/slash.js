/**
 * The key "/" moves the focus to a field, from anywhere but another field.
 *
 * @typedef {{on: string}} Data  `on` is the key of the field.
 */

const TYPED = "input, textarea, select, [contenteditable=true]";
const listeners = new WeakMap();

/** Streamlit calls this for every new `data`. */
export function render({ data, parentElement }) {
  const find = () => document.querySelector(`.st-key-${CSS.escape(data.on)} input`);
  const listen = (event) => {
    const isPlain = !(event.ctrlKey || event.metaKey || event.altKey);
    if (event.key !== "/" || !isPlain || event.target.closest?.(TYPED)) return;
    const field = find();
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  };
  const watching = new MutationObserver(tell);
  function tell() {
    const field = find();
    if (field && !field.hasAttribute("aria-keyshortcuts"))
      field.setAttribute("aria-keyshortcuts", "/");
  }
  const stop = () => {
    removeEventListener("keydown", listen);
    watching.disconnect();
  };
  listeners.get(parentElement)?.();
  listeners.set(parentElement, stop);
  addEventListener("keydown", listen);
  watching.observe(document.body, { childList: true, subtree: true });
  tell();
  return stop;
}
