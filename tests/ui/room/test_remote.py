"""The teacher's remote: what it shows in each phase, and to whom."""

from __future__ import annotations

import asyncio
import json
import re

import pytest

from tests.ui.room.asking import CHOICE, NUMBER, in_school, until_waiting
from ui.room import page, remote
from ui.room.desk import SECRET
from ui.room.keys import new_key
from ui.room.question import question_of
from ui.room.remote import parts
from ui.room.room import Room
from ui.room.store.rooms import Seen
from ui.room.votes import paired

ASKED = question_of(CHOICE)
RIGHT, WRONG = float(ASKED.right), float((ASKED.right + 1) % len(ASKED.options))
ACTS = re.compile(r"data-act=(\w+)")
BUTTONS = re.compile(r"<button[^>]*>([^<]+)</button>")


def shown(phase, rows=(), *, deck=(CHOICE, NUMBER), seats=10, **more):
    """The parts of the remote, of rows of seat, round and value."""
    room = Room(code="KQTM", secret="", deck=deck, phase=phase, **more)
    answered = len({seat for seat, which, _ in rows if which == room.round})
    return parts(Seen(room, seats, answered, 0), paired(rows))


def votes(right, wrong, which=1):
    values = [RIGHT] * right + [WRONG] * wrong
    return [(f"{seat}", which, value) for seat, value in enumerate(values)]


async def heard(teacher, since=""):
    answer = await teacher.ask(f"/now?as=remote&since={since}")
    assert answer.status == 200, answer.text
    return json.loads(answer.body)


def test_each_phase_has_its_next_step_and_says_what_the_class_sees():
    seen = {
        phase: (shown(phase)["phase"], ACTS.findall(shown(phase)["steps"]))
        for phase in ("lobby", "open", "closed", "revealed", "ended")
    }
    assert {phase: acts for phase, (_, acts) in seen.items()} == {
        "lobby": ["open"],
        "open": ["close"],
        "closed": ["again", "reveal"],
        "revealed": ["next"],
        "ended": [],
    }
    assert "Nobody sees an answer but you." in seen["open"][0]
    assert "Nobody sees an answer but you." in seen["closed"][0]
    assert seen["revealed"][0] == "Everybody sees the answers."
    last = shown("revealed", question=1)["steps"]
    assert BUTTONS.findall(last) == ["End the room"]
    assert ACTS.findall(shown("closed", round=2)["steps"]) == ["reveal"]


def test_where_it_stands_and_how_many_have_answered():
    rows = votes(3, 4)
    assert shown("open", rows)["count"] == "7 of 10 have answered"
    assert shown("open", rows)["where"] == "KQTM · question 1 of 2 · first vote"
    again = shown("open", [*rows, ("0", 2, RIGHT)], round=2)
    assert again["count"] == "1 of 10 have voted again"
    assert again["where"] == "KQTM · question 1 of 2 · second vote"
    assert shown("open", rows[:1], seats=1)["count"] == "1 of 1 has answered"
    assert shown("lobby", seats=1)["count"] == "1 phone is here"
    assert shown("lobby", seats=0)["count"] == "0 phones are here"


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        (34, 66, "34 of 100 right: 34 %.</b> Too few to discuss it: explain once more"),
        (35, 65, "35 of 100 right: 35 %.</b> Let them discuss with a neighbour"),
        (70, 30, "70 of 100 right: 70 %.</b> Let them discuss with a neighbour"),
        (71, 29, "71 of 100 right: 71 %.</b> Show the answers, explain briefly"),
        (0, 1, "0 of 1 right: 0 %.</b> Too few"),
        (1, 0, "1 of 1 right: 100 %.</b> Show the answers"),
    ],
)
def test_share_right_of_a_closed_vote_says_what_to_do_next(right, wrong, says):
    rows = votes(right, wrong)
    assert says in shown("closed", rows)["advice"].replace("\N{NO-BREAK SPACE}", " ")
    for phase in ("open", "revealed"):
        assert shown(phase, rows)["advice"].endswith("%.</b>"), phase


@pytest.mark.parametrize("right", [1, 5, 9])
def test_after_a_second_vote_nobody_is_told_to_vote_again(right):
    rows = [*votes(2, 8), *votes(right, 10 - right, which=2)]
    told = shown("closed", rows, round=2)
    assert "vote again" not in told["advice"]
    assert "Show the answers" in told["advice"]
    options = f"{ASKED.options[ASKED.right]} · right: <b>2, then {right} of 10</b>"
    assert options in told["spread"]


def test_nothing_is_spread_or_advised_where_nobody_answered():
    for phase in ("lobby", "open", "closed", "revealed", "ended"):
        told = shown(phase)
        assert told["spread"] == ""
        assert told["advice"] in ("", "Nobody has answered.")
    assert shown("closed")["advice"] == "Nobody has answered."


def test_numbers_are_counted_along_the_line_without_advice():
    rows = [("a", 1, 150_000.0), ("b", 1, 152_500.0), ("c", 1, 350_000.0)]
    told = shown("closed", rows, deck=(NUMBER,))
    assert told["advice"] == ""
    assert (
        'aria-label="2 from $150,000 to $166,667; 1 from $333,333 to $350,000"'
        in (told["spread"])
    )
    assert told["spread"].count("class=bar") == 2
    assert "first vote" not in told["spread"]
    again = shown("open", [*rows, ("c", 2, 150_000.0)], deck=(NUMBER,), round=2)
    assert "Lines: the first vote." in again["spread"]
    assert 'aria-label="3 from $150,000 to $166,667"' in again["spread"]


