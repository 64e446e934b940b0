/**
 * Plotly, which is one script for the whole page. A lesson's page begins with this, so
 * that it runs while nothing else does yet.
 */

const base = new URL(".", import.meta.url);

/** Done once Plotly is there. */
export const plotly = new Promise((resolve, reject) => {
  const script = document.createElement("script");
  script.src = new URL("plotly.js", base);
  script.onload = resolve;
  script.onerror = () => reject(new Error("Unexpected: plotly.js not found"));
  document.head.append(script);
});
