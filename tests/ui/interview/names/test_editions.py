"""Editions: what a seed deals stays, whatever is added, taken away or moved."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.ui.interview.memory.test_kept import (
    test_mock_interviews_of_the_seeds_1_to_50_are_what_they_were as check_mocks,
)
from tests.ui.interview.memory.test_kept import (
    test_runs_of_the_seeds_1_to_50_are_what_they_were as check_runs,
)
from ui.interview import bank
from ui.interview.answer.rehearsal import Rehearsal
from ui.interview.answer.rehearsal import begun as rehearsal_begun
from ui.interview.bank import questions
from ui.interview.drills import KINDS
from ui.interview.drills import run as drill_run
from ui.interview.drills.grading import grade
from ui.interview.drills.run import Run, report, run_of, with_sent
from ui.interview.drills.state import State
from ui.interview.memory.progress import Progress
from ui.interview.memory.record import plain, record
from ui.interview.memory.text import read, write
from ui.interview.mock import interview as mock
from ui.interview.mock.interview import GONE, Mock, after_answer, kept, mock_of
from ui.interview.mock.plan import asked
from ui.interview.mock.plan import plan as mock_plan
from ui.interview.mock.report import report as mock_report
from ui.interview.names import editions
from ui.interview.names.edition_now import in_order, main, present

NOW = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)
NEXT = editions.newest() + 1
"""The edition that is added once something has changed."""


def test_newest_edition_is_what_there_is_now():
    assert in_order(editions.editions()[-1]) == in_order(present()), (
        "A drill, a question or a step was added, taken away, moved or changed its "
        "topic or level. Run `make edition` and commit content/editions.toml, so that "
        "new seeds deal from what there is now and old links from what there was."
    )


def set_kinds(monkeypatch, kinds) -> None:
    """Let every module have other kinds of drills."""
    for name, module in list(sys.modules.items()):
        if name.startswith("ui.interview") and getattr(module, "KINDS", None) is KINDS:
            monkeypatch.setattr(module, "KINDS", kinds)


@pytest.fixture
def clear():
    """Forget what was dealt, before and after."""
    cached = (editions.editions, drill_run.plan, mock_plan)
    for each in cached:
        each.cache_clear()
    yield
    for each in cached:
        each.cache_clear()


@pytest.fixture
def changed(monkeypatch, tmp_path, clear):
    """One of each is added and one taken away, the rest is turned round."""
    kinds = dict(reversed(KINDS.items()))
    del kinds["hinge"]
    kinds["absolute"] = replace(KINDS["huber"], topic="practice")
    listed = tuple(
        each for each in reversed(questions()) if each.name != "right-but-charged"
    )
    new = replace(listed[0], name="new-one")
    file = tmp_path / "editions.toml"
    file.write_text(editions.FILE.read_text(encoding="utf-8"), encoding="utf-8")
    set_kinds(monkeypatch, kinds)
    monkeypatch.setattr(bank, "questions", lambda: (*listed, new))
    monkeypatch.setattr(editions, "FILE", file)
    monkeypatch.setattr("ui.interview.names.edition_now.FILE", file)
    assert in_order(present()) != in_order(editions.editions()[-1])
    main()
    editions.editions.cache_clear()
    assert in_order(present()) == in_order(editions.editions()[-1])


def test_seeds_deal_what_they_dealt_after_drills_and_questions_changed(changed):
    assert editions.newest() == NEXT
    check_runs()
    check_mocks()
    items = [item for seed in range(1, 300) for item in mock_plan(seed, NEXT)]
    kinds = {item[0] for item in items if not isinstance(item, str)}
    names = {item for item in items if isinstance(item, str)}
    assert ("absolute" in kinds, "hinge" in kinds) == (True, False)
    assert ("new-one" in names, "right-but-charged" in names) == (True, False)
    dealt = [
        name for seed in range(1, 40) for name in drill_run.plan("easy", seed, NEXT)
    ]
    assert {kind for kind, _, _ in dealt} == set(drill_run.KINDS)


def test_adding_an_edition_leaves_the_file_as_it_was_and_is_done_once(changed):
    text = editions.FILE.read_text(encoding="utf-8")
    main()
    assert editions.FILE.read_text(encoding="utf-8") == text
    assert text.count("[[edition]]") == NEXT
    assert "hinge" in editions.once_called("kinds")


def test_mixed_drills_come_in_their_old_order_but_for_those_that_are_gone(changed):
    state = State(kind="huber", mixed=True)
    for _ in range(200):
        state = state.next()
        assert state.kind not in ("hinge", "absolute")
    state = state.choosing("mixed")
    met = {(state := state.next()).kind for _ in range(200)}
    assert (state.edition, "absolute" in met) == (NEXT, True)


def through_json(found):
    return json.loads(json.dumps(plain(found)))


def test_run_under_way_keeps_its_names_and_passes_over_what_is_gone(
    monkeypatch, changed
):
    seed = next(
        seed for seed in range(1, 99) if drill_run.plan("easy", seed)[2][0] == "hinge"
    )
    old = Run("easy", seed, NOW)
    first = {name: item for name, item in through_json(old).items() if name != "items"}
    run = record(Run, first)
    assert run.items == old.items  # of a version that kept no names
    assert [each is None for each in run.drills] == [False, False, True] + [False] * 7
    progress = drill_run.kept(Progress(), run)
    for text in ("1", "0.5", "", *["7e77"] * 7):
        run = run_of(read(write(progress)))
        sent = grade(run.current, text) if run.current and text else None
        progress = with_sent(progress, run, sent, NOW)
    found = report(run_of(progress))
    assert found.verdict.startswith("0 of 9 right in ")
    assert found.rows[2].title == "3. A drill that is no longer there: not counted"
    assert "hinge" not in found.weakest
    assert sum(each.asked for each in progress.results.values()) == 9


def test_new_run_is_of_the_newest_edition_and_keeps_its_names(changed):
    run = drill_run.begun("easy", 7, NOW)
    assert run.items == drill_run.plan("easy", 7, NEXT) != drill_run.plan("easy", 7)
    assert record(Run, through_json(run)) == run


def test_mock_interview_under_way_loses_no_answer_to_what_is_gone(changed):
    items = [*mock_plan(7)[:3], "right-but-charged", *mock_plan(7)[4:]]
    items[1] = ("hinge", "easy", 3)
    begun = replace(mock.begun(7, NOW, 1), items=tuple(items))
    rated = begun.opened("", "mine", NOW).answered("passes", NOW)
    rated = rated.opened("0.5", "worked", NOW).answered("right", NOW)  # before it went
    rated = rated.opened("", "", NOW).answered("partly", NOW)
    found = record(Mock, through_json(rated))
    assert (found.index, found.points, found.count) == (3, 2.25, 3)
    assert found.current.is_gone
    progress = kept(Progress(), found.noted("half a note"))
    progress = after_answer(progress, mock_of(progress), GONE, NOW)
    assert progress.results == {}
    for _ in range(6):
        present = mock_of(read(write(progress)))
        opened = present.opened("", "", NOW)
        verdict = "skipped" if present.current.drill else "missed"
        progress = after_answer(progress, opened, verdict, NOW)
    ended = mock_of(progress)
    said = mock_report(ended, NOW)
    assert said.title == "2.25 of 9 points"
    assert [entry.answer.note for entry in said.entries[:4]] == [
        "mine", "worked", "", "half a note"
    ]  # fmt: skip
    assert said.entries[1].asked.is_gone
    assert said.entries[1].verdict == "Right, 1 of 1 point, 0 seconds"
    assert said.entries[3].verdict == "not counted"
    assert (progress.mocks[0].points, progress.mocks[0].questions) == (2.25, 9)


def test_work_in_the_middle_keeps_what_a_newer_version_put_into_it():
    newer = {"hints": [1, {"a": 2}]}
    run = plain(drill_run.begun("easy", 7, NOW)) | newer
    interview = plain(mock.begun(7, NOW).opened("", "", NOW).answered("missed", NOW))
    interview["answers"][0] |= newer
    rehearsal = plain(rehearsal_begun("60", NOW)) | newer
    after_one = plain(record(Run, run).after("1", NOW))
    assert after_one["hints"] == newer["hints"]
    again = plain(record(Mock, interview | newer).noted("x"))
    assert again["hints"] == again["answers"][0]["hints"] == newer["hints"]
    assert (
        plain(record(Rehearsal, rehearsal).after_step(NOW))["hints"] == newer["hints"]
    )


def test_rehearsal_goes_on_when_steps_have_changed():
    rehearsal = rehearsal_begun("60", NOW)
    was = plain(rehearsal)
    old = {name: item for name, item in was.items() if name != "names"}
    assert record(Rehearsal, old) == rehearsal
    names = ["gone", *reversed(rehearsal.names)]
    found = record(Rehearsal, was | {"names": names, "ratings": {"gone": "said"}})
    assert [step.name for step in found.steps] == names
    assert "no longer part" in found.current.cue
    assert found.after_step(NOW).current.name == rehearsal.names[-1]


def test_what_is_gone_is_asked_as_gone():
    for item in ("nobody-knows-this", ("absolute", "easy", 3)):
        found = asked(item)
        assert found.is_gone
        assert "no longer in Loss Lab" in found.text


def test_plans_that_are_held_are_bounded():
    for plan in (drill_run.plan, mock_plan):
        assert plan.cache_info().maxsize == 256
