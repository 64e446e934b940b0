"""For now: the old modules of a part."""

from ui.lessons.part import old_part
from ui.lessons.training.general import words
from ui.lessons.training.general.code import snippets
from ui.lessons.training.general.scene import scene
from ui.lessons.training.general.state import PRESETS, TITLES

PART = old_part(
    "training/general", "Generalisation", TITLES, PRESETS, scene, snippets, words
)
