/**
 * A room beside the slides: where phones join, how many have answered, and the steps of
 * a vote. What was answered is not here before the reveal: the server does not tell it.
 *
 * @typedef {{code: string, at: number, deck: string[]}} Room
 *   as ui/page/classroom.py has it: its letters, or "new" until they are known; which
 *   slide of the talk is shown, from 0; and the links that a new room asks
 * @typedef {{version: number, phase: string, question: number, questions: number,
 *   round: number, seats: number, answered: number, since: string, votes?: Votes}} News
 *   as ui/room/told.py has it
 * @typedef {{options: string[], counts: number[], first: number[], answer: number}} Votes
 *   how often each option was chosen, and in the first round; from the reveal on
 */

import { element, setText } from "./elements.js";
import { codeOf, lines, picture, putAway, toggle as toggleCode } from "./qr.js";
import { forget, keep, secretOf } from "./secrets.js";

const NEW = "new";
const AGAIN = 1500;
const GONE = "This room is no longer there. The slides go on without it.";
const NO_LINE = "No connection. Trying again.";
const NOT_HERE = "The room is led in the browser that opened it.";
const NO_REMOTE = "A room has a remote. “Room” under a chart opens one.";
const TOO_LATE = "The remote’s code is shown before the first vote alone.";
/** What is said in the place of the remote's link, which holds the secret. */
const REMOTE = {
  label: "The remote of this room",
  said: "For the teacher’s phone alone: who reads this code leads the room.",
};
/** What each phase says, what → does in it, and the hint for that. */
const PHASES = {
  lobby: { next: "open", hint: "→ opens the vote · T remote" },
  open: { next: "close", hint: "→ closes the vote" },
  closed: { next: "reveal", back: "again", hint: "→ shows the answers · ← votes again" },
  revealed: { next: "next", hint: "→ next question" },
  ended: { hint: "The room has ended." },
};
const SECOND = "→ shows the answers";
const LAST = "→ ends the room";
const DENSE = [40, 120];

export class Classroom {
  /**
   * @param {HTMLElement} root  the chart's
   * @param {{onOpened: (code: string) => void, onTurn: (at: number) => void,
   *   onReveal: (isRevealed: boolean) => void, onNews: () => void}} told
   */
  constructor(root, told) {
    this.root = root;
    this.told = told;
    this.code = "";
    this.news = null;
    this.box = element("aside", "ll-classroom");
    this.box.setAttribute("aria-label", "Room");
    this.letters = element("p", "ll-letters");
    this.address = element("p", "ll-join");
    this.qr = element("div", "ll-join-code");
    this.votes = element("div", "ll-votes");
    this.count = element("p", "ll-count");
    this.count.setAttribute("role", "status");
    this.dots = element("div", "ll-dots");
    this.dots.setAttribute("aria-hidden", "true");
    this.said = element("p", "ll-room-said");
    this.said.setAttribute("role", "status");
    this.box.append(this.address, this.letters, this.qr, this.votes, this.count, this.dots, this.said);
  }

  /** @param {Room|null} room */
  set(room) {
    this.room = room;
    const code = room?.code ?? "";
    if (code !== this.code) this.#begin(code);
    else this.#follow();
  }

  /** Whether the keys are those of a vote. */
  get isOn() {
    return Boolean(this.news) && this.news.phase !== "ended";
  }

  get isRevealed() {
    return this.news?.phase === "revealed";
  }

  /** Where phones join. */
  get link() {
    return new URL(`r/${this.code}`, document.baseURI).href;
  }

  /** What → does now, in words. */
  get hint() {
    if (!this.isOn) return "";
    const { phase, round, question, questions } = this.news;
    if (phase === "closed" && round > 1) return SECOND;
    if (phase === "revealed" && question === questions - 1) return LAST;
    return PHASES[phase].hint;
  }

  /** Take the next step of the vote. */
  onward() {
    this.#step(PHASES[this.news.phase].next);
  }

  /** Have a closed vote opened once more. */
  back() {
    const isFirst = this.news.round === 1;
    if (isFirst) this.#step(PHASES[this.news.phase].back);
  }

  /** Open a vote that waits, and close one that is open. */
  toggle() {
    if (["lobby", "open"].includes(this.news.phase)) this.onward();
  }

  /**
   * Show the code of the remote, or put it away, as long as nothing was asked.
   *
   * @returns {string} why it is not shown
   */
  showRemote() {
    if (!this.isOn) return NO_REMOTE;
    const secret = secretOf(this.code);
    if (!secret) return NOT_HERE;
    if (this.news.phase !== "lobby") return TOO_LATE;
    toggleCode(this.root, `${this.link}/remote#${secret}`, REMOTE);
    return "";
  }

  remove() {
    this.ending?.abort();
    this.box.remove();
  }

