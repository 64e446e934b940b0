"""Gradient descent: step after step against the slope, with nothing hidden."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import ArrayLike

from losses import _checks
from losses._checks import Array
from losses._domain import POSITIVE, Interval
from losses.training._objective import Objective
from losses.training._parts import smooth_gradient, values

MOMENTUM = Interval(0.0, 1.0, True, False)
# A run is given up when its objective is this many times what it was at the start.
RAN_AWAY = 1e12


@dataclass(frozen=True, eq=False)
class Run:
    """Where descent went, and how high it was at every step.

    Parameters
    ----------
    weights : ndarray, shape (k + 1, d)
        The start and the weights after each of the k steps taken.
    values : ndarray, shape (k + 1,)
        Objective on all training samples at each of them, all finite.
    stopped_at : int or None
        The step k that was the last because the next would have run away: the
        objective no longer finite, or over 10¹² times that of the start. None if
        all steps asked for were taken.
    """

    weights: Array
    values: Array
    stopped_at: int | None

    @property
    def steps(self) -> int:
        """How many steps were taken."""
        return len(self.values) - 1


def descend(
    objective: Objective,
    start: ArrayLike,
    *,
    step_size: float,
    steps: int,
    momentum: float = 0.0,
    batch_size: int | None = None,
    seed: int = 0,
) -> Run:
    r"""Go down the slope, one step after the other.

    .. math::

       v \leftarrow \mu v - \eta g, \quad w \leftarrow w + v

    Parameters
    ----------
    objective : Objective
        What to lower.
    start : array_like, shape (d,)
        The first weights, finite.
    step_size : float
        η, above 0: how far to go for a slope of 1.
    steps : int
        How many steps to take, from 0 up.
    momentum : float, default 0.0
        μ in [0, 1): how much of the last step is taken again (heavy ball).
    batch_size : int, optional
        Samples per step, from 1 to n; all of them when not said. Each epoch deals
        the samples in a new random order; the last batch of an epoch may be
        smaller. The gradient of a batch is reduced like the objective: "mean"
        takes the mean of the batch, "sum" its sum. The penalty is charged in full
        at every step.
    seed : int, default 0
        Of the random order; a batch of all samples needs none.

    Returns
    -------
    Run
        The path and the objective along it.

    Raises
    ------
    ValueError
        If an argument is outside its domain, or the objective at the start is not
        finite.

    Notes
    -----
    An L1 penalty is not stepped along but taken off afterwards: each weight moves
    towards 0 by `step_size * l1` and stays at 0 if it gets there (soft threshold),
    so weights become exactly 0. With momentum, v is then the move that was made.
    Sources: Cauchy, Méthode générale pour la résolution des systèmes d'équations
    simultanées, 1847; momentum: Polyak, Some Methods of Speeding Up the Convergence
    of Iteration Methods, 1964; batches: Robbins and Monro, A Stochastic
    Approximation Method, 1951; the soft threshold: Daubechies, Defrise and De Mol,
    An Iterative Thresholding Algorithm for Linear Inverse Problems with a Sparsity
    Constraint, 2004; with momentum: Ochs et al., iPiano, 2014.

    Examples
    --------
    >>> bounce = Objective([[1.0]], [3.5], "absolute_error")
    >>> descend(bounce, [1.0], step_size=1.0, steps=5).weights[:, 0].tolist()
    [1.0, 2.0, 3.0, 4.0, 3.0, 4.0]
    """
    first = objective.read("start", start)
    step_size = _checks.parameter("step_size", step_size, POSITIVE)
    momentum = _checks.parameter("momentum", momentum, MOMENTUM)
    _checks.whole("steps", steps, 0)
    _checks.whole("seed", seed, 0)
    n = len(objective.targets)
    if batch_size is not None:
        _checks.whole("batch_size", batch_size, 1, n)
    height = float(values(objective, first[np.newaxis])[0])
    if not math.isfinite(height):
        _checks.fail("start", "give a finite objective", height)
    gradient: Callable[[Array], Array] = partial(smooth_gradient, objective)
    if batch_size is not None and batch_size < n:
        gradient = _batches(objective, batch_size, seed)
    with np.errstate(all="ignore"):
        path = _walk(objective, first, gradient, step_size, steps, momentum)
        heights = values(objective, path)
    return _cut(path, heights, steps)


def _walk(
    objective: Objective,
    start: Array,
    gradient: Callable[[Array], Array],
    step_size: float,
    steps: int,
    momentum: float,
) -> Array:
    taken = step_size * objective.l1 * objective.weighted
    far = objective.far**2
    path = np.empty((steps + 1, start.size))
    path[0] = weights = start
    move = np.zeros(start.size)
    for step in range(1, steps + 1):
        move = momentum * move - step_size * gradient(weights)
        ahead = weights + move
        if objective.l1:
            ahead = np.sign(ahead) * np.maximum(np.abs(ahead) - taken, 0.0)
            move = ahead - weights
        if not ahead.dot(ahead) <= far:
            return path[:step]
        path[step] = weights = ahead
    return path


def _batches(objective: Objective, size: int, seed: int) -> Callable[[Array], Array]:
    random = np.random.default_rng(seed)
    order = np.empty(0, dtype=np.intp)

    def gradient(weights: Array) -> Array:
        nonlocal order
        if order.size == 0:
            order = random.permutation(len(objective.targets))
        batch, order = order[:size], order[size:]
        return smooth_gradient(objective, weights, batch)

    return gradient


def _cut(path: Array, heights: Array, steps: int) -> Run:
    double = np.finfo(np.float64)
    limit = min(RAN_AWAY * max(float(heights[0]), float(double.tiny)), double.max)
    away = np.flatnonzero(~(heights <= limit))
    kept = int(away[0]) if away.size else len(path)
    stopped_at = kept - 1 if kept <= steps else None
    path.flags.writeable = heights.flags.writeable = False
    return Run(path[:kept], heights[:kept], stopped_at)
