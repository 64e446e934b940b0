/**
 * Moves the focus to a field, a button or a heading, once for each wish of Python's.
 *
 * @typedef {{on: string, top: string, turn: number}} Data
 *   `on` has keys with spaces between: the first that is there gets the focus. `top`
 *   is the key of what is to be seen, from its beginning; where it is not there, that
 *   is what has the focus. `turn` counts the wishes of a session.
 */

const PATIENCE = 2000;
const FOCUSABLE =
  "h1, h2, h3, input, textarea, button:not([disabled]), summary, a[href]";
const ACTS = ["blur", "keydown", "pointerdown", "touchstart", "wheel"];
let done = 0;

/** Streamlit calls this for every new `data`. */
export function render({ data }) {
  if (data.turn === done) return;
  done = data.turn;
  if (data.turn) seek(data, Date.now() + PATIENCE);
}

/** The elements may be drawn a little later than this. */
function seek({ on, top, turn }, end) {
  if (turn !== done || Date.now() > end) return;
  const keys = on.split(" ").filter(Boolean);
  const found = keys.map((key) => drawn(key)?.querySelector(FOCUSABLE)).find(Boolean);
  const begin = (top && drawn(top)) || found;
  if ((keys.length && !found) || !begin) {
    requestAnimationFrame(() => seek({ on, top, turn }, end));
    return;
  }
  if (found?.matches("h1, h2, h3")) found.tabIndex = -1;
  found?.focus({ preventScroll: true });
  keepInView(begin);
}

function drawn(key) {
  const place = document.querySelector(`.st-key-${CSS.escape(key)}`);
  return place?.closest("[data-stale=true]") ? null : place;
}

/**
 * What is higher than the screen is seen from its beginning, else the whole of it.
 * What is above may grow a little later, until the reader does something.
 */
function keepInView(element) {
  const stay = () => element.scrollIntoView({ block: "nearest" });
  stay();
  const watching = new ResizeObserver(stay);
  watching.observe(document.querySelector("[data-testid=stMainBlockContainer]"));
  const stop = () => watching.disconnect();
  setTimeout(stop, PATIENCE);
  for (const act of ACTS) addEventListener(act, stop, { once: true, capture: true });
}
