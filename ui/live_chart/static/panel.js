/**
 * A panel: its title, the still figure drawn by Plotly, and over it the moving
 * layer and the handles, which share its geometry.
 */

import { setAttribute, setText } from "./elements.js";
import { emptied, narrow, resolved } from "./figure.js";
import { axisOf, extentOf, fromPixel, sideOfLine, toPixel } from "./inside_plotly.js";
import { MovingTrace, cut, isPale, shownPoints, svg } from "./layer.js";
import { isKey, isWords, lowered, nameOf } from "./lists.js";
import { PLAIN, enlarged } from "./room.js";
import { placeTags } from "./tags.js";
import { FAINTLY, cost, piecesOf, widthOf, WordsView, writtenIn } from "./words.js";

const PLOTLY_OPTIONS = { displayModeBar: false, responsive: false };
/** Where the words of a hidden chart are tried, as shares of its height: first the middle. */
const NOTES = [0.5, 0.35, 0.65, 0.2, 0.8, 0.05, 0.95];
let panelCount = 0;

export class PanelView {
  /**
   * @param {HTMLElement} parent  @param {{color, pictureUrl}} look
   * @param {import("./asking.js").Asking} asking
   */
  constructor(parent, look, asking) {
    this.look = look;
    this.asking = asking;
    this.id = `ll-panel-${(panelCount += 1)}`;
    this.element = document.createElement("figure");
    this.element.className = "ll-panel";
    this.title = document.createElement("figcaption");
    this.plot = document.createElement("div");
    this.plot.className = "ll-plot";
    this.still = document.createElement("div");
    this.still.className = "ll-still";
    this.still.setAttribute("role", "img");
    this.moving = svg("svg", { class: "ll-moving", "aria-hidden": "true" });
    this.handles = document.createElement("div");
    this.handles.className = "ll-handles";
    this.note = document.createElement("p");
    this.note.className = "ll-veil";
    this.note.textContent = "Hidden until you answer";
    this.note.hidden = true;
    this.plot.append(this.still, this.moving, this.note, this.handles);
    this.element.append(this.title, this.plot);
    parent.append(this.element);
    this.movers = new Set();
    this.traces = new Map();
    this.stillKey = "";
    this.traceCount = -1;
  }

  remove() {
    this.isRemoved = true;
    this.element.remove();
    this.isDrawn = false;
    const purge = () => window.Plotly.purge(this.still);
    this.reacting?.then(purge, purge); // a drawing that is under way ends first
  }

  setTitle({ name, title, description }) {
    const { isVeiled, veil } = this.asking;
    const isHidden = isVeiled && veil.titles.includes(name);
    const isPart = isVeiled && veil.traces.some((trace) => trace.startsWith(`${name}/`));
    setText(this.title, title);
    this.title.style.visibility = isHidden ? "hidden" : "";
    const told = isPart ? title : description;
    setAttribute(this.still, "aria-label", isHidden ? "Chart" : told);
  }

  /** Say which traces move; they leave the still figure. */
  lift(indices) {
    const before = this.movers.size;
    for (const index of indices) this.movers.add(index);
    return this.movers.size > before;
  }

  /** What a live handle changes in the figure is drawn in the moving layer. */
  liftChanges({ data }) {
    const before = this.panel?.figure.data ?? [];
    const isChanged = (index) =>
      data[index].type === "scatter" &&
      JSON.stringify(before[index]) !== JSON.stringify(data[index]);
    this.lift([...data.keys()].filter(isChanged));
  }

  /** Take its share of the row; each panel does before any is measured and drawn. */
  takeShare({ weight }) {
    this.element.style.flexGrow = weight;
  }

