"""The names of the curves: beside their ends, and never on one another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from ui.figures import line, words
from ui.lessons.choosing.curves.losses import drawn
from ui.lessons.choosing.curves.view import Look

_SPACE = "\N{NO-BREAK SPACE}"


def names(look: Look, which: int, tone: str) -> Iterator[dict[str, Any]]:
    """The names beside the values (1) or the slopes (2), where the curves end."""
    view, (low, high) = look.view, look.reach
    limits = (view.values, view.slopes)[which - 1]
    gap = 0.105 if which == 2 and look.has_bends else 0.055
    end, edge = (low, low - look.pad) if view.names_left else (high, high + look.pad)
    ends = [
        _end(drawn(curve, *look.reach)[which], limits, is_first=view.names_left)
        for curve in look.curves
    ]
    heights = apart(ends, gap * (limits[1] - limits[0]), *limits)
    for curve, at, height in zip(look.curves, ends, heights, strict=True):
        name, color = curve.look.short, look.tone(curve, tone)
        yield line([end, edge], [at, height], color, width=1, name=f"to {name} {which}")
        yield words(
            [edge],
            [height],
            f"{name}{_SPACE}" if view.names_left else f"{_SPACE}{name}",
            color,
            position="middle left" if view.names_left else "middle right",
            size=12,
            name=f"name {curve.key} {which}",
            cliponaxis=False,
            tells_loss=False,
        )


def _end(ys: list, limits: tuple[float, float], *, is_first: bool) -> float:
    """The height of a curve's first or last point, on the edge where it is beyond."""
    ordered = ys if is_first else ys[::-1]
    end = next(y for y in ordered if y is not None)
    if ordered[0] is None:  # infinite there
        end = limits[1] if end > 0 else limits[0]
    return min(max(end, limits[0]), limits[1])


def apart(heights: list[float], gap: float, low: float, high: float) -> list[float]:
    """Heights at least a gap apart, in their order and near where they were."""
    order = sorted(range(len(heights)), key=heights.__getitem__)
    placed = [heights[index] for index in order]
    gap = min(gap, (high - low) / len(heights))
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
