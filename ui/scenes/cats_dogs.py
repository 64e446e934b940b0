"""Cat or dog: cross-entropy."""

from __future__ import annotations

from ui.live_chart.scene import Scene
from ui.scenes.cats_dogs_one import one_scene
from ui.scenes.cats_dogs_state import State

_SCENES = {"one": one_scene, "near": one_scene, "brier": one_scene}


def scene(state: State) -> Scene:
    """What a state of the lesson looks like."""
    return _SCENES[state.kind](state)
