"""The best constant: the one prediction that costs least for all samples at once.

What a loss is lowest at says what a model trained with it predicts: squared
error the mean, absolute error a median, cross-entropy the share of ones. Here is what
several losses share; what belongs to one stands with it. All but the two intervals take
targets that were read.
"""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from losses import _checks, _reduction
from losses._checks import Array
from losses._domain import INSIDE_UNIT

__all__ = ["median_interval", "quantile_interval"]

# A position within one part in 10^12 of the spread of the targets is the minimum.
TOLERANCE = 1e-12
# n τ is taken as whole when this close to it: 30 times 0.1 is not 3 in binary.
WHOLE = 1e-9


def mean(targets: Array) -> float:
    """Average, also of numbers whose sum is beyond the largest double."""
    return float(_reduction.mean(targets))


def median(targets: Array) -> float:
    """Middle of the medians."""
    return quantile(targets, quantile=0.5)


def quantile(targets: Array, *, quantile: float) -> float:
    """Middle of the τ-quantiles."""
    low, high = quantile_interval(targets, quantile=quantile)
    return 0.5 * low + 0.5 * high


def zero_of_rising(
    pull: Callable[[float], tuple[float, float]], targets: Array
) -> float:
    """Where a pull that never falls is 0: Newton steps, halved where one leaves.

    `pull` takes a constant and gives the pull and its slope there.
    """
    low, high = float(targets.min()), float(targets.max())
    enough = TOLERANCE * (high - low)
    constant = median(targets)
    while high - low > enough:
        total, slope = pull(constant)
        if abs(total) <= enough * slope:
            break
        low, high = (low, constant) if total > 0 else (constant, high)
        step = constant - total / slope if slope > 0 else math.inf
        constant = step if low < step < high else 0.5 * low + 0.5 * high
        if constant in (low, high):
            break
    return constant


def quantile_interval(
    y_true: ArrayLike, *, quantile: float = 0.5
) -> tuple[float, float]:
    """Lowest and highest constant with the lowest quantile loss.

    They differ only if the share τ falls between two targets.

    Examples
    --------
    >>> quantile_interval([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], quantile=0.9)
    (9.0, 10.0)
    """
    tau = _checks.parameter("quantile", quantile, INSIDE_UNIT)
    ordered = np.sort(targets_of(y_true))
    rank = ordered.size * tau
    whole = round(rank)
    if 0 < whole < ordered.size and abs(rank - whole) < WHOLE:
        return float(ordered[whole - 1]), float(ordered[whole])
    middle = float(ordered[min(int(rank), ordered.size - 1)])
    return middle, middle


def median_interval(y_true: ArrayLike) -> tuple[float, float]:
    """Lowest and highest constant with the lowest absolute error.

    Examples
    --------
    >>> median_interval([1, 2, 3, 100])
    (2.0, 3.0)
    """
    return quantile_interval(y_true, quantile=0.5)


def targets_of(y_true: ArrayLike) -> Array:
    """Read targets: at least one, finite."""
    targets = np.ravel(_checks.samples("y_true", y_true))
    _checks.not_empty("y_true", targets)
    _checks.finite("y_true", targets)
    return targets
