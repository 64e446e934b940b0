"""The left panel: the houses, and where each loss puts its price or its line."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Any

from ui.figures import axis, figure, line, points, words
from ui.lessons.choosing.curves.names import apart
from ui.lessons.choosing.curves.view import STYLES
from ui.lessons.choosing.data.answers import answer, price_at, without
from ui.lessons.choosing.data.numbers import TITLES, answer_words, slope_words
from ui.lessons.choosing.data.state import State
from ui.live_chart.scene import Panel
from ui.numbers import money, money_short

RAIL = 0.0
_SHORT = {name: title.split()[0] for name, title in TITLES.items()}
_PRICES = MappingProxyType(
    {
        "five": (50e3, 1_100e3, (200e3, 400e3, 600e3, 800e3, 1_000e3)),
        "bloomington": (70e3, 630e3, (100e3, 200e3, 300e3, 400e3, 500e3, 600e3)),
        "greens": (125e3, 415e3, (150e3, 200e3, 250e3, 300e3, 350e3, 400e3)),
        "edwards": (0.0, 640e3, (0.0, 200e3, 400e3, 600e3)),
        "edwards-largest": (-70e3, 790e3, (0.0, 200e3, 400e3, 600e3)),
        "edwards-large": (-70e3, 790e3, (0.0, 200e3, 400e3, 600e3)),
    }
)
_FAR = (400.0, 5_950.0, 7_350.0, (1_000, 2_000, 3_000, 4_000, 5_000))
_AREAS = MappingProxyType(
    {
        "edwards": (400.0, 2_300.0, 2_750.0, (500, 1_000, 1_500, 2_000)),
        "edwards-largest": _FAR,
        "edwards-large": _FAR,
    }
)
"""Where the lines begin and end, where the axis ends, and its ticks."""


def data_panel(state: State) -> Panel:
    """The houses with the answer of each loss."""
    return _lines(state) if state.is_line else _prices(state)


# One price for all


def _prices(state: State) -> Panel:
    low, high, ticks = _PRICES[state.data]
    rows = _rows(state)
    data = [
        line([low, high], [RAIL, RAIL], "grid", width=5),
        points(
            state.houses.others,
            [RAIL] * len(state.houses.others),
            symbol="diamond",
            size=12,
        ),
    ]
    for loss, height in rows.items():
        data += _row(state, loss, height)
    told = ", ".join(answer_words(state, loss, answer(state, loss)) for loss in rows)
    return Panel(
        "data",
        "Filled: each loss’s one price for all. Open: the same without the outlier. "
        "Diamonds: the other prices.",
        f"Prices {', '.join(map(money, state.y_true))}, the outlier last. {told}.",
        figure(
            data,
            margin={"l": 10, "r": 10},
            xaxis=axis(
                "price", low, high, ticks=ticks, labels=list(map(money_short, ticks))
            ),
            yaxis=axis(
                "", -0.6, len(rows) + 0.75, grid=False, ticks=(), showline=False
            ),
        ),
        weight=1.25,
    )


def _rows(state: State) -> dict[str, float]:
    """The height of each loss's row, the chosen one next to the prices."""
    others = [loss for loss in state.losses if loss != state.loss]
    return {loss: 1.0 + row for row, loss in enumerate((state.loss, *others[::-1]))}


def _row(state: State, loss: str, height: float) -> Iterator[dict[str, Any]]:
    """A loss's answer, its interval, and where it was without the outlier."""
    found = answer(state, loss)
    level, _, _ = without(state, loss)
    low, high, _ = _PRICES[state.data]
    is_own = loss == state.loss
    tone = "loss" if is_own else STYLES[loss][0]
    here = found.level
    side = "right" if here < low + 0.55 * (high - low) else "left"
    yield line([low, high], [height] * 2, "grid", width=1)
    if is_own:
        ends = [RAIL, height]
        yield line([here, here], ends, tone, width=1.5, dash="dot", name="foot")
    yield line([level, here], [height] * 2, tone, width=2.5, name=f"moved {loss}")
    yield line(
        list(found.interval), [height] * 2, tone, width=8, name=f"interval {loss}"
    )
    yield points([level], [height], tone, symbol="circle-open", size=9)
    yield points([here], [height], tone, size=12, name=f"answer {loss}")
    yield words(
        [here],
        [height + 0.1],
        answer_words(state, loss, found),
        tone,
        position=f"top {side}",
        size=14 if is_own else 12,
        name=f"word {loss}",
        cliponaxis=False,
    )


# A line by area


def _lines(state: State) -> Panel:
    start, end, last, ticks = _AREAS[state.data]
    low, high, prices = _PRICES[state.data]
    houses = state.houses
    ends = (start, end)
    level, slope, _ = without(state)
    before = [price_at((level, slope), area) for area in ends]
    data = [
        points(houses.areas[:-1], houses.others, symbol="diamond", size=6),
        line(ends, before, "loss", width=1.5, dash="dot", name="without"),
    ]
    heights = {}
    for loss in sorted(state.losses, key=lambda each: each == state.loss):
        found = answer(state, loss)
        drawn = [price_at((found.level, found.slope), area) for area in ends]
        is_own = loss == state.loss
        color, dash = STYLES[loss]
        data.append(
            line(
                ends,
                drawn,
                "loss" if is_own else color,
                width=3.5 if is_own else 2,
                dash="solid" if is_own else dash,
                name=f"line {loss}",
            )
        )
        heights[loss] = min(max(drawn[1], low), high)
    data += _names(state, heights, end, (low, high))
    told = ", ".join(
        f"{TITLES[loss]} {slope_words(answer(state, loss).slope)}"
        for loss in state.losses
    )
    return Panel(
        "data",
        f"{len(houses)} houses in Edwards, and each loss’s line. Dotted: the thick "
        "line without the outlier.",
        f"Price by living area of {len(houses)} houses, and a line for each loss: "
        f"{told}.",
        figure(
            data,
            margin={"l": 52, "r": 8, "t": 10},
            xaxis=axis(
                "living area (sq ft)",
                start - 50,
                last,
                ticks=ticks,
                labels=[f"{tick:,}" for tick in ticks],
            ),
            yaxis=axis(
                "", low, high, ticks=prices, labels=list(map(money_short, prices))
            ),
        ),
        weight=1.25,
    )


def _names(state: State, heights: dict[str, float], x: float, limits):
    """Each loss's name at the end of its line."""
    low, high = limits
    pad = 0.03 * (high - low)
    places = apart(list(heights.values()), 0.06 * (high - low), low + pad, high - pad)
    for (loss, _), height in zip(heights.items(), places, strict=True):
        is_own = loss == state.loss
        yield words(
            [x],
            [height],
            f" {_SHORT[loss].lower() if loss != 'huber' else _SHORT[loss]}",
            "loss" if is_own else STYLES[loss][0],
            position="middle right",
            size=14 if is_own else 12,
            name=f"name {loss}",
            cliponaxis=False,
        )
