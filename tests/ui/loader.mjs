import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

// The text of a component comes by standard input; its library is this one.
globalThis.document = { baseURI: "http://localhost/" };
const drawn = [];
const cleaned = [];
let loaded;
globalThis.library = new Promise((resolve) => {
  loaded = () =>
    resolve({
      render: ({ data }) => {
        drawn.push(data);
        return () => cleaned.push(data);
      },
    });
});
const text = (await readFile("/dev/stdin", "utf8")).replace(
  "import(url)",
  "globalThis.library",
);
const component = await import(`data:text/javascript,${encodeURIComponent(text)}`);
const parentElement = {};
const call = (data) => component.default({ parentElement, data });

const overtaken = call(1);
const later = call(2);
loaded();
(await overtaken)?.();
const clean = await later;
assert.deepEqual([drawn, cleaned], [[2], []]);

const last = await call(3);
clean();
assert.deepEqual([drawn, cleaned], [[2, 3], []]);
last();
assert.deepEqual(cleaned, [3]);

// Two calls while it loads, the newer one first: the older one is cleaned at once.
const [mixed, drawnThere] = [{ isConnected: true }, drawn.length];
const there = (data) => component.default({ parentElement: mixed, data });
const newer = there("newer");
const older = there("older");
const cleanNewer = await newer;
(await older)();
assert.deepEqual(drawn.slice(drawnThere), ["older", "newer"]);
assert.deepEqual(cleaned, [3]);

mixed.isConnected = false;
cleanNewer();
assert.deepEqual(cleaned, [3, "newer"]);

// A call that is overtaken before the next is made: what stood there stays, and goes on.
const [kept, drawnBefore] = [{ isConnected: true }, drawn.length];
const beside = (data) => component.default({ parentElement: kept, data });
await beside("first");
(await beside("overtaken"))();
const cleanNext = await beside("next");
assert.deepEqual(drawn.slice(drawnBefore), ["first", "overtaken", "first", "next"]);
const overtakenTwice = [await beside("one"), await beside("two")];
overtakenTwice.forEach((cleanIt) => cleanIt());
assert.deepEqual(drawn.slice(drawnBefore + 4), ["one", "two", "next"]);
assert.deepEqual(cleaned, [3, "newer"]);
kept.isConnected = false;
cleanNext();
assert.deepEqual(cleaned, [3, "newer", "next"]);
