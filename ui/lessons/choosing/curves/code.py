"""Curves: what the programs of the chosen loss are filled with."""

from __future__ import annotations

from ui.lessons.choosing.curves.losses import EVENTS, Curve
from ui.lessons.choosing.curves.state import State
from ui.lessons.choosing.curves.view import look
from ui.losses import LOOKS
from ui.programs import programs

_NOT_REGISTERED = ("tempered", "untempered", "smoothed")
"""Special cases, whose programs are other ones than those of their losses."""


def snippets(state: State) -> dict[str, str]:
    """Programs that compute the chosen loss: library to its source."""
    seen = look(state)
    return snippets_of(seen.curves[seen.chosen], state.x)


def snippets_of(curve: Curve, x: float) -> dict[str, str]:
    """Programs of a loss and its gradient at one place of its axis.

    Where events happen they compute the mean over ten cases, of which seven do.
    """
    return programs(
        "choosing/curves/expected" if curve.events else "choosing/curves",
        loss=LOOKS[curve.name if curve.name in _NOT_REGISTERED else curve.key],
        parameter=curve.parameter,
        axis=curve.control,
        x=float(x),
        y=[int(event) for event in EVENTS],
    )
