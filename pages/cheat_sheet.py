"""Cheat sheet: every loss, on the screen and on paper."""

from __future__ import annotations

import streamlit as st

from losses import FAMILIES
from ui.facts.view import table_html
from ui.interview.browser import on_paper, print_button
from ui.interview.page import interview_page
from ui.interview.paper.routes import CHEAT_SHEET
from ui.interview.paper.sheet import (
    FAMILY_WORDS,
    PRESETS,
    SCREEN_COLUMNS,
    SYMBOLS,
    WORDS,
    cheat_sheet,
)
from ui.page.session import PageSession
from ui.styles import style

session = PageSession("cheat-sheet", PRESETS)

with interview_page(session, "Cheat sheet"):
    for word, said, latex in WORDS:
        st.markdown(f"**{word}:** {said} ${latex}$")
    with st.container(horizontal=True):
        print_button("Print on A4")
        st.link_button(
            "Open the printed page", CHEAT_SHEET, icon=":material/open_in_new:"
        )
    st.caption(SYMBOLS, unsafe_allow_html=True)
    st.html(style("facts"))
    for family in FAMILIES:
        st.subheader(family.capitalize(), anchor=False)
        st.markdown(FAMILY_WORDS[family])
        st.markdown(table_html(family, SCREEN_COLUMNS), unsafe_allow_html=True)
    on_paper(cheat_sheet())
