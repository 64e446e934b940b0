"""Three models: the surface with the path of a run, and the loss by step with its dial.

The middle panel and the right one; the left one is in `samples`.
"""

from __future__ import annotations

import math
from dataclasses import replace
from functools import lru_cache

import numpy as np

import losses
from ui.dial import Dial, Mark, dial
from ui.figures import axis, contour, figure, line, points, words
from ui.lessons.training.data import DOLLARS, is_squared
from ui.lessons.training.drawing import (
    around,
    off_the_chart,
    start_handle,
    weight_axes,
)
from ui.lessons.training.fit.numbers import amount, step_words
from ui.lessons.training.fit.run import (
    Fit,
    Problem,
    fit_of,
    last_of,
    limit_of,
    practical_limit_of,
    problem_of,
    span_of,
    zones_of,
)
from ui.lessons.training.fit.samples import MARGIN
from ui.lessons.training.fit.state import DIAL_STEP, Descent, Prices
from ui.live_chart.scene import Handle, Panel
from ui.numbers import fixed, plain, scientific

_FAR = 40
"""Where a path that runs away is cut: so many windows outside the chart."""
_KEYS = {"price": 0.05, "family": 0.2, "spam": 0.05}
"""How far a key moves the start, along either weight."""
_MOST_MARKS = 200
_RINGS = 10
_TALLEST = 1e300

# The objective over both weights, and the path


def surface_panel(state: Descent) -> Panel:
    """Contours, the path up to this step, the lowest point."""
    problem, fit = problem_of(state), fit_of(state)
    step = min(state.step, fit.last)
    here = (fit.across[step], fit.up[step])
    ahead = _ahead(problem, fit, step)
    across, up = _path(fit, problem)
    there = [across[step], up[step]]
    best = problem.best.weights.tolist() if problem.is_inside else [None, None]
    free = _unpenalised(state)
    is_short = fit.last <= _MOST_MARKS
    away = "off the chart<br>at this step" if _is_outside(here, problem) else ""
    traces = [
        _rings(problem),
        line(across, up, "faint", width=1.5, name="to come"),
        line(across, up, "other", width=1.5, shown=step + 1, name="path"),
        points(
            across if is_short else [None], up if is_short else [None],
            "other", size=4, shown=step + 1, name="steps",
        ),
        line([there[0], ahead[0]], [there[1], ahead[1]], "gradient", width=2.5,
             dash="dot", name="next step"),
        points(best[:1], best[1:], "ink", symbol="diamond", size=12, name="lowest"),
        points(free[:1], free[1:], "ink", symbol="x", size=9, name="free"),
        words(free[:1], free[1:], "without penalty", "ink", position="top center",
              name="free word"),
        points(there[:1], there[1:], "other", size=11, name="here"),
        words(*off_the_chart(away, problem.data.window), "ink",
              position="middle center", name="note"),
    ]  # fmt: skip
    where = "outside the chart"
    if problem.is_inside:
        where = f"at {_pair(problem.best.weights.tolist())}"
    return Panel(
        name="surface",
        title=f"{'Loss' if state.penalty == 'none' else 'Objective'}: each contour "
        "is twice as "
        f"far above the lowest point {'◆' if problem.is_inside else '(outside)'}",
        description=f"Contours over {' and '.join(problem.data.weight_names)}. "
        "The path stands at "
        f"{_pair(here)} after {step} steps; the lowest point is {where}.",
        figure=figure(
            traces, margin=MARGIN, **weight_axes(problem.data, problem.data.window)
        ),
    )


def surface_handle(state: Descent) -> Handle:
    """The weights from which descent begins."""
    data = problem_of(state).data
    return start_handle(
        "surface",
        "Start of the descent",
        data=data,
        start=state.start,
        window=data.window,
        step=(_KEYS[state.model],) * 2,
    )


def _is_outside(place, problem: Problem) -> bool:
    pairs = zip(place, problem.data.window, strict=True)
    return any(not low <= weight <= high for weight, (low, high) in pairs)


def _unpenalised(state: Descent):
    """Where the lowest point is without the penalty, where there is one."""
    if state.penalty == "none":
        return [None, None]
    free = problem_of(replace(state, penalty="none"))
    return free.best.weights.tolist() if free.is_inside else [None, None]


def _ahead(problem: Problem, fit: Fit, step: int):
    """Where the next step leads; nowhere when the run was given up."""
    if step >= len(fit.moves):
        return None, None
    return _cut(problem, (fit.path[step] + fit.moves[step]).tolist())


@lru_cache(maxsize=256)
def _path(fit: Fit, problem: Problem):
    """The path, cut where it is so far away that a chart cannot draw it."""
    places = [_cut(problem, place) for place in zip(fit.across, fit.up, strict=True)]
    return [x for x, _ in places], [y for _, y in places]


def _cut(problem: Problem, place):
    """A far place drawn nearer, in the same direction from the lowest point."""
    centre = problem.best.weights.tolist()
    if not problem.is_inside:
        centre = [sum(ends) / 2 for ends in problem.data.window]
    off = [here - middle for here, middle in zip(place, centre, strict=True)]
    widths = [high - low for low, high in problem.data.window]
    far = max(abs(each) / width for each, width in zip(off, widths, strict=True))
    share = min(1.0, _FAR / far) if far else 1.0
    return [middle + share * each for middle, each in zip(centre, off, strict=True)]


