"""Losses of pairs, of a teacher and a student, of masks: by hand and as relations."""

import math
import re

import numpy as np
import pytest

import losses

RNG = np.random.default_rng(8)
NEAR, FAR = RNG.uniform(0, 2, size=(2, 30))
BETTER, WORSE = RNG.normal(size=(2, 30)) * 3
OTHERS = RNG.normal(size=(30, 5))
TEACHER, STUDENT = RNG.normal(size=(2, 12, 4)) * 2
MASK = (np.arange(40) < 15) * 1.0
PROBS = RNG.uniform(size=40)
SIXTY = np.r_[np.zeros(10), np.ones(60), np.zeros(30)]
FORTY = np.r_[np.ones(40), np.zeros(60)]


@pytest.mark.parametrize(
    ("value", "by_hand"),
    [
        (losses.triplet(0.4, 0.9, margin=0.2), 0.0),
        (losses.triplet(0.8, 0.9, margin=0.2), 0.1),
        (losses.triplet(0.7, 0.7, margin=0.2), 0.2),
        (losses.info_nce(0.3, [0.3] * 7), math.log(8)),
        (losses.info_nce(1.0, [0.0], temperature=0.5), 0.126928),
        (losses.info_nce(1000.0, [1002.0, 1001.0]), 2.407606),
        (losses.preference(1, 0), 0.313262),
        (losses.preference(0, 1), 1.313262),
        (losses.preference(0, 1000), 1000.0),
        (losses.preference(7, 7, beta=0.1), math.log(2)),
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


@pytest.mark.parametrize("temperature", [0.07, 1.0, 3.0])
def test_info_nce_is_the_cross_entropy_over_all_candidates(temperature):
    logits = np.column_stack([BETTER, OTHERS]) / temperature
    first = np.tile([1.0] + [0.0] * 5, (30, 1))
    np.testing.assert_allclose(
        losses.info_nce(BETTER, OTHERS, temperature=temperature),
        losses.cross_entropy_logits(first, logits),
    )
    np.testing.assert_allclose(
        losses.info_nce_gradient(BETTER, OTHERS, temperature=temperature),
        losses.cross_entropy_logits_gradient(first, logits)[:, 0] / temperature,
        atol=1e-14,
    )


def test_info_nce_with_one_other_is_a_preference():
    np.testing.assert_allclose(
        losses.info_nce(BETTER, WORSE[:, np.newaxis], temperature=0.5),
        losses.preference(BETTER, WORSE, beta=2.0),
    )


@pytest.mark.parametrize("beta", [0.1, 1.0])
def test_preference_is_the_logistic_loss_of_the_difference(beta):
    np.testing.assert_allclose(
        losses.preference(BETTER, WORSE, beta=beta),
        losses.logistic(np.ones(30), beta * (BETTER - WORSE)),
    )
    np.testing.assert_allclose(
        losses.preference(BETTER + 5, WORSE + 5, beta=beta),
        losses.preference(BETTER, WORSE, beta=beta),
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


@pytest.mark.parametrize(
    ("value", "gradient", "rest"),
    [
        (losses.info_nce, losses.info_nce_gradient, OTHERS),
        (losses.preference, losses.preference_gradient, WORSE),
    ],
    ids=["info_nce", "preference"],
)
@pytest.mark.parametrize("sharpness", [0.4, 1.0, 2.0])
def test_gradients_are_differences(value, gradient, rest, sharpness):
    name = "temperature" if value is losses.info_nce else "beta"
    chosen = {name: sharpness}
    step = 1e-5
    rise = value(BETTER + step, rest, **chosen) - value(BETTER - step, rest, **chosen)
    np.testing.assert_allclose(
        gradient(BETTER, rest, **chosen), rise / (2 * step), atol=1e-7
    )


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
            lambda: losses.info_nce([1, 2], [[0], [0], [0]]),
            "positive must have one value for each row of negatives, (3,)",
        ),
        (lambda: losses.info_nce(math.inf, [0]), "positive must be finite"),
        (
            lambda: losses.info_nce_gradient(1, [0], temperature=-1),
            "temperature must be one number in (0, inf)",
        ),
        (lambda: losses.preference([1, 2], [1]), "rejected must have the shape"),
        (lambda: losses.preference(1, math.nan), "rejected must be finite"),
        (lambda: losses.preference(1, 2, beta=0), "beta must be one number"),
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
    assert isinstance(losses.preference(1, 2), np.float64)
    assert isinstance(losses.dice([1, 0], [1, 0]), np.float64)
    assert losses.info_nce(NEAR, OTHERS).shape == (30,)
    assert losses.distillation(TEACHER, STUDENT).shape == (12,)
    assert losses.distillation_gradient(TEACHER, STUDENT).shape == (12, 4)
