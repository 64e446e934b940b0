"""Losses for the probability of one event: cross-entropy, Brier and focal.

The target is 1 where the event happened and 0 where not; between them it is a
soft label. Logarithms are natural: losses are in nats. From probabilities a
certain mistake costs infinity; from logits nothing is ever certain.
"""

import numpy as np
from numpy.typing import ArrayLike

from losses import _checks
from losses._checks import Array, blockwise, charged
from losses._links import log1p_exp_minus_abs, squash


@blockwise
def binary_cross_entropy(y_true: ArrayLike, probs: ArrayLike) -> Array:
    r"""Charge the surprise: minus the logarithm of the probability of what happened.

    .. math:: -\big(y \ln p + (1-y) \ln(1-p)\big), \quad 0 \ln 0 = 0

    Parameters
    ----------
    y_true : array_like, shape (n,) or one number
        1 or 0, or a soft label between them.
    probs : array_like, shape (n,) or one number
        Predicted probability of 1, in [0, 1].

    Returns
    -------
    ndarray, shape (n,), or float
        In nats, from 0 up; infinite where what happened had probability 0.

    Raises
    ------
    ValueError
        If the shapes differ, or a value is outside [0, 1].

    Notes
    -----
    Equal to :func:`binary_cross_entropy_logits` of the log-odds, and to
    :func:`focal` at gamma = 0. Proper: its expectation is lowest at the true
    probability. Source: Good, Rational Decisions, 1952.

    Examples
    --------
    >>> round(float(binary_cross_entropy(1, 0.7)), 6)
    0.356675
    >>> float(binary_cross_entropy(1, 0))
    inf
    """
    y_true, probs, inside = _checks.labels_and_probs(y_true, probs)
    log_one, log_zero = np.log(probs), np.log1p(-probs)
    if inside:
        return -(y_true * log_one + (1.0 - y_true) * log_zero)
    return -(charged(y_true, log_one) + charged(1.0 - y_true, log_zero)) + 0.0


@blockwise
def binary_cross_entropy_gradient(y_true: ArrayLike, probs: ArrayLike) -> Array:
    """Slope of the binary cross-entropy in the probability, per unit of `probs`.

    It is `-y/p + (1-y)/(1-p)`: -inf at p = 0 where y is above 0, inf at p = 1
    where y is below 1. Times `p (1-p)` it is the slope in the logit.

    Examples
    --------
    >>> round(float(binary_cross_entropy_gradient(1, 0.7)), 6)
    -1.428571
    """
    y_true, probs, inside = _checks.labels_and_probs(y_true, probs)
    if inside:
        return (1.0 - y_true) / (1.0 - probs) - y_true / probs
    if_zero = charged(1.0 - y_true, 1.0 / (1.0 - probs))
    return if_zero - charged(y_true, 1.0 / probs)


@blockwise
def binary_cross_entropy_logits(y_true: ArrayLike, logits: ArrayLike) -> Array:
    r"""Binary cross-entropy straight from the logit, where nothing overflows.

    .. math:: \max(z, 0) - z y + \ln(1 + e^{-|z|})

    Parameters
    ----------
    y_true : array_like, shape (n,) or one number
        1 or 0, or a soft label between them.
    logits : array_like, shape (n,) or one number
        Predicted log-odds of 1, finite.

    Returns
    -------
    ndarray, shape (n,), or float
        In nats, from 0 up, finite for every logit.

    Raises
    ------
    ValueError
        If the shapes differ, a target is outside [0, 1], or a logit is not a
        finite number.

    Notes
    -----
    Equal to :func:`binary_cross_entropy` of the sigmoid, and to
    :func:`logistic` of the labels -1 and +1.
    Source: Cox, The Regression Analysis of Binary Sequences, 1958.

    Examples
    --------
    >>> float(binary_cross_entropy_logits(1, -40))
    40.0
    """
    y_true, logits = _checks.labels_and_logits(y_true, logits)
    # The round part comes last: z - z would swallow it.
    return np.maximum(logits, 0.0) - logits * y_true + log1p_exp_minus_abs(logits)


@blockwise
def binary_cross_entropy_logits_gradient(y_true: ArrayLike, logits: ArrayLike) -> Array:
    """Slope of the binary cross-entropy in the logit: probability minus target.

    It is `sigmoid(z) - y`, in [-1, 1], in nats per unit of logit.

    Examples
    --------
    >>> round(float(binary_cross_entropy_logits_gradient(1, -5)), 6)
    -0.993307
    """
    y_true, logits = _checks.labels_and_logits(y_true, logits)
    return squash(logits) - y_true


@blockwise
def brier(y_true: ArrayLike, probs: ArrayLike) -> Array:
    """Charge the squared error of a probability.

    .. math:: (p - y)^2

    Parameters
    ----------
    y_true : array_like, shape (n,) or one number
        1 or 0, or a soft label between them.
    probs : array_like, shape (n,) or one number
        Predicted probability of 1, in [0, 1].

    Returns
    -------
    ndarray, shape (n,), or float
        From 0 to 1, a pure number.

    Raises
    ------
    ValueError
        If the shapes differ, or a value is outside [0, 1].

    Notes
    -----
    :func:`squared_error` with probabilities; proper. Source: Brier,
    Verification of Forecasts Expressed in Terms of Probability, 1950.

    Examples
    --------
    >>> float(brier(1, 0.5))
    0.25
    """
    y_true, probs, _ = _checks.labels_and_probs(y_true, probs)
    return (probs - y_true) ** 2


@blockwise
def brier_gradient(y_true: ArrayLike, probs: ArrayLike) -> Array:
    """Slope of the Brier loss in the probability, `2 (p - y)`.

    Examples
    --------
    >>> float(brier_gradient(1, 0.5))
    -1.0
    """
    y_true, probs, _ = _checks.labels_and_probs(y_true, probs)
    return 2.0 * (probs - y_true)


@blockwise
def brier_logits(y_true: ArrayLike, logits: ArrayLike) -> Array:
    r"""Charge the Brier loss of the sigmoid of a logit; not convex in the logit.

    .. math:: (\sigma(z) - y)^2

    Takes and returns the same as :func:`binary_cross_entropy_logits`, but the
    loss is a pure number from 0 to 1.

    Examples
    --------
    >>> float(brier_logits(1, 0))
    0.25
    """
    y_true, logits = _checks.labels_and_logits(y_true, logits)
    return (squash(logits) - y_true) ** 2


@blockwise
def brier_logits_gradient(y_true: ArrayLike, logits: ArrayLike) -> Array:
    """Slope of the Brier loss in the logit, `2 (p - y) p (1 - p)`.

    The factor `p (1 - p)` all but stops learning where the model is sure and
    wrong; the cross-entropy cancels it.

    Examples
    --------
    >>> round(float(brier_logits_gradient(1, -5)), 6)
    -0.013207
    """
    y_true, logits = _checks.labels_and_logits(y_true, logits)
    probs = squash(logits)
    return 2.0 * (probs - y_true) * probs * (1.0 - probs)
