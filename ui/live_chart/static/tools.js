/**
 * Small buttons: copy the link of what is seen, or a line that shows it in a frame of
 * another page, show it to phones, and save it as a picture. In a frame: open the page
 * itself.
 */

import { copy } from "./copy.js";
import { button, element } from "./elements.js";
import { frameLine, isFramed, pageLink } from "./frame.js";
import { toggle as toggleCode } from "./qr.js";

const SAID_FOR = 1800;
const POSITIONS = {
  left: "middle left",
  right: "middle right",
  top: "top center",
  bottom: "bottom center",
};

export class Tools {
  /** @param {import("./live_chart.js").LiveChart} chart */
  constructor(chart) {
    this.chart = chart;
    this.box = element("div", "ll-tools");
    chart.root.append(this.box);
    this.#copying("Copy link", () => pageLink(location.href));
    if (document.querySelector('meta[name="loss-lab-frames"]')) {
      chart.root.classList.add("ll-framable");
      this.#copying("Copy frame", () => frameLine(location.href, document.title));
    }
    this.#tool("QR code", () => toggleCode(chart.root));
    this.#tool("Save picture", async () => {
      await savePicture(chart);
      return "Saved";
    });
    if (isFramed(location.href)) this.#wayOut();
  }

  #copying(name, words) {
    this.#tool(name, async (made) => (await copy(words(), made)) && "Copied");
  }

  /** A button that says for a moment what it has done. */
  #tool(name, act) {
    const made = button(name, async () => {
      const said = await act(made);
      if (!said) return;
      made.textContent = said;
      setTimeout(() => (made.textContent = name), SAID_FOR);
    });
    made.dataset.name = name;
    this.box.append(made);
  }

  /** In a frame: the page itself, as it is seen when the link is used. */
  #wayOut() {
    this.chart.root.classList.add("ll-framed");
    const link = element("a", "ll-button ll-out", "Loss Lab");
    link.target = "_blank";
    link.rel = "noopener";
    link.title = "Open this page of Loss Lab in a new tab";
    const renew = () => (link.href = pageLink(location.href));
    for (const type of ["pointerenter", "pointerdown", "focus", "click"]) {
      link.addEventListener(type, renew);
    }
    renew();
    this.box.append(link);
  }
}

/** The handles as marks of a figure, for a picture. */
function marksOf(view, panel) {
  return view.handles
    .filter((handle) => handle.panel === panel.name)
    .map(({ x, y, axes, tag, side, chosen }) => ({
      type: "scatter",
      mode: "markers+text",
      x: [x],
      y: [y],
      xaxis: axes[0],
      yaxis: axes[1],
      text: [side === "left" ? `${tag}  ` : side === "right" ? `  ${tag}` : tag],
      textposition: POSITIONS[side],
      textfont: { color: "handle-text", size: 13 },
      marker: {
        size: 16,
        color: "page",
        line: { color: "handle", width: chosen ? 6 : 3 },
      },
      cliponaxis: false,
    }));
}

async function savePicture({ view, panels, look }) {
  const boxes = panels.map(({ plot }) => plot.getBoundingClientRect());
  const gap = 24;
  const head = 84;
  const sheet = document.createElement("canvas");
  const ratio = 2;
  const width = boxes.reduce((sum, box) => sum + box.width + gap, gap);
  const height = Math.max(...boxes.map((box) => box.height)) + head + gap;
  [sheet.width, sheet.height] = [width * ratio, height * ratio];
  const pen = sheet.getContext("2d");
  pen.scale(ratio, ratio);
  pen.fillStyle = look.color("page");
  pen.fillRect(0, 0, width, height);
  const [main] = view.readouts;
  const font = getComputedStyle(panels[0].plot).fontFamily;
  pen.font = `600 22px ${font}`;
  pen.fillStyle = look.color("ink");
  pen.fillText(`${main.label}: ${main.value}`, gap, 36);
  let left = gap;
  for (const [index, panel] of panels.entries()) {
    const spec = view.panels[index];
    pen.font = `14px ${font}`;
    pen.fillStyle = look.color("muted");
    pen.fillText(spec.title, left, head - 14, boxes[index].width);
    const figure = panel.wholeFigure(marksOf(view, spec));
    const size = { width: boxes[index].width, height: boxes[index].height };
    const url = await window.Plotly.toImage(figure, { format: "png", scale: ratio, ...size });
    const image = new Image();
    image.src = url;
    await image.decode();
    pen.drawImage(image, left, head, size.width, size.height);
    left += size.width + gap;
  }
  const link = element("a");
  link.href = sheet.toDataURL("image/png");
  link.download = "loss-lab.png";
  link.click();
}
