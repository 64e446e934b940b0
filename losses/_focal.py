"""The focal loss: cross-entropy that looks away from what is already right."""

import numpy as np
from numpy.typing import ArrayLike

from losses import _checks
from losses._checks import Array, blockwise, charged
from losses._domain import NON_NEGATIVE
from losses._links import softplus, squash


@blockwise
def focal(y_true: ArrayLike, probs: ArrayLike, *, gamma: float = 2.0) -> Array:
    r"""Charge the cross-entropy, less of it the more likely the truth was held.

    .. math:: -y\,(1-p)^\gamma \ln p - (1-y)\,p^\gamma \ln(1-p)

    Parameters
    ----------
    y_true : array_like, shape (n,) or one number
        1 or 0; a soft label weighs the two terms.
    probs : array_like, shape (n,) or one number
        Predicted probability of 1, in [0, 1].
    gamma : float, default 2.0
        How fast easy samples fade, from 0 (not at all) up.

    Returns
    -------
    ndarray, shape (n,), or float
        In nats, from 0 up; infinite where what happened had probability 0.

    Raises
    ------
    ValueError
        If the shapes differ, a value is outside [0, 1], or `gamma` is below 0
        or not finite.

    Notes
    -----
    At gamma = 0 it is :func:`binary_cross_entropy`, and never above it. Not
    proper for gamma above 0: its best constant lies nearer to 1/2 than the
    share of ones. Source: Lin et al., Focal Loss for Dense Object Detection,
    2017.

    Examples
    --------
    >>> focal([1, 1], [0.9, 0.1], gamma=2.0).round(6).tolist()
    [0.001054, 1.865094]
    """
    gamma = _checks.parameter("gamma", gamma, NON_NEGATIVE)
    y_true, probs, _ = _checks.labels_and_probs(y_true, probs)
    if_one = charged((1.0 - probs) ** gamma, np.log(probs))
    if_zero = charged(probs**gamma, np.log1p(-probs))
    return -(charged(y_true, if_one) + charged(1.0 - y_true, if_zero)) + 0.0


@blockwise
def focal_gradient(y_true: ArrayLike, probs: ArrayLike, *, gamma: float = 2.0) -> Array:
    """Slope of the focal loss in the probability, per unit of `probs`.

    For y = 1 it is `gamma (1-p)^(gamma-1) ln p - (1-p)^gamma / p`, -inf at p = 0.

    Examples
    --------
    >>> round(float(focal_gradient(1, 0.5, gamma=2.0)), 6)
    -1.193147
    """
    gamma = _checks.parameter("gamma", gamma, NON_NEGATIVE)
    y_true, probs, _ = _checks.labels_and_probs(y_true, probs)
    if_one = _slope_if_one(probs, 1.0 - probs, gamma)
    if_zero = _slope_if_one(1.0 - probs, probs, gamma)
    return charged(y_true, if_one) - charged(1.0 - y_true, if_zero)


@blockwise
def focal_logits(y_true: ArrayLike, logits: ArrayLike, *, gamma: float = 2.0) -> Array:
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
    if_one = squash(-logits) ** gamma * softplus(-logits)
    if_zero = squash(logits) ** gamma * softplus(logits)
    return y_true * if_one + (1.0 - y_true) * if_zero


@blockwise
def focal_logits_gradient(
    y_true: ArrayLike, logits: ArrayLike, *, gamma: float = 2.0
) -> Array:
    """Slope of the focal loss in the logit.

    For y = 1 it is `(1-p)^gamma (gamma p ln p - (1-p))`; at gamma = 0 that is
    `p - 1`, the slope of the cross-entropy.

    Examples
    --------
    >>> float(focal_logits_gradient(1, 0, gamma=0.0))
    -0.5
    """
    gamma = _checks.parameter("gamma", gamma, NON_NEGATIVE)
    y_true, logits = _checks.labels_and_logits(y_true, logits)
    one, zero = squash(logits), squash(-logits)
    if_one = -(zero**gamma) * (gamma * one * softplus(-logits) + zero)
    if_zero = one**gamma * (gamma * zero * softplus(logits) + one)
    return y_true * if_one + (1.0 - y_true) * if_zero


def _slope_if_one(probs: Array, rest: Array, gamma: float) -> Array:
    # ln p / (1-p) tends to -1 at p = 1, where both are 0.
    ratio = np.full(probs.shape, -1.0)
    np.divide(np.log(probs), rest, out=ratio, where=rest > 0)
    slope = rest**gamma * (gamma * ratio - 1.0 / probs)
    return np.where(probs > 0, slope, -np.inf)
