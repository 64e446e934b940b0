"""The focus of the keyboard: what a page's callbacks move it to."""

from __future__ import annotations

import streamlit as st

from ui.served.assets import component

_component = component("focus")
_NOWHERE = ("", "", 0)


def move_focus(*keys: str, top: str = "") -> None:
    """Move the focus to the element of a key, after the run to come.

    Call it in a callback; a key holds letters, digits and hyphens only.

    Parameters
    ----------
    keys
        Of the field, the button or what is around a heading; of several the first
        that is there. Where none is given the focus stays.
    top
        The key of what the reader is to see, from its beginning; where it is not
        there, that is what has the focus.
    """
    *_, turn = st.session_state.get("focus.wish", _NOWHERE)
    st.session_state["focus.wish"] = (" ".join(keys), top, turn + 1)


def keep_focus() -> None:
    """Place the component that moves the focus: once, late on the page."""
    on, top, turn = st.session_state.get("focus.wish", _NOWHERE)
    _component(key="focus.component", data={"on": on, "top": top, "turn": turn})
