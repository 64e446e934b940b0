"""Three models: the objective of a state, its surface, and one run down it.

Everything is kept by what it depends on, so that while the start or the step size is
dragged only the run is new.
"""

from __future__ import annotations

import dataclasses
import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

import losses
from ui.lessons.training.data import TrainingData, training_data
from ui.lessons.training.fit.state import DIAL_STEP, Descent
from ui.lessons.training.state import step_size_of

_GAP = 2 * DIAL_STEP
"""How far a border of zones, found by trying, is from the limit at most."""


@dataclass(frozen=True, eq=False)
class Problem:
    """What is lowered.

    Parameters
    ----------
    objective, held_out
        On the training samples, with the penalty; on the held-out ones, without one.
    """

    data: TrainingData
    objective: losses.Objective
    held_out: losses.Objective

    @cached_property
    def smooth(self) -> losses.Objective:
        """The objective without what is L1 of its penalty."""
        return dataclasses.replace(self.objective, l1=0.0)

    @cached_property
    def best(self) -> losses.Optimum:
        """The lowest point."""
        return losses.optimum(self.objective)

    @cached_property
    def is_inside(self) -> bool:
        """Whether the lowest point is on the chart."""
        pairs = zip(self.best.weights, self.data.window, strict=True)
        return all(low < weight < high for weight, (low, high) in pairs)

    @cached_property
    def practical_limit(self) -> float:
        """The practical limit of the step size, where the loss has kinks."""
        return losses.practical_limit(self.objective, self.best.weights)


@dataclass(frozen=True, eq=False)
class Fit:
    """One run, as the panels take it; lists have one item a step, the start included.

    Parameters
    ----------
    path
        The two weights.
    costs, penalties, held_out
        Mean loss on the training samples, penalty, mean loss on the held-out ones;
        at the positions of the time line.
    moves
        What each step adds to the weights, one more than `steps` where it is known.
    verdict, left
        What became of it; the share of the height that is left at the end.
    stopped_at
        The step at which it was given up, or None.
    """

    path: np.ndarray
    across: list[float]
    up: list[float]
    steps: list[int]
    costs: list[float]
    penalties: list[float]
    held_out: list[float]
    moves: np.ndarray
    verdict: losses.Verdict
    left: float
    stopped_at: int | None

    @property
    def last(self) -> int:
        """The last step that was taken."""
        return len(self.across) - 1


def problem_of(state: Descent) -> Problem:
    """What a state lowers."""
    return _problem(state.model, state.loss, state.scaled, state.penalty)


@lru_cache(maxsize=64)
def _problem(model: str, loss: str, is_scaled: bool, penalty: str) -> Problem:
    data = training_data(model, loss=loss, scaled=is_scaled)
    kind, _, strength = penalty.partition("-")
    charged = {kind: float(strength)} if strength else {}
    objective = data.objective(data.train, loss, **charged)
    return Problem(data, objective, data.objective(data.held_out, loss))


def limit_of(state: Descent) -> float | None:
    """The stability limit of the step size; None where there is none to be said."""
    problem = problem_of(state)
    if not problem.is_inside:
        return None
    return _limit(problem, float(state.momentum))


@lru_cache(maxsize=128)
def _limit(problem: Problem, momentum: float) -> float | None:
    return losses.stability_limit(problem.objective, momentum=momentum)


def practical_limit_of(state: Descent) -> float | None:
    """The practical limit where a loss has kinks; None where there is none to say."""
    problem = problem_of(state)
    is_plain = problem.is_inside and state.momentum == "0"
    if problem.objective.is_smooth or not is_plain:
        return None
    return problem.practical_limit


def is_exact(state: Descent) -> bool:
    """Whether the limit holds everywhere, for steps with all samples."""
    return losses.REGISTRY[state.loss].quadratic and state.batch_size is None


def fit_of(state: Descent) -> Fit:
    """The run of a state."""
    return _fit(
        problem_of(state),
        state.start,
        state.step_size,
        state.steps,
        state.every,
        float(state.momentum),
        state.batch_size,
    )


def last_of(state: Descent) -> int:
    """The last step that can be shown: the run's own, where it was given up."""
    last = min(state.steps, fit_of(state).last)
    return last // state.every * state.every


def weights_at(state: Descent) -> np.ndarray:
    """The weights at the step that is looked at, the last one after a stop."""
    fit = fit_of(state)
    return fit.path[min(state.step, fit.last)]


