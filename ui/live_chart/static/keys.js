/**
 * The keys of the presenter view: what the table on "?" and the one of the README say,
 * and what `presenter.js` does.
 *
 * @typedef {{keys: string[], shown: string, says: string, does: string}} Key
 *   `does` names an action of the presenter.
 */

/** @type {Key[]} */
export const KEYS = [
  {
    keys: ["arrowright", "pagedown"],
    shown: "→ Page Down",
    says: "The next thing: reveal, then the next slide",
    does: "onward",
  },
  {
    keys: ["arrowleft", "pageup"],
    shown: "← Page Up",
    says: "The slide before, as it was left",
    does: "back",
  },
  { keys: ["h"], shown: "H", says: "Hide the answer, or show it", does: "veil" },
  { keys: ["a"], shown: "A", says: "The reason and the arithmetic, or not", does: "arithmetic" },
  {
    keys: ["1", "2", "3", "4", "0"],
    shown: "1 2 3 · 0",
    says: "One panel alone · all of them",
    does: "panel",
  },
  { keys: [" "], shown: "Space", says: "Play, or stop; playing reveals, as a drag does", does: "play" },
  { keys: ["r"], shown: "R", says: "The slide from its beginning", does: "reset" },
  {
    keys: ["b", "."],
    shown: "B .",
    says: "Black; any key brings the picture back",
    does: "black",
  },
  { keys: ["f"], shown: "F", says: "Full screen, or not", does: "fullScreen" },
  { keys: ["f5"], shown: "F5", says: "Full screen", does: "fillScreen" },
  { keys: ["q"], shown: "Q", says: "QR code and address for phones", does: "code" },
  {
    keys: ["t"],
    shown: "T",
    says: "Before the first vote of a room: QR code of your phone’s remote",
    does: "remote",
  },
  { keys: ["?"], shown: "?", says: "These keys", does: "help" },
  {
    keys: ["escape"],
    shown: "Esc, Esc",
    says: "Leave the presenter view",
    does: "leave",
  },
];

/** What a key does; nothing where it is not one of these. */
export function actionOf(key) {
  return KEYS.find(({ keys }) => keys.includes(key.toLowerCase()))?.does;
}
