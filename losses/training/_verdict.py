"""What became of a run, in one word."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from losses import _checks
from losses._checks import Array
from losses._domain import POSITIVE, REAL
from losses.training._descent import Run

Kind = Literal["converging", "crawling", "oscillating", "diverged"]

# The share of the excess that is left when a run has arrived.
ARRIVED = 0.01
# The share of the run, and the least steps, for which it must have stayed there.
TAIL, FEWEST = 10, 3
# Growth from one quarter of a run to the next that is more than rounding, and the
# share of it that there has to be again from that quarter to the one after.
STILL, KEPT = 1.0 + 1e-6, 0.9


@dataclass(frozen=True)
class Verdict:
    """How a run ended.

    Parameters
    ----------
    kind : {"converging", "crawling", "oscillating", "diverged"}
        See :func:`verdict`.
    steps : int or None
        The first step from which the excess over the best objective stayed under
        1 % of that at the start; None if the run is not "converging".
    """

    kind: Kind
    steps: int | None


def verdict(run: Run, *, best: float, limit: float | None, step_size: float) -> Verdict:
    """Say whether a run converged, crawls, oscillates or diverged.

    Parameters
    ----------
    run : Run
        What :func:`descend` returned.
    best : float
        The lowest objective, as :func:`optimum` gives it.
    limit : float or None
        The stability limit, from :func:`stability_limit`; None if there is none.
    step_size : float
        The step size of the run, above 0.

    Returns
    -------
    Verdict
        "diverged" if the run ran away, or the step is over the limit and the
        excess still grew at the end, as fast as before; "converging" if the
        excess over the best came under 1 % of that at the start and stayed there for
        the last tenth of the run, at least 3 steps: a bounce that happens to be near
        as the run ends has not arrived; else "oscillating" if, in the last half of
        the run, more than half of the steps turned back on the step before, or more
        than a quarter of them went up; else "crawling": down, but not there yet.

    Raises
    ------
    ValueError
        If `best` is not a finite number, `step_size` not above 0, or `limit`
        below 0.

    Examples
    --------
    >>> from losses import Objective, descend
    >>> run = descend(Objective([[1.0]], [3.0]), [0.0], step_size=0.9, steps=20)
    >>> verdict(run, best=0.0, limit=1.0, step_size=0.9)
    Verdict(kind='converging', steps=11)
    """
    best = _checks.parameter("best", best, REAL)
    step_size = _checks.parameter("step_size", step_size, POSITIVE)
    if limit is not None and not limit >= 0:
        _checks.fail("limit", "be from 0 up, or None", limit)
    excess = np.maximum(run.values - best, 0.0)
    if run.stopped_at is not None:
        return Verdict("diverged", None)
    if limit is not None and step_size > limit and _is_growing(excess):
        return Verdict("diverged", None)
    steps = _arrival(excess, best)
    if steps is not None:
        return Verdict("converging", steps)
    return Verdict("oscillating" if _is_restless(run) else "crawling", None)


def _arrival(excess: Array, best: float) -> int | None:
    # A start that differs from the best by rounding only is there already.
    rounding = 1e-12 * abs(best)
    outside = np.flatnonzero(excess > max(ARRIVED * float(excess[0]), rounding))
    first = int(outside[-1]) + 1 if outside.size else 0
    return first if first <= latest_arrival(len(excess) - 1) else None


def latest_arrival(steps: int) -> int:
    """Give the step by which a run must have arrived to be called converging.

    Parameters
    ----------
    steps : int
        How many steps the run has, from 0 up.

    Returns
    -------
    int
        The step from which it is the last tenth of the run, at least 3 steps, to
        the end.

    Examples
    --------
    >>> latest_arrival(20), latest_arrival(120), latest_arrival(0)
    (18, 109, 0)
    """
    return max(steps + 1 - max(FEWEST, -(-steps // TAIL)), 0)


def _is_growing(excess: Array) -> bool:
    """Say whether the excess grows by as much again and again, unlike a bounce."""
    if excess[-1] <= ARRIVED * excess[0]:
        return False
    if len(excess) < 4:
        return bool(excess[-1] > excess[0])
    _, early, late, last = (part.max() for part in np.array_split(excess, 4))
    if not 0.0 < early < late * STILL < last:
        return False
    return bool(np.log(last / late) >= KEPT * np.log(late / early))


def _is_restless(run: Run) -> bool:
    half = run.steps // 2
    moves = np.diff(run.weights[half:], axis=0)
    if len(moves) < 2:
        return False
    turns = (moves[1:] * moves[:-1]).sum(axis=1) < 0
    rises = np.diff(run.values[half:]) > 0
    return bool(turns.mean() > 0.5 or rises.mean() > 0.25)
