"""What the browser keeps: over reloads, pages, tabs and servers, full or turned off."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driver import ROOT, free_port, serving, until_idle

APP = ROOT / "tests" / "browser" / "apps" / "app.py"
KEPT = "localStorage.getItem('loss-lab.progress')"
DRAFTS = "localStorage.getItem('loss-lab.drafts')"
TURNED_OFF = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("off", "SecurityError"); } });"""
FULL = """Storage.prototype.setItem = function () {
  throw new DOMException("full", "QuotaExceededError"); };"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of an app with a field and a page that saves."""
    with serving(APP, TEST_PAGE="drafts") as served:
        yield served


@pytest.fixture
def open_tab(address: str, visit: Callable[..., Page]) -> Callable[..., Page]:
    """Open a page of that app."""
    return lambda path="": visit(f"{address}/{path}", ready="h1", fresh=True)


def answers(page: Page, number: int) -> None:
    expect(page.get_by_text(f"{number} answers", exact=True)).to_be_visible()


def answer(page: Page, number: int) -> None:
    """Give an answer, and wait until the browser keeps that many."""
    page.get_by_role("button", name="Answer").click()
    kept_answers(page, number)
    answers(page, number)


def kept_answers(page: Page, number: int) -> None:
    page.wait_for_function(f"() => {KEPT}?.includes('\"asked\":{number}}}')")


def go_to(page: Page, name: str) -> None:
    """Follow a link as a person does, who lets go of the button a moment later."""
    page.get_by_role("link", name=name).click(delay=80)
    expect(page.get_by_role("heading", name=name.capitalize())).to_be_visible()


def second_tab(page: Page) -> Page:
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator("h1")).to_be_visible()
    return other


def reload_with(page: Page, script: str) -> None:
    page.add_init_script(script)
    page.reload()
    expect(page.locator("h1")).to_be_visible()


def test_answers_stay_over_reloads_and_pages(open_tab):
    page = open_tab("other")
    answer(page, 1)
    page.reload()
    answers(page, 1)
    answer(page, 2)
    go_to(page, "field")
    go_to(page, "other")
    answers(page, 2)


def test_click_is_not_lost_when_the_browser_tells_something_meanwhile(open_tab):
    page = open_tab("slow")
    answers(page, 0)
    until_idle(page)
    page.get_by_role("button", name="Answer").click()
    page.locator("[data-test-script-state=running]").wait_for(state="attached")
    page.evaluate(
        "dispatchEvent(new StorageEvent('storage', { key: 'loss-lab.progress' }))"
    )
    kept_answers(page, 1)
    answers(page, 1)
    until_idle(page)
    answers(page, 1)


def test_answer_is_kept_by_the_time_that_it_is_seen(open_tab):
    page = open_tab("slow")
    answers(page, 0)
    until_idle(page)
    page.get_by_role("button", name="Answer").click()
    answers(page, 1)
    assert '"asked":1}' in page.evaluate(KEPT)


def test_words_in_a_field_stay_over_reloads_and_pages(open_tab):
    page = open_tab()
    field = page.get_by_label("Answer")
    field.press_sequentially("2.5 bil")
    page.wait_for_function(f"() => {DRAFTS}?.includes('2.5 bil')")
    page.reload()
    expect(field).to_have_value("2.5 bil")
    expect(page.get_by_role("alert")).to_have_count(0)
    field.press("End")
    field.press_sequentially("lion")
    go_to(page, "other")
    go_to(page, "field")
    expect(field).to_have_value("2.5 billion")
    field.fill("")
    page.reload()
    expect(page.locator("h1")).to_be_visible()
    page.wait_for_timeout(500)
    expect(field).to_have_value("")


def test_clearing_removes_answers_and_drafts_and_nothing_comes_back(open_tab):
    page = open_tab()
    page.get_by_label("Answer").press_sequentially("secret")
    go_to(page, "other")
    answer(page, 1)
    page.get_by_role("button", name="Clear").click()
    answers(page, 0)
    page.wait_for_function(f"() => {KEPT} === null && {DRAFTS} === null")
    page.reload()
    answers(page, 0)
    go_to(page, "field")
    expect(page.get_by_label("Answer")).to_have_value("")


