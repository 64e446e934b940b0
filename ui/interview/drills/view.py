"""Drills on the page, one at a time: the question, the field, and what came of it."""

from __future__ import annotations

import streamlit as st

from ui.interview.bank import LEVELS
from ui.interview.browser import move_focus
from ui.interview.drills import KINDS, Drill
from ui.interview.drills.form import ask, button
from ui.interview.drills.grading import Grade, grade
from ui.interview.drills.kept import answer_to, name_of, taken_back, with_answer
from ui.interview.drills.run import run_of
from ui.interview.drills.state import KIND_TITLES
from ui.interview.memory import memory
from ui.page.controls import choice, link
from ui.page.embedded import embedded
from ui.page.session import PageSession

_NEXT = "drills-next"


def practise(session: PageSession) -> None:
    """Show a drill, and once it is answered what came of it."""
    run = run_of(memory().progress)
    if run is not None and not run.is_over:
        st.caption("A timed run is under way: choose “Timed run of ten” to go on.")
    _choose(session)
    drill = session.state.drill
    answer = answer_to(memory().progress, drill)
    with st.container(border=True, key="drills-question"):
        kind, level = KINDS[drill.kind].title, LEVELS[drill.level]
        st.caption(f"{kind} · {level} · no. {drill.seed}")
        st.markdown(drill.text)
        if answer:
            show_grade(drill, grade(drill, answer))
            with st.container(horizontal=True):
                button("Next", _NEXT, "primary", lambda: _go_on(session))
                button(
                    "Answer it again", "drills-again", "tertiary", lambda: _again(drill)
                )
        else:
            ask(drill, _field(drill), "Check", lambda found: _send(drill, found))
            button("Another one", "drills-skip", "secondary", lambda: _go_on(session))
    if answer:
        if drill.chart:
            st.caption(drill.chart)
        embedded(drill.link, "drills", is_example=False)
        link(drill.link, "Open its lesson")


def show_grade(drill: Drill, found: Grade) -> None:
    """What was answered, whether it is right, and beside it the arithmetic."""
    verdict, arithmetic = st.columns(2, gap="medium")
    with verdict:
        show_verdict(found)
    with arithmetic:
        show_arithmetic(drill)


def show_verdict(found: Grade) -> None:
    """What was answered, and whether it is right.

    One that an earlier version counted, and that would be asked back now, says so.
    """
    st.text(f"You answered: {found.text}")
    if found.is_right:
        st.success(found.words, icon=":material/check:")
    elif not found.is_readable:
        st.warning(found.words, icon=":material/edit:")
    else:
        st.error(found.words, icon=":material/close:")


def show_arithmetic(drill: Drill) -> None:
    """The arithmetic, line by line."""
    st.markdown("\n".join(f"- {line}" for line in drill.worked))


def _choose(session: PageSession) -> None:
    st.session_state["drills.chosen"] = session.state.chosen

    def take() -> None:
        session.save(session.state.choosing(st.session_state["drills.chosen"]))

    with st.container(horizontal=True, vertical_alignment="center"):
        st.selectbox(
            "Kind",
            list(KIND_TITLES),
            format_func=KIND_TITLES.__getitem__,
            key="drills.chosen",
            label_visibility="collapsed",
            filter_mode=None,  # else a phone opens its keyboard
            width=300,
            on_change=take,
        )
        choice(session, "level", "Level", LEVELS)


def _field(drill: Drill) -> str:
    return f"draft-{name_of(drill).replace('/', '-')}"


def _send(drill: Drill, found: Grade) -> None:
    memory().save(with_answer(memory().progress, drill, found))
    move_focus(_NEXT)


def _go_on(session: PageSession) -> None:
    session.save(session.state.next())
    move_focus(_field(session.state.drill))


def _again(drill: Drill) -> None:
    memory().save(taken_back(memory().progress, drill))
    move_focus(_field(drill))
