"""The timed run of ten: drills, clock, report; and the answers that are kept."""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.interview.drills import KINDS, drill
from ui.interview.drills.grading import grade
from ui.interview.drills.kept import MOST_KEPT, answer_to, taken_back, with_answer
from ui.interview.drills.run import (
    COUNT,
    Run,
    closed,
    kept,
    plan,
    report,
    run_of,
    stopped,
    with_sent,
)
from ui.interview.drills.state import State, address_of
from ui.interview.memory.progress import Progress, Result
from ui.interview.memory.record import plain, record
from ui.interview.memory.text import read, write
from ui.interview.names.editions import newest
from ui.interview.times import elapsed

START = datetime(2030, 1, 1, 12, tzinfo=UTC)
RUN = Run("medium", 7, START)


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def played(progress: Progress, texts, seconds=10.0) -> Progress:
    for index, text in enumerate(texts, start=1):
        run = run_of(progress)
        found = grade(run.current, text) if text else None
        progress = with_sent(progress, run, found, at(index * seconds))
    return progress


def answered(progress: Progress, found, text: str) -> Progress:
    return with_answer(progress, found, grade(found, text))


def right(index: int) -> str:
    return repr(RUN.drills[index].answer)


def test_plan_has_ten_kinds_of_one_level_and_is_the_same_for_ever():
    found = plan("hard", 3)
    assert len({kind for kind, _, _ in found}) == COUNT == 10
    assert {level for _, level, _ in found} == {"hard"}
    assert plan("hard", 3) == found != plan("hard", 4)


def test_every_kind_comes_up():
    dealt = [each for seed in range(1, 40) for each in plan("easy", seed, newest())]
    assert {kind for kind, _, _ in dealt} == set(KINDS)


def test_run_goes_through_ten_and_reports_each():
    sent = [right(0), right(1), "", "7e77", *map(right, range(4, 10))]
    progress = played(kept(Progress(), RUN), sent)
    run = run_of(progress)
    assert run.is_over
    found = report(run)
    assert found.right == 8
    assert found.seconds == 100
    assert found.verdict == "8 of 10 right in 1 minute 40 seconds"
    assert [row.seconds for row in found.rows] == [10.0] * 10
    assert [row.verdict for row in found.rows[:4]] == ["right", "right", "skipped",
                                                      "wrong"]  # fmt: skip
    assert set(found.weakest) == {RUN.drills[2].kind, RUN.drills[3].kind}
    assert progress.results[f"drill:{RUN.drills[0].kind}"] == Result(1, 1)
    assert progress.results[f"drill:{RUN.drills[2].kind}"] == Result(0, 1)
    assert sum(each.asked for each in progress.results.values()) == 10
    assert closed(progress).unfinished == {}


def test_report_names_the_mistake():
    index, mistake = next(
        (index, each.mistakes[0])
        for index, each in enumerate(RUN.drills)
        if each.mistakes
    )
    texts = [""] * index + [repr(mistake.value)]
    run = run_of(stopped_after(texts))
    assert report(run).rows[index].verdict == mistake.name
    assert mistake.name in report(run).rows[index].title


def test_answer_kept_by_an_earlier_version_stays_what_it_counted_as():
    """It was wrong; now it would be asked back: in the report it is wrong still."""
    names = list(RUN.items)
    names[0] = ("cross-entropy", "easy", 8)
    run = dataclasses.replace(RUN, items=tuple(names)).after("1,386", at(10))
    found = record(Run, json.loads(json.dumps(plain(run))))
    row = report(found).rows[0]
    assert not row.grade.is_readable
    assert (row.is_right, row.verdict) == (False, "wrong")
    assert report(found).weakest == ("cross-entropy",)


def stopped_after(texts) -> Progress:
    progress = played(kept(Progress(), RUN), texts)
    return stopped(progress, run_of(progress))


def test_run_that_is_stopped_reports_what_was_reached():
    progress = stopped_after([right(0), ""])
    found = report(run_of(progress))
    assert run_of(progress).is_over
    assert found.right == 1
    assert found.seconds == 20
    assert [row.verdict for row in found.rows[2:]] == ["not reached"] * 8
    assert found.weakest == (RUN.drills[1].kind,)
    assert sum(each.asked for each in progress.results.values()) == 2


