"""Choosing a loss: curves, one data set, a guide, and the numerics."""

from types import MappingProxyType

import streamlit as st

from ui import controls
from ui.facts_view import show_facts
from ui.guide_view import show_guide
from ui.lesson import explain, lesson
from ui.lessons.choosing.curves import code as choosing_curves_code
from ui.lessons.choosing.curves import state as curves
from ui.lessons.choosing.curves import words as curves_words
from ui.lessons.choosing.data import code as choosing_data_code
from ui.lessons.choosing.data import state as data
from ui.lessons.choosing.data import words as data_words
from ui.lessons.choosing.guide import state as guide
from ui.lessons.choosing.guide import words as guide_words
from ui.lessons.choosing.numerics import code as numerics_code
from ui.lessons.choosing.numerics import state as numerics
from ui.lessons.choosing.numerics import words as numerics_words
from ui.lessons.choosing.scene import scene
from ui.lessons.choosing.state import PARTS, PRESETS
from ui.session import PageSession

session = PageSession("choosing", PRESETS)


def curves_row(session: PageSession) -> None:
    state = session.state
    titles = {name: curves.LOSS_TITLES[name] for name in state.curves}
    controls.preset(session, curves.TITLES)
    controls.choice(session, "loss", "Loss", titles)
    if state.kind == "probability":
        controls.choice(session, "axis", "Axis", curves.AXES, curves.with_axis)
    controls.end(session, choosing_curves_code.snippets)


def data_row(session: PageSession) -> None:
    titles = {name: data.LOSSES[name] for name in session.state.losses}
    controls.preset(session, data.TITLES)
    controls.choice(session, "loss", "Loss", titles)
    controls.end(session, choosing_data_code.snippets)


def numerics_row(session: PageSession) -> None:
    with st.container():
        with st.container(horizontal=True, vertical_alignment="center"):
            controls.preset(session, numerics.TITLES)
            if session.state.has_steps:
                controls.choice(session, "dtype", "Float", numerics.DTYPES)
            controls.end(session, numerics_code.snippets)
        st.markdown(numerics_code.instead(session.state))


PARTS_BY_STATE = MappingProxyType(
    {
        curves.State: (curves_row, curves_words),
        data.State: (data_row, data_words),
        guide.State: (show_guide, guide_words),
        numerics.State: (numerics_row, numerics_words),
    }
)


def row(session: PageSession) -> None:
    draw, _ = PARTS_BY_STATE[type(session.state)]
    draw(session)


def words() -> None:
    _, part = PARTS_BY_STATE[type(session.state)]
    explain(part.EXPLANATION, part.FOLDS)
    show_facts()


lesson(session, "Choosing a loss", scene, row, words, PARTS)
