"""Three models: the numbers beside the panels, what is said of a run, its next step."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from losses import REGISTRY, objective_gradient
from ui.lessons.training.data import DOLLARS, is_squared
from ui.lessons.training.drawing import arrived_words, near
from ui.lessons.training.fit.run import (
    Fit,
    fit_of,
    limit_of,
    practical_limit_of,
    problem_of,
    weights_at,
)
from ui.lessons.training.fit.state import Descent, Prices
from ui.live_chart.scene import Readout
from ui.losses import LOOKS
from ui.mathml import Term, term
from ui.numbers import (
    MINUS,
    compact,
    dollars_squared,
    fixed,
    money_rounded,
    percent,
    plain,
)

WEIGHTS = {
    "price": ("slope", "intercept"),
    "family": ("litter", "gestation"),
    "spam": ("“!”", "capitals"),
}
"""What the weights are called in a formula; for price they are the words, too."""
_SLOPE = 100
"""Dollars per square foot in a slope of 1, of $100,000 per 1,000 square feet."""


def amount(state: Descent, value: float) -> str:
    """A loss with its unit."""
    if is_squared(state.loss):
        return dollars_squared(value * DOLLARS**2)
    if isinstance(state, Prices):
        return money_rounded(value * DOLLARS)
    short = compact(value, decimals=3, digits=3)
    return f"{short} nats" if _is_in_nats(state) else short


def _is_in_nats(state: Descent) -> bool:
    return REGISTRY[state.loss].unit == "nats"


def readouts(state: Descent) -> Iterator[Readout]:
    """The loss at this step, objective, gradient, verdict, step size and weights."""
    fit = fit_of(state)
    index = min(state.step, fit.last) // state.every
    cost, held_out = fit.costs[index], fit.held_out[index]
    yield Readout(
        "loss",
        f"Mean {LOOKS[state.loss].name} at this step",
        amount(state, cost),
        note=_beside(state, cost, held_out),
        tone="loss",
    )
    if state.penalty != "none":
        own = fit.penalties[index]
        yield Readout(
            "objective",
            "Objective = cost + penalty",
            amount(state, cost + own),
            note=f"= {amount(state, cost)} + {amount(state, own)}",
            tone="loss",
        )
    yield _gradient(state, fit)
    yield Readout("verdict", "This run", fit.verdict.kind, note=verdict_words(state))
    size, limit = plain(state.step_size), limit_words(state)
    yield Readout("step size", "Step size", size, note=limit, tone="prediction")
    yield _weights(state)


def _beside(state, cost, held_out):
    """The root in dollars where the loss is in dollars squared; the held-out loss."""
    if not REGISTRY[state.loss].quadratic:
        return f"held out {amount(state, held_out)}"
    roots = [money_rounded(math.sqrt(each) * DOLLARS) for each in (cost, held_out)]
    return f"root {roots[0]}; held out {roots[1]}"


def _gradient(state, fit):
    slope = _slope(problem_of(state).objective, fit, min(state.step, fit.last))
    return Readout(
        "gradient",
        "Gradient, its length",
        near(float(np.linalg.norm(slope))),
        note=_gradient_words(state, slope),
        tone="gradient",
    )


@lru_cache(maxsize=4096)
def _slope(objective, fit, step):
    """The gradient; 0 for a weight that the L1 penalty holds at exactly 0."""
    weights = fit.path[step]
    slope = objective_gradient(objective, weights)
    is_held = (weights == 0) & (np.abs(slope) <= objective.l1 * objective.weighted)
    return np.where(is_held, 0.0, slope)


def _gradient_words(state, slope):
    """The unit of the gradient, and which way it says to go."""
    parts = [_gradient_unit(state), *_held(state, slope)]
    size = float(np.abs(slope).max())
    if size >= 5e-5:
        parts.append(_downhill(state, slope, 0.01 * size))
    elif not parts[1:]:
        parts.append("flat: nowhere to go")
    return "; ".join(filter(None, parts))


def _gradient_unit(state):
    """The unit of what is lowered, per unit of the weights; a pure number has none."""
    units = ["$100,000"] if is_squared(state.loss) else []
    if _is_in_nats(state):
        units = ["nats"]
    if isinstance(state, Prices) and not state.scaled:
        units.append("1,000 sq ft")
    return f"in {' and '.join(units)}" if units else ""


def _held(state, slope):
    """The weights that L1 holds at 0, where the cost alone would move them."""
    if not problem_of(state).objective.l1:
        return
    weights = weights_at(state).tolist()
    names = zip(WEIGHTS[state.model], weights, slope.tolist(), strict=True)
    for name, weight, left in names:
        if weight == left == 0:
            yield f"L1 holds {_named(state, name)} at 0"


def _named(state, name):
    return f"the {name}" if isinstance(state, Prices) else f"weight of {name}"


def _downhill(state, slope, least):
    ways: list[str] = []
    for name, each in zip(WEIGHTS[state.model], slope.tolist(), strict=True):
        if abs(each) <= least:
            continue
        if not isinstance(state, Prices):
            name = f"that of {name}" if ways else f"weight of {name}"
        ways.append(f"{'raise' if each < 0 else 'lower'} {name}")
    return ", ".join(ways)


def _weights(state):
    first, second = weights_at(state).tolist()
    if isinstance(state, Prices):
        unit, per = (DOLLARS, "per SD") if state.scaled else (_SLOPE, "per sq ft")
        place = ", at the average area" if state.scaled else ""
        return Readout(
            "weights",
            f"Slope, {per}",
            money_rounded(first * unit),
            note=f"intercept {money_rounded(second * DOLLARS)}{place}",
        )
    return Readout(
        "weights", "Weights", f"{_weight(first)}, {_weight(second)}",
        note=f"bias held at {fixed(problem_of(state).data.bias, 2)}",
    )  # fmt: skip


def _weight(value: float) -> str:
    return compact(value, decimals=3, digits=3)


# What became of the run, in words


def verdict_words(state: Descent) -> str:
    """How many steps a run took, and why it was stopped where it was."""
    fit = fit_of(state)
    kind, steps = fit.verdict.kind, fit.verdict.steps
    if kind == "diverged":
        return _diverged(state, fit)
    if kind == "converging" and steps is not None:
        return arrived_words(steps)
    left = f"{percent(fit.left)} of the height left"
    if fit.left >= 1:
        left = "no lower than the start"
    if kind == "oscillating":
        return f"to and fro: {left} at step {state.steps}"
    return f"{left} at step {state.steps}"


def _diverged(state, fit: Fit) -> str:
    if fit.stopped_at is not None:
        return f"stopped after {fit.stopped_at} steps: over 10¹² × the start"
    if fit.left < 1:
        return "below its start, but rising at the end"
    grown = f"× {plain(fit.left, 3)} after {state.steps} steps"
    return f"height above the lowest point {grown}"


def limit_words(state: Descent) -> str:
    """The stability limit beside the step size, or why there is none."""
    limit = limit_of(state)
    if not problem_of(state).is_inside:
        return "no limit to name: the lowest point is off the chart"
    if limit is None:
        return _practical_words(state)
    if math.isinf(limit):
        return "no limit here: the surface is flat"
    where = "" if REGISTRY[state.loss].quadratic else " near ◆"
    named = f"limit {plain(limit, 4 if limit < 1 else 3)}{where}"
    if state.batch_size is not None:
        return f"{named} for steps with all samples"
    return f"{'over' if state.step_size > limit else 'under'} the {named}"


def _practical_words(state):
    """The limit of a sum of kinks, which is no exact one."""
    limit = practical_limit_of(state)
    if limit is None:
        return "no limit is known: kinks, and momentum"
    if math.isinf(limit):
        return "no limit here: the slope is the same all around ◆"
    named = f"practical limit, about {plain(limit, 2)}"
    if state.batch_size is not None:
        return f"{named}, for steps with all samples"
    return f"{'over' if state.step_size > limit else 'under'} the {named}"


def step_words(state: Descent) -> str:
    """What a screen reader says about a step size."""
    fit = fit_of(state)
    return f"{fit.verdict.kind}, {verdict_words(state)}; {limit_words(state)}"


# The next step, in numbers


def arithmetic(state: Descent) -> tuple[Term, ...]:
    """The next step: each weight minus step size times gradient."""
    fit = fit_of(state)
    step = min(state.step, fit.last)
    if step >= len(fit.moves):
        return _no_step(state, step + 1)
    batch = {None: "", 1: ", one sample"}.get(
        state.batch_size, f", {state.batch_size} samples"
    )
    unit = " (in $100,000)" if isinstance(state, Prices) else ""
    names = enumerate(WEIGHTS[state.model])
    return (
        term(rf"\text{{Next step, }} @plain{{{step + 1}}}\text{{{batch}{unit}:}}"),
        *(
            each
            for index, name in names
            for each in _update(state, fit, step, index, name)
        ),
    )


def _no_step(state, step):
    """What is said where a run was given up, in as many terms as a step has."""
    return (
        term(rf"\text{{No step }} @plain{{{step}}}\text{{: the run was}}"),
        term(r"@plain{given up:}"),
        term(r"@plain{its numbers ran away}"),
        *(term(r"@plain{}") for _ in WEIGHTS[state.model]),
    )


def _update(state, fit, step, index, name):
    """One weight: what it was, what is taken off, what it becomes.

    Two terms, as one would be too long for a phone's line.
    """
    before = float(fit.path[step][index])
    move = float(fit.moves[step][index])
    carried = float(state.momentum) * float(fit.moves[step - 1][index]) if step else 0.0
    shrink = _shrink(state, index)
    slope = _stepped_along(state, fit, step, index, before + move, carried - move)
    taken = (
        rf"\text{{{name} }} @plain{{{_weight(before)}}} "
        rf"- @moved{{{plain(state.step_size)}}} \cdot @gradient{{{_bracketed(slope)}}}"
    )
    parts = []
    if state.momentum != "0":
        sign = "+" if carried >= 0 else MINUS
        parts.append(rf"@plain{{{sign} {_weight(abs(carried))}}}")
    if shrink:
        taken += r"\text{,}"
        parts.append(rf"\text{{then to 0 by }} @plain{{{_weight(shrink)}}}")
    end = r"\text{;}" if index == 0 else ""
    becomes = rf"= @plain{{{_weight(before + move)}}}{end}"
    return term(taken), term(" ".join([*parts, becomes]))


def _shrink(state, index):
    """What the L1 penalty takes off the size of a weight in each step."""
    objective = problem_of(state).objective
    return state.step_size * objective.l1 * float(objective.weighted[index])


def _stepped_along(state, fit, step, index, after, given):
    """The gradient that a step was made of: of its batch, and without L1."""
    if state.batch_size is None:
        smooth = problem_of(state).smooth
        return float(objective_gradient(smooth, fit.path[step])[index])
    shrink = _shrink(state, index)
    if shrink and after == 0:
        return math.nan  # not to be told from where the weight ended
    return (given - math.copysign(shrink, after)) / state.step_size


def _bracketed(slope):
    if math.isnan(slope):
        return "…"
    text = compact(slope, digits=3)
    return f"({text})" if text.startswith(MINUS) else text
