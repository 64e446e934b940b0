"""Choosing a loss: curves, one data set, a guide, and the numerics."""

from types import MappingProxyType

import streamlit as st

from ui import controls
from ui.lesson import explain, lesson
from ui.scenes import choosing_curves_code, choosing_guide_code
from ui.scenes import choosing_curves_state as curves
from ui.scenes import choosing_curves_words as curves_words
from ui.scenes import choosing_guide_state as guide
from ui.scenes import choosing_guide_words as guide_words
from ui.scenes.choosing import scene
from ui.scenes.choosing_guide_rules import asked
from ui.scenes.choosing_state import PARTS, PRESETS
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


def guide_row(session: PageSession) -> None:
    first, *others = asked(session.state)
    with st.container():
        with st.container(horizontal=True, vertical_alignment="center"):
            controls.preset(session, guide.TITLES)
            controls.choice(session, first.field, first.label, first.options)
            controls.link(session.state.rule.link, session.state.rule.link_title)
            controls.end(session, choosing_guide_code.snippets)
        with st.container(horizontal=True, vertical_alignment="center"):
            for each in others:
                controls.choice(session, each.field, each.label, each.options)


ROWS = MappingProxyType({curves.State: curves_row, guide.State: guide_row})
WORDS = MappingProxyType({curves.State: curves_words, guide.State: guide_words})


def row(session: PageSession) -> None:
    ROWS[type(session.state)](session)


def words() -> None:
    part = WORDS[type(session.state)]
    explain(part.EXPLANATION, part.FOLDS)


lesson(session, "Choosing a loss", scene, row, words, PARTS)
