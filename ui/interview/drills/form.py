"""The field for the answer to a drill: sent by Enter, kept as it is typed."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from ui.interview.browser import move_focus
from ui.interview.drills import Drill
from ui.interview.drills.grading import Grade, grade
from ui.interview.drills.text import answer_label
from ui.interview.memory import memory
from ui.page.controls import ButtonKind

_PROBLEM = "drills.problem"
_WAYS = (
    "Write it as you like: 2.5e9, 2,500,000,000, 2.5 billion, 1/3, −ln 0.1, 400^2 or "
    "infinite, with its unit or without."
)


def ask(
    drill: Drill,
    key: str,
    button: str,
    send: Callable[[Grade], None],
    *,
    says_how: bool = True,
) -> None:
    """Show the field and its button; what cannot be graded is said and stays.

    Parameters
    ----------
    drill
        What is asked.
    key
        Of the field: starts with "draft-".
    button
        What the button says.
    send
        Takes what was typed with its grade, once it has one.
    says_how
        Whether it is said how an answer may be written.
    """
    with (
        st.form(f"form-{key}", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.text_input(
            answer_label(drill.unit),
            value=memory().draft(key),
            key=key,
            width=380,
            autocomplete="off",
        )
        st.form_submit_button(
            button, type="primary", on_click=_check, args=(drill, key, send)
        )
    shown_at, words = st.session_state.get(_PROBLEM, ("", ""))
    if shown_at == key:
        st.warning(words, icon=":material/edit:")
    if says_how:
        st.caption(_WAYS)


def button(label: str, key: str, kind: ButtonKind, act: Callable[[], None]) -> None:
    """A button of a drill, by the key that the focus finds."""
    st.button(label, key=key, type=kind, on_click=act)


def _check(drill: Drill, key: str, send: Callable[[Grade], None]) -> None:
    found = grade(drill, st.session_state[key].strip())
    if found.is_readable:
        st.session_state.pop(_PROBLEM, None)
        send(found)
    else:
        st.session_state[_PROBLEM] = (key, found.words)
        move_focus(key)
