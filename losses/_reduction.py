"""From one loss per sample to one number for all of them."""

import numpy as np
from numpy.typing import ArrayLike

from losses import _checks
from losses._checks import Array, formula
from losses._regression import absolute_error, squared_error

REDUCTIONS = ("none", "mean", "sum")


@formula
def reduce_loss(loss: ArrayLike, reduction: str = "mean") -> Array:
    r"""Pool the losses of the samples: their mean, their sum, or each for itself.

    .. math:: \frac1n \sum_i \ell_i \quad\text{or}\quad \sum_i \ell_i

    Parameters
    ----------
    loss : array_like, shape (n,) or one number
        One loss per sample, of one unit; infinity is allowed.
    reduction : {"mean", "sum", "none"}, default "mean"
        The sum grows with the number of samples, the mean does not.

    Returns
    -------
    float, or ndarray, shape (n,), for "none"
        In the unit of the losses.

    Raises
    ------
    ValueError
        If `reduction` is another word, a loss is NaN, or there is none to
        average.

    Examples
    --------
    >>> float(reduce_loss([0.0, 0.5])), float(reduce_loss([0.0, 0.5], "sum"))
    (0.25, 0.5)
    """
    _checks.one_of("reduction", reduction, REDUCTIONS)
    loss = _checks.numbers("loss", loss)
    _checks.no_nan("loss", loss)
    if reduction == "none":
        return loss
    if reduction == "sum":
        return loss.sum()
    _checks.not_empty("loss", loss)
    return mean(loss)


@formula
def reduce_gradient(gradient: ArrayLike, reduction: str = "mean") -> Array:
    """Slope of the pooled loss in each prediction.

    Each prediction changes only its own loss, so for the mean its slope is
    divided by the number of samples, and for the sum it stays as it is.

    Parameters
    ----------
    gradient : array_like, shape (n,) or (n, k)
        Slope of each sample's loss in its own prediction, or class scores.
    reduction : {"mean", "sum", "none"}, default "mean"
        How the losses are pooled.

    Returns
    -------
    ndarray, the shape of `gradient`, or float
        Slopes, per unit of each prediction.

    Raises
    ------
    ValueError
        If `reduction` is another word, or a slope is NaN.

    Examples
    --------
    >>> reduce_gradient([-100_000.0, 0.0, 0.0, 0.0]).tolist()
    [-25000.0, 0.0, 0.0, 0.0]
    """
    _checks.one_of("reduction", reduction, REDUCTIONS)
    gradient = _checks.numbers("gradient", gradient)
    _checks.no_nan("gradient", gradient)
    if reduction != "mean" or gradient.ndim == 0:
        return gradient
    return gradient / max(len(gradient), 1)


def mean_squared_error(y_true: ArrayLike, y_pred: ArrayLike) -> float:
    """Average of the squared errors, in the squared unit of the target.

    Examples
    --------
    >>> mean_squared_error([0.0, 0.0], [1.0, 3.0])
    5.0
    """
    return float(reduce_loss(squared_error(y_true, y_pred), "mean"))


def root_mean_squared_error(y_true: ArrayLike, y_pred: ArrayLike) -> float:
    """Square root of the mean squared error, back in the unit of the target.

    It cannot be averaged over batches: average the squares, then take the root.

    Examples
    --------
    >>> root_mean_squared_error([250_000.0], [200_000.0])
    50000.0
    """
    return float(np.sqrt(mean_squared_error(y_true, y_pred)))


def mean_absolute_error(y_true: ArrayLike, y_pred: ArrayLike) -> float:
    """Average size of the errors, in the unit of the target.

    Examples
    --------
    >>> mean_absolute_error([0.0, 0.0], [1.0, -3.0])
    2.0
    """
    return float(reduce_loss(absolute_error(y_true, y_pred), "mean"))


def mean(values: Array) -> Array:
    """Average, also of numbers whose sum is beyond the largest double."""
    average = values.sum() / values.size
    if np.isfinite(average) or not np.isfinite(values).all():
        return average
    # Rounding could lift the sum of the largest doubles beyond them.
    return np.clip((values / values.size).sum(), values.min(), values.max())
