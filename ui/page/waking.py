"""A page that says when the line is down, and goes on by itself once it is back."""

from __future__ import annotations

import streamlit as st

from ui.served.assets import component

_component = component("waking")


def keep_awake() -> None:
    """Place the component that watches the connection, and asks for a run after it."""
    with st.container(key="waking"):
        _component(key="waking.component", on_woken_change=lambda: None)
