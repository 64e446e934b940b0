"""Who waits for a room hears what is new to them, and nobody else is woken."""

from __future__ import annotations

import asyncio
import json

from tests.ui.room.asking import (
    NUMBER,
    in_school,
    until_waiting,
)


def test_phase_wakes_phones_and_counts_wake_the_projector_alone(tmp_path):
    async def lesson(school):
        teacher = await school.open(NUMBER)
        await teacher.steps("open")
        quiet, voter = teacher.phone(), teacher.phone()
        since = (await quiet.news())["since"]
        await voter.hear()
        seen = (await teacher.news())["since"]
        poll = asyncio.create_task(quiet.hear(since))
        wall = asyncio.create_task(teacher.news(seen))
        await until_waiting(school, 2)
        await voter.send("200000")
        news = await wall
        assert (news["answered"], news["seats"]) == (1, 2)
        assert not poll.done()
        await teacher.steps("close")
        told = json.loads((await poll).body)
        assert told["phase"] == "closed"
        assert school.desk.waiting.count == 0

    in_school(tmp_path, lesson)


def test_poll_is_answered_in_time_though_nothing_has_changed(tmp_path, monkeypatch):
    async def lesson(school):
        teacher = await school.open()
        phone = teacher.phone()
        since = (await phone.news())["since"]
        changed = school.desk.waiting.changed
        monkeypatch.setattr(
            school.desk.waiting, "changed", lambda *asked: changed(*asked, longest=0)
        )
        told = await phone.news(since)
        assert told == {"since": since, "at": phone.at, "phase": "lobby", "held": 0}

    in_school(tmp_path, lesson)


def test_two_rooms_do_not_wake_each_other(tmp_path):
    async def lesson(school):
        here, there = await school.open(), await school.open()
        phone = here.phone()
        since = (await phone.news())["since"]
        poll = asyncio.create_task(phone.hear(since))
        await until_waiting(school, 1)
        await there.steps("open", "close")
        await there.phone().hear()
        for code in (here.code, there.code):
            await school.desk.waiting.refresh(code)
        assert not poll.done()
        await here.steps("open")
        assert json.loads((await poll).body)["phase"] == "open"

    in_school(tmp_path, lesson)


def test_what_another_process_keeps_is_heard(tmp_path):
    async def lesson(school):
        teacher = await school.open()
        phone = teacher.phone()
        since = (await phone.news())["since"]
        poll = asyncio.create_task(phone.hear(since))
        await until_waiting(school, 1)
        rooms = school.desk.rooms
        room = (await rooms.look(teacher.code)).room
        # As another process does it: this one's addresses know nothing of it.
        await rooms.change(room, room.stepped("open", 1, school.desk.clock()))
        assert json.loads((await poll).body)["phase"] == "open"

    in_school(tmp_path, lesson)


def test_end_of_the_process_answers_all_who_wait_and_holds_nobody(tmp_path):
    async def lesson(school):
        teacher = await school.open()
        phones = [teacher.phone() for _ in range(20)]
        since = [(await phone.news())["since"] for phone in phones]
        polls = [
            asyncio.create_task(phone.hear(each))
            for phone, each in zip(phones, since, strict=True)
        ]
        await until_waiting(school, len(phones))
        school.desk.waiting.end()
        assert {answer.status for answer in await asyncio.gather(*polls)} == {200}
        assert (await phones[0].hear(since[0])).status == 200

    in_school(tmp_path, lesson)
