"""A live chart inside a page of words: the chart of a link, without its controls.

It has a state of its own, which neither the page's link nor another chart of the
page shares. A drag runs the chart alone.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from ui.lesson import show_notices
from ui.links import shown_by
from ui.live_chart import live_chart


class EmbeddedSession:
    """The state of one embedded chart, as `live_chart` takes it; it has no link.

    Parameters
    ----------
    key
        Identifies the place of the chart on its page.
    """

    presenting = False

    def __init__(self, key: str) -> None:
        self._key = f"embedded.{key}"
        shown = st.session_state.get(self._key, ("", 0))
        self._address, self._opened = shown

    @property
    def page(self) -> str:
        """The start of its keys in the session: new for every address."""
        return f"{self._key}.{self._opened}"

    @property
    def state(self) -> Any:
        """The state as it is now."""
        return self.get("state")

    def open(self, address: str, state: Any) -> None:
        """Begin with a state, where the address is not the one shown already."""
        if self.state is not None and address == self._address:
            return
        for name in tuple(st.session_state):
            if str(name).startswith(f"{self.page}."):
                del st.session_state[name]
        self._address, self._opened = address, self._opened + 1
        st.session_state[self._key] = (self._address, self._opened)
        self.save(state)

    def save(self, state: Any) -> None:
        """Keep a new state."""
        self.put("state", state)

    def act(self, name: str) -> None:
        """Do nothing: an embedded chart is not presented."""

    def get(self, name: str, default: Any = None) -> Any:
        """A value of this chart in the session."""
        return st.session_state.get(f"{self.page}.{name}", default)

    def put(self, name: str, value: Any) -> None:
        """Keep a value of this chart in the session."""
        st.session_state[f"{self.page}.{name}"] = value


def embedded(address: str, key: str) -> None:
    """Show the live chart of a link: "houses?preset=outlier".

    Parameters
    ----------
    address
        What a link to the lesson says; another one brings its own state.
    key
        Identifies the place of the chart on its page.
    """
    shown = shown_by(address)
    session = EmbeddedSession(key)
    session.open(address, shown.state)
    show_notices(shown.notices)

    @st.fragment
    def chart() -> None:
        live_chart(shown.scene_of, session)

    chart()
