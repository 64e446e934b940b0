"""Curves of losses over one axis: what each charges, and how it pulls."""

from ui.lessons.choosing.curves.code import snippets
from ui.lessons.choosing.curves.scene import scene
from ui.lessons.choosing.curves.state import KINDS
from ui.lessons.part import part

PART = part("choosing/curves", KINDS, scene, snippets)
