"""How the slope of each loss changes: the second derivative in its argument.

Every `<loss>_curvature` takes what `<loss>` takes and gives one number per sample,
in the unit of the loss per squared unit of the argument. A kink has no curvature:
there, as beside it, the functions return the curvature of the straight pieces, 0.
At the seams of the Huber and the squared hinge loss, where the slope is continuous
and the curvature jumps, they return that of the piece the formula puts there.
"""

import math

import numpy as np
from numpy.typing import ArrayLike

from losses import _checks
from losses._checks import Array, blockwise, charged, formula
from losses._counts import counts_and_means
from losses._domain import INSIDE_UNIT, NON_NEGATIVE, POSITIVE
from losses._links import softplus, squash


@formula
def squared_error_curvature(y_true: ArrayLike, y_pred: ArrayLike) -> Array:
    """Curvature of the squared error in the prediction: 2, a parabola.

    Examples
    --------
    >>> float(squared_error_curvature(250_000, 200_000))
    2.0
    """
    return np.full(_checks.difference(y_true, y_pred).shape, 2.0)


@formula
def half_squared_error_curvature(y_true: ArrayLike, y_pred: ArrayLike) -> Array:
    """Curvature of half the squared error in the prediction: 1."""
    return np.full(_checks.difference(y_true, y_pred).shape, 1.0)


@formula
def absolute_error_curvature(y_true: ArrayLike, y_pred: ArrayLike) -> Array:
    """Curvature of the absolute error: 0 on both sides of its kink."""
    return np.zeros(_checks.difference(y_true, y_pred).shape)


@formula
def huber_curvature(
    y_true: ArrayLike, y_pred: ArrayLike, *, delta: float = 1.0
) -> Array:
    """Curvature of the Huber loss: 1 up to an error of delta, 0 beyond.

    Examples
    --------
    >>> huber_curvature([0.0, 0.0, 0.0], [0.5, 1.0, 3.0], delta=1.0).tolist()
    [1.0, 1.0, 0.0]
    """
    delta = _checks.parameter("delta", delta, POSITIVE)
    error = _checks.difference(y_true, y_pred)
    return np.asarray(np.abs(error) <= delta, dtype=np.float64)


@blockwise
def log_cosh_curvature(y_true: ArrayLike, y_pred: ArrayLike) -> Array:
    """Curvature of the log-cosh loss: 1 - tanh² of the error, from 1 down to 0.

    Computed as `4 σ(2e) σ(-2e)`, which keeps its digits where tanh is nearly 1.

    Examples
    --------
    >>> round(float(log_cosh_curvature(0, 3)), 6)
    0.009866
    """
    twice = 2.0 * _checks.difference(y_true, y_pred)
    return 4.0 * squash(twice) * squash(-twice)


@formula
def quantile_curvature(
    y_true: ArrayLike, y_pred: ArrayLike, *, quantile: float = 0.5
) -> Array:
    """Curvature of the quantile loss: 0 on both sides of its kink."""
    _checks.parameter("quantile", quantile, INSIDE_UNIT)
    return np.zeros(_checks.difference(y_true, y_pred).shape)


@formula
def expectile_curvature(
    y_true: ArrayLike, y_pred: ArrayLike, *, expectile: float = 0.5
) -> Array:
    """Curvature of the expectile loss: 2 (1 - τ) where too high, else 2 τ.

    Examples
    --------
    >>> expectile_curvature([0.0, 0.0], [-3.0, 3.0], expectile=0.75).tolist()
    [1.5, 0.5]
    """
    tau = _checks.parameter("expectile", expectile, INSIDE_UNIT)
    error = _checks.difference(y_true, y_pred)
    return 2.0 * np.where(error > 0, 1.0 - tau, tau)


@formula
def poisson_curvature(y_true: ArrayLike, y_pred: ArrayLike) -> Array:
    """Curvature of the Poisson loss in the predicted mean, `y/ŷ²`.

    Examples
    --------
    >>> float(poisson_curvature(2, 4))
    0.125
    """
    y_true, y_pred = counts_and_means(y_true, y_pred, NON_NEGATIVE)
    return charged(y_true, 1.0 / y_pred**2)


@blockwise
def binary_cross_entropy_curvature(y_true: ArrayLike, probs: ArrayLike) -> Array:
    """Curvature of the binary cross-entropy in the probability: `y/p² + (1-y)/(1-p)²`.

    Infinite where what may happen has probability 0.

    Examples
    --------
    >>> float(binary_cross_entropy_curvature(1, 0.5))
    4.0
    """
    y_true, probs, _ = _checks.labels_and_probs(y_true, probs)
    if_one, if_zero = 1.0 / (probs * probs), 1.0 / (1.0 - probs) ** 2
    return charged(y_true, if_one) + charged(1.0 - y_true, if_zero)


@blockwise
def binary_cross_entropy_logits_curvature(
    y_true: ArrayLike, logits: ArrayLike
) -> Array:
    """Curvature of the binary cross-entropy in the logit: `p (1 - p)`, at most 1/4.

    The label does not matter, so the loss is convex.

    Examples
    --------
    >>> float(binary_cross_entropy_logits_curvature(1, 0))
    0.25
    """
    _, logits = _checks.labels_and_logits(y_true, logits)
    return squash(logits) * squash(-logits)


@formula
def brier_curvature(y_true: ArrayLike, probs: ArrayLike) -> Array:
    """Curvature of the Brier loss in the probability: 2."""
    _, probs, _ = _checks.labels_and_probs(y_true, probs)
    return np.full(probs.shape, 2.0)


