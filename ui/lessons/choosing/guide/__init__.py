"""The guide: answers to a few questions, and the loss that they lead to."""

from ui.lessons.choosing.guide.code import snippets
from ui.lessons.choosing.guide.scene import scene
from ui.lessons.choosing.guide.state import KINDS
from ui.lessons.part import part

PART = part(
    "choosing/guide",
    KINDS,
    scene,
    snippets,
    asks=lambda state: state.is_the_examples,
)
