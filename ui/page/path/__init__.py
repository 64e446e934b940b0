"""The row above a lesson's chart: where the reader is, a step on and back, the list.

It is a fragment of its own: a step saves the state of another example, and the whole
page then runs, as its words are those of the example.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
import streamlit as st

from ui.lessons.part import Lesson
from ui.page.path.stops import neighbours, stops
from ui.page.session import PageSession
from ui.served.assets import component
from ui.styles import style

_component = component("path")


@dataclass(frozen=True)
class _Step:
    """What `path.js` tells: an example, and which of its steps this is."""

    name: str
    step: str


def take(session: PageSession, told: Any) -> None:
    """Go where a step of the browser leads; it is taken once, however often told."""
    try:
        wanted = msgspec.convert(told, _Step)
    except msgspec.ValidationError:
        return
    if wanted.step != session.get("path_step"):
        session.put("path_step", wanted.step)
        session.go(wanted.name)


def show_path(
    session: PageSession, shown: Lesson, answered: Mapping[str, Any], end: str
) -> None:
    """Place the row of the example that is shown.

    Parameters
    ----------
    session
        The page's state.
    shown
        The lesson.
    answered
        What the reader has answered, by "houses/classic".
    end
        The key of what comes after the last example.
    """
    here = session.state.preset
    key = f"{session.page}.path"

    def go() -> None:
        take(session, st.session_state[key].get("go"))

    @st.fragment
    def path() -> None:
        before, after = neighbours(shown, here)
        part = shown.part_of(shown.presets[here])
        data = {
            "at": here,
            "stops": stops(shown, part, session.page, answered),
            "before": before,
            "after": after,
            "end": end,
        }
        with st.container(key=f"{session.page}-path"):
            st.html(style("path"))
            _component(key=key, data=data, on_go_change=go)
        if session.state.preset != here:
            st.rerun()

    path()
