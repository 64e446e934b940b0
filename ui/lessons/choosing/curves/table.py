"""The third panel: each loss's numbers as a table, and the dials of the parameters."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from ui.dial import Dial, dial
from ui.figures import area, axis, figure, line, words
from ui.lessons.choosing.curves.losses import Row
from ui.lessons.choosing.curves.state import (
    DELTAS,
    GAMMAS,
    QUANTILES,
    TEMPERATURES,
)
from ui.lessons.choosing.curves.view import LOOKS, Look
from ui.live_chart.scene import Handle, Panel
from ui.numbers import fixed

_COLUMNS = (0.55, 0.77, 0.99)
_TONES = ("loss", "gradient", "ink")
_FEET = (0.0, 0.44, 0.6)
_LINES = (8.0, 6.0, 5.0)
"""Where the table begins and how many lines it has room for, by number of dials."""


@dataclass(frozen=True, kw_only=True)
class _Scale:
    """The dial of a parameter."""

    title: str
    symbol: str
    ends: tuple[float, float]
    step: float
    ticks: tuple[float, ...]


_SCALES = MappingProxyType(
    {
        "delta": _Scale(
            title="Huber's δ: straight beyond it",
            symbol="δ",
            ends=DELTAS,
            step=0.05,
            ticks=(0.5, 1.0, 1.5, 2.0, 2.5),
        ),
        "quantile": _Scale(
            title="quantile τ: the price of too low",
            symbol="τ",
            ends=QUANTILES,
            step=0.05,
            ticks=(0.1, 0.3, 0.5, 0.7, 0.9),
        ),
        "gamma": _Scale(
            title="focal γ: how fast easy samples fade",
            symbol="γ",
            ends=GAMMAS,
            step=0.1,
            ticks=(0.0, 1.0, 2.0, 3.0, 4.0, 5.0),
        ),
        "temperature": _Scale(
            title="temperature T: the logit is divided by it",
            symbol="T",
            ends=TEMPERATURES,
            step=0.05,
            ticks=(0.5, 1.0, 2.0, 3.0, 4.0),
        ),
    }
)


def cell(value: float | None) -> str:
    """A number as it stands in the table; nothing where there is none.

    Examples
    --------
    >>> cell(0.70710678), cell(-123.456), cell(math.inf), cell(None)
    ('0.7071', '−123.5', '∞', 'kink')
    """
    if value is None:
        return "kink"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    return fixed(value, 4 if abs(value) < 100 else 1 if abs(value) < 10_000 else 0)


def table_panel(look: Look, rows: tuple[Row, ...]) -> tuple[Panel, tuple[Handle, ...]]:
    """Value, gradient and curvature of each loss, and a dial for each parameter."""
    dials = _dials(
        tuple(each for curve in look.curves for each in curve.keywords.items())
    )
    foot = _FEET[len(dials)]
    ground = _ground(look)
    axes: dict[str, Any] = {}
    data = [*ground, *_numbers(look, rows)]
    for each in dials:
        data += each.data
        axes |= each.axes
    lines = max(len(look.curves) + 0.9, _LINES[len(dials)])
    listed = ", ".join(LOOKS[curve.name].name for curve in look.curves)
    panel = Panel(
        "numbers",
        "Each loss here: value, gradient, curvature.",
        f"A table of the losses {listed}: value, gradient and curvature of each. "
        "The numbers of the chosen one are in the readouts.",
        figure(
            data,
            margin={"l": 8, "r": 14, "t": 6, "b": 40 if dials else 6},
            xaxis=axis("", 0, 1.01, grid=False, visible=False),
            yaxis=axis("", -lines, 0.3, grid=False, visible=False, domain=[foot, 1.0]),
            **axes,
        ),
        weight=0.9,
    )
    return panel, tuple(each.handle for each in dials)


@lru_cache(maxsize=256)
def _ground(look: Look) -> tuple[dict[str, Any], ...]:
    """The head of the table, the names, and a sample of each curve."""
    head = ["loss", "gradient", "curvature"]
    marks = [words(list(_COLUMNS), [-0.2] * 3, head, position="middle left")]
    for index, curve in enumerate(look.curves):
        height = -1.2 - index
        name = LOOKS[curve.name].name
        color, dash, width = look.style(curve, "loss")
        if curve.name == look.loss:
            low, high = height - 0.46, height + 0.46
            marks.append(area([0, 1.01, 1.01, 0], [low, low, high, high], "charged"))
        marks += [
            line([0.01, 0.1], [height] * 2, color, width=width, dash=dash),
            words([0.11], [height], name, color, position="middle right"),
        ]
    return tuple(marks)


def _numbers(look: Look, rows: tuple[Row, ...]) -> Iterator[dict[str, Any]]:
    """The numbers: those of the chosen loss in its colours, the others in grey."""
    cells = [
        (row.value, None if row.is_kink else row.slope, row.curvature) for row in rows
    ]
    others = [index for index in range(len(rows)) if index != look.chosen]
    yield words(
        [x for _ in others for x in _COLUMNS],
        [-1.2 - index for index in others for _ in _COLUMNS],
        [cell(number) for index in others for number in cells[index]],
        "ink",
        position="middle left",
        name="others",
    )
    for x, number, tone in zip(_COLUMNS, cells[look.chosen], _TONES, strict=True):
        height = -1.2 - look.chosen
        text = cell(number)
        yield words([x], [height], text, tone, position="middle left", name=tone)


@lru_cache(maxsize=1024)
def _dials(parameters: tuple[tuple[str, float], ...]) -> tuple[Dial, ...]:
    """One for each parameter of the curves, from the foot of the panel up."""
    made: list[Dial] = []
    for field, value in reversed(parameters):
        scale = _SCALES[field]
        said = fixed(value, 2)
        foot = 0.04 + 0.32 * len(made)
        made.append(
            dial(
                field,
                scale.title,
                value,
                *scale.ends,
                scale.step,
                panel="numbers",
                text=f"{scale.symbol} {said}",
                label=scale.title[0].upper() + scale.title[1:],
                tag=f"{scale.symbol} = {said}",
                ticks=scale.ticks,
                number=8 + len(made),
                domain=(foot, foot + 0.07),
                across=(0.04, 0.96),
            )
        )
    return tuple(made)
