"""Flashcards in a real Chromium: what is in sight, and where the focus goes."""

from __future__ import annotations

from datetime import UTC, datetime

from playwright.sync_api import Page, expect

from tests.browser.driver import scroll_to_the_end, until_idle
from ui.interview.bank import question, questions
from ui.interview.cards.schedule import NEW_A_DAY, deck, rate
from ui.interview.cards.words import RATINGS_EXPLAINED
from ui.interview.memory.progress import Progress
from ui.interview.memory.text import write

NOW = datetime.now(UTC)
NAMES = deck(Progress(), NOW, questions()).left


def reveal(page: Page):
    page.get_by_role("button", name="Show the answer").click()
    first = page.get_by_role("button", name="Again")
    expect(first).to_be_focused()
    return first


def test_answer_is_read_from_its_question_with_the_ratings_at_hand(open_plain):
    page = open_plain("flashcards", phone=True)
    rating = reveal(page)
    expect(rating).to_be_in_viewport(ratio=1)
    card = question(NAMES[0])
    expect(page.get_by_role("heading", name=card.question)).to_be_in_viewport(ratio=1)
    expect(page.get_by_text("Passes.", exact=True)).to_be_in_viewport(ratio=1)
    scroll_to_the_end(page)
    chart = page.get_by_role("link", name="See it on the chart").bounding_box()
    words = page.get_by_text(RATINGS_EXPLAINED[-30:]).bounding_box()
    bar = rating.bounding_box()
    assert chart["y"] + chart["height"] <= bar["y"]
    assert bar["y"] + bar["height"] <= words["y"]


def test_focus_is_never_lost_after_undo_nor_after_the_last_card_of_a_day(open_plain):
    page = open_plain("flashcards")
    done = {name: rate(None, 4, NOW) for name in NAMES[: NEW_A_DAY - 1]}
    text = write(Progress(done))
    page.evaluate("(text) => localStorage.setItem('loss-lab.progress', text)", text)
    page.reload()
    expect(page.get_by_text("1 left today")).to_be_visible()
    reveal(page)
    until_idle(page)
    page.keyboard.press("4")
    expect(page.get_by_text("Nothing is left for today.")).to_be_visible()
    expect(page.get_by_role("button", name="Take more")).to_be_focused()
    until_idle(page)
    page.keyboard.press("u")
    expect(page.get_by_role("button", name="Again")).to_be_focused()
    expect(page.get_by_text("1 left today")).to_be_visible()
