"""The best constant: the one prediction that costs least for all samples at once.

What a loss is lowest at says what a model trained with it predicts: squared
error the mean, absolute error a median, cross-entropy the share of ones.
"""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from losses import _checks
from losses._checks import Array
from losses._domain import INSIDE_UNIT, NON_NEGATIVE, POSITIVE
from losses._reduction import mean

# A position within one part in 10^12 of the spread of the targets is the minimum.
TOLERANCE = 1e-12
# n τ is taken as whole when this close to it: 30 times 0.1 is not 3 in binary.
WHOLE = 1e-9


def constant_minimiser(spec_name: str, y_true: ArrayLike, **params: float) -> float:
    """Find the constant prediction with the lowest total loss.

    Parameters
    ----------
    spec_name : str
        Name of a loss in the registry, with one number as its prediction.
    y_true : array_like, shape (n,)
        Targets, at least one: numbers, soft labels in [0, 1], or labels -1 and
        +1, as the loss takes them.
    **params : float
        Parameters of the loss: delta, quantile, gamma.

    Returns
    -------
    float
        In the unit of the loss's prediction. Where a whole interval is best,
        as for the median of an even number, its middle; for the hinge and
        zero-one loss the nearest to 0 of the scores -1, 0 and +1 that is
        best. For logits and logistic scores, infinite when all labels are
        alike.

    Raises
    ------
    ValueError
        If the name has no constant minimiser, or a target or parameter is
        outside its domain.

    Notes
    -----
    The M-estimates (Huber, log-cosh) are the zero of the summed gradient, which
    never falls: Newton steps from the median, halving the bracket where a step
    would leave it, to within 1e-12 of the spread of the targets.

    Examples
    --------
    >>> constant_minimiser("squared_error", [1, 2, 3, 4, 100])
    22.0
    >>> constant_minimiser("absolute_error", [1, 2, 3, 4, 100])
    3.0
    """
    _checks.one_of("spec_name", spec_name, tuple(_MINIMISERS))
    with np.errstate(all="ignore"):
        return float(_MINIMISERS[spec_name](_targets(y_true), **params))


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
    ordered = np.sort(_targets(y_true))
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


def _targets(y_true: ArrayLike) -> Array:
    targets = np.ravel(_checks.samples("y_true", y_true))
    _checks.not_empty("y_true", targets)
    _checks.finite("y_true", targets)
    return targets


def _quantile(targets: Array, *, quantile: float = 0.5) -> float:
    low, high = quantile_interval(targets, quantile=quantile)
    return 0.5 * low + 0.5 * high


def _huber(targets: Array, *, delta: float = 1.0) -> float:
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


def _log_cosh(targets: Array) -> float:
    def pull(constant: float) -> tuple[float, float]:
        slopes = np.tanh(constant - targets)
        return float(slopes.sum()), targets.size - float(slopes.dot(slopes))

    return _zero_of_rising(pull, targets)


def _zero_of_rising(
    pull: Callable[[float], tuple[float, float]], targets: Array
) -> float:
    low, high = float(targets.min()), float(targets.max())
    enough = TOLERANCE * (high - low)
    constant = _quantile(targets)
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


def _mean(targets: Array) -> float:
    return float(mean(targets))


def _base_rate(labels: Array) -> float:
    _checks.unit_interval("y_true", labels)
    return _mean(labels)


def _base_rate_logit(labels: Array) -> float:
    return _log_odds(_base_rate(labels))


def _focal(labels: Array, *, gamma: float = 2.0) -> float:
    gamma = _checks.parameter("gamma", gamma, NON_NEGATIVE)
    share = float(_base_rate(labels))
    if share > 0.5:
        return 1.0 - _focal(1.0 - labels, gamma=gamma)
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


def _focal_logits(labels: Array, *, gamma: float = 2.0) -> float:
    return _log_odds(_focal(labels, gamma=gamma))


def _share_of_plus(y_sign: Array) -> float:
    _checks.signs("y_true", y_sign)
    return 0.5 + 0.5 * _mean(y_sign)


def _majority(y_sign: Array) -> float:
    return np.sign(_share_of_plus(y_sign) - 0.5)


def _majority_or_plus(y_sign: Array) -> float:
    # A score of 0 is wrong for every label, so a tie cannot be left at 0.
    return _majority(y_sign) or 1.0


def _log_odds(share: float) -> float:
    return np.log(share) - np.log1p(-share)


_MINIMISERS: dict[str, Callable[..., float]] = {
    "squared_error": _mean,
    "half_squared_error": _mean,
    "absolute_error": lambda targets: _quantile(targets),
    "huber": _huber,
    "log_cosh": _log_cosh,
    "quantile": _quantile,
    "binary_cross_entropy": _base_rate,
    "binary_cross_entropy_logits": _base_rate_logit,
    "brier": _base_rate,
    "brier_logits": _base_rate_logit,
    "focal": _focal,
    "focal_logits": _focal_logits,
    "hinge": _majority,
    "squared_hinge": lambda y_sign: 2.0 * _share_of_plus(y_sign) - 1.0,
    "logistic": lambda y_sign: _log_odds(_share_of_plus(y_sign)),
    "logistic_bits": lambda y_sign: _log_odds(_share_of_plus(y_sign)),
    "exponential": lambda y_sign: 0.5 * _log_odds(_share_of_plus(y_sign)),
    "zero_one": _majority_or_plus,
}
