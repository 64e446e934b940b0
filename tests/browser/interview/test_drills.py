"""Drills in a real Chromium: by mouse, by keys alone, over a reload, on a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import serious_in
from tests.browser.driver import expect_to_fit
from ui.interview.drills import drill

PATH = "drills?kind=cross-entropy&level=medium&seed=2"
LOG_10 = "You took the logarithm to base 10."
DRAWN = ".ll[data-drawn=true]"


def field(page: Page):
    return page.get_by_role("textbox", name=re.compile("^Your answer"))


def is_asked(page: Page, place: int):
    """A question of a run is there, and its own field waits for keys."""
    expect(page.get_by_text(f"Question {place} of 10")).to_be_visible()
    page.wait_for_function(
        """place => document.activeElement.closest("[class*=st-key-draft-run]")
        ?.className.match(/st-key-draft-run-[a-z]+-[0-9]+-([0-9]+)/)?.[1] == place""",
        arg=place - 1,
    )


def is_kept(page: Page, words: str, where: str = "progress"):
    page.wait_for_function(
        "([words, name]) => (localStorage[`loss-lab.${name}`] ?? '').includes(words)",
        arg=[words, where],
    )


def test_wrong_answer_is_named_and_its_chart_is_alive(open_plain, readout):
    page = open_plain(PATH)
    expect(field(page)).to_be_visible()
    expect(page.locator(DRAWN)).to_have_count(0)
    field(page).fill("0.0362")
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_text(LOG_10)).to_be_visible()
    expect(page.locator(DRAWN)).to_be_visible(timeout=30_000)
    expect(readout(page, "Loss (cross-entropy)")).to_have_text("0.0834 nats")
    slider = page.get_by_role("slider").first
    slider.focus()
    page.keyboard.press("ArrowLeft")
    expect(readout(page, "Loss (cross-entropy)")).not_to_have_text("0.0834 nats")
    expect(page.get_by_text(LOG_10)).to_be_visible()
    expect(page).to_have_url(re.compile("seed=2"))


def test_drills_by_keys_alone(open_plain):
    page = open_plain(PATH)
    expect(field(page)).not_to_be_focused()
    field(page).focus()
    page.keyboard.type("abc")
    page.keyboard.press("Enter")
    expect(page.get_by_text("This is not a number that can be read.")).to_be_visible()
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value("abc")
    page.keyboard.press("Control+A")
    page.keyboard.type("0,0834")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Right: 0.08338 nats.")).to_be_visible()
    expect(page.get_by_role("button", name="Next")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("seed=3"))
    expect(field(page)).to_have_count(1)
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value("")


def test_reload_in_the_middle_loses_nothing(open_plain):
    page = open_plain(PATH)
    field(page).press_sequentially("0.08")
    is_kept(page, "0.08", "drafts")
    page.reload()
    expect(field(page)).to_have_value("0.08", timeout=30_000)
    field(page).press("End")
    field(page).press_sequentially("34")
    field(page).press("Enter")
    expect(page.get_by_text("Right: 0.08338 nats.")).to_be_visible()
    is_kept(page, '"drill:cross-entropy":{"right":1,"asked":1}')
    page.reload()
    expect(page.get_by_text("You answered: 0.0834")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("Right: 0.08338 nats.")).to_be_visible()
    expect(page.get_by_role("button", name="Next")).not_to_be_focused()
    is_kept(page, '"drill:cross-entropy":{"right":1,"asked":1}')


def test_run_of_ten_by_keys_over_a_reload(open_plain):
    page = open_plain("drills?mode=run")
    page.get_by_role("button", name="Start").press("Enter")
    is_asked(page, 1)
    page.keyboard.type("7e71")
    page.keyboard.press("Enter")
    is_asked(page, 2)
    page.keyboard.type("half typ")
    is_kept(page, "7e71")
    is_kept(page, "half typ", "drafts")
    page.reload()
    expect(page.get_by_text("Question 2 of 10")).to_be_visible(timeout=30_000)
    expect(field(page)).to_have_value("half typ")
    field(page).fill("7e72")
    page.keyboard.press("Enter")
    for place in range(3, 11):
        is_asked(page, place)
        page.keyboard.type("7e73")
        page.keyboard.press("Enter")
    expect(page.get_by_text("0 of 10 right in")).to_be_visible()
    expect(page.get_by_test_id("stExpander")).to_have_count(10)
    first = page.get_by_test_id("stExpander").first.locator("summary")
    expect(first).to_be_focused()
    expect(page.get_by_text("0 of 10 right in")).to_be_in_viewport()
    page.keyboard.press("Enter")  # one too many: it opens the first answer
    expect(page.get_by_text("You answered: 7e71")).to_be_visible()
    is_kept(page, "7e73")
    page.reload()
    expect(page.get_by_text("0 of 10 right in")).to_be_visible(timeout=30_000)
    page.get_by_test_id("stExpander").first.locator("summary").press("Enter")
    expect(page.get_by_text("You answered: 7e71")).to_be_visible()


def test_clock_ticks_and_stands_still_with_reduced_motion(open_plain):
    page = open_plain("drills?mode=run", reduced_motion="no-preference")
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("timer")).to_have_text("0:02 since the start")
    still = page.get_by_text("The clock runs; the report tells the time.")
    expect(still).to_be_hidden()
    page.emulate_media(reduced_motion="reduce")
    expect(still).to_be_visible()
    expect(page.get_by_role("timer")).to_have_count(0)


def test_axe_finds_nothing_serious(open_plain):
    page = open_plain(PATH)
    expect(field(page)).to_be_visible()
    assert serious_in(page) == []
    field(page).fill("abc")
    field(page).press("Enter")
    expect(page.get_by_text("This is not a number that can be read.")).to_be_visible()
    assert serious_in(page) == []
    field(page).fill("0.0362")
    field(page).press("Enter")
    expect(page.get_by_text(LOG_10)).to_be_visible()
    expect(page.locator(DRAWN)).to_be_visible(timeout=30_000)
    assert serious_in(page) == []


@pytest.mark.parametrize(
    "kind", ["mean-squared-error", "stable-forms", "kl-divergence"]
)
def test_nothing_is_wider_than_a_phone(open_plain, kind):
    page = open_plain(f"drills?kind={kind}&level=hard&seed=1", phone=True)
    expect(page.get_by_text(drill(kind, "hard", 1).text[:20])).to_be_visible()
    field(page).fill("12")
    field(page).press("Enter")
    expect(page.locator(DRAWN)).to_be_visible(timeout=30_000)
    expect_to_fit(page)
