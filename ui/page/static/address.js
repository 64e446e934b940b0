/**
 * The address of a page that was turned to. Streamlit leaves the link of the page
 * before in it where that was written late, and a link that it writes itself during a
 * turn goes to the page that is left.
 */

let last = "";

/** Streamlit calls this for every new `data`: which turn it is, and where it led. */
export function render({ data }) {
  if (!data.turn || data.turn === last) return;
  last = data.turn;
  const { pathname, search } = new URL(data.address);
  const isThere = pathname.replace(/\/$/, "") === location.pathname.replace(/\/$/, "");
  if (isThere && location.search !== search) {
    history.replaceState(history.state, "", location.pathname + search);
  }
}
