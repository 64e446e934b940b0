// The phone's side of a room: sends what was answered until it is kept, and hears what
// comes next. What is shown comes from the server as it stands; nothing here computes.
(() => {
  const AGAIN = 2000;
  const DEAD = 30000;
  const WAITS = "Not sent yet. It is kept on this phone, and sent as soon as it can be.";
  const LATE = "That vote closed before your answer came.";
  const main = document.querySelector("main");
  const { room, mark } = main.dataset;
  const name = `loss-lab.room.${mark}`;
  const pause = () => new Promise((done) => setTimeout(done, AGAIN));
  let kept = read() ?? { seat: main.dataset.seat, counter: 0 };
  let since = kept.counter ? "" : main.dataset.since;
  let held = new AbortController();

  function read() {
    try {
      return JSON.parse(localStorage.getItem(name));
    } catch {
      return null;
    }
  }

  function keep(changes) {
    kept = { ...kept, ...changes };
    try {
      localStorage.setItem(name, JSON.stringify(kept));
    } catch {} // it is kept as long as the page is open
  }

  function say(words) {
    const status = main.querySelector("[role=status]");
    if (status) status.textContent = words ?? "";
  }

  async function send() {
    const { seat, at, counter, value } = kept;
    const body = new URLSearchParams({ seat, at, counter, value });
    for (;;) {
      let answer, told;
      try {
        const headers = { Accept: "application/json" };
        answer = await fetch(`${room}/answer`, { method: "POST", headers, body });
        told = await answer.json();
      } catch {}
      if (kept.counter !== counter) return;
      if (answer && told && answer.status < 500 && answer.status !== 429) {
        keep(answer.ok ? { isDone: true } : { isDone: true, at: "" });
        if (answer.ok) show(told.value);
        return say(told.said);
      }
      say(told?.said ?? WAITS);
      await pause();
    }
  }

  function hear(told) {
    since = told.since;
    if (told.main) {
      main.innerHTML = told.main;
      begin();
    }
    if (kept.at === told.at && told.held < kept.counter) {
      if (told.phase === "open") {
        show(kept.value);
        if (kept.isDone) send();
      } else {
        keep({ at: "", isDone: true });
        say(LATE);
      }
    }
    if (told.held > kept.counter) keep({ counter: told.held });
  }

  async function listen() {
    for (;;) {
      held = new AbortController();
      const dead = setTimeout(() => held.abort(), DEAD);
      try {
        const headers = { "X-Room-Seat": kept.seat };
        const { signal } = held;
        const query = new URLSearchParams({ since });
        const answer = await fetch(`${room}/now?${query}`, { headers, signal });
        const told = await answer.json();
        if (answer.status === 404) {
          main.textContent = told.said;
          return;
        }
        if (answer.ok) hear(told);
        else {
          say(told.said);
          await pause();
        }
      } catch {
        if (!held.signal.aborted) await pause();
      }
      clearTimeout(dead);
    }
  }

  // A number's field, slider and steps show the same.
  function show(value) {
    const form = main.querySelector("form");
    if (!form) return;
    form.elements.value.value = value;
    write(form);
  }

  function write(form) {
    const range = form.querySelector("[type=range]");
    if (!range) return;
    const number = Number(form.elements.value.value.replace(",", ".") || NaN);
    if (Number.isFinite(number)) range.value = number;
    const shown = form.querySelector(".number");
    const { before, after, decimals } = shown.dataset;
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    const text = Math.abs(range.value).toLocaleString("en", digits);
    shown.textContent = `${range.value < 0 ? "−" : ""}${before}${text}${after}`;
    range.setAttribute("aria-valuetext", shown.textContent);
  }

  function begin() {
    const form = main.querySelector("form");
    if (!form) return;
    const field = form.elements.value;
    const range = form.querySelector("[type=range]");
    for (const hidden of form.querySelectorAll("[hidden]")) hidden.hidden = false;
    if (range && field.value) write(form);
    form.oninput = ({ target }) => {
      if (target === range) field.value = range.value;
      write(form);
      say("");
    };
    form.onclick = ({ target }) => {
      const { step } = target.dataset;
      if (!step) return;
      range[step]();
      form.oninput({ target: range });
    };
    form.onsubmit = (event) => {
      event.preventDefault();
      if (!field.value) return say(form.dataset.missing);
      kept = read() ?? kept;
      const at = form.elements.at.value;
      keep({ at, value: field.value, counter: kept.counter + 1, isDone: false });
      say("Sending …");
      send();
    };
  }

  keep({});
  begin();
  if (kept.at && !kept.isDone) send();
  listen();
  addEventListener("online", () => held.abort());
  document.addEventListener("visibilitychange", () => document.hidden || held.abort());
})();
