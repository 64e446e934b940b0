"""Flashcards and progress in a real Chromium: rated, kept, carried over, cleared."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.axe import serious_in
from tests.browser.driver import ROOT, free_port, new_context, serving

KEPT = "JSON.parse(localStorage.getItem('loss-lab.progress') ?? '{}')"
LEFT = re.compile(r"^\d+ left today")


def reveal(page: Page) -> Locator:
    return page.get_by_role("button", name="Show the answer")


def rating(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=re.compile(f"^{name}"))


def wait_for_ratings(page: Page) -> None:
    """Wait until a key or a click rates: the focus comes when all of it is there."""
    expect(rating(page, "Again")).to_be_focused()


def question(page: Page) -> str:
    return page.locator("h3").inner_text()


def kept_cards(page: Page) -> dict:
    return page.evaluate(KEPT).get("cards", {})


def wait_for_cards(page: Page, number: int) -> None:
    page.wait_for_function(
        f"() => Object.keys({KEPT}.cards ?? {{}}).length === {number}"
    )


def rate_one(page: Page, name: str, number: int) -> None:
    """Rate the card that is shown; then so many cards are kept."""
    reveal(page).click()
    rating(page, name).click()
    wait_for_cards(page, number)
    expect(reveal(page)).to_be_visible()


def go_to_progress(page: Page, name: str = "Reviews due") -> None:
    page.goto(page.url.split("/flashcards")[0] + "/progress")
    expect(page.get_by_text(name, exact=True)).to_be_visible()


def not_seen(page: Page) -> int:
    tile = page.locator(".st-key-progress-new [data-testid=stMetricValue]")
    return int(tile.inner_text())


def load(page: Page, path: Path) -> None:
    page.locator("input[type=file]").set_input_files(path)


def test_rated_card_is_kept_over_a_reload_and_taken_back(open_plain):
    page = open_plain("flashcards")
    expect(page.get_by_text("10 left today: 10 new")).to_be_visible()
    first = question(page)
    rate_one(page, "Easy", 1)
    expect(page.get_by_text("9 left today: 9 new")).to_be_visible()
    second = question(page)
    assert second != first
    page.reload()
    expect(page.get_by_text("9 left today: 9 new")).to_be_visible()
    assert question(page) == second
    rate_one(page, "Good", 2)
    page.get_by_role("button", name="Undo").click()
    wait_for_cards(page, 1)
    expect(page.locator("h3")).to_have_text(second)
    expect(rating(page, "Good")).to_be_visible()


def test_reload_in_the_middle_shows_the_same_answer(open_plain):
    page = open_plain("flashcards?topic=margins")
    expect(reveal(page)).to_be_visible()
    shown = question(page)
    reveal(page).click()
    expect(rating(page, "Again")).to_be_visible()
    page.wait_for_function(f"() => {KEPT}.unfinished?.cards?.open")
    page.reload()
    expect(rating(page, "Again")).to_be_visible()
    assert question(page) == shown
    expect(reveal(page)).to_have_count(0)


def test_chart_and_back_finds_the_answer_open(open_plain):
    page = open_plain("flashcards")
    reveal(page).click()
    shown = question(page)
    page.get_by_role("link", name="See it on the chart").click()
    expect(page.locator(".ll[data-drawn=true]")).to_be_visible()
    page.get_by_role("link", name="Interview", exact=True).click()
    page.get_by_role("link", name="Flashcards").click()
    expect(rating(page, "Good")).to_be_visible()
    assert question(page) == shown


def test_keys_alone_show_rate_and_undo(open_plain):
    page = open_plain("flashcards")
    expect(reveal(page)).to_be_visible()
    first = question(page)
    page.keyboard.press("a")
    wait_for_ratings(page)
    page.keyboard.press("3")
    wait_for_cards(page, 1)
    expect(page.locator("h3")).not_to_have_text(first)
    expect(reveal(page)).to_be_focused()
    page.keyboard.press("u")
    expect(page.locator("h3")).to_have_text(first)
    wait_for_cards(page, 0)
    wait_for_ratings(page)
    page.keyboard.press("1")
    wait_for_cards(page, 1)
    assert next(iter(kept_cards(page).values()))["state"] == 1


def test_cards_go_by_with_enter_alone(open_plain):
    page = open_plain("flashcards")
    reveal(page).press("Enter")
    for number in (1, 2):
        expect(rating(page, "Again")).to_be_focused()
        page.keyboard.press("Enter")
        wait_for_cards(page, number)
        expect(reveal(page)).to_be_focused()
        page.keyboard.press("Enter")


def test_double_click_rates_once(open_plain):
    page = open_plain("flashcards")
    reveal(page).click()
    rating(page, "Again").dblclick()
    wait_for_cards(page, 1)
    page.wait_for_timeout(500)
    assert [each["asked"] for each in page.evaluate(KEPT)["results"].values()] == [1]


def test_ten_new_cards_a_day_and_more_on_request(open_plain):
    page = open_plain("flashcards")
    for number in range(1, 11):
        rate_one_or_last(page, number)
    expect(page.get_by_text("Nothing is left for today.")).to_be_visible()
    page.reload()
    page.get_by_role("button", name="Take more new cards today").click()
    expect(page.get_by_text("10 left today: 10 new")).to_be_visible()


def rate_one_or_last(page: Page, number: int) -> None:
    page.keyboard.press("Escape")
    reveal(page).click()
    rating(page, "Easy").click()
    wait_for_cards(page, number)
    expect(rating(page, "Easy")).to_have_count(0)


def test_restarted_server_finds_everything(visit):
    port = free_port()
    with serving(ROOT / "app.py", port) as address:
        page = visit(f"{address}/flashcards", ready="h3")
        rate_one(page, "Easy", 1)
        reveal(page).click()
        expect(rating(page, "Good")).to_be_visible()
        page.wait_for_function(f"() => {KEPT}.unfinished?.cards?.open")
        shown = question(page)
    expect(rating(page, "Good")).to_be_disabled()
    with serving(ROOT / "app.py", port):
        expect(rating(page, "Good")).to_be_enabled(timeout=40_000)
        page.wait_for_timeout(1_500)  # the page runs again; a click now would be lost
        assert question(page) == shown
        rating(page, "Easy").click()
        wait_for_cards(page, 2)


def test_progress_is_carried_to_another_browser(
    open_plain: Callable[..., Page], browser: Browser, tmp_path: Path
):
    page = open_plain("flashcards")
    rate_one(page, "Easy", 1)
    rate_one(page, "Good", 2)
    go_to_progress(page)
    total = not_seen(page) + 2
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save as a file").click()
    assert re.fullmatch(
        r"loss-lab-progress-\d{4}-\d\d-\d\d\.json", saving.value.suggested_filename
    )
    path = tmp_path / "progress.json"
    saving.value.save_as(path)
    assert json.loads(path.read_text())["cards"] == kept_cards(page)

    context = new_context(browser)
    other = context.new_page()
    other.goto(page.url)
    expect(other.get_by_text("Reviews due")).to_be_visible()
    assert not_seen(other) == total
    load(other, path)
    other.get_by_role("button", name="Load the file").click()
    expect(other.get_by_text("Loaded. Now here: 2 cards, 2 answers.")).to_be_visible()
    wait_for_cards(other, 2)
    other.reload()
    expect(other.get_by_text("Reviews due")).to_be_visible()
    assert not_seen(other) == total - 2
    assert kept_cards(other) == kept_cards(page)
    context.close()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "it is not JSON, or broken. Nothing was changed."),
        ('{"app":"other"}', "it does not say so. Nothing was changed."),
        ("x" * 2_000_000, "must be 1.0MB or smaller"),
    ],
    ids=["broken", "foreign", "too large"],
)
def test_bad_file_changes_nothing(open_plain, tmp_path, text, words):
    page = open_plain("flashcards")
    rate_one(page, "Easy", 1)
    before = page.evaluate(KEPT)
    go_to_progress(page)
    path = tmp_path / "progress.json"
    path.write_text(text)
    load(page, path)
    expect(page.get_by_text(re.compile(words))).to_be_visible()
    expect(page.get_by_role("button", name="Load the file")).to_have_count(0)
    assert page.evaluate(KEPT) == before


def test_clearing_by_keyboard_alone_asks_first(open_plain):
    page = open_plain("flashcards")
    rate_one(page, "Easy", 1)
    go_to_progress(page)
    clear = page.get_by_role("button", name="Clear everything")
    clear.focus()
    page.keyboard.press("Enter")
    sure = page.get_by_role("button", name="Yes, forget everything")
    expect(sure).to_be_visible()
    assert len(kept_cards(page)) == 1
    keep = page.get_by_role("button", name="No, keep it")
    expect(keep).to_be_focused()
    expect(keep).to_be_in_viewport()
    page.keyboard.press("Shift+Tab")
    expect(sure).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Everything is cleared.")).to_be_visible()
    page.wait_for_function("() => localStorage.getItem('loss-lab.progress') === null")
    page.reload()
    expect(page.get_by_text("Reviews due")).to_be_visible()
    assert kept_cards(page) == {}


def test_axe_finds_nothing_serious_and_a_phone_cuts_nothing(open_plain):
    page = open_plain("flashcards", phone=True)
    reveal(page).click()
    expect(rating(page, "Easy")).to_be_visible()
    assert_fits(page)
    rating(page, "Good").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    assert_fits(page)
    go_to_progress(page)
    page.get_by_role("button", name="Clear everything").click()
    expect(page.get_by_role("button", name="No, keep it")).to_be_visible()
    assert_fits(page)


def assert_fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    right_ends = page.locator(
        "[data-testid=stMain] :is(button, p, h1, h3):not(.st-key-interview-parts *)"
    ).evaluate_all("all => all.map((each) => each.getBoundingClientRect().right)")
    assert max(right_ends) <= 390
    assert serious_in(page) == []
