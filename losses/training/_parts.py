"""Objective = cost + penalty: each of them, its slope, its bend, its picture.

What is public checks its arguments; beneath it stands what loops call, without checks.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from losses import _checks
from losses._checks import Array
from losses._reduction import for_each_row
from losses.training._objective import Objective

# Losses are computed for this many samples at a time, to stay in the cache.
BLOCK = 16_384


def objective_cost(objective: Objective, weights: ArrayLike) -> float:
    """Pool the losses of all samples: the part of the objective that the data make.

    Examples
    --------
    >>> objective_cost(Objective([[1.0], [1.0]], [3.0, 5.0]), [3.0])
    2.0
    """
    return float(costs(objective, objective.read("weights", weights)[np.newaxis])[0])


def objective_penalty(objective: Objective, weights: ArrayLike) -> float:
    """Charge for the weights themselves: `l1 Σ|w| + l2/2 Σw²`.

    Examples
    --------
    >>> objective_penalty(Objective([[1.0]], [3.0], l1=0.5, l2=2.0), [-3.0])
    10.5
    """
    return float(penalties(objective, objective.read("weights", weights)))


def objective_value(objective: Objective, weights: ArrayLike) -> float:
    """Add cost and penalty: what training lowers.

    Parameters
    ----------
    objective : Objective
        Samples, loss and penalty.
    weights : array_like, shape (d,)
        One weight per feature, finite.

    Returns
    -------
    float
        `objective_cost + objective_penalty`, from 0 up; infinite where a loss is,
        and where weights are so large that scores could pass 1e150.

    Raises
    ------
    ValueError
        If there is not one finite weight per feature.

    Examples
    --------
    >>> objective_value(Objective([[1.0]], [3.0], l2=2.0), [2.0])
    5.0
    """
    return float(values(objective, objective.read("weights", weights)[np.newaxis])[0])


def objective_gradient(objective: Objective, weights: ArrayLike) -> Array:
    """Slope of the objective in each weight.

    At the kinks of the loss it is what the loss's own gradient returns there; the
    L1 penalty of a weight of exactly 0 has the slope 0, the middle of its interval.

    Returns
    -------
    ndarray, shape (d,)
        In the unit of the objective per unit of each weight.

    Examples
    --------
    >>> objective_gradient(Objective([[1.0]], [3.0]), [1.0]).tolist()
    [-4.0]
    """
    point = objective.read("weights", weights)
    with np.errstate(all="ignore"):
        slope = smooth_gradient(objective, point)
    return slope + objective.l1 * objective.weighted * np.sign(point)


def objective_hessian(objective: Objective, weights: ArrayLike) -> Array | None:
    """How the gradient changes with the weights; None where the loss has kinks.

    It is `Xᵀ diag(curvature) X`, pooled, and `l2` on the diagonal. The L1 penalty
    bends nowhere but at 0 and adds nothing.

    Returns
    -------
    ndarray, shape (d, d), or None
        Symmetric.

    Examples
    --------
    >>> objective_hessian(Objective([[1.0], [3.0]], [3.0, 3.0]), [0.0]).tolist()
    [[10.0]]
    """
    point = objective.read("weights", weights)
    with np.errstate(all="ignore"):
        return smooth_hessian(objective, point) if objective.is_smooth else None


def objective_surface(
    objective: Objective, first: ArrayLike, second: ArrayLike
) -> Array:
    """Objective of every pair of two weights, for a chart of its height.

    Parameters
    ----------
    objective : Objective
        Of a model with two weights.
    first, second : array_like, shape (a,) and (b,)
        Values of the first weight, across, and of the second, up.

    Returns
    -------
    ndarray, shape (b, a)
        A row for each value of the second weight.

    Raises
    ------
    ValueError
        If there are not two weights, or a value is not finite.

    Examples
    --------
    >>> two = Objective([[1.0, 0.0], [0.0, 1.0]], [1.0, 2.0], reduction="sum")
    >>> objective_surface(two, [0.0, 1.0], [0.0, 1.0, 2.0]).tolist()
    [[5.0, 4.0], [2.0, 1.0], [1.0, 0.0]]
    """
    if objective.features.shape[1] != 2:
        _checks.fail("objective", "have two weights", objective.features.shape[1])
    across, up = _checks.samples("first", first), _checks.samples("second", second)
    _checks.finite("first", across)
    _checks.finite("second", up)
    grid = np.stack(np.meshgrid(across, up), axis=-1)
    return values(objective, grid.reshape(-1, 2)).reshape(up.size, across.size)


# ---- Without checks ------------------------------------------------------------


def values(objective: Objective, weights: Array) -> Array:
    """Objective of each row of weights, shape (k, d), without checks."""
    return costs(objective, weights) + penalties(objective, weights)


def costs(objective: Objective, weights: Array) -> Array:
    """Cost of each row of weights, shape (k, d); infinite for huge weights."""
    bowl = objective.bowl
    is_far = ~(np.abs(weights).max(axis=-1) <= objective.far)
    if is_far.any():
        result = np.full(len(weights), np.inf)
        result[~is_far] = costs(objective, weights[~is_far])
        return result
    with np.errstate(all="ignore"):
        if bowl is not None:
            away = weights - bowl.centre
            above = 0.5 * ((away @ bowl.hessian) * away).sum(axis=-1)
            return bowl.floor + np.maximum(above, 0.0)  # only rounding falls below 0
        result = np.empty(len(weights))
        rows = max(1, BLOCK // len(objective.targets))
        for start in range(0, len(weights), rows):
            scores = weights[start : start + rows] @ objective.features.T
            scores += objective.offset
            result[start : start + rows] = objective.losses(scores).sum(axis=-1)
        return objective.pooled(result)


def penalties(objective: Objective, weights: Array) -> Array:
    """Penalty of each row of weights, on the last axis."""
    if not (objective.l1 or objective.l2):
        return np.zeros(weights.shape[:-1])
    with np.errstate(all="ignore"):
        sizes = np.abs(weights) * objective.weighted
        return (sizes * (objective.l1 + 0.5 * objective.l2 * sizes)).sum(axis=-1)


def smooth_gradient(
    objective: Objective, weights: Array, batch: NDArray[np.intp] | None = None
) -> Array:
    """Slope of cost and L2 penalty; the cost of a few samples only, if told which."""
    slope: Array
    if objective.bowl is not None and batch is None:
        slope = objective.bowl.hessian @ (weights - objective.bowl.centre)
    else:
        features, targets = objective.features, objective.targets
        if batch is not None:
            features, targets = features[batch], targets[batch]
        scores = features @ weights + objective.offset
        slope = objective.spec.gradient(targets, scores, **objective.parameters)
        slope = slope @ features
        if objective.reduction == "mean":
            slope = slope / len(targets)
    return slope + objective.l2 * objective.weighted * weights


def smooth_gradients(
    objective: Objective, weights: Array, batch: NDArray[np.intp] | None = None
) -> Array:
    """Slope of cost and L2 penalty at each row of weights, shape (k, d)."""
    slopes: Array
    if objective.bowl is not None and batch is None:
        slopes = (weights - objective.bowl.centre) @ objective.bowl.hessian
    else:
        features, targets = objective.features, objective.targets
        if batch is not None:
            features, targets = features[batch], targets[batch]
        scores = weights @ features.T + objective.offset
        slopes = for_each_row(
            objective.spec.gradient, targets, scores, **objective.parameters
        )
        slopes = slopes @ features
        if objective.reduction == "mean":
            slopes = slopes / len(targets)
    return slopes + objective.l2 * objective.weighted * weights


def smooth_hessian(objective: Objective, weights: Array) -> Array:
    """Hessian of cost and L2 penalty away from kinks, without checks."""
    hessian: Array
    if objective.bowl is not None:
        hessian = objective.bowl.hessian
    else:
        scores = objective.features @ weights + objective.offset
        curvature = objective.spec.curvature
        assert curvature is not None
        bends = curvature(objective.targets, scores, **objective.parameters)
        bent = bends[:, np.newaxis] * objective.features
        hessian = objective.pooled(objective.features.T @ bent)
    return hessian + np.diag(objective.l2 * objective.weighted)
