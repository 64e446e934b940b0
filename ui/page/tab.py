"""What a page is called in its tab, in the history and among bookmarks."""

from __future__ import annotations

import streamlit as st

_APP = "Loss Lab"


def name_tab(*titles: str) -> None:
    """Name the tab: what is shown first, then what it belongs to, the app last."""
    st.set_page_config(page_title=" · ".join(dict.fromkeys((*titles, _APP))))
