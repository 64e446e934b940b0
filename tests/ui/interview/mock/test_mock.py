"""The mock interview: its ten questions, its state as JSON, its results, its report."""

from __future__ import annotations

import json
import re
from datetime import timedelta, timezone

import pytest

from tests.ui.interview.mock.mocks import START, after, played
from ui.interview.bank import LEVELS, TOPICS, question, questions
from ui.interview.drills import KINDS, drill
from ui.interview.memory.progress import Progress, Result
from ui.interview.memory.record import plain, record
from ui.interview.memory.text import read, write
from ui.interview.mock.interview import (
    MOST_NOTE,
    PAGE,
    POINTS,
    Mock,
    after_answer,
    begun,
    closed,
    kept,
    mock_of,
    plan,
)
from ui.interview.mock.plan import COUNT, asked
from ui.interview.mock.report import report
from ui.interview.names.editions import newest
from ui.interview.times import elapsed

SEEDS = (1, 2, 48_213, 999_999)
each_seed = pytest.mark.parametrize("seed", SEEDS)


@each_seed
def test_plan_has_six_of_the_bank_and_four_drills(seed):
    items = plan(seed)
    questions = [each for each in items if isinstance(each, str)]
    kinds = [each[0] for each in items if not isinstance(each, str)]
    assert len(items) == COUNT == 10
    assert (len(set(questions)), len(set(kinds))) == (6, 4)
    assert {question(name).topic for name in questions} == set(TOPICS)
    assert len({KINDS[kind].topic for kind in kinds}) == 4


@each_seed
def test_levels_rise(seed):
    order = list(LEVELS)
    levels = [order.index(asked(item).level) for item in plan(seed)]
    assert levels == sorted(levels)
    assert set(levels) == {0, 1, 2}


def test_plan_is_the_same_for_a_seed_and_another_for_another():
    assert plan.__wrapped__(48_213) == plan.__wrapped__(48_213)
    assert len({plan(seed) for seed in range(1, 40)}) == 39


def test_every_question_and_kind_can_come_up():
    items = [item for seed in range(1, 1500) for item in plan(seed, newest())]
    met = {item for item in items if isinstance(item, str)}
    assert met == {each.name for each in questions()}
    assert {item[0] for item in items if not isinstance(item, str)} == set(KINDS)


def test_item_of_the_plan_says_what_it_is():
    found = asked(plan(1)[0])
    assert found.drill is None
    assert [heading for heading, _ in found.model] == [
        "Passes",
        "Impresses",
        "The follow-up",
        "The trap",
    ]
    assert found.key == f"topic:{found.topic}"
    assert found.sources
    item = ("squared-error", "easy", 7)
    made = asked(item)
    assert made.drill == drill(*item)
    assert made.key == "drill:squared-error"
    assert made.page == "drills?kind=squared-error&level=easy&seed=7"
    assert made.title == KINDS["squared-error"].title
    assert made.pointer == made.drill.chart != ""


def test_clock_takes_the_time_from_question_to_answer():
    mock = begun(1, START)
    assert elapsed(mock.since, after(71.5)) == 71.5
    opened = mock.opened("", "", after(71.54))
    assert opened.seconds == 71.5
    answered = opened.answered("partly", after(100))
    assert (answered.since, answered.answers[0].seconds) == (after(100), 71.5)
    assert elapsed(answered.since, after(130)) == 30


def test_clock_that_is_off_takes_no_time():
    off = Mock(**(vars(begun(1, START)) | {"has_clock": False}))
    assert (
        off.opened("", "", after(50)).answered("partly", after(60)).answers[0].seconds
        is None
    )


def test_note_has_an_end():
    assert len(begun(1, START).noted("x" * 10_000).note) == MOST_NOTE


def test_interview_survives_being_written_and_read():
    progress = kept(Progress(), begun(7, START))
    for verdict in ("impresses", "skipped", "missed"):
        mock = mock_of(progress).opened("", "<b>\n„x“", after(9))
        progress = after_answer(progress, mock, verdict, after(20))
        again = read(write(progress))
        assert mock_of(again) == mock_of(progress)
    opened = mock_of(progress).opened("", "half", after(30))
    assert mock_of(read(write(kept(progress, opened)))) == opened


def broken(**changes) -> dict:
    sound = plain(begun(7, START).opened("", "", after(9)).answered("missed", after(9)))
    return json.loads(json.dumps(sound | changes))


ANSWER = {"verdict": "missed", "given": "", "note": "", "seconds": 3}


