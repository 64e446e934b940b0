"""How long a run of gradient descent takes, the objective at every step included.

Each row is also told as a ratio to the plainest loop in NumPy, without any check
and without the objective, measured in the same turns.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from statistics import median

import numpy as np

from losses import Objective, descend, optimum
from tests.bench.report import Row, at_most
from tests.losses.real_data import houses, mails

ROUNDS = 15
RUNS = [
    ("squared_error", {}, houses, 500, 50.0),
    ("absolute_error", {}, houses, 500, 50.0),
    ("huber", {"delta": 0.5}, houses, 500, 50.0),
    ("logistic", {}, mails, 100, 15.0),
    ("hinge", {}, mails, 100, 15.0),
]
SLOPES = {
    "squared_error": lambda y, s: 2 * (s - y),
    "absolute_error": lambda y, s: np.sign(s - y),
    "huber": lambda y, s: np.clip(s - y, -0.5, 0.5),
    "logistic": lambda y, s: -y / (1 + np.exp(y * s)),
    "hinge": lambda y, s: -y * (y * s < 1),
}


def measure() -> Iterator[Row]:
    """The promised time of a run, and what the lowest point costs beside it."""
    for loss, params, data, steps, limit in RUNS:
        x, y = data()
        o = Objective(x, y, loss, params)
        ours, plain = _in_turns(o, x, y, loss, steps)
        words = f"{ours:.1f} ms, {ours / plain:.1f}x a plain loop"
        yield at_most(
            f"{steps} steps, {loss}, {len(y)} rows", limit, ours, words, " ms"
        )
        lowest = median(_milliseconds(optimum.__wrapped__, o) for _ in range(ROUNDS))
        yield Row(f"lowest point, {loss}", "", f"{lowest:.1f} ms")


def _in_turns(o, x, y, loss, steps) -> tuple[float, float]:
    start = np.zeros(x.shape[1])
    ours, plain = [], []
    for _ in range(ROUNDS):
        ours.append(_milliseconds(descend, o, start, step_size=0.05, steps=steps))
        plain.append(_milliseconds(_plain, x, y, SLOPES[loss], start, steps))
    return median(ours), median(plain)


def _plain(x, y, slope, weights, steps):
    for _ in range(steps):
        weights = weights - 0.05 * (slope(y, x @ weights) @ x) / len(y)
    return weights


def _milliseconds(run, *args, **kwargs) -> float:
    began = time.perf_counter()
    run(*args, **kwargs)
    return (time.perf_counter() - began) * 1e3
