import assert from "node:assert/strict";
import test from "node:test";

import { load } from "../load.mjs";

const { clock } = await load("interview/static/ticking");

test("A time is written as a clock shows it", () => {
  assert.deepEqual(
    [0, 9, 59.9, 60, 71.9, 3600].map(clock),
    ["0:00", "0:09", "0:59", "1:00", "1:11", "60:00"],
  );
});

test("A clock that is set back shows no time below none", () => {
  assert.equal(clock(-100), "0:00");
});
