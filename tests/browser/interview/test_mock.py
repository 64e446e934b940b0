"""A mock interview in a real Chromium: by keys alone, with reloads, on a phone."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.axe import serious_in
from tests.browser.driver import expect_to_fit, until_idle
from tests.browser.interview.test_progress import KEPT
from ui.interview.mock.plan import COUNT, asked, plan

SEED = 48_213
ITEMS = [asked(item) for item in plan(SEED)]
DRAFTS = "(localStorage.getItem('loss-lab.drafts') ?? '')"
PRINTED = """window.print = () => {
  dispatchEvent(new Event("beforeprint"));
  (window.printed ??= []).push(document.title);
  dispatchEvent(new Event("afterprint"));
}"""


def reload(page: Page, what: str, kept: str = KEPT) -> None:
    """Reload, once something is true of what the browser keeps."""
    page.wait_for_function(f"() => {kept}.{what}")
    page.reload()


def arrive(page: Page) -> None:
    """Wait until an interview can be started: nothing tells that more is to come."""
    expect(page.get_by_role("button", name=f"Start interview {SEED}")).to_be_visible()


def start(page: Page) -> None:
    arrive(page)
    page.get_by_role("button", name=f"Start interview {SEED}").click()
    expect_question(page, 1)
    page.wait_for_function(f"() => {KEPT}.unfinished?.mock")


def expect_question(page: Page, number: int) -> None:
    expect(page.get_by_text(f"Question {number} of {COUNT}")).to_be_visible()


def field(page: Page):
    """Where the answer to the present question is typed."""
    return page.get_by_role("textbox", name=re.compile("^Your answer"))


def answer(page: Page, number: int) -> None:
    """Answer a question by keys alone: the bank's as passed, a drill's right."""
    found = ITEMS[number - 1]
    expect_question(page, number)
    expect(page.get_by_text(found.about)).to_be_visible()
    expect(field(page)).to_be_focused()
    if found.drill:
        page.keyboard.type(f"{found.drill.answer!r}")
        page.keyboard.press("Enter")
        expect(page.locator(".st-key-mock-next button")).to_be_focused()
        page.keyboard.press("Enter")
    else:
        page.keyboard.type(f"1 note on {number}")
        page.keyboard.press("Control+Enter")
        expect(page.get_by_role("button", name="Impresses")).to_be_visible()
        until_idle(page)
        page.keyboard.press("3")


def test_whole_interview_by_keys_alone_with_reloads(open_plain):
    page = open_plain(f"mock?seed={SEED}")
    arrive(page)
    page.get_by_role("button", name=f"Start interview {SEED}").focus()
    page.keyboard.press("Enter")
    for number in range(1, COUNT + 1):
        answer(page, number)
        if number < COUNT:
            expect_question(page, number + 1)
            if number in (3, 6):
                reload(page, f"unfinished?.mock?.answers?.length === {number}")
                expect_question(page, number + 1)
                field(page).focus()
    score = page.get_by_role("heading", name="8.5 of 10 points")
    expect(score).to_be_focused()
    expect(score).to_be_in_viewport()
    reload(page, "mocks?.length === 1")
    expect(page.get_by_text("8.5 of 10 points")).to_be_visible()
    expect(page.get_by_test_id("stExpander")).to_have_count(COUNT)
    page.get_by_text(ITEMS[0].title).click()
    note = page.get_by_text("1 note on 1", exact=True)
    expect(note).to_be_visible()
    page.get_by_role("link", name="See it on the chart").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".ll[data-drawn=true]")).to_be_visible(timeout=30_000)


def test_reload_in_the_middle_loses_nothing(open_plain):
    page = open_plain(f"mock?seed={SEED}")
    start(page)
    field(page).fill("half a thought, not sent")
    reload(page, "includes('half a thought, not sent')", DRAFTS)
    expect_question(page, 1)
    expect(field(page)).to_have_value("half a thought, not sent")
    page.get_by_role("button", name="Show the answer").click()
    expect(page.get_by_text("How was your answer?")).to_be_visible()
    shown = page.get_by_text(re.compile("for your answer"))
    time = shown.inner_text()
    reload(page, "unfinished?.mock?.given != null")
    expect(page.get_by_text("half a thought, not sent")).to_be_visible()
    expect(page.get_by_text("How was your answer?")).to_be_visible()
    expect(shown).to_have_text(time)
    page.get_by_role("button", name="Partly").click()
    expect_question(page, 2)
    field(page).fill("0.12")
    reload(page, "includes('0.12')", DRAFTS)
    expect_question(page, 2)
    expect(field(page)).to_have_value("0.12")


def test_clock_runs_and_is_turned_off_for_good(open_plain):
    page = open_plain(f"mock?seed={SEED}")
    start(page)
    clock = page.get_by_role("timer")
    expect(clock).to_have_text(re.compile("^0:02 on this question"))
    reload(page, "unfinished?.mock")
    expect(clock).to_have_text(re.compile("0:0[3-9]"))
    page.get_by_role("switch", name="Clock").or_(
        page.get_by_label("Clock")
    ).first.focus()
    page.keyboard.press("Space")
    expect(clock).to_have_count(0)
    reload(page, "unfinished?.mock?.has_clock === false")
    expect_question(page, 1)
    expect(page.get_by_role("button", name="Show the answer")).to_be_visible()
    expect(clock).to_have_count(0)


def test_typing_a_figure_into_the_notes_rates_nothing(open_plain):
    page = open_plain(f"mock?seed={SEED}")
    start(page)
    field(page).focus()
    page.keyboard.type("1 2 3 4 A a")
    expect(field(page)).to_have_value("1 2 3 4 A a")
    expect_question(page, 1)
    expect(page.get_by_text("How was your answer?")).to_have_count(0)


def test_answer_that_is_no_number_is_said_and_stays(open_plain):
    page = open_plain(f"mock?seed={SEED}")
    start(page)
    answer(page, 1)
    expect_question(page, 2)
    field(page).fill("no idea")
    page.keyboard.press("Enter")
    expect(page.get_by_text("This is not a number that can be read")).to_be_visible()
    expect(field(page)).to_have_value("no idea")
    expect_question(page, 2)


def test_report_prints_in_one_click_and_is_clean(open_plain):
    page = open_plain(f"mock?seed={SEED}", fresh=True)
    page.context.add_init_script(PRINTED)
    page.reload()
    start(page)
    assert serious_in(page) == []
    for number in range(1, COUNT + 1):
        answer(page, number)
    button = page.get_by_role("button", name="Print the report")
    expect(button).to_be_visible()
    assert serious_in(page) == []
    button.click()
    page.wait_for_function("() => window.printed?.length === 1")
    assert page.evaluate("window.printed") == ["Mock interview: 8.5 of 10 points"]
    button.click()
    page.wait_for_function("() => window.printed?.length === 2")
    assert page.locator("#ll-paper").count() == 1
    with page.expect_download() as download:
        page.get_by_role("button", name="Save it as a page").click()
    assert download.value.suggested_filename == f"loss-lab-interview-{SEED}.html"
    text = download.value.path().read_text(encoding="utf-8")
    assert "1 note on 1" in text


def test_interview_fits_a_phone(open_plain):
    page = open_plain(f"mock?seed={SEED}", phone=True)
    start(page)
    expect_to_fit(page)
    expect(field(page)).to_be_in_viewport()
    field(page).fill("a long note\n" * 30)
    page.get_by_role("button", name="Show the answer").tap()
    rating = page.get_by_role("button", name="Missed")
    expect(rating).to_be_focused()
    expect(rating).to_be_in_viewport(ratio=1)
    expect(page.get_by_text(ITEMS[0].text)).to_be_in_viewport(ratio=1)
    expect(page.get_by_text("Passes. ")).to_be_in_viewport()
    rating.tap()
    expect_question(page, 2)
    page.get_by_role("button", name="Skip this one").tap()
    expect(page.get_by_text("Skipped.")).to_be_visible()
    expect_to_fit(page)
