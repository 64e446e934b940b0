"""Glossary: every term of the field in a sentence or two, with where it is seen."""

import streamlit as st

from ui.glossary.view import PRESETS, all_terms
from ui.interview.page import interview_page
from ui.page.session import PageSession

session = PageSession("glossary", PRESETS)

with interview_page(session, "Glossary"):
    st.markdown(
        "Each term with what it means, in an order in which each needs only those "
        "before it. In the lessons a dotted term explains itself where it stands."
    )
    st.html(all_terms())
