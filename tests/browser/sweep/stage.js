/**
 * Draws scenes where a lesson draws its own, and looks at their texts: how they stand
 * on the screen with each handle at both of its ends.
 *
 * @typedef {{text: string, box: Box, own: Element|null, place: Element|null}} Text
 *   its ink on the screen; the handle whose tag it is; what it may not leave
 * @typedef {{left: number, right: number, top: number, bottom: number}} Box
 */

const TOUCH = 0.75; // of a pixel: what rounding may bring together
const AXES = ".ll-still .xlines-above, .ll-still .ylines-above";
const LINES = [
  ".ll-moving :not(clipPath) > path",
  ".ll-still .scatterlayer path.js-line",
  AXES,
].join();
const PHONE = 640;
const LOW = 760;
const pen = document.createElement("canvas").getContext("2d");

class Stage {
  constructor(LiveChart) {
    this.LiveChart = LiveChart;
    const drawn = document.querySelector(".ll");
    this.host = document.createElement("div");
    drawn.parentElement.before(this.host);
    drawn.style.display = "none";
  }

  /**
   * Show a scene; where it is to be taken, first without its Tracks.
   *
   * @param {"plain"|"asked"|"slide asked"|"slide shown"} view  how it is seen
   */
  async show({ payload: plain, ends: plainEnds }, isTaken, view = "plain") {
    const seen = (payload) => seenAs(view, payload);
    const payload = seen(plain);
    const ends = plainEnds.map(([name, end, there]) => [name, end, seen(there)]);
    this.begin();
    const found = [];
    if (isTaken) {
      await this.receive({ ...payload, tracks: [] });
      const before = this.texts();
      await this.receive(payload);
      for (const each of moved(before, this.texts())) found.push(["", "taken", ...each]);
    } else await this.receive(payload);
    this.view = view;
    const place = this.placeOfChart();
    const look = (handle, end) => {
      this.chart.presenter.leaveOut();
      const away = this.placeOfChart() - place;
      if (Math.abs(away) > 1) found.push([handle, end, "chart moved", away.toFixed(1)]);
      for (const [kind, ...words] of this.faults()) {
        // The path of a run goes where it goes.
        const isOfARun = kind === "crossed" && payload.scene.playback && handle;
        if (!isOfARun) found.push([handle, end, kind, ...words]);
      }
    };
    look("", "rest");
    if (view !== "plain") return found; // a drag shows all, and a slide is as it opens
    for (const handle of payload.scene.handles.map(({ name }) => name)) {
      const own = ends.filter(([name]) => name === handle);
      for (const [, end, there] of own) {
        this.lift(there);
        await this.receive(there);
        look(handle, end);
      }
      if (own.length) await this.receive(payload);
      else await this.press(handle, look);
    }
    return found;
  }

  begin() {
    this.chart?.remove();
    this.host.replaceChildren();
    this.chart = new this.LiveChart(this.host);
    this.chart.send = () => {};
    const draw = this.chart.draw.bind(this.chart);
    this.chart.draw = () => (this.drawn = draw());
  }

  async receive(payload) {
    this.chart.receive(payload);
    await this.drawn;
  }

  /** What a live handle changes is drawn as it is while the handle is held. */
  lift({ scene }) {
    scene.panels.forEach(({ figure }, index) => this.chart.panels[index].liftChanges(figure));
  }