@blockwise
def brier_logits_curvature(y_true: ArrayLike, logits: ArrayLike) -> Array:
    """Curvature of the Brier loss in the logit; negative where it is sure and wrong.

    It is `2 p (1-p) (p (1-p) + (p - y) (1 - 2p))`: for y = 1 below 0 where p is
    below 1/3, so the loss is not convex.

    Examples
    --------
    >>> round(float(brier_logits_curvature(1, -2)), 6)
    -0.118814
    """
    y_true, logits = _checks.labels_and_logits(y_true, logits)
    probs, rest = squash(logits), squash(-logits)
    gear = probs * rest
    return 2.0 * gear * (gear + (probs - y_true) * (rest - probs))


@blockwise
def focal_curvature(
    y_true: ArrayLike, probs: ArrayLike, *, gamma: float = 2.0
) -> Array:
    """Curvature of the focal loss in the probability, never below 0.

    For y = 1, with q = 1 - p, it is
    `q^(γ-2) γ (1-γ) ln p + 2 γ q^(γ-1) / p + q^γ / p²`; infinite at p = 0.

    Examples
    --------
    >>> round(float(focal_curvature(1, 0.5, gamma=2.0)), 6)
    6.386294
    """
    gamma = _checks.parameter("gamma", gamma, NON_NEGATIVE)
    y_true, probs, _ = _checks.labels_and_probs(y_true, probs)
    if_one = _bend_if_one(probs, 1.0 - probs, gamma)
    if_zero = _bend_if_one(1.0 - probs, probs, gamma)
    return charged(y_true, if_one) + charged(1.0 - y_true, if_zero)


@blockwise
def focal_logits_curvature(
    y_true: ArrayLike, logits: ArrayLike, *, gamma: float = 2.0
) -> Array:
    """Curvature of the focal loss in the logit; below 0 in places for gamma above 0.

    For y = 1, with q = 1 - p, it is `p q^γ (q (1 + 2γ) + γ (q - γ p) ln p)`; at
    gamma = 0 that is `p q`, the curvature of the cross-entropy.

    Examples
    --------
    >>> float(focal_logits_curvature(1, 0, gamma=0.0))
    0.25
    """
    gamma = _checks.parameter("gamma", gamma, NON_NEGATIVE)
    y_true, logits = _checks.labels_and_logits(y_true, logits)
    one, zero = squash(logits), squash(-logits)

    def if_one(p: Array, q: Array, surprise: Array) -> Array:
        # p times the surprise first: 0 times a huge logit is 0.
        shrunk = p * surprise
        return q**gamma * (
            p * q * (1.0 + 2.0 * gamma) - gamma * (q - gamma * p) * shrunk
        )

    return y_true * if_one(one, zero, softplus(-logits)) + (1.0 - y_true) * if_one(
        zero, one, softplus(logits)
    )


@formula
def hinge_curvature(y_sign: ArrayLike, score: ArrayLike) -> Array:
    """Curvature of the hinge loss: 0 on both sides of its kink."""
    _, score = _checks.signed_scores(y_sign, score)
    return np.zeros(score.shape)


@blockwise
def squared_hinge_curvature(y_sign: ArrayLike, score: ArrayLike) -> Array:
    """Curvature of the squared hinge loss: 2 below a margin of 1, and 0 from there.

    Examples
    --------
    >>> squared_hinge_curvature([1, 1], [0.5, 1.0]).tolist()
    [2.0, 0.0]
    """
    y_sign, score = _checks.signed_scores(y_sign, score)
    return 2.0 * (y_sign * score < 1.0)


@blockwise
def logistic_curvature(y_sign: ArrayLike, score: ArrayLike) -> Array:
    """Curvature of the logistic loss: `p (1 - p)`, at most 1/4, whatever the label.

    Examples
    --------
    >>> float(logistic_curvature(-1, 0))
    0.25
    """
    _, score = _checks.signed_scores(y_sign, score)
    return squash(score) * squash(-score)


@blockwise
def logistic_bits_curvature(y_sign: ArrayLike, score: ArrayLike) -> Array:
    """Curvature of the logistic loss in bits: that in nats, divided by ln 2."""
    return logistic_curvature(y_sign, score) / math.log(2.0)


@blockwise
def exponential_curvature(y_sign: ArrayLike, score: ArrayLike) -> Array:
    """Curvature of the exponential loss: `exp(-m)`, the loss itself.

    Examples
    --------
    >>> float(exponential_curvature(1, 0))
    1.0
    """
    y_sign, score = _checks.signed_scores(y_sign, score)
    return np.exp(-y_sign * score)


@formula
def zero_one_curvature(y_sign: ArrayLike, score: ArrayLike) -> Array:
    """Curvature of the zero-one loss: 0, like its slope."""
    _, score = _checks.signed_scores(y_sign, score)
    return np.zeros(score.shape)


def _bend_if_one(probs: Array, rest: Array, gamma: float) -> Array:
    if gamma == 0.0:
        return 1.0 / (probs * probs)
    # ln p / (1-p) tends to -1 at p = 1, where both are 0.
    ratio = np.where(rest > 0, np.log(probs) / rest, -1.0)
    bend = gamma * ((1.0 - gamma) * ratio + 2.0 / probs) * rest ** (gamma - 1.0)
    bend += rest**gamma / (probs * probs)
    return np.where(probs > 0, bend, np.inf)
