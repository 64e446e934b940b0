"""Hinge losses for one of k classes: the true score must lead by 1."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from losses import _checks
from losses._checks import Array, formula
from losses._links import class_logits


@formula
def multiclass_hinge(y_index: ArrayLike, scores: ArrayLike) -> Array:
    r"""Charge every wrong class for what the true one lacks to a lead of 1 over it.

    .. math:: \sum_{j \ne y} \max(0, 1 + s_j - s_y)

    Parameters
    ----------
    y_index : array_like, shape (n,) or one number
        Index of the true class, 0 to k - 1.
    scores : array_like, shape (n, k) or (k,)
        Decision values, finite; the largest decides.

    Returns
    -------
    ndarray, shape (n,), or float
        In the unit of the score, from 0 up; 0 once the true class leads every
        other by 1.

    Raises
    ------
    ValueError
        If an index is not one of the classes, the number of samples differs,
        or a score is not finite.

    Notes
    -----
    With two classes it is :func:`hinge` of the difference of the scores; never
    below :func:`crammer_singer_hinge`. Source: Weston and Watkins, Support
    Vector Machines for Multi-Class Pattern Recognition, 1999.

    Examples
    --------
    >>> float(multiclass_hinge(0, [2.0, 1.5, -1.0]))
    0.5
    """
    _, missing = _missing_lead(y_index, scores)
    return missing.sum(axis=-1)


@formula
def multiclass_hinge_gradient(y_index: ArrayLike, scores: ArrayLike) -> Array:
    """Slope in each score: 1 for each charged rival, minus their number at the truth.

    At a kink, a lead of exactly 1, the rival counts as not charged.

    Examples
    --------
    >>> multiclass_hinge_gradient(0, [2.0, 1.5, -1.0]).tolist()
    [-1.0, 1.0, 0.0]
    """
    true_class, missing = _missing_lead(y_index, scores)
    slope = (missing > 0.0).astype(np.float64)
    np.put_along_axis(slope, true_class, -slope.sum(axis=-1, keepdims=True), axis=-1)
    return slope


@formula
def crammer_singer_hinge(y_index: ArrayLike, scores: ArrayLike) -> Array:
    r"""Charge only the worst rival for what the true class lacks to a lead of 1.

    .. math:: \max\big(0,\; 1 + \max_{j \ne y} s_j - s_y\big)

    Takes and returns the same as :func:`multiclass_hinge`. Source: Crammer and
    Singer, On the Algorithmic Implementation of Multiclass Kernel-Based Vector
    Machines, 2001.

    Examples
    --------
    >>> float(crammer_singer_hinge(0, [2.0, 1.5, 1.75]))
    0.75
    """
    _, missing = _missing_lead(y_index, scores)
    return missing.max(axis=-1)


@formula
def crammer_singer_hinge_gradient(y_index: ArrayLike, scores: ArrayLike) -> Array:
    """Slope in each score: 1 for the worst rival if charged, -1 for the truth.

    Among equal rivals, a kink, the one with the lowest index takes the slope.

    Examples
    --------
    >>> crammer_singer_hinge_gradient(0, [2.0, 1.5, 1.75]).tolist()
    [-1.0, 0.0, 1.0]
    """
    true_class, missing = _missing_lead(y_index, scores)
    slope = np.zeros(missing.shape)
    rival = missing.argmax(axis=-1, keepdims=True)
    price = (np.take_along_axis(missing, rival, axis=-1) > 0.0) * 1.0
    np.put_along_axis(slope, rival, price, axis=-1)
    np.put_along_axis(slope, true_class, 0.0 - price, axis=-1)
    return slope


def _missing_lead(
    y_index: ArrayLike, scores: ArrayLike
) -> tuple[NDArray[np.intp], Array]:
    scores = class_logits("scores", scores)
    y_index = _checks.class_index("y_index", y_index, scores.shape[-1])
    if y_index.shape != scores.shape[:-1]:
        rule = f"have one class for each row of scores, {scores.shape[:-1]}"
        _checks.fail("y_index", rule, y_index.shape)
    true_class = y_index[..., np.newaxis]
    true_score = np.take_along_axis(scores, true_class, axis=-1)
    missing = np.maximum(scores - true_score + 1.0, 0.0)
    np.put_along_axis(missing, true_class, 0.0, axis=-1)
    return true_class, missing
