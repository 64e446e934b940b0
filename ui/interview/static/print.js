/**
 * Prints a document through a frame that nobody sees: one click, and no other page.
 *
 * @typedef {{job: string, html: string}} Data  `job` names one wish to print.
 */

const NAME = "ll-print";
let printed = "";

/** Streamlit calls this for every new `data`. */
export function render({ data }) {
  if (!data.job || data.job === printed) return;
  printed = data.job;
  document.getElementById(NAME)?.remove();
  const frame = document.createElement("iframe");
  frame.id = NAME;
  frame.title = "The page that is printed";
  frame.tabIndex = -1;
  frame.setAttribute("aria-hidden", "true");
  frame.style.cssText = "position:fixed;width:0;height:0;border:0;visibility:hidden";
  frame.onload = () => frame.contentWindow.print();
  frame.srcdoc = data.html;
  document.body.append(frame);
}
