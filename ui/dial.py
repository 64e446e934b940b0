"""A dial: a strip at the foot of a figure on which a number is set by its handle.

The strip is a pair of axes of its own under the panel's plot. It may have zones with
a word each, and a mark: a limit, for example.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from ui.figures import area, axis, line, words
from ui.live_chart.scene import Handle

_MIDDLE = 0.5
_HEADROOM = 1.3
"""Above the strip, in strips: room for the words of the marks, over the handle's tag.

Words that move are cut off at the ends of their axes, so they must be inside."""
FOOT = 0.5
"""Under the strip, in strips: room for the words of the zones, below the handle."""


class Mark(NamedTuple):
    """A value with a word, drawn as a line across a strip.

    Parameters
    ----------
    value
        Where it is; None or infinite is a mark that is not there now.
    word
        What it is called, above the strip, or under it if it `is_below`.
    dash
        How its line is drawn: solid, or dashed where the value is about right.
    """

    value: float | None
    word: str
    dash: str = "solid"
    is_below: bool = False


@dataclass(frozen=True)
class Dial:
    """A strip as a figure takes it.

    Parameters
    ----------
    data
        Traces for the panel's figure; their number and names depend on `zones` and
        `marks` alone.
    axes
        `xaxis<n>` and `yaxis<n>` for `ui.figures.figure`.
    handle
        The handle that sits on it.
    """

    data: tuple[dict[str, Any], ...]
    axes: dict[str, Any]
    handle: Handle


def dial(
    name: str,
    *,
    title: str,
    value: float,
    scale: tuple[float, float, float],
    panel: str,
    text: str,
    label: str = "",
    tag: str = "",
    ticks: Sequence[float] | None = None,
    labels: Sequence[str] | Callable[[Any], str] | None = None,
    zones: Sequence[tuple[float, str]] = (),
    marks: Sequence[Mark] = (),
    live: bool = False,
    number: int = 9,
    domain: tuple[float, float] = (0.0, 0.1),
    across: tuple[float, float] = (0.0, 1.0),
    narrowest: float = 0.14,
) -> Dial:
    """Make a dial of a value between two ends.

    Parameters
    ----------
    name, label, text, tag, live
        As a `Handle` has them; it moves the control `name`, and its label is the title
        unless told.
    title
        The name of the number, with its unit, under the strip.
    value, scale
        Where the handle stands, and the ends and the step of what it can take, in units
        of the strip's axis: for a logarithmic dial the logarithms, with `ticks` and
        `labels` that say the numbers.
    zones
        Words along the strip, each with the value at which its zone ends, rising.
        Where a zone ends beyond an end of the strip it is cut; a zone that is not on
        the strip keeps its trace without points.
    marks
        Limits, for example. Only a dial without zones has room for words under it.
    number
        The number of the strip's axes in the figure: 9 makes `x9` and `y9`.
    domain, across
        The share of the figure's height and width that the strip takes, the words of
        its zones included. The words of its marks need 1.3 times as much above it.
    narrowest
        The share of the strip from which on a zone has room for its word.
    """
    low, high, step = scale
    x, y = f"x{number}", f"y{number}"
    strip = axis(title, low, high, ticks=ticks, labels=labels, grid=False)
    foot = FOOT if zones or any(mark.is_below for mark in marks) else 0.0
    base = axis("", -foot, 1 + _HEADROOM, ticks=(), grid=False, showline=False)
    bottom, top = domain
    height = (1 + _HEADROOM) * (top - bottom)
    axes = {
        f"xaxis{number}": strip | {"anchor": y, "domain": list(across)},
        f"yaxis{number}": base | {"anchor": x, "domain": [bottom, bottom + height]},
    }
    middle = [_MIDDLE, _MIDDLE]
    data = [
        *_zones(zones, low, high, narrowest, (x, y)),
        *_marks(marks, low, high, (x, y)),
        line([low, high], middle, "faint", axes=(x, y), name=f"{name} strip"),
    ]
    handle = Handle(
        name=name,
        control=name,
        label=label or title,
        text=text,
        panel=panel,
        x=float(min(max(value, low), high)),
        y=_MIDDLE,
        direction="x",
        value=value,
        minimum=low,
        maximum=high,
        step=step,
        axes=(x, y),
        tag=tag,
        side="top",
        live=live,
    )
    return Dial(tuple(data), axes, handle)


def _zones(zones, low, high, narrowest, axes):
    """Alternating tints, each with its word at the foot of its middle."""
    start = low
    for index, (end, word) in enumerate(zones):
        left, right = (min(max(edge, low), high) for edge in (start, end))
        is_there = right > left
        color = "charged" if index % 2 else "clear"
        edges = [left, right, right, left] if is_there else [None] * 4
        yield area(edges, [-FOOT, -FOOT, 1, 1], color, axes=axes, name=f"zone {word}")
        wide_enough = right - left > narrowest * (high - low)
        yield words(
            [(left + right) / 2 if is_there and wide_enough else None],
            [-FOOT],
            word,
            position="top center",
            size=11,
            axes=axes,
            name=f"word {word}",
            cliponaxis=False,
        )
        start = end


def _marks(marks, low, high, axes):
    """A line across the strip with its word above; neither where it is off it.

    Between them is room for the handle's tag, which no line may cross.
    Two words above turn away from each other, as two marks may be near.
    """
    above = [mark for mark in marks if not mark.is_below]
    for mark in marks:
        place, word = mark.value, mark.word
        if place is None or not (math.isfinite(place) and low <= place <= high):
            place = None
        side = "center"
        if len(above) == 2 and not mark.is_below:
            side = "left" if mark is above[0] else "right"
        yield line(
            [place, place], [0, 1], "ink", width=2, dash=mark.dash, axes=axes,
            name=f"mark {word}",
        )  # fmt: skip
        yield words(
            [place],
            [-FOOT / 2 if mark.is_below else 1 + 0.5 * _HEADROOM],
            word,
            "ink",
            position="middle center" if mark.is_below else f"top {side}",
            size=11,
            axes=axes,
            name=f"mark word {word}",
            cliponaxis=False,
        )
