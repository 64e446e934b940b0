"""The best line through a few points, quick enough to follow a finger."""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from losses import _checks
from losses._checks import Array
from losses._domain import REAL
from losses._spec import LossSpec, kinks_of
from losses.registry import REGISTRY, constant_minimiser, losses_of
from losses.training._objective import Objective
from losses.training._optimum import optimum

# Pairs of more points than this are slower to try than to solve for.
MOST_POINTS = 48
MOST_STEPS = 30
# Lines whose losses differ by less than this share are equally good.
EQUAL = 1e-12
ROUNDING = 4e-16
# Weights of points with one x leave the slope open, but for rounding.
SINGULAR = 1e-12
LINES = tuple(
    spec.name for spec in losses_of("regression") if spec.prediction_domain == REAL
)
NO_PARAMETERS: Mapping[str, float] = {}


def line_optimum(
    x: ArrayLike,
    y: ArrayLike,
    loss: str = "squared_error",
    parameters: Mapping[str, float] = NO_PARAMETERS,
) -> tuple[float, float]:
    """Find the line with the lowest total loss, `intercept + slope * x`.

    Parameters
    ----------
    x, y : array_like, shape (n,)
        Finite, at least one point.
    loss : str, default "squared_error"
        Name in the registry of a regression loss whose predictions may be any number.
    parameters : mapping of str to float, optional
        Parameters of the loss.

    Returns
    -------
    intercept, slope : float
        In the unit of y, and that per unit of x. The slope is 0 where all x are
        alike. Where several lines through two points are best, as may be for the
        absolute error, the middle of them.

    Raises
    ------
    ValueError
        If the shapes differ, a value is not finite, there is no point, or `loss`
        is no such loss.

    Notes
    -----
    Some best line of the absolute error and of the quantile loss goes through two
    points, so all pairs are tried; squared errors in closed form; convex smooth losses
    by Newton's method, which for Huber ends exactly once it knows which points are
    beyond delta; all else, and many points, by :func:`optimum`. Source: Koenker and
    Bassett, Regression Quantiles, 1978.

    Examples
    --------
    >>> line_optimum([0, 1, 2, 3, 4], [0, 1, 50, 3, 4], "absolute_error")
    (0.0, 1.0)
    """
    across, up = _checks.pair("x", x, "y", y)
    if across.ndim != 1:
        _checks.fail("x", "have the shape (n,)", across.shape)
    _checks.not_empty("x", across)
    _checks.finite("x", across)
    _checks.finite("y", up)
    _checks.one_of("loss", loss, LINES)
    if across.min() == across.max():
        return constant_minimiser(loss, up, **parameters), 0.0
    spec = REGISTRY[loss]
    if spec.quadratic:
        return _least_squares(across, up)
    if across.size <= MOST_POINTS:
        spec.value(0.0, 0.0, **parameters)  # refuses what is out of its domain
        line = _quick(across, up, spec, {**spec.defaults, **parameters})
        if line is not None:
            return line
    columns = np.column_stack([np.ones(across.size), across])
    intercept, slope = optimum(Objective(columns, up, loss, parameters)).weights
    return float(intercept), float(slope)


def _quick(
    x: Array, y: Array, spec: LossSpec, parameters: Mapping[str, float]
) -> tuple[float, float] | None:
    if spec.convex and spec.differentiable:
        return _smooth(x, y, spec, parameters)
    if spec.pieces is not None:
        first, *others = kinks_of(spec.pieces(**parameters))
        if first.place == 0.0 and not others:
            return _through_two(x, y, first.below / (first.below + first.above))
    return None


def _least_squares(x: Array, y: Array) -> tuple[float, float]:
    middle = x.sum() / x.size
    away = x - middle
    slope = away.dot(y) / away.dot(away)
    return float(y.sum() / y.size - slope * middle), float(slope)


def _through_two(x: Array, y: Array, tau: float) -> tuple[float, float]:
    first, second = _pairs(x.size)
    run = x[second] - x[first]
    rises = run != 0.0
    first, second, run = first[rises], second[rises], run[rises]
    slope = (y[second] - y[first]) / run
    # Seen from the first point, which its line meets exactly.
    error = slope[:, np.newaxis] * (x - x[first, np.newaxis])
    error -= y - y[first, np.newaxis]
    total = np.abs(error).sum(axis=1) * 0.5 + error.sum(axis=1) * (0.5 - tau)
    lowest = total.min()
    best = total <= lowest + EQUAL * (lowest + np.abs(y).max())
    intercept = y[first[best]] - slope[best] * x[first[best]]
    count = intercept.size
    return float(intercept.sum() / count), float(slope[best].sum() / count)


@lru_cache(maxsize=MOST_POINTS)
def _pairs(n: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    return np.triu_indices(n, 1)


def _smooth(
    x: Array, y: Array, spec: LossSpec, parameters: Mapping[str, float]
) -> tuple[float, float] | None:
    """Newton steps from the absolute error's line; a careful step where one fails.

    None where neither goes down.
    """
    curvature = spec.curvature
    assert curvature is not None
    middle = x.sum() / x.size
    away = x - middle
    level, slope = _through_two(away, y, 0.5)
    line = level + slope * away
    total = spec.value(y, line, **parameters).sum()
    bends = curvature(y, line, **parameters)
    for _ in range(MOST_STEPS):
        slopes = spec.gradient(y, line, **parameters)
        pull, tilt = slopes.sum(), slopes.dot(away)
        for weight in (bends, _shrunk(line - y, slopes, bends)):
            n, sum_x, sum_xx = weight.sum(), weight.dot(away), weight.dot(away * away)
            spread = n * sum_xx - sum_x * sum_x
            if not spread > SINGULAR * n * sum_xx:
                continue
            up = (sum_xx * pull - sum_x * tilt) / spread
            turn = (n * tilt - sum_x * pull) / spread
            ahead = line - up - turn * away
            new_total = spec.value(y, ahead, **parameters).sum()
            if new_total <= total:
                break
        else:
            return None
        level, slope = level - up, slope - turn
        new_bends = curvature(y, ahead, **parameters)
        is_exact = bool((new_bends == weight).all())  # the parabolas have not changed
        if is_exact or total - new_total <= ROUNDING * total:
            return float(level - slope * middle), float(slope)
        line, total, bends = ahead, new_total, new_bends
    return None


def _shrunk(error: Array, slopes: Array, bends: Array) -> Array:
    """Weights of the parabola that touches the loss at each error and lies above."""
    return np.where(error == 0.0, bends, slopes / np.where(error == 0.0, 1.0, error))
