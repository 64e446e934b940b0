"""A question that is answered before what answers it is seen, and what hides that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ui.live_chart.scene import Handle, Readout
    from ui.mathml import Term


@dataclass(frozen=True, kw_only=True)
class Veil:
    """What would give an answer away, by name: it is hidden until there is one.

    Beside it the worked arithmetic is hidden always, and what tells a loss or a slope
    by itself: `Handle.tells_loss`, and traces whose `meta` says so.

    Parameters
    ----------
    about
        Whether what is to be seen is said only then.
    open
        Readouts that are seen. Of the others those of a prediction are.
    traces
        Traces that are not, each with its panel: "curve/loss".
    titles, readouts, handles
        Titles of panels, and readouts and handles as a whole, that are not. Nor is a
        handle on a trace that is not.
    chosen
        Whether no ring is drawn as the one that is chosen: the question asks which.
        Then none has its number either, which the chosen one alone may have.
    """

    about: bool = False
    open: tuple[str, ...] = ()
    traces: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    readouts: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    chosen: bool = False

    def hides(self, panel: str, trace: Mapping[str, Any]) -> bool:
        """Whether a trace of a panel is hidden, as `panel.js` has it."""
        named = f"{panel}/{trace.get('name', '')}"
        return trace.get("meta") == "tells_loss" or named in self.traces

    def describes(self, panel: str) -> bool:
        """Whether a panel is described: nothing on it is hidden but numbers."""
        return not any(each.startswith(f"{panel}/") for each in self.traces)

    def hides_handle(self, handle: Handle) -> bool:
        """Whether a handle is hidden, by itself or with what it sits on."""
        on = f"{handle.panel}/{handle.on}"
        return handle.name in self.handles or on in self.traces

    def tags(self, handle: Handle) -> bool:
        """Whether the tag of a handle is seen."""
        return not (handle.tells_loss or self.chosen)


@dataclass(frozen=True, kw_only=True)
class Choice:
    """An answer that can be given: its text, and what is said to who gives it."""

    text: str
    said: str


@dataclass(frozen=True, kw_only=True)
class Numbers:
    """The readouts and the arithmetic of a scene."""

    readouts: tuple[Readout, ...]
    arithmetic: tuple[Term, ...]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question that is to be answered before anything is dragged.

    Parameters
    ----------
    question
        What is asked.
    choices
        The answers, of which the one at the place `right` is right.
    veil
        What would give it away.
    numbers
        Those with which it is asked and those with which it is answered, where they
        differ: there is room for both from the beginning.
    """

    question: str
    choices: tuple[Choice, ...]
    right: int
    veil: Veil = Veil()
    numbers: tuple[Numbers, ...] = ()
