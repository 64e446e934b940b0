"""What a page does in the browser: its clock, its keys, its focus, its printer."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta, timezone

import streamlit as st

from ui.served.assets import component
from ui.styles import css

_MOST_MINUTES = 15 * 60
_NOWHERE = ("", "", 0)


_arrows, _slash, _focus = component("arrows"), component("slash"), component("focus")
_print = component("print", css("paper/instead"))
_ticking = component("ticking", css("clock"))


def now() -> datetime:
    """The present moment, in the time zone of the reader's browser, or else in UTC."""
    minutes = st.context.timezone_offset
    if minutes is None or abs(minutes) > _MOST_MINUTES:
        return datetime.now(UTC)
    return datetime.now(timezone(timedelta(minutes=-minutes)))


def ticking(
    seconds: float,
    words: str,
    key: str,
    *,
    target: int | None = None,
    step: tuple[float, int] | None = None,
) -> None:
    """Show a time that runs on from so many seconds, and words after it.

    Parameters
    ----------
    target
        The seconds in all; what is over them is said.
    step
        The seconds that the step under way has taken, and those planned for it: a bar
        shows them, and words say what is over.
    """
    taken, planned = step or (0.0, 0)
    _ticking(
        key=key,
        data={
            "seconds": seconds,
            "words": words,
            "target": target,
            "step": {"taken": taken, "planned": planned} if step else None,
        },
        width="content",
    )


def arrows(left: str, right: str) -> None:
    """Let Left and Right press the buttons of these keys, where they are free."""
    _arrows(key="arrows", data={"left": left, "right": right})


def focus_by_slash(key: str) -> None:
    """Move the focus to the field of this key when "/" is pressed outside a field."""
    _slash(key="slash.component", data={"on": key.replace(".", "-")})


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
    _focus(key="focus.component", data={"on": on, "top": top, "turn": turn})


def print_button(label: str) -> None:
    """Place a button that opens the print dialog on what `on_paper` is given.

    The wish is kept in the session and told in every run: the run of the click may be
    cut off. The browser carries it out once.
    """
    st.button(label, type="primary", icon=":material/print:", on_click=_wish_to_print)


def _wish_to_print() -> None:
    st.session_state["print.wish"] = (st.session_state["page"], uuid.uuid4().hex)


def on_paper(html: str) -> None:
    """Print a whole page of HTML in place of this one, however it is printed."""
    page, job = st.session_state.get("print.wish", ("", ""))
    is_here = page == st.session_state["page"]
    _print(key="print", data={"job": job if is_here else "", "html": html})
