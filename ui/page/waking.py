"""A page that says when the line is down, and goes on by itself once it is back."""

from __future__ import annotations

import streamlit as st

from ui.served.assets import loader

_component = st.components.v2.component(
    "loss_lab_waking", js=loader("waking.js"), isolate_styles=False
)


def keep_awake() -> None:
    """Place the component that watches the connection, and asks for a run after it."""
    with st.container(key="waking"):
        _component(key="waking.component", on_woken_change=lambda: None)