  /** Draw all of a panel; the still figure only where it changed. */
  async draw(panel) {
    this.panel = panel;
    this.setTitle(panel);
    const { data, layout } = panel.figure;
    const names = data.map((trace) => trace.name ?? "").join();
    if (names !== this.traceNames) {
      this.traceNames = names;
      this.movers.clear();
      this.lift([...data.keys()].filter((index) => isKey(data[index])));
    }
    const { width, height } = this.plot.getBoundingClientRect();
    if (!width || !window.Plotly) return;
    const scale = this.look.scale();
    this.scale = scale;
    this.bounds = [0, 0, width, height];
    const stillData = data.map((trace, index) =>
      this.movers.has(index) || isWords(trace) || this.#isHidden(trace)
        ? emptied(trace)
        : cut(trace),
    );
    const isNarrow = width < 480;
    const key = JSON.stringify([
      stillData,
      layout,
      width,
      height,
      scale,
      this.look.theme(),
    ]);
    if (key !== this.stillKey) {
      this.stillKey = key;
      this.drawnLayout = JSON.stringify(layout);
      const figure = this.#resolved({ data: stillData, layout }, scale);
      figure.layout.width = width;
      figure.layout.height = height;
      this.family = getComputedStyle(this.plot).fontFamily;
      figure.layout.font.family = this.family;
      if (isNarrow && scale === PLAIN) narrow(figure.layout, this.family);
      enlarged(figure.layout, scale, (text) => this.#wide(text, scale.least));
      const options = { ...PLOTLY_OPTIONS, staticPlot: !layout.hovermode };
      this.reacting = window.Plotly.react(
        this.still,
        figure.data,
        figure.layout,
        options,
      );
    }
    await this.reacting;
    if (this.isRemoved) return;
    this.isDrawn = true;
    const isVeiled = this.#isAllHidden(data);
    this.element.dataset.veiled = isVeiled;
    this.note.hidden = !isVeiled;
    this.#clip(layout);
    this.written = writtenIn(this.still);
    this.drawMoving(data.keys());
  }

  /** Whether a panel's axes are not those that are drawn. */
  hasOtherAxes({ figure }) {
    return JSON.stringify(figure.layout) !== this.drawnLayout;
  }

  /** Draw traces of the moving layer. */
  drawMoving(indices) {
    if (!this.isDrawn) return;
    const { data } = this.panel.figure;
    for (const index of indices) {
      const isHidden = this.#isHidden(data[index]);
      if (isWords(data[index])) this.#setWords(index, data[index], isHidden);
      else this.#notePieces(index, data[index]);
      if (isWords(data[index]) || !this.movers.has(index)) continue;
      const trace = { ...data[index], ...(isHidden && { x: [null], y: [null] }) };
      if (!this.traces.has(index)) this.#addTrace(index, trace, data);
      const axes = [trace.xaxis, trace.yaxis];
      const toPixel = (x, y) => this.#listed(index, this.toPixel(axes, x, y));
      this.traces.get(index).draw(trace, toPixel, this.scale);
    }
  }

  #setWords(index, trace, isHidden) {
    const [xs, ys] = isHidden ? [[], []] : shownPoints(trace);
    const axes = [trace.xaxis, trace.yaxis];
    const pixels = xs.map((x, at) => this.#listed(index, this.toPixel(axes, x, ys[at])));
    const isFree = trace.cliponaxis === false || isKey(trace); // a list is whole, or left out
    const seen = isFree ? pixels : pixels.map((pixel) => this.#inside(axes, pixel));
    this.words.set(index, trace, seen, this.scale, this.family);
  }

  /** A pixel of a trace; on a list lower where its names are large. */
  #listed(index, pixel) {
    const { data } = this.panel.figure;
    if (!pixel || !isKey(data[index])) return pixel;
    const heightOf = ({ xaxis, yaxis, x, y }) => this.toPixel([xaxis, yaxis], x[0], y[0])[1];
    return [pixel[0], pixel[1] + lowered(data, index, heightOf, this.scale.least)];
  }

  /** Note where the line of a trace runs: words keep off it. */
  #notePieces(index, { type, mode, line, xaxis, yaxis, ...trace }) {
    if (type !== "scatter" || !mode.includes("lines") || line.color === "clear") return;
    const [xs, ys] = shownPoints(trace);
    const pixels = xs.map((x, at) => this.toPixel([xaxis, yaxis], x, ys[at]));
    const seen = trace.cliponaxis === false ? this.bounds : this.#areaOf([xaxis, yaxis]);
    this.pieces.set(index, piecesOf(pixels, seen, isPale(line)));
  }

