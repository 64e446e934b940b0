/**
 * Left and Right press two buttons of the page, where nothing else waits for them: no
 * handle of a chart, no field, no menu, no choice.
 *
 * @typedef {{left: string, right: string}} Data  The keys of the two buttons.
 */

const FREE = "body, main, a, [data-testid=stButton] button";

/** Streamlit calls this for every new `data`. */
export function render({ data: { left, right } }) {
  const buttons = { ArrowLeft: left, ArrowRight: right };
  const ending = new AbortController();
  const onKey = (event) => {
    const { key, target, defaultPrevented } = event;
    const isOther = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
    if (isOther || defaultPrevented || !(key in buttons)) return;
    if (!target.matches?.(FREE)) return;
    const place = document.querySelector(`.st-key-${CSS.escape(buttons[key])}`);
    place?.querySelector("button:not([disabled])")?.click();
  };
  document.addEventListener("keydown", onKey, { signal: ending.signal });
  return () => ending.abort();
}
