"""The question bank: searched, filtered, and each with the chart that shows it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

import streamlit as st

from ui import controls
from ui.embedded import begin_anew
from ui.interview.bank import LEVELS, TOPICS, Question, question
from ui.interview.memory import memory
from ui.interview.question_view import CHART, TONES, answer, style
from ui.interview.questions_state import LEVEL_TITLES, PRESETS, TOPIC_TITLES, State
from ui.interview.slash import focus_by_slash
from ui.lesson import show_notices
from ui.session import PageSession

session = PageSession("questions", PRESETS)


def search() -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        label = "Search the questions and answers"
        controls.search(session, "words", label, State.with_words)
        controls.select(session, "topic", "Topic", TOPIC_TITLES, 240)
        controls.select(session, "level", "Level", LEVEL_TITLES, 160)


def toggle(name: str) -> None:
    is_open = st.session_state[f"questions.{name}"]
    session.put("opened_here", name)
    begin_anew(CHART)
    new = dataclasses.replace(session.state, question=name if is_open else "")
    session.save(new)


def show(each: Question) -> None:
    key = f"questions.{each.name}"
    st.session_state[key] = each.name == session.state.question
    level = f":{TONES[each.level]}-badge[{LEVELS[each.level]}]"
    label = f"{level} {each.question}"
    place = st.expander(label, key=key, on_change=toggle, args=(each.name,))
    if place.open:
        with place:
            answer(each)


def show_all(listed: Iterable[Question], title: str = "") -> None:
    listed = [each for each in listed if each.name != linked()]
    if listed and title:
        st.subheader(title, anchor=False)
    for each in listed:
        show(each)


def linked() -> str:
    """The open question, unless it was opened here and stands in its place."""
    name = session.state.question
    return "" if name == session.get("opened_here") else name


@st.fragment
def bank() -> None:
    search()
    listed, nearest = session.state.found, session.state.nearest
    st.caption(f"{len(listed)} questions" if len(listed) != 1 else "1 question")
    if not listed and not nearest:
        st.info("No question holds these words. Try fewer, or another topic or level.")
    if linked():
        show(question(linked()))
    if session.state.is_search:
        show_all(listed)
        show_all(nearest, "Nearest")
    else:
        for topic, title in TOPICS.items():
            show_all((each for each in listed if each.topic == topic), title)
    session.write_link()


memory().keep()
if session.is_arriving:
    session.put("opened_here", "")
notices = session.open()
style()
st.title("Question bank", anchor=False)
show_notices(notices)
st.markdown(
    "Answer a question aloud, then open it and compare: what passes, what impresses. "
    "Each answer has a chart to drag."
)
bank()
focus_by_slash("questions.words")
