"""A class votes: in each phase, with few answers, and with a script or none."""

from __future__ import annotations

import asyncio
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
from ui.room.keys import hashed, new_key
from ui.room.question import question_of
from ui.room.room import MOST_SEATS

RIGHT = question_of(CHOICE).right


def hidden(text: str, name: str) -> str:
    """What a hidden field of a page holds."""
    return re.search(rf"name={name} value=([^ >]+)", text)[1]


def words_of(text: str) -> str:
    """What is read on a page."""
    text = re.sub(r"<(style|script)>.*?</\1>", "", text, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def test_class_votes_again_and_sees_the_answers_at_the_reveal(tmp_path):
    async def lesson(school):
        teacher = await school.open(CHOICE, NUMBER)
        first, second, silent = (teacher.phone() for _ in range(3))
        assert "You are in." in (await first.news())["main"]
        await teacher.steps("open")
        told = await first.news()
        assert told["phase"] == "open"
        assert "first vote" in told["main"]
        wrong = (RIGHT + 1) % 3
        answer = await first.send(RIGHT)
        assert json.loads(answer.body) == {
            "said": page.SENT,
            "value": str(RIGHT),
            "counter": 1,
        }
        await second.send(wrong)
        await silent.hear()
        news = await teacher.news()
        assert (news["seats"], news["answered"]) == (3, 2)
        assert (await teacher.spread())["right"] == 0.5
        await teacher.steps("close", "again")
        again = await second.news()
        assert "second vote" in again["main"]
        said = question_of(CHOICE).options[wrong]
        assert f"You said “{said}” first." in again["main"]
        assert "checked" in again["main"]
        await second.send(RIGHT)
        await teacher.steps("close", "reveal")
        shown = {each: (await each.news())["main"] for each in (first, second, silent)}
        asked = question_of(CHOICE)
        for phone in (first, second):
            assert "Right." in shown[phone]
            assert (
                f"{asked.options[RIGHT]} · right · yours: <b>1, then 2 of 2"
                in (shown[phone])
            )
        assert "You did not answer." in shown[silent]
        assert f"{asked.options[RIGHT]} · right: <b>1, then 2 of 2" in shown[silent]
        assert 'href="../houses?preset=halve"' in shown[first]
        await teacher.steps("next")
        for phone in (first, second):
            await phone.hear()
        await first.send("215000")
        await second.send("325000")
        await teacher.steps("close", "reveal")
        number = (await first.news())["main"]
        assert "You said $215,000." in number
        assert "2 answers: from $215,000 to $325,000." in number
        assert number.count("class=own") == 1
        await teacher.steps("next")
        assert "This room has ended." in (await first.news())["main"]

    in_school(tmp_path, lesson)


def test_who_comes_late_joins_in_each_phase(tmp_path):
    async def lesson(school):
        teacher = await school.open(NUMBER, CHOICE)
        seen = []
        acts = [
            "open",
            "close",
            "again",
            "close",
            "reveal",
            "next",
            "close",
            "reveal",
            "next",
        ]
        for act in ("", *acts):
            if act:
                await teacher.steps(act)
            phone = teacher.phone()
            told = await phone.news()
            whole = await school.ask(f"/r/{teacher.code}")
            assert words_of(told["main"]) in words_of(whole.text)
            sent = await phone.send("200000" if told["at"].split(".")[1] == "0" else 1)
            assert (sent.status == 200) is (told["phase"] == "open"), act
            seen.append(told["phase"])
        assert seen[0] == "lobby"
        assert seen[-1] == "ended"
        assert (await teacher.news())["seats"] == len(seen)

    in_school(tmp_path, lesson)


@pytest.mark.parametrize("values", [(), (0,), (0, 1), (0,) * 40, (0,) * 5 + (1,)])
def test_few_answers_equal_ones_and_one_far_away_are_shown(tmp_path, values):
    prices = [("150000", "350000")[value] for value in values]

    async def lesson(school):
        teacher = await school.open(NUMBER)
        await teacher.steps("open")
        for price in prices:
            assert (await teacher.phone().send(price)).status == 200
        await teacher.steps("close", "reveal")
        shown = words_of((await teacher.phone().news())["main"])
        count = len(values)
        many = f"{count} answers" if count > 1 else "1 answer"
        ends = {
            (): "",
            ("150000",): "$150,000",
            ("150000", "350000"): "from $150,000 to $350,000",
        }
        expected = f"{many}: {ends[tuple(sorted(set(prices)))]}."
        assert ("Nobody answered." if not values else expected) in shown
        assert sum((await teacher.spread())["counts"]) == count

    in_school(tmp_path, lesson)


def test_second_vote_that_nobody_touches_keeps_each_first_answer(tmp_path):
    async def lesson(school):
        teacher = await school.open(NUMBER)
        await teacher.steps("open")
        phone = teacher.phone()
        await phone.send("200000")
        await teacher.steps("close", "again")
        assert 'value="200000"' in (await phone.news())["main"]
        await teacher.steps("close", "reveal")
        shown = (await phone.news())["main"]
        assert "You said $200,000." in shown
        assert "1 answer: $200,000." in shown

    in_school(tmp_path, lesson)


def test_form_without_a_script_answers_and_comes_back_to_its_page(tmp_path):
    async def lesson(school):
        teacher = await school.open(NUMBER)
        await teacher.steps("open")
        form = (await school.ask(f"/r/{teacher.code}")).text
        assert f'action="{teacher.code}/answer"' in form
        seat, at = hidden(form, "seat"), hidden(form, "at")
        phone = Phone(school, teacher.code, seat)
        counter = hidden(form, "counter")
        body = f"seat={seat}&at={at}&counter={counter}&value=235%2C000"
        sent = await phone.post(body, headers={})
        assert (sent.status, sent.headers["location"]) == (
            303,
            f"../{teacher.code}?seat={seat}",
        )
        page_of = f"/r/{teacher.code}?seat={seat}"
        again = (await school.ask(page_of)).text
        assert page.SENT in again
        assert 'value="235000"' in again
        assert hidden(again, "counter") == "2"
        wrong = await phone.post(
            body.replace("235", "999").replace("counter=1", "counter=2"), headers={}
        )
        assert wrong.status == 422
        assert "The number must be from $150,000 to $350,000." in words_of(wrong.text)
        assert f'action="../{teacher.code}/answer"' in wrong.text
        await teacher.steps("close")
        late = await phone.post(body.replace("counter=1", "counter=3"), headers={})
        assert late.status == 409
        assert "You said $235,000." in words_of(late.text)
        assert page.CLOSED in late.text
        await teacher.steps("reveal")
        assert "1 answer: $235,000." in (await school.ask(page_of)).text

    in_school(tmp_path, lesson)


def test_page_is_one_small_answer_with_its_script_allowed_by_its_hash(tmp_path):
    async def lesson(school):
        teacher = await school.open(*([NUMBER] * 100))
        await teacher.steps("open")
        sizes = {}
        for phase in ("open", "close", "reveal"):
            if phase != "open":
                await teacher.steps(phase)
            answer = await school.ask(
                f"/r/{teacher.code}", headers={"Accept-Encoding": "gzip"}
            )
            sizes[phase] = answer.size
            assert answer.text.count("<script>") == 1
            assert not re.search(r"<(link|img|iframe)(?! rel=icon)", answer.text)
            assert "style=" not in answer.text
        policy = answer.headers["content-security-policy"]
        assert "unsafe-inline" not in policy
        assert policy.count("'sha256-") == 2
        assert "connect-src 'self'" in policy
        assert answer.headers["cache-control"] == "no-store"
        assert max(sizes.values()) <= 5_000

    in_school(tmp_path, lesson)


def test_page_with_three_hundred_answers_is_small(tmp_path):
    async def lesson(school):
        teacher = await school.open(NUMBER)
        await teacher.steps("open")
        seats = [new_key() for _ in range(MOST_SEATS)]
        prices = [150_000 + 2500 * (place % 81) for place in range(MOST_SEATS)]
        room = (await school.desk.rooms.look(teacher.code)).room
        await asyncio.gather(
            *(
                school.desk.rooms.answer(room, hashed(seat), value=price, counter=1)
                for seat, price in zip(seats, prices, strict=True)
            )
        )
        await teacher.steps("close", "reveal")
        answer = await school.ask(
            f"/r/{teacher.code}", headers={"Accept-Encoding": "gzip"}
        )
        assert "300 answers: from $150,000 to $350,000." in answer.text
        assert answer.size <= 10_000
        assert sum((await teacher.spread())["counts"]) == MOST_SEATS

    in_school(tmp_path, lesson)
