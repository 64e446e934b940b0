"""What a lesson owes a projector: each slide is whole, large, and begins veiled."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driver import MAIN, PROJECTOR, handle_of, until_painted
from tests.lessons import PATHS
from ui.lessons import LESSONS
from ui.slides import slides_of

FITS = f"""() => innerWidth === {MAIN}.clientWidth
  && {MAIN}.scrollWidth <= {MAIN}.clientWidth
  && {MAIN}.scrollHeight <= {MAIN}.clientHeight"""
OLD_PROJECTOR = {"width": 1024, "height": 768}
NONE_SMALLER = """(height) => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = { visibilityProperty: true, opacityProperty: true };
  while (walker.nextNode()) {
    const { currentNode: words, currentNode: { parentElement: place } } = walker;
    const isSeen = words.data.trim() && place.checkVisibility(seen);
    if (!isSeen || place.closest("script, style, noscript")) continue;
    const range = document.createRange();
    range.selectNodeContents(words);
    const isClipped = place.getBoundingClientRect().width <= 1;
    if (!range.getBoundingClientRect().width || isClipped) continue;
    const sized = place.closest("math") ?? place; // exponents are smaller
    const size = parseFloat(getComputedStyle(sized).fontSize);
    if (size < height / 30 - 0.1) return false;
  }
  const question = document.querySelector(".ll-question");
  return parseFloat(getComputedStyle(question).fontSize) > height / 18 - 0.1;
}"""


def expect_to_be_read(page: Page, screen: dict[str, int]) -> None:
    """All of a slide is on the screen, and large; a screen that it has stays."""
    if page.viewport_size != screen:
        page.set_viewport_size(screen)
    until_painted(page)
    page.wait_for_function(FITS)
    page.wait_for_function(NONE_SMALLER, arg=screen["height"])


def expect_slide_to_be_read(page: Page) -> None:
    """Its question is, and what a key then shows."""
    expect(page.locator(".ll-guessing")).to_be_visible()
    expect_to_be_read(page, PROJECTOR)
    expect_to_be_read(page, OLD_PROJECTOR)
    page.keyboard.press("PageDown")
    expect(page.locator(".ll-guessing")).to_have_count(0)
    expect_to_be_read(page, OLD_PROJECTOR)
    expect_to_be_read(page, PROJECTOR)


@pytest.mark.parametrize("path", PATHS)
def test_first_slide_of_each_part_is_read_from_ten_metres(open_page, path):
    for part in LESSONS[path].parts:
        first = next(iter(part.examples))
        page = open_page(f"{path}?preset={first}&present=1", viewport=PROJECTOR)
        expect_slide_to_be_read(page)


@pytest.mark.sweep
@pytest.mark.parametrize("path", PATHS)
def test_every_slide_is_reached_by_one_key_and_read_from_ten_metres(open_page, path):
    slides = slides_of(path)
    link = f"{path}?preset={slides[0].example}&present=1"
    page = open_page(link, viewport=PROJECTOR)
    question = page.locator(".ll-question")
    seen = set()
    for at, slide in enumerate(slides, 1):
        expect(page.locator(".ll-hint")).to_contain_text(f" {at}/{len(slides)}")
        seen.add(question.inner_text())
        expect_slide_to_be_read(page)
        if slide != slides[-1]:
            page.keyboard.press("PageDown")
    assert len(seen) == len(slides)


def test_class_that_guesses_sees_no_loss_on_the_chart_either(open_page):
    page = open_page("houses?preset=classic&present=1", viewport=PROJECTOR)
    panel = page.locator(".ll-panel").first
    expect(panel).to_contain_text("$200k")
    for _ in range(2):
        expect(panel).not_to_contain_text("625")
        page.keyboard.press("h")
        expect(panel).to_contain_text("625")
        page.keyboard.press("h")
    handle_of(page, "Predicted price of the house").focus()
    page.keyboard.press("ArrowUp")
    expect(page).to_have_url(re.compile("prices=227500"))
    expect(page.locator(".ll-guessing")).to_be_visible()
    expect(panel).not_to_contain_text("506")


def test_slide_fills_other_screens_and_its_arithmetic_and_keys_are_large_too(open_page):
    page = open_page("houses?preset=several&present=1", viewport=PROJECTOR)
    page.keyboard.press("a")
    page.keyboard.press("PageDown")
    for width, height in ((1280, 720), (1536, 864), (1024, 768)):
        expect_to_be_read(page, {"width": width, "height": height})
    page.keyboard.press("?")
    page.wait_for_function(NONE_SMALLER, arg=768)


def test_right_is_a_slide_again_after_a_drag_with_the_mouse(open_page, drag):
    page = open_page("houses?present=1")
    drag(page, "Predicted price of the house", 0, -40)
    price = handle_of(page, "Predicted price of the house").get_attribute(
        "aria-valuenow"
    )
    assert price != "200000"
    expect(page.locator(".ll-guessing")).to_have_count(0)
    page.keyboard.press("ArrowRight")
    expect(page.locator(".ll-hint")).to_contain_text(" 2/")
