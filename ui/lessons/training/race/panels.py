"""Race: the panels of both weights, of the distance, and of the common measure."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

import losses
from ui import figures
from ui.dial import Dial, Mark, dial
from ui.figures import axis, contour, figure, line, points, words
from ui.lessons.training.data import training_data
from ui.lessons.training.drawing import (
    STYLES,
    Style,
    around,
    off_the_chart,
    weight_axes,
)
from ui.lessons.training.race.run import Course, Lap, course, laps, on_chart
from ui.lessons.training.race.state import Mails, Plane, Prices, State
from ui.lessons.training.state import Window
from ui.live_chart.scene import Handle, Panel, Playback, time_line
from ui.losses import LOOKS, capital
from ui.numbers import money_rounded, percent, plain

MARGIN = {"l": 54, "r": 10, "t": 10, "b": 40}
DIALLED = [0.43, 1.0]
"""What is left of a panel's height above its dial."""
PLAYBACK = Playback("time", "Steps of the race", steps_per_second=8.0)
_SIZES = (16, 11, 7)
_HIGH = 0.5
"""The largest distance that is drawn: the logarithm of a bit over 3 times the first."""


class Measure(NamedTuple):
    """What is the same for all losses of a race: over its panel, and as a number."""

    title: str
    name: str
    label: str


MEASURES = {
    "price": Measure(
        "Typical miss on 732 houses held out: half are nearer.",
        "typical miss",
        "Typical miss, held out",
    ),
    "family": Measure(
        "Given to the true family: the mean of 11 species held out.",
        "given to the truth",
        "Given to the truth, held out",
    ),
    "spam": Measure(
        "Right on 1,004 mails held out; below: training mails that still pull.",
        "right",
        "Right, held out",
    ),
}
"""By model."""


@lru_cache(maxsize=64)  # every panel asks for them: a tenth of a Track's time
def marks(state: State) -> tuple[tuple[Lap, Style, int], ...]:
    """Every run with its style, and the step of it that is shown."""
    pairs = zip(laps(state), STYLES, strict=False)
    return tuple((run, style, min(state.step, run.last)) for run, style in pairs)


def listed(state: State, said: Callable[[Lap, int], str]) -> str:
    """Every loss, with what is said of the step of its run that is shown."""
    return "; ".join(f"{run.name} {said(run, now)}" for run, _, now in marks(state))


def time_handle(state: State) -> Handle:
    """The time line of a race."""
    text = f"step {state.step} of {state.steps}"
    return time_line(
        state.time, last=float(state.steps), text=text, tag=str(state.step)
    )


# Both weights


def plane_panel(state: Plane) -> Panel:
    """The paths of all losses over the contours of the chosen one."""
    traces = [_contours(course(state, state.loss), state.window)]
    for size, (run, style, now) in zip(_SIZES, marks(state), strict=False):
        color, dash, symbol = style
        across, up = on_chart(run, state.window)
        best = course(state, run.loss).best.weights.tolist()
        traces += [
            line(
                across, up, color, width=2, dash=dash, shown=now + 1,
                name=f"path {run.name}",
            ),
            points(
                best[:1], best[1:], color, symbol="diamond", size=size,
                name=f"best {run.name}",
            ),
            points(
                across[now : now + 1], up[now : now + 1], color, symbol=symbol,
                size=10, name=f"now {run.name}",
            ),
        ]  # fmt: skip
    traces += [*_legend(state), _outside(state)]
    places = listed(state, lambda run, now: f"at {_pair(run.across[now], run.up[now])}")
    return Panel(
        name="plane",
        title="Both weights. ◆ own lowest points; contours: "
        f"{LOOKS[state.loss].label}.",
        description=f"The paths over both weights, from {_pair(*state.start)}; "
        f"now {places}.",
        figure=figure(
            traces,
            margin=MARGIN,
            **weight_axes(training_data(state.model), state.window),
        ),
    )


