"""Three models: the numbers beside the panels, and what is said about a run."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from losses import REGISTRY, objective_gradient
from ui.live_chart.scene import Readout
from ui.mathml import Term, term
from ui.numbers import MINUS, dollars_squared, fixed, money, percent, plain
from ui.scenes.training_fit_run import Fit, fit_of, limit_of, problem_of
from ui.scenes.training_fit_state import State
from ui.training_data import DOLLARS

LOSS_WORDS = {
    "squared_error": "Mean squared error",
    "absolute_error": "Mean absolute error",
    "huber": "Mean Huber loss",
    "binary_cross_entropy_logits": "Mean cross-entropy",
    "brier_logits": "Mean Brier loss",
    "hinge": "Mean hinge loss",
    "squared_hinge": "Mean squared hinge",
    "logistic": "Mean logistic loss",
}
WEIGHTS = {
    "price": ("slope", "intercept"),
    "family": ("litter", "gestation"),
    "spam": ("“!”", "capitals"),
}
SIGNS = {"+": "+", "-": MINUS}
_SLOPE = 100
"""Dollars per square foot in a slope of 1, of $100,000 per 1,000 square feet."""
_UNITS = {"nats": " nats"}


def amount(state: State, value: float) -> str:
    """A loss with its unit."""
    unit = REGISTRY[state.loss].unit
    if state.model != "price":
        return _short(value) + _UNITS.get(unit, "")
    if unit == "unit of the target":
        return _money(value * DOLLARS)
    return dollars_squared(value * DOLLARS**2)


def _short(value: float) -> str:
    return fixed(value, 4) if abs(value) < 1_000 else plain(value, 3)


def readouts(state: State) -> tuple[Readout, ...]:
    """The loss at this step, objective, gradient, verdict, step size and weights."""
    fit = fit_of(state)
    index = min(state.step, fit.last) // state.every
    cost, held_out = fit.costs[index], fit.held_out[index]
    found = [
        Readout(
            "loss",
            f"{LOSS_WORDS[state.loss]} at this step",
            amount(state, cost),
            _beside(state, cost, held_out),
            "loss",
        )
    ]
    if state.penalty != "none":
        own = fit.penalties[index]
        found.append(
            Readout(
                "objective",
                "Objective = cost + penalty",
                _short(cost + own),
                f"= {_short(cost)} + {_short(own)}{_in_units(state)}",
                "loss",
            )
        )
    found += [
        _gradient(state, fit),
        Readout("verdict", "This run", fit.verdict.kind, verdict_words(state)),
        Readout(
            "step size",
            "Step size",
            plain(state.step_size),
            limit_words(state),
            "prediction",
        ),
        _weights(state, fit),
    ]
    return tuple(found)


def _in_units(state):
    if state.model != "price":
        return ""
    return ", $100,000" + ("" if state.loss == "absolute_error" else " squared")


def _beside(state, cost, held_out):
    """The root in dollars where the loss is in dollars squared; the held-out loss."""
    if state.loss != "squared_error":
        return f"held out {amount(state, held_out)}"
    roots = [_money(math.sqrt(each) * DOLLARS) for each in (cost, held_out)]
    return f"root {roots[0]}; held out {roots[1]}"


def _gradient(state, fit):
    slope = _slope(problem_of(state).objective, fit, min(state.step, fit.last))
    return Readout(
        "gradient",
        "Gradient, its length",
        _short(float(np.linalg.norm(slope))),
        _downhill(state, slope),
        "gradient",
    )


@lru_cache(maxsize=4096)
def _slope(objective, fit, step):
    """The gradient; 0 for a weight that the L1 penalty holds at exactly 0."""
    weights = fit.path[step]
    slope = objective_gradient(objective, weights)
    is_held = (weights == 0) & (np.abs(slope) <= objective.l1 * objective.weighted)
    return np.where(is_held, 0.0, slope)


def _downhill(state, slope):
    size = float(np.abs(slope).max())
    if size < 5e-5:
        return "zero: nowhere to go"
    ways = [
        f"{'raise' if each < 0 else 'lower'} {name}"
        for name, each in zip(WEIGHTS[state.model], slope.tolist(), strict=True)
        if abs(each) > 0.01 * size
    ]
    return f"so {', '.join(ways)}"


def _weights(state, fit):
    step = min(state.step, fit.last)
    first, second = fit.across[step], fit.up[step]
    if state.model == "price":
        unit, per = (DOLLARS, "per SD") if state.scaled else (_SLOPE, "per sq ft")
        return Readout(
            "weights",
            f"Slope, {per}",
            _money(first * unit),
            f"intercept {_money(second * DOLLARS)}",
        )
    return Readout(
        "weights", "Weights", f"{_short2(first)}, {_short2(second)}",
        f"bias held at {fixed(problem_of(state).data.bias, 2)}",
    )  # fmt: skip


def _money(value):
    if abs(value) < 1e9:
        return money(value)
    return f"${plain(value, 3)}"


def _short2(value):
    return fixed(value, 3) if abs(value) < 1_000 else plain(value, 3)


# What became of the run, in words


def verdict_words(state: State) -> str:
    """How many steps a run took, and why it was stopped where it was."""
    fit = fit_of(state)
    kind, steps = fit.verdict.kind, fit.verdict.steps
    if kind == "diverged":
        return _diverged(state, fit)
    if kind == "converging":
        if steps == 0:
            return "at the lowest point from the start"
        return f"99 % of the way down after {steps} step{'s' if steps > 1 else ''}"
    left = f"{percent(fit.left)} of the way left"
    if fit.left >= 1:
        left = "no lower than the start"
    if kind == "oscillating":
        return f"to and fro: {left} after {state.steps} steps"
    return f"{left} after {state.steps} steps"


def _diverged(state, fit: Fit) -> str:
    if fit.stopped_at is not None:
        return f"stopped after {fit.stopped_at} steps: over 10¹² × the start"
    return f"further off each time: × {plain(fit.left, 2)} after {state.steps} steps"


def limit_words(state: State) -> str:
    """The stability limit beside the step size, or why there is none."""
    limit = limit_of(state)
    if not problem_of(state).is_inside:
        return "no limit to name: the lowest point is off the chart"
    if limit is None:
        return "no limit: a kink; a fixed step bounces in the end"
    if math.isinf(limit):
        return "no limit here: the surface is flat"
    over = state.step_size > limit
    where = "" if _is_bowl(state) else " near the lowest point"
    sign = "over" if over else "under"
    return f"{sign} the limit {_limit_number(limit)}{where}"


def _is_bowl(state):
    return state.loss == "squared_error"


def _limit_number(limit):
    return plain(limit, 4 if limit < 1 else 3)


def step_words(state: State) -> str:
    """What a screen reader says about a step size."""
    fit = fit_of(state)
    return f"{fit.verdict.kind}, {verdict_words(state)}; {limit_words(state)}"


# The update, in numbers


def arithmetic(state: State) -> tuple[Term, ...]:
    """The next step: each weight minus step size times gradient."""
    fit = fit_of(state)
    step = min(state.step, fit.last)
    if step >= len(fit.moves):
        return (
            term(rf"\text{{No step }} @plain{{{step + 1}}}\text{{: the run was}}"),
            term(r"@plain{given up:}"),
            term(r"@plain{its numbers ran away}"),
        )
    what = {None: "Step", 1: "One sample: step"}.get(
        state.batch_size, f"{state.batch_size} samples: step"
    )
    names = enumerate(WEIGHTS[state.model])
    return (
        term(rf"\text{{{what} }} @plain{{{step + 1}}}\text{{:}}"),
        *(_update(state, fit, step, index, name) for index, name in names),
    )


def _update(state, fit, step, index, name):
    """One weight: what it was, what is taken off, what it becomes."""
    before = float(fit.path[step][index])
    move = float(fit.moves[step][index])
    carried = float(state.momentum) * float(fit.moves[step - 1][index]) if step else 0.0
    shrink = _shrink(state, index)
    slope = _stepped_along(state, fit, step, index, before + move, carried - move)
    parts = [
        rf"\text{{{name} }} @plain{{{_short2(before)}}}",
        rf"- @moved{{{plain(state.step_size)}}} \cdot @gradient{{{_bracketed(slope)}}}",
    ]
    if state.momentum != "0":
        sign = "+" if carried >= 0 else "-"
        parts.append(rf"\ @plain{{{SIGNS[sign]} {_short2(abs(carried))}}}")
    if shrink:
        parts.append(rf"\text{{, then to 0 by }} @plain{{{_short2(shrink)}}}")
    end = r"\text{;}" if index == 0 else ""
    parts.append(rf"= @plain{{{_short2(before + move)}}}{end}")
    return term(" ".join(parts))


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
    text = _short(slope)
    return f"({text})" if text.startswith(MINUS) else text
