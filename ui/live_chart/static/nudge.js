/** Whether a chart of this tab was nudged before; not again where none can know. */
export function wasNudged() {
  try {
    const before = sessionStorage.getItem("ll-nudged");
    sessionStorage.setItem("ll-nudged", "1");
    return before !== null;
  } catch {
    return true; // storage is refused, as it may be in a frame
  }
}
