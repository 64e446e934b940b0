"""Every loss of the registry with every setting worth testing, as test rows."""

import numpy as np
import pytest

from losses import REGISTRY
from tests.losses import samples

SPECS = list(REGISTRY.values())
CASES = [
    pytest.param(
        spec,
        params,
        id=spec.name + "".join(f"-{key}={value:g}" for key, value in params.items()),
    )
    for spec in SPECS
    for params in samples.parameter_settings(spec)
]
SCALAR_CASES = [case for case in CASES if not case.values[0].classes]
every_case = pytest.mark.parametrize(("spec", "params"), CASES)
every_scalar_case = pytest.mark.parametrize(("spec", "params"), SCALAR_CASES)
every_spec = pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
N = 400


def draw(spec, n=N, seed=1):
    random = np.random.default_rng(seed)
    return samples.targets(spec, n, random), samples.predictions(spec, n, random)


def functions(spec):
    """List value, gradient and, where there is one, curvature."""
    return [f for f in (spec.value, spec.gradient, spec.curvature) if f]
