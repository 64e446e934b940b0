"""The focus of the keyboard: what a page's callbacks move it to."""

from __future__ import annotations

import streamlit as st

from ui.assets import loader

_component = st.components.v2.component(
    "loss_lab_focus", js=loader("focus.js"), isolate_styles=False
)
_NOWHERE = ("", 0)


def move_focus(key: str) -> None:
    """Move the focus to the field or button of this key, after the run to come.

    Call it in a callback; the key holds letters, digits and hyphens only.
    """
    _, turn = st.session_state.get("focus.wish", _NOWHERE)
    st.session_state["focus.wish"] = (key, turn + 1)


def keep_focus() -> None:
    """Place the component that moves the focus: once, late on the page."""
    key, turn = st.session_state.get("focus.wish", _NOWHERE)
    _component(key="focus.component", data={"on": key, "turn": turn})
