/**
 * A server that has started again knows nothing of an open page: the page runs once,
 * before the next click, which would be a click on what the server does not know.
 */

const pages = new WeakMap();

/** Streamlit calls this for every new `data`. */
export function render({ parentElement, setTriggerValue }) {
  pages.get(parentElement)?.disconnect();
  const app = document.querySelector("[data-test-connection-state]");
  const watching = new MutationObserver(() => {
    const { testConnectionState } = app.dataset;
    if (testConnectionState === "CONNECTED") setTriggerValue("woken", true);
  });
  if (app) watching.observe(app, { attributeFilter: ["data-test-connection-state"] });
  pages.set(parentElement, watching);
  return () => watching.disconnect();
}
