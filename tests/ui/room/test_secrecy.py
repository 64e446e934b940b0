"""No value leaves the server before the reveal, but to its phone and to the secret."""

from __future__ import annotations

import json

from tests.ui.room.asking import CHOICE, NUMBER, SCRIPT, in_school
from ui.room import page, remote

PRICE = 217_500
SIGNS = ("217500", "217,500", "217.5", str(float(PRICE)), '"counts"', '"edges"')
"""Each way in which the server writes the price, and the words of a spread."""
SENT = (page.script(), page.style(), remote.script(), remote.style())


class Ear:
    """Hears every answer that is no phone's own and no teacher's."""

    def __init__(self, school) -> None:
        self.school = school
        self.heard: list[str] = []

    async def ask(self, path: str, **asked) -> None:
        own = f"2001:db8::{len(self.heard):x}"  # so that no address is wrong too often
        answer = await self.school.ask(path, peer=own, **asked)
        head = json.dumps(answer.headers)
        self.heard.append(f"{path} {asked} {answer.status} {head} {answer.text}")

    async def listen(self, teacher) -> None:
        """Ask for all that there is, as a stranger, another phone, and a wrong key."""
        code, phone = teacher.code, teacher.phone()
        other = {"X-Room-Seat": phone.seat}
        for headers in ({}, SCRIPT, other, {"X-Room-Secret": phone.seat}):
            for path in (
                "/r",
                f"/r?code={code}",
                f"/r/{code}",
                f"/r/{code}?seat={phone.seat}",
                f"/r/{code}/now",
                f"/r/{code}/now?as=projector",
                f"/r/{code}/now?as=remote",
                f"/r/{code}/remote",
                f"/r/{code}/spread",
                f"/r/{code}/answer",
                f"/r/{code}/votes",
            ):
                await self.ask(path, headers=headers)
            step = b'{"act": "reveal", "version": 3}'
            for path in (f"/r/{code}/step", f"/r/{code}/step?as=remote"):
                await self.ask(path, method="POST", headers=headers, body=step)
        await phone.hear()
        self.heard.append((await phone.send("1e999")).text)
        late = await phone.post(
            f"seat={phone.seat}&at={phone.at}&counter=9&value=0", headers={}
        )
        self.heard.append(late.text)


def test_no_answer_holds_a_value_before_the_reveal(tmp_path):
    async def lesson(school):
        teacher = await school.open(NUMBER, CHOICE)
        ear = Ear(school)
        await ear.listen(teacher)
        await teacher.steps("open")
        own = teacher.phone()
        assert (await own.send(PRICE)).status == 200
        assert "217500" in (await own.news())["main"]
        await ear.listen(teacher)
        await teacher.steps("close")
        assert "$217,500" in (await own.news())["main"]
        await ear.listen(teacher)
        await teacher.steps("again")
        await own.hear()
        assert (await own.send(PRICE)).status == 200
        await ear.listen(teacher)
        await teacher.steps("close")
        await ear.listen(teacher)
        assert len(ear.heard) > 150
        found = [
            (sign, heard)
            for heard in (*ear.heard, *SENT)
            for sign in SIGNS
            if sign in heard
        ]
        assert found == []
        assert sum((await teacher.spread())["counts"]) == 1
        await teacher.steps("reveal")
        await ear.listen(teacher)
        assert any("$217,500" in heard for heard in ear.heard)

    in_school(tmp_path, lesson)


def test_right_option_is_told_at_the_reveal_alone(tmp_path):
    async def lesson(school):
        teacher = await school.open(CHOICE)
        ear = Ear(school)
        room = (await school.desk.rooms.look(teacher.code)).room
        said = [each.split("*")[0][:30] for each in room.asked.said]
        for act in ("open", "close", "again", "close"):
            await teacher.steps(act)
            await ear.listen(teacher)
        assert [
            heard for heard in ear.heard if any(each in heard for each in said)
        ] == []

    in_school(tmp_path, lesson)


def test_secret_and_seats_are_in_no_answer_but_their_own(tmp_path):
    async def lesson(school):
        teacher = await school.open(NUMBER)
        await teacher.steps("open")
        phone = teacher.phone()
        await phone.send(PRICE)
        await teacher.steps("close", "reveal")
        ear = Ear(school)
        await ear.listen(teacher)
        room = (await school.desk.rooms.look(teacher.code)).room
        for kept in (teacher.secret, room.secret, phone.seat):
            assert [heard for heard in ear.heard if kept in heard] == []

    in_school(tmp_path, lesson)
