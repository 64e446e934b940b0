"""Opening a room, and finding it by its letters; who guesses is stopped."""

from __future__ import annotations

import json
import re

import pytest

from tests.ui.room.asking import (
    CHOICE,
    NUMBER,
    Phone,
    in_school,
)
from ui.room import page
from ui.room.limits import OPENED, WRONG_CODES

JSON = {"Content-Type": "application/json"}
KIND_OF_HTML = "text/html; charset=utf-8"


def test_room_is_opened_from_a_deck_of_links(tmp_path):
    async def lesson(school):
        teacher = await school.open(CHOICE, NUMBER)
        assert re.fullmatch("[BCDFGHJKLMNPQRSTVWXZ]{4}", teacher.code)
        assert len(teacher.secret) == 22
        news = await teacher.news()
        assert (news["phase"], news["version"], news["questions"]) == ("lobby", 1, 2)
        assert (news["seats"], news["answered"], news["link"]) == (0, 0, CHOICE)

    in_school(tmp_path, lesson)


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        ('{"deck": ["houses?preset=halve"]}', {}, 415),
        ('{"deck": ["houses?preset=halve"]}', {"Content-Type": "text/plain"}, 415),
        ('{"deck": []}', JSON, 422),
        ('{"deck": ["houses?preset=nothing"]}', JSON, 422),
        ('{"deck": "houses?preset=halve"}', JSON, 400),
        ('{"deck": [1]}', JSON, 400),
        ("[]", JSON, 400),
        ("{", JSON, 400),
        ("[" * 20_000, JSON, 400),
        ('{"deck": ["' + "x" * 40_000 + '"]}', JSON, 413),
    ],
)
def test_what_is_no_deck_opens_no_room(tmp_path, body, headers, status):
    async def lesson(school):
        answer = await school.ask(
            "/r/rooms", method="POST", headers=headers, body=body.encode()
        )
        assert answer.status == status
        assert json.loads(answer.body)["said"]

    in_school(tmp_path, lesson)


def test_rooms_cannot_be_opened_without_end(tmp_path):
    async def lesson(school):
        for _ in range(OPENED):
            school.desk.opened.count("192.0.2.1")
        body = json.dumps({"deck": [CHOICE]}).encode()
        for peer, status in (("192.0.2.1", 429), ("192.0.2.2", 201)):
            answer = await school.ask(
                "/r/rooms", method="POST", headers=JSON, body=body, peer=peer
            )
            assert answer.status == status

    in_school(tmp_path, lesson)


def test_letters_lead_to_their_room_however_they_are_typed(tmp_path):
    async def lesson(school):
        code = (await school.open()).code
        entrance = await school.ask("/r")
        assert entrance.headers["content-type"] == KIND_OF_HTML
        assert "The four letters on the wall" in entrance.text
        typed = f"{code[:2].lower()}+{code[2:]}+"
        answer = await school.ask(f"/r?code={typed}")
        assert (answer.status, answer.headers["location"]) == (303, f"r/{code}")
        answer = await school.ask(f"/r/{code.lower()}")
        assert (answer.status, answer.headers["location"]) == (303, code)
        assert (await school.ask(f"/r/{code}")).status == 200

    in_school(tmp_path, lesson)


@pytest.mark.parametrize(
    ("path", "base"),
    [("/r?code=%3Cscript%3E", ""), ("/r/XXXX", "../"), ("/r/robots.txt", "../")],
)
def test_wrong_letters_are_told_where_they_can_be_put_right(tmp_path, path, base):
    async def lesson(school):
        answer = await school.ask(path)
        assert answer.status == 404
        assert page.NO_ROOM in answer.text
        assert f'action="{base}r"' in answer.text
        assert "<script>" not in answer.text

    in_school(tmp_path, lesson)


def test_letters_are_guessed_only_so_often_and_nobody_else_waits(tmp_path):
    async def lesson(school):
        teacher = await school.open()
        seated = teacher.phone()
        await seated.hear()
        wrong = "XXXX" if teacher.code != "XXXX" else "ZZZZ"
        for _ in range(WRONG_CODES):
            assert (await school.ask(f"/r/{wrong}")).status == 404
        stopped = await school.ask(f"/r/{teacher.code}")
        assert stopped.status == 429
        assert page.TOO_OFTEN in stopped.text
        assert (await Phone(school, wrong).hear()).status == 429
        elsewhere = "192.0.2.9"
        assert (await school.ask(f"/r/{teacher.code}", peer=elsewhere)).status == 200
        assert (await seated.hear()).status == 200
        assert (await teacher.ask("/now?as=projector&since=")).status == 200
        assert (await teacher.step("open", 1)).status == 200
        assert (await seated.send(1)).status == 200

    in_school(tmp_path, lesson)


def test_thirty_phones_behind_one_address_are_not_limited(tmp_path):
    async def lesson(school):
        teacher = await school.open()
        await teacher.steps("open")
        for _ in range(30):
            phone = teacher.phone()
            mistyped = await school.ask("/r?code=kqtm0")
            assert mistyped.status == 404
            for _ in range(5):
                assert (await school.ask(f"/r/{teacher.code}")).status == 200
                assert (await phone.hear()).status == 200
                assert (await phone.send(1)).status == 200
        assert (await teacher.news())["answered"] == 30

    in_school(tmp_path, lesson)


def test_what_is_no_address_of_a_room_is_not_found(tmp_path):
    async def lesson(school):
        code = (await school.open()).code
        for path in (f"/r/{code}/votes", f"/r/{code}/now/more", "/r/a/b/c"):
            answer = await school.ask(path)
            assert answer.status == 404
            assert "nothing at this address" in answer.text
        assert (await school.ask(f"/r/{code}", method="PUT")).status == 405

    in_school(tmp_path, lesson)
