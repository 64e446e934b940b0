"""A lopsided squared error, whose answer lies beside the mean."""

import numpy as np
from numpy.typing import ArrayLike

from losses import _checks
from losses._checks import Array, formula
from losses._domain import INSIDE_UNIT


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
    return np.where(error > 0, 1.0 - tau, tau) * error * error


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
