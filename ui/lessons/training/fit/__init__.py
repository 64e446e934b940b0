"""For now: the old modules of a part."""

from ui.lessons.part import old_part
from ui.lessons.training.fit import words
from ui.lessons.training.fit.code import snippets
from ui.lessons.training.fit.scene import scene
from ui.lessons.training.fit.state import PRESETS, TITLES

PART = old_part("training/fit", "Three models", TITLES, PRESETS, scene, snippets, words)
