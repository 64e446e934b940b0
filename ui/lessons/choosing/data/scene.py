"""One data set under several losses: each one's answer, and the outlier's part."""

from __future__ import annotations

from ui.lessons.choosing.data.bars import bars_panel
from ui.lessons.choosing.data.numbers import arithmetic, readouts
from ui.lessons.choosing.data.picture import data_panel, outlier_handle
from ui.lessons.choosing.data.state import State
from ui.live_chart.scene import Scene


def scene(state: State) -> Scene:
    """What a state of the part "One data set" looks like."""
    bars, dials = bars_panel(state)
    return Scene(
        panels=(data_panel(state), bars),
        handles=(outlier_handle(state), *dials),
        readouts=readouts(state),
        arithmetic=arithmetic(state),
    )
