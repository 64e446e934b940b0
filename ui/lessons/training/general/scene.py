"""Generalisation: what a state of the part looks like."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from ui.lessons.training.general.noise import noise_scene
from ui.lessons.training.general.state import Noise, State, Surer, Ten, Typos
from ui.lessons.training.general.surer import surer_scene
from ui.lessons.training.general.ten import ten_scene
from ui.lessons.training.general.typos import typos_scene
from ui.live_chart.scene import Scene

_SCENES: Mapping[type[State], Callable[[Any], Scene]] = MappingProxyType(
    {Noise: noise_scene, Surer: surer_scene, Ten: ten_scene, Typos: typos_scene}
)


def scene(state: State) -> Scene:
    """What a state of the part looks like."""
    return _SCENES[type(state)](state)
