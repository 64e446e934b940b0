"""A live chart inside a page of words: the chart of a link, without its controls.

It has a state of its own, which neither the page's link nor another chart of the
page shares. A drag runs the chart alone.
"""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import Any

import streamlit as st

from ui.links import shown_by
from ui.live_chart.component import live_chart
from ui.live_chart.scene import Scene, SceneFunction
from ui.live_chart.session import Session
from ui.page.notices import show_notices


class EmbeddedSession(Session):
    """The state of one embedded chart, as `live_chart` takes it; it has no link.

    Parameters
    ----------
    key
        Identifies the place of the chart on its page.
    """

    def __init__(self, key: str) -> None:
        self._key = f"embedded.{key}"
        self._shows(*st.session_state.get(self._key, ("", 0)))

    def _shows(self, address: str, opened: int) -> None:
        """New keys for every address: what another one left stays behind."""
        self._address, self._opened = address, opened
        self.page = f"{self._key}.{opened}"

    def open(self, address: str, state: Any) -> None:
        """Begin with a state, where the address is not the one shown already."""
        if self.state is not None and address == self._address:
            return
        for name in tuple(st.session_state):
            if str(name).startswith(f"{self.page}."):
                del st.session_state[name]
        self._shows(address, self._opened + 1)
        st.session_state[self._key] = (self._address, self._opened)
        self.save(state)

    def forget(self) -> None:
        """Let the next `open` begin, whatever its address."""
        st.session_state[self._key] = ("", self._opened)

    def act(self, name: str) -> None:
        """Do nothing: an embedded chart is not presented."""


def embedded(address: str, key: str, *, is_example: bool = True) -> None:
    """Show the live chart of a link: "houses?preset=outlier".

    Parameters
    ----------
    address
        What a link to the lesson says; another one brings its own state.
    key
        Identifies the place of the chart on its page.
    is_example
        Whether the lesson's words about its example hold. If not, no question is
        asked, and of the sentence only what can be dragged is said.
    """
    shown = shown_by(address)
    scene_of = shown.scene_of
    if not is_example:
        scene_of = without_example(scene_of)
    session = EmbeddedSession(key)
    session.open(address, shown.state)
    show_notices(shown.notices)

    @st.fragment
    def chart() -> None:
        live_chart(scene_of, session)

    chart()


def begin_anew(key: str) -> None:
    """Let the chart of a place begin with its link's state when it is shown next."""
    EmbeddedSession(key).forget()


@cache
def without_example(scene_of: SceneFunction) -> SceneFunction:
    """The same scenes without the words that hold for the lesson's example alone."""

    def scene(state: Any) -> Scene:
        return dataclasses.replace(scene_of(state), about="", asked=None)

    return scene
