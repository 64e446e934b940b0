/**
 * The moving layer: Plotly's scatter traces (lines, areas, markers) drawn as SVG over
 * the still figure, quicker than a second Plotly figure would be. Understands what
 * ui/figures.py makes; words.js has the words.
 */

const SVG = "http://www.w3.org/2000/svg";
const DASHES = { solid: "", dash: "9 7", dot: "2 5", dashdot: "9 6 2 6" };

/** A token of ui/theme.py as CSS; anything else is a colour already. */
export function cssColor(token) {
  return /^[a-z-]+$/.test(token) ? `var(--ll-${token})` : token;
}

/** The colours of rails and axes, on which a word is read. */
const PALE = ["grid", "faint"];

/** Whether a line is a rail, an axis or a guide, on which a word can be read. */
export function isPale({ color, width, dash }) {
  return PALE.includes(color) || (width <= 1 && dash !== "solid");
}

/** Make an SVG element. */
export function svg(name, attributes = {}) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  return element;
}

/** The path of a line through pixels; null breaks it. */
export function linePath(pixels, isClosed) {
  let path = "";
  let isOpen = false;
  for (const pixel of pixels) {
    if (pixel === null) {
      if (isClosed && isOpen) path += "Z";
      isOpen = false;
    } else {
      path += `${isOpen ? "L" : "M"}${pixel[0].toFixed(1)} ${pixel[1].toFixed(1)}`;
      isOpen = true;
    }
  }
  return isClosed && isOpen ? `${path}Z` : path;
}

/** The path of marks at pixels, all in one. */
export function markPath(pixels, symbol, size) {
  const radius = size / 2;
  return pixels
    .filter((pixel) => pixel !== null)
    .map(([x, y]) => {
      if (symbol.startsWith("diamond")) {
        const half = radius * 1.3;
        return `M${x} ${y - half}l${half} ${half}l${-half} ${half}l${-half} ${-half}Z`;
      }
      if (symbol.startsWith("square")) {
        return `M${x - radius} ${y - radius}h${size}v${size}h${-size}Z`;
      }
      if (symbol.startsWith("triangle")) {
        const half = radius * 1.2;
        const up = symbol.endsWith("down") ? -half : half;
        return `M${x} ${y - up}l${half} ${2 * up}h${-2 * half}Z`;
      }
      if (symbol === "x") {
        return `M${x - radius} ${y - radius}l${size} ${size}m0 ${-size}l${-size} ${size}`;
      }
      const arc = `${radius} ${radius} 0 1 0`;
      return `M${x - radius} ${y}a${arc} ${size} 0a${arc} ${-size} 0Z`;
    })
    .join("");
}

/** The points of a trace that are drawn: the first `shown` of them, or all. */
export function shownPoints({ x, y, shown = x.length }) {
  return [x.slice(0, shown), y.slice(0, shown)];
}

/** One trace of the moving layer. */
export class MovingTrace {
  constructor(parent, clipPath) {
    this.group = svg("g", { "clip-path": clipPath });
    parent.append(this.group);
  }

  remove() {
    this.group.remove();
  }

  /**
   * @param {object} trace  @param {(x, y) => number[]|null} toPixel
   * @param {import("./room.js").Scale} scale
   */
  draw(trace, toPixel, scale) {
    const [xs, ys] = shownPoints(trace);
    const pixels = xs.map((x, index) => toPixel(x, ys[index]));
    if (trace.mode.includes("lines")) this.#drawLine(trace, pixels, scale);
    if (trace.mode.includes("markers")) this.#drawMarks(trace, pixels, scale);
  }

  #drawLine(trace, pixels, scale) {
    this.line ??= this.group.appendChild(svg("path", { "stroke-linejoin": "round" }));
    const isFilled = trace.fill === "toself";
    this.line.setAttribute("d", linePath(pixels, isFilled));
    this.line.style.fill = isFilled ? cssColor(trace.fillcolor) : "none";
    this.line.style.stroke = cssColor(trace.line.color);
    this.line.style.strokeWidth = trace.line.width * scale.marks;
    this.line.style.strokeDasharray = DASHES[trace.line.dash] ?? "";
  }

  #drawMarks(trace, pixels, scale) {
    this.marks ??= this.group.appendChild(svg("path"));
    const { symbol, size, color } = trace.marker;
    const isOpen = symbol.endsWith("-open") || symbol === "x";
    this.marks.setAttribute("d", markPath(pixels, symbol, size * scale.marks));
    this.marks.style.fill = isOpen ? "none" : cssColor(color);
    this.marks.style.stroke = cssColor(color);
    this.marks.style.strokeWidth = isOpen ? 2.5 * scale.marks : 0;
  }
}

/** A trace with only the points that are shown, as Plotly knows no other. */
export function cut(trace) {
  if (trace.shown === undefined) return trace;
  const [x, y] = shownPoints(trace);
  return { ...trace, x, y };
}
