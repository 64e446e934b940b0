"""The key "/" that goes to a page's search."""

from __future__ import annotations

import streamlit as st

from ui.served.assets import loader

_component = st.components.v2.component(
    "loss_lab_slash", js=loader("slash.js"), isolate_styles=False
)


def focus_by_slash(key: str) -> None:
    """Move the focus to the field of this key when "/" is pressed outside a field."""
    _component(key="slash.component", data={"on": key.replace(".", "-")})
