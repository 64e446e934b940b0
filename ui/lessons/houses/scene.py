"""House prices: what a state of the lesson looks like."""

from __future__ import annotations

from ui.lessons.houses.curve import curve, curve_handles
from ui.lessons.houses.loss import can_be_dragged
from ui.lessons.houses.numbers import arithmetic, readouts
from ui.lessons.houses.outlier import outlier_scene
from ui.lessons.houses.picture import picture, rings
from ui.lessons.houses.state import Outlier, State
from ui.live_chart.scene import Scene


def scene(state: State) -> Scene:
    """The houses and what is charged, and the curve of the chosen one."""
    if isinstance(state, Outlier):
        return outlier_scene(state)
    return Scene(
        panels=(picture(state), curve(state)),
        handles=(*rings(state), *curve_handles(state)),
        readouts=readouts(state),
        arithmetic=arithmetic(state),
        drag=can_be_dragged(state),
    )
