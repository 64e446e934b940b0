"""The presenter view in a class: keys pressed for real, and what may not happen."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.driver import PROJECTOR, handle_of, until_idle
from ui.lessons.houses import LESSON
from ui.slides import Slide, all_slides, link_of, slides_of

RING = "Predicted price of the house"
TALK = (
    Slide("houses", "classic"),
    Slide("cats-dogs", "near"),
    Slide("houses", "outlier"),
)


def hint(page: Page):
    return page.locator(".ll-hint")


def expect_slide(page: Page, address: str, at: int, of: int) -> None:
    expect(page).to_have_url(re.compile(f"/{address}\\?"))
    expect(hint(page)).to_contain_text(f" {at}/{of}")


def go_on(page: Page, key: str = "PageDown") -> None:
    """Reveal the answer and leave the slide."""
    page.keyboard.press(key)
    expect(page.locator(".ll-guessing")).to_have_count(0)
    page.keyboard.press(key)


def test_keys_reveal_go_on_and_back_through_the_lessons(open_page, drag):
    slides = slides_of("houses")
    last = f"houses?preset={slides[-2].example}&present=1"
    page = open_page(last, viewport=PROJECTOR)
    steps = page.evaluate("history.length")
    expect_slide(page, "houses", len(slides) - 1, len(slides))
    question = page.locator(".ll-question").inner_text()
    expect(page.locator(".ll-guessing")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".ll-verdict:not(.ll-room)")).to_contain_text("Answer: ")
    expect(page).to_have_url(re.compile("guess=shown"))
    assert page.locator(".ll-question").inner_text() == question, "first it is revealed"
    page.keyboard.press("ArrowRight")
    expect_slide(page, "houses", len(slides), len(slides))
    expect(page).not_to_have_url(re.compile("guess=shown"))
    go_on(page)
    expect_slide(page, "cats-dogs", 1, len(slides_of("cats-dogs")))
    expect(page.locator(".ll-guessing")).to_be_visible()
    page.keyboard.press("PageUp")
    expect_slide(page, "houses", len(slides), len(slides))
    expect(page.locator(".ll-guessing")).to_have_count(0)
    expect(page).to_have_url(re.compile("guess=shown"))
    assert page.evaluate("history.length") == steps, "one step of Back leaves them all"


def test_slide_is_kept_as_it_was_left_and_begins_anew_with_r(open_page, drag):
    page = open_page("houses?preset=classic&present=1", viewport=PROJECTOR)
    drag(page, RING, 0, -60)
    expect(page).to_have_url(re.compile("prices="))
    left = handle_of(page, RING).get_attribute("aria-valuenow")
    page.keyboard.press("PageDown")
    expect_slide(page, "houses", 2, len(slides_of("houses")))
    page.keyboard.press("PageUp")
    expect(page).to_have_url(re.compile("preset=classic.*prices="))
    expect(handle_of(page, RING)).to_have_attribute("aria-valuenow", left)
    page.keyboard.press("r")
    expect(handle_of(page, RING)).not_to_have_attribute("aria-valuenow", left)
    expect(page.locator(".ll-guessing")).to_be_visible()
    expect(page).not_to_have_url(re.compile("prices=|guess="))
    ring = handle_of(page, RING).bounding_box()
    x, y = ring["x"] + ring["width"] / 2, ring["y"] + ring["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y - 40, steps=4)
    expect(page.locator(".ll-guessing")).to_have_count(0)
    page.mouse.move(x, y, steps=4)
    page.mouse.up()
    expect(page).to_have_url(re.compile("guess=shown"))
    assert "prices=" not in page.url, "it stands where it stood, and is shown"


def test_talk_goes_its_own_way_through_the_pages_and_ends(open_page):
    path, link = link_of(TALK)
    talk = f"{link['talk']},houses.nothing"
    page = open_page(f"{path}?preset=classic&present=1&talk={talk}", viewport=PROJECTOR)
    expect(page.get_by_text("names what is no example")).to_be_visible()
    expect_slide(page, "houses", 1, 3)
    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    expect_slide(page, "cats-dogs", 2, 3)
    expect(page.get_by_text("names what is no example")).to_have_count(0)
    go_on(page)
    expect_slide(page, "houses", 3, 3)
    assert "preset=outlier" in page.url
    assert "talk=" in page.url
    go_on(page)
    expect(hint(page)).to_contain_text("That was the last slide.")
    expect_slide(page, "houses", 3, 3)
    expect(page).to_have_url(re.compile("guess=shown"))
    until_idle(page)
    page.reload()
    expect_slide(page, "houses", 3, 3)
    expect(page.locator(".ll-guessing")).to_have_count(0)


def test_keys_of_a_slide(open_page):
    page = open_page("training?preset=price-line&present=1", viewport=PROJECTOR)
    page.keyboard.press("PageDown")
    expect(page.locator(".ll-guessing")).to_have_count(0)
    expect(page).to_have_url(re.compile("start=0%2C1.15.*guess=shown"))
    where = hint(page).inner_text()
    arithmetic, panels = page.locator(".ll-arithmetic"), page.locator(".ll-panel")
    expect(arithmetic).to_be_hidden()
    page.keyboard.press("a")
    expect(arithmetic).to_be_visible()
    wide = panels.nth(1).bounding_box()["width"]
    page.keyboard.press("2")
    expect(panels.filter(visible=True)).to_have_count(1)
    assert panels.nth(1).bounding_box()["width"] > 2 * wide
    page.keyboard.press("9")
    expect(panels.filter(visible=True)).to_have_count(1)
    page.keyboard.press("0")
    expect(panels.filter(visible=True)).to_have_count(3)

    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keys")
    expect(keys).to_contain_text("QR code and address for phones")
    expect(keys.get_by_role("link", name="A talk of your own")).to_be_visible()
    page.keyboard.press("b")
    page.keyboard.press("PageDown")
    expect(keys).to_have_count(0)
    for key in ("b", "."):
        page.keyboard.press(key)
        expect(page.get_by_role("dialog", name="Black")).to_be_visible()
        page.keyboard.press("PageDown")
        expect(page.get_by_role("dialog")).to_have_count(0)
    assert hint(page).inner_text() == where, "no key behind these turned the slide"


def test_space_plays_and_stops_and_a_clicker_leaves_nothing_by_itself(open_page):
    page = open_page("training?preset=price-line&present=1", viewport=PROJECTOR)
    page.evaluate("window.isHere = true")
    step = page.locator("[data-handle=time]")
    expect(page.locator(".ll-guessing")).to_be_visible()
    page.keyboard.press(" ")
    page.wait_for_function(
        "(step) => step.ariaValueNow > 2 && step.ariaValueNow < 60",
        arg=step.element_handle(),
    )
    page.keyboard.press(" ")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    expect(page.locator(".ll-verdict:not(.ll-room)")).to_contain_text("Answer: ")
    expect(page).to_have_url(re.compile("time=.*guess=shown"))
    assert "start=" not in page.url, "who plays sees what was played"
    stopped = step.get_attribute("aria-valuenow")

    for _ in range(2):
        page.keyboard.press("F5")
        page.wait_for_function("() => document.fullscreenElement")
        assert page.evaluate("window.isHere"), "F5 loads nothing anew"
        page.keyboard.press("Escape")
        page.wait_for_function("() => !document.fullscreenElement")
    expect(page.locator("h1")).to_have_count(0)
    assert step.get_attribute("aria-valuenow") == stopped
    page.keyboard.press("Escape")
    expect(hint(page)).to_contain_text("Esc once more leaves.")
    page.keyboard.press("Escape")
    expect(page.locator("h1")).to_be_visible()
    expect(page).not_to_have_url(re.compile("present="))


def test_presented_link_on_a_phone_is_the_plain_lesson(open_page):
    page = open_page("houses?preset=halve&present=1", phone=True)
    expect(page.get_by_role("heading", name=LESSON.title)).to_be_visible()
    expect(page).not_to_have_url(re.compile("present="))
    expect(hint(page)).to_be_hidden()
    expect(page.get_by_role("button", name="Present")).to_be_hidden()
    assert "preset=halve" in page.url


def test_teacher_ticks_slides_in_order_and_presents_them(open_plain):
    page = open_plain("talk")
    for title in ("A fifth of the error", "One house"):
        page.get_by_text(title, exact=True).click()
        expect(page.get_by_role("checkbox", name=re.compile(title))).to_be_checked()
    expect(page.get_by_role("listitem").first).to_contain_text("A fifth of the error")
    expect(page.locator("code")).to_contain_text(
        "/houses?preset=halve&present=1&talk=houses.halve,houses.classic"
    )
    page.get_by_role("link", name="Present it").click()
    expect_slide(page, "houses", 1, 2)
    assert all_slides()[0].address == "", "without a talk home is the first"


def test_column_of_numbers_stands_under_its_own_head_or_not_at_all(open_page):
    page = open_page("choosing?preset=too-low&present=1", viewport=PROJECTOR)
    page.keyboard.press("PageDown")
    expect(page.locator(".ll-guessing")).to_have_count(0)
    table = page.locator(".ll-panel").last
    expect(table.locator(".ll-left-out").first).to_be_attached()
    words = table.locator(".ll-words text:not(.ll-left-out)")
    expect(words.get_by_text("−0.5000", exact=True)).to_be_attached()
    seen = words.all_text_contents()
    assert {"gradient", "−2.0000", "−1.0000", "−0.5000"} <= set(seen)
    assert not {"loss", "curvature", "0.0000", "0.5000"} & set(seen)


def test_names_of_two_curves_that_end_together_stand_under_one_another(open_page):
    for example in ("fraud", "screening"):
        page = open_page(f"choosing?preset={example}&present=1", viewport=PROJECTOR)
        page.keyboard.press("PageDown")
        expect(page.locator(".ll-guessing")).to_have_count(0)
        words = page.locator(".ll-words text:not(.ll-left-out)")
        expect(words.get_by_text("focal")).to_have_count(2)
        expect(words.get_by_text("cross-entropy")).to_have_count(2)
