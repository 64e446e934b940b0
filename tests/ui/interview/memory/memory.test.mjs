import assert from "node:assert/strict";
import test, { mock } from "node:test";

import { load } from "../../load.mjs";

const { Memory, PROGRESS, UNREADABLE, DRAFTS, draftName, isTooLarge } = await load(
  "interview/memory/static/memory",
);

mock.timers.enable({ apis: ["setTimeout"] });

class Store extends Map {
  getItem(key) {
    return this.get(key) ?? null;
  }
  setItem(key, text) {
    if (this.isFull) throw new DOMException("full", "QuotaExceededError");
    this.set(key, text);
  }
  removeItem(key) {
    this.delete(key);
  }
}

const START = { session: "s", heard: 0, revision: 0, cleared: 0, set_aside: 0, text: null };

/** A tab on a store, with what it told. */
function tab(store, text) {
  if (text !== undefined) store.set(PROGRESS, text);
  const memory = new Memory(() => store);
  const told = [];
  memory.send = (kept) => told.push(kept);
  memory.receive(START);
  return { memory, told };
}

test("a new session is told what is kept, once", () => {
  const { memory, told } = tab(new Store(), "old");
  memory.receive(START);
  assert.equal(told.length, 1);
  assert.equal(told[0].text, "old");
  assert.equal(told[0].number, 1);
  memory.receive({ ...START, session: "after a restart" });
  assert.equal(told[1].session, "after a restart");
});

test("nothing is written before Python has heard", () => {
  const store = new Store();
  const { memory } = tab(store, "old");
  memory.receive({ ...START, revision: 1, text: "new" });
  assert.equal(store.get(PROGRESS), "old");
  memory.receive({ ...START, heard: 1, revision: 1, text: "old and new" });
  assert.equal(store.get(PROGRESS), "old and new");
});

test("each revision is written once", () => {
  const store = new Store();
  const { memory, told } = tab(store);
  const data = { ...START, heard: 1, revision: 1, text: "one" };
  memory.receive(data);
  memory.receive({ ...data });
  assert.equal(told.length, 1);
  memory.receive({ ...data, revision: 2, text: null });
  assert.equal(store.has(PROGRESS), false);
});

test("what another tab wrote is told and not written over", () => {
  const store = new Store();
  const { memory, told } = tab(store, "old");
  store.set(PROGRESS, "of the other");
  memory.receive({ ...START, heard: 1, revision: 1, text: "mine" });
  assert.equal(store.get(PROGRESS), "of the other");
  assert.equal(told[1].text, "of the other");
  assert.equal(told[1].written, 0);
  memory.receive({ ...START, heard: 2, revision: 1, text: "both" });
  assert.equal(store.get(PROGRESS), "both");
});

test("clearing removes all, also before Python has heard", () => {
  const store = new Store();
  const { memory, told } = tab(store, "old");
  memory.draft("draft-one", "words");
  store.set(UNREADABLE, "aside");
  memory.receive({ ...START, cleared: 1, revision: 1 });
  assert.equal(store.size, 0);
  memory.receive({ ...START, heard: 1, cleared: 1, revision: 1 });
  memory.receive({ ...START, heard: 1, cleared: 1, revision: 2, text: "new" });
  assert.equal(store.get(PROGRESS), "new");
  assert.equal(told[0].cleared, 0);
});

test("what could not be read is set aside once", () => {
  const store = new Store();
  const { memory } = tab(store, "broken");
  const data = { ...START, heard: 1, set_aside: 1 };
  memory.receive({ ...data, revision: 1, text: "one" });
  memory.receive({ ...data, revision: 2, text: "two" });
  assert.equal(store.get(UNREADABLE), "broken");
  assert.equal(store.get(PROGRESS), "two");
});

test("a full storage is told once a revision, and again when it has room", () => {
  const store = new Store();
  const { memory, told } = tab(store);
  store.isFull = true;
  memory.receive({ ...START, heard: 1, revision: 1, text: "one" });
  assert.equal(told[1].error, "QuotaExceededError");
  memory.receive({ ...START, heard: 2, revision: 1, text: "one" });
  assert.equal(told.length, 2);
  store.isFull = false;
  memory.receive({ ...START, heard: 2, revision: 2, text: "two" });
  assert.equal(told[2].error, "");
  assert.equal(told[2].written, 2);
});

