"""The professional answer: step by step with its charts, whole, and rehearsed."""

from __future__ import annotations

import streamlit as st

from ui.interview.answer.rehearsal import rehearsal_of
from ui.interview.answer.rehearsal_view import rehearse
from ui.interview.answer.walkthrough import LENGTHS, MODES, PRESETS, with_length
from ui.interview.answer.walkthrough_view import show_steps, show_whole
from ui.interview.memory import memory
from ui.interview.page import interview_page
from ui.page import controls
from ui.page.session import PageSession

session = PageSession("walkthrough", PRESETS)


def length() -> None:
    controls.choice(session, "length", "Version", LENGTHS, change=with_length)


with interview_page(session, "The professional answer", MODES):
    mode = session.state.mode
    if mode != "rehearse" and rehearsal_of(memory().progress):
        st.caption("A rehearsal is under way: choose “Rehearse” to go on with it.")
    if mode == "read":
        show_steps(session, length)
    elif mode == "whole":
        show_whole(session.state, length)
    else:
        rehearse(session.state.length, length)