def test_run_that_is_stopped_before_an_answer_goes():
    assert stopped(kept(Progress(), RUN), RUN) == Progress()


def test_clock_is_of_the_start_and_never_runs_back():
    assert elapsed(RUN.started, at(71)) == 71
    assert elapsed(RUN.started, at(-5)) == 0
    late = RUN.after("1", at(50)).after("2", at(20))
    assert [each.end for each in late.sent] == [50, 50]
    assert RUN.after("1", at(10**9)).sent[0].end == 86_400


def test_run_survives_a_file():
    progress = played(kept(Progress(), RUN), ["1", "2,5", ""])
    assert run_of(read(write(progress))) == run_of(progress)


@pytest.mark.parametrize(
    "change",
    [
        {"level": "brutal"},
        {"level": ["easy"]},
        {"seed": 0},
        {"seed": True},
        {"seed": "7"},
        {"started": "yesterday"},
        {"started": "2030-01-01T12:00:00"},
        {"started": "0001-01-01T00:00:00+00:00"},
        {"started": 5},
        {"sent": [["1", 10.0]] * 11},
        {"sent": [["1", 10.0], ["2", 5.0]]},
        {"sent": [["1", -1.0]]},
        {"sent": [["1", 1e9]]},
        {"sent": [["1" * 500, 1.0]]},
        {"sent": [[1, 1.0]]},
        {"sent": [["1"]]},
        {"sent": "ab"},
        {"sent": None},
        {"is_stopped": "no"},
    ],
)
def test_foreign_run_is_none(change):
    assert record(Run, plain(RUN)) == RUN
    assert record(Run, plain(RUN) | change) is None


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*plain(RUN)]), inner, max_size=5)
    ),
    max_leaves=8,
)


@given(json_values)
def test_any_json_is_a_run_or_none(found):
    run = record(Run, found)
    assert run is None or json.dumps(plain(run))


def test_first_answer_counts_and_later_ones_do_not():
    one = drill("hinge", "easy", 3)
    progress = answered(Progress(), one, "0.5")
    assert answer_to(progress, one) == "0.5"
    assert progress.results == {"drill:hinge": Result(1, 1)}
    progress = taken_back(progress, one)
    assert answer_to(progress, one) == ""
    progress = answered(progress, one, "7")
    assert answer_to(progress, one) == "7"
    assert progress.results == {"drill:hinge": Result(1, 1)}
    other = drill("hinge", "easy", 4)
    assert answered(progress, other, "9e9").results["drill:hinge"] == Result(1, 2)


def test_only_the_newest_answers_are_kept():
    progress = Progress()
    for seed in range(1, MOST_KEPT + 6):
        progress = answered(progress, drill("hinge", "easy", seed), "1")
    assert answer_to(progress, drill("hinge", "easy", 5)) == ""
    assert answer_to(progress, drill("hinge", "easy", 6)) == "1"


@pytest.mark.parametrize("found", [None, 3, "x", [1], {"hinge/easy/3": 5}, {"a": "b"}])
def test_foreign_answers_are_none(found):
    one = drill("hinge", "easy", 3)
    progress = Progress(unfinished={"drills-answers": found})
    assert answer_to(progress, one) == ""
    assert answer_to(answered(progress, one, "1"), one) == "1"


def test_next_is_the_next_seed_and_mixed_another_kind():
    state = State(kind="huber", level="hard", seed=5)
    assert (state.next().kind, state.next().seed) == ("huber", 6)
    mixed = state.choosing("mixed")
    assert mixed.chosen == "mixed"
    assert (mixed.kind != "huber", mixed.seed) == (True, 6)  # it is seen at once
    assert mixed.next().kind != mixed.kind
    assert mixed.next() == mixed.next()
    assert state.choosing("hinge").chosen == "hinge"
    assert State(seed=999_999).next().seed == 1


def test_address_names_kind_level_and_seed():
    one = RUN.drills[0]
    assert address_of(one.kind, "medium", one.seed) == (
        f"drills?kind={one.kind}&level=medium&seed={one.seed}"
    )
