"""Step size: the panels, which are the bowl and the price by step, with their dials."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

import losses
from ui.dial import Dial
from ui.figures import axis, figure, line, points, words
from ui.lessons.training.data import is_squared
from ui.lessons.training.steps.dials import crawling_word, momentum_dial, step_dial
from ui.lessons.training.steps.run import (
    Ground,
    Walk,
    ground,
    seen,
    walk,
    window,
)
from ui.lessons.training.steps.state import (
    FOUR,
    Alone,
    Bowl,
    HeavyBall,
    Kink,
    Pool,
    State,
)
from ui.live_chart.scene import Panel
from ui.losses import LOOKS
from ui.numbers import fixed, plain

_MARGIN = {"l": 52, "r": 12}
_DIALLED = {"domain": [0.4, 1.0]}
"""What is left of a panel's height above its dial."""
_DASHES = ("dash", "dot", "dashdot", "solid")
_ROOM = {Alone: 1.33, Bowl: 1.45, Pool: 1.45, Kink: 1.33, HeavyBall: 1.45}
"""How far the axis of the steps goes on behind the last one, for words."""
_FEW = 33
"""Points of a curve that changes along a Track: it has no kink."""
_FAN = 2.0
"""How far the lines through a kink reach to each side."""
Ends = tuple[float, float]
"""Of the prices that are drawn."""


def objective_name(state: State) -> str:
    """What is lowered, in words: "mean squared error"."""
    name = LOOKS[state.loss].name
    if len(state.prices) == 1:
        return name
    return f"{'mean' if state.reduction == 'mean' else 'summed'} {name}"


def unit(state: State) -> str:
    """The unit of what is lowered."""
    return "($100k)²" if is_squared(state.loss) else "$100k"


# The objective by the price


def bowl_panel(state: State) -> tuple[Panel, Dial | None]:
    """The objective of every price, and the run on it; with momentum a dial of it."""
    at, run = ground(state), walk(state)
    low, high = ends = window(state)
    xs, ys, top = _curve(at.objective, *state.axis)
    far_xs, far_ys = [None], [None]
    if ends != state.axis:
        far_xs, far_ys, top = _curve(at.objective, low, high, _FEW)
    now, drawn = min(state.step, run.last), seen(run, ends)
    bottom = -(0.22 if isinstance(state, Kink) else 0.13) * top
    traces = [
        line(xs, ys, "loss", name="objective"),
        line(far_xs, far_ys, "loss", name="objective far off"),
        *_fan(state, at),
        points(run.prices[:drawn], run.values[:drawn], "faint", size=5,
               name="to come"),
        _path(run.prices[:drawn], run.values[:drawn], 1.5, "path", now),
        _tangent(run, now, 0.12 * (high - low)),
        _next(_ahead(run, now), at.objective),
        _now(run.prices, run.values, now, drawn, "now"),
        *_truth(state, at, top, ends),
    ]  # fmt: skip
    strip = momentum_dial(state) if isinstance(state, HeavyBall) else None
    title = (
        f"The {objective_name(state)} of every price, and the run on it. "
        f"Dashed: the slope at step {now}."
    )
    if isinstance(state, Kink):
        title = (
            "Absolute error has a kink. Green: at it every slope from −1 to 1 is "
            "allowed, 0 among them."
        )
    panel = Panel(
        name="bowl",
        title=title,
        description=f"The {objective_name(state)} by the predicted price, lowest at "
        f"{plain(at.best)}; the run from {plain(state.start)} is at "
        f"{plain(run.prices[now])} after {now} steps.",
        figure=figure(
            [*traces, *(strip.data if strip else ())],
            margin=_MARGIN,
            xaxis=axis("predicted price ($100k)", low, high) | {"anchor": "y"},
            yaxis=axis(f"{objective_name(state)}, {unit(state)}", bottom, top)
            | (_DIALLED if strip else {}),
            **(strip.axes if strip else {}),
        ),
    )
    return panel, strip


@lru_cache(maxsize=64)
def _curve(objective: losses.Objective, low: float, high: float, count: int = 113):
    xs = np.linspace(low, high, count)  # a kink at 3.5 is one of 113
    ys = [losses.objective_value(objective, [x]) for x in xs]
    return xs.tolist(), ys, max(ys)


