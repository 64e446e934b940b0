"""The part "Generalisation" of the page "Training": what a state looks like."""

from __future__ import annotations

from types import MappingProxyType

from ui.live_chart.scene import Scene
from ui.scenes.training_general_noise import noise_scene
from ui.scenes.training_general_state import State
from ui.scenes.training_general_surer import surer_scene
from ui.scenes.training_general_typos import typos_scene
from ui.scenes.training_ten import ten_scene

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
