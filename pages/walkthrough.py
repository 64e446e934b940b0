"""The professional answer: step by step with its charts, whole, and rehearsed."""

from __future__ import annotations

import streamlit as st

from ui.interview.answer.rehearsal import rehearsal_of
from ui.interview.answer.rehearsal_view import rehearse
from ui.interview.answer.walkthrough import LENGTHS, MODES, PRESETS, with_length
from ui.interview.answer.walkthrough_view import show_steps, show_whole
from ui.interview.browser.focus import keep_focus
from ui.interview.memory import memory
from ui.page import controls
from ui.page.lesson import show_notices
from ui.page.session import PageSession

session = PageSession("walkthrough", PRESETS)


def length() -> None:
    controls.choice(session, "length", "Version", LENGTHS, change=with_length)


memory().keep()
notices = session.open()
with st.container(horizontal=True, vertical_alignment="center"):
    st.title("The professional answer", anchor=False, width="content")
    controls.choice(session, "mode", "Mode", MODES)
show_notices(notices)
mode = session.state.mode
if mode != "rehearse" and rehearsal_of(memory().progress):
    st.caption("A rehearsal is under way: choose “Rehearse” to go on with it.")
if mode == "read":
    show_steps(session, length)
elif mode == "whole":
    show_whole(session.state, length)
else:
    rehearse(session.state.length, length)
session.write_link()
keep_focus()
