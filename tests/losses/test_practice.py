"""Losses that questions ask about: by hand, as relations and by an oracle."""

import math
import re

import numpy as np
import pytest
from scipy import stats

import losses

RNG = np.random.default_rng(8)
NEAR, FAR = RNG.uniform(0, 2, size=(2, 30))
TEACHER, STUDENT = RNG.normal(size=(2, 12, 4)) * 2
MASK = (np.arange(40) < 15) * 1.0
PROBS = RNG.uniform(size=40)
Y, GUESS = RNG.normal(size=(2, 40))
WIDTH = RNG.uniform(0.2, 3.0, size=40)
SIXTY = np.r_[np.zeros(10), np.ones(60), np.zeros(30)]
FORTY = np.r_[np.ones(40), np.zeros(60)]


@pytest.mark.parametrize(
    ("value", "by_hand"),
    [
        (losses.gaussian_nll(0, 0, 0.01), -3.686232),
        (losses.gaussian_nll(250, 200, 25), 13.045570 - math.log(1000)),
        (losses.laplace_nll(0, 0, 0.5), 0.0),
        (losses.triplet(0.4, 0.9, margin=0.2), 0.0),
        (losses.triplet(0.8, 0.9, margin=0.2), 0.1),
        (losses.triplet(0.7, 0.7, margin=0.2), 0.2),
        (losses.distillation([0, 0], [math.log(3), 0], temperature=1), 0.143841),
        (losses.dice(FORTY, SIXTY), 0.4),
        (losses.dice(FORTY, FORTY), 0.0),
        (losses.dice([0, 1], [1, 0]), 1.0),
        (losses.dice([0, 0], [0, 0]), 0.0),
        (losses.dice([], []), 0.0),
        (losses.dice([1, 0], [0.5, 0.5]), 0.5),
    ],
)
def test_values_by_hand(value, by_hand):
    assert value == pytest.approx(by_hand, abs=5e-7)


def test_densities_are_those_of_scipy():
    np.testing.assert_allclose(
        losses.gaussian_nll(Y, GUESS, WIDTH), -stats.norm.logpdf(Y, GUESS, WIDTH)
    )
    np.testing.assert_allclose(
        losses.laplace_nll(Y, GUESS, WIDTH), -stats.laplace.logpdf(Y, GUESS, WIDTH)
    )


def test_gaussian_surprise_is_lowest_where_sigma_is_the_size_of_the_error():
    size = np.abs(GUESS - Y)
    lowest = losses.gaussian_nll(Y, GUESS, size)
    for share in (0.9, 0.999, 1.001, 1.1):
        assert np.all(losses.gaussian_nll(Y, GUESS, share * size) > lowest)


def test_triplet_is_the_hinge_of_the_lead():
    lead = FAR - NEAR
    np.testing.assert_allclose(
        losses.triplet(NEAR, FAR), losses.hinge(np.ones(30), lead), atol=1e-15
    )
    np.testing.assert_allclose(
        losses.triplet(NEAR, FAR, margin=0.2),
        0.2 * losses.hinge(np.ones(30), lead / 0.2),
        atol=1e-15,
    )


@pytest.mark.parametrize("temperature", [0.5, 1.0, 4.0])
def test_distillation_is_the_divergence_of_softened_probabilities(temperature):
    apart = losses.kl_divergence(
        losses.softmax(TEACHER, temperature=temperature),
        losses.softmax(STUDENT, temperature=temperature),
    )
    np.testing.assert_allclose(
        losses.distillation(TEACHER, STUDENT, temperature=temperature),
        temperature**2 * apart,
    )
    np.testing.assert_array_equal(losses.distillation(TEACHER, TEACHER), 0.0)


def test_distillation_slope_tends_to_the_difference_of_centred_logits():
    def centred(logits):
        return logits - logits.mean(axis=-1, keepdims=True)

    np.testing.assert_allclose(
        losses.distillation_gradient(TEACHER, STUDENT, temperature=1e5),
        (centred(STUDENT) - centred(TEACHER)) / 4,
        atol=1e-4,
    )


def test_dice_of_masks_gives_their_overlap_over_union():
    dice = losses.dice(FORTY, SIXTY)
    union = np.maximum(FORTY, SIXTY).sum()
    overlap = (FORTY * SIXTY).sum()
    assert (overlap, union) == (30, 70)
    assert (1 - dice) / (1 + dice) == pytest.approx(overlap / union)


def difference(value, at, index):
    step = 1e-6
    moved = np.zeros(at.shape)
    moved[..., index] = step
    return (value(at + moved) - value(at - moved)) / (2 * step)


@pytest.mark.parametrize("margin", [0.2, 1.0])
def test_triplet_gradient_is_a_difference(margin):
    step = 1e-6
    rise = losses.triplet(NEAR + step, FAR, margin=margin) - losses.triplet(
        NEAR - step, FAR, margin=margin
    )
    slope = losses.triplet_gradient(NEAR, FAR, margin=margin)
    assert set(slope) == {0.0, 1.0}
    np.testing.assert_allclose(slope, rise / (2 * step), atol=1e-8)


def test_distillation_gradient_is_a_difference():
    slope = losses.distillation_gradient(TEACHER, STUDENT, temperature=3.0)
    for index in range(4):
        rise = difference(
            lambda z: losses.distillation(TEACHER, z, temperature=3.0), STUDENT, index
        )
        np.testing.assert_allclose(slope[:, index], rise, atol=1e-7)


def test_dice_gradient_is_a_difference():
    slope = losses.dice_gradient(MASK, PROBS)
    for index in (0, 14, 15, 39):
        rise = difference(lambda p: losses.dice(MASK, p), PROBS, index)
        assert slope[index] == pytest.approx(rise, abs=1e-8)
    np.testing.assert_array_equal(losses.dice_gradient([0, 0], [0, 0]), [0.0, 0.0])


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: losses.gaussian_nll(0, 0, 0), "sigma must be above 0 and finite"),
        (
            lambda: losses.gaussian_nll([0, 0], [0, 0], [1]),
            "sigma must have the shape of y_true, (2,)",
        ),
        (lambda: losses.laplace_nll(0, 0, math.inf), "scale must be above 0"),
        (
            lambda: losses.triplet(-1, 0),
            "d_positive must be in [0, inf)",
        ),
        (
            lambda: losses.triplet_gradient(1, math.nan),
            "d_negative must be in [0, inf)",
        ),
        (
            lambda: losses.triplet(1, 2, margin=0),
            "margin must be one number in (0, inf)",
        ),
        (
            lambda: losses.distillation([1, 2], [1, 2, 3]),
            "logits must have the shape of teacher_logits, (2,)",
        ),
        (
            lambda: losses.distillation_gradient([1, 0], [math.inf, 0]),
            "logits must be finite",
        ),
        (lambda: losses.dice([1, 0], [1.5, 0]), "probs must be in [0, 1]; got 1.5"),
        (lambda: losses.dice_gradient([2], [0]), "y_true must be in [0, 1]; got 2.0"),
    ],
)
def test_what_cannot_be_is_refused(call, message):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}"):
        call()


def test_numbers_give_numbers_and_rows_give_rows():
    assert isinstance(losses.dice([1, 0], [1, 0]), np.float64)
    assert losses.distillation(TEACHER, STUDENT).shape == (12,)
    assert losses.distillation_gradient(TEACHER, STUDENT).shape == (12, 4)
