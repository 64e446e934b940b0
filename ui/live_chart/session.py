"""What a live chart asks of the one who keeps its state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, Protocol

import streamlit as st

Stage = Literal["none", "waiting", "asked", "shown", "answered"]


@dataclass(frozen=True, kw_only=True)
class Guessing:
    """How far a reader is with the question of a chart.

    Parameters
    ----------
    stage
        "none": it is not asked, and all is seen. "waiting": the browser has not told
        yet whether it was answered before. "asked"; "shown", without an answer;
        "answered".
    example
        The example whose question it is; acts name it.
    chosen
        The place of the answer that was given.
    """

    stage: Stage = "none"
    example: str = ""
    chosen: int | None = None


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

    @property
    def room(self) -> Any:
        """The room in which it is shown to a class, as the browser reads it."""
        return None

    @property
    def guessing(self) -> Guessing:
        """How far the reader is with the question of the chart."""
        return Guessing()

    def save(self, state: Any) -> None:
        """Keep a new state."""
        self.put("state", state)

    def act(self, name: str) -> None:
        """Do what was done beside the handles: a key of the presenter, an answer."""

    def get(self, name: str, default: Any = None) -> Any:
        """A value that belongs to this chart."""
        return st.session_state.get(f"{self.page}.{name}", default)

    def put(self, name: str, value: Any) -> None:
        """Keep a value that belongs to this chart."""
        st.session_state[f"{self.page}.{name}"] = value
