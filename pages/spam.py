"""Spam or not: the hinge loss."""

import streamlit as st

from ui.lessons.part import Part
from ui.lessons.spam import LESSON, PRIVACY, presets_with
from ui.lessons.spam.state import (
    COMPARED_TITLES,
    FIRST_TEXT,
    LABELS,
    OWN_LABELS,
    TEXTS,
    OwnMail,
)
from ui.page import controls
from ui.page.lesson import lesson
from ui.page.session import PageSession

typed = st.session_state.get("spam.typed", FIRST_TEXT)
session = PageSession.of(LESSON)
session.presets = presets_with(typed)
CHOICES = {
    "label_1": ("Label of mail 1", LABELS["label_1"]),
    "label_2": ("Label of mail 2", LABELS["label_2"]),
    "compare": ("Compare with", COMPARED_TITLES),
}


def take(text: str) -> None:
    """Score a text; it stays in this session and goes nowhere else."""
    session.put("typed", text)
    session.presets = presets_with(text)
    if isinstance(session.state, OwnMail):
        session.save(session.state.with_text(text))


def own_mail(part: Part) -> None:
    st.session_state["spam.box"] = session.get("typed", FIRST_TEXT)
    with st.container(horizontal=True):
        st.text_area(
            "Your mail",
            key="spam.box",
            height=96,
            width=380,
            label_visibility="collapsed",
            placeholder="Type a mail here",
            on_change=lambda: take(st.session_state["spam.box"]),
        )
        with st.container():
            with st.container(horizontal=True, vertical_alignment="center"):
                controls.choice(session, "label_1", "Its label", OWN_LABELS)
            with st.container(horizontal=True, vertical_alignment="center"):
                st.button("Score it", key="spam.score")
                for name, text in TEXTS.items():
                    st.button(name, type="tertiary", on_click=take, args=(text,))
                controls.end(session, part.programs)
            for notice in session.state.mail.notices:
                st.caption(f":material/info: {notice}")
            st.caption(PRIVACY)


def row(session: PageSession, part: Part) -> None:
    if isinstance(session.state, OwnMail):
        own_mail(part)
        return
    for field in session.state.controls:
        label, titles = CHOICES[field]
        controls.choice(session, field, label, titles)
    controls.end(session, part.programs)


lesson(session, LESSON, row)
