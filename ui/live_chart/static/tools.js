/** Two small buttons: copy the link of what is seen, and save it as a picture. */

import { element } from "./numbers.js";

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
    this.#button("Copy link", async (button) => {
      await copy(location.href);
      say(button, "Copied");
    });
    this.#button("Save picture", async (button) => {
      await savePicture(chart);
      say(button, "Saved");
    });
  }

  #button(name, handler) {
    const button = element("button", "ll-button", name);
    button.type = "button";
    button.dataset.name = name;
    button.addEventListener("click", () => handler(button));
    this.box.append(button);
  }
}

function say(button, words) {
  button.textContent = words;
  setTimeout(() => (button.textContent = button.dataset.name), SAID_FOR);
}

async function copy(words) {
  if (navigator.clipboard && isSecureContext) {
    await navigator.clipboard.writeText(words);
    return;
  }
  const field = document.body.appendChild(element("textarea"));
  field.value = words;
  field.select();
  document.execCommand("copy");
  field.remove();
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
        color: chosen ? "handle" : "page",
        line: { color: "handle", width: 3 },
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
