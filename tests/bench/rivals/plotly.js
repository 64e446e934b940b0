/** The rival: every panel redrawn whole by Plotly.react for each position. */

const options = { displayModeBar: false, staticPlot: true };

/** The marks of a panel's handles, as a trace of its figure. */
function marksOf({ handles }, panel) {
  const own = handles.filter((each) => each.panel === panel.name);
  return own.map(({ x, y, axes }) => ({
    type: "scatter",
    mode: "markers",
    x: [x],
    y: [y],
    xaxis: axes[0],
    yaxis: axes[1],
    marker: { color: window.given.handleColor, size: 16 },
    cliponaxis: false,
  }));
}

function drawAll(shown) {
  shown.panels.forEach((panel, index) => {
    const { width, height } = geometry[index];
    const layout = { ...panel.figure.layout, width, height };
    const data = [...panel.figure.data, ...marksOf(shown, panel)];
    Plotly.react(plots[index].firstChild, data, layout, options);
  });
  output.textContent = shown.readouts[0].value;
}

drawAll(scene);
follow((index) => drawAll(sceneAt(index)));
