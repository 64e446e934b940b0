"""For now: the old modules of a part."""

from ui.lessons.part import old_part
from ui.lessons.training.race import words
from ui.lessons.training.race.code import snippets
from ui.lessons.training.race.scene import scene
from ui.lessons.training.race.state import PRESETS, TITLES

PART = old_part("training/race", "Race", TITLES, PRESETS, scene, snippets, words)
