"""The way from example to example: its stops, and what a step may say."""

from __future__ import annotations

import dataclasses
from types import MappingProxyType

import pytest

from ui.lessons import LESSONS
from ui.lessons.part import Lesson
from ui.links import shown_by
from ui.page.path import take
from ui.page.path.stops import neighbours, stops
from ui.page.session import PageSession

CHOOSING, HOUSES = LESSONS["choosing"], LESSONS["houses"]


def with_more(lesson: Lesson, *names: str) -> Lesson:
    """The same lesson, with some of its examples beside the way."""
    parts = [
        dataclasses.replace(
            part,
            examples=MappingProxyType(
                {
                    name: dataclasses.replace(each, is_more=name in names)
                    for name, each in part.examples.items()
                }
            ),
        )
        for part in lesson.parts
    ]
    return dataclasses.replace(lesson, parts=tuple(parts))


def walked(lesson: Lesson, name: str) -> list[str]:
    """The examples from one to the end."""
    names = [name]
    while after := neighbours(lesson, names[-1])[1]:
        names.append(after["name"])
    return names


@pytest.mark.parametrize("path", [path for path in LESSONS if path])
def test_way_leads_through_every_example_once_and_back(path):
    lesson = LESSONS[path]
    names = [name for part in lesson.parts for name in part.way]
    assert walked(lesson, names[0]) == names
    befores = [neighbours(lesson, name)[0] for name in names]
    assert befores[0] is None
    assert [each["name"] for each in befores[1:] if each] == names[:-1]


def test_examples_under_more_are_beside_the_way():
    lesson = with_more(HOUSES, "cancel", "perfect")
    names = [*HOUSES.presets]
    way = [name for name in names if name not in ("cancel", "perfect")]
    assert walked(lesson, "classic") == way
    assert walked(lesson, "cancel") == ["cancel", "perfect"]
    assert neighbours(lesson, "cancel")[0] == {
        "name": "sales",
        "title": "Ten real sales",
    }
    told = stops(lesson, lesson.parts[0], "houses", {})
    assert [each["name"] for each in told] == [*way, "cancel", "perfect"]
    assert [each["place"] for each in told][-3:] == [
        "5 of 5",
        "More: 1 of 2",
        "More: 2 of 2",
    ]
    assert [each["more"] for each in told] == [False] * 5 + [True] * 2


def test_last_of_what_is_beside_a_part_leads_to_the_next_part():
    first, second = CHOOSING.parts[:2]
    beside = [*first.presets][-2:]
    lesson = with_more(CHOOSING, *beside)
    assert walked(lesson, beside[0])[2] == next(iter(second.presets))


@pytest.mark.parametrize("path", [path for path in LESSONS if path])
def test_every_stop_says_what_it_shows_and_has_the_link_to_it(path):
    lesson = LESSONS[path]
    for part in lesson.parts:
        for stop in stops(lesson, part, path, {}):
            assert stop["title"]
            assert stop["says"]
            assert shown_by(stop["href"]) == shown_by(f"{path}?preset={stop['name']}")


def test_stop_that_was_answered_says_so():
    answered = {"houses/halve": 2, "spam/classic": 0}
    told = stops(HOUSES, HOUSES.parts[0], "houses", answered)
    assert [each["name"] for each in told if each["answered"]] == ["halve"]


@pytest.fixture
def session(monkeypatch) -> PageSession:
    """A reader of House prices, at the first example."""
    monkeypatch.setattr("ui.live_chart.session.st.session_state", {})
    session = PageSession.of(HOUSES)
    session.save(HOUSES.presets["classic"])
    return session


def test_step_is_taken_once_however_often_it_is_told(session):
    take(session, {"name": "outlier", "step": "1"})
    assert session.state == HOUSES.presets["outlier"]
    moved = dataclasses.replace(session.state, outlier=4e5)
    session.save(moved)
    take(session, {"name": "outlier", "step": "1"})
    assert session.state == moved
    take(session, {"name": "outlier", "step": "2"})
    assert session.state == HOUSES.presets["outlier"]


@pytest.mark.parametrize(
    "told",
    [
        None,
        "outlier",
        {"name": "outlier"},
        {"name": ["outlier"], "step": "1"},
        {"name": "outlier", "step": 1},
        {"name": "palace", "step": "1"},
        {"name": "", "step": "1"},
    ],
)
def test_step_that_leads_nowhere_changes_nothing(session, told):
    take(session, told)
    assert session.state == HOUSES.presets["classic"]
