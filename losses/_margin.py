"""Losses for yes or no decisions by the sign of a score.

Labels are -1 and +1. The margin is label times score: positive is right, and
the larger the surer. Every slope is in the score.
"""

import math

import numpy as np
from numpy.typing import ArrayLike

from losses import _checks
from losses._checks import Array, blockwise, formula
from losses._links import softplus, squash


@formula
def margin(y_sign: ArrayLike, score: ArrayLike) -> Array:
    """How far a score is on the right side: label times score.

    .. math:: m = y s

    Parameters
    ----------
    y_sign : array_like, shape (n,) or one number
        Labels, -1 or +1.
    score : array_like, shape (n,) or one number
        Decision values, finite; above 0 decides for +1.

    Returns
    -------
    ndarray, shape (n,), or float
        In the unit of the score; positive is right, negative is wrong.

    Raises
    ------
    ValueError
        If the shapes differ, a label is not -1 or +1, or a score is not finite.

    Examples
    --------
    >>> float(margin(-1, -0.5))
    0.5
    """
    y_sign, score = _checks.signed_scores(y_sign, score)
    return y_sign * score


@blockwise
def hinge(y_sign: ArrayLike, score: ArrayLike) -> Array:
    r"""Charge what is missing to a margin of 1; a right answer can still pay.

    .. math:: \max(0, 1 - m), \quad m = y s

    Parameters
    ----------
    y_sign : array_like, shape (n,) or one number
        Labels, -1 or +1.
    score : array_like, shape (n,) or one number
        Decision values, finite; above 0 decides for +1.

    Returns
    -------
    ndarray, shape (n,), or float
        In the unit of the score, from 0 up; 0 from a margin of 1 on.

    Raises
    ------
    ValueError
        If the shapes differ, a label is not -1 or +1, or a score is not finite.

    Notes
    -----
    Never below :func:`zero_one`; its square is :func:`squared_hinge`.
    Source: Cortes and Vapnik, Support-Vector Networks, 1995.

    Examples
    --------
    >>> hinge([1, -1, 1], [2.0, -0.5, -0.5]).tolist()
    [0.0, 0.5, 1.5]
    """
    y_sign, score = _checks.signed_scores(y_sign, score)
    return np.maximum(0.0, 1.0 - y_sign * score)


@blockwise
def hinge_gradient(y_sign: ArrayLike, score: ArrayLike) -> Array:
    """Slope of the hinge loss in the score: minus the label, or 0 when satisfied.

    At the kink, a margin of 1, it returns 0, one end of the interval that
    :func:`hinge_subgradient` gives, as `relu` in PyTorch does.

    Examples
    --------
    >>> hinge_gradient([1, 1, -1], [0.5, 1.0, 0.5]).tolist()
    [-1.0, 0.0, 1.0]
    """
    y_sign, score = _checks.signed_scores(y_sign, score)
    return np.where(y_sign * score < 1.0, -y_sign, 0.0)


def hinge_subgradient(y_sign: ArrayLike, score: ArrayLike) -> tuple[Array, Array]:
    """Lowest and highest slope in the score: minus the label and 0 at margin 1.

    Returns
    -------
    lower, upper : ndarray, shape (n,), or float
        Both equal to :func:`hinge_gradient` away from the kink.
    """
    slope = hinge_gradient(y_sign, score)
    is_kink = margin(y_sign, score) == 1.0
    other_end = np.where(is_kink, np.negative(y_sign), slope)[()]
    return np.minimum(slope, other_end), np.maximum(slope, other_end)


@blockwise
def squared_hinge(y_sign: ArrayLike, score: ArrayLike) -> Array:
    r"""Charge the square of what is missing to a margin of 1; no kink is left.

    .. math:: \max(0, 1 - m)^2, \quad m = y s

    Takes and returns the same as :func:`hinge`, of which it is the square, in
    the squared unit of the score. Source: Chang, Hsieh and Lin, Coordinate
    Descent Method for Large-Scale L2-Loss Linear Support Vector Machines, 2008.

    Examples
    --------
    >>> float(squared_hinge(1, -3))
    16.0
    """
    y_sign, score = _checks.signed_scores(y_sign, score)
    return np.maximum(0.0, 1.0 - y_sign * score) ** 2


@blockwise
def squared_hinge_gradient(y_sign: ArrayLike, score: ArrayLike) -> Array:
    """Slope of the squared hinge loss in the score, `-2 y max(0, 1 - m)`.

    Examples
    --------
    >>> float(squared_hinge_gradient(1, -3))
    -8.0
    """
    y_sign, score = _checks.signed_scores(y_sign, score)
    return 0.0 - 2.0 * y_sign * np.maximum(0.0, 1.0 - y_sign * score)


