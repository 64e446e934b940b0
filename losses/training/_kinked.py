"""The lowest point of losses made of straight pieces, such as the absolute error."""

import numpy as np

from losses import _checks
from losses._checks import Array
from losses._spec import kinks_of
from losses.training._landscape import values
from losses.training._objective import Objective
from losses.training._program import Program, solve

# A part of the scores this small beside the targets may as well be 0.
NEARLY_ZERO = 1e-6
ROUNDING = 1e-13


def kinked_optimum(objective: Objective) -> Array:
    """Find weights within about one part in 10¹² of the lowest objective."""
    if objective.spec.pieces is None:
        rule = "be smooth, or made of straight pieces that its LossSpec names"
        _checks.fail("loss", rule, objective.loss)
    scale = np.abs(objective.features).max(axis=0)
    scale[scale == 0.0] = 1.0
    program = _program(objective, scale)
    with np.errstate(all="ignore"):
        weights = solve(program) / scale
    return _with_zeros(objective, weights)


def _program(objective: Objective, scale: Array) -> Program:
    """One row per sample and kink, and one per weight for the L1 penalty."""
    assert objective.spec.pieces is not None
    kinks = kinks_of(objective.spec.pieces(**objective.parameters))
    rows, start = objective.features / scale, objective.offset - objective.targets
    if objective.spec.family == "margin":
        rows = rows * objective.targets[:, np.newaxis]
        start = objective.targets * objective.offset
    each = objective.pooled(np.ones(len(start)))
    rows = np.vstack([rows for _ in kinks])
    goal = np.concatenate([kink.place - start for kink in kinks])
    above = np.concatenate([kink.below * each for kink in kinks])
    below = np.concatenate([kink.above * each for kink in kinks])
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
