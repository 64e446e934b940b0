"""The linear part of a model, and putting numbers on a common scale."""

import numpy as np
from numpy.typing import ArrayLike

from losses import _checks
from losses._checks import Array, formula
from losses._domain import POSITIVE


@formula
def linear_score(features: ArrayLike, weights: ArrayLike, bias: float = 0.0) -> Array:
    """Add up the features, each times its weight, and a bias.

    .. math:: s = X w + b

    Parameters
    ----------
    features : array_like, shape (n, d) or (d,)
        One row per sample, one column per feature, finite.
    weights : array_like, shape (d,)
        One weight per feature, finite.
    bias : float, default 0.0
        The score of a sample whose features are all 0.

    Returns
    -------
    ndarray, shape (n,), or float
        A prediction, a logit or a decision value, as the loss reads it.

    Raises
    ------
    ValueError
        If there is not one weight per feature, or a value is not finite.

    Examples
    --------
    >>> linear_score([[1.0, 2.0], [3.0, 4.0]], [10.0, 1.0], 0.5).tolist()
    [12.5, 34.5]
    """
    features = _checks.numbers("features", features)
    weights = _checks.numbers("weights", weights)
    offset = _checks.numbers("bias", bias)
    if features.ndim not in (1, 2):
        _checks.fail("features", "have the shape (n, d) or (d,)", features.shape)
    if weights.shape != features.shape[-1:]:
        rule = f"have one weight per feature, shape {features.shape[-1:]}"
        _checks.fail("weights", rule, weights.shape)
    if offset.ndim:
        _checks.fail("bias", "be one number", offset.shape)
    for name, array in (("features", features), ("weights", weights), ("bias", offset)):
        _checks.finite(name, array)
    return features @ weights + offset


@formula
def standardise(values: ArrayLike, mean: ArrayLike, scale: ArrayLike) -> Array:
    r"""Count how many scales each value is from the mean.

    .. math:: x' = \frac{x - \text{mean}}{\text{scale}}

    Parameters
    ----------
    values : array_like, shape (n,), (n, d) or one number
        Finite, in one unit per column.
    mean, scale : array_like, one number or shape (d,)
        In the unit of the values, one for all or one per column; the scale is
        above 0.

    Returns
    -------
    ndarray, the shape of `values`, or float
        Pure numbers.

    Raises
    ------
    ValueError
        If a shape does not fit, a value is not finite, or a scale is not above
        0.

    Examples
    --------
    >>> standardise([200.0, 300.0], 250.0, 25.0).tolist()
    [-2.0, 2.0]
    """
    values = _checks.numbers("values", values)
    _checks.finite("values", values)
    mean = _column("mean", mean, values)
    scale = _column("scale", scale, values)
    if not POSITIVE.includes(scale):
        _checks.fail("scale", "be above 0", float(np.min(scale)))
    return (values - mean) / scale


def _column(name: str, numbers: ArrayLike, values: Array) -> Array:
    array = _checks.numbers(name, numbers)
    if array.ndim and (values.ndim != 2 or array.shape != values.shape[-1:]):
        _checks.fail(name, "be one number, or one per column of values", array.shape)
    _checks.finite(name, array)
    return array
