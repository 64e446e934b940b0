"""A question is answered before what answers it is seen; nothing moves on the way."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import serious_in
from tests.browser.driver import until_idle
from ui.glossary import terms
from ui.lessons.houses import LESSON

ASKED = LESSON.scene(LESSON.presets["classic"]).asked
RIGHT = ASKED.choices[ASKED.right]
WRONG_PLACE = (ASKED.right + 1) % len(ASKED.choices)
WRONG = ASKED.choices[WRONG_PLACE]
RING = "Predicted price of the house"
SQUARED = terms()["squared-error"]
KEPT = "localStorage.getItem('loss-lab.progress')"


def question(page: Page) -> Locator:
    return page.get_by_role("radiogroup", name=re.compile(ASKED.question[:20]))


def option(page: Page, text: str) -> Locator:
    return question(page).get_by_text(text, exact=True)


def verdict(page: Page) -> Locator:
    return page.locator(".ll-verdict:not(.ll-room)")


def loss(page: Page) -> Locator:
    return page.get_by_role("status", name="Squared error", exact=True)


def said(page: Page) -> Locator:
    """What is said of the example below its chart."""
    return page.locator(".st-key-said-of-example p").first


def place_of_chart(page: Page) -> dict:
    return page.locator(".ll-plot").first.bounding_box()


def places_of_plots(page: Page) -> list[float]:
    """How far below the question each plot begins, in pixels."""
    return page.evaluate(
        """() => [...document.querySelectorAll(".ll-plot")].map((plot) =>
          Math.round(plot.getBoundingClientRect().top
            - document.querySelector(".ll-question").getBoundingClientRect().top))"""
    )


def expect_veiled(page: Page) -> None:
    """Neither who looks nor who listens learns the loss."""
    expect(question(page)).to_be_visible()
    expect(loss(page)).to_have_count(0)
    chart = page.locator(".ll")
    assert "2,500" not in chart.inner_text()
    assert "2,500" not in chart.aria_snapshot()
    for ring in page.get_by_role("slider").all():
        assert ring.get_attribute("aria-valuetext") == "200,000 dollars"
    expect(page.locator("[data-handle='on the curve']")).to_be_hidden()
    hidden = page.get_by_role("img", name="hidden until you answer")
    expect(hidden.first).to_be_visible()
    expect(said(page)).to_be_hidden()


def test_answer_is_judged_kept_and_moves_nothing(open_page):
    page = open_page("houses")
    expect_veiled(page)
    before = place_of_chart(page)
    option(page, WRONG.text).click()
    expect(verdict(page)).to_contain_text(
        f"The answer is “{RIGHT.text}”. You said “{WRONG.text}”. {WRONG.said}"
    )
    expect(verdict(page)).to_be_focused()
    expect(loss(page)).to_have_text("625 (thousand $)²")
    expect(question(page)).to_be_hidden()
    expect(said(page)).to_be_visible()
    assert place_of_chart(page) == before
    page.wait_for_function(
        f"() => {KEPT}?.includes('\"houses/classic\":{WRONG_PLACE}')"
    )
    assert "guess" not in page.url
    until_idle(page)
    page.reload()
    expect(verdict(page)).to_contain_text(f"You said “{WRONG.text}”")
    expect(loss(page)).to_have_text("625 (thousand $)²")
    assert place_of_chart(page) == before


def test_words_of_the_page_and_its_terms_tell_no_answer(open_page):
    page = open_page("houses")
    words = page.locator(".st-key-words-of-part")
    term = page.locator(".ll-readouts [data-term=squared-error]").first
    tip = page.get_by_role("tooltip")
    expect(words).to_be_attached()
    expect(words.locator("p").first).to_be_hidden()
    term.click()
    expect(tip).to_have_text(f"Squared error. {SQUARED.text}")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Show me").click()
    expect(words.locator("p").first).to_be_visible()
    term.click()
    expect(tip).to_have_text(f"Squared error. {SQUARED.explanation}")


def test_ring_is_hidden_with_its_curve_and_no_other(open_page):
    page = open_page("spam")
    show = page.get_by_role("button", name="Show me")
    ring = page.locator("[data-handle='curve']")
    expect(show).to_be_visible()
    expect(ring).to_be_hidden()
    expect(page.locator("[data-handle='mail-2']")).to_be_visible()
    show.click()
    expect(ring).to_be_visible()


def test_keys_choose_and_enter_answers(open_page):
    page = open_page("houses")
    expect_veiled(page)
    question(page).get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    expect(question(page).get_by_role("radio").nth(1)).to_be_checked()
    expect(question(page).get_by_role("button", name="Answer")).to_be_visible()
    expect(verdict(page)).to_be_empty()
    for _ in range(ASKED.right - 1):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(verdict(page)).to_contain_text(f"✓ Right: {RIGHT.text}.")
    assert serious_in(page) == []


def test_choice_and_answer_move_no_plot_of_a_phone(open_page):
    page = open_page("spam?preset=wrong", phone=True)
    before = places_of_plots(page)
    page.locator(".ll-choices").get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("button", name="Answer")).to_be_visible()
    assert places_of_plots(page) == before
    page.keyboard.press("Enter")
    expect(verdict(page)).to_contain_text("You said")
    expect(page.locator(".ll-veiled")).to_have_count(0)
    assert places_of_plots(page) == before


def test_longer_arithmetic_of_an_answer_moves_no_plot_of_a_phone(open_page):
    page = open_page("choosing?preset=nan", phone=True)
    before = places_of_plots(page)
    shown = page.locator(".ll-arithmetic")
    expect(shown).not_to_contain_text("NaN")
    page.get_by_role("button", name="Show me").click()
    expect(shown).to_contain_text("NaN")
    assert places_of_plots(page) == before


def test_drag_and_show_me_open_without_an_answer(open_page, drag):
    page = open_page("houses")
    expect_veiled(page)
    before = place_of_chart(page)
    drag(page, RING, 0, -20)
    expect(verdict(page)).to_contain_text(f"Answer: {RIGHT.text}.")
    expect(loss(page)).to_be_visible()
    assert place_of_chart(page) == before
    page = open_page("houses?preset=halve")
    page.get_by_role("button", name="Show me").click()
    expect(verdict(page)).to_contain_text("Answer: ")
    expect(verdict(page)).to_be_focused()
    expect(page.get_by_role("button", name="Show me")).to_be_hidden()
    expect(loss(page)).to_have_text("100 (thousand $)²")
    expect(page).to_have_url(re.compile("prices=240000&guess=shown"))
    until_idle(page)
    page.reload()
    expect(verdict(page)).to_contain_text("Answer: ")
    expect(loss(page)).to_have_text("100 (thousand $)²")


def test_link_of_something_moved_asks_nothing(open_page):
    page = open_page("houses?prices=225000")
    expect(loss(page)).to_be_visible()
    expect(question(page)).to_be_hidden()
    expect(page.locator(".ll-question")).to_be_hidden()


def test_slide_asks_again_and_its_link_says_what_was_shown(open_page):
    page = open_page("houses?present=1")
    expect(question(page)).to_be_visible()
    assert "2,500" not in page.locator(".ll").inner_text()
    page.get_by_role("button", name="Show me").click()
    page.wait_for_url(re.compile("guess=shown"))
    page.reload()
    expect(loss(page)).to_be_visible()
    expect(verdict(page)).to_contain_text(f"Answer: {RIGHT.text}.")
