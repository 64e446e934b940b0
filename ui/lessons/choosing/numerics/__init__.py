"""For now: the old modules of a part."""

from ui.lessons.choosing.numerics import words
from ui.lessons.choosing.numerics.code import snippets
from ui.lessons.choosing.numerics.scene import scene
from ui.lessons.choosing.numerics.state import PRESETS, TITLES
from ui.lessons.part import old_part

PART = old_part(
    "choosing/numerics", "Numerics", TITLES, PRESETS, scene, snippets, words
)
