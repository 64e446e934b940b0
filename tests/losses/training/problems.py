"""Random training problems for any loss that descent can lower."""

from dataclasses import replace

import numpy as np

from losses import REGISTRY, LossSpec, Objective

TRAINABLE = [
    name
    for name, spec in REGISTRY.items()
    if spec.prediction_domain.includes(-1.0) and not spec.classes
]
CONVEX = [name for name in TRAINABLE if REGISTRY[name].convex]
SMOOTH = [name for name in CONVEX if REGISTRY[name].differentiable]
KINKED = [name for name in CONVEX if not REGISTRY[name].differentiable]

TUBE = 0.5


def tube(y_true, y_pred):
    """Charge the part of an error that is outside a tube around the target."""
    return np.maximum(np.abs(np.subtract(y_pred, y_true)) - TUBE, 0.0)


def tube_gradient(y_true, y_pred):
    error = np.subtract(y_pred, y_true)
    return np.sign(error) * (np.abs(error) > TUBE)


TUBE_SPEC: LossSpec = replace(
    REGISTRY["absolute_error"],
    name="tube",
    value=tube,
    gradient=tube_gradient,
    pieces=lambda: ((-1.0, -TUBE), (0.0, 0.0), (1.0, -TUBE)),
)
"""A loss with two kinks that is not in the registry."""

CAUCHY_SPEC: LossSpec = replace(
    REGISTRY["squared_error"],
    name="cauchy",
    value=lambda y_true, y_pred: np.log1p(np.subtract(y_pred, y_true) ** 2),
    gradient=lambda y_true, y_pred: (
        2 * (y_pred - y_true) / (1 + (y_pred - y_true) ** 2)
    ),
    curvature=lambda y_true, y_pred: (
        2 * (1 - (y_pred - y_true) ** 2) / (1 + (y_pred - y_true) ** 2) ** 2
    ),
    convex=False,
    quadratic=False,
)
"""A loss that lets go of what is far off, and is not in the registry."""


def problem(loss, seed=0, n=60, d=3, **kwargs):
    """Draw features with an intercept and targets that no line meets."""
    random = np.random.default_rng(seed)
    features = random.normal(size=(n, d))
    features[:, 0] = 1.0
    score = features @ random.normal(size=d) + random.normal(size=n)
    family = REGISTRY[loss].family
    targets = {
        "regression": score,
        "margin": np.where(score > 0, 1.0, -1.0),
        "probability": (score > 0).astype(float),
    }[family]
    if family != "regression":
        wrong = random.permutation(n)[: n // 5]
        targets[wrong] = (0.0 if family == "margin" else 1.0) - targets[wrong]
    return Objective(features, targets, loss, **kwargs)