  async press(handle, look) {
    const made = this.chart.handles.elementOf(handle);
    const key = (name) =>
      made.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true }));
    for (const end of ["Home", "End"]) {
      key(end);
      look(handle, end);
    }
    key("Escape");
    await this.drawn;
  }

  /** How far below the sentence the first panel is drawn. */
  placeOfChart() {
    const top = (element) => element.getBoundingClientRect().top;
    return top(this.chart.root.querySelector(".ll-plot")) - top(this.chart.root);
  }

  /** All texts of the chart that can be seen. */
  texts() {
    const found = [];
    const walker = document.createTreeWalker(this.chart.root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const parent = node.parentElement;
      if (!node.data.trim() || parent.closest("math, button, select")) continue;
      if (!parent.checkVisibility({ visibilityProperty: true })) continue;
      for (const box of inks(node, parent)) {
        if (isOutside(box, parent.closest(".ll-presenting .ll-readouts"))) continue;
        const tagged = parent.closest(".ll-tag") && parent.closest(".ll-handle");
        found.push({ text: node.data.trim(), box, own: tagged, node: parent });
      }
    }
    for (const term of this.chart.root.querySelectorAll("math")) {
      const text = term.textContent.trim();
      found.push({ text, box: boxOf(term), own: null, node: term });
    }
    return found;
  }

  /** What is wrong with the texts as they stand: a kind, and the words concerned. */
  faults() {
    const texts = this.texts();
    const found = [];
    const root = this.chart.root.getBoundingClientRect();
    texts.forEach((one, index) => {
      if (isCut(one, root)) found.push(["cut", one.text]);
      for (const other of texts.slice(index + 1)) {
        const isBeside = overlap(one.box, other.box) && !isOneText(one, other);
        if (isBeside) found.push(["overlap", one.text, other.text]);
      }
    });
    // Where rings stand on the axis until a question is answered, words may have no
    // place but a line; so may a slide's large ones, before which lines end, and on a
    // small screen the number of a ring on a rail or an axis.
    const isSlide = this.view.startsWith("slide");
    const isSmall = innerWidth <= PHONE || innerHeight < LOW;
    const plots = this.view === "asked" ? [] : this.chart.root.querySelectorAll(".ll-plot");
    const pale = ["grid", "faint"].map((token) => this.colorOf(token));
    const isPale = ({ color }) => pale.includes(color);
    for (const panel of plots) {
      const pieces = [...panel.querySelectorAll(LINES)].flatMap(piecesOf);
      for (const { text, box, own, node } of texts) {
        // What is said of a hidden chart has a ground of its own, before its lines.
        if (!panel.contains(node) || node.closest(".ll-veil")) continue;
        const isApart = isSlide && endsLines(node);
        const isOnRail = !isSlide && isSmall && own && endsLines(node);
        const isMeant = (piece) =>
          isApart ? !own && isStruck(piece, box) : !isOnRail || !isPale(piece);
        const crossing = pieces.find((piece) => isMeant(piece) && crosses(piece, box));
        if (crossing) found.push(["crossed", text, crossing.color]);
      }
    }
    for (const made of this.chart.root.querySelectorAll(".ll-handle")) {
      const mark = boxOf(made.querySelector(".ll-mark"));
      for (const { text, box, own } of texts) {
        if (own !== made && isUnder(box, mark)) {
          found.push(["covered", text, made.getAttribute("aria-label")]);
        }
      }
    }
    for (const picture of this.chart.root.querySelectorAll(".ll-still image")) {
      const panel = picture.closest(".ll-plot");
      for (const { text, box, node } of texts) {
        if (panel.contains(node) && overlap(box, inkOf(picture))) {
          found.push(["on a picture", text]);
        }
      }
    }
    for (const text of this.strayed()) found.push(["strayed", text]);
    for (const term of this.chart.root.querySelectorAll(".ll-term-button")) {
      const sign = signAfter(term);
      if (sign && sign.top > boxOf(term).bottom) found.push(["alone", term.textContent]);
    }
    return found;
  }

  /** A colour of the theme, as the browser writes those that it draws. */
  colorOf(token) {
    const sample = this.chart.root.appendChild(document.createElement("i"));
    sample.style.color = `var(--ll-${token})`;
    const { color } = getComputedStyle(sample);
    sample.remove();
    return color;
  }

  /** Names of a key that are not beside their line: beside another they are its name. */
  strayed() {
    return this.chart.view.panels.flatMap(({ figure }, index) => {
      const { traces, texts } = this.chart.panels[index].words;
      const inOrder = [...traces.keys()].sort((one, other) => one - other);
      const words = inOrder.flatMap((at) =>
        traces.get(at).map((word) => ({ ...word, name: figure.data[at].name ?? "" })),
      );
      return words.flatMap(({ name, lines, y, size }, at) => {
        const away = Number(texts[at].element.getAttribute("y")) - y - 0.35 * size;
        return name.startsWith("key word") && Math.abs(away) > size / 2 ? lines : [];
      });
    });
  }
}

/** Where the sign of a sentence is that follows a term; null where a space does. */
function signAfter({ nextSibling }) {
  if (!/^[^\s\w]/.test(nextSibling?.data ?? "")) return null;
  const range = document.createRange();
  range.setStart(nextSibling, 0);
  range.setEnd(nextSibling, 1);
  return range.getClientRects()[0] ?? null;
}

function boxOf(element) {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return { left, right, top, bottom };
}

