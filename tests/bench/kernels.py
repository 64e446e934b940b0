"""What the loss functions cost, checks included, next to the plainest rival.

A ratio of 1 is the time of the same formula in plain NumPy without any check,
or of scikit-learn's compiled loss on one thread; both give a new array.

Run it: python -m tests.bench.kernels
"""

import time
from collections.abc import Callable
from statistics import median

import numpy as np
from sklearn._loss import loss as compiled

import losses

SAMPLES = 1_000_000
ROUNDS = 25

Run = Callable[[], object]


def measure(samples: int = SAMPLES, rounds: int = ROUNDS) -> list[tuple[str, float]]:
    """Median over the rounds of our time divided by the rival's, run in turns."""
    return [
        (name, _ratio(ours, rival, rounds)) for name, ours, rival in _duels(samples)
    ]


def _ratio(ours: Run, rival: Run, rounds: int) -> float:
    ours(), rival()
    ratios = []
    for turn in range(rounds):
        order = (ours, rival) if turn % 2 else (rival, ours)
        seconds = {run: _seconds(run) for run in order}
        ratios.append(seconds[ours] / seconds[rival])
    return median(ratios)


def _seconds(run: Run) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def _duels(samples: int) -> list[tuple[str, Run, Run]]:
    random = np.random.default_rng(0)
    y, p = random.normal(size=samples), random.normal(size=samples) * 3
    sign = np.where(y > 0, 1.0, -1.0)
    label = np.where(y > 0, 1.0, 0.0)
    probs = random.uniform(0.01, 0.99, size=samples)
    tau = 0.9
    abs_, exp, log, where = np.abs, np.exp, np.log, np.where
    names: list[tuple[str, tuple, dict, Run]] = [
        ("squared_error", (y, p), {}, lambda: (p - y) ** 2),
        ("squared_error_gradient", (y, p), {}, lambda: 2 * (p - y)),
        ("absolute_error", (y, p), {}, lambda: abs_(p - y)),
        ("absolute_error_gradient", (y, p), {}, lambda: np.sign(p - y)),
        ("huber", (y, p), {}, lambda: _huber(p - y)),
        ("huber_gradient", (y, p), {}, lambda: np.clip(p - y, -1.0, 1.0)),
        ("log_cosh", (y, p), {}, lambda: log(np.cosh(p - y))),
        ("log_cosh_gradient", (y, p), {}, lambda: np.tanh(p - y)),
        ("quantile", (y, p), {"quantile": tau}, lambda: _pinball(p - y, tau)),
        (
            "quantile_gradient",
            (y, p),
            {"quantile": tau},
            lambda: where(p > y, 1 - tau, -tau),
        ),
        (
            "binary_cross_entropy",
            (label, probs),
            {},
            lambda: -(label * log(probs) + (1 - label) * log(1 - probs)),
        ),
        (
            "binary_cross_entropy_logits",
            (label, p),
            {},
            lambda: np.maximum(p, 0) - p * label + np.log1p(exp(-abs_(p))),
        ),
        (
            "binary_cross_entropy_logits_gradient",
            (label, p),
            {},
            lambda: 1 / (1 + exp(-p)) - label,
        ),
        ("brier", (label, probs), {}, lambda: (probs - label) ** 2),
        ("hinge", (sign, p), {}, lambda: np.maximum(0, 1 - sign * p)),
        ("hinge_gradient", (sign, p), {}, lambda: where(sign * p < 1, -sign, 0.0)),
        ("squared_hinge", (sign, p), {}, lambda: np.maximum(0, 1 - sign * p) ** 2),
        ("logistic", (sign, p), {}, lambda: np.log1p(exp(-sign * p))),
        ("logistic_gradient", (sign, p), {}, lambda: -sign / (1 + exp(sign * p))),
        ("exponential", (sign, p), {}, lambda: exp(-sign * p)),
    ]
    duels = [
        (f"{name} / numpy", _call(name, args, params), rival)
        for name, args, params, rival in names
    ]
    pinball = compiled.PinballLoss(quantile=tau)
    huber = compiled.HuberLoss(delta=1.0)
    half, absolute = compiled.HalfSquaredError(), compiled.AbsoluteError()
    binomial = compiled.HalfBinomialLoss()
    for name, y_true, params, rival in (
        ("half_squared_error", y, {}, half),
        ("absolute_error", y, {}, absolute),
        ("huber", y, {}, huber),
        ("quantile", y, {"quantile": tau}, pinball),
        ("binary_cross_entropy_logits", label, {}, binomial),
    ):
        for part in ("", "_gradient"):
            run = rival.gradient if part else rival.loss
            ours = _call(name + part, (y_true, p), params)
            duels.append((f"{name}{part} / scikit-learn", ours, _bind(run, y_true, p)))
    return duels


def _call(name: str, args: tuple, params: dict) -> Run:
    function = getattr(losses, name)
    return lambda: function(*args, **params)


def _bind(run: Callable, y_true: np.ndarray, raw: np.ndarray) -> Run:
    return lambda: run(y_true=y_true, raw_prediction=raw, n_threads=1)


def _huber(error: np.ndarray) -> np.ndarray:
    size = np.abs(error)
    return np.where(size <= 1.0, 0.5 * error**2, size - 0.5)


def _pinball(error: np.ndarray, tau: float) -> np.ndarray:
    return np.maximum((1 - tau) * error, -tau * error)


if __name__ == "__main__":
    for name, ratio in measure():
        print(f"{ratio:6.2f}  {name}")
