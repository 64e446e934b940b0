"""Progress: what is due, learned and weak; the file, and clearing it all."""

from __future__ import annotations

import streamlit as st

from ui.interview.browser.focus import keep_focus
from ui.interview.memory import memory
from ui.interview.standing.state import PRESETS
from ui.interview.standing.view import KEPT_HERE, show_file, show_standing
from ui.page.lesson import show_notices
from ui.page.session import PageSession

session = PageSession("progress", PRESETS)

memory().keep()
notices = session.open()
st.title("Progress", anchor=False)
show_notices(notices)
st.markdown(KEPT_HERE)
show_standing()
show_file(session)
session.write_link()
keep_focus()
