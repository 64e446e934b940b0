"""Generalisation: what a state of the part looks like."""

from __future__ import annotations

from ui.lessons.training.general.mails import surer_scene
from ui.lessons.training.general.noise import noise_scene
from ui.lessons.training.general.state import Noise, State, Surer, Typos
from ui.lessons.training.general.ten import ten_scene
from ui.lessons.training.general.typos import typos_scene
from ui.live_chart.scene import Scene


def scene(state: State) -> Scene:
    """What a state of the part looks like."""
    match state:
        case Noise():
            return noise_scene(state)
        case Surer():
            return surer_scene(state)
        case Typos():
            return typos_scene(state)
    return ten_scene(state)