@lru_cache(maxsize=16)
def _contours(at: Course, window: Window):
    """Lines of an objective, each twice as far above its lowest point as the last."""
    columns, rows = (np.linspace(*ends, 41) for ends in around(window))
    heights = losses.objective_surface(at.objective, columns, rows) - at.best.value
    high = float(heights.max())
    levels = np.log2(np.maximum(heights, high * 2.0**-8))
    top = math.floor(math.log2(high))
    return contour(columns, rows, levels, start=top - 7, end=top, name="contours")


def _legend(state: Plane):
    """The names of the losses beside a piece of their lines, in a corner."""
    (left, right), (low, high) = state.window
    x = left + 0.03 * (right - left)
    end = x + 0.09 * (right - left)
    for index, (run, style, _) in enumerate(marks(state)):
        y = high - (0.05 + 0.085 * index) * (high - low)
        yield from key(
            index, run, style, x=x, end=end, word=end + 0.005 * (right - left), y=y
        )


def key(index: int, run: Lap, style: Style, *, x, end, word, y):
    """The name of a loss beside a piece of its line."""
    color, dash, symbol = style
    look: dict[str, Any] = {"color": color, "meta": "key"}
    yield line([x, end], [y, y], width=2.5, dash=dash, name=f"key {index}", **look)
    yield points([x], [y], symbol=symbol, size=8, name=f"key mark {index}", **look)
    yield words(
        [word],
        [y],
        run.name,
        color,
        position="middle right",
        name=f"key word {index}",
        tells_loss=False,
        meta="key",
    )


def _outside(state: Plane):
    """Words for the runs that are off the chart at this step."""
    (left, right), (low, high) = state.window
    away = [
        run.name
        for run, _, now in marks(state)
        if not (left <= run.across[now] <= right and low <= run.up[now] <= high)
    ]
    verb = "is" if len(away) == 1 else "are"
    text = f"{' and '.join(away)}<br>{verb} off the chart" if away else ""
    where = off_the_chart(text, state.window)
    return words(*where, "ink", position="middle center", name="outside")


def _pair(x: float, y: float) -> str:
    return f"({plain(x, 3)}, {plain(y, 3)})"


# The distance by step


def distance_panel(state: Plane) -> tuple[Panel, Dial]:
    """How far each loss still has to go, and the dial of the step size."""
    floor = state.floor
    strip = rate_dial(state, "distance")
    ticks = list(range(math.ceil(floor), 1))
    labels = [percent(10.0**tick, max(0, -tick - 2)) for tick in ticks]
    if ticks[0] == floor:  # what is smaller stands there too
        labels[0] = f"≤ {labels[0]}"
    up = axis(
        "distance left, log",
        floor,
        _HIGH,
        ticks=ticks,
        labels=labels,
        domain=DIALLED,
    )
    left = listed(state, lambda run, now: share_words(run.shares[now]))
    traces = curves(state, lambda run: [_logarithm(x, floor) for x in run.shares])
    panel = Panel(
        name="distance",
        title="Distance to its own ◆, as a share of the distance at the start.",
        description="The share of the distance left by step, on a logarithmic "
        f"axis: {left}.",
        figure=by_step(state, [*traces, *strip.data], yaxis=up, **strip.axes),
    )
    return panel, strip


def _logarithm(share: float, floor: float) -> float:
    """The place of a share on the axis; what is too small stands at its foot."""
    return max(math.log10(share), floor) if share > 0 else floor


def curves(state: State, values, prefix: str = "", axes=("x", "y")):
    """A curve of each loss up to the step that is shown, and a mark at it."""
    for run, (color, dash, symbol), now in marks(state):
        yield from figures.by_step(
            [float(step) for step in range(run.last + 1)], values(run), now, color,
            dash=dash, width=2, symbol=symbol, size=10, axes=axes,
            name=prefix + run.name,
        )  # fmt: skip


