"""The second derivative of every loss, against its gradient and against paper."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from losses import REGISTRY, sigmoid
from tests.losses import samples
from tests.losses.cases import SCALAR_CASES, draw, every_scalar_case

STEP = 1e-5


def near_a_jump(spec, params, target, prediction):
    """Whether the curvature jumps near the predictions, or the slope does."""
    place = samples.error_or_margin(spec, target, prediction)
    jumps = np.zeros(place.shape, dtype=bool)
    for jump in (*spec.kinks(**params), *spec.seams(**params)):
        jumps |= np.abs(place - jump) <= 2 * STEP
    return jumps


@pytest.mark.parametrize(
    "spec",
    [
        pytest.param(spec, id=spec.name)
        for spec in REGISTRY.values()
        if spec.curvature and spec.family != "probability" and spec.from_zero
    ],
)
def test_curvature_jumps_at_kinks_and_declared_seams_and_nowhere_else(spec):
    label = 1.0
    grid = np.linspace(-4.0, 4.0, 4001) + 1.25e-3
    place = samples.error_or_margin(spec, np.full(grid.shape, label), grid)
    seen = False
    for params in samples.parameter_settings(spec):
        bend = spec.curvature(np.full(grid.shape, label), grid, **params)
        jumps = np.abs(np.diff(bend)) > 0.01 * (1 + np.abs(bend[1:]))
        seams = spec.seams(**params)
        for found in place[1:][jumps]:
            assert (
                min(abs(found - each) for each in (*spec.kinks(**params), *seams))
                < 0.01
            )
        seen |= any(
            np.abs(place[1:][jumps] - each).min() < 0.01
            for each in seams
            if jumps.any()
        )
    assert seen == bool(spec.seams(**spec.defaults))


@every_scalar_case
def test_curvature_is_the_central_difference_of_the_gradient(spec, params):
    target, prediction = draw(spec)
    ahead = spec.gradient(target, prediction + STEP, **params)
    behind = spec.gradient(target, prediction - STEP, **params)
    bend = spec.curvature(target, prediction, **params)
    smooth = ~near_a_jump(spec, params, target, prediction)
    assert smooth.mean() > 0.9
    np.testing.assert_allclose(
        bend[smooth], (ahead - behind)[smooth] / (2 * STEP), rtol=2e-5, atol=1e-8
    )


@every_scalar_case
def test_curvature_is_never_negative_exactly_where_the_loss_is_convex(spec, params):
    target, prediction = draw(spec, 20_000)
    bend = spec.curvature(target, prediction, **params)
    bends_down = bool((bend < 0).any())
    flat_or_up = spec.convex or params.get("gamma") == 0 or spec.name == "zero_one"
    assert bends_down != flat_or_up


@pytest.mark.parametrize(
    ("name", "target", "prediction", "params", "expected"),
    [
        ("squared_error", 3, 7, {}, 2),
        ("half_squared_error", 3, 7, {}, 1),
        ("absolute_error", 3, 7, {}, 0),
        ("absolute_error", 3, 3, {}, 0),
        ("huber", 0, 2.0, {"delta": 2.0}, 1),
        ("huber", 0, 2.1, {"delta": 2.0}, 0),
        ("log_cosh", 5, 5, {}, 1),
        ("log_cosh", 0, 1, {}, 1 / math.cosh(1) ** 2),
        ("log_cosh", 0, 400, {}, 4 * math.exp(-800)),
        ("quantile", 3, 2, {"quantile": 0.9}, 0),
        ("expectile", 3, 2, {"expectile": 0.9}, 1.8),
        ("expectile", 3, 4, {"expectile": 0.9}, 0.2),
        ("poisson", 2, 4, {}, 0.125),
        ("poisson", 2, 0, {}, math.inf),
        ("poisson", 0, 0, {}, 0),
        ("binary_cross_entropy", 1, 0.7, {}, 1 / 0.49),
        ("binary_cross_entropy", 0, 0.7, {}, 1 / 0.09),
        ("binary_cross_entropy", 1, 0, {}, math.inf),
        ("binary_cross_entropy", 1, 1, {}, 1),
        ("binary_cross_entropy", 0, 0, {}, 1),
        ("binary_cross_entropy_logits", 1, math.log(7 / 3), {}, 0.21),
        ("brier", 1, 0.7, {}, 2),
        ("brier_logits", 1, 0, {}, 0.125),
        # Interview 31: it bends down at -2, up at 1, and turns at -ln 2.
        ("brier_logits", 1, -2, {}, -0.118814),
        ("brier_logits", 1, 1, {}, 0.126183),
        ("brier_logits", 1, -math.log(2), {}, 0),
        ("focal", 1, 0.5, {"gamma": 2.0}, 5 + 2 * math.log(2)),
        ("focal", 1, 1, {"gamma": 2.0}, 0),
        ("focal", 1, 1, {"gamma": 1.0}, 2),
        ("focal", 1, 1, {"gamma": 0.5}, math.inf),
        ("focal", 1, 1, {"gamma": 0.0}, 1),
        ("focal", 1, 0, {"gamma": 2.0}, math.inf),
        ("focal", 0, 0, {"gamma": 2.0}, 0),
        ("focal_logits", 1, 0, {"gamma": 0.0}, 0.25),
        ("hinge", 1, 0.5, {}, 0),
        ("squared_hinge", 1, 0.5, {}, 2),
        ("squared_hinge", 1, 1, {}, 0),
        ("squared_hinge", -1, 1.5, {}, 2),
        ("logistic", -1, 0, {}, 0.25),
        ("logistic_bits", 1, 0, {}, 0.25 / math.log(2)),
        ("exponential", 1, -3, {}, math.exp(3)),
        ("zero_one", 1, -3, {}, 0),
    ],
)
def test_curvature_is_the_one_worked_out(name, target, prediction, params, expected):
    bend = REGISTRY[name].curvature(target, prediction, **params)
    assert isinstance(bend, np.float64)
    assert bend == pytest.approx(expected, abs=6e-7)


@given(data=st.data())
@settings(max_examples=25, deadline=None)
@pytest.mark.parametrize(("spec", "params"), SCALAR_CASES)
def test_curvature_is_a_number_however_far_out(spec, params, data):
    if spec.argument == "probability":
        prediction = data.draw(st.floats(0.0, 1.0))
    else:
        low = 0.0 if spec.prediction_domain.low == 0.0 else None
        finite = st.floats(min_value=low, allow_nan=False, allow_infinity=False)
        prediction = data.draw(finite)
    target = {"regression": 0.25, "probability": data.draw(st.floats(0.0, 1.0))}.get(
        spec.family, data.draw(st.sampled_from([-1.0, 1.0]))
    )
    bend = spec.curvature(target, prediction, **params)
    assert not np.isnan(bend)
    if spec.convex:
        assert bend >= 0


def test_brier_bends_as_cross_entropy_does_times_a_factor():
    """Curvature through the sigmoid: f''(p) p'^2 + f'(p) p''."""
    z = np.linspace(-6, 6, 49)
    p = sigmoid(z)
    gear = p * (1 - p)
    through = 2 * gear**2 + 2 * (p - 1) * gear * (1 - 2 * p)
    bend = REGISTRY["brier_logits"].curvature(np.ones(z.shape), z)
    np.testing.assert_allclose(bend, through, atol=1e-15)
