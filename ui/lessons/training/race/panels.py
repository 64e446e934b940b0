"""Race: the panels of both weights, of the distance, and of the common measure."""

from __future__ import annotations

import math
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from ui.dial import Dial, Mark, dial
from ui.figures import axis, contour, figure, line, points, words
from ui.lessons.training.data import training_data
from ui.lessons.training.race.run import Course, Lap, course, laps, on_chart, rings
from ui.lessons.training.race.state import (
    NAMES,
    Mails,
    Plane,
    Prices,
    Species,
    State,
)
from ui.live_chart.scene import Handle, Panel, Playback, time_line
from ui.numbers import money_rounded, percent, plain


class Style(NamedTuple):
    """How a loss is told from the others: its colour, dash, and mark."""

    color: str
    dash: str
    symbol: str


STYLES = (
    Style("loss", "solid", "circle"),
    Style("other", "dash", "square"),
    Style("ink", "dot", "triangle-up"),
)
MARGIN = {"l": 54, "r": 10, "t": 10, "b": 40}
DIALLED = (0.43, 1.0)
PLAYBACK = Playback("time", "Steps of the race", steps_per_second=8.0)
_SIZES = (16, 11, 7)
_HIGH = 0.5
"""The largest distance that is drawn: the logarithm of a bit over 3 times the first."""


class Measure(NamedTuple):
    """What is the same for all losses of a race: over its panel, and as a number."""

    title: str
    name: str
    label: str


MEASURES = MappingProxyType(
    {
        Prices: Measure(
            "Typical miss on 732 houses held out: half are nearer.",
            "typical miss",
            "Typical miss, held out",
        ),
        Species: Measure(
            "Given to the true family: the mean of 11 species held out.",
            "given to the truth",
            "Given to the truth, held out",
        ),
        Mails: Measure(
            "Right on 1,004 mails held out; below: training mails that still pull.",
            "right",
            "Right, held out",
        ),
    }
)


def marks(state: State, runs: tuple[Lap, ...]):
    """Every run with its style, and the step of it that is shown."""
    for run, style in zip(runs, STYLES, strict=False):
        yield run, style, min(state.step, run.last)


def time_handle(state: State) -> Handle:
    """The time line of a race."""
    text = f"step {state.step} of {state.steps}"
    return time_line(
        state.time, last=float(state.steps), text=text, tag=str(state.step)
    )


# Both weights


def plane_panel(state: Plane) -> Panel:
    """The paths of all losses over the rings of the chosen one."""
    runs = laps(state)
    window = state.window
    race: type = type(state)  # mypy: `type[...]` is not hashable
    traces = [_rings(race, state.loss)]
    for index, (run, style, now) in enumerate(marks(state, runs)):
        color, dash, symbol = style
        across, up = on_chart(run, window)
        best = course(state, run.loss).best.weights.tolist()
        name = NAMES[run.loss]
        traces += [
            line(
                across, up, color, width=2, dash=dash, shown=now + 1,
                name=f"path {name}",
            ),
            points(
                best[:1], best[1:], color, symbol="diamond", size=_SIZES[index],
                name=f"best {name}",
            ),
            points(
                across[now : now + 1], up[now : now + 1], color, symbol=symbol,
                size=10, name=f"now {name}",
            ),
        ]  # fmt: skip
    traces += [*_legend(state, runs), _outside(state, runs)]
    places = "; ".join(
        f"{NAMES[run.loss]} at {_pair(run.across[now], run.up[now])}"
        for run, _, now in marks(state, runs)
    )
    return Panel(
        "plane",
        f"Both weights. ◆ own lowest points; rings: {NAMES[state.loss]}.",
        f"The paths over both weights, from {_pair(*state.start)}; now {places}.",
        figure(traces, margin=MARGIN, **_axes(race, state.loss)),
    )


@lru_cache(maxsize=16)
def _rings(race: type[Plane], loss: str):
    kind: type = race  # mypy: `type[...]` is not hashable
    columns, rows, heights, (start, end) = rings(kind, loss)
    return contour(
        columns, rows, heights, start=start, end=end, color="loss", name="rings"
    )


@lru_cache(maxsize=16)
def _axes(race: type[Plane], loss: str):
    data = training_data(race.model, loss=loss)
    names = [name[0].upper() + name[1:] for name in data.weight_axes]
    return {
        "xaxis": axis(names[0], *race.window[0], grid=False),
        "yaxis": axis(names[1], *race.window[1], grid=False),
    }


def _legend(state: Plane, runs: tuple[Lap, ...]):
    """The names of the losses beside a piece of their lines, in a corner."""
    (left, right), (low, high) = state.window
    for index, (run, style, _) in enumerate(marks(state, runs)):
        color, dash, symbol = style
        y = high - (0.05 + 0.065 * index) * (high - low)
        x = left + 0.03 * (right - left)
        end = x + 0.09 * (right - left)
        yield line([x, end], [y, y], color, width=2.5, dash=dash, name=f"key {index}")
        yield points([x], [y], color, symbol=symbol, size=8, name=f"key mark {index}")
        yield words(
            [end + 0.005 * (right - left)], [y], NAMES[run.loss], color,
            position="middle right", name=f"key word {index}",
        )  # fmt: skip


def _outside(state: Plane, runs: tuple[Lap, ...]):
    """Words for the runs that are off the chart at this step."""
    (left, right), (low, high) = state.window
    away = [
        NAMES[run.loss]
        for run, _, now in marks(state, runs)
        if not (left <= run.across[now] <= right and low <= run.up[now] <= high)
    ]
    verb = "is" if len(away) == 1 else "are"
    text = f"{' and '.join(away)} {verb} off the chart" if away else ""
    return words(
        [(left + right) / 2], [low + 0.06 * (high - low)], text, "ink",
        position="middle center", name="outside",
    )  # fmt: skip


