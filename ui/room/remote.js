// The teacher's remote of a room: hears what the server shows of it to who holds its
// secret, and takes its steps. The secret comes behind the # of the link, which is in no
// request; it is kept in this browser, and goes out as a header alone.
(() => {
  const AGAIN = 2000;
  const DEAD = 30000;
  // For so long a second tap is part of the first, and not one on what came instead.
  const RESTS = 700;
  // As in ui/live_chart/static/secrets.js: who opened the room leads it here, too.
  const KEY = "loss-lab.rooms";
  const READ = "Press T on the projector’s computer before the first vote, and read the code there with this phone.";
  const NO_SECRET = `This browser does not lead this room. ${READ}`;
  const REFUSED = `This link does not lead this room: nothing can be done with it. ${READ}`;
  const OFF = "This remote is off.";
  const WAITS = "Connecting …";
  const GONE = "This room is no longer there.";
  const DELETED = "The room is deleted, with all its answers.";
  const NO_LINE = "No connection. This page goes on by itself once it is back.";
  const NOT_SENT = "No connection: what you tapped may not be done. Look here once it is back.";
  const EARLIER = "The room had gone on before your tap, so nothing more was done.";
  const part = (id) => document.getElementById(id);
  const { code } = document.querySelector("main").dataset;
  const pause = () => new Promise((done) => setTimeout(done, AGAIN));
  const given = location.hash.slice(1);
  const secret = given || kept()[code];
  let since = "";
  let version = 0;
  let held = new AbortController();
  let isBusy = false;
  let isOver = false;

  function kept() {
    try {
      return JSON.parse(localStorage.getItem(KEY)) ?? {};
    } catch {
      return {};
    }
  }

  function keep(own) {
    const { [code]: _, ...others } = kept();
    try {
      localStorage.setItem(KEY, JSON.stringify(own ? { ...others, [code]: own } : others));
    } catch {
      return false;
    }
    return true;
  }

  function say(words) {
    part("said").textContent = words;
  }

  function end(words) {
    isOver = true;
    if (kept()[code] === secret) keep(null);
    for (const id of ["phase", "advice", "asked", "spread", "steps"]) part(id).textContent = "";
    part("where").textContent = code;
    part("count").textContent = OFF;
    part("more").hidden = true;
    say(words);
  }

  function ask(path, { headers, ...more } = {}) {
    return fetch(path, { ...more, headers: { ...headers, "X-Room-Secret": secret } });
  }

  // An answer may be overtaken by one that is newer.
  function hear(told) {
    if (told.version < version) return;
    // Where the storage is refused the secret stays in the address, for a reload.
    if (!version && given && keep(secret)) history.replaceState(null, "", location.pathname);
    ({ since, version } = told);
    for (const [id, html] of Object.entries(told.parts)) draw(part(id), html);
    part("more").hidden = false;
    if ([WAITS, NO_LINE, NOT_SENT].includes(part("said").textContent)) say("");
  }

  function draw(place, html) {
    if (place.drawn === html) return;
    const isNew = place.drawn === undefined;
    const hadFocus = place.contains(document.activeElement);
    place.drawn = html;
    place.innerHTML = html;
    const buttons = [...place.querySelectorAll("button")];
    if (!isNew) {
      rest(buttons, true);
      setTimeout(rest, RESTS, [...buttons], false);
    }
    if (hadFocus) buttons.pop()?.focus();
  }

  function rest(buttons, isResting) {
    for (const button of buttons) button.setAttribute("aria-disabled", isResting);
  }

  // Asked once more it would be refused again, and count as one more wrong secret.
  function refuse(status, told) {
    end({ 403: REFUSED, 404: GONE }[status] ?? told.said);
  }

  async function listen() {
    while (!isOver) {
      held = new AbortController();
      const { signal } = held;
      const dead = setTimeout(lose, DEAD);
      try {
        const query = new URLSearchParams({ as: "remote", since });
        const answer = await ask(`now?${query}`, { signal });
        const told = await answer.json();
        if (isOver) return;
        if (answer.ok) hear(told);
        else if (answer.status < 500) refuse(answer.status, told);
        else {
          say(told.said);
          await pause();
        }
      } catch {
        if (!signal.aborted) {
          lose();
          await pause();
        }
      }
      clearTimeout(dead);
    }
  }

  function lose() {
    if (part("said").textContent !== NOT_SENT) say(NO_LINE);
    held.abort();
  }

  async function send(path, sent, onAnswer) {
    if (isBusy || isOver) return;
    isBusy = true;
    say("");
    try {
      const answer = await ask(path, sent);
      const told = answer.status === 204 ? {} : await answer.json();
      if (answer.ok || answer.status === 409) onAnswer(answer, told);
      else if (answer.status < 500) refuse(answer.status, told);
      else say(told.said);
    } catch {
      say(NOT_SENT);
    }
    isBusy = false;
  }

  function step(act) {
    const headers = { "Content-Type": "application/json" };
    const body = JSON.stringify({ act, version });
    send("step?as=remote", { method: "POST", headers, body }, (answer, told) => {
      hear(told);
      if (!answer.ok) say(EARLIER);
    });
  }

  function sure(isAsked) {
    part("sure").hidden = !isAsked;
    part("ask").hidden = isAsked;
    part(isAsked ? "stay" : "ask").focus();
  }

  document.addEventListener("click", ({ target }) => {
    const { act } = target.dataset;
    if (act && target.getAttribute("aria-disabled") !== "true") step(act);
  });
  part("ask").onclick = () => sure(true);
  part("stay").onclick = () => sure(false);
  part("delete").onclick = () => send(`../${code}`, { method: "DELETE" }, () => end(DELETED));
  addEventListener("hashchange", () => location.reload());
  addEventListener("offline", lose);
  addEventListener("online", () => held.abort());
  document.addEventListener("visibilitychange", () => document.hidden || held.abort());
  say(WAITS);
  if (secret) listen();
  else end(NO_SECRET);
})();
