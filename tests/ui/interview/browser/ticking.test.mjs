import assert from "node:assert/strict";
import test from "node:test";

import { load } from "../../load.mjs";

const { clock, over, pace } = await load("interview/browser/static/ticking");

test("A time is written as a clock shows it", () => {
  assert.deepEqual(
    [0, 9, 59.9, 60, 71.9, 3600].map(clock),
    ["0:00", "0:09", "0:59", "1:00", "1:11", "60:00"],
  );
});

test("A clock that is set back shows no time below none", () => {
  assert.equal(clock(-100), "0:00");
});

test("What is over a plan is said from the first whole second on", () => {
  assert.deepEqual(
    [0, 7, 7.9, 8, 19.5].map((taken) => over(taken, 7)),
    ["", "", "", "1 s over", "12 s over"],
  );
});

test("A bar fills by whole seconds, and its colour changes around the plan alone", () => {
  assert.deepEqual(pace(2.9, 10), { share: 0.2, late: 0 });
  assert.equal(pace(8, 10).late, 0);
  assert.deepEqual(pace(10, 10), { share: 1, late: 0.5 });
  assert.deepEqual(pace(99, 10), { share: 1, late: 1 });
  assert.deepEqual(pace(-3, 10), { share: 0, late: 0 });
});
