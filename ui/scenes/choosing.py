"""Choosing a loss: each part has its own scene."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from ui.live_chart.scene import Scene
from ui.scenes import (
    choosing_curves,
    choosing_curves_state,
    choosing_data,
    choosing_data_state,
    choosing_guide,
    choosing_guide_state,
    choosing_numerics,
    choosing_numerics_state,
)

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
