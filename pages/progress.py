"""Progress: what is due, learned and weak; the file, and clearing it all."""

from __future__ import annotations

import streamlit as st

from ui.interview.page import interview_page
from ui.interview.standing import PRESETS
from ui.interview.standing.view import KEPT_HERE, show_file, show_standing
from ui.page.session import PageSession

session = PageSession("progress", PRESETS)

with interview_page(session, "Progress"):
    st.markdown(KEPT_HERE)
    show_standing()
    show_file(session)
