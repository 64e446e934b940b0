"""Random training problems for any loss that descent can lower."""

import numpy as np

from losses import REGISTRY, Objective

TRAINABLE = [
    name
    for name, spec in REGISTRY.items()
    if spec.argument != "probability" and not spec.classes
]
CONVEX = [name for name in TRAINABLE if REGISTRY[name].convex]
SMOOTH = [name for name in CONVEX if REGISTRY[name].differentiable]
KINKED = [name for name in CONVEX if not REGISTRY[name].differentiable]


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
