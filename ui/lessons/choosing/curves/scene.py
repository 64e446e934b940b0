"""Curves of losses that share an axis: value, gradient and curvature at a handle."""

from __future__ import annotations

from ui.lessons.choosing.curves.numbers import arithmetic, readouts
from ui.lessons.choosing.curves.panels import chart
from ui.lessons.choosing.curves.state import State
from ui.lessons.choosing.curves.table import table_panel
from ui.lessons.choosing.curves.view import look
from ui.live_chart.scene import Scene

_FEW = 2
"""So many losses need no table: the second one has a readout."""


def scene(state: State) -> Scene:
    """What a state of the part "Curves" looks like."""
    seen = look(state)
    drawn = chart(state, seen)
    now = drawn.rows[seen.chosen]
    table, dials = table_panel(state, seen, drawn.rows)
    has_table = len(seen.curves) > _FEW or seen.has_bends
    return Scene(
        panels=(drawn.values, drawn.slopes, *([table] if has_table else ())),
        handles=(*drawn.handles, *dials),
        readouts=readouts(state, seen, drawn.rows),
        arithmetic=arithmetic(state, seen.curve, now),
    )