  #begin(code) {
    this.ending?.abort();
    this.ending = new AbortController();
    this.code = code;
    this.news = null;
    this.followed = "";
    putAway(this.root);
    this.box.remove();
    this.root.classList.toggle("ll-in-room", Boolean(code));
    if (!code) return;
    this.root.append(this.box);
    if (code === NEW) this.#open();
    else {
      this.#show();
      this.#listen(this.ending.signal);
    }
  }

  async #open() {
    setText(this.said, "Opening a room …");
    const { code, secret, said } = await opened(this.room.deck);
    setText(this.said, said ?? "");
    if (!code) return;
    keep(code, secret);
    this.told.onOpened(code);
  }

  async #show() {
    setText(this.letters, this.code);
    const { svg, address, words } = await codeOf(this.link);
    this.qr.replaceChildren(...(svg ? [picture(svg, address)] : []));
    this.address.replaceChildren(...(svg ? lines(address.replace(/\/[^/]*$/, "")) : [words]));
  }

  async #listen(signal) {
    let since = "";
    while (!signal.aborted) {
      try {
        const heard = this.#at(`now?as=projector&since=${since}`);
        const answer = await fetch(heard, { signal, headers: this.#asLeader() });
        const told = await answer.json();
        if (answer.status === 404) {
          this.#leave();
          return;
        }
        if (answer.ok) {
          since = told.since;
          this.#take(told);
        }
        setText(this.said, answer.ok ? "" : told.said);
        if (answer.ok) continue;
      } catch {
        if (signal.aborted) return;
        setText(this.said, NO_LINE);
      }
      await new Promise((go) => setTimeout(go, AGAIN));
    }
  }

  /** @param {News} news */
  #take(news) {
    this.news = news;
    if (news.phase !== "lobby") putAway(this.root);
    this.#draw();
    this.told.onNews();
    this.#follow();
  }

  #leave() {
    this.news = null;
    putAway(this.root);
    forget(this.code);
    this.dots.replaceChildren();
    this.votes.replaceChildren();
    setText(this.count, "");
    setText(this.said, GONE);
    this.told.onNews();
  }

  /** Have the slide be that of the question, and show its answer or not. */
  #follow() {
    if (!this.isOn || !this.room) return;
    const { phase, question } = this.news;
    const wish = `${question}.${phase}`;
    if (wish === this.followed) return;
    if (question !== this.room.at) {
      if (this.turned !== question) this.told.onTurn(question);
      this.turned = question;
      return;
    }
    this.turned = null;
    this.followed = wish;
    this.told.onReveal(phase === "revealed");
  }

  async #step(act) {
    if (!act || this.isStepping) return;
    if (!secretOf(this.code)) {
      setText(this.said, NOT_HERE);
      return;
    }
    this.isStepping = true;
    const { version } = this.news;
    try {
      const answer = await fetch(this.#at("step"), {
        method: "POST",
        headers: { "content-type": "application/json", ...this.#asLeader() },
        body: JSON.stringify({ act, version }),
      });
      // What it came to, or what somebody else did before, comes to who listens.
      if (!answer.ok && answer.status !== 409) setText(this.said, (await answer.json()).said);
    } catch {
      setText(this.said, NO_LINE);
    }
    this.isStepping = false;
  }

  /** Who leads the room is not stopped by others' wrong letters. */
  #asLeader() {
    const secret = secretOf(this.code);
    return secret ? { "x-room-secret": secret } : {};
  }

  #at(path) {
    return new URL(`r/${this.code}/${path}`, document.baseURI);
  }

  #draw() {
    const { phase, seats = 0, answered = 0, round } = this.news;
    this.box.dataset.phase = phase;
    setText(this.count, said(phase, seats, answered, round));
    this.#drawDots(phase === "lobby" ? 0 : answered, phase === "revealed" ? 0 : seats);
    this.votes.replaceChildren(...bars(this.news));
  }

  #drawDots(answered, seats) {
    const dense = DENSE.filter((most) => seats > most).length;
    this.dots.dataset.dense = dense;
    while (this.dots.children.length > seats) this.dots.lastChild.remove();
    while (this.dots.children.length < seats) this.dots.append(element("i"));
    [...this.dots.children].forEach((dot, place) =>
      dot.classList.toggle("ll-full", place < answered),
    );
  }
}

function said(phase, seats, answered, round) {
  const here = seats === 1 ? "1 phone is here." : `${seats} phones are here.`;
  const have = `${answered} of ${seats} ${seats === 1 ? "has" : "have"} answered`;
  const which = round > 1 ? "Second vote: " : "";
  return {
    lobby: here,
    open: `${which}${have}.`,
    closed: `${which}${have}. The vote is closed.`,
    revealed: answered ? `${answered} of ${seats} answered.` : "Nobody answered.",
    ended: "The room has ended. Thank you.",
  }[phase];
}

/** How often each option was chosen; in a first of two votes paler, over it. */
function bars({ votes, round }) {
  if (!votes) return [];
  const { options, counts, first, answer } = votes;
  const most = Math.max(1, ...counts, ...first);
  const list = element("ol", "ll-bars");
  options.forEach((option, place) => {
    const row = element("li");
    row.dataset.right = String(place === answer);
    const name = element("span", "ll-bar-name", `${place === answer ? "✓ " : ""}${option}`);
    row.append(name);
    if (round > 1) row.append(bar(first[place], most, "ll-bar ll-before"));
    row.append(bar(counts[place], most, "ll-bar"));
    list.append(row);
  });
  return round > 1 ? [list, element("p", "ll-join", "Pale: the first vote.")] : [list];
}

function bar(count, most, name) {
  const made = element("span", name);
  const fill = element("i");
  fill.style.width = `${(100 * count) / most}%`;
  made.append(fill, element("b", "", String(count)));
  return made;
}

let opening = null;

/** Open one room, however often a chart is drawn meanwhile. */
function opened(deck) {
  opening ??= ask(deck).finally(() => (opening = null));
  return opening;
}

async function ask(deck) {
  try {
    const answer = await fetch(new URL("r/rooms", document.baseURI), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ deck }),
    });
    return await answer.json();
  } catch {
    return { said: "No connection: no room was opened. Load the page again." };
  }
}
