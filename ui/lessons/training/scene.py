"""Training: each part has its own scene."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from ui.lessons.training.fit import scene as training_fit
from ui.lessons.training.fit import state as training_fit_state
from ui.lessons.training.general import scene as training_general
from ui.lessons.training.general import state as training_general_state
from ui.lessons.training.race import scene as training_race
from ui.lessons.training.race import state as training_race_state
from ui.lessons.training.steps import scene as training_steps
from ui.lessons.training.steps import state as training_steps_state
from ui.live_chart.scene import Scene

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
