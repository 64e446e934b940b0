"""The lowest point of an objective, to compare descent with."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from losses._checks import Array
from losses._spec import Family
from losses.training._kinked import kinked_optimum
from losses.training._landscape import smooth_hessian, values
from losses.training._newton import newton
from losses.training._objective import Objective, least_squares

# Below these, a direction moves no score, and a curvature is gone.
NO_MOVE, NO_CURVATURE = 1e-6, 1e-9
# From where the lowest point of a loss of that family that is not convex is sought.
CONVEX: Mapping[Family, str] = {
    "regression": "absolute_error",
    "probability": "binary_cross_entropy_logits",
    "margin": "logistic",
}


@dataclass(frozen=True, eq=False)
class Optimum:
    """The lowest point that was found.

    Parameters
    ----------
    weights : ndarray, shape (d,)
        One weight per feature. Where several are best, one of them.
    value : float
        The objective there.
    is_global : bool
        Whether nothing lower exists: known for convex losses only.
    is_attained : bool
        False where the objective falls on for ever, as for labels that a line
        separates, cross-entropy, and no penalty; the weights are then just large.
    """

    weights: Array
    value: float
    is_global: bool
    is_attained: bool = True


@lru_cache(maxsize=32)
def optimum(objective: Objective) -> Optimum:
    """Find the weights with the lowest objective, without descending step by step.

    Parameters
    ----------
    objective : Objective
        Samples, loss and penalty.

    Returns
    -------
    Optimum
        For convex losses and features of which none follows from the others
        within one part in 10⁹ of the lowest objective.

    Raises
    ------
    ValueError
        If the loss is convex and has kinks between pieces that are not straight.

    Notes
    -----
    Squared errors by least squares; smooth losses by Newton's method, damped as by
    Marquardt, with the L1 penalty kept as it is in each step; losses with kinks as
    a quadratic program by an interior-point method, which takes straight pieces only.
    Losses that are not convex from the optimum of one that is (the cross-entropy, or
    the absolute error) and from the origin, whichever ends lower: the lowest found,
    not proved lowest. Sources: Legendre, Nouvelles méthodes pour la
    détermination des orbites des comètes, 1805; Marquardt, An Algorithm for
    Least-Squares Estimation of Nonlinear Parameters, 1963; Lee, Sun and Saunders,
    Proximal Newton-Type Methods for Minimizing Composite Functions, 2014; Portnoy
    and Koenker, The Gaussian Hare and the Laplacian Tortoise, 1997.

    Examples
    --------
    >>> from losses import Objective
    >>> optimum(Objective([[1.0], [1.0], [1.0]], [1.0, 2.0, 6.0])).weights.tolist()
    [3.0]
    """
    if not objective.is_convex:
        return _lowest_found(objective)
    if not objective.is_smooth:
        return _optimum(objective, kinked_optimum(objective), True)
    return _by_newton(objective, _start(objective))


def _start(objective: Objective) -> Array:
    if objective.bowl is not None:
        return objective.bowl.centre
    if objective.spec.family == "regression":
        reach = objective.targets - objective.offset
        return least_squares(objective.features, reach)
    return np.zeros(objective.features.shape[1])


def _by_newton(objective: Objective, start: Array) -> Optimum:
    with np.errstate(all="ignore"):
        weights, has_ended = newton(objective, start)
    falls_on = objective.spec.endless and not (
        has_ended and _is_curved(objective, weights)
    )
    return _optimum(objective, weights, not falls_on)


def _is_curved(objective: Objective, weights: Array) -> bool:
    """Say whether the objective bends in every direction that moves a score.

    A loss that falls for ever flattens out on the way.
    """
    scale = np.sqrt((objective.features**2).mean(axis=0))
    scale[scale == 0.0] = 1.0
    hessian = smooth_hessian(objective, weights) / np.outer(scale, scale)
    bends, directions = np.linalg.eigh(hessian)
    flat = directions[:, bends < NO_CURVATURE]
    return bool((np.abs(objective.features / scale @ flat) < NO_MOVE).all())


def _optimum(objective: Objective, weights: Array, is_attained: bool) -> Optimum:
    weights.flags.writeable = False
    value = float(values(objective, weights[np.newaxis])[0])
    return Optimum(weights, value, objective.is_convex, is_attained)


def _like(objective: Objective, loss: str) -> Objective:
    return replace(objective, loss=loss, parameters={})


def _lowest_found(objective: Objective) -> Optimum:
    likely = optimum(_like(objective, CONVEX[objective.spec.family]))
    found = []
    for start in (likely.weights, np.zeros(likely.weights.size)):
        if objective.is_smooth:
            found.append(_by_newton(objective, start))
        else:
            found.append(_optimum(objective, start.copy(), True))
    return min(found, key=lambda one: (one.value, -one.is_attained))
