"""Height, slope and bend of an objective, without checks: what loops call."""

import numpy as np
from numpy.typing import NDArray

from losses._checks import Array
from losses.training._objective import Objective

# Losses are computed for this many samples at a time, to stay in the cache.
BLOCK = 16_384


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


def smooth_gradient(objective: Objective, weights: Array) -> Array:
    """Slope of cost and L2 penalty, without checks."""
    slope: Array
    if objective.bowl is not None:
        slope = objective.bowl.hessian @ (weights - objective.bowl.centre)
    else:
        scores = objective.features @ weights + objective.offset
        slopes = objective.spec.gradient(
            objective.targets, scores, **objective.parameters
        )
        slope = objective.pooled(slopes @ objective.features)
    return slope + objective.l2 * objective.weighted * weights


def batch_gradient(
    objective: Objective, weights: Array, batch: NDArray[np.intp]
) -> Array:
    """Slope of the cost of a few samples, reduced like the objective."""
    features = objective.features[batch]
    slopes = objective.spec.gradient(
        objective.targets[batch],
        features @ weights + objective.offset,
        **objective.parameters,
    )
    total = slopes @ features
    return total / len(batch) if objective.reduction == "mean" else total


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
