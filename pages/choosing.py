"""Choosing a loss: curves, one data set, a guide, and the numerics."""

import streamlit as st

from ui.facts.view import show_facts
from ui.lessons.choosing import LESSON, curves, data, guide, numerics
from ui.lessons.choosing.curves.state import AXES, Two, TwoAxes, with_added, with_axis
from ui.lessons.choosing.curves.view import addable, offered
from ui.lessons.choosing.numerics.code import instead
from ui.lessons.choosing.numerics.state import DTYPES, InSteps
from ui.lessons.example import Example
from ui.lessons.part import Part
from ui.losses import buttons
from ui.page import controls
from ui.page.guide import show_guide
from ui.page.lesson import explain, lesson
from ui.page.session import PageSession

session = PageSession.of(LESSON)


def curves_row(session: PageSession, part: Part) -> None:
    state = session.state
    controls.choice(session, "loss", "Loss", offered(state))
    if isinstance(state, TwoAxes):
        controls.choice(session, "axis", "Axis", AXES, change=with_axis)
    if isinstance(state, Two):
        controls.several(
            session, "added", "Draw also", addable(state), change=with_added
        )
    controls.end(session, part.programs)


def data_row(session: PageSession, part: Part) -> None:
    controls.choice(session, "loss", "Loss", buttons(session.state.losses))
    controls.end(session, part.programs)


def numerics_row(session: PageSession, part: Part) -> None:
    with st.container():
        with st.container(horizontal=True, vertical_alignment="center"):
            if isinstance(session.state, InSteps):
                controls.choice(session, "dtype", "Float", DTYPES)
            controls.end(session, part.programs)
        st.markdown(instead(session.state))


ROWS = {
    curves.PART: curves_row,
    data.PART: data_row,
    guide.PART: show_guide,
    numerics.PART: numerics_row,
}


def words(part: Part, example: Example) -> None:
    explain(part, example)
    show_facts()


lesson(session, LESSON, lambda session, part: ROWS[part](session, part), words)