def test_two_tabs_share_what_is_kept_and_neither_writes_over_the_other(open_tab):
    page = open_tab("other")
    answer(page, 1)
    other = second_tab(page)
    answers(other, 1)
    answer(other, 2)
    answers(page, 2)
    answer(page, 3)
    answers(other, 3)


def test_clearing_in_one_tab_clears_the_other(open_tab):
    page = open_tab("other")
    answer(page, 1)
    other = second_tab(page)
    answers(other, 1)
    page.get_by_role("button", name="Clear").click()
    answers(other, 0)
    answer(other, 1)
    answers(page, 1)


def test_what_was_written_behind_its_back_is_merged_before_writing(open_tab):
    page = open_tab("other")
    answer(page, 1)
    page.evaluate(
        f"""() => {{
          const kept = JSON.parse({KEPT});
          kept.results["drill:two"] = {{ right: 1, asked: 7 }};
          localStorage.setItem("loss-lab.progress", JSON.stringify(kept));
        }}"""
    )
    answer(page, 2)
    results = json.loads(page.evaluate(KEPT))["results"]
    assert results["drill:two"] == {"right": 1, "asked": 7}


@pytest.mark.parametrize("script", [TURNED_OFF, FULL], ids=["turned off", "full"])
def test_storage_that_keeps_nothing_is_said_and_the_page_works(open_tab, script):
    page = open_tab("other")
    reload_with(page, script)
    page.get_by_role("button", name="Answer").click()
    answers(page, 1)
    expect(page.get_by_role("alert")).to_contain_text("This browser keeps nothing")
    page.get_by_role("button", name="Answer").click()
    answers(page, 2)
    go_to(page, "field")
    page.get_by_label("Answer").press_sequentially("3")
    go_to(page, "other")
    answers(page, 2)


def test_storage_that_has_room_again_keeps_all(open_tab):
    page = open_tab("other")
    reload_with(page, f"window.working = Storage.prototype.setItem; {FULL}")
    page.get_by_role("button", name="Answer").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.evaluate("() => { Storage.prototype.setItem = window.working; }")
    answer(page, 2)
    expect(page.get_by_role("alert")).to_have_count(0)


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"app":"loss-lab","version":2}'])
def test_text_that_cannot_be_read_is_said_and_set_aside(open_tab, text):
    page = open_tab("other")
    page.evaluate("text => localStorage.setItem('loss-lab.progress', text)", text)
    page.reload()
    said = page.get_by_role("alert")
    expect(said).to_contain_text("What this browser kept cannot be read. This ")
    assert page.evaluate(KEPT) == text
    answer(page, 1)
    answer(page, 2)
    aside = "localStorage.getItem('loss-lab.progress.unreadable')"
    assert page.evaluate(aside) == text
    page.reload()
    answers(page, 2)
    expect(said).to_have_count(0)
    page.get_by_role("button", name="Clear").click()
    page.wait_for_function(f"() => {aside} === null")


@pytest.mark.parametrize("text", ["", "{", "[]", "3", "null", '{"draft-one": 5}'])
def test_drafts_that_cannot_be_read_are_none(open_tab, text):
    page = open_tab()
    page.evaluate("text => localStorage.setItem('loss-lab.drafts', text)", text)
    page.reload()
    field = page.get_by_label("Answer")
    expect(field).to_have_value("")
    expect(page.get_by_role("alert")).to_have_count(0)
    field.press_sequentially("1")
    page.wait_for_function(f"() => {DRAFTS} === JSON.stringify({{ 'draft-one': '1' }})")


def test_page_goes_on_when_the_server_has_started_again(visit):
    port = free_port()
    with serving(APP, port, TEST_PAGE="drafts") as served:
        page = visit(f"{served}/other", ready="h1", fresh=True)
        answer(page, 1)
        answer(page, 2)
        go_to(page, "field")
        page.get_by_label("Answer").press_sequentially("half")
    with serving(APP, port, TEST_PAGE="drafts"):
        expect(page.get_by_label("Answer")).to_be_enabled(timeout=40_000)
        expect(page.get_by_label("Answer")).to_have_value("half")
        go_to(page, "other")
        answers(page, 2)
        answer(page, 3)
