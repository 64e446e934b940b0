"""The lowest point of losses made of straight pieces: absolute, quantile, hinge."""

import numpy as np

from losses._checks import Array
from losses.training._landscape import values
from losses.training._objective import Objective
from losses.training._program import Program, solve

# A part of the scores this small beside the targets may as well be 0.
NEARLY_ZERO = 1e-6
ROUNDING = 1e-13


def kinked_optimum(objective: Objective) -> Array:
    """Find weights within about one part in 10¹² of the lowest objective."""
    scale = np.abs(objective.features).max(axis=0)
    scale[scale == 0.0] = 1.0
    program = _program(objective, scale)
    with np.errstate(all="ignore"):
        weights = solve(program) / scale
    return _with_zeros(objective, weights)


def _program(objective: Objective, scale: Array) -> Program:
    """One row per sample, and one per weight for the L1 penalty."""
    rows = objective.features / scale
    goal = objective.targets - objective.offset
    too_low, too_high = 1.0, 1.0
    if objective.loss == "quantile":
        too_low = objective.parameters["quantile"]
        too_high = 1.0 - too_low
    if objective.loss == "hinge":
        rows = rows * objective.targets[:, np.newaxis]
        goal = 1.0 - objective.targets * objective.offset
        too_high = 0.0
    each = objective.pooled(np.ones(len(goal)))
    above, below = too_low * each, too_high * each
    if objective.l1:
        price = objective.l1 * objective.weighted / scale
        is_charged = price > 0
        rows = np.vstack([rows, np.eye(scale.size)[is_charged]])
        goal = np.concatenate([goal, np.zeros(is_charged.sum())])
        above = np.concatenate([above, price[is_charged]])
        below = np.concatenate([below, price[is_charged]])
    quadratic = np.diag(objective.l2 * objective.weighted / scale**2)
    return Program(rows, goal, above, below, np.zeros(scale.size), quadratic)


def _with_zeros(objective: Objective, weights: Array) -> Array:
    """Make weights that are all but 0 exactly 0, where that costs nothing."""
    parts = np.abs(weights) * np.abs(objective.features).max(axis=0)
    ordinary = max(float(parts.max()), float(np.abs(objective.targets).max()))
    zeroed = np.where(parts < NEARLY_ZERO * ordinary, 0.0, weights)
    both = values(objective, np.stack([weights, zeroed]))
    return zeroed if both[1] <= both[0] * (1.0 + ROUNDING) else weights
