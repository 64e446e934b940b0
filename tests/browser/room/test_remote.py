"""The teacher's remote on a phone, beside the wall and a phone of the class."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, Response, expect

from tests.browser.driver import PROJECTOR
from tests.browser.room.reading import SMALL, expect_to_be_read
from tests.browser.room.teacher import CHOICE, NUMBER, Phone, Teacher
from tests.browser.room.wall import NAME, count, opened
from tests.browser.watch import watching
from ui.room import page as words
from ui.room.desk import SECRET
from ui.room.keys import new_key
from ui.room.question import question_of
from ui.served.phones import SAME_NETWORK
from ui.served.qr import drawn

ASKED = question_of(CHOICE)
RIGHT, WRONG = ASKED.right, (ASKED.right + 1) % len(ASKED.options)
KEPT = "() => Object.values(JSON.parse(localStorage['loss-lab.rooms'] ?? '{}'))"
AT_ONCE = """() => new MutationObserver(() =>
    document.querySelector("#steps .main")?.click()
  ).observe(document.querySelector("#steps"), { childList: true })"""
NOW = re.compile(r"/now\?")


@pytest.fixture
def remote(visit):
    """Open the remote of a room, as the code on the wall does."""

    def remote(room: str, secret: str, **look) -> Page:
        page = visit(f"{room}/remote#{secret}", "#steps button", phone=True, **look)
        expect(page).to_have_url(f"{room}/remote")
        return page

    return remote


def tap(page: Page, name: str) -> None:
    """Tap a button, once it can be tapped."""
    button = page.get_by_role("button", name=name, exact=True)
    expect(button).not_to_have_attribute("aria-disabled", "true")
    button.click()


def shows(page: Page, *names: str) -> None:
    """Wait until the steps are these."""
    expect(page.locator("#steps button")).to_have_text(names)


def choose(page: Page, option: int) -> None:
    page.get_by_role("radio").nth(option).check()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("status")).to_have_text(words.SENT)


def rested(page: Page) -> None:
    """Wait until the next tap counts."""
    main = page.locator("#steps .main")
    expect(main).not_to_have_attribute("aria-disabled", "true")


def test_remote_leads_a_class_from_the_lobby_to_the_next_question(
    visit, address, remote
):
    wall = visit(f"{address}/houses?preset=halve", fresh=True, viewport=PROJECTOR)
    told: list[Response] = []
    wall.on("response", lambda answer: told.append(answer))
    room = opened(wall, address)
    (secret,) = wall.evaluate(KEPT)
    wall.keyboard.press("t")
    code = wall.get_by_role("img", name="QR code of the remote of this room")
    link = re.sub("127.0.0.1", NAME, f"{room}/remote#{secret}")
    expect(code).to_be_visible()
    made = unquote(code.get_attribute("src").partition(",")[2])
    assert made == drawn(link, SAME_NETWORK)
    expect(wall.locator(".ll-qr")).to_contain_text("For the teacher’s phone alone")
    assert secret not in wall.locator("body").inner_text()

    hand = remote(room, secret)
    phone = visit(room, "h1", phone=True, fresh=True)
    phone.on("response", lambda answer: told.append(answer))
    expect(hand.locator("#count")).to_have_text("1 phone is here")
    tap(hand, "Open the vote")
    expect(code).to_have_count(0)
    expect(phone.get_by_role("heading", level=1)).to_have_text(ASKED.text)
    choose(phone, RIGHT)
    other = Phone(room)
    other.sends(WRONG)
    expect(hand.locator("#count")).to_have_text("2 of 2 have answered")
    expect(hand.locator("#spread")).to_contain_text(
        f"{ASKED.options[RIGHT]} · right: 1 of 2"
    )
    expect(count(wall)).to_have_text("2 of 2 have answered.")
    tap(hand, "Close the vote")
    expect(hand.locator("#advice")).to_contain_text("1 of 2 right: 50")
    expect(hand.locator("#advice")).to_contain_text("Let them discuss")
    expect(count(wall)).to_contain_text("The vote is closed.")
    tap(hand, "Vote again")
    expect(phone.locator(".where")).to_contain_text("second vote")
    other.sends(RIGHT)
    expect(hand.locator("#spread")).to_contain_text("1, then 2 of 2")
    tap(hand, "Close the vote")
    shows(hand, "Show the answers")
    expect(hand.locator("#advice")).to_contain_text("2 of 2 right: 100")
    expect(wall.locator(".ll-bars")).to_have_count(0)
    expect(phone.locator("main ul")).to_have_count(0)
    heard = [each for each in told if NOW.search(each.url)]
    assert heard
    for answer in heard:
        assert not {"votes", "counts", "parts"} & set(answer.json()), answer.url
    tap(hand, "Show the answers")
    expect(wall.locator(".ll-bars [data-right=true]")).to_contain_text("✓")
    expect(wall.locator(".ll-guessing")).to_have_count(0)
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Right.")
    tap(hand, "Next question")
    shows(hand, "Close the vote")
    expect(hand.locator(".where")).to_contain_text("question 2")
    expect(wall).to_have_url(re.compile("preset=cancel.*room="))
    expect(wall.locator(".ll-guessing")).to_be_visible()
    assert [each for each in told if secret in each.url] == []
    wall.keyboard.press("t")
    expect(wall.locator(".ll-hint")).to_contain_text("before the first vote alone")
    expect(wall.locator(".ll-qr")).to_have_count(0)


def test_t_shows_no_code_where_the_room_is_not_led(visit, address):
    wall = visit(f"{address}/houses?preset=halve&present=1", viewport=PROJECTOR)
    wall.keyboard.press("t")
    expect(wall.locator(".ll-hint")).to_contain_text("“Room” under a chart opens one")
    teacher = Teacher(address, CHOICE)
    link = "houses?preset=halve&present=1&talk=houses.halve&room="
    wall.goto(f"{address}/{link}{teacher.code}")
    expect(count(wall)).to_have_text("0 phones are here.")
    wall.keyboard.press("t")
    expect(wall.locator(".ll-hint")).to_contain_text("browser that opened it")
    expect(wall.locator(".ll-qr")).to_have_count(0)


def test_page_breaks_no_policy_and_sends_its_secret_as_a_header_alone(visit, server):
    teacher = Teacher(server, CHOICE)
    page = visit("about:blank", "html", fresh=True)
    asked = []
    page.on("request", lambda request: asked.append(request))
    with watching(page) as faults:
        page.goto(f"{teacher.address}/remote#{teacher.secret}")
        tap(page, "Open the vote")
        shows(page, "Close the vote")
        tap(page, "Close the door")
        expect(page.locator("#door")).to_contain_text("no new phone comes in")
    assert faults == []
    documents = [each for each in asked if not NOW.search(each.url)]
    assert documents[0].url.partition("#")[0] == f"{teacher.address}/remote"
    assert [each.url for each in documents[1:]] == [
        f"{teacher.address}/step?as=remote",
        f"{teacher.address}/step?as=remote",
    ]
    for each in asked[1:]:
        assert each.headers[SECRET] == teacher.secret
        assert teacher.secret not in each.url
    page.reload()
    shows(page, "Close the vote")


def test_wrong_secret_does_nothing_asks_once_and_spoils_no_right_one(
    visit, server, remote
):
    teacher = Teacher(server, CHOICE)
    asked = []
    page = visit("about:blank", "html", phone=True)
    page.on("request", lambda request: asked.append(request))
    off = page.get_by_role("heading", name="This remote is off.")
    page.goto(f"{teacher.address}/remote")
    expect(off).to_be_visible()
    expect(page.locator("#said")).to_contain_text("does not lead this room. Press T")
    assert len(asked) == 1, "nothing is asked without a secret"
    page.goto(f"{teacher.address}/remote#{new_key()}")
    expect(page.locator("#said")).to_contain_text("This link does not lead this room")
    expect(page.get_by_role("button")).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('online'))")
    assert len([each for each in asked if NOW.search(each.url)]) == 1
    page.goto(f"{teacher.address}/remote#{teacher.secret}")
    shows(page, "Open the vote")
    page.goto(f"{teacher.address}/remote#{new_key()}")
    expect(off).to_be_visible()
    page.goto(f"{teacher.address}/remote#")
    shows(page, "Open the vote")
    assert teacher.now()["version"] == 1


def test_tap_on_what_came_under_the_finger_and_a_double_tap_step_once(server, remote):
    teacher = Teacher(server, CHOICE)
    page = remote(teacher.address, teacher.secret)
    page.evaluate(AT_ONCE)
    page.get_by_role("button", name="Open the vote").dblclick()
    shows(page, "Close the vote")
    rested(page)
    assert (teacher.now()["phase"], teacher.now()["version"]) == ("open", 2)
    tap(page, "Close the vote")
    shows(page, "Vote again", "Show the answers")
    rested(page)
    assert (teacher.now()["phase"], teacher.now()["version"]) == ("closed", 3)


def test_of_two_remotes_the_second_sees_where_the_first_has_led(server, remote):
    teacher = Teacher(server, CHOICE)
    first = remote(teacher.address, teacher.secret)
    second = remote(teacher.address, teacher.secret, locale="en-GB")
    with second.expect_request(NOW):
        second.route(NOW, lambda route: None)  # it hears no more
        second.evaluate("dispatchEvent(new Event('online'))")
    tap(first, "Open the vote")
    shows(first, "Close the vote")
    tap(second, "Open the vote")
    expect(second.locator("#said")).to_contain_text("had gone on before your tap")
    shows(second, "Close the vote")
    assert teacher.now()["version"] == 2
    second.unroute_all()
    second.evaluate("dispatchEvent(new Event('online'))")
    tap(second, "Close the vote")
    shows(first, "Vote again", "Show the answers")


def test_remote_without_a_line_says_so_and_goes_on_by_itself(server, remote):
    teacher = Teacher(server, CHOICE)
    teacher.steps("open")
    page = remote(teacher.address, teacher.secret)
    page.context.set_offline(True)
    expect(page.locator("#said")).to_contain_text("No connection.")
    tap(page, "Close the vote")
    expect(page.locator("#said")).to_contain_text("what you tapped may not be done")
    teacher.steps("close", "reveal")
    page.context.set_offline(False)
    shows(page, "End the room")
    expect(page.locator("#said")).to_have_text("")
    tap(page, "End the room")
    expect(page.locator("#phase")).to_contain_text("The room has ended.")
    assert teacher.now()["phase"] == "ended"


def test_door_is_closed_and_the_room_deleted_after_a_question(visit, server, remote):
    teacher = Teacher(server, CHOICE)
    page = remote(teacher.address, teacher.secret)
    inside = visit(teacher.address, "h1", phone=True)
    expect(page.locator("#count")).to_have_text("1 phone is here")
    tap(page, "Close the door")
    expect(page.get_by_role("button", name="Open the door")).to_be_visible()
    outside = visit(teacher.address, "h1", phone=True, locale="en-GB")
    expect(outside.get_by_role("status")).to_have_text(words.SHUT)
    tap(page, "Delete the room")
    expect(page.get_by_text("This cannot be undone.")).to_be_visible()
    expect(page.get_by_role("button", name="Keep it")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Delete the room")).to_be_focused()
    assert teacher.count() == (1, 0)
    page.keyboard.press("Enter")
    tap(page, "Delete")
    expect(page.locator("#said")).to_have_text(
        "The room is deleted, with all its answers."
    )
    expect(page.get_by_role("button")).to_have_count(0)
    expect(inside.get_by_text(words.GONE)).to_be_visible()
    assert page.evaluate(KEPT) == []


def test_finger_keeps_its_button_while_the_class_answers(server, remote):
    teacher = Teacher(server, CHOICE)
    teacher.steps("open")
    page = remote(teacher.address, teacher.secret)
    box = page.locator("#steps .main").bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.evaluate("document.querySelector('#steps .main').dataset.mine = ''")
    page.mouse.down()
    teacher.phone_sends(RIGHT)
    expect(page.locator("#count")).to_have_text("1 of 1 has answered")
    expect(page.locator("#steps [data-mine]")).to_have_count(1)
    page.mouse.up()


@pytest.mark.parametrize("deck", [CHOICE, NUMBER], ids=["choice", "number"])
def test_every_phase_is_led_by_keys_and_read_on_the_smallest_phone(
    server, remote, deck
):
    teacher = Teacher(server, deck)
    page = remote(teacher.address, teacher.secret, viewport=SMALL)
    page.locator("#steps .main").focus()
    values = [RIGHT, WRONG] if deck == CHOICE else [200_000, 325_000]
    for steps in (
        ["Open the vote"],
        ["Close the vote"],
        ["Vote again", "Show the answers"],
        ["End the room"],
    ):
        shows(page, *steps)
        expect(page.get_by_role("button", name=steps[-1])).to_be_focused()
        if steps == ["Close the vote"]:
            for value in values:
                teacher.phone_sends(value)
            expect(page.locator("#count")).to_have_text("2 of 2 have answered")
        rested(page)
        is_dark_too = len(steps) > 1
        expect_to_be_read(page, ("dark", "light") if is_dark_too else ("light",))
        for button in page.locator("#steps button").all():
            assert button.bounding_box()["height"] >= 64
        page.keyboard.press("Enter")
    expect(page.locator("#phase")).to_contain_text("The room has ended.")
    expect_to_be_read(page)
