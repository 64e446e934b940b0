"""A mock interview on the page: its start, its questions one at a time, its report."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from ui.interview.browser import move_focus, now, ticking
from ui.interview.drills import Drill
from ui.interview.drills.form import ask
from ui.interview.drills.view import show_verdict
from ui.interview.memory import memory
from ui.interview.mock.interview import (
    GONE,
    MOST_NOTE,
    RATINGS,
    Mock,
    after_answer,
    begun,
    closed,
    kept,
    mock_of,
)
from ui.interview.mock.plan import MOST_SEED, Asked
from ui.interview.mock.report_view import (
    SCORE,
    TOO_LONG,
    same_questions,
    show_model,
    show_note,
    show_report,
)
from ui.interview.times import clock, elapsed
from ui.page.session import PageSession

_NEXT = "mock-next"
_CLOCK = "mock.clock"
_HOW = (
    "Ten questions, easy ones first: six from the question bank, one of each topic, "
    "and four to compute. You cannot go back, as in a real interview.\n\n"
    "Answer aloud, with a few words in the field, then look at the answer and rate "
    "yourself; the numbers that you compute are graded. A reload loses nothing. At the "
    "end you get a report with your weak topics, every answer and your notes."
)
_STOPPING = (
    "You cannot go on with it afterwards, and its notes are gone. What you have rated "
    "stays in your progress."
)
_RATINGS_EXPLAINED = (
    "Missed 0 points, partly 0.5, passes 0.75, impresses 1; keys 1 to 4. From 0.75 on "
    "it counts as right in your progress."
)


def show_mock(session: PageSession) -> None:
    """Show where the reader's mock interview is."""
    mock = mock_of(memory().progress)
    state = session.state
    if mock is None or (state.seed and not state.names(mock)):
        _start(session, mock)
        return
    if not state.names(mock):
        _link_to(session, mock)
    with st.container(key="mock"):
        if mock.is_over:
            show_report(mock, lambda: _begin(session, 0))
        else:
            _question(mock)


def _start(session: PageSession, other: Mock | None) -> None:
    """What is to come; `other` is an interview of other questions."""
    st.markdown(_HOW)
    seed = session.state.seed
    if seed:
        st.markdown(same_questions(seed))
    is_under_way = other is not None and not other.is_over
    if other is not None and is_under_way:
        st.info(
            f"You are in the middle of interview {other.seed}, at question "
            f"{other.index + 1} of {len(other.items)}. Starting this one ends it; what "
            "you have rated stays in your progress.",
            icon=":material/pause:",
        )
    with st.container(horizontal=True):
        if other is not None:
            back = "See the report of" if other.is_over else "Go on with"
            st.button(
                f"{back} interview {other.seed}",
                type="primary" if is_under_way else "secondary",
                key="mock.go-on",
                on_click=_link_to,
                args=(session, other),
            )
        instead = " instead" if is_under_way else ""
        st.button(
            f"Start interview {seed}{instead}" if seed else "Start",
            type="secondary" if is_under_way else "primary",
            key="mock.start",
            on_click=_begin,
            args=(session, seed),
        )


def _begin(session: PageSession, seed: int) -> None:
    if seed:
        mock = begun(seed, now(), session.state.edition)
    else:
        mock = begun(random.randint(1, MOST_SEED), now())
    _link_to(session, mock)
    memory().save(kept(memory().progress, mock))
    _focus_field(mock)


def _link_to(session: PageSession, mock: Mock) -> None:
    link = replace(session.state, seed=mock.seed, edition=mock.edition)
    session.save(link)


def _question(mock: Mock) -> None:
    asked = mock.current
    with st.container(horizontal=True, vertical_alignment="center"):
        st.progress(mock.index / len(mock.items), text=mock.place, width=220)
        _clock_switch(mock)
        if mock.is_open and mock.seconds is not None:
            took = f"**{clock(mock.seconds)}** for your answer"
            st.markdown(took, width="content")
        elif mock.has_clock and not mock.is_open:
            ticking(elapsed(mock.since, now()), "on this question", "mock.ticking")
    with st.container(border=True, key=_card(mock)):
        st.caption(asked.about)
        is_heading = not (asked.drill or asked.is_gone)
        show = partial(st.subheader, anchor=False) if is_heading else st.markdown
        show(asked.text)
        if asked.is_gone:
            _gone(mock)
        elif mock.is_open:
            _answer(mock, asked)
        elif asked.drill:
            _drill(mock, asked.drill)
        else:
            _bank(mock)
    with st.popover("Stop this interview", type="tertiary"):
        st.markdown(_STOPPING)
        st.button("Stop without a report", key="mock.stop", on_click=_stop)