def _truth(state: State, at: Ground, top: float, ends: Ends):
    """The actual prices, and the price at which the objective is lowest.

    Above a dial its name has no room once the chart has grown: the 0 of the axis stands
    right below it then, and a readout says it.
    """
    prices = list(state.prices)
    yield points(prices, [0.0] * len(prices), "ink", symbol="diamond", size=11)
    text = f"{'sold for' if len(prices) == 1 else 'best:'} {plain(at.best)}"
    if isinstance(state, Kink):  # beside the fan, which fills the place below
        yield words([at.best + _FAN], [0.0], text, "ink", position="middle right")
    else:
        if isinstance(state, HeavyBall) and ends != state.axis:
            text = ""
        yield words([at.best], [-0.04 * top], text, "ink", position="bottom center")


def _fan(state: State, at: Ground):
    """Every slope that is allowed at the kink, as a fan of lines under the curve."""
    if not isinstance(state, Kink):
        return
    low, high = losses.absolute_error_subgradient(at.best, at.best)
    for slope in np.linspace(low, high, 9):
        ends = [at.best - _FAN, at.best + _FAN]
        heights = [at.lowest - slope * _FAN, at.lowest + slope * _FAN]
        bold = 2.0 if slope == 0 else 0.8
        yield line(ends, heights, "gradient", width=bold, name=f"slope {slope:g}")


def _path(x, y, width: float, name: str, now: int):
    """A line with a mark at every step, as far as the step that is shown."""
    marks = {"color": "other", "symbol": "circle", "size": 7}
    made = line(x, y, "other", width=width, name=name, shown=now + 1)
    return made | {"mode": "lines+markers", "marker": marks}


def _ahead(run: Walk, now: int) -> float | None:
    """The price after the step that comes next; None where the run was given up."""
    return [*run.prices[1:], run.ahead][now]


def _next(price: float | None, objective: losses.Objective):
    """Where the step that comes next leads, on the curve."""
    height = None if price is None else losses.objective_value(objective, [price])
    look = {"symbol": "circle-open", "size": 11, "name": "next step"}
    return points([price], [height], "gradient", **look)


def _now(x, y, now: int, drawn: int, name: str):
    """The step that is shown, where it is on the chart."""
    at, up = (x[now], y[now]) if now < drawn else (None, None)
    return points([at], [up], "other", size=13, name=name)


def _tangent(run: Walk, now: int, reach: float):
    price, value, slope = run.prices[now], run.values[now], run.slopes[now]
    ends = [price - reach, price + reach]
    heights = [value - slope * reach, value + slope * reach]
    return line(ends, heights, "gradient", width=2, dash="dash", name="tangent")


# The price by step


def steps_panel(state: State) -> tuple[Panel, Dial]:
    """The price at every step, other runs beside it, and the dial of the step size."""
    at, run = ground(state), walk(state)
    low, high = ends = window(state)
    now, drawn = min(state.step, run.last), seen(run, ends)
    numbers = [float(step) for step in range(run.last + 1)]
    strip = step_dial(state, at)
    ahead = _ahead(run, now) if now < min(drawn, state.steps) else None
    traces = [
        line([0, state.steps], [at.best, at.best], "ink", width=1.5, name="best"),
        *_beside(state, ends),
        line(numbers[:drawn], run.prices[:drawn], "faint", width=1.5,
             name="to come"),
        _path(numbers[:drawn], run.prices[:drawn], 3.0, "price", now),
        line([now, now + 1], [run.prices[now], ahead], "gradient",
             width=2.5, dash="dot", name="next step"),
        _now(numbers, run.prices, now, drawn, "price now"),
        _growing(state, run, now, ends),
        *strip.data,
        *crawling_word(state),
    ]  # fmt: skip
    every = 10 if state.steps > 20 else 5
    panel = Panel(
        name="steps",
        title=_steps_title(state),
        description=f"The predicted price by step; after {now} steps it is "
        f"{plain(run.prices[now])}, the best is {plain(at.best)}. Below it a dial of "
        "the step size.",
        figure=figure(
            traces,
            margin=_MARGIN,
            xaxis=axis("step", 0, _end(state), ticks=range(0, state.steps + 1, every))
            | {"anchor": "y"},
            yaxis=axis("price ($100k)", low, high) | _DIALLED,
            **strip.axes,
        ),
    )
    return panel, strip