test("a storage that is turned off is told and asked for nothing", () => {
  const memory = new Memory(() => {
    throw new DOMException("off", "SecurityError");
  });
  const told = [];
  memory.send = (kept) => told.push(kept);
  memory.receive(START);
  memory.draft("draft-one", "words");
  memory.receive({ ...START, heard: 1 }, true);
  memory.receive({ ...START, heard: 1, cleared: 1 });
  assert.equal(told.length, 1);
  assert.equal(told[0].error, "SecurityError");
});

test("what was told and got lost is told again, ever later, until it is heard", () => {
  const { memory, told } = tab(new Store(), "old");
  mock.timers.tick(3_000);
  assert.equal(told.length, 2);
  mock.timers.tick(5_999);
  assert.equal(told.length, 2);
  mock.timers.tick(1);
  assert.deepEqual(told[2], { ...told[0], number: 3 });
  memory.receive({ ...START, heard: 3 });
  mock.timers.tick(60_000);
  assert.equal(told.length, 3);
});

test("a page that arrives before the last one was heard is told again", () => {
  const { memory, told } = tab(new Store(), "old");
  memory.receive(START, true);
  assert.equal(told[1].number, 2);
});

test("the newest drafts are kept, and a page that arrives hears of them", () => {
  const store = new Store();
  const { memory, told } = tab(store);
  for (let index = 0; index < 50; index += 1) memory.draft(`draft-${index}`, "x");
  memory.draft("draft-20", "y".repeat(9999));
  const drafts = JSON.parse(store.get(DRAFTS));
  assert.equal(Object.keys(drafts).length, 40);
  assert.equal(drafts["draft-9"], undefined);
  assert.equal(drafts["draft-20"].length, 4000);
  memory.receive({ ...START, heard: 1 });
  assert.equal(told.length, 1);
  memory.receive({ ...START, heard: 1 }, true);
  assert.deepEqual(told[1].drafts, drafts);
});

test("a draft ends with a whole character, at whatever length", () => {
  const store = new Store();
  const { memory } = tab(store);
  const kept = (text) => {
    memory.draft("draft-one", text);
    return JSON.parse(store.get(DRAFTS))["draft-one"];
  };
  const a = "a".repeat(3998);
  assert.equal(kept(`${a}a😀 and more`), `${a}a😀`);
  assert.equal(kept(`${a}😀😀😀`), `${a}😀😀`);
  assert.equal(kept("😀".repeat(9000)), "😀".repeat(4000));
  assert.equal(kept(`a${"😀".repeat(9000)}`), `a${"😀".repeat(3999)}`);
  assert.equal(kept(`${a}aa`), `${a}aa`);
});

test("what is no draft stays in the storage and is not told", () => {
  const store = new Store();
  const kept = { later: { a: [1] }, "draft-two": 5, "draft-old": "b".repeat(9999) };
  store.set(DRAFTS, JSON.stringify(kept));
  const { memory, told } = tab(store);
  assert.deepEqual(told[0].drafts, { "draft-old": "b".repeat(4000) });
  memory.draft("draft-one", "x");
  assert.deepEqual(JSON.parse(store.get(DRAFTS)), { ...kept, "draft-one": "x" });
});

test("a progress larger than one can be is said to be, and set aside", () => {
  const store = new Store();
  const huge = "x".repeat(1_000_001);
  const { memory, told } = tab(store, huge);
  assert.deepEqual([told[0].text, told[0].is_too_large], [null, true]);
  memory.receive({ ...START, heard: 1, set_aside: 1, revision: 1, text: "new" });
  assert.equal(store.get(UNREADABLE), huge);
  assert.equal(store.get(PROGRESS), "new");
  assert.equal(isTooLarge("x".repeat(1_000_000)), false);
  assert.equal(isTooLarge("€".repeat(400_000)), true);
  assert.equal(isTooLarge("\u0001".repeat(400_000)), true);
  assert.equal(tab(new Store(), "small").told[0].is_too_large, false);
});

test("only a field whose key says so is a draft", () => {
  const field = (className) => ({ closest: () => className && { className } });
  assert.equal(draftName(field("a st-key-draft-mock-3 b")), "draft-mock-3");
  assert.equal(draftName(field(null)), undefined);
  assert.equal(draftName({}), undefined);
});
