"""How large a step may be before descent runs away, or jumps to and fro."""

import dataclasses
import math

import numpy as np
from numpy.typing import ArrayLike

from losses import _checks
from losses._domain import POSITIVE
from losses.training._descent import MOMENTUM
from losses.training._objective import Objective
from losses.training._optimum import optimum
from losses.training._parts import objective_gradient, objective_hessian


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
        that says how far the slope can jump (see :func:`practical_limit`);
        infinite where nothing curves upwards, or where no optimum is attained.

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


def practical_limit(
    objective: Objective,
    at: ArrayLike | None = None,
    *,
    radius: float = 0.05,
) -> float:
    r"""Largest step size that comes near the best answer of a loss with kinks.

    .. math::

       \eta < \frac{2}{\lambda_{\max}(D)}, \qquad
       D_{jk} = \frac{g_k(w + r e_j) - g_k(w - r e_j)}{2 r}

    Parameters
    ----------
    objective : Objective
        What is lowered by full-batch descent, with the gradient g.
    at : array_like, shape (d,), optional
        The best answer w; the optimum when not said.
    radius : float, default 0.05
        The scale r, above 0, in the unit of the weights. At best it is wide enough
        that many kinks lie within it, and small beside the whole way.

    Returns
    -------
    float
        In the unit of a step size: that of the weights over that of the gradient.
        Above it descent does not come nearer than about r, but jumps to and fro;
        below it what is left is far smaller, of the size of a single sample's kink.
        Infinite where no slope changes within r, or where no optimum is attained.

    Raises
    ------
    ValueError
        If there is not one finite weight per feature, or `radius` not above 0.

    Notes
    -----
    One sample's slope jumps at its kink and is level beside it. The mean of n slopes
    jumps n times by an n-th, at a different place each time: seen from as far as r
    it rises evenly, like the slope of a bowl. D is its mean rise over the width 2r,
    made symmetric, and stands for the Hessian of :func:`stability_limit`, whose rule
    it takes. So it is the same number for squared errors, and near it for all smooth
    losses. It says nothing where few kinks are in reach: with one sample it is 2r.
    The L1 penalty is left out, as there.
    Sources: Nesterov, Smooth Minimization of Non-smooth Functions, 2005, for the
    smooth surface beside one with kinks; Koenker, Quantile Regression, 2005, for the
    curvature of a mean of kinks.

    Examples
    --------
    Prices that lie evenly, 0.01 apart: their mean slope rises from -1 to 1 over 2.

    >>> import numpy as np
    >>> from losses import Objective
    >>> prices = np.linspace(-1, 1, 201)
    >>> evenly = Objective(np.ones((201, 1)), prices, "absolute_error")
    >>> round(practical_limit(evenly), 2)
    2.01
    """
    radius = _checks.parameter("radius", radius, POSITIVE)
    if at is None:
        best = optimum(objective)
        if not best.is_attained:
            return math.inf
        at = best.weights
    centre = objective.read("at", at)
    bare = dataclasses.replace(objective, l1=0.0)
    rises = np.array(
        [
            objective_gradient(bare, centre + step)
            - objective_gradient(bare, centre - step)
            for step in radius * np.eye(len(centre))
        ]
    )
    bends = (rises + rises.T) / (4.0 * radius)
    steepest = float(np.linalg.eigvalsh(bends)[-1])
    return 2.0 / steepest if steepest > 0 else math.inf
