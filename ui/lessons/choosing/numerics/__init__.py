"""Numerics: a formula typed in as it reads, beside the code that survives."""

from ui.lessons.choosing.numerics.code import snippets
from ui.lessons.choosing.numerics.scene import scene
from ui.lessons.choosing.numerics.state import KINDS
from ui.lessons.part import part

PART = part("choosing/numerics", KINDS, scene, snippets)
