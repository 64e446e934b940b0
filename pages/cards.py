"""Flashcards: the questions of the bank, each again when it is about to be lost."""

from __future__ import annotations

import streamlit as st

from ui.interview.bank.state import LEVEL_TITLES, TOPIC_TITLES
from ui.interview.cards.state import PRESETS
from ui.interview.cards.view import show_review
from ui.interview.page import interview_page
from ui.page import controls
from ui.page.session import PageSession

session = PageSession("cards", PRESETS)

with interview_page(session, "Flashcards"):
    st.markdown(
        "Answer aloud, then look and rate yourself. A card that you know comes back "
        "late, one that you do not know comes back soon, as FSRS, a model of memory, "
        "predicts."
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        controls.select(session, "topic", "Topic", TOPIC_TITLES, width=240)
        controls.select(session, "level", "Level", LEVEL_TITLES, width=160)
    show_review(session)
