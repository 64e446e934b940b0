"""A page that goes on by itself when the server comes back, or the laptop wakes."""

from __future__ import annotations

import streamlit as st

from ui.assets import loader

_component = st.components.v2.component(
    "loss_lab_waking", js=loader("waking.js"), isolate_styles=False
)


def keep_awake() -> None:
    """Place the component that asks for a run once the connection is back."""
    with st.container(key="waking"):
        _component(key="waking.component", on_woken_change=lambda: None)
