"""The professional answer: step by step with its charts, and rehearsed."""

import dataclasses

import streamlit as st

from ui import controls
from ui.embedded import embedded
from ui.interview.focus import keep_focus
from ui.interview.memory import memory
from ui.interview.rehearsal import rehearsal_of
from ui.interview.rehearsal_view import rehearse
from ui.interview.walkthrough import LENGTHS, MODES, PRESETS, turned, with_length
from ui.lesson import show_notices
from ui.session import PageSession

session = PageSession("walkthrough", PRESETS)
SAY_CSS = (
    ".st-key-walkthrough-say [data-testid=stMarkdownContainer] p"
    "{font-size:1.12rem;line-height:1.5}"
)


def length() -> None:
    controls.choice(session, "length", "Version", LENGTHS, with_length)


def turn(by: int) -> None:
    session.save(turned(session.state, by))


def begin() -> None:
    session.save(dataclasses.replace(session.state, mode="rehearse"))


def path() -> None:
    state = session.state
    titles = {
        step.name: f"{place}. {step.title}"
        for place, step in enumerate(state.steps, start=1)
    }
    with st.container(
        horizontal=True, vertical_alignment="center", key="walkthrough-path"
    ):
        st.button("Previous", on_click=turn, args=(-1,), disabled=state.index == 0)
        if state.is_last:
            st.button("Rehearse it", type="primary", on_click=begin)
        else:
            st.button("Next", type="primary", on_click=turn, args=(1,))
        controls.select(session, "step", "Step", titles, 240)
        st.progress(state.share, text=state.place, width=176)
        length()
        controls.link(state.current.link, "Open its lesson")


def column(title: str, text: str, name: str) -> None:
    with st.container(gap="xxsmall", key=f"walkthrough-{name}"):
        st.caption(title)
        st.markdown(text)


def step() -> None:
    current, length = session.state.current, session.state.length
    said, why, follow_up = st.columns([5, 3, 4], gap="medium")
    with said:
        seconds = f"Say, in about {current.planned(length)} seconds"
        column(seconds, current.text(length), "say")
    with why:
        column("Why it scores", current.reason(length), "why")
    with follow_up:
        column("The follow-up, and its short answer", current.follow_up, "follow-up")
    embedded(current.link, "walkthrough")


memory().keep()
notices = session.open()
st.html(f"<style>{SAY_CSS}</style>")
with st.container(horizontal=True, vertical_alignment="center"):
    st.title("The professional answer", anchor=False, width="content")
    controls.choice(session, "mode", "Mode", MODES)
show_notices(notices)
if session.state.mode == "read":
    if rehearsal_of(memory().progress):
        st.caption("A rehearsal is under way: choose “Rehearse” to go on with it.")
    path()
    step()
else:
    rehearse(session.state.length, length)
session.write_link()
keep_focus()
