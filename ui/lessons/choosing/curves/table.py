"""The third panel: each loss's numbers as a table, and the dials of the parameters."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from ui.dial import Dial, dial
from ui.figures import area, axis, figure, line, words
from ui.lessons.choosing.curves.losses import Curve, Row
from ui.lessons.choosing.curves.state import State
from ui.lessons.choosing.curves.view import Look
from ui.live_chart.scene import Handle, Panel
from ui.losses import capital
from ui.mathml import letter
from ui.numbers import fixed

_COLUMNS = (0.55, 0.77, 0.99)
HEAD = ("loss", "gradient", "curvature")
_TONES = ("loss", "gradient", "ink")


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


def table_panel(
    state: State, look: Look, rows: tuple[Row, ...]
) -> tuple[Panel, tuple[Handle, ...]]:
    """Value, gradient and curvature of each loss, and a dial for each parameter."""
    shaped = [curve for curve in look.curves if curve.keywords]
    apart = 0.32 if len(shaped) < 3 else 0.4 / (len(shaped) - 1)
    dials = [
        _dial(state, curve, 0.04 + apart * index, 8 + index, has_ticks=len(shaped) < 3)
        for index, curve in enumerate(reversed(shaped))
    ]
    foot = max(0.44, 0.28 + apart * (len(dials) - 1)) if dials else 0.0
    axes: dict[str, Any] = {}
    data = [*_ground(look), *_numbers(look, rows)]
    for each in dials:
        data += each.data
        axes |= each.axes
    lines = max(len(look.curves) + 0.9, (8.0, 6.0, 5.0)[min(len(dials), 2)])
    told = "value, gradient, curvature" if look.has_bends else "value and gradient"
    panel = Panel(
        name="numbers",
        title=f"Each loss here: {told}.",
        description=f"A table of the losses {look.listed}: {told} of each. The "
        "numbers of the chosen one are in the readouts.",
        figure=figure(
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
    columns = _columns(look)
    head = HEAD[: len(columns)]
    marks = [
        words(
            list(columns),
            [-0.2] * len(columns),
            head,
            position="middle left",
            tells_loss=True,
        )
    ]
    for index, curve in enumerate(look.curves):
        height = -1.2 - index
        style = look.style(curve, "loss")
        if curve == look.curve:
            low, high = height - 0.46, height + 0.46
            marks.append(area([0, 1.01, 1.01, 0], [low, low, high, high], "charged"))
        marks += [
            line([0.01, 0.1], [height] * 2, meta="key", **style),
            words(
                [0.11],
                [height],
                curve.look.short,
                style["color"],
                position="middle right",
                tells_loss=False,
            ),
        ]
    return tuple(marks)


def _numbers(look: Look, rows: tuple[Row, ...]) -> Iterator[dict[str, Any]]:
    """The numbers: those of the chosen loss in its colours, the others in grey."""
    columns = _columns(look)
    cells = [
        (row.value, None if row.is_kink else row.slope, row.curvature)[: len(columns)]
        for row in rows
    ]
    others = [index for index in range(len(rows)) if index != look.chosen]
    yield words(
        [x for _ in others for x in columns],
        [-1.2 - index for index in others for _ in columns],
        [cell(number) for index in others for number in cells[index]],
        "ink",
        position="middle left",
        name="others",
        tells_loss=True,
    )
    tones = _TONES[: len(columns)]
    for x, number, tone in zip(columns, cells[look.chosen], tones, strict=True):
        height = -1.2 - look.chosen
        yield words(
            [x],
            [height],
            cell(number),
            tone,
            position="middle left",
            name=tone,
            tells_loss=True,
        )


def _columns(look: Look) -> tuple[float, ...]:
    """Where the columns end; without curvature there are two."""
    return _COLUMNS if look.has_bends else (_COLUMNS[0] + 0.1, _COLUMNS[2])


def _dial(
    state: State, curve: Curve, foot: float, number: int, *, has_ticks: bool
) -> Dial:
    """The dial of a curve's parameter, between the ends of its field."""
    [(field, value)] = curve.keywords.items()
    ends = next(each for each in dataclasses.fields(state) if each.name == field)
    kind = ends.metadata["kind"]
    symbol, said = letter(curve.spec.parameters[0].symbol), fixed(value, 2)
    look = curve.look.dial
    assert look, f"{curve.key} needs a dial in content/losses.toml"
    return dial(
        field,
        title=look.title,
        value=value,
        scale=(kind.low, kind.high, look.step),
        panel="numbers",
        text=f"{symbol} {said}",
        label=capital(look.title),
        tag=f"{symbol} = {said}",
        ticks=look.ticks if has_ticks else (),
        number=number,
        domain=(foot, foot + 0.07),
        across=(0.04, 0.96),
    )
