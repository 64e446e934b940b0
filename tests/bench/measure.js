/**
 * Watches a page from outside, the same way on every page: when each update of the
 * number was painted, and how long after the pointer's event. The task that a
 * message starts runs after the frame in which the number changed.
 */
function watchUpdates(selector) {
  const seen = { steps: [], draws: [] };
  let since = null;
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    const now = performance.now();
    seen.draws.push(now);
    if (since !== null) seen.steps.push(now - since);
    since = null;
  };
  const output = document.querySelector(selector);
  if (!output) throw new Error(`Unexpected: ${selector} not found`);
  new MutationObserver(() => channel.port2.postMessage(null)).observe(output, {
    characterData: true,
    childList: true,
    subtree: true,
    attributeFilter: ["aria-valuenow"], // a mark that moves says where it is
  });
  const onMove = (event) => {
    since = event.timeStamp;
  };
  addEventListener("pointermove", onMove, { capture: true });
  window.takeSeen = () => {
    const taken = { steps: seen.steps, draws: seen.draws };
    [seen.steps, seen.draws] = [[], []];
    return taken;
  };
}
