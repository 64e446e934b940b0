"""Race: the run of each loss from the same start, by `losses`."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

import losses
from ui.lessons.training.data import DOLLARS, training_data
from ui.lessons.training.race.state import OneMail, Plane, State
from ui.losses import LOOKS

_FAR = 20
"""Where a path that runs away is cut: so many windows outside the chart."""

NEAR = 1e-5
"""A start that is nearer than this to the optimum has no way to go."""


@dataclass(frozen=True, eq=False)
class Course:
    """One loss on the data of a race: its objective, its optimum, its limits.

    `limit` is None where the loss has kinks, and `practical` where it has none.
    """

    model: str
    objective: losses.Objective
    best: losses.Optimum
    limit: float | None
    practical: float | None

    @property
    def known(self) -> float:
        """The one of both that there is; infinite where none is known."""
        limit = self.practical if self.limit is None else self.limit
        return math.inf if limit is None else limit


@dataclass(frozen=True, eq=False)
class Lap:
    """One loss's run, step by step.

    Parameters
    ----------
    across, up
        Both weights; for a race of one logit, it and nothing.
    distances
        To the loss's own optimum.
    shares
        The same as a share of the distance at the start.
    metric
        What is the same for all: the typical miss in dollars, the mean probability
        given to the truth, or the share that is right; on held-out samples.
    pulls
        The share of training samples with a slope that is not 0; for spam only.
    ran_away
        The last step before the numbers were given up, or None.
    """

    loss: str
    across: list[float]
    values: list[float]
    metric: list[float]
    ran_away: int | None
    up: Sequence[float] = ()
    distances: Sequence[float] = ()
    shares: Sequence[float] = ()
    pulls: Sequence[float] = ()
    verdict: losses.Verdict | None = None

    @property
    def last(self) -> int:
        """The number of the last step that was taken."""
        return len(self.values) - 1

    @property
    def name(self) -> str:
        """What the loss is called beside others."""
        return LOOKS[self.loss].label


def laps(state: State) -> tuple[Lap, ...]:
    """The run of every loss of a race."""
    return tuple(lap(state, loss) for loss in state.losses)


def lap(state: State, loss: str, *, steps: int | None = None) -> Lap:
    """The run of one loss; as many steps as a race has, unless told."""
    start = (state.logit,) if isinstance(state, OneMail) else state.start
    start = tuple(round(float(each), 6) for each in start)
    return _lap(course(state, loss), start, state.step_size, steps or state.steps)


def course(state: State, loss: str) -> Course:
    """One loss on the data of a race."""
    return _course(state.model, loss, state.l2 if isinstance(state, Plane) else 0.0)


@lru_cache(maxsize=64)
def _course(model: str, loss: str, l2: float) -> Course:
    if model == "mail":
        objective = losses.Objective(np.ones((1, 1)), np.ones(1), loss)
    else:
        data = training_data(model, loss=loss)
        objective = data.objective(data.train, loss, l2=l2)
    best = losses.optimum(objective)
    limit = (
        losses.stability_limit(objective, best.weights)
        if best.is_attained
        else math.inf
    )
    practical = (
        losses.practical_limit(objective, best.weights) if limit is None else None
    )
    return Course(model, objective, best, limit, practical)


@lru_cache(maxsize=2048)
def _lap(at: Course, start, step_size: float, steps: int) -> Lap:
    run = losses.descend(at.objective, start, step_size=step_size, steps=steps)
    path = run.weights
    found = Lap(
        loss=at.objective.loss,
        across=path[:, 0].tolist(),
        values=run.values.tolist(),
        metric=_metric(at, path),
        ran_away=run.stopped_at,
    )
    if at.model == "mail":
        return found
    away = np.linalg.norm(path - at.best.weights, axis=1)
    verdict = losses.verdict(
        run, best=at.best.value, limit=at.limit, step_size=step_size
    )
    return dataclasses.replace(
        found,
        up=path[:, 1].tolist(),
        distances=away.tolist(),
        shares=(away / max(away[0], NEAR)).tolist(),
        pulls=_pulls(at.objective, path) if at.model == "spam" else [],
        verdict=verdict,
    )


def _metric(at: Course, path) -> list[float]:
    """How well each step does on the mail, or on the samples held out."""
    if at.model == "mail":
        return losses.sigmoid(path[:, 0]).tolist()
    data = training_data(at.model, loss=at.objective.loss)
    scores = _scores(data.held_out.features, path, data.bias)
    truth = data.held_out.targets
    if at.model == "price":
        miss = losses.for_each_row(losses.absolute_error, truth, scores)
        return (np.median(miss, axis=1) * DOLLARS).tolist()
    if at.model == "family":
        probs = losses.sigmoid(scores)
        return np.where(truth == 1, probs, 1 - probs).mean(axis=1).tolist()
    wrong = losses.for_each_row(losses.zero_one, truth, scores)
    return (1 - wrong.mean(axis=1)).tolist()


def _pulls(objective: losses.Objective, path) -> list[float]:
    """The share of training samples whose slope is not 0 at each step."""
    scores = _scores(objective.features, path, objective.offset)
    slopes = losses.for_each_row(
        objective.spec.gradient, objective.targets, scores, **objective.parameters
    )
    return (slopes != 0).mean(axis=1).tolist()


def _scores(features, path, bias: float):
    """The score of every sample at every step: a row a step."""
    return np.array([losses.linear_score(features, each, bias) for each in path])


def on_chart(run: Lap, window) -> tuple[list[float], list[float]]:
    """The path, cut where it is so far away that a chart cannot draw it."""
    across, up = window
    return _cut(run.across, *across), _cut(run.up, *up)


def _cut(values: Sequence[float], low: float, high: float) -> list[float]:
    far = _FAR * (high - low)
    return [min(max(value, low - far), high + far) for value in values]
