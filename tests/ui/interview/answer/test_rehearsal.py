"""A rehearsal: its clock, what is read back, and what its ratings count for."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from ui.interview.answer.rehearsal import (
    PAGE,
    Rehearsal,
    closed,
    kept,
    rehearsal_of,
    verdict,
)
from ui.interview.answer.walkthrough import steps
from ui.interview.memory.progress import Progress, Result
from ui.interview.memory.record import record
from ui.interview.memory.text import read, write
from ui.interview.times import clock, elapsed

START = datetime(2030, 5, 1, 12, 0, tzinfo=UTC)
SOUND = {"length": "60", "started": START.isoformat(), "done": [6.5], "ratings": {}}


def after(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def said(*ends: float, length: str = "60") -> Rehearsal:
    rehearsal = Rehearsal(length, START)
    for end in ends:
        rehearsal = rehearsal.after_step(after(end))
    return rehearsal


def test_steps_go_by_until_the_last():
    rehearsal = said(7, 13.26)
    assert rehearsal.current.name == "purpose"
    assert rehearsal.place == "Step 3 of 9"
    assert rehearsal.took(0) == "0:07, planned 0:07"
    assert rehearsal.took(1) == "0:06, planned 0:07"
    shown = clock(elapsed(START, after(65)))
    assert f"{shown} {rehearsal.limit}" == "1:05 of 1:00"
    whole = said(*range(7, 64, 7))
    assert whole.is_over
    assert whole.after_step(after(99)) == whole
    assert said(*range(7, 57, 7)).is_at_last


def test_pace_of_a_step_begins_anew_with_each():
    assert said().pace(after(3)) == (3, steps("60")[0].seconds)
    rehearsal = said(7, 13.5)
    assert rehearsal.pace(after(20)) == (6.5, steps("60")[2].seconds)
    assert rehearsal.pace(after(-5))[0] == 0
    assert Rehearsal("60", START, names=("gone",)).pace(after(3)) is None


def test_clock_that_is_set_back_never_runs_backwards():
    rehearsal = said(10, 4)
    assert rehearsal.done == (10.0, 10.0)


@pytest.mark.parametrize(
    ("length", "total", "words"),
    [
        ("60", 61, "You took 1 minute 1 second: on time for 60 seconds."),
        ("60", 71.4, "You took 1 minute 11 seconds: 11 seconds over."),
        ("180", 171, "You took 2 minutes 51 seconds: on time for 3 minutes."),
        ("180", 150, "You took 2 minutes 30 seconds: 30 seconds to spare."),
        (
            "60",
            20,
            "You took 20 seconds: 40 seconds to spare. Was every step said in full?",
        ),
    ],
)
def test_verdict_says_the_total_against_the_target(length, total, words):
    assert verdict(Rehearsal(length, START, (total,))) == words


def test_rehearsal_comes_back_from_the_file_as_it_was():
    rehearsal = said(7, 13.2).rated("definition", "partly")
    progress = read(write(kept(Progress(), rehearsal)))
    assert rehearsal_of(progress) == rehearsal
    assert rehearsal_of(Progress()) is None


@pytest.mark.parametrize(
    "change",
    [
        {"length": "90"},
        {"length": ["60"]},
        {"started": "yesterday"},
        {"started": "2030-05-01T12:00:00"},
        {"started": 5},
        {"done": [5, 4]},
        {"done": [-1]},
        {"done": ["NaN"]},
        {"done": [1e300]},
        {"done": list(range(40))},
        {"done": None},
        {"ratings": {"definition": "perfect"}},
        {"ratings": {"nobody": "said"}},
        {"ratings": {"definition": []}},
        {"ratings": [1]},
    ],
    ids=str,
)
def test_foreign_json_is_no_rehearsal(change):
    assert record(Rehearsal, SOUND) is not None
    assert record(Rehearsal, json.loads(json.dumps(SOUND | change))) is None


@pytest.mark.parametrize("found", [None, 5, "text", [], {}, {"length": "60"}])
def test_what_is_no_rehearsal_at_all_is_none(found):
    assert record(Rehearsal, found) is None


def test_ratings_count_once_and_only_when_it_is_closed():
    rehearsal = (
        said(*range(7, 64, 7))
        .rated("definition", "missed")
        .rated("definition", "said")
        .rated("words", "partly")
        .rated("spam", "missed")
        .rated("house", "said")
        .rated("house", None)
    )
    assert [step.name for step in rehearsal.weak] == ["words", "spam"]
    progress = kept(Progress(), rehearsal)
    assert progress.results == {}
    done = closed(progress)
    assert done.results == {"topic:foundations": Result(1, 3)}
    assert PAGE not in done.unfinished
    assert closed(done) == done
