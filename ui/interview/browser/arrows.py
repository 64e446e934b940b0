"""The keys Left and Right as two buttons of a page."""

from __future__ import annotations

import streamlit as st

from ui.served.assets import loader

_component = st.components.v2.component(
    "loss_lab_arrows", js=loader("arrows.js"), isolate_styles=False
)


def arrows(left: str, right: str) -> None:
    """Let Left and Right press the buttons of these keys, where they are free."""
    _component(key="arrows", data={"left": left, "right": right})