def test_words_of_a_question_stay_words(monkeypatch):
    asked = "Is <b>1 < 2?"
    monkeypatch.setattr(
        "ui.room.room.question_of",
        lambda _: type(ASKED)(
            link="",
            about="",
            text=asked,
            options=("<i>Yes", "No"),
            said=("", ""),
            right=0,
        ),
    )
    told = shown("open", [("a", 1, 0.0)])
    assert told["asked"] == "Is &lt;b&gt;1 &lt; 2?"
    assert "&lt;i&gt;Yes" in told["spread"]


def test_page_is_the_same_for_everybody_small_and_never_kept(tmp_path):
    async def lesson(school):
        teacher = await school.open()
        await teacher.steps("open")
        await teacher.phone().send(RIGHT)
        path = f"/r/{teacher.code}/remote"
        for own in ({}, {SECRET: teacher.secret}, {SECRET: new_key()}):
            answer = await school.ask(path, headers={"Accept-Encoding": "gzip"} | own)
            assert (answer.status, answer.text) == (200, remote.remote(teacher.code))
            assert answer.headers["cache-control"] == "no-store"
            assert answer.size <= 5_000
            assert answer.text.count("<script>") == 1
            assert "style=" not in answer.text
            policy = answer.headers["content-security-policy"]
            assert "frame-ancestors 'none'" in policy
        assert (await school.ask("/r/kqtm/remote")).text == remote.remote("KQTM")
        other = await school.ask("/r/KQT/remote")
        assert (other.status, other.text) == (404, remote.no_room())
        assert (await school.ask("/r/KQTM/remote/more")).status == 404

    in_school(tmp_path, lesson)


def test_only_the_secret_hears_as_the_remote(tmp_path):
    async def lesson(school):
        teacher, other = await school.open(), await school.open()
        for headers in ({}, {SECRET: ""}, {SECRET: other.secret}):
            for path, method, body in (
                ("/now?as=remote", "GET", b""),
                ("/step?as=remote", "POST", b'{"act": "open", "version": 1}'),
            ):
                asked = f"/r/{teacher.code}{path}"
                answer = await school.ask(
                    asked, method=method, headers=headers, body=body
                )
                assert answer.status == 403
                assert set(json.loads(answer.body)) == {"said"}
        told = await heard(teacher)
        assert told["version"] == 1
        assert ACTS.findall(told["parts"]["steps"]) == ["open"]
        missing = await teacher.school.ask(
            "/r/ZZZZ/now?as=remote", headers={SECRET: teacher.secret}
        )
        assert (missing.status, json.loads(missing.body)["said"]) == (404, page.NO_ROOM)

    in_school(tmp_path, lesson)


def test_step_that_came_second_is_answered_with_where_the_room_stands(tmp_path):
    async def lesson(school):
        teacher = await school.open()
        step = b'{"act": "open", "version": 1}'
        answers = await asyncio.gather(
            *(teacher.ask("/step?as=remote", "POST", step) for _ in range(3))
        )
        assert sorted(each.status for each in answers) == [200, 409, 409]
        for answer in answers:
            told = json.loads(answer.body)
            assert told["version"] == 2
            assert told == await heard(teacher)
        assert (await teacher.news())["version"] == 2

    in_school(tmp_path, lesson)


def test_remote_hears_of_answers_that_are_new_and_of_those_that_are_changed(tmp_path):
    async def lesson(school):
        teacher = await school.open()
        await teacher.steps("open")
        phone = teacher.phone()
        await phone.hear()
        since = (await heard(teacher))["since"]
        for value in (WRONG, RIGHT):
            poll = asyncio.create_task(heard(teacher, since))
            await until_waiting(school, 1)
            assert (await phone.send(int(value))).status == 200
            told = await poll
            assert told["since"] != since
            option = ASKED.options[int(value)]
            assert re.search(rf"{option}[^:]*: <b>1 of 1", told["parts"]["spread"])
            since = told["since"]

    in_school(tmp_path, lesson)


def test_remote_hears_that_its_room_is_gone_and_nothing_of_the_next(tmp_path):
    async def lesson(school):
        teacher = await school.open()
        since = (await heard(teacher))["since"]
        asked = f"/now?as=remote&since={since}"
        poll = asyncio.create_task(teacher.ask(asked))
        await until_waiting(school, 1)
        assert (await teacher.ask(method="DELETE")).status == 204
        answer = await poll
        assert (answer.status, json.loads(answer.body)["said"]) == (404, page.GONE)
        assert (await teacher.ask(asked)).status == 404

    in_school(tmp_path, lesson)


def test_door_is_closed_and_opened_and_says_so():
    opened, closed = shown("open")["door"], shown("open", is_shut=True)["door"]
    assert ACTS.findall(opened) == ["shut"]
    assert ACTS.findall(closed) == ["admit"]
    assert "no new phone comes in" in closed
    assert shown("ended")["door"] == ""
