"""The cheat sheet in a real Chromium: one A4 page, printed in one click."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from losses import REGISTRY
from tests.browser.driver import expect_to_fit
from tests.browser.test_mock import PRINTED, settle
from ui.paper_routes import CHEAT_SHEET

PAGES = re.compile(rb"/Type\s*/Page\b(?!s)")
A4 = re.compile(rb"/MediaBox\s*\[0 0 (59[45][\d.]*) (84[12][\d.]*)\]")
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


def test_sheet_is_exactly_one_a4_page(sheet):
    printed = pdf_of(sheet)
    assert len(PAGES.findall(printed)) == 1
    assert len(A4.findall(printed)) == 1


def test_pages_are_counted(sheet):
    sheet.evaluate("document.body.append(document.body.cloneNode(true))")
    assert len(PAGES.findall(pdf_of(sheet))) == 2


def test_sheet_has_room_for_other_fonts(sheet):
    sheet.emulate_media(media="print")
    height = sheet.evaluate("document.body.getBoundingClientRect().height")
    a4 = 279 / 25.4 * 96
    assert 0.8 * a4 < height < 0.97 * a4


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
    button = page.get_by_role("button", name="Print on one A4 page")
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => window.printed?.length === 1")
    assert page.evaluate("window.printed") == ["Loss functions on one page"]
    frame = page.frame_locator("#ll-print")
    expect(frame.locator("tbody tr")).to_have_count(len(REGISTRY))
    page.get_by_role("link", name="House prices").click()
    expect(page.locator(".ll[data-drawn=true]")).to_be_visible()
    page.go_back()
    expect(button).to_be_visible()
    page.wait_for_timeout(500)
    assert page.evaluate("window.printed") == ["Loss functions on one page"]


def test_printed_page_opens_by_itself(open_plain):
    page = open_plain("cheat-sheet")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Open the printed page").click()
    expect(opened.value.locator("h1")).to_have_text("Loss functions on one page")


def test_screen_fits_a_phone(open_plain):
    page = open_plain("cheat-sheet", phone=True)
    expect(page.get_by_text("Squared error", exact=True).first).to_be_visible()
    settle(page)
    page.wait_for_function("() => document.fonts.status === 'loaded'")
    expect_to_fit(page)
