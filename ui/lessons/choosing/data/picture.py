"""The left panel: the houses, each loss's price or line, and the dragged outlier."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ui.figures import axis, figure, line, points, words
from ui.lessons.choosing.curves.names import apart
from ui.lessons.choosing.data.answers import answer, price_at, without
from ui.lessons.choosing.data.houses import LARGE
from ui.lessons.choosing.data.numbers import (
    answer_words,
    percent_of,
    pull_words,
    slope_words,
)
from ui.lessons.choosing.data.state import State
from ui.live_chart.scene import Handle, Panel
from ui.losses import LOOKS
from ui.numbers import money, money_short

RAIL = 0.0


def data_panel(state: State) -> Panel:
    """The houses with the answer of each loss."""
    return _lines(state) if state.is_line else _prices(state)


def outlier_handle(state: State) -> Handle:
    """The outlier: along the prices, or up and down over its area."""
    low, high, step = state.houses.reach
    found = answer(state)
    x, y, direction, side = state.outlier, RAIL, "x", "bottom"
    if state.is_line:
        x, y, direction = state.houses.areas[-1], state.outlier, "y"
        side = "bottom" if x > LARGE else "top"
    return Handle(
        name="outlier",
        control="outlier",
        label="Price of the outlier",
        text=(
            f"{money(state.outlier)}, {LOOKS[state.loss].title}: "
            f"share {percent_of(found.share)}, pull {pull_words(found)}"
        ),
        panel="data",
        x=x,
        y=y,
        direction=direction,
        value=state.outlier,
        minimum=low,
        maximum=high,
        step=step,
        tag=money_short(state.outlier),
        side=side,
    )


# One price for all


def _prices(state: State) -> Panel:
    prices = state.houses.price_axis
    low, high = prices.low, prices.high
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
        name="data",
        title="Filled: each loss’s one price for all. Open: the same without the "
        "outlier. Diamonds: the other prices.",
        description=f"Prices {', '.join(map(money, state.y_true))}, the outlier "
        f"last. {told}.",
        figure=figure(
            data,
            margin={"l": 10, "r": 10},
            xaxis=axis(
                "price",
                low,
                high,
                ticks=prices.ticks,
                labels=list(map(money_short, prices.ticks)),
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
    low, high = state.houses.price_axis.low, state.houses.price_axis.high
    is_own = loss == state.loss
    tone = "loss" if is_own else LOOKS[loss].color
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
    yield points(
        [level], [height], tone, symbol="circle-open", size=9, name=f"before {loss}"
    )
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
    houses = state.houses
    areas, prices = houses.area_axis, houses.price_axis
    assert areas is not None  # a line is over areas
    ends, (low, high) = areas.drawn, (prices.low, prices.high)
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
        data.append(
            line(
                ends,
                drawn,
                "loss" if is_own else LOOKS[loss].color,
                width=3.5 if is_own else 2,
                dash="solid" if is_own else LOOKS[loss].dash,
                name=f"line {loss}",
            )
        )
        heights[loss] = min(max(drawn[1], low), high)
    data += _names(state, heights, ends[1], (low, high))
    told = ", ".join(
        f"{LOOKS[loss].title} {slope_words(answer(state, loss).slope)}"
        for loss in state.losses
    )
    return Panel(
        name="data",
        title=f"{len(houses)} houses in Edwards, and each loss’s line. Dotted: the "
        "thick line without the outlier.",
        description=f"Price by living area of {len(houses)} houses, and a line for "
        f"each loss: {told}.",
        figure=figure(
            data,
            margin={"l": 52, "r": 8, "t": 10},
            xaxis=axis(
                "living area (sq ft)",
                areas.low,
                areas.high,
                ticks=areas.ticks,
                labels=[f"{tick:,}" for tick in areas.ticks],
            ),
            yaxis=axis(
                "",
                low,
                high,
                ticks=prices.ticks,
                labels=list(map(money_short, prices.ticks)),
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
            f" {LOOKS[loss].short}",
            "loss" if is_own else LOOKS[loss].color,
            position="middle right",
            size=14 if is_own else 12,
            name=f"name {loss}",
            cliponaxis=False,
            tells_loss=False,
        )
