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
  removeEventListener("keydown", listeners.get(parentElement));
  const listen = (event) => {
    const isPlain = !(event.ctrlKey || event.metaKey || event.altKey);
    if (event.key !== "/" || !isPlain || event.target.closest?.(TYPED)) return;
    const field = find();
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  };
  listeners.set(parentElement, listen);
  addEventListener("keydown", listen);
  find()?.setAttribute("aria-keyshortcuts", "/");
  return () => removeEventListener("keydown", listen);
}