/** What of its box a picture fills: it has a rim of nothing. */
function inkOf(picture) {
  const { left, right, top, bottom } = boxOf(picture);
  const [across, up] = [0.1 * (right - left), 0.1 * (bottom - top)];
  return { left: left + across, right: right - across, top: top + up, bottom: bottom - up };
}

/** Where the ink of a text is; its line has room above and below. */
function inks(node, parent) {
  const range = document.createRange();
  range.selectNodeContents(node);
  const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
  if (rects.length === 0) return [];
  if (rects.some(({ width, height }) => height > 2 * width && node.data.length > 2)) {
    return rects.map(({ left, right, top, bottom }) => ({
      left: left + 0.2 * (right - left),
      right: right - 0.2 * (right - left),
      top,
      bottom,
    }));
  }
  if (rects.length > 1) return rects.map((rect) => trimmed(rect));
  const style = getComputedStyle(parent);
  pen.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const ink = pen.measureText(node.data.trim());
  const [rect] = rects;
  const line = ink.fontBoundingBoxAscent + ink.fontBoundingBoxDescent;
  const base = rect.top + (ink.fontBoundingBoxAscent * rect.height) / line;
  return [
    {
      left: rect.left,
      right: rect.right,
      top: base - ink.actualBoundingBoxAscent,
      bottom: base + ink.actualBoundingBoxDescent,
    },
  ];
}

function trimmed({ left, right, top, bottom }) {
  const room = 0.2 * (bottom - top);
  return { left, right, top: top + room, bottom: bottom - room };
}

function overlap(one, other) {
  return (
    one.left + TOUCH < other.right &&
    other.left + TOUCH < one.right &&
    one.top + TOUCH < other.bottom &&
    other.top + TOUCH < one.bottom
  );
}

/** Whether they are pieces of one running text, with a term that explains itself. */
function isOneText({ node: one }, { node: other }) {
  const text = one.closest("p");
  return text !== null && text.contains(other);
}

