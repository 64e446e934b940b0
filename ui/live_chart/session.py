"""What a live chart asks of the one who keeps its state."""

from __future__ import annotations

from typing import Any, Protocol

import streamlit as st


class Session(Protocol):
    """The state of one chart for one person, on a page or inside one.

    It is kept in the session of Streamlit, under keys that begin with `page`.
    """

    page: str

    @property
    def state(self) -> Any:
        """The state as it is now."""
        return self.get("state")

    @property
    def presenting(self) -> bool:
        """Whether it is shown large, for a class."""
        return self.get("presenting", False)

    @property
    def place(self) -> Any:
        """Where it stands among others that are shown, as the browser reads it."""
        return None

    def save(self, state: Any) -> None:
        """Keep a new state."""
        self.put("state", state)

    def act(self, name: str) -> None:
        """Do what a key of the presenter says."""

    def get(self, name: str, default: Any = None) -> Any:
        """A value that belongs to this chart."""
        return st.session_state.get(f"{self.page}.{name}", default)

    def put(self, name: str, value: Any) -> None:
        """Keep a value that belongs to this chart."""
        st.session_state[f"{self.page}.{name}"] = value
