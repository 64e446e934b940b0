"""Step size: descent of one price, computed by `losses`."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

import losses
from ui.lessons.training.data import DOLLARS
from ui.lessons.training.steps.state import HeavyBall, State

ARRIVED = 0.01
"""The share of the excess that is left when a run has arrived."""
_INSIDE = 0.95
"""How far from the middle of a chart to its edge a run may be before it grows."""


@dataclass(frozen=True, eq=False)
class Ground:
    """An objective of one price: where it is lowest, and how large a step it bears.

    `limit` is None where a kink leaves no limit.
    """

    objective: losses.Objective
    best: float
    lowest: float
    limit: float | None


@dataclass(frozen=True, eq=False)
class Walk:
    """Where a run went: the price, the objective and its slope at every step.

    Parameters
    ----------
    sizes
        The step size of every step taken.
    ahead
        The price after one step more, or None where the run was given up.
    ran_away
        The last step before the numbers were given up, or None.
    """

    prices: list[float]
    values: list[float]
    slopes: list[float]
    sizes: list[float]
    ahead: float | None
    ran_away: int | None
    verdict: losses.Verdict

    @property
    def last(self) -> int:
        """The number of the last step that was taken."""
        return len(self.prices) - 1


def ground(state: State) -> Ground:
    """The objective of a state."""
    return _ground(state.loss, state.prices, state.reduction, _rounded(state.momentum))


@lru_cache(maxsize=512)
def _ground(
    loss: str, prices: tuple[float, ...], reduction: str, momentum: float
) -> Ground:
    objective = _objective(loss, prices, reduction)
    best = losses.constant_minimiser(loss, prices)
    return Ground(
        objective,
        best,
        losses.objective_value(objective, [best]),
        losses.stability_limit(objective, [best], momentum=momentum),
    )


@lru_cache(maxsize=64)
def _objective(loss, prices, reduction) -> losses.Objective:
    ones = np.ones((len(prices), 1))
    return losses.Objective(ones, np.array(prices), loss, reduction=reduction)


def walk(
    state: State,
    *,
    step_size: float | None = None,
    momentum: float | None = None,
    reduction: str = "",
) -> Walk:
    """The run of a state, or the same with one number changed."""
    return _walk(
        state.loss,
        state.prices,
        reduction or state.reduction,
        _rounded(state.start),
        _rounded(state.step_size if step_size is None else step_size),
        _rounded(state.momentum if momentum is None else momentum),
        state.schedule,
        state.steps,
    )


@lru_cache(maxsize=8192)
def _walk(loss, prices, reduction, start, step_size, momentum, schedule, steps) -> Walk:
    at = _ground(loss, prices, reduction, momentum)
    if schedule == "shrinking":
        longer, sizes = _shrinking(at.objective, start, step_size, steps + 1)
    else:
        longer = losses.descend(
            at.objective,
            [start],
            step_size=step_size,
            steps=steps + 1,
            momentum=momentum,
        )
        sizes = [step_size] * longer.steps
    run, ahead = _without_the_last(longer, steps)
    slopes = [
        float(losses.objective_gradient(at.objective, weights)[0])
        for weights in run.weights
    ]
    verdict = losses.verdict(run, best=at.lowest, limit=at.limit, step_size=step_size)
    return Walk(
        run.weights[:, 0].tolist(),
        run.values.tolist(),
        slopes,
        sizes[: run.steps],
        ahead,
        run.stopped_at,
        verdict,
    )


def _without_the_last(longer: losses.Run, steps: int):
    """The first steps of a run that is one step longer, and where that one leads."""
    kept = slice(steps + 1)
    stopped_at = longer.stopped_at if longer.steps < steps else None
    run = losses.Run(longer.weights[kept], longer.values[kept], stopped_at)
    return run, float(longer.weights[-1, 0]) if longer.steps > steps else None


def _shrinking(objective, start, step_size, steps):
    """Descent whose step k has the step size divided by k."""
    weights, values, sizes = [[start]], None, []
    for step in range(1, steps + 1):
        sizes.append(step_size / step)
        one = losses.descend(objective, weights[-1], step_size=sizes[-1], steps=1)
        weights.append(one.weights[-1].tolist())
        values = [one.values[0]] if values is None else values
        values.append(one.values[-1])
    return losses.Run(np.array(weights), np.array(values), None), sizes


def window(state: State, step: int | None = None) -> tuple[float, float]:
    """The predicted prices that are drawn.

    Over the limit a run takes the chart with it, as far as it has come at a step: the
    one that is shown, unless told. Before the first they are the state's own, whatever
    the start.
    """
    limit, (low, high) = ground(state).limit, state.axis
    if limit is None or state.step_size <= limit:
        return low, high
    till = state.step if step is None else step
    middle, half = (low + high) / 2, (high - low) / 2
    reached = max(abs(price - middle) for price in walk(state).prices[: till + 1])
    reach = half * _grown(reached / (_INSIDE * half))
    return middle - reach, middle + reach


def _grown(times: float) -> float:
    """The first of 1, 2, 5, 10, 20, … that is large enough."""
    if times <= 1:
        return 1.0
    power = 10.0 ** math.floor(math.log10(times))
    return next(digit * power for digit in (1, 2, 5, 10) if digit * power >= times)


def seen(run: Walk, window: tuple[float, float]) -> int:
    """How many points of a run are drawn: all, or those until it leaves for good."""
    if run.verdict.kind != "diverged":
        return len(run.prices)
    low, high = window
    for step, price in enumerate(run.prices):
        if not low <= price <= high:
            return step + 1
    return len(run.prices)


def within(state: State, dollars: float) -> int | None:
    """The step from which the price is so near to the best one, and stays there."""
    best, prices = ground(state).best, walk(state).prices
    far = [abs(price - best) * DOLLARS >= dollars for price in prices]
    return (
        None if far[-1] else max(k for k, is_far in enumerate([True, *far]) if is_far)
    )


def factor(state: State) -> float | None:
    """By what a step multiplies the distance to the best, where that is one number."""
    at = ground(state)
    if at.limit is None or state.momentum:
        return None
    one = losses.descend(
        at.objective, [at.best + 1.0], step_size=_rounded(state.step_size), steps=1
    )
    return float(one.weights[-1][0]) - at.best


def crawling_below(state: State) -> float | None:
    """The step size under which a run is not there in time to be called converging.

    The excess over the lowest objective falls with the square of the distance.
    """
    at = ground(state)
    if at.limit is None or isinstance(state, HeavyBall):
        return None
    latest = losses.latest_arrival(state.steps)
    return at.limit / 2 * (1 - ARRIVED ** (1 / (2 * latest)))


def _rounded(value: float) -> float:
    return round(float(value), 9)
