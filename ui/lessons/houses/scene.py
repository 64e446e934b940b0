"""House prices: what a state of the lesson looks like."""

from __future__ import annotations

from ui.lessons.houses.curve import curve, curve_handles
from ui.lessons.houses.numbers import arithmetic, readouts
from ui.lessons.houses.outlier import outlier_scene
from ui.lessons.houses.picture import MOVABLE, picture, rings
from ui.lessons.houses.state import State
from ui.live_chart.scene import Scene

_WORDS = {
    "classic": (
        "Drag the ring up or down: it is the price that a model predicts.",
        "if you halve the error, what happens to the loss?",
    ),
    "halve": (
        "The error was $50k; at $225k it is half of that, $25k. Drag the ring on.",
        "what is left of the loss at a fifth of the error?",
    ),
    "several": (
        "Drag any ring; the curve is that of the house that you touch.",
        "which house has the largest share of the loss?",
    ),
    "cancel": (
        "One price begins $50k too low, the other $50k too high. Drag a ring.",
        "what is the mean of the two errors?",
    ),
    "perfect": (
        "Every prediction begins exact. Drag any ring away from its diamond.",
        "can moving a ring bring the loss below zero?",
    ),
    "sales": (
        "Ten real sales; the rings begin where a fit that has not seen them put them.",
        "which one ring would you move to lower the mean most?",
    ),
}


def scene(state: State) -> Scene:
    """The houses and what is charged, and the curve of the chosen one."""
    if state.is_outlier:
        return outlier_scene(state)
    sentence, question = _WORDS[state.preset]
    return Scene(
        panels=(picture(state), curve(state)),
        handles=(*rings(state), *curve_handles(state)),
        readouts=readouts(state),
        arithmetic=arithmetic(state),
        sentence=f"{sentence}{MOVABLE.get(state.loss, '')}",
        question=question,
    )
