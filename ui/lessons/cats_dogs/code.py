"""Cat or dog: what the programs of a state are filled with."""

from __future__ import annotations

from ui.lessons.cats_dogs.numbers import CERTAIN
from ui.lessons.cats_dogs.state import (
    CLASSES,
    FourPictures,
    SoftLabel,
    SquaredBeside,
    State,
    ThreeClasses,
)
from ui.programs import programs


def snippets(state: State) -> dict[str, str]:
    """Programs that compute what the screen shows: library to its source."""
    if isinstance(state, FourPictures):
        return programs(
            "cats_dogs/batch",
            p=list(state.probs),
            y=[float(animal.y_true) for animal in state.animals],
            reduction=state.reduction,
        )
    if isinstance(state, ThreeClasses):
        return programs(
            "cats_dogs/three",
            unit=state.unit,
            logits=list(state.logits),
            label=CLASSES.index(state.truth),
            animal=state.truth,
        )
    y = state.target if isinstance(state, SoftLabel) else CERTAIN[state.label]
    return programs(
        "cats_dogs/one",
        unit=state.unit,
        p=float(state.p),
        q=round(1 - state.p, 12),
        y=float(y),
        n=round(1 - y, 12),
        is_beside_brier=isinstance(state, SquaredBeside),
    )
