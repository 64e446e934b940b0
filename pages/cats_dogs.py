"""Cat or dog: cross-entropy."""

from dataclasses import fields

from ui.lessons.cats_dogs import LESSON
from ui.lessons.cats_dogs.state import (
    AXES,
    CLASS_TITLES,
    LABELS,
    REDUCTIONS,
    UNITS,
)
from ui.lessons.part import Part
from ui.page import controls
from ui.page.lesson import lesson
from ui.page.session import PageSession

CHOICES = {
    "label": ("Label", LABELS),
    "truth": ("Label", CLASS_TITLES),
    "reduction": ("Mean or sum", REDUCTIONS),
    "unit": ("Unit", UNITS),
    "axis": ("Axis", AXES),
}
session = PageSession.of(LESSON)


def row(session: PageSession, part: Part) -> None:
    has = {field.name for field in fields(session.state)}
    for name, (label, titles) in CHOICES.items():
        if name in has:
            controls.choice(session, name, label, titles)
    controls.end(session, part.programs)


lesson(session, LESSON, row)
