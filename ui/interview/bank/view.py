"""The answer to a question of the bank: its words, and beside them its chart."""

from __future__ import annotations

from types import MappingProxyType

import streamlit as st

from ui.checked import exact_values
from ui.interview.bank import LEVELS, Question
from ui.page import controls
from ui.page.embedded import embedded

CHART = "questions"
"""The place of the one chart that is shown, as `embedded` has it."""
_TONES = MappingProxyType({"easy": "green", "medium": "blue", "hard": "violet"})


def heading(each: Question) -> str:
    """The question with its level, as Markdown."""
    return f":{_TONES[each.level]}-badge[{LEVELS[each.level]}] {each.question}"


def answer(each: Question) -> None:
    """Show the answer at its depths; on a wide screen its chart stands beside it."""
    said, drawn = st.columns([6, 7], gap="large")
    with said:
        for title, text in each.answer:
            st.markdown(f"**{title}.** {text}")
        _exact(each)
        st.caption("Sources: " + "; ".join(each.sources))
        with st.container(horizontal=True):
            controls.link(each.link, "Open the chart")
            controls.link(f"questions?question={each.name}", "Link to it", "link")
    with drawn, st.container(key="question-chart"):
        st.markdown(each.pointer)
        embedded(each.link, CHART, is_example=False)


def _exact(each: Question) -> None:
    """The numbers that are said rounded, with more of their digits."""
    values = exact_values(each.parts)
    if values:
        st.caption(
            "Exact values: "
            + "; ".join(f"{number} is {value}" for number, value in values)
            + "."
        )
