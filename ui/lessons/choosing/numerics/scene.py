"""The part "Numerics": a formula as it reads, beside the code that survives."""

from __future__ import annotations

from ui.lessons.choosing.numerics.bench import numbers
from ui.lessons.choosing.numerics.panels import (
    handle,
    slopes_panel,
    steps_panel,
    values_panel,
)
from ui.lessons.choosing.numerics.said import arithmetic, readouts, spoken, title
from ui.lessons.choosing.numerics.state import InSteps, State
from ui.live_chart.scene import Scene


def scene(state: State) -> Scene:
    """What a state of the part "Numerics" looks like."""
    now = numbers(state)
    rail = handle(state, spoken(state, now))
    if isinstance(state, InSteps):
        beside, strip = steps_panel(state, now), None
    else:
        beside, strip = slopes_panel(state, now)
    return Scene(
        panels=(values_panel(state, now, title(state)), beside),
        handles=(rail, strip.handle) if strip else (rail,),
        readouts=readouts(state, now),
        arithmetic=arithmetic(state, now),
    )
