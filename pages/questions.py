"""The question bank: searched, filtered, and each with the chart that shows it."""

from __future__ import annotations

import dataclasses

import streamlit as st

from ui.interview.bank import Question, question
from ui.interview.bank.state import LEVEL_TITLES, PRESETS, TOPIC_TITLES, State
from ui.interview.bank.view import CHART, answer, heading
from ui.interview.browser import focus_by_slash
from ui.interview.memory import memory
from ui.page import controls
from ui.page.embedded import begin_anew
from ui.page.notices import show_notices
from ui.page.session import PageSession
from ui.styles import style

session = PageSession("questions", PRESETS)


def search() -> None:
    label = "Search the questions and answers"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        controls.search(session, "words", label, State.with_words)
        controls.select(session, "topic", "Topic", TOPIC_TITLES, width=240)
        controls.select(session, "level", "Level", LEVEL_TITLES, width=160)


def toggle(name: str) -> None:
    is_open = st.session_state[f"questions.{name}"]
    session.put("opened_here", name)
    begin_anew(CHART)
    new = dataclasses.replace(session.state, question=name if is_open else "")
    session.save(new)


def show(each: Question) -> None:
    key = f"questions.{each.name}"
    st.session_state[key] = each.name == session.state.question
    place = st.expander(heading(each), key=key, on_change=toggle, args=(each.name,))
    if place.open:
        with place:
            answer(each)


def linked() -> str:
    """The open question, unless it was opened here and stands in its place."""
    name = session.state.question
    return "" if name == session.get("opened_here") else name


@st.fragment
def bank() -> None:
    search()
    st.caption(session.state.said)
    above = linked()
    if above:
        show(question(above))
    for title, listed in session.state.groups:
        others = [each for each in listed if each.name != above]
        if others and title:
            st.subheader(title, anchor=False)
        for each in others:
            show(each)
    session.write_link()


memory().keep()
if session.is_arriving:
    session.put("opened_here", "")
notices = session.open()
st.html(style("questions"))
st.title("Question bank", anchor=False)
show_notices(notices)
st.markdown(
    "Answer aloud, then open the question and compare: what passes, what impresses, "
    "and a chart to drag."
)
bank()
focus_by_slash("questions.words")
