"""For now: the old modules of a part."""

from ui.lessons.choosing.curves import words
from ui.lessons.choosing.curves.code import snippets
from ui.lessons.choosing.curves.scene import scene
from ui.lessons.choosing.curves.state import PRESETS, TITLES
from ui.lessons.part import old_part

PART = old_part("choosing/curves", "Curves", TITLES, PRESETS, scene, snippets, words)
