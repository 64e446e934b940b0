"""Mock interview: ten questions one at a time, with a clock and a report."""

from __future__ import annotations

import streamlit as st

from ui.interview.browser.focus import keep_focus
from ui.interview.memory import memory
from ui.interview.mock.state import PRESETS
from ui.interview.mock.view import show_mock
from ui.page.lesson import show_notices
from ui.page.session import PageSession

session = PageSession("mock", PRESETS)

memory().keep()
notices = session.open()
st.title("Mock interview", anchor=False)
show_notices(notices)
show_mock(session)
session.write_link()
keep_focus()