def _pair(x: float, y: float) -> str:
    return f"({plain(x, 3)}, {plain(y, 3)})"


# The distance by step


def distance_panel(state: Plane) -> tuple[Panel, Dial]:
    """How far each loss still has to go, and the dial of the step size."""
    runs = laps(state)
    floor = state.floor
    strip = rate_dial(state, "distance")
    traces = []
    for run, style, now in marks(state, runs):
        heights = [_logarithm(share, floor) for share in run.shares]
        traces += by_step(heights, style, now, NAMES[run.loss])
    ticks = list(range(math.ceil(floor), 1))
    labels = [percent(10.0**tick, max(0, -tick - 2)) for tick in ticks]
    if ticks[0] == floor:  # what is smaller stands there too
        labels[0] = f"≤ {labels[0]}"
    listed = "; ".join(
        f"{NAMES[run.loss]} {share_words(run.shares[now])}"
        for run, _, now in marks(state, runs)
    )
    panel = Panel(
        "distance",
        "Distance to its own ◆, as a share of the distance at the start.",
        f"The share of the distance left by step, on a logarithmic axis: {listed}.",
        figure(
            [*traces, *strip.data],
            margin=MARGIN,
            xaxis=steps_axis(state, "y"),
            yaxis=axis(
                "distance left",
                floor,
                _HIGH,
                ticks=ticks,
                labels=labels,
                domain=list(DIALLED),
            ),
            **strip.axes,
        ),
    )
    return panel, strip


def _logarithm(share: float, floor: float) -> float:
    """The place of a share on the axis; what is too small stands at its foot."""
    return max(math.log10(share), floor) if share > 0 else floor


def by_step(values, style: Style, now: int, name: str, axes=("x", "y")):
    """A curve up to the step that is shown, and a mark at it."""
    numbers = [float(step) for step in range(len(values))]
    yield line(
        numbers, values, style.color, width=2, dash=style.dash, shown=now + 1,
        axes=axes, name=f"curve {name}",
    )  # fmt: skip
    yield points(
        [float(now)], [values[now]], style.color, symbol=style.symbol, size=10,
        axes=axes, name=f"at {name}",
    )  # fmt: skip


def steps_axis(state: State, anchor: str):
    """The axis of the steps."""
    ticks = range(0, state.steps + 1, 20 if state.steps > 40 else 10)
    return axis("step", -0.5, state.steps + 1, ticks=ticks) | {"anchor": anchor}


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
    known = [(name, at) for name, at in _courses(state) if math.isfinite(at.known)]
    ticks = [tick for tick in _TICKS if low <= tick <= high]
    size = plain(state.step_size)
    listed = "; ".join(
        f"{name} {limit_words(state, at.objective.loss)}" for name, at in known
    )
    return dial(
        "rate",
        "step size, the same for all",
        state.rate,
        low,
        high,
        0.05,
        panel=panel,
        text=f"step size {size}; {listed or NO_LIMIT}",
        label="Step size",
        tag=size,
        ticks=ticks,
        labels=[plain(10.0**tick) for tick in ticks],
        marks=[_mark(name, at) for name, at in known],
        live=True,
        domain=(0.0, 0.13),
        across=(0.0, 0.87),
    )


_TICKS = (-1.0, 0.0, 1.0, 2.0)


def _courses(state: State):
    for loss in state.losses:
        yield NAMES[loss], course(state, loss)


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
    runs = laps(state)
    title, name, _ = MEASURES[type(state)]
    traces, pulls = [], []
    for run, style, now in marks(state, runs):
        values = run.metric
        if isinstance(state, Prices):
            values = [math.log10(value) for value in values]
        traces += by_step(values, style, now, NAMES[run.loss])
        if run.pulls:
            lower = ("x", "y2")
            pulls += by_step(run.pulls, style, now, f"pull {NAMES[run.loss]}", lower)
    axes = {"yaxis": _measure_axis(state, name)}
    if pulls:
        axes["yaxis"]["domain"] = [0.56, 1.0]
        axes["yaxis2"] = _shares("still pull") | {"domain": [0.0, 0.42]}
    listed = "; ".join(
        f"{NAMES[run.loss]} {measured(state, run.metric[now])}"
        for run, _, now in marks(state, runs)
    )
    return Panel(
        "measure",
        title,
        f"{name[0].upper()}{name[1:]} by step: {listed}.",
        figure(
            [*traces, *pulls],
            margin=MARGIN,
            xaxis=steps_axis(state, "y2" if pulls else "y"),
            **axes,
        ),
    )


def _measure_axis(state: Plane, name: str):
    if not isinstance(state, Prices):
        return _shares(name)
    ticks = (20, 50, 100, 200, 500)
    return axis(
        name,
        math.log10(18e3),
        math.log10(500e3),
        ticks=[math.log10(1e3 * tick) for tick in ticks],
        labels=[f"${tick}k" for tick in ticks],
    )


def _shares(name: str):
    ticks = (0.0, 0.5, 1.0)
    return axis(
        name, -0.03, 1.06, ticks=ticks, labels=[percent(tick) for tick in ticks]
    )


def measured(state: Plane, value: float) -> str:
    """The common measure, as it is written."""
    if not isinstance(state, Prices):
        return percent(value, 1)
    return money_rounded(value)
