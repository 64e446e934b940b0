"""Losses for predicting a number: squared, absolute, quantile and expectile.

Every function takes `y_true` and `y_pred` of one shape, in one unit, and works
sample by sample. The error is `y_pred - y_true`: positive is too high.
"""

import numpy as np
from numpy.typing import ArrayLike

from losses import _checks
from losses._checks import Array, blockwise, formula
from losses._domain import INSIDE_UNIT


@formula
def prediction_error(y_true: ArrayLike, y_pred: ArrayLike) -> Array:
    r"""How far each prediction is from the truth, positive when too high.

    .. math:: e = \hat y - y

    Parameters
    ----------
    y_true, y_pred : array_like, shape (n,) or one number
        Targets and predictions, finite, in the same unit.

    Returns
    -------
    ndarray, shape (n,), or float
        The errors, in the unit of the target.

    Raises
    ------
    ValueError
        If the shapes differ, or a value is not a finite number.

    Examples
    --------
    >>> float(prediction_error(250_000, 200_000))
    -50000.0
    """
    return _checks.difference(y_true, y_pred)


@formula
def squared_error(y_true: ArrayLike, y_pred: ArrayLike) -> Array:
    r"""Charge the square of the error: twice as far off costs four times as much.

    .. math:: (\hat y - y)^2

    Parameters
    ----------
    y_true, y_pred : array_like, shape (n,) or one number
        Targets and predictions, finite, in the same unit.

    Returns
    -------
    ndarray, shape (n,), or float
        In the squared unit of the target, from 0 up; infinite where the square
        is beyond the largest double, about an error of 1.3e154.

    Raises
    ------
    ValueError
        If the shapes differ, or a value is not a finite number.

    Notes
    -----
    The best constant prediction is the mean. Twice :func:`half_squared_error`.
    Source: Legendre, Nouvelles méthodes pour la détermination des orbites des
    comètes, 1805.

    Examples
    --------
    >>> float(squared_error(250_000, 200_000))
    2500000000.0
    """
    return _checks.difference(y_true, y_pred) ** 2


@formula
def squared_error_gradient(y_true: ArrayLike, y_pred: ArrayLike) -> Array:
    """Slope of the squared error in the prediction, `2 (y_pred - y_true)`.

    In the unit of the target; negative says: raise the prediction.

    Examples
    --------
    >>> float(squared_error_gradient(250_000, 200_000))
    -100000.0
    """
    return 2.0 * _checks.difference(y_true, y_pred)


@formula
def half_squared_error(y_true: ArrayLike, y_pred: ArrayLike) -> Array:
    r"""Charge half the square of the error, so that the slope is the error itself.

    .. math:: \tfrac12 (\hat y - y)^2

    Parameters
    ----------
    y_true, y_pred : array_like, shape (n,) or one number
        Targets and predictions, finite, in the same unit.

    Returns
    -------
    ndarray, shape (n,), or float
        In the squared unit of the target, from 0 up.

    Raises
    ------
    ValueError
        If the shapes differ, or a value is not a finite number.

    Notes
    -----
    Half of :func:`squared_error`, with the same best constant, the mean.
    Source: Bishop, Pattern Recognition and Machine Learning, 2006.

    Examples
    --------
    >>> float(half_squared_error(3, 7))
    8.0
    """
    return 0.5 * _checks.difference(y_true, y_pred) ** 2


@formula
def half_squared_error_gradient(y_true: ArrayLike, y_pred: ArrayLike) -> Array:
    """Slope of half the squared error in the prediction: the error itself.

    Examples
    --------
    >>> float(half_squared_error_gradient(3, 7))
    4.0
    """
    return _checks.difference(y_true, y_pred)


@formula
def absolute_error(y_true: ArrayLike, y_pred: ArrayLike) -> Array:
    r"""Charge the size of the error: twice as far off costs twice as much.

    .. math:: |\hat y - y|

    Parameters
    ----------
    y_true, y_pred : array_like, shape (n,) or one number
        Targets and predictions, finite, in the same unit.

    Returns
    -------
    ndarray, shape (n,), or float
        In the unit of the target, from 0 up.

    Raises
    ------
    ValueError
        If the shapes differ, or a value is not a finite number.

    Notes
    -----
    The best constant prediction is any median. Twice :func:`quantile` at 0.5.
    Source: Laplace, Mémoire sur la probabilité des causes par les évènements,
    1774.

    Examples
    --------
    >>> float(absolute_error(250_000, 200_000))
    50000.0
    """
    return np.abs(_checks.difference(y_true, y_pred))


@formula
def absolute_error_gradient(y_true: ArrayLike, y_pred: ArrayLike) -> Array:
    """Slope of the absolute error in the prediction: the sign of the error.

    It is -1 below the target and +1 above it, and has no unit. At the kink,
    where the error is 0, it returns 0, the middle of the interval that
    :func:`absolute_error_subgradient` gives.

    Examples
    --------
    >>> absolute_error_gradient([5.0, 5.0, 5.0], [4.0, 5.0, 9.0]).tolist()
    [-1.0, 0.0, 1.0]
    """
    return np.sign(_checks.difference(y_true, y_pred))


