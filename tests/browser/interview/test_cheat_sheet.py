"""The cheat sheet in a real Chromium: two A4 pages, printed in one click."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from losses import REGISTRY
from tests.browser.driver import PHONE, expect_to_fit, until_idle
from tests.browser.interview.test_mock import PRINTED
from tests.ui.interview.mock.mocks import played
from ui.interview.mock.interview import mock_of
from ui.interview.mock.report import report
from ui.interview.paper.answer import answer_sheet
from ui.interview.paper.report import mock_report
from ui.interview.paper.routes import CHEAT_SHEET
from ui.interview.paper.sheet import cheat_sheet

PAGES = re.compile(rb"/Type\s*/Page\b(?!s)")
A4 = re.compile(rb"/MediaBox\s*\[0 0 (59[45][\d.]*) (84[12][\d.]*)\]")
SMALLEST_TYPE = """() => Math.min(
  ...[...document.querySelectorAll("h1, p, td, th, small, dd, li")]
    .filter((each) => each.checkVisibility())
    .map((each) => parseFloat(getComputedStyle(each).fontSize)))"""
DOCUMENTS = {
    "sheet": cheat_sheet,
    "report": lambda: mock_report(report(mock_of(played()), datetime.now(UTC))),
    "answer": lambda: answer_sheet("180"),
}
TITLE = "Cheat sheet of loss functions"
PRINTED_WIDTH = 726
"""192 mm in pixels: A4 without its margins."""


@pytest.fixture
def sheet(server, browser):
    page = browser.new_page(viewport={"width": PRINTED_WIDTH, "height": 1000})
    page.goto(f"{server}/{CHEAT_SHEET}")
    yield page
    page.close()


def pdf_of(page: Page) -> bytes:
    return page.pdf(format="A4", prefer_css_page_size=True)


def test_sheet_is_two_a4_pages(sheet):
    printed = pdf_of(sheet)
    assert len(PAGES.findall(printed)) == len(A4.findall(printed)) == 2


def test_sheet_has_room_for_ten_more_losses(sheet):
    add = """() => [...document.querySelectorAll("tbody tr")]
      .filter((_, place) => place % 2)
      .slice(0, 10)
      .forEach((row) => row.after(row.cloneNode(true)))"""
    sheet.evaluate(add)
    assert sheet.locator("tbody tr").count() == len(REGISTRY) + 10
    assert len(PAGES.findall(pdf_of(sheet))) == 2
    for _ in range(2):
        sheet.evaluate(add)
    assert len(PAGES.findall(pdf_of(sheet))) > 2


def test_sheet_can_be_read_on_paper(sheet):
    sheet.emulate_media(media="print")
    assert sheet.evaluate(SMALLEST_TYPE) >= 7 / 72 * 96


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_document_can_be_read_on_a_phone(visit, server, kind):
    page = visit(f"{server}/{CHEAT_SHEET}", ready="h1", phone=True)
    page.set_content(DOCUMENTS[kind]())
    assert page.evaluate("innerWidth") <= 1.02 * PHONE["width"], "else all is smaller"
    assert page.evaluate(SMALLEST_TYPE) >= 14


def test_nothing_is_wider_than_its_place(sheet):
    sheet.emulate_media(media="print")
    assert sheet.evaluate("document.documentElement.scrollWidth") <= PRINTED_WIDTH
    wide = sheet.evaluate(
        """() => [...document.querySelectorAll("td math")]
          .filter((each) => each.getBoundingClientRect().right
            > each.closest("td").getBoundingClientRect().right + 0.5)
          .map((each) => each.closest("tr").innerText.slice(0, 40))"""
    )
    assert wide == []
    assert sheet.locator("tbody tr").count() == len(REGISTRY)


def test_sheet_is_black_on_white_and_runs_nothing(sheet):
    colours = "getComputedStyle(document.documentElement)"
    assert sheet.evaluate(f"{colours}.color") == "rgb(0, 0, 0)"
    assert sheet.evaluate(f"{colours}.backgroundColor") == "rgb(255, 255, 255)"
    assert sheet.locator("script, link, iframe").count() == 0


def test_headers_are_set(server, browser):
    page = browser.new_page()
    answer = page.goto(f"{server}/{CHEAT_SHEET}")
    assert answer.status == 200
    assert answer.headers["x-frame-options"] == "SAMEORIGIN"
    assert answer.headers["x-content-type-options"] == "nosniff"
    page.close()


def test_print_is_one_click_and_works_by_key(open_plain):
    page = open_plain("cheat-sheet", fresh=True)
    page.context.add_init_script(PRINTED)
    page.reload()
    button = page.get_by_role("button", name="Print on A4")
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => window.printed?.length === 1")
    assert page.evaluate("window.printed") == [TITLE]
    expect(page).to_have_title("Cheat sheet · Loss Lab")
    page.get_by_role("link", name="House prices").click()
    expect(page.locator(".ll[data-drawn=true]")).to_be_visible()
    page.go_back()
    expect(button).to_be_visible()
    page.wait_for_timeout(500)
    assert page.evaluate("window.printed") == [TITLE]


def test_browser_prints_the_sheet_and_nothing_of_the_page_around_it(open_plain):
    page = open_plain("cheat-sheet")
    paper = page.locator("#ll-paper")
    expect(paper).to_be_attached()
    expect(paper).to_be_hidden()
    until_idle(page)
    page.set_viewport_size({"width": PRINTED_WIDTH, "height": 1000})
    page.emulate_media(media="print", color_scheme="dark")
    expect(paper).to_be_visible()
    expect(page.get_by_test_id("stApp")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= PRINTED_WIDTH
    printed = pdf_of(page)
    assert len(PAGES.findall(printed)) == len(A4.findall(printed)) == 2
    expect(page).to_have_title("Cheat sheet · Loss Lab")


def test_printed_page_opens_by_itself(open_plain):
    page = open_plain("cheat-sheet")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Open the printed page").click()
    expect(opened.value.locator("h1")).to_have_text(TITLE)


def test_screen_fits_a_phone(open_plain):
    page = open_plain("cheat-sheet", phone=True)
    expect(page.get_by_text("Squared error", exact=True).first).to_be_visible()
    until_idle(page)
    page.wait_for_function("() => document.fonts.status === 'loaded'")
    expect_to_fit(page)
