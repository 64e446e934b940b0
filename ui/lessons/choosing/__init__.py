"""Choosing a loss."""

from ui.lessons.choosing import curves, data, guide, numerics
from ui.lessons.part import Lesson

LESSON = Lesson(
    menu="Choosing a loss",
    title="Choosing a loss",
    parts=(curves.PART, data.PART, guide.PART, numerics.PART),
    unnamed="errors",
)
