/** Handles: sliders that sit on a chart, one element each, kept while they move. */

import { element, setAttribute, setText } from "./elements.js";
import { PLAIN } from "./room.js";
import { LINE_OF_TAGS } from "./tags.js";
import { widthOf } from "./words.js";

const REACH = 30;

export class HandlesView {
  constructor() {
    this.elements = new Map();
  }

  /** Make, keep or remove the elements so that they match a scene. */
  match(scene, hostOf, look) {
    const names = new Set(scene.handles.map(({ name }) => name));
    for (const [name, made] of this.elements) {
      if (!names.has(name)) {
        made.remove();
        this.elements.delete(name);
      }
    }
    for (const handle of scene.handles) {
      const host = hostOf(handle);
      if (!this.elements.has(handle.name)) {
        this.elements.set(handle.name, makeHandle(handle));
      }
      const made = this.elements.get(handle.name);
      if (made.parentElement !== host) host.append(made);
      const url = handle.picture && look.pictureUrl(`picture:${handle.picture}`);
      made.firstChild.style.backgroundImage = url ? `url("${url}")` : "";
      made.classList.toggle("ll-pictured", Boolean(url));
    }
  }

  /** Put one handle where its scene has it. */
  place(handle, toPixel, asking) {
    const made = this.elements.get(handle.name);
    const [x, y] = toPixel(handle);
    made.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
    made.pixel = [x, y];
    describe(made, handle, asking);
    if (handle.panel === "") made.dataset.side = handle.side;
  }

  /** The handles of a panel as its words see them: their marks and their numbers. */
  on(scene, panelName, scale) {
    return scene.handles
      .filter(({ name, panel }) => {
        const made = this.elements.get(name);
        return panel === panelName && made.pixel && !made.hidden;
      })
      .map(({ name, tag, side }) => {
        const made = this.elements.get(name);
        const [x, y] = made.pixel;
        const radius = made.classList.contains("ll-pictured") ? 16 : 10;
        const { size, family } = this.tags;
        const width = tag ? widthOf(tag, size, 600, family) : 0;
        const height = LINE_OF_TAGS * size;
        const [gap, rise] = scale === PLAIN ? [20, 18] : [18 * scale.marks, 17 * scale.marks];
        const reach = radius * scale.marks + 3;
        return { made, side, width, height, gap, rise, disc: { x, y, reach } };
      });
  }

  /** Read how the numbers beside the handles are written. */
  readTags() {
    const [made] = this.elements.values();
    if (!made) return;
    const { fontSize, fontFamily } = getComputedStyle(made.lastChild);
    this.tags = { size: parseFloat(fontSize), family: fontFamily };
  }

  elementOf(name) {
    return this.elements.get(name);
  }

  /** The handle of a panel that is nearest to a pixel, within reach of a finger. */
  nearest(scene, panelName, px, py) {
    let best = null;
    let least = REACH;
    for (const handle of scene.handles) {
      const made = this.elements.get(handle.name);
      if (handle.panel !== panelName || !made?.pixel || made.hidden) continue;
      const distance = Math.hypot(made.pixel[0] - px, made.pixel[1] - py);
      if (distance < least) [best, least] = [handle, distance];
    }
    return best;
  }
}

function makeHandle(handle) {
  const made = element("div", "ll-handle");
  made.dataset.handle = handle.name;
  made.setAttribute("role", "slider");
  made.tabIndex = 0;
  const tag = element("span", "ll-tag");
  tag.setAttribute("aria-hidden", "true");
  made.append(element("span", "ll-mark"), tag);
  return made;
}

/** Where a handle stands, without what is there; a point's place is all that it says. */
function placeOf({ text, direction }) {
  return direction === "xy" ? text : text.split(/[,;] /)[0];
}

function describe(made, handle, asking) {
  const { isVeiled, veil } = asking;
  made.hidden = asking.hidesHandle(handle);
  const first = (value) => (Array.isArray(value) ? value[0] : value);
  const attributes = {
    "aria-label": handle.label,
    "aria-valuemin": first(handle.minimum),
    "aria-valuemax": first(handle.maximum),
    "aria-valuenow": first(handle.value),
    "aria-valuetext": isVeiled ? placeOf(handle) : handle.text,
    "aria-orientation": handle.direction === "y" ? "vertical" : "horizontal",
    "data-direction": handle.direction,
    "data-chosen": String(handle.chosen && !(isVeiled && veil.chosen)),
    "data-answer": String(handle.tells_loss || veil.chosen),
  };
  if (handle.direction === "xy") attributes["aria-roledescription"] = "point";
  for (const [name, value] of Object.entries(attributes)) setAttribute(made, name, value);
  setText(made.lastChild, handle.tag);
}
