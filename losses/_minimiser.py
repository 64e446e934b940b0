"""The best constant: the one prediction that costs least for all samples at once.

What a loss is lowest at says what a model trained with it predicts: squared
error the mean, absolute error a median, cross-entropy the share of ones. The
registry says which of these belongs to which loss; they take targets that were read.
"""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from losses import _checks, _reduction
from losses._checks import Array
from losses._domain import INSIDE_UNIT, NON_NEGATIVE, POSITIVE

# A position within one part in 10^12 of the spread of the targets is the minimum.
TOLERANCE = 1e-12
# n τ is taken as whole when this close to it: 30 times 0.1 is not 3 in binary.
WHOLE = 1e-9


def mean(targets: Array) -> float:
    """Average, also of numbers whose sum is beyond the largest double."""
    return float(_reduction.mean(targets))


def mean_count(targets: Array) -> float:
    """Average of numbers from 0 up."""
    if not NON_NEGATIVE.includes(targets):
        _checks.fail("y_true", f"be in {NON_NEGATIVE}", targets)
    return mean(targets)


def median(targets: Array) -> float:
    """Middle of the medians."""
    return quantile(targets, quantile=0.5)


def quantile(targets: Array, *, quantile: float) -> float:
    """Middle of the τ-quantiles."""
    low, high = quantile_interval(targets, quantile=quantile)
    return 0.5 * low + 0.5 * high


def huber(targets: Array, *, delta: float) -> float:
    """Where the errors, capped at ±delta, add up to 0."""
    delta = _checks.parameter("delta", delta, POSITIVE)

    def pull(constant: float) -> tuple[float, float]:
        # In units of delta every capped pull is exactly 1, so that they cancel.
        scaled = (constant - targets) / delta
        capped = np.minimum(np.maximum(scaled, -1.0), 1.0)
        return float(capped.sum()), np.count_nonzero(scaled == capped) / delta

    best = _zero_of_rising(pull, targets)
    total, slope = pull(best)
    if total == 0.0 and slope == 0.0:
        left = targets[targets < best].max() + delta
        right = targets[targets > best].min() - delta
        return 0.5 * left + 0.5 * right
    return best


def expectile(targets: Array, *, expectile: float) -> float:
    """Where the errors, weighted by τ if too low and by 1 - τ if not, add up to 0."""
    tau = _checks.parameter("expectile", expectile, INSIDE_UNIT)

    def pull(constant: float) -> tuple[float, float]:
        error = constant - targets
        weights = np.where(error > 0, 1.0 - tau, tau)
        return float(weights.dot(error)), float(weights.sum())

    return _zero_of_rising(pull, targets)


def log_cosh(targets: Array) -> float:
    """Where the tanh of the errors add up to 0."""

    def pull(constant: float) -> tuple[float, float]:
        slopes = np.tanh(constant - targets)
        return float(slopes.sum()), targets.size - float(slopes.dot(slopes))

    return _zero_of_rising(pull, targets)


def share_of_ones(labels: Array) -> float:
    """Average of labels in [0, 1], the base rate."""
    _checks.unit_interval("y_true", labels)
    return mean(labels)


def log_odds_of_ones(labels: Array) -> float:
    """Logit of the share of ones; infinite where all labels are alike."""
    return _log_odds(share_of_ones(labels))


def focal(labels: Array, *, gamma: float) -> float:
    """Where the focal loss of the share of ones is level, found by halving."""
    gamma = _checks.parameter("gamma", gamma, NON_NEGATIVE)
    share = float(share_of_ones(labels))
    if share > 0.5:
        return 1.0 - focal(1.0 - labels, gamma=gamma)
    if share in (0.0, 0.5) or gamma == 0.0:
        return share

    def slope(p: float) -> float:
        if_one = (1.0 - p) ** gamma * (gamma * math.log(p) / (1.0 - p) - 1.0 / p)
        if_zero = p**gamma * (1.0 / (1.0 - p) - gamma * math.log1p(-p) / p)
        return share * if_one + (1.0 - share) * if_zero

    low, high = 0.0, 0.5
    while high - low > TOLERANCE * high:
        middle = 0.5 * (low + high)
        if middle in (low, high):
            break
        low, high = (low, middle) if slope(middle) > 0 else (middle, high)
    return 0.5 * (low + high)


def focal_logits(labels: Array, *, gamma: float) -> float:
    """Logit of where the focal loss is level."""
    return _log_odds(focal(labels, gamma=gamma))


def mean_label(y_sign: Array) -> float:
    """Average of labels -1 and +1."""
    return 2.0 * _share_of_plus(y_sign) - 1.0


def log_odds_of_plus(y_sign: Array) -> float:
    """Logit of the share of +1; infinite where all labels are alike."""
    return _log_odds(_share_of_plus(y_sign))


def half_log_odds_of_plus(y_sign: Array) -> float:
    """Half of that: the exponential loss counts the margin twice."""
    return 0.5 * log_odds_of_plus(y_sign)


def majority(y_sign: Array) -> float:
    """Label of the majority, or 0 in a tie."""
    return np.sign(_share_of_plus(y_sign) - 0.5)


def majority_or_plus(y_sign: Array) -> float:
    """Label of the majority, or +1 in a tie."""
    # A score of 0 is wrong for every label, so a tie cannot be left at 0.
    return majority(y_sign) or 1.0


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


def _zero_of_rising(
    pull: Callable[[float], tuple[float, float]], targets: Array
) -> float:
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


def _share_of_plus(y_sign: Array) -> float:
    _checks.signs("y_true", y_sign)
    return 0.5 + 0.5 * mean(y_sign)


def _log_odds(share: float) -> float:
    return np.log(share) - np.log1p(-share)
