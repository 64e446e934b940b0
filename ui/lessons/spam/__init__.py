"""Spam or not: the hinge loss, by which right is not yet free."""

from ui.content import content
from ui.lessons.part import Lesson, part
from ui.lessons.spam.code import snippets
from ui.lessons.spam.scene import scene
from ui.lessons.spam.state import KINDS, State

PART = part("spam", KINDS, scene, snippets)
LESSON = Lesson(
    menu="Spam or not",
    title="Spam or not: hinge loss",
    parts=(PART,),
    unnamed="classic",
)
PRIVACY: str = content("lessons/spam")["privacy"]
"""What becomes of a text that the reader types."""


def presets_with(text: str) -> dict[str, State]:
    """The states of the examples, in which the reader's own mail is this text."""
    return {**LESSON.presets, "own": LESSON.presets["own"].with_text(text)}
