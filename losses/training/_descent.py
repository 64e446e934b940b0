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
from losses.training._parts import smooth_gradient, smooth_gradients, values

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
    step_size = _checks.parameter("step_size", step_size, POSITIVE)
    first = _first(objective, start)
    momentum = _checked(objective, steps, momentum, batch_size, seed)
    gradient = _dealt(smooth_gradient, objective, batch_size, seed)
    with np.errstate(all="ignore"):
        path = _walk(objective, first, gradient, step_size, steps, momentum)
        heights = values(objective, path)
    return _cut(path, heights, steps)


def descents(
    objective: Objective,
    start: ArrayLike,
    *,
    step_sizes: ArrayLike,
    steps: int,
    momentum: float = 0.0,
    batch_size: int | None = None,
    seed: int = 0,
) -> tuple[Run, ...]:
    r"""Go down from one start with several step sizes, all at once.

    .. math::

       v_i \leftarrow \mu v_i - \eta_i g_i, \quad w_i \leftarrow w_i + v_i

    Parameters
    ----------
    objective : Objective
        What to lower.
    start : array_like, shape (d,)
        The first weights, finite.
    step_sizes : array_like, shape (m,)
        η of each run, above 0.
    steps : int
        How many steps to take, from 0 up.
    momentum : float, default 0.0
        μ in [0, 1).
    batch_size : int, optional
        Samples per step, from 1 to n; every run has the same batches.
    seed : int, default 0
        Of the order in which batches are dealt.

    Returns
    -------
    tuple of Run
        What :func:`descend` gives for each step size, but for rounding.

    Raises
    ------
    ValueError
        If an argument is outside its domain, or the objective at the start is not
        finite.

    Examples
    --------
    >>> bowl = Objective([[1.0]], [4.0])
    >>> for run in descents(bowl, [0.0], step_sizes=[0.25, 0.5], steps=2):
    ...     run.weights[:, 0].tolist()
    [0.0, 2.0, 3.0]
    [0.0, 4.0, 4.0]
    """
    sizes = np.atleast_1d(_checks.samples("step_sizes", step_sizes))
    if not POSITIVE.includes(sizes):
        _checks.fail("step_sizes", f"be in {POSITIVE}", step_sizes)
    first = _first(objective, start)
    momentum = _checked(objective, steps, momentum, batch_size, seed)
    gradients = _dealt(smooth_gradients, objective, batch_size, seed)
    with np.errstate(all="ignore"):
        paths = _walks(objective, first, gradients, sizes, steps, momentum)
        heights = values(objective, paths.reshape(-1, first.size))
    heights = heights.reshape(paths.shape[:2])
    return tuple(_cut(*run, steps) for run in zip(paths, heights, strict=True))


def _first(objective: Objective, start: ArrayLike) -> Array:
    first = objective.read("start", start)
    height = float(values(objective, first[np.newaxis])[0])
    if not math.isfinite(height):
        _checks.fail("start", "give a finite objective", height)
    return first


def _checked(
    objective: Objective,
    steps: int,
    momentum: float,
    batch_size: int | None,
    seed: int,
) -> float:
    momentum = _checks.parameter("momentum", momentum, MOMENTUM)
    _checks.whole("steps", steps, 0)
    _checks.whole("seed", seed, 0)
    if batch_size is not None:
        _checks.whole("batch_size", batch_size, 1, len(objective.targets))
    return momentum


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


def _walks(
    objective: Objective,
    start: Array,
    gradients: Callable[[Array], Array],
    step_sizes: Array,
    steps: int,
    momentum: float,
) -> Array:
    """Walk with each step size; what comes after the end of a walk is NaN."""
    going, sizes = np.arange(step_sizes.size), step_sizes[:, np.newaxis]
    far = objective.far**2
    paths = np.full((step_sizes.size, steps + 1, start.size), np.nan)
    paths[:, 0] = weights = np.tile(start, (step_sizes.size, 1))
    moves = np.zeros_like(weights)
    for step in range(1, steps + 1):
        if not going.size:
            break
        moves = momentum * moves - sizes * gradients(weights)
        ahead = weights + moves
        if objective.l1:
            taken = sizes * objective.l1 * objective.weighted
            ahead = np.sign(ahead) * np.maximum(np.abs(ahead) - taken, 0.0)
            moves = ahead - weights
        near = (ahead * ahead).sum(axis=-1) <= far
        if not near.all():
            going, sizes, ahead, moves = (
                each[near] for each in (going, sizes, ahead, moves)
            )
        paths[going, step] = weights = ahead
    return paths


def _dealt(
    gradient: Callable[..., Array],
    objective: Objective,
    batch_size: int | None,
    seed: int,
) -> Callable[[Array], Array]:
    """Give the slope of all samples, or at each call of the next batch."""
    if batch_size is None or batch_size == len(objective.targets):
        return partial(gradient, objective)
    random = np.random.default_rng(seed)
    order = np.empty(0, dtype=np.intp)

    def of_the_next(weights: Array) -> Array:
        nonlocal order
        if order.size == 0:
            order = random.permutation(len(objective.targets))
        batch, order = order[:batch_size], order[batch_size:]
        return gradient(objective, weights, batch)

    return of_the_next


def _cut(path: Array, heights: Array, steps: int) -> Run:
    double = np.finfo(np.float64)
    limit = min(RAN_AWAY * max(float(heights[0]), float(double.tiny)), double.max)
    away = np.flatnonzero(~(heights <= limit))
    kept = int(away[0]) if away.size else len(path)
    stopped_at = kept - 1 if kept <= steps else None
    path.flags.writeable = heights.flags.writeable = False
    return Run(path[:kept], heights[:kept], stopped_at)
