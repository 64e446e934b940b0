"""From one loss per sample to one number for all of them."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from losses import _checks
from losses._checks import Array, charged, formula
from losses._domain import NON_NEGATIVE

__all__ = ["REDUCTIONS", "for_each_row", "reduce_gradient", "reduce_loss"]

REDUCTIONS = ("none", "mean", "sum")


@formula
def reduce_loss(
    loss: ArrayLike, reduction: str = "mean", *, weights: ArrayLike | None = None
) -> Array:
    r"""Pool the losses of the samples: their mean, their sum, or each for itself.

    .. math:: \frac{\sum_i w_i\,\ell_i}{\sum_i w_i} \quad\text{or}\quad
        \sum_i w_i\,\ell_i

    Parameters
    ----------
    loss : array_like, shape (n,) or one number
        One loss per sample, of one unit; infinity is allowed. What a sample of
        several outputs is charged must be pooled first: by a sum, or by a mean.
    reduction : {"mean", "sum", "none"}, default "mean"
        The sum grows with the number of samples, the mean does not.
    weights : array_like, the shape of `loss`, or None
        How much each sample counts, from 0 up; None counts each once. The mean
        divides by the sum of the weights, so for one sample alone its weight
        changes nothing.

    Returns
    -------
    float, or ndarray, shape (n,), for "none"
        In the unit of the losses.

    Raises
    ------
    ValueError
        If `reduction` is another word, a loss is NaN, there is none to average,
        the shapes differ, or a weight is below 0 or not finite, or all are 0.

    Notes
    -----
    PyTorch's class weights divide by the sum of the weights, too; a loss that is
    weighted first and averaged after is divided by n.

    Examples
    --------
    >>> float(reduce_loss([0.0, 0.5])), float(reduce_loss([0.0, 0.5], "sum"))
    (0.25, 0.5)
    >>> float(reduce_loss([1.0, 5.0], weights=[3.0, 1.0]))
    2.0
    """
    _checks.one_of("reduction", reduction, REDUCTIONS)
    loss = _checks.samples("loss", loss)
    _checks.no_nan("loss", loss)
    if reduction == "mean":
        _checks.not_empty("loss", loss)
    if weights is not None:
        share = _weights(weights, loss, reduction)
        loss = charged(share, loss)
        return loss if reduction == "none" else loss.sum()
    if reduction == "none":
        return loss
    return loss.sum() if reduction == "sum" else mean(loss)


@formula
def reduce_gradient(
    gradient: ArrayLike, reduction: str = "mean", *, weights: ArrayLike | None = None
) -> Array:
    """Slope of the pooled loss in each prediction.

    Each prediction changes only its own loss, so for the mean its slope is
    divided by the number of samples, and for the sum it stays as it is.

    Parameters
    ----------
    gradient : array_like, shape (n,) or (n, k)
        Slope of each sample's loss in its own prediction, or class scores.
    reduction : {"mean", "sum", "none"}, default "mean"
        How the losses are pooled.
    weights : array_like, shape (n,), or None
        How much each sample counts, as in :func:`reduce_loss`.

    Returns
    -------
    ndarray, the shape of `gradient`, or float
        Slopes, per unit of each prediction.

    Raises
    ------
    ValueError
        If `reduction` is another word, a slope is NaN, the array has another
        shape, or `weights` is not one weight for each sample.

    Examples
    --------
    >>> reduce_gradient([-100_000.0, 0.0, 0.0, 0.0]).tolist()
    [-25000.0, 0.0, 0.0, 0.0]
    """
    _checks.one_of("reduction", reduction, REDUCTIONS)
    gradient = _checks.numbers("gradient", gradient)
    if gradient.ndim > 2:
        _checks.fail("gradient", "have the shape (n,) or (n, k)", gradient.shape)
    _checks.no_nan("gradient", gradient)
    if weights is not None:
        samples = gradient if gradient.ndim < 2 else gradient.sum(axis=-1)
        return (gradient.T * _weights(weights, samples, reduction)).T
    if reduction != "mean" or gradient.ndim == 0:
        return gradient
    return gradient / max(len(gradient), 1)


def for_each_row(
    function: Callable[..., Array],
    y_true: ArrayLike,
    y_pred: ArrayLike,
    **parameters: float,
) -> Array:
    """Apply a loss, or its slope, to each row of predictions of the same samples.

    Parameters
    ----------
    function : callable
        A function of targets and predictions, a number for each sample.
    y_true : array_like, shape (n,)
        The targets of the samples, the same for every row.
    y_pred : array_like, shape (m, n)
        A row of predictions for each of m settings.
    **parameters : float
        Given to the function.

    Returns
    -------
    ndarray, shape (m, n)
        What the function gives for each sample, a row for each setting.

    Raises
    ------
    ValueError
        If there is not one target for each column.

    Examples
    --------
    >>> from losses import squared_error
    >>> for_each_row(squared_error, [0.0, 1.0], [[0.0, 0.0], [2.0, 1.0]]).tolist()
    [[0.0, 1.0], [4.0, 0.0]]
    """
    targets = _checks.samples("y_true", y_true)
    table = _checks.numbers("y_pred", y_pred)
    if table.ndim != 2 or table.shape[1:] != targets.shape:
        rule = f"have a row for each setting, shape (m, {targets.size})"
        _checks.fail("y_pred", rule, table.shape)
    repeated = np.broadcast_to(targets, table.shape).ravel()
    return function(repeated, table.ravel(), **parameters).reshape(table.shape)


def mean(values: Array) -> Array:
    """Average, also of numbers whose sum is beyond the largest double."""
    average = values.sum() / values.size
    if np.isfinite(average) or not np.isfinite(values).all():
        return average
    # Rounding could lift the sum of the largest doubles beyond them.
    return np.clip((values / values.size).sum(), values.min(), values.max())


def _weights(weights: ArrayLike, samples: Array, reduction: str) -> Array:
    """How much each sample counts; in a mean, as a share of all."""
    weight = _checks.numbers("weights", weights)
    if weight.shape != samples.shape:
        rule = f"have one weight for each sample, {samples.shape}"
        _checks.fail("weights", rule, weight.shape)
    if not NON_NEGATIVE.includes(weight):
        _checks.fail("weights", f"be in {NON_NEGATIVE}", weights)
    if reduction != "mean":
        return weight
    if not weight.any():
        _checks.fail("weights", "not all be 0", weights)
    return weight / weight.sum()
