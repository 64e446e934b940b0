"""The part "Generalisation" of the page "Training": what a state looks like."""

from __future__ import annotations

from types import MappingProxyType

from ui.lessons.training.general.noise import noise_scene
from ui.lessons.training.general.state import State
from ui.lessons.training.general.surer import surer_scene
from ui.lessons.training.general.ten import ten_scene
from ui.lessons.training.general.typos import typos_scene
from ui.live_chart.scene import Scene

_SCENES = MappingProxyType(
    {
        "noise": noise_scene,
        "surer": surer_scene,
        "ten": ten_scene,
        "typos": typos_scene,
    }
)


def scene(state: State) -> Scene:
    """What a state of the part looks like."""
    return _SCENES[state.kind](state)
