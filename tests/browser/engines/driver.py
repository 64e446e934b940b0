"""What the tests ask of a browser, whichever it is, and how each is started."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Protocol

PATIENCE = 30.0
POLL = 0.02
MOVE, DOWN, UP = "move", "down", "up"

Step = tuple[str] | tuple[str, float, float]
"""(MOVE, x, y) in the pixels of the window, (DOWN,) or (UP,)."""


class Driver(Protocol):
    """One tab of one browser.

    `engine` is its name; `has_touch` says whether it can be touched from outside.
    """

    engine: str
    has_touch: bool

    def goto(self, address: str) -> None:
        """Leave the document that is open, and come back once another one is."""

    def evaluate(self, function: str, *arguments: Any) -> Any:
        """Call a function of JavaScript; what goes in and comes out is JSON."""

    def point(self, kind: str, *steps: Step) -> None:
        """Move, press or let go the "mouse" or a finger ("touch"), and stay so."""

    def key(self, name: str) -> None:
        """Press a key and let it go; `name` is what `KeyboardEvent.key` says."""

    def resize(self, width: int, height: int) -> None:
        """Make the page this large."""

    def picture(self) -> bytes:
        """The page as a PNG."""

    def complaints(self) -> list[str]:
        """The errors on the console since this was asked last."""

    def close(self) -> None:
        """End the browser."""


def start(engine: str, *, dark: bool = False) -> Driver:
    """Start a browser of its own; it is told to move nothing that need not move."""
    if engine == "firefox":
        from tests.browser.engines.firefox import Firefox

        return Firefox(dark=dark)
    if engine == "webkit":
        from tests.browser.engines.webkit import WebKit

        return WebKit(dark=dark)
    from tests.browser.engines.chromium import Chromium

    return Chromium(dark=dark)


def polled(ask: Callable[[], Any], what: str, patience: float = PATIENCE) -> Any:
    """Ask until the answer is true, and give it back."""
    end = time.monotonic() + patience
    while not (answer := ask()):
        if time.monotonic() > end:
            raise AssertionError(f"Not within {patience:g} seconds: {what}")
        time.sleep(POLL)
    return answer
