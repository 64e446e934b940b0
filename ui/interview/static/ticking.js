/**
 * A clock that counts the seconds by itself, without asking the server.
 *
 * @typedef {{seconds: number, words: string}} Data
 *   `seconds` have passed at the moment of this data; `words` follow the time.
 */

const clocks = new WeakMap();

/** A time as a clock shows it: 71 seconds are 1:11. */
export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const rest = String(whole % 60).padStart(2, "0");
  return `${Math.floor(whole / 60)}:${rest}`;
}

function begin(parentElement) {
  const place = document.createElement("p");
  place.setAttribute("role", "timer");
  const time = document.createElement("strong");
  const words = document.createElement("span");
  place.style.margin = "0";
  place.append(time, " ", words);
  parentElement.append(place);
  const started = { place, time, words, since: 0 };
  started.show = () => {
    time.textContent = clock((performance.now() - started.since) / 1000);
  };
  started.interval = setInterval(started.show, 250);
  clocks.set(parentElement, started);
  return started;
}

/** Streamlit calls this for every new `data`. */
export function render({ data, parentElement }) {
  const started = clocks.get(parentElement) ?? begin(parentElement);
  started.since = performance.now() - data.seconds * 1000;
  started.words.textContent = data.words;
  started.show();
  return () => {
    clearInterval(started.interval);
    started.place.remove();
    clocks.delete(parentElement);
  };
}
