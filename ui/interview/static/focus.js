/**
 * Moves the focus to a field or a button, once for each wish of Python's.
 *
 * @typedef {{on: string, turn: number}} Data
 *   `on` is the key of the element, `turn` counts the wishes of a session.
 */

const PATIENCE = 2000;
const FOCUSABLE = "input, textarea, button:not([disabled]), summary";
const ACTS = ["blur", "keydown", "pointerdown", "touchstart", "wheel"];
let done = 0;

/** Streamlit calls this for every new `data`. */
export function render({ data }) {
  if (data.turn === done) return;
  done = data.turn;
  if (data.turn) seek(data, Date.now() + PATIENCE);
}

/** The element may be drawn a little later than this. */
function seek({ on, turn }, end) {
  if (turn !== done || Date.now() > end) return;
  const place = document.querySelector(`.st-key-${CSS.escape(on)}`);
  const found = place?.querySelector(FOCUSABLE);
  if (found && !place.closest("[data-stale=true]")) {
    found.focus();
    keepInView(found);
  } else requestAnimationFrame(() => seek({ on, turn }, end));
}

/** What is above may grow a little later, until the reader does something. */
function keepInView(element) {
  const stay = () => element.scrollIntoView({ block: "nearest" });
  const watching = new ResizeObserver(stay);
  watching.observe(document.querySelector("[data-testid=stMainBlockContainer]"));
  const stop = () => watching.disconnect();
  setTimeout(stop, PATIENCE);
  for (const act of ACTS) addEventListener(act, stop, { once: true, capture: true });
}
