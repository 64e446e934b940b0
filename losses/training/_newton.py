"""Newton's method for smooth losses, with or without an L1 penalty."""

import math

import numpy as np
from numpy.typing import NDArray

from losses._checks import Array
from losses.training._landscape import smooth_gradient, smooth_hessian, values
from losses.training._objective import Objective
from losses.training._program import Program, solve

MOST_STEPS = 100
# A step that promises less than this share of the objective is the last.
ENOUGH = 1e-18
SMALL = 1e-13
ROUNDING = 8.0 * np.finfo(np.float64).eps
FIRST_DAMPING, MOST_DAMPING = 1e-10, 1e12


def newton(objective: Objective, start: Array) -> tuple[Array, bool]:
    """Descend by Newton steps; say whether they came to an end.

    Each step goes to the lowest point of the parabola that fits the smooth part at
    the weights, plus the L1 penalty as it is. Where that does not lower the
    objective, or there is no such point, the parabola is made narrower.
    """
    weights, damping = np.array(start), 0.0
    squares = (objective.features**2).sum(axis=0)
    scale = np.sqrt(squares)
    narrower = objective.pooled(squares) + objective.l2 * objective.weighted
    narrower[narrower == 0.0] = 1.0
    height = _height(objective, weights)
    for _ in range(MOST_STEPS):
        slope = smooth_gradient(objective, weights)
        hessian = smooth_hessian(objective, weights)
        while True:
            bend = hessian + np.diag(damping * narrower)
            move = _move(objective, weights, slope, bend)
            if move is not None:
                promised = -0.5 * _rate(objective, weights, slope, move)
                ahead = weights + move
                new_height = _height(objective, ahead)
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


def _move(
    objective: Objective, weights: Array, slope: Array, bend: Array
) -> Array | None:
    """Step to the lowest point of `slope . m + m' bend m / 2`, plus the L1 penalty."""
    try:
        np.linalg.cholesky(bend)
        if not (objective.l1 and objective.weighted.any()):
            return np.linalg.solve(bend, -slope)
        price = objective.l1 * objective.weighted
        return _move_with_price(weights, slope, bend, price)
    except np.linalg.LinAlgError:  # no lowest point: not narrower in all directions
        return None


def _move_with_price(weights: Array, slope: Array, bend: Array, price: Array) -> Array:
    unit = np.sqrt(bend.diagonal())
    is_charged = price > 0
    rows = np.eye(weights.size)[is_charged]
    charge = (price / unit)[is_charged]
    goal = -(weights * unit)[is_charged]
    program = Program(
        rows, goal, charge, charge, slope / unit, bend / np.outer(unit, unit)
    )
    move = solve(program) / unit
    # A weight is 0 where the penalty has more to spare than that weight is worth.
    spare = price - np.abs(slope + bend @ move)
    is_zero = is_charged & (np.abs(weights + move) * bend.diagonal() < spare)
    return _all_at_once(weights, slope, bend, price, move, ~is_zero)


def _all_at_once(
    weights: Array,
    slope: Array,
    bend: Array,
    price: Array,
    move: Array,
    free: NDArray[np.bool_],
) -> Array:
    """Solve for the weights that are not 0; the others are then exactly 0."""
    sign = np.sign(weights + move)
    exact = np.where(free, 0.0, -weights)
    pull = slope + price * sign + bend @ exact
    exact[free] = np.linalg.solve(bend[np.ix_(free, free)], -pull[free])
    keeps_side = (np.sign(weights + exact) == sign) | ~free | (price == 0.0)
    return exact if keeps_side.all() else move


def _rate(objective: Objective, weights: Array, slope: Array, move: Array) -> float:
    sizes = np.abs(weights + move) - np.abs(weights)
    return float(slope @ move + objective.l1 * (objective.weighted @ sizes))


def _height(objective: Objective, weights: Array) -> float:
    height = float(values(objective, weights[np.newaxis])[0])
    return height if math.isfinite(height) else math.inf
