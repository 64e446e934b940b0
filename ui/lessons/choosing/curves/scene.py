"""Curves of losses that share an axis: value, gradient and curvature at a handle."""

from __future__ import annotations

from types import MappingProxyType

from ui.lessons.choosing.curves.losses import row
from ui.lessons.choosing.curves.numbers import (
    amount,
    arithmetic,
    place_tag,
    readouts,
    spoken_place,
    title_of,
)
from ui.lessons.choosing.curves.panels import handles, slopes_panel, values_panel
from ui.lessons.choosing.curves.state import Expected, State
from ui.lessons.choosing.curves.table import table_panel
from ui.lessons.choosing.curves.view import look
from ui.live_chart.scene import Scene

_LABELS = MappingProxyType(
    {
        "error": "Error of the prediction",
        "p": "Probability of the true class",
        "z": "Logit of the true class",
        "margin": "Margin",
    }
)


def scene(state: State) -> Scene:
    """What a state of the part "Curves" looks like."""
    seen = look(state)
    rows = tuple(row(curve, state.x) for curve in seen.curves)
    now = rows[seen.chosen]
    loss = amount(now.value)
    words = (
        _label(state),
        f"{spoken_place(state.control, state.x)}, {title_of(state.loss)} {loss}",
        place_tag(state.control, state.x),
        loss,
    )
    table, dials = table_panel(seen, rows)
    return Scene(
        panels=(
            values_panel(state.x, seen, rows),
            slopes_panel(state.x, seen, rows),
            table,
        ),
        handles=(*handles(state, seen, now.value, words), *dials),
        readouts=readouts(state, seen, now),
        arithmetic=arithmetic(state, seen.curves[seen.chosen], now),
    )


def _label(state: State) -> str:
    if isinstance(state, Expected):
        return "Reported probability"
    return _LABELS[state.control]
