"""What earlier versions left: progress, drafts, plans and drills stay what they were.

The files in `kept/` were written by the first version, and are never written anew.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from ui.interview.answer.rehearsal import rehearsal_of
from ui.interview.bank import TOPICS, questions
from ui.interview.cards.review import more, opened
from ui.interview.drills import KINDS, drill
from ui.interview.drills.kept import answer_to
from ui.interview.drills.run import plan as run_plan
from ui.interview.drills.run import report as run_report
from ui.interview.drills.run import run_of
from ui.interview.memory.progress import LEARNING, RELEARNING, REVIEW, Progress
from ui.interview.memory.text import read, write
from ui.interview.mock.interview import mock_of
from ui.interview.mock.plan import plan as mock_plan
from ui.interview.mock.report import report as mock_report
from ui.interview.standing import standing

FOLDER = Path(__file__).parent / "kept"
UNDER_WAY, REPORTS = "progress-under-way.json", "progress-reports.json"
each_file = pytest.mark.parametrize("name", [UNDER_WAY, REPORTS])


def text_of(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def rows(name: str) -> list[list[str]]:
    return [line.split(" ") for line in text_of(name).splitlines()]


def progress(name: str) -> Progress:
    return read(text_of(name))


@each_file
def test_first_version_is_read_whole_and_written_back_whole(name):
    written = json.loads(write(progress(name)))
    for part, was in json.loads(text_of(name)).items():
        assert written[part] == was, part


@each_file
def test_every_name_that_was_kept_is_still_known(name):
    found = progress(name)
    kinds = {key.partition(":")[2] for key in found.results if key.startswith("drill:")}
    topics = {key[6:] for key in found.results if key.startswith("topic:")}
    assert len(found.cards) == 32
    assert {card.state for card in found.cards.values()} == {
        LEARNING,
        REVIEW,
        RELEARNING,
    }
    assert set(found.cards) <= {each.name for each in questions()}
    assert len(kinds) == 19
    assert kinds <= set(KINDS)
    assert topics <= set(TOPICS)
    assert standing(found, mock_of(found).since).seen == 32


def test_work_in_the_middle_goes_on_where_it_was():
    found = progress(UNDER_WAY)
    run, mock, rehearsal = run_of(found), mock_of(found), rehearsal_of(found)
    assert (run.place, [each.text for each in run.sent]) == (
        "Question 5 of 10",
        ["7e77", "0.2", "", "23000.0"],
    )
    assert not run.is_over
    assert (mock.place, mock.given, mock.note, mock.seconds) == (
        "Question 5 of 10",
        "12345.6",
        "half an answer",
        60.0,
    )
    assert [each.verdict for each in mock.answers] == [
        "impresses",
        "right",
        "partly",
        "missed",
    ]
    assert dict(rehearsal.ratings) == {
        "definition": "said",
        "words": "partly",
        "purpose": "missed",
    }
    assert rehearsal.is_over
    assert (opened(found), more(found, mock.since)) == ("right-but-charged", 10)
    assert answer_to(found, drill("hinge", "easy", 3)) == "0.5"


def test_reports_that_are_open_say_what_they_said():
    found = progress(REPORTS)
    of_run, mock = run_report(run_of(found)), mock_of(found)
    assert of_run.verdict == "2 of 10 right in 1 minute 20 seconds"
    assert [row.verdict for row in of_run.rows[:5]] == [
        "wrong",
        "right",
        "skipped",
        "right",
        "not reached",
    ]
    assert mock_report(mock, mock.since).title == "7 of 10 points"
    assert [each.points for each in found.mocks] == [4.0, 5.5, 7.0]
    assert rehearsal_of(found).place == "Step 4 of 12"


def test_drafts_are_looked_for_under_the_names_that_they_were_kept_by():
    found, drafts = progress(UNDER_WAY), json.loads(text_of("drafts.json"))
    mock = mock_of(found)
    assert set(drafts) == {
        "draft-cross-entropy-medium-2",
        run_of(found).draft,
        f"draft-mock-{mock.name}-{mock.index}-note",
        f"draft-mock-{mock.name}-{mock.index}-answer",
    }


def test_runs_of_the_seeds_1_to_50_are_what_they_were():
    assert len(rows("runs.txt")) == 150
    for name, *dealt in rows("runs.txt"):
        level, seed = name.rstrip(":").split("/")
        found = run_plan(level, int(seed))
        assert [f"{kind}/{number}" for kind, _, number in found] == dealt, name
        assert {each for _, each, _ in found} == {level}


def test_mock_interviews_of_the_seeds_1_to_50_are_what_they_were():
    assert len(rows("mocks.txt")) == 50
    for name, *dealt in rows("mocks.txt"):
        items = mock_plan(int(name.rstrip(":")))
        found = [
            each if isinstance(each, str) else "/".join(map(str, each))
            for each in items
        ]
        assert found == dealt, name


def test_drills_of_five_seeds_ask_with_the_same_numbers_and_have_the_same_answer():
    """Words may become better; what is asked and what is right may not change."""
    assert len(rows("drills.txt")) == 19 * 3 * 5
    for name, answer, numbers in rows("drills.txt"):
        kind, level, seed = name.split("/")
        found = drill(kind, level, int(seed))
        said = " ".join(re.findall(r"\d+(?:[.,]\d+)*", found.text))
        digest = hashlib.blake2b(said.encode(), digest_size=4).hexdigest()
        assert digest == numbers, name
        assert found.answer == pytest.approx(float(answer), rel=1e-9), name
