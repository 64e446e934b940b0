"""What goes wrong does so as told, and the careful function beside it does not."""

import math

import numpy as np
import pytest

import losses
from losses import (
    binary_cross_entropy_logits,
    clipped_binary_cross_entropy,
    clipped_binary_cross_entropy_gradient,
    cross_entropy_logits,
    double_sigmoid_cross_entropy,
    double_sigmoid_cross_entropy_gradient,
    double_softmax_cross_entropy,
    double_softmax_cross_entropy_gradient,
    log_sum_exp,
    naive_cross_entropy_logits,
    naive_cross_entropy_logits_gradient,
    naive_exponentials,
    naive_log_sum_exp,
    naive_softmax,
    shifted_log_sum_exp,
)

CAT = [1.0, 0.0]


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_naive_and_careful_agree_while_nothing_overflows(dtype):
    random = np.random.default_rng(1)
    logits = random.normal(size=(200, 5)) * 4
    target = random.dirichlet(np.ones(5), size=200)
    total = naive_log_sum_exp(logits, dtype=dtype)
    loss = naive_cross_entropy_logits(target, logits, dtype=dtype)
    assert total.dtype == loss.dtype == dtype
    tolerance = 1e-5 if dtype == "float32" else 1e-12
    np.testing.assert_allclose(total, log_sum_exp(logits), rtol=tolerance)
    np.testing.assert_allclose(
        loss, cross_entropy_logits(target, logits), rtol=tolerance
    )
    np.testing.assert_allclose(
        naive_cross_entropy_logits_gradient(target, logits, dtype=dtype),
        losses.cross_entropy_logits_gradient(target, logits),
        rtol=1e-3,
        atol=tolerance,
    )
    np.testing.assert_allclose(
        naive_softmax(logits, dtype=dtype), losses.softmax(logits), rtol=1e-5
    )


@pytest.mark.parametrize(
    ("logits", "dtype", "expected"),
    [
        ([709.0, 0.0], "float64", 709.0),
        ([710.0, 0.0], "float64", math.inf),
        ([88.0, 0.0], "float32", 88.0),
        ([89.0, 0.0], "float32", math.inf),
        ([89.0, 0.0], "float64", 89.0),
        ([-750.0, -760.0], "float64", -math.inf),
        ([-110.0, -110.0], "float32", -math.inf),
    ],
)
def test_naive_log_sum_exp_ends_where_the_exponential_does(logits, dtype, expected):
    assert naive_log_sum_exp(logits, dtype=dtype) == pytest.approx(expected)
    assert math.isfinite(log_sum_exp(logits))


@pytest.mark.parametrize(
    ("logits", "dtype", "expected"),
    [
        ([0.0, 800.0], "float64", math.nan),  # infinity over infinity
        ([0.0, 100.0], "float32", math.nan),
        ([-800.0, 0.0], "float64", math.inf),  # minus the logarithm of 0
        ([-110.0, 0.0], "float32", math.inf),
        ([0.0, -800.0], "float64", math.nan),  # 0 times minus infinity
    ],
)
def test_naive_cross_entropy_ends_in_three_ways(logits, dtype, expected):
    loss = naive_cross_entropy_logits(CAT, logits, dtype=dtype)
    assert float(loss) == pytest.approx(expected, nan_ok=True)
    assert math.isfinite(cross_entropy_logits(CAT, logits))


@pytest.mark.parametrize(
    ("logits", "dtype"),
    [
        ([0.0, 800.0], "float64"),
        ([-800.0, 0.0], "float64"),
        ([0.0, -800.0], "float64"),
        ([0.0, 100.0], "float32"),
    ],
)
def test_loss_that_is_no_number_has_no_slope(logits, dtype):
    slope = naive_cross_entropy_logits_gradient(CAT, logits, dtype=dtype)
    assert slope.dtype == dtype
    assert np.isnan(slope).all()


def test_exponentials_end_where_the_number_format_does():
    ends = naive_exponentials([709.0, 710.0, -745.0, -746.0])
    assert ends == pytest.approx([math.exp(709), math.inf, 5e-324, 0.0])
    ends = naive_exponentials([88.0, 89.0, -103.0, -104.0], dtype="float32")
    assert np.isfinite(ends).tolist() == [True, False, True, True]
    assert (ends == 0).tolist() == [False, False, False, True]


@pytest.mark.parametrize("shift", [300.0, 700.0, 999.0, 1000.0, 1600.0])
def test_any_shift_that_lets_an_exponential_live_gives_the_same(shift):
    logits = [998.0, 999.0, 1000.0]
    found = shifted_log_sum_exp(logits, shift=shift)
    assert found == pytest.approx(1000.407606, abs=1e-6)
    assert found == pytest.approx(log_sum_exp(logits))


def test_shift_too_small_overflows_and_too_large_leaves_nothing():
    logits = [998.0, 999.0, 1000.0]
    assert shifted_log_sum_exp(logits, shift=200.0) == math.inf
    assert shifted_log_sum_exp(logits, shift=1800.0) == -math.inf
    assert shifted_log_sum_exp(logits, shift=900.0, dtype="float32") == math.inf


