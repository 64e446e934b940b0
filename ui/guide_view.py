"""The questions of the guide under its chart; on a phone they stand above it."""

from __future__ import annotations

import streamlit as st

from ui import controls
from ui.lessons.choosing.guide.rules import Question, asked
from ui.lessons.part import Part
from ui.session import PageSession

_EXAMPLE = "Take an example, or answer for your own task"
_CSS = """
@media (min-width: 641px) {
  .st-key-choosing-predicted [data-testid="stWidgetLabel"] { margin-bottom: 0.75rem; }
  .st-key-choosing-live .ll-plot { height: clamp(15rem, calc(100vh - 32rem), 30rem); }
}
@media (max-width: 640px) {
  .st-key-choosing-controls [role="radio"]:not([data-selected]) {  /* first in a row */
    border-inline-color: color-mix(in srgb, currentColor 14%, transparent) !important;
  }
  .st-key-choosing-live > :has(> .st-key-choosing-controls) { order: -1; }
}
"""


def show_guide(session: PageSession, part: Part) -> None:
    """Ask what matters for the answers so far, and lead on to data and code."""
    first, *others = asked(session.state)
    rule = session.state.rule
    st.html(f"<style>{_CSS}</style>")
    with st.container():
        with st.container(horizontal=True, vertical_alignment="bottom"):
            controls.preset(session, part.titles, _EXAMPLE)
            _ask(session, first)
            with st.container(
                horizontal=True, vertical_alignment="center", width="content"
            ):
                controls.link(rule.link, rule.link_title)
                controls.end(session, part.programs)
        with st.container(horizontal=True):
            for question in others:
                _ask(session, question)


def _ask(session: PageSession, question: Question) -> None:
    controls.choice(
        session, question.field, question.label, question.options, is_question=True
    )
