"""What every lesson owes a phone, and its tools a desktop."""

from __future__ import annotations

import pytest

from tests.browser.driver import (
    MAIN,
    expect_room_for_a_finger,
    expect_to_fit,
)
from tests.lessons import PATHS
from ui.lessons import LESSONS

NUMBER_IS_SEEN = """() => {
  const box = document.querySelector('.ll-main .ll-value').getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  return document.elementFromPoint(x, y)?.closest('.ll-first') !== null;
}"""

CUT = """() => [...document.querySelectorAll('.ll-readout > *')]
  .filter((each) => each.getBoundingClientRect().right > innerWidth
    || each.scrollWidth > each.clientWidth + 1)
  .map((each) => each.textContent)"""


@pytest.mark.parametrize("path", PATHS)
def test_phone_has_handles_for_a_finger_and_the_number_above_every_panel(
    open_page, path
):
    page = open_page(path, phone=True)
    expect_room_for_a_finger(page)
    assert page.evaluate(CUT) == []
    page.locator(".ll-plot").nth(1).scroll_into_view_if_needed()
    page.evaluate(f"{MAIN}.scrollBy(0, 150)")
    assert page.evaluate(f"{MAIN}.scrollTop") > 100
    page.wait_for_function(NUMBER_IS_SEEN)
    expect_to_fit(page)


@pytest.mark.parametrize("path", PATHS)
def test_tools_of_every_part_stand_in_one_line(open_page, path):
    for part in LESSONS[path].parts:
        page = open_page(f"{path}?preset={next(iter(part.examples))}")
        reset = page.get_by_role("button", name="Reset").bounding_box()
        handout = page.get_by_role("link", name="Handout").bounding_box()
        assert abs(handout["y"] - reset["y"]) < 2, part.name
