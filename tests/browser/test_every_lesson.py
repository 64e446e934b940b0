"""What every lesson owes a phone and a projector."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.driver import handle_of
from tests.lessons import lessons

LESSONS = {lesson.path: lesson.presets for lesson in lessons()}
PROJECTOR = {"width": 1920, "height": 1080}
LAPTOP = {"width": 1280, "height": 800}
MAIN = "document.querySelector('[data-testid=stMain]')"
NUMBER_IS_SEEN = """() => {
  const box = document.querySelector('.ll-main .ll-value').getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  return document.elementFromPoint(x, y)?.closest('.ll-numbers') !== null;
}"""


@pytest.mark.parametrize("path", LESSONS)
def test_number_stays_in_view_above_the_second_panel_of_a_phone(open_page, path):
    page = open_page(path, phone=True)
    page.locator(".ll-plot").nth(1).scroll_into_view_if_needed()
    page.evaluate(f"{MAIN}.scrollBy(0, 150)")
    assert page.evaluate(f"{MAIN}.scrollTop") > 100
    page.wait_for_function(NUMBER_IS_SEEN)
    assert page.evaluate(f"{MAIN}.scrollWidth <= {MAIN}.clientWidth")


@pytest.mark.parametrize("path", LESSONS)
@pytest.mark.parametrize("screen", [PROJECTOR, LAPTOP], ids=["projector", "laptop"])
def test_presenter_view_of_every_preset_is_on_the_screen(open_page, path, screen):
    page = open_page(f"{path}?present=1", viewport=screen)
    slides = [
        state for state in LESSONS[path].values() if getattr(state, "is_slide", True)
    ]
    seen = set()
    for _ in slides:
        seen.add(page.locator(".ll-sentence").inner_text())
        page.wait_for_function(
            f"() => {MAIN}.scrollWidth <= {MAIN}.clientWidth"
            f" && {MAIN}.scrollHeight <= {MAIN}.clientHeight"
        )
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
    expect(page.locator(".ll-panel")).to_contain_text(["2.5 × 10⁹ $²", ""])
    page.keyboard.press("h")
    expect(page.locator(".ll-panel").first).not_to_contain_text("2.5 × 10⁹ $²")
    expect(page.locator(".ll-panel").first).to_contain_text("$200k")
    page.keyboard.press("h")
    expect(page.locator(".ll-panel").first).to_contain_text("2.5 × 10⁹ $²")


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
