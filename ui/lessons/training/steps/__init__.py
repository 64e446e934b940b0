"""For now: the old modules of a part."""

from ui.lessons.part import old_part
from ui.lessons.training.steps import words
from ui.lessons.training.steps.code import snippets
from ui.lessons.training.steps.scene import scene
from ui.lessons.training.steps.state import PRESETS, TITLES

PART = old_part("training/steps", "Step size", TITLES, PRESETS, scene, snippets, words)