  /** A pixel that is within its axes; null where it is not. */
  #inside(axes, pixel) {
    if (pixel === null) return null;
    const [left, top, right, bottom] = this.#areaOf(axes);
    const [x, y] = pixel;
    const isInside = x > left - 1 && x < right + 1 && y > top - 1 && y < bottom + 1;
    return isInside ? pixel : null;
  }

  /** The box that axes span. */
  #areaOf([xName, yName]) {
    const [left, width] = extentOf(axisOf(this.still, xName));
    const [top, height] = extentOf(axisOf(this.still, yName));
    return [left, top, left + width, top + height];
  }

  /** The lines of axes: nothing is written across these, either. */
  #axisLines() {
    return this.#pairs().flatMap((pair) => {
      const [left, top, right, bottom] = this.#areaOf(pair);
      const lines = {
        left: [left, top, left, bottom],
        right: [right, top, right, bottom],
        top: [left, top, right, top],
        bottom: [left, bottom, right, bottom],
      };
      const sides = pair.map((name) => sideOfLine(axisOf(this.still, name)));
      return sides.flatMap((side) => (side ? [[...lines[side], FAINTLY]] : []));
    });
  }

  /** Until it is answered, nothing on a chart tells what is asked. */
  #isHidden({ meta, name }) {
    const { asking, panel } = this;
    return (asking.isVeiled && meta === "tells_loss") || asking.hidesTrace(panel.name, name);
  }

  /** Whether nothing that is drawn can be seen until it is answered. */
  #isAllHidden(data) {
    const isCurve = ({ type, mode, line }) =>
      type === "scatter" && mode.includes("lines") && !isPale(line);
    const curves = data.filter(isCurve);
    return curves.length > 0 && curves.every((trace) => this.#isHidden(trace));
  }

  /** Put the words of the panel and the numbers of its handles where they are read. */
  placeWords(handles) {
    if (!this.isDrawn) return;
    const around = {
      bounds: this.bounds,
      isLarge: this.scale !== PLAIN,
      discs: handles.map(({ disc }) => disc),
      pieces: [...this.pieces.values()].flat(),
      fixed: this.written,
    };
    const wanted = this.words.wanted();
    const tags = placeTags(handles, { ...around, written: wanted });
    const written = this.words.place({ ...around, written: tags }, wanted);
    if (!this.note.hidden) this.#placeNote({ ...around, written });
  }

  /** Say on the largest chart that it is hidden, as near to its middle as nothing else is. */
  #placeNote(around) {
    const areas = this.#pairs().map((pair) => this.#areaOf(pair));
    const sizeOf = ([left, top, right, bottom]) => (right - left) * (bottom - top);
    const area = areas.reduce((one, other) => (sizeOf(other) > sizeOf(one) ? other : one));
    const [left, top, right, bottom] = area;
    this.note.style.maxWidth = `${Math.floor(right - left) - 8}px`;
    const [wide, high] = [this.note.offsetWidth, this.note.offsetHeight];
    const x = (left + right - wide) / 2;
    const { data } = this.panel.figure;
    const isSeen = ([index]) => !data[index] || !this.#isHidden(data[index]);
    const pieces = [...this.pieces].filter(isSeen).flatMap(([, each]) => each);
    const written = [...around.written, ...this.#pointsSeen()];
    const beside = { ...around, bounds: area, pieces, written };
    const tried = NOTES.map((share) => {
      const y = top + share * (bottom - top - high);
      return { y, against: cost([x, y, x + wide, y + high], beside) };
    });
    const { y } = tried.reduce((one, other) => (other.against < one.against ? other : one));
    this.note.style.left = `${x}px`;
    this.note.style.top = `${y}px`;
  }

  /** Boxes of the marks that are seen. */
  #pointsSeen() {
    return this.panel.figure.data.flatMap((trace) => {
      if (!trace.mode?.includes("markers") || this.#isHidden(trace)) return [];
      const [xs, ys] = shownPoints(trace);
      const pixels = xs.map((x, at) => this.toPixel([trace.xaxis, trace.yaxis], x, ys[at]));
      const reach = 8 * this.scale.marks;
      return pixels.flatMap((pixel) =>
        pixel ? [[pixel[0] - reach, pixel[1] - reach, pixel[0] + reach, pixel[1] + reach]] : [],
      );
    });
  }

  /** A point of the figure in pixels of the plot; null for a gap. */
  toPixel([xName, yName], x, y) {
    if (x === null || y === null) return null;
    return [toPixel(axisOf(this.still, xName), x), toPixel(axisOf(this.still, yName), y)];
  }

  /** Pixels of the plot as a point of the figure. */
  fromPixel([xName, yName], px, py) {
    return [
      fromPixel(axisOf(this.still, xName), px),
      fromPixel(axisOf(this.still, yName), py),
    ];
  }

  /** Where its axes are on the screen. */
  charts() {
    if (!this.isDrawn) return [];
    const { x, y } = this.plot.getBoundingClientRect();
    return this.#pairs().map((pair) => {
      const [[left, width], [top, height]] = pair.map((name) =>
        extentOf(axisOf(this.still, name)),
      );
      return new DOMRect(x + left, y + top, width, height);
    });
  }

  /** The rails of its dials on the screen. */
  rails() {
    const { x: left, y: top } = this.plot.getBoundingClientRect();
    const { data } = this.panel.figure;
    return data.flatMap(({ name, x, y, xaxis, yaxis }) => {
      if (!name?.endsWith(" strip")) return [];
      const [from, to] = x.map((at, index) => this.toPixel([xaxis, yaxis], at, y[index]));
      return [new DOMRect(left + from[0], top + from[1] - 1, to[0] - from[0], 2)];
    });
  }

  #pairs() {
    const { data } = this.panel.figure;
    const pairs = new Set(data.map(({ xaxis, yaxis }) => `${xaxis} ${yaxis}`));
    return [...pairs].map((pair) => pair.split(" "));
  }

  /** The whole figure, with marks for its handles, as Plotly takes it. */
  wholeFigure(handleMarks) {
    const { width, height } = this.plot.getBoundingClientRect();
    const { data, layout } = this.panel.figure;
    const figure = this.#resolved(
      { data: [...data.map(cut), ...handleMarks], layout },
      this.scale,
    );
    Object.assign(figure.layout, { width, height });
    figure.layout.font.family = getComputedStyle(this.plot).fontFamily;
    return figure;
  }

  /** How wide a label is drawn, in sizes of its words. */
  #wide(label, size) {
    return widthOf(label, size, 400, this.family) / size;
  }

  #resolved(figure, scale) {
    return resolved(figure, this.look.color, this.look.pictureUrl, scale);
  }

  #addTrace(index, trace, data) {
    const clip = `url(#${this.id}-${trace.xaxis}${trace.yaxis})`;
    const made = new MovingTrace(this.lines, trace.cliponaxis === false ? "" : clip);
    if (isKey(trace)) made.group.dataset.key = nameOf(data, index);
    this.traces.set(index, made);
  }

  #clip(layout) {
    for (const trace of this.traces.values()) trace.remove();
    this.traces.clear();
    this.moving.replaceChildren();
    this.words = new WordsView(svg("g", { class: "ll-words" }));
    this.pieces = new Map([["axes", this.#axisLines()]]);
    const definitions = this.moving.appendChild(svg("defs"));
    for (const [x, y] of this.#pairs()) {
      const clip = svg("clipPath", { id: `${this.id}-${x}${y}` });
      const [left, top, right, bottom] = this.#areaOf([x, y]);
      const [width, height] = [right - left, bottom - top];
      clip.append(svg("rect", { x: left, y: top, width, height }));
      definitions.append(clip);
    }
    this.lines = svg("g");
    this.moving.append(this.lines, this.words.parent);
  }
}
