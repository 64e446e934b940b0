"""What is taken as an answer: nothing is lost, and nothing is kept twice."""

from __future__ import annotations

import asyncio
import json

import pytest

from tests.ui.room.asking import (
    NUMBER,
    in_school,
)
from ui.room import page
from ui.room.routes import MOST_OF_AN_ANSWER


@pytest.mark.parametrize("value", ["NaN", "1e999", "inf", "", "7,5", "-1", "9" * 60])
def test_what_is_no_price_is_refused_in_words_and_changes_nothing(tmp_path, value):
    async def lesson(school):
        teacher = await school.open(NUMBER)
        await teacher.steps("open")
        phone = teacher.phone()
        await phone.send("235000")
        answer = await phone.send(value)
        assert answer.status == 422
        assert json.loads(answer.body)["said"].endswith(".")
        assert 'value="235000"' in (await phone.news())["main"]

    in_school(tmp_path, lesson)


def test_number_is_put_on_the_grid_and_told_as_it_is_kept(tmp_path):
    async def lesson(school):
        teacher = await school.open(NUMBER)
        await teacher.steps("open")
        for written in ("236000.4", "٢٣٦٠٠٠", "236,000", "$236 000"):
            answer = await teacher.phone().send(written)
            assert json.loads(answer.body)["value"] == "235000", written

    in_school(tmp_path, lesson)


def test_body_that_cannot_be_an_answer_is_refused(tmp_path):
    async def lesson(school):
        teacher = await school.open()
        await teacher.steps("open")
        phone = teacher.phone()
        await phone.hear()
        seat, at = phone.seat, phone.at
        good = f"seat={seat}&at={at}&counter=1&value=1"
        mark = at.split(".")[0]
        for body, status in (
            ("", 400),
            (b"\xff\xfe", 400),
            (f"{good}&more=1&more=2", 400),
            (f"at={at}&counter=1&value=1", 400),
            (f"seat=short&at={at}&counter=1&value=1", 400),
            (f"seat={seat}&at={at}&counter=-1&value=1", 400),
            (f"seat={seat}&at={at}&counter=٣&value=1", 400),
            (f"seat={seat}&at={at}&counter={10**30}&value=1", 400),
            (f"seat={seat}&counter=1&value=1", 409),
            (f"seat={seat}&at=00000000.0.1&counter=1&value=1", 409),
            (f"seat={seat}&at={mark}.0.&counter=1&value=1", 409),
            (f"seat={seat}&at={mark}.0.²&counter=1&value=1", 409),
            (f"seat={seat}&at={mark}.7.1&counter=1&value=1", 409),
            (f"seat={seat}&at={mark}.0.2&counter=1&value=1", 409),
            (f"seat={seat}&at={at}&counter=1&value=235000", 422),
            (f"seat={seat}&at={at}&counter=1", 422),
            (good + "x" * MOST_OF_AN_ANSWER, 413),
            (good, 200),
        ):
            assert (await phone.post(body)).status == status, body
        assert (await teacher.news())["answered"] == 1

    in_school(tmp_path, lesson)


def test_large_body_is_not_read_even_where_its_size_is_not_told(tmp_path):
    async def lesson(school):
        teacher = await school.open()
        read = []

        async def receive():
            read.append(1)
            part = b"x" * 100
            return {"type": "http.request", "body": part, "more_body": True}

        sent = []

        async def send(message):
            sent.append(message)

        path = f"/r/{teacher.code}/answer"
        scope = {
            "type": "http",
            "method": "POST",
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "client": ("192.0.2.1", 1),
            "headers": [(b"accept", b"application/json")],
        }
        await school.app(scope, receive, send)
        assert sent[0]["status"] == 413
        assert len(read) == 3

    in_school(tmp_path, lesson)


def test_old_counter_after_a_newer_one_changes_nothing(tmp_path):
    async def lesson(school):
        teacher = await school.open(NUMBER)
        await teacher.steps("open")
        phone = teacher.phone()
        await phone.send("200000", counter=5)
        answer = await phone.send("300000", counter=4)
        assert json.loads(answer.body)["value"] == "200000"
        answer = await phone.send("300000", counter=5)
        assert json.loads(answer.body)["counter"] == 5
        news = await phone.news()
        assert news["held"] == 5
        assert 'value="200000"' in news["main"]

    in_school(tmp_path, lesson)


def test_answer_that_comes_as_the_vote_closes_is_taken_or_refused(tmp_path):
    async def lesson(school):
        teacher = await school.open(NUMBER)
        await teacher.steps("open")
        phones = [teacher.phone() for _ in range(20)]
        for phone in phones:
            await phone.hear()
        news = await teacher.news()
        asked = [phone.send("200000") for phone in phones]
        step = teacher.step("close", news["version"])
        answers = await asyncio.gather(*asked[:10], step, *asked[10:])
        del answers[10]
        said = [(each.status, json.loads(each.body)["said"]) for each in answers]
        assert set(said) <= {(200, page.SENT), (409, page.CLOSED)}
        taken = sum(status == 200 for status, _ in said)
        assert (await teacher.news())["answered"] == taken
        # Who did not hear that it was taken sends it again, and hears so.
        for phone, (status, _) in zip(phones, said, strict=True):
            again = await phone.send("200000", counter=1)
            assert again.status == status

    in_school(tmp_path, lesson)


def test_disk_that_fails_is_told_to_every_phone(tmp_path, monkeypatch):
    async def lesson(school):
        teacher = await school.open()
        await teacher.steps("open")
        phone = teacher.phone()
        await phone.hear()

        def fails():
            raise OSError("no space left")

        monkeypatch.setattr(school.desk.rooms, "_connection", lambda use: fails())
        answer = await phone.send(1)
        assert (answer.status, json.loads(answer.body)["said"]) == (503, page.NOT_KEPT)
        whole = await school.ask(f"/r/{teacher.code}")
        assert whole.status == 503
        assert page.NOT_KEPT in whole.text
        monkeypatch.undo()
        assert (await phone.send(1)).status == 200

    in_school(tmp_path, lesson)