@blockwise
def logistic(y_sign: ArrayLike, score: ArrayLike) -> Array:
    r"""Charge the surprise at the label when the score is read as log-odds.

    .. math:: \ln(1 + e^{-m}), \quad m = y s

    Takes the same as :func:`hinge`, a score being the log-odds of +1, and
    returns nats, above 0 for every margin (as a double 0 from about 745).

    Notes
    -----
    :func:`binary_cross_entropy_logits` with labels -1 and +1. In nats it is
    below :func:`zero_one` for margins between -ln(e - 1) = -0.541325 and 0;
    :func:`logistic_bits` never is. Source: Friedman, Hastie and Tibshirani,
    Additive Logistic Regression: A Statistical View of Boosting, 2000.

    Examples
    --------
    >>> round(float(logistic(1, 2)), 6)
    0.126928
    """
    y_sign, score = _checks.signed_scores(y_sign, score)
    return softplus(-y_sign * score)


@blockwise
def logistic_gradient(y_sign: ArrayLike, score: ArrayLike) -> Array:
    """Slope of the logistic loss in the score: `-y` times the chance of being wrong.

    Examples
    --------
    >>> float(logistic_gradient(1, 0))
    -0.5
    """
    y_sign, score = _checks.signed_scores(y_sign, score)
    return -y_sign * squash(-y_sign * score)


@blockwise
def logistic_bits(y_sign: ArrayLike, score: ArrayLike) -> Array:
    r"""Charge the logistic loss in bits: 1 at a score of 0, and above every mistake.

    .. math:: \log_2(1 + e^{-m}), \quad m = y s

    Takes the same as :func:`logistic` and returns it divided by ln 2, never
    below :func:`zero_one`. Source: Bartlett, Jordan and McAuliffe, Convexity,
    Classification, and Risk Bounds, 2006.

    Examples
    --------
    >>> float(logistic_bits(1, 0))
    1.0
    """
    return logistic(y_sign, score) / math.log(2.0)


@blockwise
def logistic_bits_gradient(y_sign: ArrayLike, score: ArrayLike) -> Array:
    """Slope of the logistic loss in bits in the score.

    Examples
    --------
    >>> round(float(logistic_bits_gradient(1, 0)), 6)
    -0.721348
    """
    return logistic_gradient(y_sign, score) / math.log(2.0)


@blockwise
def exponential(y_sign: ArrayLike, score: ArrayLike) -> Array:
    r"""Charge e to the power of how wrong the score is; mistakes explode.

    .. math:: e^{-m}, \quad m = y s

    Takes the same as :func:`hinge` and returns a pure number above 0; infinite,
    beyond the largest double, for margins below about -709.8. Never below
    :func:`hinge`. Source: Freund and Schapire, A Decision-Theoretic
    Generalization of On-Line Learning and an Application to Boosting, 1997.

    Examples
    --------
    >>> round(float(exponential(1, -3)), 6)
    20.085537
    """
    y_sign, score = _checks.signed_scores(y_sign, score)
    return np.exp(-y_sign * score)


@blockwise
def exponential_gradient(y_sign: ArrayLike, score: ArrayLike) -> Array:
    """Slope of the exponential loss in the score, `-y exp(-m)`.

    Examples
    --------
    >>> float(exponential_gradient(-1, 0))
    1.0
    """
    return -np.asarray(y_sign, dtype=np.float64) * exponential(y_sign, score)


@blockwise
def zero_one(y_sign: ArrayLike, score: ArrayLike) -> Array:
    r"""Count mistakes: 1 where the decision is wrong, 0 where it is right.

    .. math:: 1 \text{ if } m \le 0, \text{ else } 0, \quad m = y s

    A score of exactly 0 decides nothing and counts as wrong. Takes the same as
    :func:`hinge`; its mean is one minus the accuracy. Source: Vapnik, The
    Nature of Statistical Learning Theory, 1995.

    Examples
    --------
    >>> zero_one([1, 1, 1], [2.0, 0.0, -2.0]).tolist()
    [0.0, 1.0, 1.0]
    """
    y_sign, score = _checks.signed_scores(y_sign, score)
    return np.asarray(y_sign * score <= 0.0, dtype=np.float64)


@formula
def zero_one_gradient(y_sign: ArrayLike, score: ArrayLike) -> Array:
    """Slope of the zero-one loss in the score: 0, so it cannot say where to go.

    The jump at a score of 0 has no slope, and 0 is returned there too.

    Examples
    --------
    >>> zero_one_gradient([1, 1], [2.0, -2.0]).tolist()
    [0.0, 0.0]
    """
    y_sign, _ = _checks.signed_scores(y_sign, score)
    return np.zeros(y_sign.shape)
