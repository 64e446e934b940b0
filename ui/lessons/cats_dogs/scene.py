"""Cat or dog: cross-entropy."""

from __future__ import annotations

from types import MappingProxyType

from ui.lessons.cats_dogs.batch import batch_scene
from ui.lessons.cats_dogs.one import one_scene
from ui.lessons.cats_dogs.soft import soft_scene
from ui.lessons.cats_dogs.state import State
from ui.lessons.cats_dogs.three import three_scene
from ui.live_chart.scene import Scene

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
