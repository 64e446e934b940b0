"""The page of a phone in a room, in a real Chromium."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.room.reading import SMALL, expect_to_be_read
from tests.browser.room.teacher import CHOICE, NUMBER, Teacher
from tests.browser.watch import watching
from ui.room import page as words
from ui.room.question import question_of

ASKED = question_of(CHOICE)


@pytest.fixture
def join(visit, server):
    """Enter the letters of a room on a phone."""

    def join(teacher: Teacher, **look) -> Page:
        page = visit(f"{server}/r", "h1", phone=True, **look)
        page.get_by_label("The four letters on the wall").fill(teacher.code.lower())
        page.keyboard.press("Enter")
        expect(page).to_have_url(teacher.address)
        return page

    return join


def send(page: Page) -> None:
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("status")).to_have_text(words.SENT)


def heading(page: Page):
    return page.get_by_role("heading", level=1)


def test_number_is_moved_sent_changed_and_seen_at_the_reveal(join, server):
    teacher = Teacher(server, NUMBER)
    page = join(teacher)
    expect(heading(page)).to_have_text("You are in.")
    teacher.steps("open")
    expect(heading(page)).to_have_text("Predicted price of the house")
    slider, field = page.get_by_role("slider"), page.get_by_role("textbox")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("status")).to_contain_text("Move the slider")
    assert teacher.count() == (1, 0)
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".number")).to_have_text("$252,500")
    expect(slider).to_have_attribute("aria-valuetext", "$252,500")
    page.get_by_role("button", name="2,500 less").click()
    page.get_by_role("button", name="2,500 less").click()
    expect(field).to_have_value("247500")
    send(page)
    assert teacher.count() == (1, 1)
    field.fill("231,000")
    expect(page.get_by_role("status")).to_have_text("")
    send(page)
    expect(field).to_have_value("230000")
    expect(page.locator(".number")).to_have_text("$230,000")
    field.fill("7,5")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("status")).to_contain_text("from $150,000 to $350,000")
    teacher.phone_sends(325_000)
    assert teacher.count() == (2, 2)
    teacher.steps("close")
    expect(page.get_by_text("You said $230,000.")).to_be_visible()
    teacher.steps("reveal")
    expect(heading(page)).to_have_text("You said $230,000.")
    expect(page.get_by_role("img")).to_have_attribute(
        "aria-label", "2 answers: from $230,000 to $325,000."
    )
    expect(page.get_by_role("link", name="Open the chart")).to_have_attribute(
        "href", "../houses?preset=classic"
    )


def test_page_is_one_request_and_breaks_no_policy(visit, server):
    teacher = Teacher(server, NUMBER)
    teacher.steps("open")
    page = visit("about:blank", "html", fresh=True)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    with watching(page) as faults:
        page.goto(teacher.address)
        page.get_by_role("slider").press("Home")
        assert [url for url in asked if "/now?" not in url] == [teacher.address]
        send(page)
        teacher.steps("close", "reveal")
        expect(heading(page)).to_have_text("You said $150,000.")
    assert faults == []


def test_option_is_chosen_by_keys_discussed_and_chosen_again(join, server):
    teacher = Teacher(server, CHOICE)
    page = join(teacher)
    teacher.steps("open")
    expect(heading(page)).to_have_text(ASKED.text)
    wrong = (ASKED.right + 1) % len(ASKED.options)
    page.get_by_role("radio", name=ASKED.options[wrong], exact=True).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text(words.SENT)
    teacher.steps("close", "again")
    expect(
        page.get_by_text(f"You said “{ASKED.options[wrong]}” first.")
    ).to_be_visible()
    expect(page.get_by_role("radio", checked=True)).to_have_count(1)
    page.get_by_text(ASKED.options[ASKED.right], exact=True).click()
    send(page)
    teacher.steps("close", "reveal")
    right = ASKED.options[ASKED.right]
    expect(heading(page)).to_have_text(f"You said “{right}”. Right.")
    expect(page.get_by_role("listitem").filter(has_text="right")).to_contain_text(
        f"{right} · right · yours: 0, then 1 of 1"
    )
    teacher.steps("next")
    expect(heading(page)).to_have_text("This room has ended.")


def test_answer_waits_on_the_phone_until_it_is_kept(join, server):
    teacher = Teacher(server, NUMBER)
    page = join(teacher)
    teacher.steps("open")
    page.get_by_role("textbox").fill("200000")
    page.route("**/answer", lambda route: route.abort())
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("status")).to_contain_text("Not sent yet")
    page.reload()
    expect(page.get_by_role("textbox")).to_have_value("200000")
    expect(page.get_by_role("status")).to_contain_text("Not sent yet")
    assert teacher.count() == (1, 0)
    page.unroute("**/answer")
    expect(page.get_by_role("status")).to_have_text(words.SENT)
    assert teacher.count() == (1, 1)
    page.reload()
    expect(page.get_by_role("textbox")).to_have_value("200000")
    expect(page.get_by_role("status")).to_have_text(words.SENT)
    assert teacher.count() == (1, 1)


def test_answer_that_came_too_late_is_told_so(join, server):
    teacher = Teacher(server, NUMBER)
    page = join(teacher)
    teacher.steps("open")
    page.get_by_role("textbox").fill("200000")
    page.route("**/answer", lambda route: route.abort())
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("status")).to_contain_text("Not sent yet")
    teacher.steps("close")
    expect(page.get_by_text("You did not answer.")).to_be_visible()
    page.unroute("**/answer")
    expect(page.get_by_role("status")).to_have_text(
        re.compile("^That vote (had )?clos")
    )


def test_server_that_holds_less_than_the_phone_gets_it_again(join, server):
    teacher = Teacher(server, NUMBER)
    page = join(teacher)
    teacher.steps("open")
    page.get_by_role("textbox").fill("200000")
    send(page)

    at = page.locator("[name=at]").get_attribute("value")
    lost = {"since": "", "at": at, "phase": "open", "held": 0}
    with page.expect_request("**/answer") as again:
        page.route("**/now?*", lambda route: route.fulfill(json=lost), times=1)
        page.evaluate("dispatchEvent(new Event('online'))")
    assert "counter=1&value=200000" in again.value.post_data
    expect(page.get_by_role("status")).to_have_text(words.SENT)
    assert teacher.count() == (1, 1)


def test_page_without_a_script_is_a_form(visit, server):
    teacher = Teacher(server, NUMBER)
    page = visit(
        teacher.address, "h1", phone=True, fresh=True, java_script_enabled=False
    )
    expect(heading(page)).to_have_text("You are in.")
    teacher.steps("open")
    page.reload()
    expect(page.get_by_role("slider")).to_have_count(0)
    expect(page.get_by_role("button")).to_have_text(["Send"])
    page.get_by_label("Write a number").fill("99")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_contain_text("from $150,000 to $350,000")
    page.get_by_label("Write a number").fill("235,000")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("status")).to_have_text(words.SENT)
    expect(page.get_by_label("Write a number")).to_have_value("235000")
    assert teacher.count() == (1, 1)
    teacher.steps("close", "reveal")
    page.get_by_role("link", name="See how it goes on").click()
    expect(heading(page)).to_have_text("You said $235,000.")


def test_wrong_letters_a_shut_door_and_a_deleted_room_are_told(visit, server):
    page = visit(f"{server}/r", "h1", phone=True)
    page.get_by_label("The four letters on the wall").fill("XXX")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text(words.NO_ROOM)
    teacher = Teacher(server)
    page.get_by_label("The four letters on the wall").fill(teacher.code)
    page.get_by_role("button", name="Join").click()
    expect(heading(page)).to_have_text("You are in.")
    other = Teacher(server)
    other.steps("shut")
    page.goto(other.address)
    expect(page.get_by_role("status")).to_have_text(words.SHUT)
    page.goto(teacher.address)
    expect(heading(page)).to_have_text("You are in.")
    teacher.delete()
    expect(page.get_by_text(words.GONE)).to_be_visible()


@pytest.mark.parametrize("deck", [CHOICE, NUMBER], ids=["choice", "number"])
def test_every_phase_is_read_on_the_smallest_phone_and_by_everybody(join, server, deck):
    teacher = Teacher(server, deck)
    page = join(teacher, viewport=SMALL)
    seen = []
    for act in ("", "open", "send", "close", "again", "close", "reveal", "next"):
        if act == "send":
            if deck == CHOICE:
                page.get_by_role("radio").first.check()
            else:
                page.get_by_role("textbox").fill("200000")
            send(page)
        elif act:
            before = page.locator(".where").inner_text()
            teacher.steps(act)
            expect(page.locator(".where")).not_to_have_text(before)
        is_dark_too = act in ("send", "reveal")
        expect_to_be_read(page, ("dark", "light") if is_dark_too else ("light",))
        seen.append(heading(page).inner_text())
    assert seen[-1] == "This room has ended."