/** Whether the round mark of a handle lies over a text. */
function isUnder(box, mark) {
  const [x, y] = [(mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2];
  const near = (low, high, at) => Math.min(Math.max(at, low), high);
  const dx = near(box.left, box.right, x) - x;
  const dy = near(box.top, box.bottom, y) - y;
  return Math.hypot(dx, dy) + TOUCH < (mark.right - mark.left) / 2;
}

/** Whether a text is cut off by what it stands in, or by the screen. */
function isCut({ box, node }, root) {
  if (box.left < -TOUCH || box.right > innerWidth + TOUCH) return true;
  const still = node.closest(".ll-still");
  if (still) return !isInside(box, boxOf(still));
  const clip = /#([^)"]*)/.exec(node.closest("g[clip-path]")?.getAttribute("clip-path"));
  if (clip?.[1]) {
    const rect = document.getElementById(clip[1]).firstChild;
    const [x, y, width, height] = ["x", "y", "width", "height"].map((name) =>
      Number(rect.getAttribute(name)),
    );
    const { left, top } = node.closest("svg").getBoundingClientRect();
    return !isInside(box, {
      left: left + x,
      right: left + x + width,
      top: top + y,
      bottom: top + y + height,
    });
  }
  if (node.closest(".ll-plot, .ll-timeline")) return false;
  return box.right > root.right + TOUCH || box.bottom > root.bottom + TOUCH;
}

/** What Python would send with a question that waits, or is answered; or for a slide. */
function seenAs(view, payload) {
  const stage = view === "plain" ? "none" : view.endsWith("asked") ? "asked" : "shown";
  const guessing = { stage, example: "it", chosen: null };
  return { ...payload, guessing, presenting: view.startsWith("slide") };
}

/** Whether a text is in none of the rows that a slide has room for. */
function isOutside(box, row) {
  return row !== null && boxOf(row).bottom < box.top + TOUCH;
}

function isInside(box, outer) {
  return (
    box.left > outer.left - TOUCH &&
    box.right < outer.right + TOUCH &&
    box.top > outer.top - TOUCH &&
    box.bottom < outer.bottom + TOUCH
  );
}

/** A line as it is drawn on the screen, in straight pieces that can be seen. */
function piecesOf(path) {
  const { stroke, strokeWidth, strokeOpacity, strokeDasharray } = getComputedStyle(path);
  const isSeen = stroke !== "none" && !stroke.endsWith(", 0)") && strokeOpacity !== "0";
  if (!isSeen || !parseFloat(strokeWidth)) return [];
  if (parseFloat(strokeWidth) <= 1 && strokeDasharray !== "none") return []; // a guide
  if (!path.checkVisibility({ visibilityProperty: true })) return [];
  const clip = clipOf(path);
  const { a, d, e, f } = path.getScreenCTM();
  const pieces = [];
  let start = null;
  let from = null;
  const isAxis = path.matches(AXES);
  const to = (x, y) => {
    const end = [a * x + e, d * y + f];
    const piece = from && { from, to: end, color: stroke, clip, isAxis };
    if (piece) pieces.push(piece);
    from = end;
  };
  for (const [, name, numbers] of path.getAttribute("d").matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const at = numbers.match(/-?[\d.]+(e-?\d+)?/g)?.map(Number) ?? [];
    if (name === "M") {
      from = null;
      to(at[0], at[1]);
      start = at;
    } else if (name === "L") {
      for (let k = 0; k < at.length; k += 2) to(at[k], at[k + 1]);
    } else if (name === "H") to(at[0], (from[1] - f) / d);
    else if (name === "V") to((from[0] - e) / a, at[0]);
    else if (name === "Z") to(start[0], start[1]);
    else return []; // the outline of marks
  }
  return pieces;
}

/** The box out of which an element is not seen; null where there is none. */
function clipOf(element) {
  const url = element.closest("[clip-path]")?.getAttribute("clip-path");
  const id = /#([^'")]*)/.exec(url)?.[1];
  const rect = id && document.getElementById(id)?.firstChild;
  if (!rect) return null;
  const [x, y, width, height] = ["x", "y", "width", "height"].map((name) =>
    Number(rect.getAttribute(name)),
  );
  const owner = element.closest("[clip-path]").getScreenCTM();
  const [left, top] = [owner.e + x, owner.f + y];
  return { left, top, right: left + width, bottom: top + height };
}

/** Whether a piece of a line goes through the ink of a text. */
function crosses({ from, to, clip }, box) {
  const left = Math.max(box.left + TOUCH, clip?.left ?? -Infinity);
  const right = Math.min(box.right - TOUCH, clip?.right ?? Infinity);
  const top = Math.max(box.top + TOUCH, clip?.top ?? -Infinity);
  const bottom = Math.min(box.bottom - TOUCH, clip?.bottom ?? Infinity);
  let [enters, leaves] = [0, 1];
  const ways = [[from[0], to[0], left, right], [from[1], to[1], top, bottom]];
  for (const [one, other, low, high] of ways) {
    const way = other - one;
    if (way === 0) {
      if (one <= low || one >= high) return false;
    } else {
      const ends = [(low - one) / way, (high - one) / way];
      enters = Math.max(enters, Math.min(...ends));
      leaves = Math.min(leaves, Math.max(...ends));
    }
  }
  return left < right && top < bottom && enters < leaves;
}

/** Whether a text has so wide a rim of the page's colour that lines end before it. */
function endsLines(node) {
  const { paintOrder, strokeWidth, textShadow, fontSize } = getComputedStyle(node);
  const shadow = parseFloat(/0px 0px ([\d.]+)px/.exec(textShadow)?.[1] ?? 0);
  const rim = paintOrder.startsWith("stroke") ? parseFloat(strokeWidth) / 2 : shadow;
  return rim > 0.12 * parseFloat(fontSize);
}

/** Whether a piece of a line, but of an axis, runs along a text from end to end. */
function isStruck({ from, to, isAxis }, { left, right }) {
  const [start, end] = [from[0], to[0]].sort((one, other) => one - other);
  return !isAxis && from[1] === to[1] && start < left && end > right;
}

/** The texts that stand elsewhere than before. */
function moved(before, after) {
  const left = [...after];
  return before.flatMap(({ text, box }) => {
    const same = left.filter((each) => each.text === text);
    const away = ({ box: now }) => Math.abs(now.left - box.left) + Math.abs(now.top - box.top);
    const next = same.sort((one, other) => away(one) - away(other))[0];
    if (!next) return [["gone", text]];
    left.splice(left.indexOf(next), 1);
    return away(next) < 0.5 ? [] : [["moved", text, away(next).toFixed(1)]];
  });
}

/** Make the stage of this page, with the page's own script. */
async function makeStage() {
  const [script] = performance
    .getEntriesByType("resource")
    .map(({ name }) => name)
    .filter((name) => name.endsWith("/live_chart.js"));
  const { LiveChart } = await import(script);
  window.stage = new Stage(LiveChart);
}
