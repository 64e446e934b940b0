"""A clock that runs in the browser: no run of the script for each second."""

from __future__ import annotations

import streamlit as st

from ui.assets import loader

_component = st.components.v2.component(
    "loss_lab_ticking", js=loader("ticking.js"), isolate_styles=False
)


def ticking(seconds: float, words: str, key: str) -> None:
    """Show a time that runs on from so many seconds, and words after it."""
    _component(key=key, data={"seconds": seconds, "words": words}, width="content")
