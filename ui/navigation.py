"""The ordered list of pages, and what is the same on each."""

from __future__ import annotations

import streamlit as st

PAGES = (
    st.Page("pages/home.py", title="Loss Lab", url_path="", default=True),
    st.Page("pages/houses.py", title="House prices", url_path="houses"),
    st.Page("pages/cats_dogs.py", title="Cat or dog", url_path="cats-dogs"),
    st.Page("pages/spam.py", title="Spam or not", url_path="spam"),
)
