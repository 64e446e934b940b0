"""What several parts of "Training" draw alike."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

from ui.figures import axis
from ui.lessons.training.data import TrainingData
from ui.lessons.training.state import Window
from ui.live_chart.scene import Handle
from ui.losses import capital
from ui.mathml import Term, term
from ui.numbers import compact, fixed, plain, said

_EDGE = 0.07
_LEAST = 1e-4
"""The last of four decimals."""


class Style(NamedTuple):
    """How a loss is told from the others: its colour, dash, and mark."""

    color: str
    dash: str
    symbol: str


STYLES = (
    Style("loss", "solid", "circle"),
    Style("other", "dash", "square"),
    Style("ink", "dot", "triangle-up"),
)
"""Of losses that run side by side, in their order."""


def around(window: Window) -> Window:
    """A little more than a window: a start in its corner lies off the axes' numbers."""
    wider = ((low, high, _EDGE * (high - low)) for low, high in window)
    x, y = ((low - edge, high + edge) for low, high, edge in wider)
    return x, y


def weight_axes(data: TrainingData, window: Window) -> dict[str, Any]:
    """The axes of the plane of both weights."""
    names = map(capital, data.weight_axes)
    return {
        name: axis(title, *ends, grid=False)
        for name, title, ends in zip(
            ("xaxis", "yaxis"), names, around(window), strict=True
        )
    }


def start_handle(
    panel: str,
    label: str,
    *,
    data: TrainingData,
    start: tuple[float, ...],
    window: Window,
    step: tuple[float, float],
) -> Handle:
    """The weights from which descent begins, in the plane of both."""
    x, y = start
    (left, right), (low, high) = window
    first, second = data.weight_names
    return Handle(
        name="start",
        control="start",
        label=label,
        text=f"{first} {fixed(x, 2)}, {second} {fixed(y, 2)}",
        panel=panel,
        x=x,
        y=y,
        direction="xy",
        value=(x, y),
        minimum=(left, low),
        maximum=(right, high),
        step=step,
        tag="start",
        side="right" if x < (left + right) / 2 else "left",
    )


def next_step(
    step: int, formula: Sequence[str], *, old: str, less: str, new: str
) -> tuple[Term, ...]:
    """The arithmetic of one step: its formula in LaTeX, and the same in numbers."""
    return (
        term(rf"\text{{Next step, }} @plain{{{step}}}:\ "),
        *map(term, formula),
        term(f"= {old}"),
        term(rf"-\ {less}"),
        term(rf"= @plain{{{new}}}"),
    )


def near(value: float) -> str:
    """A number of a run as one would say it, to four decimals where it is small.

    Examples
    --------
    >>> near(0.357123), near(0.00123456), near(-0.0002), near(0.0)
    ('0.357', '0.0012', '−0.0002', '0')
    >>> near(1.2e-8), near(-3e-5)
    ('< 0.0001', '> −0.0001')
    """
    if value and abs(value) < _LEAST / 2:
        return f"> {said(-_LEAST)}" if value < 0 else f"< {said(_LEAST)}"
    return said(round(value, 4) if abs(value) < 1e-2 else value)


def step_number(value: float) -> str:
    """A number of a step: four decimals, or none that are 0 where it is short."""
    is_short = math.isclose(value, round(value, 2), abs_tol=1e-12)
    return plain(value) if is_short and abs(value) < 1e3 else compact(value)


def arrived_words(steps: int) -> str:
    """When a run arrived: its height is how far it is above the lowest value."""
    if steps == 0:
        return "at the lowest point from the start"
    took = f"{steps} step{'s' if steps > 1 else ''}"
    return f"under 1 % of the height left after {took}"


def off_the_chart(text: str, window: Window) -> tuple[list[float], list[float], str]:
    """Where on the plane it is said that something is outside of it."""
    (left, right), (low, high) = window
    return [(left + right) / 2], [low + 0.06 * (high - low)], text