def test_clipped_loss_freezes_and_its_slope_is_gone():
    """Misconception 18."""
    clipped = clipped_binary_cross_entropy([1.0, 1.0], [-40.0, -400.0])
    assert clipped == pytest.approx([16.118096, 16.118096], abs=1e-6)
    slope = clipped_binary_cross_entropy_gradient([1.0, 0.0], [-40.0, 40.0])
    assert slope.tolist() == [0.0, 0.0]
    assert binary_cross_entropy_logits(1, -40) == 40
    assert losses.binary_cross_entropy_logits_gradient(1, -40) == -1


def test_clipping_changes_nothing_inside():
    z = np.linspace(-10, 10, 81)
    for y in (0.0, 0.3, 1.0):
        target = np.full(z.shape, y)
        np.testing.assert_allclose(
            clipped_binary_cross_entropy(target, z),
            binary_cross_entropy_logits(target, z),
            rtol=1e-9,
        )
        ahead = clipped_binary_cross_entropy(target, z + 1e-4)
        behind = clipped_binary_cross_entropy(target, z - 1e-4)
        np.testing.assert_allclose(
            clipped_binary_cross_entropy_gradient(target, z),
            (ahead - behind) / 2e-4,
            atol=1e-7,
        )


@pytest.mark.parametrize(("k", "floor"), [(2, 0.313262), (10, 1.461150)])
def test_second_softmax_has_a_floor(k, floor):
    """Misconception 17."""
    target = np.eye(k)[0]
    right = double_softmax_cross_entropy(target, 1000.0 * target)
    assert right == pytest.approx(floor, abs=1e-6)
    assert right == pytest.approx(math.log(1 + (k - 1) / math.e))
    assert cross_entropy_logits(target, 1000.0 * target) == 0
    wrong = double_softmax_cross_entropy(target, 1000.0 * np.eye(k)[1])
    assert wrong == pytest.approx(math.log(math.e + k - 1))


def test_slope_through_both_softmaxes_is_the_central_difference():
    random = np.random.default_rng(3)
    logits = random.normal(size=(50, 4)) * 2
    target = random.dirichlet(np.ones(4), size=50)
    step = 1e-6 * random.normal(size=logits.shape)
    change = double_softmax_cross_entropy(target, logits + step)
    change -= double_softmax_cross_entropy(target, logits - step)
    slope = double_softmax_cross_entropy_gradient(target, logits)
    np.testing.assert_allclose(change, 2 * (slope * step).sum(axis=-1), atol=1e-14)


def test_second_sigmoid_has_a_floor_for_each_label():
    """A model that is right on mostly negatives looks like one that learned nothing."""
    right = double_sigmoid_cross_entropy([1, 0], [1000.0, -1000.0])
    assert right == pytest.approx([0.313262, 0.693147], abs=1e-6)
    assert right == pytest.approx([math.log(1 + math.exp(-1)), math.log(2)])
    wrong = double_sigmoid_cross_entropy([1, 0], [-1000.0, 1000.0])
    assert wrong == pytest.approx([math.log(2), math.log(1 + math.e)])
    logits = np.linspace(-30, 30, 601)
    for y, floor in enumerate(right[::-1]):
        assert (double_sigmoid_cross_entropy(np.full(601, y), logits) >= floor).all()
    rare = double_sigmoid_cross_entropy([1] + [0] * 9, [1000.0] + [-1000.0] * 9)
    assert rare.mean() == pytest.approx(0.655159, abs=1e-6)


def test_second_sigmoid_is_the_plain_formula():
    z = np.linspace(-8, 8, 65)
    p = 1 / (1 + np.exp(-1 / (1 + np.exp(-z))))
    for y in (0.0, 0.3, 1.0):
        np.testing.assert_allclose(
            double_sigmoid_cross_entropy(np.full(z.shape, y), z),
            -y * np.log(p) - (1 - y) * np.log(1 - p),
        )


def test_slope_through_both_sigmoids_is_the_central_difference():
    z = np.linspace(-8, 8, 65)
    for y in (0.0, 0.3, 1.0):
        target = np.full(z.shape, y)
        change = double_sigmoid_cross_entropy(target, z + 1e-5)
        change -= double_sigmoid_cross_entropy(target, z - 1e-5)
        slope = double_sigmoid_cross_entropy_gradient(target, z)
        np.testing.assert_allclose(change / 2e-5, slope, atol=1e-9)
    faded = double_sigmoid_cross_entropy_gradient([1, 0, 1, 0], [-40, -40, 40, 40])
    assert np.abs(faded).max() < 1e-16


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: naive_log_sum_exp([1.0], dtype="float16"),
            "dtype must be one of float32, float64; got 'float16'.",
        ),
        (
            lambda: naive_cross_entropy_logits([0.5, 0.6], [1.0, 2.0]),
            "y_true must sum to 1 over the classes; got 1.1.",
        ),
        (
            lambda: clipped_binary_cross_entropy(1, 0, epsilon=0.5),
            "epsilon must be one number in (0, 0.5); got 0.5.",
        ),
        (
            lambda: double_softmax_cross_entropy(CAT, [1.0, math.inf]),
            "logits must be finite; got inf.",
        ),
        (
            lambda: double_sigmoid_cross_entropy(1, math.nan),
            "logits must be finite; got nan.",
        ),
        (
            lambda: double_sigmoid_cross_entropy(-1, 0.0),
            "y_true must be in [0, 1]; got -1.0.",
        ),
    ],
)
def test_wrong_input_is_refused_even_here(call, message):
    with pytest.raises(ValueError, match=r".*") as caught:
        call()
    assert str(caught.value) == message
