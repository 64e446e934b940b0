"""A room beside the slides: opened, voted in, revealed, gone through by a clicker."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Response, expect

from tests.browser.driver import PROJECTOR, look_of
from tests.browser.room.teacher import Phone
from tests.browser.room.wall import count, opened
from ui.lessons import LESSONS
from ui.room.desk import SECRET

ASKED = LESSONS["houses"].scene(LESSONS["houses"].presets["halve"]).asked
RIGHT, WRONG = ASKED.right, (ASKED.right + 1) % len(ASKED.choices)


def go_on(page: Page, words: str, key: str = "PageDown") -> None:
    """Press a key of a clicker, and see what → does next."""
    page.keyboard.press(key)
    expect(page.locator(".ll-hint")).to_contain_text(words)


def vote(page: Page, room: str) -> list[Phone]:
    """Three phones join, and two of them answer."""
    phones = [Phone(room) for _ in range(3)]
    expect(count(page)).to_have_text("3 phones are here.")
    go_on(page, "closes the vote")
    phones[0].sends(WRONG)
    phones[1].sends(RIGHT)
    expect(count(page)).to_have_text("2 of 3 have answered.")
    assert page.locator(".ll-dots i").count() == 3
    assert page.locator(".ll-dots .ll-full").count() == 2
    return phones


def counts(page: Page) -> list[list[str]]:
    """The numbers beside the bars of each option."""
    rows = page.locator(".ll-bars li")
    return [row.locator("b").all_inner_texts() for row in rows.all()]


@pytest.fixture
def lesson(visit, address) -> Page:
    return visit(f"{address}/houses?preset=halve", fresh=True, viewport=PROJECTOR)


def test_class_votes_discusses_votes_again_and_sees_by_keys_alone(lesson, address):
    page = lesson
    told: list[Response] = []
    page.on("response", lambda answer: told.append(answer))
    room = opened(page, address)
    expect(page.locator(".ll-join-code img")).to_be_visible()
    phones = vote(page, room)
    page.keyboard.press("h")
    expect(page.locator(".ll-guessing")).to_be_visible()
    go_on(page, "← votes again")
    expect(count(page)).to_contain_text("The vote is closed.")
    go_on(page, "closes the vote", key="PageUp")
    expect(count(page)).to_have_text("Second vote: 0 of 3 have answered.")
    phones[0].sends(RIGHT)
    expect(count(page)).to_contain_text("1 of 3 have")
    page.keyboard.press("Space")
    expect(count(page)).to_contain_text("closed")
    page.keyboard.press("PageUp")
    page.keyboard.press("PageUp")
    expect(count(page)).to_contain_text("closed")
    heard = [answer for answer in told if "/now?" in answer.url]
    assert heard
    assert all(SECRET in answer.request.headers for answer in heard), "its leader"
    assert all("votes" not in answer.json() for answer in heard), "before the reveal"
    go_on(page, "next question")
    expect(page.locator(".ll-guessing")).to_have_count(0)
    expect(page.locator(".ll-bars [data-right=true]")).to_contain_text("✓")
    shown = counts(page)
    assert shown[WRONG] == ["1", "0"]
    assert shown[RIGHT] == ["1", "2"]
    go_on(page, "closes the vote")
    expect(page).to_have_url(re.compile("preset=cancel.*room="))
    expect(page.locator(".ll-guessing")).to_be_visible()
    expect(count(page)).to_have_text("0 of 3 have answered.")


def test_reload_and_the_slides_of_another_browser_show_the_same(lesson, address, visit):
    page = lesson
    room = opened(page, address)
    vote(page, room)
    other = visit(page.url, fresh=True, viewport=PROJECTOR)
    expect(count(other)).to_have_text("2 of 3 have answered.")
    other.keyboard.press("PageDown")
    expect(other.locator(".ll-room-said")).to_contain_text("browser that opened it")
    page.reload()
    expect(count(page)).to_have_text("2 of 3 have answered.")
    go_on(page, "shows the answers")
    expect(count(other)).to_contain_text("The vote is closed.")
    go_on(page, "next question")
    expect(other.locator(".ll-bars")).to_be_visible()
    expect(other.locator(".ll-guessing")).to_have_count(0)
    page.keyboard.press("PageDown")
    expect(page).to_have_url(re.compile("preset=cancel"))
    expect(other).to_have_url(re.compile("preset=cancel"))
    expect(other.locator(".ll-guessing")).to_be_visible()


def test_drag_of_the_revealed_slide_is_that_of_any_slide(lesson, address, drag):
    page = lesson
    vote(page, opened(page, address))
    go_on(page, "shows the answers")
    go_on(page, "next question")
    before = page.url
    ring = page.get_by_role("slider").first
    ring.press("ArrowUp")
    ring.press("ArrowUp")
    expect(page).not_to_have_url(before)
    expect(page).to_have_url(re.compile("prices=.*room="))
    expect(page.locator(".ll-bars")).to_be_visible()


def test_room_ends_after_its_last_question_and_the_slides_go_on(visit, address):
    last = LESSONS["houses"].examples
    name = [each for each in last if each not in LESSONS["houses"].asides][-1]
    page = visit(f"{address}/houses?preset={name}", fresh=True, viewport=PROJECTOR)
    opened(page, address)
    for words in ("closes", "shows", "ends the room"):
        go_on(page, words)
    page.keyboard.press("PageDown")
    expect(count(page)).to_have_text("The room has ended. Thank you.")
    expect(page.locator(".ll-hint")).to_contain_text("? keys")


def test_phone_that_opens_the_slides_sees_the_plain_lesson(lesson, address, visit):
    opened(lesson, address)
    page = visit(lesson.url, fresh=True, **look_of(phone=True))
    expect(page.get_by_role("heading", name="House prices")).to_be_visible()
    expect(page).not_to_have_url(re.compile("room="))
    expect(page.locator(".ll-classroom")).to_have_count(0)


def test_room_that_is_gone_is_said_and_the_keys_are_those_of_slides(visit, address):
    link = "houses?preset=halve&present=1&talk=houses.halve,houses.cancel&room=ZZZZ"
    page = visit(f"{address}/{link}", fresh=True, viewport=PROJECTOR)
    expect(page.locator(".ll-room-said")).to_contain_text("no longer there")
    page.keyboard.press("PageDown")
    expect(page.locator(".ll-guessing")).to_have_count(0)
    page.keyboard.press("PageDown")
    expect(page).to_have_url(re.compile("preset=cancel"))
