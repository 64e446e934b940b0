"""Training: each part has its own scene."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from ui.live_chart.scene import Scene
from ui.scenes import (
    training_fit,
    training_fit_state,
    training_general,
    training_general_state,
    training_race,
    training_race_state,
    training_steps,
    training_steps_state,
)

_SCENES = MappingProxyType(
    {
        training_fit_state.State: training_fit.scene,
        training_steps_state.State: training_steps.scene,
        training_race_state.State: training_race.scene,
        training_general_state.State: training_general.scene,
    }
)


def scene(state: Any) -> Scene:
    """What a state of the page looks like."""
    return _SCENES[type(state)](state)