def absolute_error_subgradient(
    y_true: ArrayLike, y_pred: ArrayLike
) -> tuple[Array, Array]:
    """Lowest and highest slope in the prediction: -1 and 1 where the error is 0.

    Returns
    -------
    lower, upper : ndarray, shape (n,), or float
        Both equal to :func:`absolute_error_gradient` away from the kink.
    """
    error = prediction_error(y_true, y_pred)
    return 2.0 * (error > 0) - 1.0, 2.0 * (error >= 0) - 1.0


@blockwise
def quantile(y_true: ArrayLike, y_pred: ArrayLike, *, quantile: float = 0.5) -> Array:
    r"""Charge for too low and for too high at different prices (pinball loss).

    .. math:: \max\big((1-\tau)\,e,\; -\tau\,e\big), \quad e = \hat y - y

    Parameters
    ----------
    y_true, y_pred : array_like, shape (n,) or one number
        Targets and predictions, finite, in the same unit.
    quantile : float, default 0.5
        The share τ of targets that should end up below the prediction, in
        (0, 1): each unit too low costs τ, each unit too high costs 1 - τ.

    Returns
    -------
    ndarray, shape (n,), or float
        In the unit of the target, from 0 up.

    Raises
    ------
    ValueError
        If the shapes differ, a value is not a finite number, or `quantile` is
        not in (0, 1).

    Notes
    -----
    The best constant prediction is the τ-quantile of the targets. At τ = 0.5 it
    is half of :func:`absolute_error`.
    Source: Koenker and Bassett, Regression Quantiles, 1978.

    Examples
    --------
    >>> float(quantile(100, 90, quantile=0.75))
    7.5
    >>> float(quantile(100, 110, quantile=0.75))
    2.5
    """
    tau = _checks.parameter("quantile", quantile, INSIDE_UNIT)
    error = _checks.difference(y_true, y_pred)
    loss = np.maximum((1.0 - tau) * error, -tau * error)
    return loss + 0.0  # -0.0, one of the two at an error of 0, becomes 0.0


@blockwise
def quantile_gradient(
    y_true: ArrayLike, y_pred: ArrayLike, *, quantile: float = 0.5
) -> Array:
    """Slope of the quantile loss in the prediction: -τ too low, 1 - τ too high.

    At the kink, where the error is 0, it returns 0, which lies in the interval
    of :func:`quantile_subgradient` for every τ.

    Examples
    --------
    >>> quantile_gradient([9.0, 9.0, 9.0], [8.0, 9.0, 10.0], quantile=0.75).tolist()
    [-0.75, 0.0, 0.25]
    """
    tau = _checks.parameter("quantile", quantile, INSIDE_UNIT)
    error = _checks.difference(y_true, y_pred)
    return (1.0 - tau) * (error > 0) - tau * (error < 0)


def quantile_subgradient(
    y_true: ArrayLike, y_pred: ArrayLike, *, quantile: float = 0.5
) -> tuple[Array, Array]:
    """Lowest and highest slope in the prediction: -τ and 1 - τ where the error is 0.

    Returns
    -------
    lower, upper : ndarray, shape (n,), or float
        Both equal to :func:`quantile_gradient` away from the kink.
    """
    tau = _checks.parameter("quantile", quantile, INSIDE_UNIT)
    error = prediction_error(y_true, y_pred)
    return 1.0 * (error > 0) - tau, 1.0 * (error >= 0) - tau


@formula
def expectile(y_true: ArrayLike, y_pred: ArrayLike, *, expectile: float = 0.5) -> Array:
    r"""Square the error, and weigh too low by τ and too high by 1 - τ.

    .. math:: \left|\tau - [\hat y > y]\right| (\hat y - y)^2

    Parameters
    ----------
    y_true, y_pred : array_like, shape (n,) or one number
        Targets and predictions, finite, in the same unit.
    expectile : float, default 0.5
        τ between 0 and 1; at 0.5 it is half of :func:`squared_error`.

    Returns
    -------
    ndarray, shape (n,), or float
        In the squared unit of the target, from 0 up.

    Raises
    ------
    ValueError
        If the shapes differ, a value is not finite, or `expectile` is not between
        0 and 1.

    Notes
    -----
    The best constant is the expectile: a mean in which the targets above it have the
    weight τ and those below 1 - τ. Source: Newey and Powell, Asymmetric Least Squares
    Estimation and Testing, 1987.

    Examples
    --------
    >>> expectile([10.0, 10.0], [8.0, 12.0], expectile=0.75).tolist()
    [3.0, 1.0]
    """
    tau = _checks.parameter("expectile", expectile, INSIDE_UNIT)
    error = _checks.difference(y_true, y_pred)
    return np.where(error > 0, 1.0 - tau, tau) * error**2


@formula
def expectile_gradient(
    y_true: ArrayLike, y_pred: ArrayLike, *, expectile: float = 0.5
) -> Array:
    """Slope in the prediction: twice the weighted error, without a jump at 0.

    Examples
    --------
    >>> expectile_gradient([10.0, 10.0], [8.0, 12.0], expectile=0.75).tolist()
    [-3.0, 1.0]
    """
    tau = _checks.parameter("expectile", expectile, INSIDE_UNIT)
    error = _checks.difference(y_true, y_pred)
    return 2.0 * np.where(error > 0, 1.0 - tau, tau) * error
