"""Cat or dog: cross-entropy."""

from ui import controls
from ui.lesson import lesson
from ui.lessons.cats_dogs import LESSON, PART
from ui.lessons.cats_dogs.state import (
    AXES,
    CLASS_TITLES,
    LABELS,
    REDUCTIONS,
    UNITS,
)
from ui.session import PageSession

session = PageSession("cats-dogs", LESSON.presets, LESSON.unnamed)


def row(session: PageSession) -> None:
    kind = session.state.kind
    controls.preset(session, PART.titles)
    if kind in ("one", "brier"):
        controls.choice(session, "label", "Label", LABELS)
    if kind == "three":
        controls.choice(session, "truth", "Label", CLASS_TITLES)
    if kind == "batch":
        controls.choice(session, "reduction", "Mean or sum", REDUCTIONS)
    if kind in ("one", "near", "soft", "three"):
        controls.choice(session, "unit", "Unit", UNITS)
    if kind in ("one", "soft", "brier"):
        controls.choice(session, "axis", "Axis", AXES)
    controls.end(session, PART.programs)


lesson(session, LESSON, row)
