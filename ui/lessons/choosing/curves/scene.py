"""Curves of losses that share an axis: value, gradient and curvature at a handle."""

from __future__ import annotations

from types import MappingProxyType

from ui.lessons.choosing.curves.arithmetic import arithmetic
from ui.lessons.choosing.curves.losses import row
from ui.lessons.choosing.curves.numbers import (
    amount,
    place_tag,
    readouts,
    spoken_place,
    title_of,
)
from ui.lessons.choosing.curves.panels import handles, slopes_panel, values_panel
from ui.lessons.choosing.curves.state import State
from ui.lessons.choosing.curves.table import table_panel
from ui.lessons.choosing.curves.view import look
from ui.live_chart.scene import Scene

_LABELS = MappingProxyType(
    {
        "error": "Error of the prediction",
        "p": "Probability of the true class",
        "z": "Logit of the true class",
        "margin": "Margin",
    }
)


def scene(state: State) -> Scene:
    """What a state of the part "Curves" looks like."""
    seen = look(state)
    rows = tuple(row(curve, state.x) for curve in seen.curves)
    now = rows[seen.chosen]
    loss = amount(now.value)
    words = (
        _label(state),
        f"{spoken_place(state.control, state.x)}, {title_of(state.loss)} {loss}",
        place_tag(state.control, state.x),
        loss,
    )
    table, dials = table_panel(state, seen, rows)
    return Scene(
        panels=(
            values_panel(state.x, seen, rows),
            slopes_panel(state.x, seen, rows),
            table,
        ),
        handles=(*handles(state, seen, now.value, words), *dials),
        readouts=readouts(state, seen, now),
        arithmetic=arithmetic(state, now),
        drag=_SENTENCES[state.preset],
        question=_QUESTIONS[state.preset],
    )


def _label(state: State) -> str:
    if state.kind == "expected":
        return "Reported probability"
    return _LABELS[state.control]


_SENTENCES = MappingProxyType(
    {
        "errors": "Drag the error under five losses. Which is higher or steeper says "
        "nothing: look how the slope of each one changes with the error.",
        "too-low": "Drag the error, and the dial of τ: too low and too high have "
        "different prices.",
        "probability": "Drag the probability that the model gave to what turned out "
        "true.",
        "sure-and-wrong": "The model begins sure and wrong. Drag its logit (the score "
        "before the sigmoid) to the right, as training would.",
        "gear": "Drag the prediction. Between its slope in p and the one in the logit "
        "(the score before the sigmoid) stands a gear, p(1 − p).",
        "margins": "Drag the margin: left of 0 the decision is wrong.",
        "bound": "Drag the margin up to 0 and beyond. Left of 0 the decision is wrong, "
        "and the zero-one loss counts 1.",
        "honest": "An event happens in 7 of 10 cases. Drag what the model reports.",
        "temperature": "Drag the logit (the score before the sigmoid), and the dial of "
        "T that it is divided by.",
    }
)
_QUESTIONS = MappingProxyType(
    {
        "errors": "halve the error of 2: which loss falls to a quarter?",
        "too-low": "at which τ are both prices the same?",
        "probability": "which losses have a limit where p is 0?",
        "sure-and-wrong": "does a larger loss always pull harder?",
        "gear": "is the slope of cross-entropy −1/p or p − 1?",
        "margins": "which losses still pull at a margin of 1.5?",
        "bound": "is the logistic loss above that wherever the decision is wrong?",
        "honest": "which losses are lowest at 0.70?",
        "temperature": "does T above 1 make the model surer or less sure?",
    }
)
