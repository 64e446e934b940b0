"""The focal loss: cross-entropy that looks away from what is already right."""

import numpy as np
from numpy.typing import ArrayLike

from losses import _checks
from losses._checks import Array, blockwise, charged
from losses._domain import NON_NEGATIVE, UNIT
from losses._links import softplus, squash


@blockwise
def focal(
    y_true: ArrayLike,
    probs: ArrayLike,
    *,
    gamma: float = 2.0,
    alpha: float | None = None,
) -> Array:
    r"""Charge the cross-entropy: less, the more probability the truth got.

    .. math:: -\alpha\,y\,(1-p)^\gamma \ln p
        - (1-\alpha)\,(1-y)\,p^\gamma \ln(1-p)

    Parameters
    ----------
    y_true : array_like, shape (n,) or one number
        1 or 0; a soft label weighs the two terms.
    probs : array_like, shape (n,) or one number
        Predicted probability of 1, in [0, 1].
    gamma : float, default 2.0
        How fast easy samples fade, from 0 (not at all) up.
    alpha : float or None, default None
        The weight of the ones, in [0, 1]; that of the zeros is 1 - alpha. With
        None both are 1, so 0.5 halves the loss and changes nothing else.

    Returns
    -------
    ndarray, shape (n,), or float
        In nats, from 0 up; infinite where what happened had probability 0.

    Raises
    ------
    ValueError
        If the shapes differ, a value is outside [0, 1], `gamma` is below 0 or
        not finite, or `alpha` is outside [0, 1].

    Notes
    -----
    Without alpha it is :func:`binary_cross_entropy` at gamma = 0, and never above
    it. Libraries often come with alpha = 0.25 and gamma = 2. Not
    proper for gamma above 0: its best constant lies nearer to 1/2 than the
    share of ones. Source: Lin et al., Focal Loss for Dense Object Detection,
    2017.

    Examples
    --------
    >>> focal([1, 1], [0.9, 0.1], gamma=2.0).round(6).tolist()
    [0.001054, 1.865094]
    >>> focal([1, 0], [0.9, 0.9], gamma=2.0, alpha=0.25).round(6).tolist()
    [0.000263, 1.39882]
    """
    gamma = _checks.parameter("gamma", gamma, NON_NEGATIVE)
    y_true, probs, _ = _checks.labels_and_probs(y_true, probs)
    ones, zeros = _weights(y_true, alpha)
    if_one = charged((1.0 - probs) ** gamma, np.log(probs))
    if_zero = charged(probs**gamma, np.log1p(-probs))
    return -(charged(ones, if_one) + charged(zeros, if_zero)) + 0.0


@blockwise
def focal_gradient(
    y_true: ArrayLike,
    probs: ArrayLike,
    *,
    gamma: float = 2.0,
    alpha: float | None = None,
) -> Array:
    """Slope of the focal loss in the probability, per unit of `probs`.

    For y = 1, without alpha, it is `gamma (1-p)^(gamma-1) ln p - (1-p)^gamma / p`,
    and -inf at p = 0.

    Examples
    --------
    >>> round(float(focal_gradient(1, 0.5, gamma=2.0)), 6)
    -1.193147
    """
    gamma = _checks.parameter("gamma", gamma, NON_NEGATIVE)
    y_true, probs, _ = _checks.labels_and_probs(y_true, probs)
    ones, zeros = _weights(y_true, alpha)
    if_one = _slope_if_one(probs, 1.0 - probs, gamma)
    if_zero = _slope_if_one(1.0 - probs, probs, gamma)
    return charged(ones, if_one) - charged(zeros, if_zero)


@blockwise
def focal_logits(
    y_true: ArrayLike,
    logits: ArrayLike,
    *,
    gamma: float = 2.0,
    alpha: float | None = None,
) -> Array:
    """Charge the focal loss of the sigmoid of a logit; not convex in the logit.

    Takes and returns the same as :func:`focal`, but from finite logits, where
    the loss is always finite.

    Examples
    --------
    >>> float(focal_logits(1, -1000))
    1000.0
    """
    gamma = _checks.parameter("gamma", gamma, NON_NEGATIVE)
    y_true, logits = _checks.labels_and_logits(y_true, logits)
    ones, zeros = _weights(y_true, alpha)
    if_one = squash(-logits) ** gamma * softplus(-logits)
    if_zero = squash(logits) ** gamma * softplus(logits)
    return ones * if_one + zeros * if_zero


@blockwise
def focal_logits_gradient(
    y_true: ArrayLike,
    logits: ArrayLike,
    *,
    gamma: float = 2.0,
    alpha: float | None = None,
) -> Array:
    """Slope of the focal loss in the logit.

    For y = 1, without alpha, it is `(1-p)^gamma (gamma p ln p - (1-p))`; at
    gamma = 0 that is `p - 1`, the slope of the cross-entropy.

    Examples
    --------
    >>> float(focal_logits_gradient(1, 0, gamma=0.0))
    -0.5
    """
    gamma = _checks.parameter("gamma", gamma, NON_NEGATIVE)
    y_true, logits = _checks.labels_and_logits(y_true, logits)
    ones, zeros = _weights(y_true, alpha)
    p, q = squash(logits), squash(-logits)
    if_one = -(q**gamma) * (gamma * p * softplus(-logits) + q)
    if_zero = p**gamma * (gamma * q * softplus(logits) + p)
    return ones * if_one + zeros * if_zero


def _weights(y_true: Array, alpha: float | None) -> tuple[Array, Array]:
    """How much the term of the ones and that of the zeros count."""
    if alpha is None:
        return y_true, 1.0 - y_true
    alpha = _checks.parameter("alpha", alpha, UNIT)
    return alpha * y_true, (1.0 - alpha) * (1.0 - y_true)


def _slope_if_one(probs: Array, rest: Array, gamma: float) -> Array:
    # ln p / (1-p) tends to -1 at p = 1, where both are 0.
    ratio = np.where(rest > 0, np.log(probs) / rest, -1.0)
    slope = rest**gamma * (gamma * ratio - 1.0 / probs)
    return np.where(probs > 0, slope, -np.inf)
