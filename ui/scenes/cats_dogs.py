"""Cat or dog: cross-entropy."""

from __future__ import annotations

from types import MappingProxyType

from ui.live_chart.scene import Scene
from ui.scenes.cats_dogs_batch import batch_scene
from ui.scenes.cats_dogs_one import one_scene
from ui.scenes.cats_dogs_soft import soft_scene
from ui.scenes.cats_dogs_state import State
from ui.scenes.cats_dogs_three import three_scene

_SCENES = MappingProxyType(
    {
        "one": one_scene,
        "near": one_scene,
        "brier": one_scene,
        "batch": batch_scene,
        "soft": soft_scene,
        "three": three_scene,
    }
)


def scene(state: State) -> Scene:
    """What a state of the lesson looks like."""
    return _SCENES[state.kind](state)
