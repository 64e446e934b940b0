/**
 * Plotly, one script for the whole page. A lesson's page begins with this module: the
 * script is brought while Streamlit is still on its way, and runs when the page rests,
 * or as soon as a chart needs it.
 */

const url = new URL("plotly.js", import.meta.url);
let library;

/** Done once Plotly is there. */
export function plotly() {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = resolve;
    script.onerror = () => reject(new Error("Unexpected: plotly.js not found"));
    document.head.append(script);
  });
  return library;
}

const bringing = document.createElement("link");
Object.assign(bringing, { rel: "preload", as: "script", fetchPriority: "low", href: url });
bringing.onload = () => (window.requestIdleCallback ?? setTimeout)(() => plotly());
document.head.append(bringing);
