"""Choosing a loss: each part has its own scene."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from ui.lessons.choosing.curves import scene as choosing_curves
from ui.lessons.choosing.curves import state as choosing_curves_state
from ui.lessons.choosing.data import scene as choosing_data
from ui.lessons.choosing.data import state as choosing_data_state
from ui.lessons.choosing.guide import scene as choosing_guide
from ui.lessons.choosing.guide import state as choosing_guide_state
from ui.lessons.choosing.numerics import scene as choosing_numerics
from ui.lessons.choosing.numerics import state as choosing_numerics_state
from ui.live_chart.scene import Scene

_SCENES = MappingProxyType(
    {
        choosing_curves_state.State: choosing_curves.scene,
        choosing_data_state.State: choosing_data.scene,
        choosing_guide_state.State: choosing_guide.scene,
        choosing_numerics_state.State: choosing_numerics.scene,
    }
)


def scene(state: Any) -> Scene:
    """What a state of the page looks like."""
    return _SCENES[type(state)](state)
