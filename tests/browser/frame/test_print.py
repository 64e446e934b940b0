"""A lesson on paper: nothing of it is cut, and nothing wants a finger."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.driver import until_idle
from tests.browser.interview.test_cheat_sheet import pdf_of

WIDTH = 718
"""A page of A4 without Chromium's own margins, in pixels."""
ON_PAPER = """() => {
  dispatchEvent(new Event("beforeprint"));
  return new Promise((resolve) => setTimeout(resolve));
}"""
PARTS = "h1, p, table, td, .ll-readout, .ll-term, .ll-plot, .main-svg"
WIDE = """([parts, width]) => [...document.querySelectorAll(
    `[data-testid=stMain] :is(${parts})`
  )]
  .filter((each) => each.checkVisibility() && !each.closest(".katex"))
  .filter((each) => each.getBoundingClientRect().right > width + 1)
  .map((each) => each.outerHTML.slice(0, 80))"""
NOTHING_WIDE = f"(asked) => ({WIDE})(asked).length === 0"
FOR_FINGERS = (
    ".ll-tools, .ll-playback, .ll-choices, .ll-path-step, [class*=-controls],"
    "[data-testid=stButton], [data-testid=stFormSubmitButton], [data-testid=stHeader]"
)


@pytest.mark.parametrize("path", ["houses", "choosing", "training"])
def test_lesson_fits_its_paper_without_buttons(open_page, path):
    page = open_page(path, dark=True)
    until_idle(page)
    chart = page.locator(".ll").first
    before = page.locator(".ll-plot").first.bounding_box()
    page.set_viewport_size({"width": WIDTH, "height": 1000})
    page.emulate_media(media="print", color_scheme="dark", reduced_motion="reduce")
    page.evaluate(ON_PAPER)
    expect(chart).to_have_attribute("data-theme", "light")
    page.wait_for_function(NOTHING_WIDE, arg=[PARTS, WIDTH])
    assert page.locator(FOR_FINGERS).count()
    for each in page.locator(FOR_FINGERS).all():
        expect(each).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_have_css("color", "rgb(0, 0, 0)")
    expect(page.locator("[data-testid=stExpander]").first).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(media="screen", color_scheme="dark", reduced_motion="reduce")
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    expect(chart).to_have_attribute("data-theme", "dark")
    page.wait_for_function(
        "(width) => document.querySelector('.ll-plot .main-svg')"
        ".getBoundingClientRect().width === width",
        arg=before["width"],
    )


def test_browser_prints_what_is_made_for_paper(open_page):
    page = open_page("houses?preset=outlier")
    until_idle(page)
    page.evaluate("() => addEventListener('beforeprint', () => (window.begun = true))")
    assert pdf_of(page)
    assert page.evaluate("window.begun")
    expect(page.locator(".ll")).not_to_have_class("ll ll-paper")
