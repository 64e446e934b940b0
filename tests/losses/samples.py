"""Random targets and predictions that suit any entry of the registry."""

import numpy as np

from losses import LossSpec

CLASSES = 4


def targets(spec: LossSpec, n: int, random: np.random.Generator) -> np.ndarray:
    """Draw targets; soft labels where the loss takes them."""
    if spec.family == "regression":
        if spec.target_domain.low == 0.0:
            return random.exponential(3.0, size=n)
        return random.normal(size=n) * 3.0
    if spec.family == "margin":
        if spec.classes:
            return random.integers(CLASSES, size=n)
        return random.choice([-1.0, 1.0], size=n)
    if spec.classes:
        return random.dirichlet(np.ones(CLASSES), size=n)
    return random.uniform(size=n)


def hard_targets(spec: LossSpec, n: int, random: np.random.Generator) -> np.ndarray:
    """Draw targets that a prediction can meet exactly."""
    if spec.family != "probability":
        return targets(spec, n, random)
    if spec.classes:
        return np.eye(CLASSES)[random.integers(CLASSES, size=n)]
    return random.integers(2, size=n).astype(float)


def predictions(spec: LossSpec, n: int, random: np.random.Generator) -> np.ndarray:
    """Draw predictions inside the domain, away from its ends."""
    if spec.argument == "probability":
        if spec.classes:
            return 0.1 / CLASSES + 0.9 * random.dirichlet(np.ones(CLASSES), size=n)
        return random.uniform(0.02, 0.98, size=n)
    if spec.prediction_domain.low == 0.0:
        return 0.5 + random.exponential(3.0, size=n)
    return random.normal(size=(n, CLASSES) if spec.classes else n) * 3.0


def perfect(spec: LossSpec, target: np.ndarray) -> np.ndarray:
    """Predict hard targets exactly, or with a score as sure as 10,000."""
    if spec.family == "regression" or spec.argument == "probability":
        return np.array(target, dtype=float)
    if spec.family == "probability":
        return 20_000.0 * target - 10_000.0
    if spec.classes:
        return 10_000.0 * np.eye(CLASSES)[target]
    return 10_000.0 * target


def parameter_settings(spec: LossSpec) -> list[dict[str, float]]:
    """List the defaults, and each parameter at both ends of its range."""
    settings = [spec.defaults]
    for parameter in spec.parameters:
        for value in (parameter.low, parameter.high):
            settings.append({**spec.defaults, parameter.name: value})
    return settings


def error_or_margin(spec: LossSpec, target, prediction) -> np.ndarray:
    """Say how far the predictions are from the kinks' origin."""
    if spec.family == "regression":
        return prediction - target
    if spec.classes:
        rows = np.arange(len(target))
        lead = prediction[rows, target][:, np.newaxis] - prediction
        lead[rows, target] = np.inf
        return lead
    return target * prediction
