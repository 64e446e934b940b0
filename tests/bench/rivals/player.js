/**
 * What both rival pages share: the same scene and Track as the app's, embedded, and
 * a handle that follows the pointer, one drawing for each frame at most.
 */

const { scene, track, geometry, handle: handleName } = window.given;
const handleIndex = scene.handles.findIndex(({ name }) => name === handleName);
const handle = scene.handles[handleIndex];
const panelIndex = scene.panels.findIndex(({ name }) => name === handle.panel);
const plots = [...document.querySelectorAll(".ll-plot")];
const mark = document.querySelector("[data-handle]");
const output = document.querySelector("output");

/** A copy of a scene's part in which a path leads to another value. */
function withValue(part, path, value, depth = 0) {
  if (depth === path.length) return value;
  const copy = Array.isArray(part) ? [...part] : { ...part };
  copy[path[depth]] = withValue(part[path[depth]], path, value, depth + 1);
  return copy;
}

/** The scene at one position of the Track; what does not change is shared. */
function sceneAt(index) {
  return track.paths.reduce((made, path, row) => {
    const column = track.columns[row];
    return withValue(made, path, column[column.length > 1 ? index : 0]);
  }, scene);
}

/** A point of a panel's figure in pixels; null for a gap. */
function toPixel(panel, [xName, yName], x, y) {
  if (x === null || y === null) return null;
  const [xAxis, yAxis] = [geometry[panel].axes[xName], geometry[panel].axes[yName]];
  return [xAxis.zero + xAxis.unit * x, yAxis.zero + yAxis.unit * y];
}

/** The panels and traces that the Track changes. */
function touchedTraces() {
  const found = new Map();
  for (const [part, panel, field, , trace] of track.paths) {
    if (part !== "panels" || field !== "figure") continue;
    if (!found.has(panel)) found.set(panel, new Set());
    found.get(panel).add(trace);
  }
  return found;
}

/** Let the pointer move the handle; `draw(index)` draws a position. */
function follow(draw) {
  const places = track.positions.map((_, index) => {
    const { x, y, axes } = sceneAt(index).handles[handleIndex];
    return toPixel(panelIndex, axes, x, y);
  });
  const along = handle.direction === "y" ? 1 : 0;
  const place = (index) => {
    const [x, y] = places[index];
    mark.style.transform = `translate(${x}px, ${y}px)`;
  };
  let shown = track.positions.indexOf(handle.value);
  let isHeld = false;
  let frame = 0;
  let latest = null;
  const nearest = (pixel) => {
    let best = 0;
    places.forEach((at, index) => {
      const isNearer = Math.abs(at[along] - pixel) < Math.abs(places[best][along] - pixel);
      if (isNearer) best = index;
    });
    return best;
  };
  const paint = () => {
    frame = 0;
    const box = plots[panelIndex].getBoundingClientRect();
    const index = nearest([latest.clientX - box.left, latest.clientY - box.top][along]);
    if (index === shown) return;
    shown = index;
    draw(index);
  };
  addEventListener("pointerdown", () => (isHeld = true));
  addEventListener("pointermove", (event) => {
    if (!isHeld) return;
    latest = event;
    frame ||= requestAnimationFrame(paint);
  });
  addEventListener("pointerup", () => {
    isHeld = false;
    place(shown);
  });
  place(shown);
  document.body.dataset.drawn = "true";
}
