"""Curves: what the programs of the chosen loss are filled with."""

from __future__ import annotations

from ui.lessons.choosing.curves.losses import EVENTS, Curve
from ui.lessons.choosing.curves.state import State
from ui.lessons.choosing.curves.view import look
from ui.programs import programs


def snippets(state: State) -> dict[str, str]:
    """Programs that compute the chosen loss: library to its source."""
    return snippets_of(look(state).curve, state.x)


def snippets_of(curve: Curve, x: float) -> dict[str, str]:
    """Programs of a loss and its gradient at one place of its axis.

    Where events happen they compute the mean over ten cases, of which seven do.
    """
    return programs(
        "choosing/curves/expected" if curve.events else "choosing/curves",
        loss=curve.look,
        parameter=curve.parameter,
        axis=curve.control,
        x=float(x),
        y=[int(event) for event in EVENTS],
    )
