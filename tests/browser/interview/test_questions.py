"""The question bank in a real Chromium: by mouse, by keys, on a phone."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.driver import expect_to_fit
from ui.interview.bank import questions
from ui.interview.bank.search import searched

FIRST, *_, LAST = questions()
DRAWN = ".ll[data-drawn=true]"


def fold(page: Page, words: str):
    return page.get_by_test_id("stExpander").filter(has_text=words)


def field(page: Page):
    return page.get_by_role("searchbox").or_(page.get_by_role("textbox")).first


def test_question_is_opened_with_its_chart_and_back_brings_it_to_the_top(open_plain):
    page = open_plain("questions")
    fold(page, FIRST.question).get_by_text(FIRST.question).click()
    expect(page).to_have_url(re.compile(f"question={FIRST.name}"))
    expect(page.get_by_text("Impresses.", exact=True)).to_be_visible()
    expect(page.locator(DRAWN)).to_have_count(1, timeout=30_000)
    fold(page, LAST.question).get_by_text(LAST.question).click()
    expect(page).to_have_url(re.compile(f"question={LAST.name}"))
    expect(page.get_by_text("Impresses.", exact=True)).to_have_count(1)
    page.get_by_role("link", name="Open the chart").click()
    expect(page).to_have_url(re.compile(f"/{LAST.link.partition('?')[0]}"))
    expect(page.locator(DRAWN)).to_be_visible(timeout=30_000)
    page.go_back()
    expect(page.get_by_text("Impresses.", exact=True)).to_be_in_viewport()
    expect(page.get_by_test_id("stExpander").first).to_contain_text(LAST.question)


def test_search_finds_while_it_is_typed_and_keeps_what_is_typed(open_plain):
    page = open_plain("questions")
    expect(field(page)).to_have_attribute("aria-keyshortcuts", "/")
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    page.keyboard.type("mae vs", delay=60)
    expect(page).to_have_url(re.compile(r"words=mae\+vs|words=mae%20vs"))
    page.keyboard.type(" huber")
    for _ in " huber":
        page.keyboard.press("ArrowLeft")
    page.keyboard.type(" or")
    expect(page).to_have_url(re.compile("words=mae.vs.or.huber"))
    expect(page.get_by_test_id("stExpander").first).to_contain_text(
        searched("mae vs or huber").hits[0].question
    )
    page.keyboard.type("!")
    expect(field(page)).to_have_value("mae vs or! huber")
    expect(field(page)).to_be_focused()
    page.keyboard.press("/")
    expect(field(page)).to_have_value("mae vs or!/ huber")


def test_search_is_in_the_link(open_plain):
    page = open_plain("questions")
    field(page).focus()
    page.keyboard.type("triplet")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("words=triplet"))
    count = len(searched("triplet").hits + searched("triplet").nearest)
    expect(page.get_by_test_id("stExpander")).to_have_count(count)
    page.reload()
    expect(page.get_by_test_id("stExpander")).to_have_count(count, timeout=30_000)
    expect(field(page)).to_have_value("triplet")


def test_nothing_is_wider_than_a_phone_and_menus_are_no_fields(open_plain):
    page = open_plain(f"questions?question={FIRST.name}", phone=True)
    expect(page.get_by_text("Impresses.", exact=True)).to_be_visible()
    expect(page.locator(DRAWN)).to_have_count(1, timeout=30_000)
    expect_to_fit(page)
    menus = page.get_by_test_id("stSelectbox").locator("input")
    for menu in menus.all():
        expect(menu).to_have_attribute("inputmode", "none")  # no keyboard opens