@lru_cache(maxsize=64)
def _rings(problem: Problem):
    """Lines of the objective, each twice as far above the lowest point as the last."""
    columns, rows = (np.linspace(*ends, 61) for ends in around(problem.data.window))
    surface = losses.objective_surface(problem.objective, columns, rows)
    heights = surface - problem.best.value
    top = math.floor(math.log2(heights.max()))
    levels = np.log2(np.maximum(heights, 2.0 ** (top - _RINGS)))
    return contour(
        columns, rows, levels, start=top - _RINGS + 1, end=top, name="surface"
    )


def _pair(place) -> str:
    return " and ".join(
        fixed(value, 2) if math.isfinite(value) else "?" for value in place
    )


# The loss by step, and the dial of the step size


def curve_panel(state: Descent) -> Panel:
    """The mean loss on training and held-out samples up to this step."""
    fit = fit_of(state)
    last = last_of(state)
    index = min(state.step, last) // state.every
    shown = index + 1
    costs, held_out, objective = _heights(fit)
    is_penalised = state.penalty != "none"
    now = fit.steps[index]
    strip = step_dial(state)
    low, high = map(math.log10, span_of(state))
    traces = [
        line(fit.steps, costs, "faint", width=1.5, name="to come"),
        line(fit.steps, objective if is_penalised else [None] * len(objective),
             "loss", width=1.5, dash="dot", shown=shown, name="objective"),
        line(fit.steps, held_out, "ink", width=2, dash="dash", shown=shown,
             name="held out"),
        line(fit.steps, costs, "loss", width=3, shown=shown, name="training"),
        line([now, now], [low, high], "faint", width=1.5, name="now"),
        points([now], [min(max(held_out[index], low), high)], "ink",
               symbol="circle-open", size=9, name="held out now"),
        points([now], [min(max(costs[index], low), high)], "loss", size=10,
               name="training now"),
        words([0.03 * last], [high - 0.08 * (high - low)],
              "" if fit.stopped_at is None else f"ended at step {last}: it ran away",
              "ink", position="middle right", name="note"),
        *strip.data,
    ]  # fmt: skip
    every = next(each for each in (40, 20, 5, 2, 1) if last >= 2.5 * each or each == 1)
    dotted = ", objective dotted" if is_penalised else ""
    return Panel(
        name="curve",
        title=f"Loss by step: training solid, held out dashed{dotted}",
        description=f"After {now} steps {amount(state, fit.costs[index])} on the "
        f"training samples and {amount(state, fit.held_out[index])} on those held out.",
        figure=figure(
            traces,
            margin=MARGIN,
            xaxis=axis("step", 0, max(last, 1), ticks=range(0, last + 1, every))
            | {"anchor": "y"},
            yaxis=_scale(state, low, high) | {"domain": [0.42, 1.0]},
            **strip.axes,
        ),
    )


@lru_cache(maxsize=256)
def _heights(fit: Fit):
    """Powers of ten of the costs, of the held-out costs, and of the objective."""
    totals = [cost + own for cost, own in zip(fit.costs, fit.penalties, strict=True)]
    every = np.clip([fit.costs, fit.held_out, totals], 1 / _TALLEST, _TALLEST)
    return np.log10(every).tolist()


def step_dial(state: Descent) -> Dial:
    """The step size on a logarithmic strip, with its limit and what lies where."""
    low, high = state.dial
    return dial(
        "power",
        title="step size",
        value=state.power,
        scale=(*state.dial, DIAL_STEP),
        panel="curve",
        text=f"step size {plain(state.step_size)}, {step_words(state)}",
        tag=plain(state.step_size),
        ticks=[power for power in range(-3, 3) if low <= power <= high],
        labels=lambda power: f"{10**power:g}",
        zones=zones_of(state),
        marks=(_mark(state),),
        domain=(0.0, 0.14),
        live=True,
    )


def _mark(state: Descent) -> Mark:
    """The limit, or dashed the practical one."""
    limit, word, dash = limit_of(state), "limit", "solid"
    of_kinks = practical_limit_of(state)
    if of_kinks is not None:
        limit, word, dash = of_kinks, "practical limit", "dash"
    if state.batch_size is not None:
        word = f"{word}, all samples"
    if limit is None or not math.isfinite(limit):
        return Mark(None, word, dash)
    return Mark(math.log10(limit), word, dash)


def _scale(state: Descent, low: float, high: float):
    """An axis of powers of ten, with a tick at 1, 2 and 5 of each, if they are few."""
    apart = max(1, round((high - low) / 5))
    digits = (1, 2, 5) if high - low < 2.5 else (1,)
    first = math.floor(low) if apart == 1 else math.ceil(low)
    powers = range(first, math.ceil(high) + 1, apart)
    ticks = [digit * 10.0**power for power in powers for digit in digits]
    return axis(
        "billion $², log scale" if is_squared(state.loss) else "log scale",
        low,
        high,
        ticks=[each for each in ticks if low <= math.log10(each) <= high],
        labels=lambda value: _tick(state, value),
        at=math.log10,
    )


def _tick(state: Descent, value: float) -> str:
    if is_squared(state.loss):
        return _few(value * DOLLARS**2 / 1e9)
    if isinstance(state, Prices):
        return f"${_few(value * DOLLARS / 1e3)}k"
    return _few(value)


def _few(value: float) -> str:
    """A tick of an axis: a power of ten as such where it is long."""
    return f"{value:g}" if value < 1e3 else scientific(value).removeprefix("1 × ")
