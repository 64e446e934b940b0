/**
 * What a page is on paper: a document of its own that only a printer shows, whoever
 * asks for it, the page's button or the browser's menu.
 *
 * @typedef {{job: string, html: string}} Data
 *   `html` is the document; `job` names one wish to print it now, or is "".
 */

const NAME = "ll-paper";
let printed = "";
let shown = null;

/** Streamlit calls this for every new `data`. */
export function render({ data }) {
  if (data.html !== shown?.html) {
    remove();
    shown = place(data.html);
  }
  if (data.job && data.job !== printed) {
    printed = data.job;
    setTimeout(() => window.print());
  }
  return remove;
}

/** The document stands under a root of its own, so that no style gets in or out. */
function place(html) {
  const read = new DOMParser().parseFromString(html, "text/html");
  const host = document.createElement("div");
  host.id = NAME;
  host
    .attachShadow({ mode: "closed" })
    .append(document.importNode(read.documentElement, true));
  document.body.append(host);
  const ending = new AbortController();
  const { signal } = ending;
  let title = "";
  const begin = () => ([title, document.title] = [document.title, read.title]);
  addEventListener("beforeprint", begin, { signal });
  addEventListener("afterprint", () => (document.title = title), { signal });
  return { html, host, ending };
}

function remove() {
  shown?.host.remove();
  shown?.ending.abort();
  shown = null;
}
