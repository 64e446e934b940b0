"""Cat or dog: what a state of the lesson looks like."""

from __future__ import annotations

from ui.lessons.cats_dogs.batch import batch_scene
from ui.lessons.cats_dogs.one import one_scene, soft_scene
from ui.lessons.cats_dogs.state import FourPictures, SoftLabel, State, ThreeClasses
from ui.lessons.cats_dogs.three import three_scene
from ui.live_chart.scene import Scene


def scene(state: State) -> Scene:
    """The situation on the left, the loss by what is dragged on the right."""
    if isinstance(state, FourPictures):
        return batch_scene(state)
    if isinstance(state, ThreeClasses):
        return three_scene(state)
    return soft_scene(state) if isinstance(state, SoftLabel) else one_scene(state)
