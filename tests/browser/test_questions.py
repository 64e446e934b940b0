"""The question bank in a real Chromium: by mouse, by keys, on a phone."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.driver import expect_to_fit
from ui.interview.bank import found, questions

FIRST = questions()[0]


def fold(page: Page, words: str):
    return page.get_by_test_id("stExpander").filter(has_text=words)


def test_question_is_opened_and_leads_to_its_chart(open_plain):
    page = open_plain("questions")
    fold(page, FIRST.question).get_by_text(FIRST.question).click()
    expect(page).to_have_url(re.compile(f"question={FIRST.name}"))
    expect(page.get_by_text("Impresses.", exact=True)).to_be_visible()
    second = questions()[1]
    fold(page, second.question).get_by_text(second.question).click()
    expect(page).to_have_url(re.compile(f"question={second.name}"))
    expect(page.get_by_text("Impresses.", exact=True)).to_have_count(1)
    page.get_by_role("link", name="See it on the chart").click()
    expect(page.locator(".ll[data-drawn=true]")).to_be_visible(timeout=30_000)
    path = second.link.partition("?")[0]
    expect(page).to_have_url(re.compile(f"/{path}"))
    page.go_back()
    expect(page.get_by_text("Impresses.", exact=True)).to_be_visible()


def test_search_by_keys_alone(open_plain):
    page = open_plain("questions")
    page.get_by_role("searchbox").or_(page.get_by_role("textbox")).first.focus()
    page.keyboard.type("huber")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("words=huber"))
    count = len(found(words="huber"))
    assert 0 < count < len(questions())
    expect(page.get_by_test_id("stExpander")).to_have_count(count)
    page.reload()
    expect(page.get_by_test_id("stExpander")).to_have_count(count, timeout=30_000)


def test_nothing_is_wider_than_a_phone(open_plain):
    page = open_plain(f"questions?question={FIRST.name}", phone=True)
    expect(page.get_by_text("Impresses.", exact=True)).to_be_visible()
    expect_to_fit(page)