def by_step(state: State, traces, *, under: str = "y", **axes: Any) -> dict[str, Any]:
    """A figure over the axis of the steps, which stands under one of the others."""
    ticks = range(0, state.steps + 1, 20 if state.steps > 40 else 10)
    steps = axis("step", -0.5, state.steps + 1, ticks=ticks) | {"anchor": under}
    return figure([*traces], margin=MARGIN, xaxis=steps, **axes)


def share_words(share: float) -> str:
    """A share of the distance at the start, as it is written."""
    if share > 100:
        return f"× {plain(share, 3)}"
    return percent(share, 1 if share >= 0.001 else 3)


NO_LIMIT = "no limit: lowest at infinity"
"""What is said of losses whose lowest point no run can step over."""


def rate_dial(state: State, panel: str) -> Dial:
    """The dial of the step size, with the limit of each loss that has one."""
    low, high = state.dial
    known = {
        loss: at
        for loss in state.losses
        if math.isfinite((at := course(state, loss)).known)
    }
    size = plain(state.step_size)
    limits = "; ".join(
        f"{LOOKS[loss].label} {limit_words(state, loss)}" for loss in known
    )
    return dial(
        "rate",
        title="step size, the same for all",
        value=state.rate,
        scale=(*state.dial, 0.05),
        panel=panel,
        text=f"step size {size}; {limits or NO_LIMIT}",
        label="Step size",
        tag=size,
        ticks=[tick for tick in (-1.0, 0.0, 1.0, 2.0) if low <= tick <= high],
        labels=lambda tick: plain(10.0**tick),
        marks=[_mark(LOOKS[loss].short, at) for loss, at in known.items()],
        live=True,
        domain=(0.0, 0.13),
        across=(0.0, 0.87),
    )


def _mark(name: str, at: Course) -> Mark:
    """The limit of a loss; a practical one dashed, with its word under the strip."""
    place = math.log10(at.known)
    if at.limit is None:
        return Mark(place, f"{name}: about {plain(at.known, 2)}", "dash", True)
    return Mark(place, f"{name} {plain(at.known, 2)}")


def limit_words(state: State, loss: str) -> str:
    """The stability limit of a loss, or the practical one of its kinks."""
    at = course(state, loss)
    if math.isinf(at.known):
        return "no limit known"
    if at.limit is None:
        return f"practical limit about {plain(at.known, 2)}"
    return f"limit {plain(at.known, 3)}"


# What is the same for all


def measure_panel(state: Plane) -> Panel:
    """How well each step does on the samples held out."""
    title, name, _ = MEASURES[state.model]
    up, under = {"yaxis": _measure_axis(state, name)}, "y"
    traces = [*curves(state, lambda run: _heights(state, run))]
    if isinstance(state, Mails):
        traces += curves(state, lambda run: run.pulls, "pull ", ("x", "y2"))
        up["yaxis"]["domain"] = [0.56, 1.0]
        up["yaxis2"] = shares_axis("still pull") | {"domain": [0.0, 0.42]}
        under = "y2"
    found = listed(state, lambda run, now: measured(state, run.metric[now]))
    return Panel(
        name="measure",
        title=title,
        description=f"{capital(name)} by step: {found}.",
        figure=by_step(state, traces, under=under, **up),
    )


def _heights(state: Plane, run: Lap) -> list[float]:
    if not isinstance(state, Prices):
        return run.metric
    return [math.log10(dollars) for dollars in run.metric]


def _measure_axis(state: Plane, name: str):
    if not isinstance(state, Prices):
        return shares_axis(name)
    return axis(
        name,
        math.log10(18e3),
        math.log10(500e3),
        ticks=(20e3, 50e3, 100e3, 200e3, 500e3),
        labels=lambda dollars: f"${dollars / 1e3:g}k",
        at=math.log10,
    )


def shares_axis(name: str, low: float = -0.03):
    """An axis of shares, from none to all."""
    return axis(name, low, 1.06, ticks=(0.0, 0.5, 1.0), labels=percent)


def measured(state: Plane, value: float) -> str:
    """The common measure, as it is written."""
    if not isinstance(state, Prices):
        return percent(value, 1)
    return money_rounded(value)
