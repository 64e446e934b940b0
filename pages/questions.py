"""The question bank: searched, filtered, and each with the chart that shows it."""

from __future__ import annotations

import dataclasses

import streamlit as st

from ui import controls
from ui.interview.bank import LEVELS, TOPICS, Question, question
from ui.interview.memory import memory
from ui.interview.questions_state import LEVEL_TITLES, PRESETS, TOPIC_TITLES
from ui.lesson import show_notices
from ui.session import PageSession

session = PageSession("questions", PRESETS)
_TONES = {"easy": "green", "medium": "blue", "hard": "violet"}


def search() -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        controls.search(session, "words", "Search the questions and answers")
        controls.select(session, "topic", "Topic", TOPIC_TITLES, 240)
        controls.select(session, "level", "Level", LEVEL_TITLES, 160)


def toggle(name: str) -> None:
    is_open = st.session_state[f"questions.{name}"]
    session.put("opened_here", name)
    new = dataclasses.replace(session.state, question=name if is_open else "")
    session.save(new)


def show(each: Question) -> None:
    key = f"questions.{each.name}"
    st.session_state[key] = each.name == session.state.question
    level = f":{_TONES[each.level]}-badge[{LEVELS[each.level]}]"
    label = f"{level} {each.question}"
    place = st.expander(label, key=key, on_change=toggle, args=(each.name,))
    if not place.open:
        return
    with place:
        for title, text in each.answer:
            st.markdown(f"**{title}.** {text}")
        st.caption("Sources: " + "; ".join(each.sources))
        with st.container(horizontal=True):
            controls.link(each.link, "See it on the chart")
            controls.link(f"questions?question={each.name}", "Link to it", "link")


@st.fragment
def bank() -> None:
    search()
    listed = session.state.found
    st.caption(f"{len(listed)} questions" if len(listed) != 1 else "1 question")
    if not listed:
        st.info("No question holds these words. Try fewer, or another topic or level.")
    linked = session.state.question
    if linked and linked != session.get("opened_here"):
        show(question(linked))
    else:
        linked = ""
    for topic, title in TOPICS.items():
        of_topic = [
            each for each in listed if each.topic == topic and each.name != linked
        ]
        if of_topic:
            st.subheader(title, anchor=False)
        for each in of_topic:
            show(each)
    session.write_link()


memory().keep()
notices = session.open()
st.title("Question bank", anchor=False)
show_notices(notices)
st.markdown(
    "Answer a question aloud, then open it and compare: what passes, what impresses. "
    "Each answer has a chart that shows it."
)
bank()