def _clock_switch(mock: Mock) -> None:
    st.session_state[_CLOCK] = mock.has_clock
    st.toggle("Clock", key=_CLOCK, on_change=_switch_clock)


def _switch_clock() -> None:
    present = mock_of(memory().progress)
    if present is not None:
        changed = replace(present, has_clock=st.session_state[_CLOCK])
        memory().save(kept(memory().progress, changed))


def _gone(mock: Mock) -> None:
    """What was said to a question that is gone, and the way past it."""
    noted = mock.noted(memory().draft(_key(mock, "note")) or mock.note)
    if mock.given:
        st.text(f"You answered: {mock.given}")
    show_note(noted.note)
    _next(mock, _pass_over, noted)


def _next(mock: Mock, act: Callable[[Mock, Any], None], argument: Any) -> None:
    is_last = mock.index + 1 == len(mock.items)
    title = "See the report" if is_last else "Next question"
    st.button(title, type="primary", key=_NEXT, on_click=act, args=(mock, argument))


def _pass_over(mock: Mock, noted: Mock) -> None:
    """Go on; a second click finds another question."""
    if mock_of(memory().progress) == mock:
        memory().save(after_answer(memory().progress, noted, GONE, now()))
        _focus_field(mock_of(memory().progress))


def _bank(mock: Mock) -> None:
    _note(mock, "Your answer, in key words; this browser keeps it")
    st.button(
        "Show the answer",
        type="primary",
        key="mock.open",
        shortcut="Ctrl+Enter",
        on_click=_open,
        args=(mock, ""),
    )


def _drill(mock: Mock, drill: Drill) -> None:
    ask(
        drill,
        _key(mock, "answer"),
        "Check the answer",
        lambda found: _open(mock, found.text),
    )
    _note(mock, "Your working, if you like; this browser keeps it")
    st.button(
        "Skip this one",
        type="tertiary",
        key="mock.skip",
        on_click=_open,
        args=(mock, ""),
    )


def _answer(mock: Mock, asked: Asked) -> None:
    if mock.grade:
        show_verdict(mock.grade)
    elif asked.drill:
        st.markdown("**Skipped.**")
    show_model(asked)
    show_note(mock.note)
    if asked.drill:
        with st.container(key="mock-ratings"):
            _next(mock, _rate, mock.verdict)
        return
    st.markdown("**How was your answer?**")
    with st.container(horizontal=True, key="mock-ratings"):
        for place, (verdict, title) in enumerate(RATINGS.items(), start=1):
            st.button(
                title,
                key=f"mock-rate-{verdict}",
                shortcut=str(place),
                on_click=_rate,
                args=(mock, verdict),
            )
    st.caption(_RATINGS_EXPLAINED)


def _note(mock: Mock, label: str) -> None:
    """The field for the reader's own words; it is kept as it is typed."""
    key = _key(mock, "note")
    is_shown = key in st.session_state
    st.text_area(
        label,
        value="" if is_shown else memory().draft(key) or mock.note,
        key=key,
        height=110,
        on_change=_take_note,
        args=(mock, key),
    )
    if len(st.session_state[key]) > MOST_NOTE:
        st.warning(TOO_LONG, icon=":material/content_cut:")


def _card(mock: Mock) -> str:
    return f"mock-question-{mock.index}"


def _key(mock: Mock, field: str) -> str:
    return f"draft-mock-{mock.name}-{mock.index}-{field}"


def _take_note(mock: Mock, key: str) -> None:
    _change(mock, lambda present: present.noted(st.session_state[key]))


def _open(mock: Mock, given: str) -> None:
    note = st.session_state.get(_key(mock, "note"), mock.note)
    _change(mock, lambda present: present.opened(given, note, now()))
    rating = f"mock-rate-{next(iter(RATINGS))}"
    move_focus(_NEXT if mock.current.drill else rating, top=_card(mock))


def _change(mock: Mock, change: Callable[[Mock], Mock]) -> None:
    """Change the interview as it is now, unless it is at another question by now."""
    present = mock_of(memory().progress)
    if present is not None and present.is_asking(mock):
        memory().save(kept(memory().progress, change(present)))


def _rate(mock: Mock, verdict: str) -> None:
    """The question is done; a second click finds another one."""
    present = mock_of(memory().progress)
    if present is not None and present.is_showing(mock):
        memory().save(after_answer(memory().progress, present, verdict, now()))
        _focus_field(mock_of(memory().progress))


def _focus_field(mock: Mock | None) -> None:
    if mock is None:
        return
    if mock.is_over:
        move_focus(SCORE)
        return
    field = _key(mock, "answer" if mock.current.drill else "note")
    move_focus(_NEXT if mock.current.is_gone else field, top=_card(mock))


def _stop() -> None:
    memory().save(closed(memory().progress))
    move_focus("mock-start")
