import assert from "node:assert/strict";
import test from "node:test";

import { load } from "../load.mjs";

const track = await load("live_chart/static/track");
const layer = await load("live_chart/static/layer");
const room = await load("live_chart/static/room");
const { Wire } = await load("live_chart/static/wire");

const made = {
  control: "p",
  key: "k",
  positions: [0, 0.5, 1],
  paths: [
    ["handles", 0, "x"],
    ["panels", 0, "figure", "data", 2, "y", 1],
    ["panels", 1, "title"],
    ["readouts", 0, "value"],
    ["arithmetic", 1, "values", 0],
    ["question"],
  ],
  columns: [[0, 5, 10], [1, 2, 3], ["same"], ["a", "b", "c"], ["1", "2", "3"], ["q"]],
};

test("a column of one is the same everywhere", () => {
  assert.equal(track.at(["same"], 7), "same");
  assert.equal(track.at([1, 2, 3], 1), 2);
});

test("rows that vary are told from those that do not", () => {
  assert.deepEqual(track.rows(made), { varying: [0, 1, 3, 4], constant: [2, 5] });
});

test("playing writes a position into the scene", () => {
  const scene = { handles: [{ x: 9 }], readouts: [{ value: "" }] };
  track.play(scene, made, 2, [0, 3]);
  assert.deepEqual(scene, { handles: [{ x: 10 }], readouts: [{ value: "c" }] });
});

test("what a Track touches is sorted by what must be drawn", () => {
  const found = track.touched(made, [0, 1, 2, 3, 4, 5]);
  assert.deepEqual([...found.traces.get(0)], [2]);
  assert.deepEqual([...found.titles], [1]);
  assert.deepEqual([...found.readouts], [0]);
  assert.deepEqual([...found.terms], [1]);
  assert.deepEqual([...found.handles], [0]);
  assert.equal(found.words, true);
});

test("a Track that changes the range of an axis touches no trace by it", () => {
  const path = ["panels", 1, "figure", "layout", "yaxis", "range"];
  const found = track.touched({ paths: [path], columns: [[[0, 1], [0, 2]]] }, [0]);
  assert.deepEqual([...found.axes], [1]);
  assert.equal(found.traces.size, 0);
  assert.equal(found.titles.size, 0);
});

test("a field of a handle is listed also where it never changes", () => {
  const handles = [{ x: 9, y: 4 }];
  assert.deepEqual(track.fieldColumn(made, handles, 0, "x"), [0, 5, 10]);
  assert.deepEqual(track.fieldColumn(made, handles, 0, "y"), [4, 4, 4]);
});

test("the nearest index is found in rising and falling numbers", () => {
  assert.equal(track.nearestIndex([0, 10, 20], 14), 1);
  assert.equal(track.nearestIndex([20, 10, 0], -50), 2);
});

test("keys step, page and jump, and stay inside", () => {
  assert.equal(track.steppedIndex("ArrowUp", 5, 100), 6);
  assert.equal(track.steppedIndex("PageDown", 5, 100), 0);
  assert.equal(track.steppedIndex("End", 5, 100), 99);
  assert.equal(track.steppedIndex("a", 5, 100), null);
});

test("lines break at gaps and areas close", () => {
  assert.equal(layer.linePath([[0, 0], null, [1, 2], [3, 4]], false), "M0.0 0.0M1.0 2.0L3.0 4.0");
  assert.equal(layer.linePath([[0, 0], [1, 1]], true), "M0.0 0.0L1.0 1.0Z");
  assert.equal(layer.markPath([null], "circle", 8), "");
  assert.equal(layer.markPath([[5, 20]], "triangle-up", 10), "M5 14l6 12h-12Z");
  assert.equal(layer.markPath([[5, 20]], "triangle-down", 10), "M5 26l6 -12h-12Z");
  assert.equal(layer.cssColor("loss-area"), "var(--ll-loss-area)");
  assert.equal(layer.cssColor("#fff"), "#fff");
});

function wire() {
  const sent = [];
  const made = new Wire((message) => sent.push(message), () => {});
  return { made, sent };
}

test("what is not acknowledged travels again with the next message", () => {
  const { made, sent } = wire();
  made.commit("a", 1);
  made.commit("b", 2);
  assert.deepEqual(sent[1].moves, [["a", 1], ["b", 2]]);
  made.acknowledge(sent[0].id);
  made.commit("c", 3);
  assert.deepEqual(sent[2].moves, [["b", 2], ["c", 3]]);
  assert.equal(made.hasOtherMove("c"), true);
  made.acknowledge(sent[2].id);
  assert.equal(made.isWaiting, false);
  made.stop();
});

test("a Track is asked for once, and another page's answer is not ours", () => {
  const { made, sent } = wire();
  made.want("a", "key");
  made.want("a", "key");
  assert.equal(sent.length, 1);
  made.acknowledge("other:99");
  made.acknowledge(null);
  assert.equal(made.isWaiting, true);
  made.want("a", "newer");
  assert.equal(sent.length, 2);
  made.stop();
});

test("an act keeps its count in each message until it is acknowledged", () => {
  const { made, sent } = wire();
  made.act("next");
  made.act("next");
  assert.deepEqual(sent[0].acts, [[1, "next"]]);
  assert.deepEqual(sent[1].acts, [[1, "next"], [2, "next"]]);
  made.acknowledge(sent[0].id);
  made.act("leave");
  assert.deepEqual(sent[2].acts, [[2, "next"], [3, "leave"]]);
  made.stop();
});

test("a projector's words of an axis are left out, not turned", () => {
  const xaxis = { tickvals: [0, 1, 2], ticktext: ["Bungalow", "Cottage", "Terrace"], range: [0, 2] };
  const margin = { l: 40, r: 40, t: 40, b: 40 };
  room.enlarged({ width: 300, height: 300, margin, xaxis }, { least: 30 });
  assert.equal(xaxis.tickangle, 0);
  assert.ok(xaxis.ticktext.length < 3);
});

const NAMES = ["Bungalow", "Cottage", "Terrace", "Villa"];

function named(length, axis = {}) {
  const xaxis = { tickvals: [0, 1, 2, 3], ticktext: NAMES, range: [-1, 4], names: true, ...axis };
  room.fitNames(xaxis, length, (name) => name.length / 2, 3);
  return xaxis.ticktext;
}

test("names of an axis are all there where they fit, in one row or in two", () => {
  assert.deepEqual(named(25), NAMES);
  assert.deepEqual(named(12), ["Bungalow", "<br>Cottage", "Terrace", "<br>Villa"]);
  assert.deepEqual(named(12, { title: { text: "houses" } }), ["Bungalow", "Terrace"]);
});

test("an axis that has the scale of a lower one is no longer than that lets it be", () => {
  const margin = { l: 10, r: 10, t: 10, b: 10 };
  const layout = { width: 420, height: 120, margin, xaxis: { range: [0, 10] } };
  assert.equal(room.scaledLength({ ...layout, yaxis: { range: [0, 10] } }), 400);
  assert.equal(room.scaledLength({ ...layout, yaxis: { range: [0, 10], scaleanchor: "x" } }), 100);
});
