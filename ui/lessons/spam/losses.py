"""What no handle moves in the panel with the curve: the losses, drawn and named."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from losses import REGISTRY, hinge_subgradient, logistic, zero_one
from ui.figures import area, line, points, words
from ui.lessons.spam.state import COMPARED, COMPARISONS, State

BELOW = ("x", "y2")
BOTTOM, TOP = -1.15, 4.9
SLOPES = (-1.6, 0.45)
STYLES = {
    "zero_one": ("ink", "solid"),
    "squared_hinge": ("other", "dash"),
    "logistic": ("muted", "solid"),
    "logistic_bits": ("muted", "dot"),
    "exponential": ("other", "dashdot"),
}
# Where each name stands beside its curve: margin, loss, and on which side of it.
PLACES = {
    "zero_one": (-3.85, 1, "top right"),
    "squared_hinge": (-1.25, TOP, "top right"),
    "logistic": (-3.35, 1.85, "middle right"),
    "logistic_bits": (-3.36, TOP, "top center"),
    "exponential": (-1.6, 4.5, "middle left"),
}


def compared(state: State) -> tuple[str, ...]:
    """The losses that are drawn over the hinge loss."""
    return COMPARISONS.get(state.compare, ())


def top_of(edge: float) -> float:
    """The largest loss on the axis, where margins go from -edge to edge."""
    return max(TOP, edge + 1)


@lru_cache(maxsize=4096)
def loss_at(name: str, margin: float) -> float:
    """A loss of one mail; it depends on label and score only by the margin."""
    return float(REGISTRY[name].value(1, margin))


@lru_cache(maxsize=64)
def still_marks(edge: float, names: tuple[str, ...]) -> tuple[dict[str, Any], ...]:
    """The band, the curves and their slopes, and what they are called."""
    marks = _ground(edge, with_wrong=not names)
    for name in names:
        color, dash = STYLES[name]
        xs, ys = _curve(name, edge)
        slopes = _slopes(name, edge)[1]
        x, y, side = PLACES[name]
        marks += [
            line(xs, ys, color, width=2, dash=dash),
            line(xs, slopes, color, width=1.5, dash=dash, axes=BELOW),
            words([x], [y], [COMPARED[name]], color, position=side, cliponaxis=False),
        ]
    if {"zero_one", "logistic"} <= set(names):
        marks.append(_dip(edge))
    return (*marks, *_hinge(edge))


def _ground(edge: float, with_wrong: bool) -> list[dict[str, Any]]:
    top = top_of(edge)
    low, high = SLOPES
    zones = [(-edge / 2, "wrong side" if with_wrong else ""), (0.5, "not sure")]
    zones.append((edge * 0.62, "sure"))
    return [
        area([0, 1, 1, 0], [BOTTOM, BOTTOM, top, top], "charged"),
        area([0, 1, 1, 0], [low, low, high, high], "charged", axes=BELOW),
        line([0, 0], [BOTTOM, top], "muted", width=1.5, dash="dot"),
        line([-edge, edge], [0, 0], "faint", width=1),
        words(
            [x for x, _ in zones],
            [0.94 * top] * len(zones),
            [word for _, word in zones],
            position="middle center",
        ),
    ]


def _hinge(edge: float) -> list[dict[str, Any]]:
    least, greatest = (float(slope) for slope in hinge_subgradient(1, 1.0))
    middle = (least + greatest) / 2
    return [
        line(*_curve("hinge", edge), "loss", width=3),
        line(
            [-edge, 1, None, 1, edge],
            [least, least, None, greatest, greatest],
            "gradient",
            axes=BELOW,
        ),
        line([1, 1], [least, greatest], "gradient", dash="dot", axes=BELOW),
        points([1], [0], "loss", symbol="diamond", size=9),
        words([0.92], [-0.5], ["kink at margin 1"], "loss", position="middle left"),
        words(
            [1.08],
            [middle],
            ["from −1 to 0"],
            "gradient",
            position="middle right",
            axes=BELOW,
        ),
    ]


def _dip(edge: float) -> dict[str, Any]:
    """Where the logistic loss in nats is below the zero-one loss."""
    margins = np.linspace(-edge, 0, 2001)
    ones = np.ones(len(margins))
    low, high = logistic(ones, margins), zero_one(ones, margins)
    is_below = low < high
    xs = margins[is_below]
    return area(
        [*xs, *xs[::-1]], [*low[is_below], *high[is_below][::-1]], "gradient-area"
    )


@lru_cache(maxsize=64)
def _curve(name: str, edge: float) -> tuple[list[float], list[float | None]]:
    margins = _grid(name, edge)
    heights = REGISTRY[name].value(np.ones(len(margins)), margins)
    return _with_jump(name, margins, heights)


@lru_cache(maxsize=64)
def _slopes(name: str, edge: float) -> tuple[list[float], list[float | None]]:
    margins = _grid(name, edge)
    heights = REGISTRY[name].gradient(np.ones(len(margins)), margins)
    return _with_jump(name, margins, heights)


def _grid(name: str, edge: float) -> np.ndarray:
    """Margins from edge to edge; a curve with corners has its corners among them."""
    if name == "hinge":
        return np.array([-edge, 1.0, edge])
    if name == "zero_one":
        return np.array([-edge, 0.0, np.nextafter(0.0, 1.0), edge])
    return np.linspace(-edge, edge, 161)


def _with_jump(name: str, margins: np.ndarray, heights: np.ndarray):
    xs, ys = margins.tolist(), heights.tolist()
    if name == "zero_one":
        xs.insert(2, None)
        ys.insert(2, None)
    return xs, ys
