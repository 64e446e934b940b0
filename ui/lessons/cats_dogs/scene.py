"""Cat or dog: what a state of the lesson looks like."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from ui.lessons.cats_dogs.batch import batch_scene
from ui.lessons.cats_dogs.one import one_scene, soft_scene
from ui.lessons.cats_dogs.state import (
    EightSpecies,
    FourPictures,
    NearZero,
    OnePicture,
    SoftLabel,
    SquaredBeside,
    State,
    ThreeClasses,
)
from ui.lessons.cats_dogs.three import three_scene
from ui.live_chart.scene import Scene

_SCENES: Mapping[type[State], Callable[[Any], Scene]] = MappingProxyType(
    {
        OnePicture: one_scene,
        NearZero: one_scene,
        SquaredBeside: one_scene,
        SoftLabel: soft_scene,
        FourPictures: batch_scene,
        EightSpecies: batch_scene,
        ThreeClasses: three_scene,
    }
)


def scene(state: State) -> Scene:
    """The situation on the left, the loss by what is dragged on the right."""
    return _SCENES[type(state)](state)
