"""What is shown once a question is answered, and what a link says of it."""

from __future__ import annotations

import dataclasses

import pytest
import streamlit as st

from ui.interview.memory.progress import Progress
from ui.lessons import LESSONS
from ui.page.said import GUESS, SHOWN
from ui.page.session import PageSession

HOUSES = LESSONS["houses"]
FIRST, REVEALED = HOUSES.presets["halve"], HOUSES.revealed["halve"]
DRAGGED = dataclasses.replace(FIRST, prices=(230_000.0,))


class Memory:
    """A memory that has told what it keeps, and has nothing."""

    progress = Progress()
    is_loaded = True


@pytest.fixture
def session(monkeypatch) -> PageSession:
    """A reader of House prices, who comes to "A fifth of the error"."""
    monkeypatch.setattr("ui.live_chart.session.st.session_state", {})
    monkeypatch.setattr("ui.page.session.memory", Memory)
    return opened({"preset": "halve"})


def opened(link: dict[str, str]) -> PageSession:
    """The page as a link opens it."""
    session = PageSession.of(HOUSES)
    session._take_up(link, is_arriving=True)
    return session


def after(session: PageSession) -> PageSession:
    """The same reader, who has loaded the page again."""
    link = session._link_now()
    session.put("shown", frozenset())
    return opened(link)


@pytest.mark.parametrize("act", ["show halve", "answer halve 1"])
@pytest.mark.parametrize("is_presenting", [False, True])
def test_who_answers_or_is_shown_sees_the_answer(session, act, is_presenting):
    if is_presenting:
        session.act("present")
    session.act(act)
    assert session.state == REVEALED
    assert session.guessing.stage == (
        "answered" if act.startswith("answer") and not is_presenting else "shown"
    )
    session.act("reset")
    assert session.state == FIRST


def test_who_drags_sees_what_is_dragged_alone(session):
    session.save(DRAGGED)
    session.act("drag halve")
    session.act("show halve")
    assert session.state == DRAGGED


def test_who_drags_back_to_the_beginning_stays_there(session):
    session.act("drag halve")
    assert session.guessing.stage == "shown"
    assert session.state == FIRST


def test_example_whose_answer_is_seen_at_once_stays(session):
    session.go("several")
    session.act("show several")
    assert session.state == HOUSES.presets["several"]
    assert session.guessing.stage == "shown"


@pytest.mark.parametrize("name", ["halve", "several"])
def test_what_was_shown_is_not_asked_again_when_the_page_is_loaded_again(session, name):
    session.go(name)
    session.act(f"show {name}")
    link, state = session._link_now(), session.state
    assert link[GUESS] == SHOWN
    again = after(session)
    assert again.state == state
    assert again.guessing.stage == "shown"
    assert again._link_now() == link


def test_slide_that_was_dragged_back_to_the_beginning_is_loaded_again_as_it_is(session):
    session.act("present")
    session.act("drag halve")
    assert session.state == FIRST
    again = after(session)
    assert again.state == FIRST
    assert again.guessing.stage == "shown"


def test_back_from_what_was_shown_is_not_led_forward_again(session):
    before = session._link_now()
    session.act("show several")
    session.go("several")
    session._take_up({"preset": "several"}, is_arriving=True)
    assert session._link_now() == {"preset": "several"}
    session._take_up(before, is_arriving=True)
    assert session._link_now() == before


def test_link_says_nothing_of_what_was_dragged_or_answered(session):
    session.act("drag halve")
    assert GUESS not in session._link_now()
    session.act("answer halve 1")
    assert GUESS not in session._link_now()
    session.put("answers", {})
    session.save(DRAGGED)
    assert GUESS not in session._link_now()
    assert after(session).guessing.stage == "none"


def test_link_of_an_open_chart_that_was_moved_has_no_verdict(session):
    moved = opened({"preset": "halve", "prices": "230000", GUESS: SHOWN})
    assert moved.guessing.stage == "none"


def test_what_was_shown_is_asked_again_of_a_class(session):
    session.act("show halve")
    session.act("present")
    assert session.state == FIRST
    assert session.guessing.stage == "asked"


def test_what_was_dragged_is_shown_to_a_class_as_it_is(session):
    session.save(DRAGGED)
    session.act("present")
    assert session.state == DRAGGED
    assert session.guessing.stage == "shown"


class CutOffError(Exception):
    """As Streamlit ends a run where the next is asked for already."""


@pytest.mark.parametrize("done", range(4))
def test_link_whose_run_is_cut_off_as_it_is_written_is_written_by_the_next(
    session, monkeypatch, done
):
    """Streamlit may end a run at each thing that is put or sent: `done` are before."""
    left = [100]

    def look() -> None:
        left[0] -= 1
        if left[0] < 0:
            raise CutOffError

    class Kept(dict):
        def __setitem__(self, name, value):
            look()
            super().__setitem__(name, value)

    class Address(dict):
        def from_dict(self, link):
            look()
            self.update(link)

    address = Address()
    monkeypatch.setattr("ui.served.messages.session_id", lambda: "reader")
    monkeypatch.setattr("ui.page.session.st.query_params", address)
    session.save(DRAGGED)
    kept = Kept(st.session_state)
    monkeypatch.setattr("ui.live_chart.session.st.session_state", kept)
    left[0] = done
    with pytest.raises(CutOffError):
        session.write_link()
    left[0] = 100
    session.write_link()
    assert address == session._link_now() != {"preset": "halve"}
    address.clear()
    session.write_link()
    assert address == {}, "what is written is not written again"


def test_slide_is_left_as_it_was_shown(session):
    session.act("present")
    session.act("show halve")
    session.act("next")
    session.act("previous")
    assert session.state == REVEALED
    assert session._link_now()[GUESS] == SHOWN
