"""The questions of the guide, above what they lead to."""

from __future__ import annotations

import streamlit as st

from ui.lessons.choosing.guide.rules import Question, asked
from ui.lessons.part import Part
from ui.page import controls
from ui.page.session import PageSession
from ui.styles import style


def show_guide(session: PageSession, part: Part) -> None:
    """Ask what matters for the answers so far, and lead on to data and code."""
    rule = session.state.rule
    st.html(style("guide"))
    with st.container(horizontal=True, vertical_alignment="top"):
        for question in asked(session.state):
            _ask(session, question)
        with st.container(
            horizontal=True,
            vertical_alignment="center",
            width="content",
            key="choosing-guide-tools",
        ):
            controls.link(rule.link, rule.link_title)
            controls.end(session, part.programs)


def _ask(session: PageSession, question: Question) -> None:
    controls.choice(
        session, question.field, question.label, question.options, is_question=True
    )
