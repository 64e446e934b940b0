/** The limit: paths made ready for every position, and set; no axes, no library. */

const SVG = "http://www.w3.org/2000/svg";

function pathOf(trace, panel) {
  const pixels = trace.x.map((x, index) =>
    toPixel(panel, [trace.xaxis, trace.yaxis], x, trace.y[index]),
  );
  const written = (pixel) => `${pixel[0].toFixed(1)} ${pixel[1].toFixed(1)}`;
  if (!trace.mode.includes("lines")) {
    const dots = pixels.filter((pixel) => pixel !== null);
    return dots.map((pixel) => `M${written(pixel)}h0`).join("");
  }
  let isOpen = false;
  return pixels
    .map((pixel) => {
      const step = pixel && `${isOpen ? "L" : "M"}${written(pixel)}`;
      isOpen = pixel !== null;
      return step ?? "";
    })
    .join("");
}

function addPath(svg, trace, panel) {
  const path = svg.appendChild(document.createElementNS(SVG, "path"));
  const isLine = trace.mode.includes("lines");
  path.style.fill = trace.fill ? trace.fillcolor : "none";
  path.style.stroke = isLine ? trace.line.color : trace.marker?.color ?? "none";
  path.style.strokeWidth = isLine ? trace.line.width : trace.marker?.size ?? 0;
  path.style.strokeLinecap = "round";
  path.setAttribute("d", pathOf(trace, panel));
  return path;
}

const paths = scene.panels.map((panel, index) => {
  const svg = plots[index].firstChild.appendChild(document.createElementNS(SVG, "svg"));
  svg.setAttribute("width", geometry[index].width);
  svg.setAttribute("height", geometry[index].height);
  return panel.figure.data.map((trace) => addPath(svg, trace, index));
});
const moving = [...touchedTraces()].flatMap(([panel, traces]) =>
  [...traces].map((trace) => ({ panel, trace, path: paths[panel][trace] })),
);
const marks = scene.handles.map((each) => {
  const panel = scene.panels.findIndex(({ name }) => name === each.panel);
  const marker = { color: window.given.handleColor, size: 16 };
  const trace = { mode: "markers", marker, x: [], y: [] };
  return panel < 0 ? null : addPath(plots[panel].querySelector("svg"), trace, panel);
});

/** The path of a handle's mark: a dot that is one round cap. */
function markOf({ panel: name, axes, x, y }) {
  const panel = scene.panels.findIndex((each) => each.name === name);
  return panel < 0 ? "" : `M${toPixel(panel, axes, x, y).join(" ")}h0`;
}

const ready = track.positions.map((_, index) => {
  const { panels, readouts, handles } = sceneAt(index);
  const made = moving.map(({ panel, trace }) =>
    pathOf(panels[panel].figure.data[trace], panel),
  );
  return { made, places: handles.map(markOf), value: readouts[0].value };
});

follow((index) => {
  const { made, places, value } = ready[index];
  moving.forEach(({ path }, at) => path.setAttribute("d", made[at]));
  marks.forEach((mark, at) => mark?.setAttribute("d", places[at]));
  output.textContent = value;
});
