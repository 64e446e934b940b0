"""The names of the curves: at their ends, or along them, and never on one another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from ui.figures import words
from ui.lessons.choosing.curves.losses import drawn
from ui.lessons.choosing.curves.view import LOOKS, Look

_SPACE = "\N{NO-BREAK SPACE}"
# Where the names stand that cannot stand at the ends: report, and on which side.
_ALONG = MappingProxyType(
    {
        "cross_entropy": (0.17, "top right"),
        "brier": (0.15, "bottom left"),
        "focal": (0.37, "bottom left"),
        "absolute": (0.46, "top center"),
    }
)
_GAPS = MappingProxyType({1: 0.055, 2: 0.105})
"""What two names need between them, as a share of the axis."""


def names(look: Look, which: int, tone: str) -> Iterator[dict[str, Any]]:
    """The names beside the values (1) or the slopes (2) of the curves."""
    limits = look.view.values if which == 1 else look.view.slopes
    for curve, (x, y, side) in zip(
        look.curves, _places(look, which, limits), strict=True
    ):
        name = LOOKS[curve.name].name
        yield words(
            [x],
            [y],
            f"{name}{_SPACE}" if side.endswith("left") else f"{_SPACE}{name}",
            tone if curve.name == look.loss else LOOKS[curve.name].color,
            position=side,
            size=12,
            name=f"name {curve.name} {which}",
            cliponaxis=False,
        )


def _places(look: Look, which: int, limits: tuple[float, float]):
    low, high = look.reach
    columns = [drawn(curve, low, high) for curve in look.curves]
    if look.is_mean:
        for curve, column in zip(look.curves, columns, strict=True):
            x, side = _ALONG[curve.name]
            yield x, height_at(column[0], column[which], x, limits), side
        return
    step = 1 if look.names_left else -1
    ends = [_end(column[which][::step], limits) for column in columns]
    gap = _GAPS[which] * (limits[1] - limits[0])
    x, side = (low, "middle left") if look.names_left else (high, "middle right")
    for height in apart(ends, gap, *limits):
        yield x, height, side


def height_at(xs: list, ys: list, x: float, limits: tuple[float, float]) -> float:
    """The height of a curve at the drawn place nearest to x, inside the axis."""
    known = [index for index, y in enumerate(ys) if y is not None]
    nearest = min(known, key=lambda index: abs(xs[index] - x))
    return min(max(ys[nearest], limits[0]), limits[1])


def _end(ys: list, limits: tuple[float, float]) -> float:
    """The height of a curve's first point, on the edge where it is beyond it."""
    first = next(y for y in ys if y is not None)
    if ys[0] is None:  # infinite there
        first = limits[1] if first > 0 else limits[0]
    return min(max(first, limits[0]), limits[1])


def apart(heights: list[float], gap: float, low: float, high: float) -> list[float]:
    """Heights at least a gap apart, in their order and near where they were."""
    order = sorted(range(len(heights)), key=heights.__getitem__)
    placed = [heights[index] for index in order]
    for _ in range(60):
        lacks = [gap - (b - a) for a, b in pairwise(placed)]
        if max(lacks, default=0.0) < 1e-6 * gap:
            break
        for index, lack in enumerate(lacks):
            if lack > 0:
                placed[index] -= lack / 2
                placed[index + 1] += lack / 2
        placed[0] = max(placed[0], low)
        placed[-1] = min(placed[-1], high)
    return [placed[order.index(index)] for index in range(len(heights))]
