"""For now: the old modules of a part."""

from ui.lessons.choosing.data import words
from ui.lessons.choosing.data.code import snippets
from ui.lessons.choosing.data.scene import scene
from ui.lessons.choosing.data.state import PRESETS, TITLES
from ui.lessons.part import old_part

PART = old_part(
    "choosing/data", "One data set", TITLES, PRESETS, scene, snippets, words
)
