"""What every lesson has: a heading, one live part, and the words below it.

The chart is a fragment in a fragment: a drag runs the chart alone, a control runs the
chart and the controls, and neither runs the words.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from ui.glossary.view import write
from ui.interview.browser import keep_focus
from ui.interview.checks.view import END, show_end, show_next
from ui.interview.memory import memory
from ui.lessons.example import Example
from ui.lessons.part import Lesson, Part
from ui.lessons.way import ENDS
from ui.live_chart.component import live_chart
from ui.live_chart.messages import remembered
from ui.page import controls
from ui.page.notices import show_notices
from ui.page.path import show_path
from ui.page.path.stops import is_last
from ui.page.session import PageSession
from ui.page.tab import name_tab
from ui.page.turning import turn_to


def lesson(
    session: PageSession,
    shown: Lesson,
    row: Callable[[PageSession, Part], None],
    words: Callable[[Part, Example], None] | None = None,
) -> None:
    """Show a lesson; in the presenter view and in a frame only its chart.

    Parameters
    ----------
    session
        The page's state.
    shown
        The lesson.
    row
        Draws the row of controls of a part under the chart.
    words
        Writes what stands under the controls, in place of the part's explanation.
    """
    notices = session.open()
    if not session.framed:
        session.keep_answers()
        memory().keep(is_silent=True)
    is_presenting, example = session.presenting, session.state.preset
    is_alone = is_presenting or session.framed
    if len(shown.examples) > 1:
        name_tab(shown.examples[example].title, shown.menu)
    if not is_alone:
        _heading(session, shown)
    show_notices(notices)

    @st.fragment
    def chart() -> None:
        # First the link: what is acknowledged is kept, should the server end now.
        if not remembered(session).is_moving:
            session.write_link()
        live_chart(shown.scene, session)
        if turn := session.turn():
            turn_to(*turn)
        shows = (session.presenting, session.state.preset)
        if shows != (is_presenting, example) or session.answers:
            st.rerun()

    @st.fragment
    def chart_and_controls() -> None:
        with st.container(key=f"{session.page}-live"):
            chart()
            if not is_presenting:
                place = st.container(
                    horizontal=True,
                    vertical_alignment="center",
                    key=f"{session.page}-controls",
                )
                with place:
                    row(session, shown.part_of(session.state))

    chart_and_controls()
    if not is_alone:
        part = shown.part_of(session.state)
        _say(part.examples[example])
        (words or explain)(part, part.examples[example])
        if session.page in ENDS and is_last(shown, example):
            show_end(session.page)
        keep_focus()


def _heading(session: PageSession, shown: Lesson) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="heading"):
        st.title(shown.title, anchor=False, width="content")
        if len(shown.parts) > 1:
            controls.part(session, {part.title: part.titles for part in shown.parts})
        if len(shown.examples) > 1:
            show_path(session, shown, memory().progress.answered, END)
        elif session.page == "home":
            show_next("")


def _say(example: Example) -> None:
    """Write what answers the question of an example: styles hide it until then."""
    if example.say:
        with st.container(key="said-of-example"):
            write(example.say)


def explain(part: Part, example: Example) -> None:
    """Write the explanation of a part, and in folds what goes deeper.

    The fold of the example is open; styles hide what is in it, and the explanation,
    until the chart is.
    """
    with st.container(key="words-of-part"):
        write(part.explanation)
    for title, text in part.folds.items():
        is_own = title == example.fold
        key = "fold-of-example" if is_own else None
        with st.container(key=key), st.expander(title, expanded=is_own):
            write(text)