@pytest.mark.parametrize(
    "found",
    [
        None,
        [],
        "mock",
        {},
        broken(seed="7"),
        broken(seed=0),
        broken(items=[]),
        broken(items=[""] * COUNT),
        broken(items=["x" * 81] * COUNT),
        broken(items=[["squared-error", "easy", -1]] * COUNT),
        broken(items=[["squared-error", "easy"]] * COUNT),
        broken(items=[[["squared-error"], {}, 1]] * COUNT),
        broken(items=[5] * COUNT),
        broken(started="yesterday"),
        broken(since="2026-03-01T18:00:00"),
        broken(since=None),
        broken(has_clock="yes"),
        broken(note=7),
        broken(note="x" * (MOST_NOTE + 1)),
        broken(given=5),
        broken(seconds=-1),
        broken(seconds=float("nan")),
        broken(answers=[ANSWER] * (COUNT + 1)),
        broken(answers=[ANSWER | {"verdict": "right"}]),
        broken(answers=[ANSWER | {"seconds": "3"}]),
        broken(answers=[ANSWER | {"note": None}]),
        broken(answers=["missed"]),
        broken(edition=-1),
        broken(edition="1"),
        broken(edition=True),
    ],
)
def test_foreign_json_is_no_interview(found):
    assert record(Mock, found) is None


def test_sound_json_is_an_interview():
    assert record(Mock, broken()).index == 1
    assert record(Mock, broken(answers=[ANSWER])).answers[0].seconds == 3


def test_interview_of_a_version_without_editions_is_kept_as_one_of_the_first():
    without_edition = broken()
    del without_edition["edition"]
    assert plain(record(Mock, without_edition)) == broken(edition=0)


def test_results_count_at_once_and_the_interview_at_the_end():
    progress = kept(Progress(), begun(48_213, START))
    mock = mock_of(progress).opened("", "", after(5))
    topic = mock.current.topic
    progress = after_answer(progress, mock, "partly", after(9))
    assert progress.results == {f"topic:{topic}": Result(0, 1)}
    assert progress.mocks == ()

    ended = played()
    assert sum(each.asked for each in ended.results.values()) == COUNT
    for key, result in ended.results.items():
        if key.startswith("topic:"):
            assert result == Result(1, 1)
    assert [(each.seed, each.questions) for each in ended.mocks] == [(48_213, 10)]
    assert ended.mocks[0].points == mock_of(ended).points
    assert ended.mocks[0].at == after(600)


def test_drill_is_graded_by_its_answer():
    mock = begun(48_213, START).opened("", "", after(1)).answered("missed", after(2))
    answer = mock.current.drill.answer
    assert mock.opened(f"{answer!r}", "", after(3)).verdict == "right"
    assert mock.opened("98765.4", "", after(3)).verdict == "wrong"
    assert mock.opened("", "", after(3)).verdict == "skipped"


def test_other_state_of_the_same_question_is_told_from_the_next_one():
    mock = begun(1, START)
    opened = mock.opened("", "", after(3))
    assert mock.noted("a").is_asking(mock)
    assert not opened.is_asking(mock)
    assert opened.is_showing(mock)
    assert not mock.is_showing(mock)
    assert not opened.answered("missed", after(4)).is_showing(mock)
    assert not opened.answered("missed", after(4)).is_asking(mock)
    assert not begun(1, after(60)).is_asking(mock)


def test_report_holds_everything():
    mock = mock_of(played(rating="passes"))
    found = report(mock, after(0).astimezone(timezone(timedelta(hours=2))))
    right = sum(answer.verdict == "right" for answer in mock.answers)
    assert mock.points == 6 * POINTS["passes"] + right
    assert found.title == f"{mock.points:g} of 10 points"
    # ten questions of 30 seconds each, ended at 18:10 in UTC
    assert found.when == (
        "Interview 48213, 1 March 2026, 20:10, 5 minutes in all for the answers"
    )
    assert [entry.answer.note for entry in found.entries] == [
        f"note {place}" for place in range(COUNT)
    ]
    assert found.entries[0].verdict == "Passes, 0.75 of 1 point, 30 seconds"


def test_weak_topics_come_weakest_first():
    mock = mock_of(played(rating="missed"))
    weak = report(mock, START).weak
    said = [
        re.fullmatch(r"(.+): ([\d.]+) of (\d+) points?", each.words) for each in weak
    ]
    shares = [float(found[2]) / int(found[3]) for found in said]
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert {each.link for each in weak} <= {
        f"questions?topic={each}" for each in TOPICS
    }
    assert len(weak) >= 3
    assert {found[1] for found in said} <= set(TOPICS.values())
    best = played(rating="impresses")
    topics = {each.link for each in report(mock_of(best), START).weak}
    for topic in TOPICS:
        got = [
            answer.points
            for item, answer in zip(
                mock_of(best).items, mock_of(best).answers, strict=True
            )
            if asked(item).topic == topic
        ]
        assert (f"questions?topic={topic}" in topics) == (sum(got) / len(got) < 0.75)


def test_interview_that_is_put_away_leaves_its_results():
    progress = closed(played())
    assert PAGE not in progress.unfinished
    assert mock_of(progress) is None
    assert len(progress.mocks) == 1
