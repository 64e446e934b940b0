"""How large a step may be before descent runs away."""

import math

import numpy as np
from numpy.typing import ArrayLike

from losses import _checks
from losses._descent import MOMENTUM
from losses._objective import Objective
from losses._optimum import optimum
from losses._parts import objective_hessian


def stability_limit(
    objective: Objective, at: ArrayLike | None = None, *, momentum: float = 0.0
) -> float | None:
    r"""Largest step size that still converges near a point.

    .. math:: \eta < \frac{2\,(1 + \mu)}{\lambda_{\max}(H)}

    Parameters
    ----------
    objective : Objective
        What is lowered by full-batch descent.
    at : array_like, shape (d,), optional
        Where to take the Hessian; at the optimum when not said.
    momentum : float, default 0.0
        μ in [0, 1), the heavy ball's. It lets the step be up to twice as large.

    Returns
    -------
    float or None
        Below it descent converges and above it runs away, exactly so for squared
        errors, whose Hessian is the same everywhere; for the other smooth losses
        so close to the point. None where the loss has kinks, and so no Hessian
        that says how far the slope can jump; infinite where nothing curves
        upwards, or where no optimum is attained.

    Raises
    ------
    ValueError
        If there is not one finite weight per feature, or `momentum` is not in
        [0, 1).

    Notes
    -----
    Along an eigenvector of the Hessian with eigenvalue λ the distance to the
    optimum follows `e' = (1 + μ - ηλ) e - μ e_before`; both roots of
    `r² - (1 + μ - ηλ) r + μ` are inside the unit circle while
    `0 < ηλ < 2 (1 + μ)`. For the mean of n samples the limit is n times that for
    their sum. The L1 penalty does not change it.
    Sources: Polyak, Some Methods of Speeding Up the Convergence of Iteration
    Methods, 1964; Goh, Why Momentum Really Works, 2017.

    Examples
    --------
    >>> from losses import Objective
    >>> stability_limit(Objective([[1.0]], [3.0]))
    1.0
    >>> stability_limit(Objective([[1.0]] * 4, [3.0] * 4, reduction="sum"))
    0.25
    """
    momentum = _checks.parameter("momentum", momentum, MOMENTUM)
    if at is None and objective.is_smooth:
        best = optimum(objective)
        if not best.is_attained:
            return math.inf
        at = best.weights
    hessian = None if at is None else objective_hessian(objective, at)
    if hessian is None:
        return None
    if not np.isfinite(hessian).all():
        return 0.0
    steepest = float(np.linalg.eigvalsh(hessian)[-1])
    return 2.0 * (1.0 + momentum) / steepest if steepest > 0 else math.inf
