"""Drills: numeric questions, one at a time, or ten against the clock."""

from __future__ import annotations

import streamlit as st

from ui.interview.browser.focus import keep_focus
from ui.interview.drills.run_view import timed_run
from ui.interview.drills.state import MODES, PRESETS
from ui.interview.drills.view import practise
from ui.interview.memory import memory
from ui.page import controls
from ui.page.lesson import show_notices
from ui.page.session import PageSession

session = PageSession("drills", PRESETS)

memory().keep()
notices = session.open()
with st.container(horizontal=True, vertical_alignment="center"):
    st.title("Drills", anchor=False, width="content")
    controls.choice(session, "mode", "Mode", MODES)
show_notices(notices)
if session.state.mode == "practice":
    practise(session)
else:
    timed_run(session)
session.write_link()
keep_focus()
