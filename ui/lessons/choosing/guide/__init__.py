"""For now: the old modules of a part."""

from ui.lessons.choosing.guide import words
from ui.lessons.choosing.guide.code import snippets
from ui.lessons.choosing.guide.scene import scene
from ui.lessons.choosing.guide.state import PRESETS, TITLES
from ui.lessons.part import old_part

PART = old_part("choosing/guide", "Guide", TITLES, PRESETS, scene, snippets, words)
