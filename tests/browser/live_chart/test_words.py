"""The words of a chart stay where they are when a drag begins, and keep off handles."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.driver import DESKTOP, PHONE, PROJECTOR, centre_of, handle_of
from ui.lessons import LESSONS

WORDS = """() => Object.fromEntries([...document.querySelectorAll('.ll-plot text')]
  .filter((each) => each.getBoundingClientRect().width)
  .map((each, index) => {
    const { left, top } = each.getBoundingClientRect();
    return [`${index} ${each.textContent}`, [left, top].map(Math.round)];
  }))"""
AT = """([name, value]) => document.querySelector(`[aria-label="${name}"]`)
  .getAttribute('aria-valuenow') === value"""
DELTA = "Huber's δ: straight beyond it"


def test_no_word_moves_when_a_handle_is_taken_by_the_mouse(open_page):
    """The dial has a Track of its own, which comes when it is taken."""
    page = open_page("choosing?preset=errors&delta=1.5")
    x, y = centre_of(handle_of(page, DELTA))
    before = page.evaluate(WORDS)
    assert len(before) > 10
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y, steps=4)
    page.wait_for_function(f"(at) => !({AT})(at)", arg=[DELTA, "1.5"])
    assert page.evaluate(WORDS) != before
    page.mouse.move(x, y, steps=4)
    page.wait_for_function(AT, arg=[DELTA, "1.5"])
    assert page.evaluate(WORDS) == before
    page.mouse.up()


OLD_PROJECTOR = {"width": 1024, "height": 768}
NAMED = (("houses", "several"), ("houses", "sales"), ("spam", "real"))
SCREENS = ((PHONE, ""), (DESKTOP, ""), (OLD_PROJECTOR, "1"), (PROJECTOR, "1"))
TICKS = """(side) => [...document.querySelector(".ll-panel")
  .querySelectorAll(`.${side}tick text`)]
  .filter((each) => each.checkVisibility({ visibilityProperty: true }))
  .map(({ textContent }) => textContent)"""


@pytest.mark.parametrize(("screen", "present"), SCREENS)
def test_names_that_a_question_speaks_of_are_on_the_axis(open_page, screen, present):
    for path, example in NAMED:
        lesson = LESSONS[path]
        layout = lesson.scene(lesson.presets[example]).panels[0].figure["layout"]
        (side,) = (side for side in "xy" if layout[f"{side}axis"].get("names"))
        shown = f"{path}?preset={example}" + f"&present={present}" * bool(present)
        page = open_page(shown, viewport=screen)
        names = layout[f"{side}axis"]["ticktext"]
        expect(page.locator(f".ll-panel:first-child .{side}tick text")).to_have_count(
            len(names)
        )
        assert page.evaluate(TICKS, side) == names
