"""The timed run of ten drills on the page: its start, its questions, its report."""

from __future__ import annotations

from random import randint

import streamlit as st

from ui.interview.bank import LEVELS
from ui.interview.browser import move_focus, now, ticking
from ui.interview.cards.words import WAITING_FOR_THE_BROWSER
from ui.interview.drills import KINDS, SEEDS
from ui.interview.drills.form import ask, button
from ui.interview.drills.grading import Grade
from ui.interview.drills.run import (
    GONE,
    Row,
    Run,
    begun,
    closed,
    kept,
    report,
    run_of,
    stopped,
    with_sent,
)
from ui.interview.drills.state import address_of
from ui.interview.drills.view import show_arithmetic, show_grade
from ui.interview.memory import memory
from ui.interview.times import elapsed
from ui.page.controls import choice, link
from ui.page.session import PageSession
from ui.styles import style

_HOW = (
    "Ten drills of ten kinds, one after the other, against the clock. You are told "
    "what was right at the end, with the arithmetic, the time of each, and what to "
    "practise. The clock goes on if you leave the page."
)
_FIRST_ROW, _SKIP = "drills-row-1", "drills-skip-one"


def timed_run(session: PageSession) -> None:
    """Show where the reader's run is."""
    run = run_of(memory().progress)
    if not memory().is_loaded:
        st.caption(WAITING_FOR_THE_BROWSER)
    elif run is None:
        choice(session, "level", "Level", LEVELS)
        st.markdown(_HOW)
        button("Start", "drills-start", "primary", lambda: _begin(session.state.level))
    elif run.is_over:
        _report(run)
    else:
        _question(run)


def _begin(level: str) -> None:
    run = begun(level, randint(1, SEEDS[-1]), now())
    memory().save(kept(memory().progress, run))
    move_focus(run.draft)


def _question(run: Run) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.progress(run.share, text=run.place, width=220)
        with st.container(key="drills-clock", width="content"):
            ticking(elapsed(run.started, now()), "since the start", "drills.ticking")
        with st.container(key="drills-still", width="content"):
            st.markdown("The clock runs; the report tells the time.", width="content")
        st.html(style("timed_run"))
    drill = run.current
    with st.container(border=True, key="drills-run-question"):
        if drill is None:
            st.markdown(GONE)
            button("Go on", _SKIP, "primary", lambda: _send(run, None))
        else:
            st.caption(f"{KINDS[drill.kind].title} · {LEVELS[drill.level]}")
            st.markdown(drill.text)
            ask(drill, run.draft, "Answer", lambda found: _send(run, found))
            button("Skip this one", _SKIP, "tertiary", lambda: _send(run, None))
    button("Stop the run here", "drills-stop", "tertiary", lambda: _stop(run))


def _send(run: Run, found: Grade | None) -> None:
    """Take an answer to the present drill; a second click finds another one."""
    if run_of(memory().progress) != run:
        return
    memory().save(with_sent(memory().progress, run, found, now()))
    after = run_of(memory().progress)
    if after is None:
        return
    field = after.draft if after.is_over or after.current else _SKIP
    move_focus(_FIRST_ROW if after.is_over else field)


def _stop(run: Run) -> None:
    if run_of(memory().progress) == run:
        memory().save(stopped(memory().progress, run))


def _close() -> None:
    memory().save(closed(memory().progress))


def _report(run: Run) -> None:
    found = report(run)
    st.subheader(f"{found.verdict} · {LEVELS[run.level]}", anchor=False)
    if found.weakest:
        st.markdown("**Practise these:**")
        with st.container(horizontal=True):
            for kind in found.weakest:
                link(f"drills?kind={kind}&level={run.level}", KINDS[kind].title)
    for row in found.rows:
        _row(row)
    with st.container(horizontal=True):
        button("Run again", "drills-rerun", "secondary", lambda: _begin(run.level))
        button("Done", "drills-done", "secondary", _close)


def _row(row: Row) -> None:
    icon = ":material/check:" if row.is_right else ":material/close:"
    icon = icon if row.drill else ":material/remove:"
    with st.expander(row.title, icon=icon, key=f"drills-row-{row.place}"):
        if row.drill is None:
            st.markdown(GONE)
            if row.text:
                st.text(f"You answered: {row.text}")
            return
        st.markdown(row.drill.text)
        if row.grade is None:
            show_arithmetic(row.drill)
        else:
            show_grade(row.drill, row.grade)
        if row.drill.chart:
            st.caption(row.drill.chart)
        with st.container(horizontal=True):
            link(row.drill.link, "See it on the chart")
            drill = row.drill
            link(address_of(drill.kind, drill.level, drill.seed), "This drill", "link")
