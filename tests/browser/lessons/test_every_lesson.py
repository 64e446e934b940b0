"""What every lesson owes a phone and a projector."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.driver import (
    DESKTOP,
    MAIN,
    PROJECTOR,
    expect_room_for_a_finger,
    expect_to_fit,
    handle_of,
)
from tests.lessons import PATHS
from ui.lessons import LESSONS

FITS = f"""() => innerWidth === {MAIN}.clientWidth
  && {MAIN}.scrollWidth <= {MAIN}.clientWidth
  && {MAIN}.scrollHeight <= {MAIN}.clientHeight"""
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
def test_presenter_view_of_every_preset_is_on_the_screen(open_page, path):
    page = open_page(f"{path}?present=1")
    slides = [
        example for example in LESSONS[path].examples.values() if example.is_slide
    ]
    seen = set()
    for _ in slides:
        seen.add(page.locator(".ll-sentence").inner_text())
        for screen in (PROJECTOR, DESKTOP):
            page.set_viewport_size(screen)
            page.wait_for_function(FITS)
        before = page.locator(".ll-sentence").inner_text()
        page.keyboard.press("PageDown")
        page.wait_for_function(
            "(before) => document.querySelector('.ll-sentence').innerText !== before",
            arg=before,
        )
    assert len(seen) == len(slides)
    assert page.locator(".ll-sentence").inner_text() in seen


def test_class_that_guesses_sees_no_loss_on_the_chart_either(open_page):
    page = open_page("houses?present=1")
    expect(page.locator(".ll-panel")).to_contain_text(["2,500 (thousand $)²", ""])
    page.keyboard.press("h")
    expect(page.locator(".ll-panel").first).not_to_contain_text("2,500 (thousand $)²")
    expect(page.locator(".ll-panel").first).to_contain_text("$200k")
    page.keyboard.press("h")
    expect(page.locator(".ll-panel").first).to_contain_text("2,500 (thousand $)²")


def test_right_is_a_slide_again_after_a_drag_with_the_mouse(open_page, drag):
    page = open_page("houses?present=1")
    drag(page, "Predicted price of the house", 0, -40)
    price = handle_of(page, "Predicted price of the house").get_attribute(
        "aria-valuenow"
    )
    assert price != "200000"
    sentence = page.locator(".ll-sentence").inner_text()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "(before) => document.querySelector('.ll-sentence').innerText !== before",
        arg=sentence,
    )
