"""Regression losses that are round at the bottom and straight far out."""

import math

import numpy as np
from numpy.typing import ArrayLike

from losses import _checks
from losses._checks import Array, blockwise, formula
from losses._domain import POSITIVE

# Beyond this error, ln cosh e and |e| - ln 2 are the same double.
LOG_COSH_STRAIGHT = 20.0


@blockwise
def huber(y_true: ArrayLike, y_pred: ArrayLike, *, delta: float = 1.0) -> Array:
    r"""Square small errors, and charge large ones by their size only.

    .. math::

       \tfrac12 e^2 \text{ if } |e| \le \delta, \quad
       \delta\,(|e| - \tfrac12 \delta) \text{ beyond}, \quad e = \hat y - y

    Parameters
    ----------
    y_true, y_pred : array_like, shape (n,) or one number
        Targets and predictions, finite, in the same unit.
    delta : float, default 1.0
        The error where the parabola becomes a straight line, above 0, in the
        unit of the target.

    Returns
    -------
    ndarray, shape (n,), or float
        In the squared unit of the target, from 0 up.

    Raises
    ------
    ValueError
        If the shapes differ, a value is not a finite number, or `delta` is not
        above 0 and finite.

    Notes
    -----
    Equal to :func:`half_squared_error` while no error is beyond delta; divided
    by delta it comes close to :func:`absolute_error` as delta shrinks.
    Source: Huber, Robust Estimation of a Location Parameter, 1964.

    Examples
    --------
    >>> huber([0.0, 0.0], [0.5, 3.0], delta=1.0).tolist()
    [0.125, 2.5]
    """
    delta = _checks.parameter("delta", delta, POSITIVE)
    size = np.abs(_checks.difference(y_true, y_pred))
    return np.where(size <= delta, 0.5 * size**2, delta * (size - 0.5 * delta))


@formula
def huber_gradient(
    y_true: ArrayLike, y_pred: ArrayLike, *, delta: float = 1.0
) -> Array:
    """Slope of the Huber loss in the prediction: the error, capped at ±delta.

    Examples
    --------
    >>> huber_gradient([0.0, 0.0], [0.5, -3.0], delta=1.0).tolist()
    [0.5, -1.0]
    """
    delta = _checks.parameter("delta", delta, POSITIVE)
    return np.clip(_checks.difference(y_true, y_pred), -delta, delta)


@blockwise
def log_cosh(y_true: ArrayLike, y_pred: ArrayLike) -> Array:
    r"""Charge like half the square near 0 and like the size far out, with no seam.

    .. math:: \ln\cosh(\hat y - y)

    Parameters
    ----------
    y_true, y_pred : array_like, shape (n,) or one number
        Targets and predictions, finite. The loss bends at an error of about 1,
        whatever the unit: choose the unit so that ordinary errors are near 1.

    Returns
    -------
    ndarray, shape (n,), or float
        From 0 up, a pure number. Exact to the last digits for tiny errors
        (e²/2) and for huge ones (|e| - ln 2).

    Raises
    ------
    ValueError
        If the shapes differ, or a value is not a finite number.

    Notes
    -----
    Never above :func:`half_squared_error` nor :func:`absolute_error`.
    Source: Green, Bayesian Reconstructions from Emission Tomography Data Using
    a Modified EM Algorithm, 1990.

    Examples
    --------
    >>> round(float(log_cosh(0, 3)), 6)
    2.309329
    """
    size = np.abs(_checks.difference(y_true, y_pred))
    # cosh x = 1 + 2 sinh²(x/2) loses no digits for small x.
    near = np.log1p(2.0 * np.sinh(0.5 * size) ** 2)
    return np.where(size < LOG_COSH_STRAIGHT, near, size - math.log(2.0))


@blockwise
def log_cosh_gradient(y_true: ArrayLike, y_pred: ArrayLike) -> Array:
    """Slope of the log-cosh loss in the prediction: tanh of the error, in (-1, 1).

    Examples
    --------
    >>> round(float(log_cosh_gradient(0, 3)), 6)
    0.995055
    """
    return np.tanh(_checks.difference(y_true, y_pred))
