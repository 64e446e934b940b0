"""Names that have changed: what was kept and linked under the old ones is found."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.ui.interview.memory.test_progress import CARD, NOON
from ui.interview import names
from ui.interview.answer.walkthrough import steps
from ui.interview.bank import TOPICS as TOPIC_TITLES
from ui.interview.bank import question, questions
from ui.interview.cards.review import opened, with_opened, with_rating
from ui.interview.drills import KINDS, drill
from ui.interview.drills.grading import grade
from ui.interview.drills.kept import answer_to, with_answer
from ui.interview.memory.progress import Progress, Result
from ui.interview.memory.text import read, write
from ui.interview.names import ALIASES, Named, first_called, now_called

OLD = {
    "questions": {"eldest": "elder", "elder": "right-but-charged"},
    "drills": {"old-hinge": "hinge"},
    "topics": {"edges": "margins"},
    "steps": {},
}


@pytest.fixture
def old_names(monkeypatch):
    """Some names that were once others."""
    monkeypatch.setattr(names, "ALIASES", OLD)


@pytest.mark.parametrize(
    ("sort", "known"),
    [
        ("questions", {each.name for each in questions()}),
        ("drills", set(KINDS)),
        ("topics", set(TOPIC_TITLES)),
        ("steps", {each.name for each in steps()}),
    ],
)
def test_every_old_name_leads_to_one_that_is_known_and_to_no_other_ones(sort, known):
    changed = ALIASES[sort]
    assert not set(changed) & known, "An old name must not be given to something else."
    assert {now_called(sort, old) for old in changed} <= known
    assert len(set(changed.values())) == len(changed), "Two became one."


def test_old_name_is_followed_over_all_its_changes(old_names):
    assert now_called("questions", "eldest") == "right-but-charged"
    assert now_called("questions", "anything") == "anything"
    assert first_called("questions", "right-but-charged") == "eldest"
    assert question("eldest") == question("right-but-charged")


def test_drill_under_its_new_name_has_the_numbers_of_the_old_one(monkeypatch):
    before = drill("hinge", "hard", 3)
    changed = {"margins-hinge" if name == "hinge" else name: each
               for name, each in KINDS.items()}  # fmt: skip
    monkeypatch.setattr("ui.interview.drills.KINDS", changed)
    table = OLD | {"drills": {"hinge": "margins-hinge"}}
    monkeypatch.setattr(names, "ALIASES", table)
    for name in ("hinge", "margins-hinge"):
        found = drill(name, "hard", 3)
        assert (found.kind, found.text) == ("margins-hinge", before.text)


def test_progress_of_old_names_is_kept_under_the_new_ones(old_names):
    later = replace(CARD, stability=9.0, last_review=NOON.replace(year=2027))
    kept = Progress(
        {"elder": CARD, "right-but-charged": later, "one-number": CARD},
        {
            "drill:old-hinge": Result(2, 3),
            "topic:edges": Result(1, 4),
            "topic:margins": Result(0, 1),
            "another:edges": Result(1, 1),
        },
    )
    found = read(write(kept))
    assert dict(found.cards) == {"right-but-charged": later, "one-number": CARD}
    assert dict(found.results) == {
        "drill:hinge": Result(2, 3),
        "topic:margins": Result(1, 4),
        "another:edges": Result(1, 1),
    }


def test_answer_and_open_card_of_old_names_are_found(old_names):
    one = drill("hinge", "easy", 3)
    kept = Progress(unfinished={"drills-answers": {"old-hinge/easy/3": "0.5"}})
    assert answer_to(kept, one) == "0.5"
    again = with_answer(kept, one, grade(one, "7"))
    assert dict(again.unfinished["drills-answers"]) == {"hinge/easy/3": "7"}
    assert again.results == {}  # it was counted under the old name
    assert opened(with_opened(Progress(), "eldest")) == "right-but-charged"


def test_link_of_an_old_name_shows_the_same_and_one_that_is_gone_is_said(old_names):
    field = Named(("hinge", "huber"), "drills", frozenset({"absolute"}))
    assert field.read("old-hinge", "huber") == ("hinge", "")
    assert field.read("absolute", "huber") == ("huber", "is no longer in Loss Lab")
    assert field.read("nonsense", "huber") == ("huber", "must be one of hinge, huber")


NEWER = {"by": "a newer version", "deep": {"a": [1, {"b": None}]}}


def kept_by_a_newer_version() -> dict:
    text = write(
        Progress({"one-number": CARD}, {"drill:huber": Result(1, 2)}).with_unfinished(
            "lessons", NEWER
        )
    )
    found = json.loads(text) | {"lessons": NEWER, "unknown": 3}
    found["cards"]["one-number"] |= NEWER | {"unknown": [1]}
    found["results"]["drill:huber"] |= NEWER
    found["mocks"] = [
        {"at": NOON.isoformat(), "seed": 7, "points": 1.0, "questions": 10, **NEWER}
    ]
    return found


def test_fields_that_are_not_known_are_written_back_at_every_level():
    found = kept_by_a_newer_version()
    progress = read(json.dumps(found))
    assert json.loads(write(progress)) == found
    changed = progress.with_result("drill:huber", True).with_unfinished("mock", 1)
    written = json.loads(write(changed))
    assert written["results"]["drill:huber"] == {"right": 2, "asked": 3, **NEWER}
    assert (written["lessons"], written["unknown"]) == (NEWER, 3)
    rated, _ = with_rating(progress, "one-number", 3, NOON)
    assert json.loads(write(rated))["cards"]["one-number"]["deep"] == NEWER["deep"]


def test_two_tabs_keep_what_neither_knows():
    found = kept_by_a_newer_version()
    one = read(json.dumps(found))
    two = json.loads(json.dumps(found))
    two["lessons"] = {"deep": {"c": 1}, "houses": {"done": True}}
    two["cards"]["one-number"] |= {"by": "the other tab", "last": 1}
    two["cards"]["one-number"]["last_review"] = "2027-01-01T00:00:00+00:00"
    merged = read(json.dumps(two)).merged(one)
    written = json.loads(write(merged))
    assert written["lessons"] == {
        "by": "a newer version",
        "deep": {"a": [1, {"b": None}], "c": 1},
        "houses": {"done": True},
    }
    card = written["cards"]["one-number"]
    assert (card["by"], card["last"], card["deep"]) == (
        "the other tab", 1, NEWER["deep"]
    )  # fmt: skip
    assert written["mocks"] == found["mocks"]
    assert written["results"] == found["results"]
