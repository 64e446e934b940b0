"""Cat or dog: cross-entropy."""

from ui import controls
from ui.lesson import explain, lesson
from ui.lessons.cats_dogs.code import snippets
from ui.lessons.cats_dogs.scene import scene
from ui.lessons.cats_dogs.state import (
    AXES,
    CLASS_TITLES,
    LABELS,
    PRESETS,
    REDUCTIONS,
    TITLES,
    UNITS,
)
from ui.lessons.cats_dogs.words import EXPLANATION, FOLDS
from ui.session import PageSession

session = PageSession("cats-dogs", PRESETS)


def row(session: PageSession) -> None:
    kind = session.state.kind
    controls.preset(session, TITLES)
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
    controls.end(session, snippets)


lesson(
    session,
    "Cat or dog: cross-entropy",
    scene,
    row,
    lambda: explain(EXPLANATION, FOLDS),
)
