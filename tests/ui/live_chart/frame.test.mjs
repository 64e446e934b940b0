import assert from "node:assert/strict";
import test from "node:test";

import { load } from "../load.mjs";

const { isFramed, pageLink, phoneLink, frameLine } = await load("live_chart/static/frame");
const PAGE = "https://school.edu/losslab/houses";

test("the page's link has all words but the frame's", () => {
  for (const [seen, link] of [
    [`${PAGE}?frame=1`, PAGE],
    [`${PAGE}?frame=1&prices=225000`, `${PAGE}?prices=225000`],
    [`${PAGE}?prices=225000&frame=1`, `${PAGE}?prices=225000`],
    [`${PAGE}?a=1&frame=1&b=2`, `${PAGE}?a=1&b=2`],
    [`${PAGE}?preset=frame&frames=1`, `${PAGE}?preset=frame&frames=1`],
    [PAGE, PAGE],
  ]) {
    assert.equal(pageLink(seen), link);
  }
});

test("a phone opens the page itself, with all that is shown of it", () => {
  for (const [seen, link] of [
    [`${PAGE}?present=1`, PAGE],
    [`${PAGE}?present=1&frame=1&talk=houses.outlier,spam.kink`, PAGE],
    [`${PAGE}?preset=outlier&present=1&guess=1`, `${PAGE}?preset=outlier&guess=1`],
    [`${PAGE}?talk=a&prices=225000&present=1#top`, `${PAGE}?prices=225000`],
    [`${PAGE}?preset=talk&presents=1`, `${PAGE}?preset=talk&presents=1`],
  ]) {
    assert.equal(phoneLink(seen), link);
  }
});

test("a frame is told by its word alone", () => {
  assert.ok(isFramed(`${PAGE}?a=1&frame=1`));
  assert.ok(!isFramed(`${PAGE}?frame=0`));
  assert.ok(!isFramed(`${PAGE}?preset=frame`));
});

test("the line of a frame is HTML, whatever the page is called", () => {
  const line = frameLine(`${PAGE}?a=1`, 'House "prices" & <more>');
  assert.match(line, /src="https:\/\/school.edu\/losslab\/houses\?a=1&amp;frame=1"/);
  assert.match(line, /title="House &quot;prices&quot; &amp; &lt;more>"/);
  assert.match(frameLine(PAGE, ""), /houses\?frame=1"/);
});
