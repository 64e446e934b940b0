"""Losses of a whole density: the surprise at a number, given how unsure one was.

The target, the prediction and what says how wide the noise is are in one unit;
logarithms are natural.
"""

import math

import numpy as np
from numpy.typing import ArrayLike

from losses import _checks
from losses._checks import Array, formula
from losses._domain import POSITIVE
from losses._regression import absolute_error

__all__ = ["gaussian_nll", "laplace_nll"]


@formula
def gaussian_nll(y_true: ArrayLike, y_pred: ArrayLike, sigma: ArrayLike) -> Array:
    r"""Charge the surprise at the target when normal noise was assumed.

    .. math:: \tfrac12 \ln(2\pi\sigma^2) + \frac{e^2}{2\sigma^2}, \quad e = \hat y - y

    Parameters
    ----------
    y_true, y_pred : array_like, shape (n,) or one number
        Targets and predictions, finite, in the same unit.
    sigma : array_like, shape (n,) or one number
        Announced standard deviation, above 0, in the unit of the target.

    Returns
    -------
    ndarray, shape (n,), or float
        In nats, for a density per unit of the target; negative where that density
        is above 1, and without a lower limit as sigma shrinks on an error of 0.

    Raises
    ------
    ValueError
        If the shapes differ, a value is not finite, or a sigma is not above 0.

    Notes
    -----
    With one sigma for all it is squared error divided by 2σ², plus a constant. For
    one error the best sigma is its size. Source: Nix and Weigend, Estimating the
    Mean and Variance of the Target Probability Distribution, 1994.

    Examples
    --------
    >>> round(float(gaussian_nll(250_000, 200_000, 50_000)), 6)
    12.238717
    """
    error = _checks.difference(y_true, y_pred)
    sigma = _scale("sigma", sigma, error)
    return 0.5 * math.log(2.0 * math.pi) + np.log(sigma) + 0.5 * (error / sigma) ** 2


@formula
def laplace_nll(y_true: ArrayLike, y_pred: ArrayLike, scale: ArrayLike) -> Array:
    r"""Charge the surprise at the target when Laplace noise was assumed.

    .. math:: \ln(2b) + \frac{|e|}{b}, \quad e = \hat y - y

    Parameters
    ----------
    y_true, y_pred : array_like, shape (n,) or one number
        Targets and predictions, finite, in the same unit.
    scale : array_like, shape (n,) or one number
        b, the mean size of the noise, above 0, in the unit of the target.

    Returns
    -------
    ndarray, shape (n,), or float
        In nats, for a density per unit of the target; can be negative.

    Raises
    ------
    ValueError
        If the shapes differ, a value is not finite, or a scale is not above 0.

    Notes
    -----
    With one scale for all it is absolute error divided by b, plus a constant.
    Source: Laplace, Mémoire sur la probabilité des causes par les évènements, 1774.

    Examples
    --------
    >>> round(float(laplace_nll(250_000, 200_000, 50_000)), 6)
    12.512925
    """
    distance = absolute_error(y_true, y_pred)
    scale = _scale("scale", scale, np.asarray(distance))
    return np.asarray(math.log(2.0) + np.log(scale) + distance / scale)


def _scale(name: str, values: ArrayLike, error: Array) -> Array:
    scale = _checks.numbers(name, values)
    if scale.ndim:
        _checks.same_shape(name, scale, "y_true", error)
    if not POSITIVE.includes(scale):
        _checks.fail(name, "be above 0 and finite", values)
    return scale
