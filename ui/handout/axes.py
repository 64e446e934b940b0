"""The axes of a figure on paper: where they are, their lines, numbers and titles.

Understands what `ui/figures.py` makes.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from ui.handout.words import Words
from ui.numbers import MINUS

_SIZE = 12
_TICKS = 6
_ROUND = (1, 2, 5, 10)
_IS_AXIS = re.compile(r"([xy])axis(\d*)")


@dataclass(frozen=True)
class Axis:
    """An axis on paper.

    Parameters
    ----------
    name
        "x", or "y2".
    spec
        What the figure says of it.
    low, high
        The numbers at its ends.
    begin, end
        Where these are on the paper, in pixels.
    """

    name: str
    spec: Mapping[str, Any]
    low: float
    high: float
    begin: float
    end: float

    @property
    def is_across(self) -> bool:
        return self.name.startswith("x")

    @property
    def scale(self) -> float:
        """The pixels of one, never below 0."""
        return abs((self.end - self.begin) / (self.high - self.low))

    def pixel(self, value: float) -> float:
        """Where a number is."""
        share = (value - self.low) / (self.high - self.low)
        return self.begin + share * (self.end - self.begin)

    def ticks(self) -> list[tuple[float, str]]:
        """The numbers that are marked, and how each is written."""
        values = self.spec.get("tickvals")
        if values is None:
            values = _round_numbers(
                self.low, self.high, self.spec.get("nticks", _TICKS)
            )
        written = self.spec.get("ticktext") or list(map(_written, values))
        low, high = sorted((self.low, self.high))
        room = 1e-6 * (high - low)
        return [
            (value, text)
            for value, text in zip(values, written, strict=True)
            if low - room <= value <= high + room
        ]


def axes_of(
    layout: Mapping[str, Any], width: float, height: float
) -> Mapping[str, Axis]:
    """The axes of a layout by their names, on paper of a size in pixels."""
    margin = layout["margin"]
    inside = (width - margin["l"] - margin["r"], height - margin["t"] - margin["b"])
    found = {}
    for key, spec in layout.items():
        if not (named := _IS_AXIS.fullmatch(key)):
            continue
        first, last = spec.get("domain", (0.0, 1.0))
        if named[1] == "x":
            begin, end = (margin["l"] + at * inside[0] for at in (first, last))
        else:
            begin, end = (margin["t"] + (1 - at) * inside[1] for at in (first, last))
        low, high = spec["range"]
        name = f"{named[1]}{named[2]}"
        found[name] = Axis(name, spec, low, high, begin, end)
    return {name: _equal(axis, found) for name, axis in found.items()}


def _equal(axis: Axis, axes: Mapping[str, Axis]) -> Axis:
    """An axis with the scale of the one that it is bound to, where it has room for it.

    Both show more where one has more room than the other needs.
    """
    partner = axis.spec.get("scaleanchor")
    bound = next(
        (
            each.name
            for each in axes.values()
            if each.spec.get("scaleanchor") == axis.name
        ),
        partner,
    )
    if bound is None:
        return axis
    scale = min(axis.scale, axes[bound].scale)
    half = abs(axis.end - axis.begin) / scale / 2
    middle = (axis.low + axis.high) / 2
    return Axis(
        axis.name, axis.spec, middle - half, middle + half, axis.begin, axis.end
    )


def _round_numbers(low: float, high: float, most: int) -> list[float]:
    low, high = sorted((low, high))
    rough = (high - low) / most
    base = 10.0 ** math.floor(math.log10(rough))
    step = base * next(each for each in _ROUND if each * base >= rough * 0.999)
    first = math.ceil(low / step - 1e-9)
    count = math.floor(high / step + 1e-9) - first + 1
    return [(first + place) * step for place in range(count)]


def _written(value: float) -> str:
    return f"{value:,.10g}".replace("-", MINUS)


def drawn_axes(axes: Mapping[str, Axis]) -> Iterator[str]:
    """The lines of the grid, the axes, their numbers and their titles, as SVG."""
    for axis in axes.values():
        if axis.spec.get("visible") is False:
            continue
        other = axes[axis.spec.get("anchor", "y" if axis.is_across else "x")]
        at = other.end if axis.spec.get("side") in ("right", "top") else other.begin
        yield from _grid(axis, other)
        if axis.spec.get("showline"):
            yield _line(axis, at, axis.begin, axis.end, "faint")
        yield from _numbers(axis, at)


def _grid(axis: Axis, other: Axis) -> Iterator[str]:
    """Lines at the numbers of an axis, from end to end of the other."""
    ends = (other.begin, other.end)
    if axis.spec.get("showgrid"):
        for value, _ in axis.ticks():
            at = axis.pixel(value)
            yield _across(axis, at, ends, axis.spec["gridcolor"])
    if axis.spec.get("zeroline") and axis.low < 0 < axis.high:
        yield _across(axis, axis.pixel(0.0), ends, axis.spec["zerolinecolor"])


def _across(axis: Axis, at: float, ends: tuple[float, float], color: str) -> str:
    low, high = ends
    where = (at, low, at, high) if axis.is_across else (low, at, high, at)
    return _path(*where, color)


def _line(axis: Axis, at: float, begin: float, end: float, color: str) -> str:
    where = (begin, at, end, at) if axis.is_across else (at, begin, at, end)
    return _path(*where, color)


def _path(x: float, y: float, to_x: float, to_y: float, color: str) -> str:
    return (
        f'<path d="M{x:.1f} {y:.1f}L{to_x:.1f} {to_y:.1f}" '
        f'style="stroke:var(--ll-{color})"/>'
    )


def _numbers(axis: Axis, at: float) -> Iterator[str]:
    """The numbers of an axis and its title, outside the figure."""
    size = axis.spec.get("tickfont", {}).get("size", _SIZE)
    ticks = axis.ticks()
    is_right = axis.spec.get("side") == "right"
    for value, text in ticks:
        if axis.is_across:
            words = Words(axis.pixel(value), at + 1.35 * size, text, "middle", size)
        elif is_right:
            words = Words(at + 4, axis.pixel(value) + 0.35 * size, text, "start", size)
        else:
            words = Words(at - 4, axis.pixel(value) + 0.35 * size, text, "end", size)
        yield words.svg("muted")
    title = axis.spec.get("title", {}).get("text", "")
    if not title:
        return
    middle = (axis.begin + axis.end) / 2
    if axis.is_across:
        lines = max((text.count("<br>") + 1 for _, text in ticks), default=0)
        below = at + 1.2 * size * lines + 1.5 * _SIZE
        yield Words(middle, below, title, "middle", _SIZE).svg("muted")
        return
    widest = max((Words.width_of(text, size) for _, text in ticks), default=0)
    aside = at + widest + 1.5 * _SIZE if is_right else at - widest - 0.9 * _SIZE
    aside = max(aside, 0.9 * _SIZE)
    yield (
        f'<text transform="translate({aside:.1f} {middle:.1f}) rotate(-90)" '
        f'style="fill:var(--ll-muted);font-size:{_SIZE}px" text-anchor="middle">'
        f"{escape(title)}</text>"
    )
