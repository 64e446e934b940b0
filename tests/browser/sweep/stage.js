/**
 * Draws scenes where a lesson draws its own, and looks at their texts: how they stand
 * on the screen with each handle at both of its ends.
 *
 * @typedef {{text: string, box: Box, own: Element|null, place: Element|null}} Text
 *   its ink on the screen; the handle whose tag it is; what it may not leave
 * @typedef {{left: number, right: number, top: number, bottom: number}} Box
 */

const TOUCH = 0.75; // of a pixel: what rounding may bring together
const pen = document.createElement("canvas").getContext("2d");

class Stage {
  constructor(LiveChart) {
    this.LiveChart = LiveChart;
    const drawn = document.querySelector(".ll");
    this.host = document.createElement("div");
    drawn.parentElement.before(this.host);
    drawn.style.display = "none";
  }

  /** Show a scene; where it is to be taken, first without its Tracks. */
  async show({ payload, ends }, isTaken) {
    this.chart?.remove();
    this.host.replaceChildren();
    this.chart = new this.LiveChart(this.host);
    this.chart.send = () => {};
    const draw = this.chart.draw.bind(this.chart);
    this.chart.draw = () => (this.drawn = draw());
    const found = [];
    if (isTaken) {
      await this.receive({ ...payload, tracks: [] });
      const before = this.texts();
      await this.receive(payload);
      for (const each of moved(before, this.texts())) found.push(["", "taken", ...each]);
    } else await this.receive(payload);
    const place = this.placeOfChart();
    const look = (handle, end) => {
      const away = this.placeOfChart() - place;
      if (Math.abs(away) > 1) found.push([handle, end, "chart moved", away.toFixed(1)]);
      for (const [kind, ...words] of this.faults()) {
        found.push([handle, end, kind, ...words]);
      }
    };
    look("", "rest");
    for (const handle of payload.scene.handles.map(({ name }) => name)) {
      const own = ends.filter(([name]) => name === handle);
      for (const [, end, there] of own) {
        await this.receive(there);
        look(handle, end);
      }
      if (own.length) await this.receive(payload);
      else await this.press(handle, look);
    }
    return found;
  }

  async receive(payload) {
    this.chart.receive(payload);
    await this.drawn;
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
        if (overlap(one.box, other.box)) found.push(["overlap", one.text, other.text]);
      }
    });
    for (const made of this.chart.root.querySelectorAll(".ll-handle")) {
      const mark = boxOf(made.querySelector(".ll-mark"));
      for (const { text, box, own } of texts) {
        if (own !== made && isUnder(box, mark)) {
          found.push(["covered", text, made.getAttribute("aria-label")]);
        }
      }
    }
    return found;
  }
}

function boxOf(element) {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return { left, right, top, bottom };
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
  return box.right > root.right + TOUCH;
}

function isInside(box, outer) {
  return (
    box.left > outer.left - TOUCH &&
    box.right < outer.right + TOUCH &&
    box.top > outer.top - TOUCH &&
    box.bottom < outer.bottom + TOUCH
  );
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
