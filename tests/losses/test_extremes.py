"""At the ends of the number line: overflow, certainty, ties, nothing, one."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

import losses
from losses import REGISTRY, constant_minimiser

SPECS = list(REGISTRY.values())
FINITE = st.floats(allow_nan=False, allow_infinity=False)
FROM_ZERO = st.floats(0.0, allow_nan=False, allow_infinity=False)
UNIT = st.floats(0.0, 1.0)
SIGNS = st.sampled_from([-1.0, 1.0])


def within(spec):
    """Any finite number that the loss takes for a prediction."""
    return FROM_ZERO if spec.prediction_domain.low == 0.0 else FINITE


def columns(spec, draw):
    n = draw(st.integers(1, 6))
    shape = (n, draw(st.integers(2, 5))) if spec.classes else (n,)
    if spec.argument == "probability" or (
        spec.family == "probability" and spec.classes
    ):
        weights = st.one_of(st.just(0.0), st.floats(1e-300, 1.0))
    if spec.argument == "probability":
        prediction = draw(arrays.arrays(float, shape, elements=UNIT))
        if spec.classes:
            prediction = rows(draw(arrays.arrays(float, shape, elements=weights)))
    else:
        prediction = draw(arrays.arrays(float, shape, elements=within(spec)))
    if spec.family == "regression":
        target = draw(arrays.arrays(float, n, elements=within(spec)))
    elif spec.family == "margin":
        labels = st.integers(0, shape[-1] - 1) if spec.classes else SIGNS
        target = draw(arrays.arrays(float, n, elements=labels))
    elif spec.classes:
        target = rows(draw(arrays.arrays(float, shape, elements=weights)))
    else:
        target = draw(arrays.arrays(float, n, elements=UNIT))
    return target, prediction


def rows(weights):
    weights[weights.sum(axis=-1) == 0] = 1.0
    weights /= weights.max(axis=-1, keepdims=True)
    return weights / weights.sum(axis=-1, keepdims=True)


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_float_gives_a_loss_and_a_slope_without_a_warning(spec, data):
    target, prediction = columns(spec, data.draw)
    loss = spec.value(target, prediction)
    assert loss.shape == target.shape[:1]
    assert not np.isnan(loss).any()
    assert np.all(loss >= 0) or not spec.from_zero
    slope = spec.gradient(target, prediction)
    assert slope.shape == prediction.shape
    assert not np.isnan(slope).any()
    if spec.subgradient:
        lower, upper = spec.subgradient(target, prediction)
        assert np.all((lower <= slope + 1e-15) & (slope <= upper + 1e-15))


NAMES = [name for name, spec in REGISTRY.items() if not spec.classes]


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_best_constant_is_found_for_any_targets(name, data):
    spec = REGISTRY[name]
    elements = {"regression": within(spec), "probability": UNIT, "margin": SIGNS}[
        spec.family
    ]
    target = data.draw(arrays.arrays(float, st.integers(1, 12), elements=elements))
    kept = target.copy()
    best = constant_minimiser(name, target)
    np.testing.assert_array_equal(target, kept)
    assert not math.isnan(best)
    if spec.family == "regression":
        # Half of each, so that the largest doubles leave room for rounding.
        low, high = target.min() / 2, target.max() / 2
        room = 1e-12 * max(abs(low), abs(high))
        assert low - room <= best / 2 <= high + room


@pytest.mark.parametrize("z", [1000.0, -1000.0, 1e308, -1e308])
def test_logits_of_a_thousand_and_more_stay_finite_where_the_loss_is(z):
    size = abs(z)
    right, wrong = float(z > 0), float(z < 0)
    assert losses.binary_cross_entropy_logits(right, z) == 0
    assert losses.binary_cross_entropy_logits(wrong, z) == size
    assert losses.binary_cross_entropy_logits_gradient(wrong, z) == math.copysign(1, z)
    assert losses.focal_logits(wrong, z) == size
    assert losses.focal_logits(right, z) == 0
    assert losses.brier_logits(wrong, z) == 1
    assert losses.brier_logits_gradient(wrong, z) == 0
    assert losses.sigmoid(z) == right
    assert losses.logistic(math.copysign(1, -z), z) == size
    assert losses.hinge(math.copysign(1, -z), z) == size + 1
    assert losses.exponential(math.copysign(1, -z), z) == math.inf
    assert losses.exponential_gradient(math.copysign(1, -z), z) == math.copysign(
        math.inf, z
    )
    assert losses.softmax([z, 0.0]).tolist() == [right, wrong]
    assert losses.log_sum_exp([z, 0.0]) == max(z, 0.0)
    assert losses.cross_entropy_logits([wrong, right], [z, 0.0]) == size


def test_small_losses_keep_their_digits():
    assert losses.binary_cross_entropy_logits(1, 40) == pytest.approx(math.exp(-40))
    assert losses.cross_entropy_logits([1, 0], [40, 0]) == pytest.approx(math.exp(-40))
    assert losses.logistic(1, 700) == pytest.approx(math.exp(-700))
    assert losses.binary_cross_entropy(0, 1e-20) == pytest.approx(1e-20)


def test_squares_too_large_for_a_double_are_infinite():
    assert losses.squared_error(0, 1e200) == math.inf
    assert losses.half_squared_error(0, 1e200) == math.inf
    assert losses.huber(0, 1e200, delta=1e200) == math.inf
    assert losses.huber(0, 1e200) == 1e200
    assert losses.absolute_error(-1e308, 1e308) == math.inf
    assert losses.squared_error_gradient(0, 1e308) == math.inf
    assert losses.squared_hinge(1, -1e200) == math.inf


@pytest.mark.parametrize(
    ("y", "p", "value", "slope"),
    [
        (1, 0, math.inf, -math.inf),
        (0, 1, math.inf, math.inf),
        (0, 0, 0, 1),
        (1, 1, 0, -1),
        (0.5, 0, math.inf, -math.inf),
        (0.5, 1, math.inf, math.inf),
    ],
)
def test_certainty_costs_nothing_or_infinity(y, p, value, slope):
    assert losses.binary_cross_entropy(y, p) == value
    assert losses.binary_cross_entropy_gradient(y, p) == slope
    assert losses.cross_entropy([y, 1 - y], [p, 1 - p]) == value
    assert losses.focal(y, p, gamma=0.0) == value
    assert losses.focal_gradient(y, p, gamma=0.0) == slope
    assert losses.focal(y, p) == value


def test_slope_of_cross_entropy_is_zero_where_the_target_is():
    slope = losses.cross_entropy_gradient([0.0, 1.0, 0.0], [0.0, 0.5, 0.5])
    assert slope.tolist() == [0, -2, 0]
    assert losses.cross_entropy_gradient([1.0, 0.0], [0.0, 1.0])[0] == -math.inf


def test_slopes_are_never_minus_zero_where_nothing_is_to_do():
    for slope in (
        losses.hinge_gradient([1, -1], [3.0, -3.0]),
        losses.squared_hinge_gradient([1, -1], [3.0, -3.0]),
        losses.quantile_gradient([1.0], [1.0]),
        losses.absolute_error_gradient([1.0], [1.0]),
        losses.cross_entropy_gradient([0.0, 1.0], [0.5, 0.5])[:1],
        losses.quantile([0.0, -0.0, 3.0], [-0.0, 0.0, 3.0]),
    ):
        assert not np.signbit(slope).any()


def test_infinite_losses_pool_to_infinity():
    assert losses.reduce_loss([1.0, math.inf]) == math.inf
    assert losses.reduce_loss([1.0, math.inf], "sum") == math.inf
    assert losses.reduce_gradient([math.inf, -math.inf]).tolist() == [
        math.inf,
        -math.inf,
    ]


def test_mean_of_huge_losses_is_finite_when_they_are():
    assert losses.reduce_loss([1.6e308, 1.6e308]) == 1.6e308
    assert constant_minimiser("squared_error", [1.6e308, 1.6e308]) == 1.6e308
    largest = np.finfo(float).max  # a third of it, three times, is more
    assert losses.reduce_loss([largest] * 3) == largest


def test_nothing_sums_to_zero_and_has_no_mean():
    assert losses.reduce_loss([], "sum") == 0
    assert losses.reduce_loss([], "none").shape == (0,)
    assert losses.reduce_gradient([]).shape == (0,)
    with pytest.raises(ValueError, match="loss must have at least one value"):
        losses.reduce_loss([])
    with pytest.raises(ValueError, match="y_true must have at least one value"):
        constant_minimiser("huber", [])


def test_float32_and_strides_are_read_as_they_are():
    y_true = np.arange(12, dtype=np.float32)[::2]
    y_pred = np.arange(18).reshape(6, 3)[:, 0]
    loss = losses.squared_error(y_true, y_pred)
    assert loss.dtype == np.float64
    assert loss.tolist() == [0, 1, 4, 9, 16, 25]
