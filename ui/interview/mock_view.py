"""A mock interview on the page: its start, its questions one at a time, its report."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from ui import controls
from ui.interview import mock_words as words
from ui.interview.clock import now
from ui.interview.drill_form import ask
from ui.interview.drills_view import show_verdict
from ui.interview.focus import move_focus
from ui.interview.memory import memory
from ui.interview.mock import (
    MOST_NOTE,
    RATINGS,
    Mock,
    after_answer,
    begun,
    closed,
    kept,
    mock_of,
)
from ui.interview.mock_plan import MOST_SEED, Asked
from ui.interview.mock_report import Entry, report
from ui.interview.paper_report import mock_report
from ui.interview.printing import print_document
from ui.interview.rehearsal import clock
from ui.interview.ticking import ticking
from ui.session import PageSession

_NEXT = "mock-next"
_CLOCK = "mock.clock"


def show_mock(session: PageSession) -> None:
    """Show where the reader's mock interview is."""
    mock = mock_of(memory().progress)
    if mock is None or session.state.seed not in (0, mock.seed):
        _start(session, mock)
        return
    if session.state.seed != mock.seed:
        session.save(replace(session.state, seed=mock.seed))
    with st.container(key="mock"):
        if mock.is_over:
            _report(session, mock)
        else:
            _question(mock)


def _start(session: PageSession, other: Mock | None) -> None:
    """What is to come; `other` is an interview of other questions."""
    st.markdown(words.HOW)
    seed = session.state.seed
    if seed:
        st.markdown(words.same_questions(seed))
    is_under_way = other is not None and not other.is_over
    if is_under_way:
        st.info(words.under_way(other), icon=":material/pause:")
    with st.container(horizontal=True):
        if other is not None:
            st.button(
                words.go_on(other),
                type="primary" if is_under_way else "secondary",
                key="mock.go-on",
                on_click=lambda: session.save(replace(session.state, seed=other.seed)),
            )
        st.button(
            words.start(seed, is_under_way),
            type="secondary" if is_under_way else "primary",
            key="mock.start",
            on_click=_begin,
            args=(session, seed),
        )


def _begin(session: PageSession, seed: int) -> None:
    mock = begun(seed or random.randint(1, MOST_SEED), now())
    session.save(replace(session.state, seed=mock.seed))
    memory().save(kept(memory().progress, mock))
    _focus_field(mock)


def _question(mock: Mock) -> None:
    asked = mock.current
    with st.container(horizontal=True, vertical_alignment="center"):
        st.progress(mock.index / len(mock.items), text=mock.place, width=220)
        _clock_switch(mock)
        if mock.is_open and mock.seconds is not None:
            st.markdown(words.stopped(clock(mock.seconds)), width="content")
        elif mock.has_clock and not mock.is_open:
            ticking(mock.elapsed(now()), words.RUNNING, "mock.ticking")
    with st.container(border=True, key=f"mock-question-{mock.index}"):
        st.caption(asked.about)
        show = st.markdown if asked.drill else partial(st.subheader, anchor=False)
        show(asked.text)
        if mock.is_open:
            _answer(mock, asked)
        elif asked.drill:
            _drill(mock, asked)
        else:
            _bank(mock)
    with st.popover("Stop this interview", type="tertiary"):
        st.markdown(words.STOPPING)
        st.button("Stop without a report", key="mock.stop", on_click=_stop)


def _clock_switch(mock: Mock) -> None:
    st.session_state[_CLOCK] = mock.has_clock
    st.toggle("Clock", key=_CLOCK, on_change=_switch_clock)


def _switch_clock() -> None:
    present = mock_of(memory().progress)
    if present is not None:
        changed = replace(present, has_clock=st.session_state[_CLOCK])
        memory().save(kept(memory().progress, changed))


def _bank(mock: Mock) -> None:
    _note(mock, words.KEY_WORDS)
    st.button(
        "Show the answer",
        type="primary",
        key="mock.open",
        shortcut="Ctrl+Enter",
        on_click=_open,
        args=(mock, ""),
    )


