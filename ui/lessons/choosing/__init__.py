"""Choosing a loss."""

from ui.lessons.choosing import curves, data, guide, numerics
from ui.lessons.part import Lesson

LESSON = Lesson(
    menu="Choosing a loss",
    title="Choosing a loss",
    parts=(guide.PART, curves.PART, data.PART, numerics.PART),
    unnamed="errors",
)