@lru_cache(maxsize=256)
def _fit(problem, start, step_size, steps, every, momentum, batch_size) -> Fit:
    run, moves = _run(problem, start, step_size, steps, momentum, batch_size)
    path = run.weights
    shown = path[::every]
    costs = [losses.objective_cost(problem.objective, each) for each in shown]
    excess = np.maximum(run.values - problem.best.value, 0.0)
    return Fit(
        path=path,
        across=path[:, 0].tolist(),
        up=path[:, 1].tolist(),
        steps=list(range(0, len(path), every)),
        costs=costs,
        penalties=[losses.objective_penalty(problem.objective, each) for each in shown],
        held_out=[losses.objective_cost(problem.held_out, each) for each in shown],
        moves=moves,
        verdict=_verdict(problem, run, step_size, momentum),
        left=float(excess[-1] / excess[0]) if excess[0] else 0.0,
        stopped_at=run.stopped_at,
    )


def _run(problem, start, step_size, steps, momentum, batch_size):
    """A run, and its moves: one step more is taken, to say what comes next."""
    run = losses.descend(
        problem.objective,
        start,
        step_size=step_size,
        steps=steps + 1,
        momentum=momentum,
        batch_size=batch_size,
    )
    return _without_the_next(run, steps), np.diff(run.weights, axis=0)


def _without_the_next(run, steps):
    stopped_at = run.stopped_at if run.steps < steps else None
    kept = slice(steps + 1)
    return losses.Run(run.weights[kept], run.values[kept], stopped_at)


def _verdict(problem, run, step_size, momentum) -> losses.Verdict:
    limit = _limit(problem, momentum) if problem.is_inside else None
    return losses.verdict(
        run, best=problem.best.value, limit=limit, step_size=step_size
    )


def span_of(state: Descent) -> tuple[float, float]:
    """Lowest and highest loss that the curve by step has room for.

    Room for every start on the chart, so that it stays while one is dragged. A run that
    goes beyond it makes it larger, by whole powers of ten.
    """
    low, high = _span(problem_of(state))
    fit = fit_of(state)
    highest = max(map(max, (fit.costs, fit.held_out)))
    return low, high if highest <= high else 10.0 ** math.ceil(math.log10(highest))


@lru_cache(maxsize=128)
def _span(problem: Problem) -> tuple[float, float]:
    sides = (problem.objective, problem.held_out)
    at_best = [losses.objective_cost(side, problem.best.weights) for side in sides]
    corners = itertools.product(*problem.data.window)
    highest = max(
        losses.objective_value(side, corner) for corner in corners for side in sides
    )
    return 0.7 * min(at_best), max(1.1 * highest, 8 * min(at_best))


def zones_of(state: Descent) -> tuple[tuple[float, str], ...]:
    """What becomes of a run by its step size: powers of ten, and a word up to each.

    From the start of the example, so that they stay while another is dragged. Where
    the limit is exact, what diverges begins at it.
    """
    limit = limit_of(state) if is_exact(state) else None
    zones = _zones(
        problem_of(state),
        state.example.start,
        state.dial,
        state.steps,
        float(state.momentum),
        state.batch_size,
    )
    return zones if limit is None else _cut_at(zones, math.log10(limit))


def _cut_at(zones, limit):
    """The zones with the border before what diverges at the limit, if it is near."""
    words = [word for _, word in (*zones[1:], (0.0, ""))]
    return tuple(
        (limit if after == "diverged" and abs(end - limit) < _GAP else end, word)
        for (end, word), after in zip(zones, words, strict=True)
    )


@lru_cache(maxsize=128)
def _zones(problem, start, ends, steps, momentum, batch_size):
    """Every other position of the dial is tried, and each one at a change of word."""

    def words_at(places: Sequence[int]) -> dict[int, str]:
        sizes = [step_size_of(low + DIAL_STEP * place) for place in places]
        runs = losses.descents(
            problem.objective,
            start,
            step_sizes=sizes,
            steps=steps + 1,
            momentum=momentum,
            batch_size=batch_size,
        )
        return {
            place: _verdict(problem, _without_the_next(run, steps), size, momentum).kind
            for place, size, run in zip(places, sizes, runs, strict=True)
        }

    low, high = ends
    count = round((high - low) / DIAL_STEP) + 1
    words = words_at(range(0, count + 1, 2))
    between = range(1, count, 2)
    words |= words_at([at for at in between if words[at - 1] != words[at + 1]])
    zones: list[tuple[float, str]] = []
    for place in range(count):
        word = words.get(place, words[place - place % 2])
        if zones and zones[-1][1] == word:
            zones.pop()
        zones.append((low + DIAL_STEP * (place + 0.5), word))
    return _without_slivers(zones, low)


def _without_slivers(zones, start):
    """Zones without those that only a single step size has: part of the one before."""
    kept: list[tuple[float, str]] = []
    for end, word in zones:
        is_sliver = end - start < 1.5 * DIAL_STEP
        start = end
        if kept and (is_sliver or kept[-1][1] == word):
            word = kept.pop()[1]
        kept.append((end, word))
    return tuple(kept)
