"""The two losses of the part "Numerics": naive and stable, and where naive ends."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np

import losses
from ui.lessons.choosing.numerics.state import (
    Clip,
    InSteps,
    Overflow,
    Shift,
    SigmoidTwice,
    State,
    Twice,
)
from ui.state import moved

SHIFTED = (998.0, 999.0, 1000.0)
"""The logits from which a number is subtracted."""
_DRAWN = 401
_HALVINGS = 60


@dataclass(frozen=True)
class Numbers:
    """Both losses and their slopes in the dragged logit; none for a shift."""

    naive: float
    stable: float
    naive_slope: float | None
    stable_slope: float | None


@dataclass(frozen=True)
class Region:
    """Where the naive loss fails, and how: "infinite", "NaN", "frozen", ..."""

    low: float
    high: float
    how: str


def logits(state: State) -> tuple[float, ...]:
    """The scores of the classes; the true class is the first."""
    if isinstance(state, Shift):
        return SHIFTED
    return tuple(_rows(state, np.array([state.x]))[0].tolist())


def _rows(state: State, z: np.ndarray) -> np.ndarray:
    """For each dragged logit the scores of all classes."""
    rows = np.zeros((len(z), state.classes))
    rows[:, state.moving] = z
    return rows


@lru_cache(maxsize=8192)
def numbers(state: State) -> Numbers:
    """Both losses where the dragged number is."""
    return Numbers(*(column[0] for column in _columns(state, np.array([state.x]))))


def _columns(state: State, xs: np.ndarray) -> tuple[list, list, list, list]:
    """Naive and stable loss, naive and stable slope at places of the axis."""
    if isinstance(state, Shift):
        naive = [
            float(losses.shifted_log_sum_exp(SHIFTED, shift=each, dtype=state.dtype))
            for each in xs
        ]
        stable = float(losses.log_sum_exp(SHIFTED))
        return naive, [stable] * len(xs), [None] * len(xs), [None] * len(xs)
    match state:
        case Overflow():
            rows, as_kind = _rows(state, xs), {"dtype": state.dtype}
            made = (
                losses.naive_log_sum_exp(rows, **as_kind),
                losses.log_sum_exp(rows),
                losses.naive_softmax(rows, **as_kind)[:, 0],
                losses.softmax(rows)[:, 0],
            )
        case Clip():
            made = _of_logits(
                np.ones(len(xs)),
                xs,
                losses.clipped_binary_cross_entropy,
                losses.clipped_binary_cross_entropy_gradient,
                epsilon=state.epsilon,
            )
        case SigmoidTwice():
            made = _of_logits(
                np.full(len(xs), state.label),
                xs,
                losses.double_sigmoid_cross_entropy,
                losses.double_sigmoid_cross_entropy_gradient,
            )
        case Twice():
            made = _of_classes(
                state,
                xs,
                losses.double_softmax_cross_entropy,
                losses.double_softmax_cross_entropy_gradient,
            )
        case _:
            assert isinstance(state, InSteps)
            made = _of_classes(
                state,
                xs,
                losses.naive_cross_entropy_logits,
                losses.naive_cross_entropy_logits_gradient,
                dtype=state.dtype,
            )
    return tuple(column.tolist() for column in made)


def _of_logits(y, z, naive, naive_slope, **how):
    return (
        naive(y, z, **how),
        losses.binary_cross_entropy_logits(y, z),
        naive_slope(y, z, **how),
        losses.binary_cross_entropy_logits_gradient(y, z),
    )


def _of_classes(state: State, z: np.ndarray, naive, naive_slope, **how):
    rows, moving = _rows(state, z), state.moving
    y = np.zeros(rows.shape)
    y[:, 0] = 1.0
    return (
        naive(y, rows, **how),
        losses.cross_entropy_logits(y, rows),
        naive_slope(y, rows, **how)[:, moving],
        losses.cross_entropy_logits_gradient(y, rows)[:, moving],
    )


def at_rest(state: State) -> State:
    """The state with the dragged number at its lower end: what is drawn is equal."""
    return moved(state, state.control, state.reach.low)


def failure(state: State) -> str:
    """How the naive loss fails here: "infinite", "−infinite", "NaN", "frozen", ""."""
    now = numbers(state)
    if math.isnan(now.naive):
        return "NaN"
    if math.isinf(now.naive):
        return "infinite" if now.naive > 0 else "−infinite"
    is_frozen = isinstance(state, Clip) and now.naive_slope == 0
    return "frozen" if is_frozen else ""


def regions(state: State) -> tuple[Region, ...]:
    """Where on the axis the naive loss fails."""
    if isinstance(state, Clip):
        edge = float(losses.logit(state.epsilon))
        low, high = state.reach.low, state.reach.high
        return (
            Region(low, max(edge, low), "frozen"),
            Region(min(-edge, high), high, "frozen"),
        )
    return _regions(at_rest(state))


@lru_cache(maxsize=64)
def _regions(state: State) -> tuple[Region, ...]:
    steps = round((state.reach.high - state.reach.low) / state.reach.step)
    places = np.linspace(state.reach.low, state.reach.high, steps + 1).tolist()
    found, start = [], places[0]
    for here, there in pairwise(places):
        how = _failure_at(state, here)
        if how != _failure_at(state, there):
            edge = _edge(state, here, there)
            found.append(Region(start, edge, how))
            start = edge
    found.append(Region(start, places[-1], _failure_at(state, places[-1])))
    return tuple(region for region in found if region.how)


def _failure_at(state: State, x: float) -> str:
    return failure(moved(state, state.control, x))


def _edge(state: State, left: float, right: float) -> float:
    """The place between two at which the naive loss begins or ceases to fail."""
    how = _failure_at(state, left)
    for _ in range(_HALVINGS):
        middle = (left + right) / 2
        if _failure_at(state, middle) == how:
            left = middle
        else:
            right = middle
    return (left + right) / 2


def limits(state: State) -> tuple[float, ...]:
    """The places on the axis at which the naive loss begins to fail."""
    ends = (state.reach.low, state.reach.high)
    edges = (edge for region in regions(state) for edge in (region.low, region.high))
    return tuple(edge for edge in edges if edge not in ends)


@dataclass(frozen=True)
class Curves:
    """Both losses and their slopes along the axis."""

    xs: list[float]
    naive: list[float]
    stable: list[float]
    naive_slopes: list[float]
    stable_slopes: list[float]


def curves(state: State) -> Curves:
    """The curves of a state, wherever its dragged number is."""
    return _curves(at_rest(state), limits(state))


@lru_cache(maxsize=256)
def _curves(state: State, edges: tuple[float, ...]) -> Curves:
    """Places all along the axis, and close on both sides of where naive fails."""
    nudge = 1e-6 * (state.reach.high - state.reach.low)
    places = np.linspace(state.reach.low, state.reach.high, _DRAWN).tolist()
    places += [edge + side for edge in edges for side in (-nudge, nudge)]
    places.sort()
    return Curves(places, *_columns(state, np.array(places)))


def floor(state: Twice) -> float:
    """What the loss twice cannot go below: that of a logit right beyond all bounds."""
    right = np.array([1000.0 if state.label else -1000.0])
    return _columns(state, right)[0][0]
