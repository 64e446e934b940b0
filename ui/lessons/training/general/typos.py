"""A digit too many: what typos in real prices do to the line of each loss."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

import losses
from ui.dial import Dial, dial
from ui.figures import apart, axis, figure, line, points, words
from ui.lessons.training.data import DOLLARS, LOSSES, parameters, training_data
from ui.lessons.training.drawing import STYLES
from ui.lessons.training.general.mails import DIALLED, MARGIN
from ui.lessons.training.general.state import HOUSES, MOST_TYPOS, Typos
from ui.live_chart.scene import Panel, Readout, Scene
from ui.losses import LOOKS, capital
from ui.mathml import Term, term
from ui.numbers import money

FACTOR = 10
"""A digit too many makes a price so many times as large."""
AREAS = (0.5, 4.4)
"""Between which areas the lines are drawn, in 1,000 square feet."""
PRICES = (4.55, 7.0)
"""Logarithms of the lowest and the highest price that is drawn, in dollars."""
MISSES = (4.25, 6.12)
"""The same of the misses."""
_STYLES = dict(zip(LOSSES["price"], STYLES, strict=True))


@dataclass(frozen=True, eq=False)
class Houses:
    """The houses to train on, in the order in which they get a typo.

    Parameters
    ----------
    areas
        In 1,000 square feet.
    prices
        In dollars, as they were paid.
    """

    areas: np.ndarray
    prices: np.ndarray

    def typed(self, typos: int) -> np.ndarray:
        """The prices with a digit too many in the first of them, in dollars."""
        first = np.arange(len(self.prices)) < typos
        return np.where(first, FACTOR * self.prices, self.prices)


@dataclass(frozen=True)
class Fit:
    """A line, and its miss on houses held out whose prices are right; in dollars.

    Parameters
    ----------
    intercept, slope
        In $100,000, and that per 1,000 square feet.
    typical, mean
        The median and the mean of the absolute errors.
    """

    intercept: float
    slope: float
    typical: float
    mean: float


@lru_cache(maxsize=8)
def few_houses(draw: int) -> Houses:
    """Draw forty of the houses that the page trains on."""
    train = training_data("price", scaled=False).train
    rows = np.random.default_rng(draw).permutation(len(train))[:HOUSES]
    return Houses(train.features[rows, 0], train.targets[rows] * DOLLARS)


@lru_cache(maxsize=8)
def fits(draw: int) -> dict[str, tuple[Fit, ...]]:
    """The fit of each loss to the prices with 0, 1, 2, ... typos."""
    houses = few_houses(draw)
    return {
        loss: tuple(_fit(houses, loss, typos) for typos in range(MOST_TYPOS + 1))
        for loss in LOSSES["price"]
    }


def _fit(houses: Houses, loss: str, typos: int) -> Fit:
    prices = houses.typed(typos) / DOLLARS
    intercept, slope = losses.line_optimum(houses.areas, prices, loss, parameters(loss))
    others = training_data("price", scaled=False).held_out
    predicted = losses.linear_score(others.features, (slope, intercept))
    misses = losses.absolute_error(others.targets, predicted) * DOLLARS
    return Fit(
        intercept,
        slope,
        losses.constant_minimiser("absolute_error", misses),
        float(losses.reduce_loss(misses, "mean")),
    )


# What is seen


def typos_scene(state: Typos) -> Scene:
    """The houses with three lines, and how far off these are without the typos."""
    left, strip = _houses(state)
    return Scene(
        panels=(left, _misses(state)),
        handles=(strip.handle,),
        readouts=tuple(_readouts(state)),
        arithmetic=_arithmetic(state),
    )


def _now(state: Typos) -> dict[str, Fit]:
    """The fit of each loss at the number of typos that is shown."""
    return {loss: each[state.count] for loss, each in fits(state.draw).items()}


def _listed(state: Typos, written, join: str = " ") -> str:
    """The three losses, each with what is written of its fit."""
    return "; ".join(
        f"{LOOKS[loss].label}{join}{written(fit)}" for loss, fit in _now(state).items()
    )


# The houses


def _houses(state: Typos) -> tuple[Panel, Dial]:
    houses, typos = few_houses(state.draw), state.count
    strip = _dial(state)
    areas, paid = houses.areas.tolist(), _logs(houses.prices)
    typed = _logs(houses.typed(typos))
    moves_x = [x for area in areas[:typos] for x in (area, area, None)]
    ends = zip(paid[:typos], typed[:typos], strict=True)
    moves_y = [y for low, high in ends for y in (low, high, None)]
    traces = [
        line(moves_x, moves_y, "faint", width=1, name="typing"),
        points(areas[typos:], paid[typos:], "ink", symbol="diamond", size=6,
               name="right prices"),
        points(areas[:typos], typed[:typos], "ink", symbol="x", size=9, name="typos"),
        *_lines(state),
        words([AREAS[0] + 0.03], [PRICES[1] - 0.14], _typos_words(typos), "ink",
              position="middle right", name="typos word"),
        *strip.data,
    ]  # fmt: skip
    panel = Panel(
        name="houses",
        title="Price by living area. × typed with a digit too many. On this "
        "logarithmic axis the lines bend.",
        description=f"Forty houses, {typos} of them with ten times their price, and "
        f"three lines: {_listed(state, _line_words)}.",
        figure=figure(
            traces,
            margin=MARGIN,
            xaxis=axis("living area (1,000 sq ft)", AREAS[0], 6.3, ticks=(1, 2, 3, 4))
            | {"anchor": "y"},
            yaxis=_dollars_axis(
                "price", *PRICES, (50e3, 100e3, 200e3, 500e3, 1e6, 2e6, 5e6)
            )
            | DIALLED,
            **strip.axes,
        ),
        weight=1.15,
    )
    return panel, strip


def _typos_words(typos: int) -> str:
    if not typos:
        return "no price is wrong"
    return f"× {typos} price{'s' * (typos > 1)} of 40: one digit too many"


def _line_words(fit: Fit) -> str:
    start, per_foot = money(fit.intercept * DOLLARS), money(fit.slope * DOLLARS / 1_000)
    return f"{start} plus {per_foot} a square foot"


def _lines(state: Typos):
    across = np.linspace(*AREAS, 40)
    columns = np.column_stack([across, np.ones(len(across))])
    ends = []
    for loss, fit in _now(state).items():
        heights = losses.linear_score(columns, (fit.slope, fit.intercept)) * DOLLARS
        ups = _logs(heights)
        ends.append(PRICES[0] if ups[-1] is None else ups[-1])
        style = _STYLES[loss]
        yield line(across, ups, style.color, dash=style.dash, name=f"line {loss}")
    for loss, height in zip(_STYLES, apart(ends, 0.17), strict=True):
        yield words(
            [AREAS[1] + 0.05], [height], LOOKS[loss].label, _STYLES[loss].color,
            position="middle right", name=f"line word {loss}",
        tells_loss=False)  # fmt: skip


def _logs(values) -> list[float | None]:
    """Logarithms to base 10; a gap where a value has none."""
    return [math.log10(value) if value > 0 else None for value in values.tolist()]


def _dollars_axis(title: str, low: float, high: float, ticks):
    return axis(title, low, high, ticks=ticks, labels=_short, at=math.log10)


def _short(dollars: float) -> str:
    return f"${dollars / 1e6:g}M" if dollars >= 1e6 else f"${dollars / 1e3:g}k"


def _dial(state: Typos) -> Dial:
    typos = state.count
    missed = _listed(state, lambda fit: money(fit.typical), " misses by ")
    return dial(
        "typos",
        title="prices with a digit too many, of 40",
        value=state.typos,
        scale=(0.0, float(MOST_TYPOS), 1.0),
        panel="houses",
        text=f"{typos} of {HOUSES}; {missed}",
        label="Prices with a digit too many",
        tag=str(typos),
        ticks=range(0, MOST_TYPOS + 1, 5),
    )


# What it costs


def _misses(state: Typos) -> Panel:
    others = len(training_data("price", scaled=False).held_out)
    numbers = [float(typos) for typos in range(MOST_TYPOS + 1)]
    top = MISSES[1]
    x = numbers[state.count]
    traces = [line([x, x], [MISSES[0], top], "faint", width=1, name="now")]
    for loss, each in fits(state.draw).items():
        color, dash, _ = _STYLES[loss]
        ups = [math.log10(fit.typical) for fit in each]
        traces += [
            line(numbers, ups, color, dash=dash, name=f"misses {loss}"),
            points([x], [ups[state.count]], color, size=9, name=f"at {loss}"),
        ]
    for loss, at, up in _BESIDE:
        traces.append(
            words([at], [up], LOOKS[loss].label, _STYLES[loss].color,
                  position="middle center", name=f"word {loss}", tells_loss=False)
        )  # fmt: skip
    return Panel(
        name="misses",
        title=f"Typical miss on {others} houses held out, prices right: half are "
        "nearer. The same measure for all three.",
        description="The median absolute error by the number of typos; at "
        f"{state.count}: {_listed(state, lambda fit: money(fit.typical))}.",
        figure=figure(
            traces,
            margin=MARGIN,
            xaxis=axis(
                "prices with a digit too many",
                -0.5,
                MOST_TYPOS + 0.7,
                ticks=range(0, MOST_TYPOS + 1, 5),
            ),
            yaxis=_dollars_axis(
                "typical miss", *MISSES, (20e3, 50e3, 100e3, 200e3, 500e3, 1e6)
            ),
        ),
    )


_BESIDE = (
    ("squared_error", 10.5, 5.42), ("huber", 11.0, 4.76), ("absolute_error", 11.0, 4.47)
)  # fmt: skip
"""Where the name of each loss stands beside its curve."""


# The numbers


def _readouts(state: Typos):
    for place, (loss, each) in enumerate(fits(state.draw).items()):
        clean, fit = each[0], each[state.count]
        yield Readout(
            loss if place else "loss",
            f"{capital(LOOKS[loss].label)}: typical miss",
            money(fit.typical),
            note=f"mean {money(fit.mean)}; without typos {money(clean.typical)}",
            tone="plain" if place else "loss",
        )
    yield Readout(
        "typos",
        "Typos",
        f"{state.count} of {HOUSES}",
        note="each price × 10",
        tone="prediction",
    )


def _arithmetic(state: Typos) -> tuple[Term, ...]:
    """The squared error's line goes through the mean, and the mean pays for a typo."""
    houses, typos = few_houses(state.draw), state.count
    paid = losses.constant_minimiser("squared_error", houses.prices)
    typed = losses.constant_minimiser("squared_error", houses.typed(typos))
    middle = losses.constant_minimiser("absolute_error", houses.prices)
    moved = losses.constant_minimiser("absolute_error", houses.typed(typos))
    return (
        term(r"\text{squared error follows the mean:}"),
        term(rf"{_from_to(paid, typed)}\text{{;}}"),
        term(r"\text{absolute error the median:}"),
        term(_from_to(middle, moved)),
    )


def _from_to(before: float, after: float) -> str:
    return rf"@plain{{{money(before)}}}\to @plain{{{money(after)}}}"
