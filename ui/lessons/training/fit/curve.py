"""Three models, the right panel: the loss by step, and the dial of the step size."""

from __future__ import annotations

import math
from functools import lru_cache

from ui.dial import Dial, Mark, dial
from ui.figures import axis, figure, line, points, words
from ui.lessons.training.data import DOLLARS
from ui.lessons.training.fit.data import MARGIN
from ui.lessons.training.fit.numbers import amount, is_squared, step_words
from ui.lessons.training.fit.run import (
    fit_of,
    limit_of,
    practical_limit_of,
    span_of,
    zones_of,
)
from ui.lessons.training.fit.state import DIAL_STEP, Descent, Prices
from ui.live_chart.scene import Panel
from ui.numbers import plain

_STEPS = (0.001, 0.01, 0.1, 1.0, 10.0, 100.0)
_PER_DECADE = (1, 2, 5)
_CURVE = (0.42, 1.0)
_STRIP = (0.0, 0.14)
_TALLEST = 1e9


def curve_panel(state: Descent) -> Panel:
    """The mean loss on training and held-out samples up to this step."""
    fit = fit_of(state)
    index = min(state.step, fit.last) // state.every
    shown = index + 1
    costs, held_out, objective = _heights(fit)
    is_penalised = state.penalty != "none"
    now = fit.steps[index]
    strip = step_dial(state)
    low, high = (math.log10(end) for end in span_of(state))
    traces = [
        line(fit.steps, objective if is_penalised else [None] * len(objective),
             "loss", width=1.5, dash="dot", shown=shown, name="objective"),
        line(fit.steps, held_out, "ink", width=2, dash="dash", shown=shown,
             name="held out"),
        line(fit.steps, costs, "loss", width=3, shown=shown, name="training"),
        line([now, now], [low, high], "faint", width=1.5, name="now"),
        points([now], [_inside(held_out[index], low, high)], "ink",
               symbol="circle-open", size=9, name="held out now"),
        points([now], [_inside(costs[index], low, high)], "loss", size=10,
               name="training now"),
        words([0.5 * state.steps], [high - 0.1 * (high - low)],
              "off the chart at this step" if costs[index] > high else "", "ink",
              position="middle center", name="note"),
        *strip.data,
    ]  # fmt: skip
    dotted = ", objective dotted" if is_penalised else ""
    return Panel(
        "curve",
        f"Loss by step: training solid, held out dashed{dotted}",
        f"After {now} steps {amount(state, fit.costs[index])} on the training samples "
        f"and {amount(state, fit.held_out[index])} on those held out.",
        figure(
            traces,
            margin=MARGIN,
            xaxis=axis("step", 0, state.steps, ticks=_step_ticks(state.steps))
            | {"anchor": "y"},
            yaxis=_scale(state, low, high) | {"domain": list(_CURVE)},
            **strip.axes,
        ),
    )


def step_dial(state: Descent) -> Dial:
    """The step size on a logarithmic strip, with its limit and what lies where."""
    low, high = state.dial
    ticks = [math.log10(each) for each in _STEPS if low <= math.log10(each) <= high]
    return dial(
        "power",
        "step size",
        state.power,
        low,
        high,
        DIAL_STEP,
        panel="curve",
        text=f"step size {plain(state.step_size)}, {step_words(state)}",
        tag=plain(state.step_size),
        ticks=ticks,
        labels=[f"{10**each:g}" for each in ticks],
        zones=zones_of(state),
        marks=(_mark(state),),
        domain=_STRIP,
        live=True,
    )


def _mark(state) -> Mark:
    """The limit, or dashed the practical one, with the digits that it deserves."""
    of_kinks, limit = practical_limit_of(state), limit_of(state)
    word, dash, limit = (
        ("practical limit", "dash", of_kinks)
        if of_kinks is not None
        else ("limit", "solid", limit)
    )
    if state.batch_size is not None:
        word = f"{word}, all samples"
    if limit is None or not math.isfinite(limit):
        return Mark(None, word, dash)
    return Mark(math.log10(limit), word, dash)


@lru_cache(maxsize=256)
def _heights(fit):
    """Powers of ten of the costs, of the held-out costs, and of the objective."""
    totals = [cost + own for cost, own in zip(fit.costs, fit.penalties, strict=True)]
    return tuple(
        [math.log10(min(max(value, 1 / _TALLEST), _TALLEST)) for value in values]
        for values in (fit.costs, fit.held_out, totals)
    )


def _inside(height, low, high):
    return min(max(height, low), high)


def _scale(state, low, high):
    """An axis of powers of ten, with a tick at 1, 2 and 5 of each."""
    ticks = [
        digit * 10.0**power
        for power in range(math.floor(low) - 1, math.ceil(high) + 1)
        for digit in _PER_DECADE
    ]
    ticks = [each for each in ticks if low <= math.log10(each) <= high]
    labels = [_tick(state, each) for each in ticks]
    title = "billion $²" if is_squared(state) else ""
    return axis(
        title, low, high, ticks=[math.log10(each) for each in ticks], labels=labels
    )


def _tick(state, value):
    if is_squared(state):
        return f"{value * DOLLARS**2 / 1e9:g}"
    if isinstance(state, Prices):
        return f"${value * DOLLARS / 1e3:g}k"
    return f"{value:g}"


def _step_ticks(steps):
    size = 40 if steps > 100 else 20 if steps > 20 else 5
    return range(0, steps + 1, size)
