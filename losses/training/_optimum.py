"""The lowest point of an objective, to compare descent with."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from losses import _checks
from losses._checks import Array
from losses._spec import Family, Pieces
from losses.training._objective import Objective, least_squares
from losses.training._parts import costs, smooth_gradient, smooth_hessian, values

# Below these, a direction moves no score, and a curvature is gone.
NO_MOVE, NO_CURVATURE = 1e-6, 1e-9
# From where the lowest point of a loss of that family that is not convex is sought.
CONVEX: Mapping[Family, str] = {
    "regression": "absolute_error",
    "probability": "binary_cross_entropy_logits",
    "margin": "logistic",
}
# Kinks are rounded off over a width that is made smaller by this, down to this share.
NARROWER, NARROWEST = 0.1, 1e-10
MOST_STEPS = 100
# A step that promises less than this share of the objective is the last.
ENOUGH = 1e-18
SMALL = 1e-13
ROUNDING = 8.0 * np.finfo(np.float64).eps
FIRST_DAMPING, MOST_DAMPING = 1e-10, 1e12


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
        weights, has_ended = _follow(objective, start)
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


class Kink(NamedTuple):
    """What is charged per unit of error, or margin, below a place and above it."""

    place: float
    below: float
    above: float


def kinks_of(pieces: Pieces) -> list[Kink]:
    """Write the largest of straight pieces as a sum of kinks, but for its lowest value.

    Examples
    --------
    >>> kinks_of(((-1.0, 1.0), (0.0, 0.0)))
    [Kink(place=1.0, below=1.0, above=0.0)]
    """
    return [
        Kink(
            (offset - next_offset) / (next_slope - slope),
            min(next_slope, 0.0) - min(slope, 0.0),
            max(next_slope, 0.0) - max(slope, 0.0),
        )
        for (slope, offset), (next_slope, next_offset) in pairwise(sorted(pieces))
    ]


class _Rounded(NamedTuple):
    """An objective whose kinks, those of L1 too, are parabolas over a width.

    Its kinks charge `tilt . u + size . |u|`, where `u = rows w - places`.
    """

    objective: Objective
    rows: Array
    places: Array
    tilt: Array
    size: Array
    width: float = 1.0

    def off(self, weights: Array) -> Array:
        return self.rows @ weights - self.places

    def height(self, weights: Array) -> float:
        o, off = self.objective, self.off(weights)
        charged = 0.5 * float(o.l2 * o.weighted @ weights**2)
        cost = float(costs(o, weights[np.newaxis])[0]) if o.is_smooth else 0.0
        bent = np.minimum(np.abs(off), self.width)
        far = np.abs(off) - bent + 0.5 * (bent**2 / self.width + self.width)
        height = cost + charged + float(self.tilt @ off + self.size @ far)
        return height if math.isfinite(height) else math.inf

    def slope(self, weights: Array) -> Array:
        o, off = self.objective, self.off(weights)
        slope = (
            smooth_gradient(o, weights) if o.is_smooth else o.l2 * o.weighted * weights
        )
        inside = np.clip(off / self.width, -1.0, 1.0)
        return slope + (self.tilt + self.size * inside) @ self.rows

    def bend(self, weights: Array) -> Array:
        o, off = self.objective, self.off(weights)
        bend = smooth_hessian(o, weights) if o.is_smooth else np.diag(o.l2 * o.weighted)
        bends = self.size * (np.abs(off) < self.width) / self.width
        return bend + (self.rows.T * bends) @ self.rows


def _kinks(objective: Objective) -> _Rounded:
    """One row per sample and kink, and one per weight for the L1 penalty."""
    features, targets = objective.features, objective.targets
    rows, places, below, above = [], [], [], []
    if not objective.is_smooth:
        if objective.spec.pieces is None:
            rule = "be smooth, or made of straight pieces that its LossSpec names"
            _checks.fail("loss", rule, objective.loss)
        sign = targets if objective.spec.family == "margin" else np.ones(len(targets))
        start = sign * objective.offset - (targets if sign is not targets else 0.0)
        each = objective.pooled(np.ones(len(targets)))
        for kink in kinks_of(objective.spec.pieces(**objective.parameters)):
            rows.append(features * sign[:, np.newaxis])
            places.append(kink.place - start)
            below.append(kink.below * each)
            above.append(kink.above * each)
    if objective.l1:
        scale = _scale(features)
        rows.append(np.diag(scale))
        places.append(np.zeros(scale.size))
        price = objective.l1 * objective.weighted / scale
        below.append(price)
        above.append(price)
    if not rows:
        return _Rounded(objective, np.empty((0, features.shape[1])), *np.empty((3, 0)))
    lower, upper = np.concatenate(below), np.concatenate(above)
    return _Rounded(
        objective,
        np.concatenate(rows),
        np.concatenate(places),
        0.5 * (upper - lower),
        0.5 * (upper + lower),
    )


def _scale(features):
    scale = np.abs(features).max(axis=0)
    scale[scale == 0.0] = 1.0
    return scale


def _follow(objective: Objective, start: Array) -> tuple[Array, bool]:
    """Follow the lowest point while the kinks are rounded off less and less.

    It moves along a straight line once the same kinks are within the width.
    """
    kinks = _kinks(objective)
    if not kinks.places.size:
        return _newton(kinks, start)
    off = kinks.off(start)
    widest = float(max(np.abs(off).max(), np.abs(kinks.places).max())) or 1.0
    width = widest
    before = weights = _newton(kinks._replace(width=width), start)[0]
    while width > NARROWEST * widest:
        width *= NARROWER
        ahead = weights + NARROWER * (weights - before)
        before = weights
        weights, has_ended = _newton(kinks._replace(width=width), ahead)
    weights = weights + NARROWER / (1.0 - NARROWER) * (weights - before)
    return _met(kinks, weights, width), has_ended


def _met(kinks: _Rounded, weights: Array, width: float) -> Array:
    """Meet the kinks exactly that are as near as rounding, where that costs nothing."""
    off = kinks.off(weights)
    met = np.abs(off) < width
    exact = weights - np.linalg.lstsq(kinks.rows[met], off[met], rcond=None)[0]
    is_zero = np.abs(exact) * _scale(kinks.objective.features) < width
    exact = np.where(is_zero, 0.0, exact)
    both = values(kinks.objective, np.stack([weights, exact]))
    return exact if both[1] <= both[0] * (1.0 + SMALL) else weights


def _newton(problem: _Rounded, start: Array) -> tuple[Array, bool]:
    """Descend by Newton steps; say whether they came to an end.

    Where the lowest point of the parabola that fits at the weights is not lower, or
    there is no such point, the parabola is made narrower.
    """
    o, weights, damping = problem.objective, np.array(start), 0.0
    squares = (o.features**2).sum(axis=0)
    scale = np.sqrt(squares)
    narrower = o.pooled(squares) + o.l2 * o.weighted
    narrower[narrower == 0.0] = 1.0
    height = problem.height(weights)
    for _ in range(MOST_STEPS):
        slope, bend = problem.slope(weights), problem.bend(weights)
        while True:
            move = _move(slope, bend + np.diag(damping * narrower))
            if move is not None:
                promised = -0.5 * float(slope @ move)
                ahead = weights + move
                new_height = problem.height(ahead)
                if new_height <= height + ROUNDING * abs(height):
                    break
                if abs(promised) <= ROUNDING * abs(height):
                    return weights, True
            damping = max(10.0 * damping, FIRST_DAMPING)
            if damping > MOST_DAMPING:
                return weights, False
        weights, height = ahead, min(height, new_height)
        damping = 0.1 * damping if damping > FIRST_DAMPING else 0.0
        is_small = (np.abs(move) * scale).max() <= SMALL * (
            np.abs(weights) * scale
        ).max()
        if is_small or abs(promised) <= ENOUGH * abs(height):
            return weights, True
    return weights, False


def _move(slope: Array, bend: Array) -> Array | None:
    try:
        np.linalg.cholesky(bend)
        return np.linalg.solve(bend, -slope)
    except np.linalg.LinAlgError:  # no lowest point: not narrower in all directions
        return None
