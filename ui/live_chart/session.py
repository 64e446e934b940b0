"""What a live chart asks of the one who keeps its state."""

from __future__ import annotations

from typing import Any, Protocol


class Session(Protocol):
    """The state of one chart for one person, on a page or inside one."""

    @property
    def page(self) -> str:
        """The start of its keys in the session of Streamlit."""

    @property
    def state(self) -> Any:
        """The state as it is now."""

    @property
    def presenting(self) -> bool:
        """Whether it is shown large, for a class."""

    def save(self, state: Any) -> None:
        """Keep a new state."""

    def act(self, name: str) -> None:
        """Do what a key of the presenter says."""

    def get(self, name: str, default: Any = None) -> Any:
        """A value that belongs to this chart."""

    def put(self, name: str, value: Any) -> None:
        """Keep a value that belongs to this chart."""
