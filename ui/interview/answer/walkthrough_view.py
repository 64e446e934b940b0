"""The professional answer on the page: step by step, and in one piece."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import streamlit as st

from ui.interview.answer.walkthrough import State, turned
from ui.interview.browser import arrows, move_focus, on_paper, print_button
from ui.interview.paper.answer import answer_sheet
from ui.page import controls
from ui.page.embedded import embedded
from ui.page.session import PageSession
from ui.styles import style

_PREVIOUS, _NEXT = "walkthrough-previous", "walkthrough-next"
_REHEARSE, _SAY = "walkthrough-rehearse", "walkthrough-say"


def show_steps(session: PageSession, length: Callable[[], None]) -> None:
    """Show the path, and on it one step with its chart.

    Parameters
    ----------
    length
        Draws the choice of the version.
    """
    _path(session, length)
    _step(session.state)
    arrows(_PREVIOUS, _NEXT)


def show_whole(state: State, length: Callable[[], None]) -> None:
    """Show all that is said, from beginning to end."""
    with st.container(horizontal=True, vertical_alignment="center"):
        length()
        print_button("Print it")
    st.html(style("walkthrough"))
    with st.container(key=f"{_SAY}-whole"):
        for step in state.steps:
            st.markdown(f"**{step.title}.** {step.say}")
    on_paper(answer_sheet(state.length))


def _turn(session: PageSession, by: int) -> None:
    """Go some steps; a button that goes away gives the focus to the one beside it."""
    new = turned(session.state, by)
    session.save(new)
    lost = {0: _NEXT, len(new.steps) - 1: _REHEARSE}.get(new.index)
    move_focus(*filter(None, [lost]), top=_SAY)


def _path(session: PageSession, length: Callable[[], None]) -> None:
    state = session.state
    titles = {
        step.name: f"{place}. {step.title}"
        for place, step in enumerate(state.steps, start=1)
    }

    def begin() -> None:
        session.save(dataclasses.replace(session.state, mode="rehearse"))

    with st.container(
        horizontal=True, vertical_alignment="center", key="walkthrough-path"
    ):
        with st.container(horizontal=True, width="content", key="walkthrough-turn"):
            is_first = state.index == 0
            _button("Previous", _PREVIOUS, lambda: _turn(session, -1), is_first)
            if state.is_last:
                _button("Rehearse it", _REHEARSE, begin)
            else:
                _button("Next", _NEXT, lambda: _turn(session, 1))
        controls.select(session, "step", "Step", titles, width=240)
        st.progress(state.share, text=state.place, width=176)
        length()
        controls.link(state.current.link, "Open its lesson")


def _button(
    label: str, key: str, act: Callable[[], None], is_disabled: bool = False
) -> None:
    kind: controls.ButtonKind = "secondary" if key == _PREVIOUS else "primary"
    st.button(label, key=key, type=kind, on_click=act, disabled=is_disabled)


def _step(state: State) -> None:
    current = state.current
    st.html(style("walkthrough"))
    said, why, follow_up = st.columns([5, 3, 4], gap="medium")
    with said:
        _column(f"Say, in about {current.seconds} seconds", current.say, _SAY)
    with why:
        _column("Why it scores", current.why, "walkthrough-why")
    with follow_up:
        title = "The follow-up, and its short answer"
        _column(title, current.follow_up, "walkthrough-follow-up")
    embedded(current.link, "walkthrough")


def _column(title: str, text: str, key: str) -> None:
    with st.container(gap="xxsmall", key=key):
        st.caption(title)
        st.markdown(text)