def _end(state: State) -> float:
    """The end of the axis of the steps: behind the last one is room for words."""
    return _ROOM[type(state)] * state.steps


def _growing(state: State, run: Walk, now: int, ends: Ends):
    """At which step a run that diverges has the chart grow next, in words."""
    to_come = range(now + 1, run.last + 1)
    grows = next((step for step in to_come if window(state, step) != ends), None)
    low, high = ends
    return words(
        [None if grows is None else _end(state)],
        [high - 0.05 * (high - low)],
        "" if grows is None else f"axis grows at step {grows}",
        "other",
        position="middle left",
        size=12,
        name="growing",
    )


def _steps_title(state: State) -> str:
    beside = {
        Alone: "",
        Bowl: ", thick at your step size; thin: at the four listed",
        Pool: f"; dotted: the same step size with the {_other(state)}",
        HeavyBall: "; dotted: without momentum",
        Kink: "",
    }[type(state)]
    below = (
        "the dial of the step size"
        if isinstance(state, Alone | HeavyBall | Kink)
        else "the dial"
    )
    return f"The price by step{beside}. Below: {below}."


def _other(state: State) -> str:
    return "sum" if state.reduction == "mean" else "mean"


def _beside(state: State, ends: Ends):
    """Other runs from the same start: thin lines, and where each ends in words."""
    if isinstance(state, Bowl):
        for step_size, dash in zip(FOUR, _DASHES, strict=True):
            run = walk(state, step_size=step_size)
            yield _thin(run, ends, dash, f"run {step_size}")
        yield from _ends(state, ends)
    elif isinstance(state, Pool) and len(state.prices) > 1:
        other = walk(state, reduction=_other(state))
        yield _thin(other, ends, "dot", "other reduction")
        height = ground(state).best - 1.1 * _times(state, ends)
        yield _word(state, height, f"{_other(state)}: {other.verdict.kind}")
    elif isinstance(state, HeavyBall):
        plainly = walk(state, momentum=0.0)
        yield _thin(plainly, ends, "dot", "without momentum")
        lowest = ends[0] + _times(state, ends)
        height = min(max(plainly.prices[-1], lowest), ground(state).best)
        height -= 1.1 * _times(state, ends)
        yield _word(state, height, f"without: {plainly.verdict.kind}")


def _word(state: State, height: float, text: str):
    look = {"position": "middle left", "size": 11, "name": "beside"}
    return words([_end(state)], [height], text, **look)


def _times(state: State, ends: Ends) -> float:
    """How often as large as its own a state's chart is now."""
    (low, high), (least, most) = ends, state.axis
    return (high - low) / (most - least)


def _thin(run: Walk, ends: Ends, dash: str, name: str):
    """A run that is drawn beside, until it leaves the chart."""
    drawn = seen(run, ends)
    numbers = [float(step) for step in range(drawn)]
    return line(numbers, run.prices[:drawn], "muted", width=1.5, dash=dash, name=name)


def _ends(state: State, ends: Ends):
    """Where each of the four runs ends, beside a piece of its line."""
    left, end = 1.02 * state.steps, 1.08 * state.steps
    times = _times(state, ends)
    top, gap = ground(state).best + 4 * times, 2.1 * times
    look: dict[str, Any] = {"position": "middle right", "size": 11, "meta": "key"}
    yield words([left], [top], f"after {state.steps} steps:", **look)
    for row, step_size in enumerate(FOUR, start=1):
        price, y = walk(state, step_size=step_size).prices[-1], top - gap * row
        yield line(
            [left, end], [y, y], "muted", width=1.5, dash=_DASHES[row - 1],
            name=f"key {step_size}", meta="key",
        )  # fmt: skip
        yield words(
            [end + 0.01 * state.steps], [y], f"{step_size:g}: {fixed(price, 3)}",
            name=f"end {step_size}", **look,
        )  # fmt: skip


# The dial of the step size
