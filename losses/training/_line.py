"""The best line through a few points, quick enough to follow a finger."""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from losses import _checks
from losses._checks import Array
from losses._domain import POSITIVE, REAL
from losses.registry import REGISTRY, constant_minimiser, losses_of
from losses.training._objective import Objective
from losses.training._optimum import kinks_of, optimum

# Pairs of more points than this are slower to try than to solve for.
MOST_POINTS = 48
MOST_STEPS = 30
# Lines whose losses differ by less than this share are equally good.
EQUAL = 1e-12
ROUNDING = 4e-16
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
    points, so all pairs are tried; squared errors in closed form; Huber by Newton's
    method, which ends exactly once it knows which points are beyond delta; all
    else, and many points, by :func:`optimum`. Source: Koenker and Bassett,
    Regression Quantiles, 1978.

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
    if loss == "huber" and across.size <= MOST_POINTS:
        delta = _checks.parameter("delta", parameters.get("delta", 1.0), POSITIVE)
        line = _huber(across, up, delta)
        if line is not None:
            return line
    elif spec.pieces and across.size <= MOST_POINTS:
        spec.value(0.0, 0.0, **parameters)  # refuses what is out of its domain
        first, *others = kinks_of(spec.pieces(**{**spec.defaults, **parameters}))
        if first.place == 0.0 and not others:
            tau = first.below / (first.below + first.above)
            return _through_two(across, up, tau)
    columns = np.column_stack([np.ones(across.size), across])
    intercept, slope = optimum(Objective(columns, up, loss, parameters)).weights
    return float(intercept), float(slope)


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


def _huber(x: Array, y: Array, delta: float) -> tuple[float, float] | None:
    """Newton steps from the absolute error's line; a careful step where one fails."""
    middle = x.sum() / x.size
    away = x - middle
    level, slope = _through_two(away, y, 0.5)
    error = level + slope * away - y
    total, capped = _huber_total(error, delta)
    for _ in range(MOST_STEPS):
        pull, tilt = capped.sum(), capped.dot(away)
        for weight in (error == capped, _shrunk(error, delta)):
            n, sum_x, sum_xx = weight.sum(), weight.dot(away), weight.dot(away * away)
            spread = n * sum_xx - sum_x * sum_x
            if not spread > 0.0:
                continue
            up = (sum_xx * pull - sum_x * tilt) / spread
            turn = (n * tilt - sum_x * pull) / spread
            ahead = error - up - turn * away
            new_total, new_capped = _huber_total(ahead, delta)
            if new_total <= total:
                break
        else:
            return None
        level, slope = level - up, slope - turn
        is_same = ((new_capped == ahead) == weight).all()
        if is_same or total - new_total <= ROUNDING * total:
            return float(level - slope * middle), float(slope)
        error, total, capped = ahead, new_total, new_capped
    return None


def _huber_total(error: Array, delta: float) -> tuple[float, Array]:
    capped = np.minimum(np.maximum(error, -delta), delta)
    return float(capped.dot(error - 0.5 * capped)), capped


def _shrunk(error: Array, delta: float) -> Array:
    """Weights of the parabola that touches the loss at each error and lies above."""
    return delta / np.maximum(np.abs(error), delta)
