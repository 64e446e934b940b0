"""What only the teacher can do, and that each step is done once."""

from __future__ import annotations

import asyncio
import json

import pytest

from tests.ui.room.asking import (
    CHOICE,
    NUMBER,
    Clock,
    in_school,
    until_waiting,
)
from ui.room import page
from ui.room.desk import SECRET
from ui.room.keys import new_key
from ui.room.room import DAY


def test_step_that_is_sent_twice_or_from_an_old_version_is_done_once(tmp_path):
    async def lesson(school):
        teacher = await school.open(CHOICE, NUMBER)
        answers = await asyncio.gather(*(teacher.step("open", 1) for _ in range(3)))
        assert sorted(each.status for each in answers) == [200, 409, 409]
        for each in answers:
            told = json.loads(each.body)
            assert (told["phase"], told["version"]) == ("open", 2)
        assert (await teacher.step("close", 1)).status == 409
        assert (await teacher.step("reveal", 2)).status == 409
        assert (await teacher.news())["phase"] == "open"

    in_school(tmp_path, lesson)


@pytest.mark.parametrize(
    "body",
    ["", "[]", "{}", '{"act": "open"}', '{"act": "win", "version": 1}'],
)
def test_what_is_no_step_changes_nothing(tmp_path, body):
    async def lesson(school):
        teacher = await school.open()
        answer = await teacher.ask("/step", "POST", body.encode())
        assert answer.status == 400
        for version in ('"1"', "1.0", "true", "null"):
            step = f'{{"act": "open", "version": {version}}}'.encode()
            assert (await teacher.ask("/step", "POST", step)).status == 400
        assert (await teacher.news())["version"] == 1

    in_school(tmp_path, lesson)


def test_only_who_holds_the_secret_acts(tmp_path):
    async def lesson(school):
        teacher, other = await school.open(), await school.open()
        step = b'{"act": "open", "version": 1}'
        for headers in ({}, {SECRET: ""}, {SECRET: new_key()}, {SECRET: other.secret}):
            for path, method, body in (
                ("/step", "POST", step),
                ("/spread", "GET", b""),
                ("", "DELETE", b""),
            ):
                answer = await school.ask(
                    f"/r/{teacher.code}{path}",
                    method=method,
                    headers=headers,
                    body=body,
                )
                assert answer.status == 403
        query = f"?secret={teacher.secret}"
        answer = await school.ask(f"/r/{teacher.code}/spread{query}")
        assert answer.status == 403
        assert (await teacher.news())["version"] == 1
        assert (await teacher.ask("/spread")).status == 200

    in_school(tmp_path, lesson)


def test_room_is_deleted_at_once_and_phones_hear_so(tmp_path):
    async def lesson(school):
        teacher = await school.open()
        phone = teacher.phone()
        since = (await phone.news())["since"]
        poll = asyncio.create_task(phone.hear(since))
        await until_waiting(school, 1)
        assert (await teacher.ask(method="DELETE")).status == 204
        answer = await poll
        assert (answer.status, json.loads(answer.body)["said"]) == (404, page.GONE)
        for path in ("", "/now?as=projector"):
            assert (await school.ask(f"/r/{teacher.code}{path}")).status == 404

    in_school(tmp_path, lesson)


def test_room_is_gone_a_day_after_it_was_forgotten(tmp_path):
    clock = Clock()

    async def lesson(school):
        teacher = await school.open()
        await teacher.phone().hear()
        clock.now += DAY - 1
        assert (await school.ask(f"/r/{teacher.code}")).status == 200
        clock.now += 1
        assert (await school.ask(f"/r/{teacher.code}")).status == 404
        assert (await teacher.step("open", 1)).status == 404

    in_school(tmp_path, lesson, clock=clock)


def test_door_keeps_strangers_out_and_who_is_in_votes_on(tmp_path):
    async def lesson(school):
        teacher = await school.open()
        phone, bot = teacher.phone(), teacher.phone()
        await phone.hear()
        await teacher.steps("open", "shut")
        assert (await phone.hear()).status == 200
        await phone.send(1)
        heard = await bot.hear()
        assert (heard.status, json.loads(heard.body)["said"]) == (403, page.SHUT)
        bot.at = phone.at
        assert (await bot.send(1)).status == 403
        news = await teacher.news()
        assert (news["seats"], news["answered"], news["shut"]) == (1, 1, True)
        await teacher.steps("admit")
        assert (await bot.send(1)).status == 200

    in_school(tmp_path, lesson)
