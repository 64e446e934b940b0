"""The lowest point of an objective, to compare descent with."""

import math
from collections.abc import Iterator, Mapping
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

# From where the lowest point of a loss of that family that is not convex is sought.
CONVEX: Mapping[Family, str] = {
    "regression": "absolute_error",
    "probability": "binary_cross_entropy_logits",
    "margin": "logistic",
}
# Kinks are rounded off over a width that shrinks by this, over so many widths.
SHRINK, WIDTHS = 0.1, 12
MOST_STEPS = 100
# A step that promises less than this share of the objective is the last.
ENOUGH = 1e-18
ROUNDING = 8.0 * np.finfo(np.float64).eps
FIRST_DAMPING, MOST_DAMPING = 1e-10, 1e12
# To meet a kink exactly may cost this share of the objective: it is rounding.
NEARLY = 1e-13
# Below these, a direction moves no score, and a curvature is gone.
NO_MOVE, NO_CURVATURE = 1e-6, 1e-9


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
    Squared errors by least squares, smooth losses by Newton's method, damped as by
    Levenberg and Marquardt. Kinks, of straight pieces and of the L1 penalty, are
    rounded off into parabolas, less and less, while Newton's method follows the
    lowest point; at the end it meets the kinks that it is at. Losses that are not
    convex from the optimum of one that is (the cross-entropy, or the absolute error)
    and from the origin, whichever ends lower: the lowest found, not proved lowest.
    Sources: Legendre, Nouvelles méthodes pour la détermination des orbites des
    comètes, 1805; Marquardt, An Algorithm for Least-Squares Estimation of Nonlinear
    Parameters, 1963; Madsen and Nielsen, A Finite Smoothing Algorithm for Linear l1
    Estimation, 1993.

    Examples
    --------
    >>> from losses import Objective
    >>> optimum(Objective([[1.0], [1.0], [1.0]], [1.0, 2.0, 6.0])).weights.tolist()
    [3.0]
    """
    if objective.is_convex:
        return _lowest_near(objective, _start(objective))
    family = objective.spec.family
    likely = optimum(replace(objective, loss=CONVEX[family], parameters={})).weights
    found = [_lowest_near(objective, at) for at in (likely, np.zeros(likely.size))]
    return min(found, key=lambda one: (one.value, -one.is_attained))


def _start(objective: Objective) -> Array:
    if objective.bowl is not None:
        return objective.bowl.centre
    if objective.spec.family == "regression":
        reach = objective.targets - objective.offset
        return least_squares(objective.features, reach)
    return np.zeros(objective.features.shape[1])


def _lowest_near(objective: Objective, start: Array) -> Optimum:
    weights, has_ended = start.copy(), True
    if objective.is_smooth or objective.is_convex:
        with np.errstate(all="ignore"):
            weights, has_ended = _follow(_rounded(objective), weights)
    is_endless = objective.spec.endless
    is_attained = not is_endless or (has_ended and _is_curved(objective, weights))
    weights.flags.writeable = False
    value = float(values(objective, weights[np.newaxis])[0])
    return Optimum(weights, value, objective.is_convex, is_attained)


def _is_curved(objective: Objective, weights: Array) -> bool:
    """Say whether the objective bends in every direction that moves a score.

    A loss that falls for ever flattens out on the way.
    """
    scale = _scale(objective)
    hessian = smooth_hessian(objective, weights) / np.outer(scale, scale)
    bends, directions = np.linalg.eigh(hessian)
    flat = directions[:, bends < NO_CURVATURE]
    return bool((np.abs(objective.features / scale @ flat) < NO_MOVE).all())


def _scale(objective: Objective) -> Array:
    """How much a score changes with each weight, on the whole."""
    scale: Array = np.sqrt((objective.features**2).mean(axis=0))
    return np.where(scale == 0.0, 1.0, scale)


# ---- Kinks ---------------------------------------------------------------------


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

    They charge `tilt . off + size . |off|`, where `off = rows w - places`.
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
        inside = np.minimum(np.abs(off), self.width)
        far = np.abs(off) - inside + 0.5 * (inside**2 / self.width + self.width)
        height = self.tilt @ off + self.size @ far
        height += 0.5 * o.l2 * (o.weighted @ weights**2)
        if o.is_smooth:
            height += costs(o, weights[np.newaxis])[0]
        return float(height) if math.isfinite(height) else math.inf

    def slope_and_bend(self, weights: Array) -> tuple[Array, Array]:
        o, off = self.objective, self.off(weights)
        if o.is_smooth:
            slope, bend = smooth_gradient(o, weights), smooth_hessian(o, weights)
        else:
            l2 = o.l2 * o.weighted
            slope, bend = l2 * weights, np.diag(l2)
        slopes = self.tilt + self.size * np.clip(off / self.width, -1.0, 1.0)
        bends = self.size * (np.abs(off) < self.width) / self.width
        return slope + slopes @ self.rows, bend + (self.rows.T * bends) @ self.rows


def _rounded(objective: Objective) -> _Rounded:
    """Collect the kinks: one per sample and kink of the loss, one per weight for L1."""
    d = objective.features.shape[1]
    kinks = [(np.empty((0, d)), *np.empty((3, 0))), *_kinks(objective)]
    rows, places, below, above = map(np.concatenate, zip(*kinks, strict=True))
    tilt, size = 0.5 * (above - below), 0.5 * (above + below)
    return _Rounded(objective, rows, places, tilt, size)


def _kinks(objective: Objective) -> Iterator[tuple[Array, Array, Array, Array]]:
    """Rows, places, and prices below and above, of kinks of one kind at a time."""
    spec, rows = objective.spec, objective.features
    start = objective.offset - objective.targets
    if not objective.is_smooth:
        if spec.pieces is None:
            rule = "be smooth, or made of straight pieces that its LossSpec names"
            _checks.fail("loss", rule, objective.loss)
        if spec.family == "margin":
            rows = rows * objective.targets[:, np.newaxis]
            start = objective.targets * objective.offset
        each = objective.pooled(np.ones(len(rows)))
        for kink in kinks_of(spec.pieces(**objective.parameters)):
            yield rows, kink.place - start, kink.below * each, kink.above * each
    if objective.l1:
        scale, is_charged = _scale(objective), objective.weighted > 0.0
        price = (objective.l1 / scale)[is_charged]
        yield np.diag(scale)[is_charged], np.zeros(price.size), price, price


# ---- Newton's method -----------------------------------------------------------


def _follow(problem: _Rounded, start: Array) -> tuple[Array, bool]:
    """Follow the lowest point while the kinks are rounded off less and less.

    It goes straight once the same kinks are within the width, so the next is guessed.
    """
    if not problem.places.size:
        return _newton(problem, start)
    reach = np.concatenate([problem.off(start), problem.places])
    widest = float(np.abs(reach).max()) or 1.0
    weights, move, has_ended = start, np.zeros(start.size), False
    for width in widest * SHRINK ** np.arange(WIDTHS):
        problem = problem._replace(width=width)
        ahead = min(weights + SHRINK * move, weights, key=problem.height)
        now, has_ended = _newton(problem, ahead)
        weights, move = now, now - weights
    return _at_kinks(problem, weights, move), has_ended


def _at_kinks(problem: _Rounded, weights: Array, move: Array) -> Array:
    """Go on to where the width is 0, and meet the kinks that are near exactly.

    Each only where that costs nothing.
    """
    straight = weights + SHRINK / (1.0 - SHRINK) * move
    off = problem.off(straight)
    near = np.abs(off) < problem.width
    exact = straight - np.linalg.lstsq(problem.rows[near], off[near], rcond=None)[0]
    exact[np.abs(exact) * _scale(problem.objective) < problem.width] = 0.0
    found = np.stack([exact, straight, weights])
    heights = values(problem.objective, found)
    return found[np.argmax(heights <= heights.min() * (1.0 + NEARLY))]


def _newton(problem: _Rounded, start: Array) -> tuple[Array, bool]:
    """Descend by Newton steps; say whether they came to an end.

    A direction that bends downwards is taken to bend upwards by as much. Where a step
    does not lower the objective, the parabola that it aims at is made narrower.
    """
    scale = _scale(problem.objective)
    weights, height, damping = start, problem.height(start), 0.0
    if not math.isfinite(height):
        return weights, False
    for _ in range(MOST_STEPS):
        slope, bend = problem.slope_and_bend(weights)
        bend = bend / np.outer(scale, scale)
        if not np.isfinite(bend).all():
            break
        bends, directions = np.linalg.eigh(bend)
        pull, bends = directions.T @ (slope / scale), np.abs(bends)
        while True:
            step = pull / (bends + damping)
            move, promised = -directions @ step / scale, 0.5 * float(pull @ step)
            new_height = problem.height(weights + move)
            if new_height <= height * (1.0 + ROUNDING):
                break
            if promised <= ROUNDING * height:
                return weights, True
            damping = max(10.0 * damping, FIRST_DAMPING)
            if damping > MOST_DAMPING:
                return weights, False
        weights, height = weights + move, min(height, new_height)
        damping = 0.1 * damping if damping > FIRST_DAMPING else 0.0
        if promised <= ENOUGH * height:
            return weights, True
    return weights, False