def _drill(mock: Mock, asked: Asked) -> None:
    ask(
        asked.drill,
        _key(mock, "answer"),
        "Check the answer",
        lambda text: _open(mock, text),
    )
    _note(mock, words.WORKING)
    st.button(
        "Skip this one",
        type="tertiary",
        key="mock.skip",
        on_click=_open,
        args=(mock, ""),
    )


def _answer(mock: Mock, asked: Asked) -> None:
    _show_note(mock.note)
    if asked.drill and mock.verdict == "skipped":
        st.markdown("**Skipped.**")
    elif asked.drill:
        show_verdict(asked.drill, mock.given)
    _model(asked)
    if asked.drill:
        st.button(
            words.next_title(mock),
            type="primary",
            key=_NEXT,
            on_click=_rate,
            args=(mock, mock.verdict),
        )
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
    st.caption(words.RATINGS_EXPLAINED)


def _show_note(note: str) -> None:
    """The reader's own words; a note as long as the longest may have been cut."""
    if not note:
        return
    st.caption("Your notes")
    st.text(note)
    if len(note) >= MOST_NOTE:
        st.warning(words.TOO_LONG, icon=":material/content_cut:")


def _model(asked: Asked) -> None:
    for heading, text in asked.model:
        st.markdown(f"**{heading}.** {text}")
    if asked.sources:
        st.caption("Sources: " + "; ".join(asked.sources))


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
        st.warning(words.TOO_LONG, icon=":material/content_cut:")


def _key(mock: Mock, field: str) -> str:
    return f"draft-mock-{mock.name}-{mock.index}-{field}"


def _take_note(mock: Mock, key: str) -> None:
    _change(mock, lambda present: present.noted(st.session_state[key]))


def _open(mock: Mock, given: str) -> None:
    note = st.session_state.get(_key(mock, "note"), mock.note)
    _change(mock, lambda present: present.opened(given, note, now()))
    move_focus(_NEXT if mock.current.drill else f"mock-rate-{next(iter(RATINGS))}")


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


def _focus_field(mock: Mock) -> None:
    if not mock.is_over:
        move_focus(_key(mock, "answer" if mock.current.drill else "note"))


def _stop() -> None:
    memory().save(closed(memory().progress))


def _report(session: PageSession, mock: Mock) -> None:
    found = report(mock, now())
    st.subheader(found.title, anchor=False)
    st.caption(found.when)
    if found.weak:
        st.markdown("**To read again**, the weakest first:")
        for each in found.weak:
            controls.link(each.link, each.words)
    with st.container(horizontal=True):
        is_printed = st.button(
            "Print the report", type="primary", icon=":material/print:"
        )
        st.download_button(
            "Save it as a page",
            mock_report(found),
            f"loss-lab-interview-{mock.seed}.html",
            "text/html",
            icon=":material/download:",
            on_click="ignore",
        )
    if is_printed:
        print_document(mock_report(found))
    st.caption(f"{words.KEPT} {words.same_questions(mock.seed)}")
    for entry in found.entries:
        _entry(entry)
    with st.popover("Start another interview"):
        st.markdown(words.REPORT_GOES)
        st.button("Start", key="mock.another", on_click=_begin, args=(session, 0))


def _entry(entry: Entry) -> None:
    icon = ":material/check:" if entry.is_enough else ":material/close:"
    with st.expander(words.entry(entry), icon=icon):
        st.caption(entry.asked.about)
        if entry.asked.drill:
            st.markdown(entry.asked.text)
        if entry.answer.given:
            st.text(f"You answered: {entry.answer.given}")
        _show_note(entry.answer.note)
        _model(entry.asked)
        with st.container(horizontal=True):
            controls.link(entry.asked.link, "See it on the chart")
            controls.link(entry.asked.page, words.page_title(entry.asked))
