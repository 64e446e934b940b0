"""Identities and bounds between losses, as their docstrings state them."""

import math

import numpy as np
import pytest

import losses

RANDOM = np.random.default_rng(21)
N = 3_000
Y, P = RANDOM.normal(size=(2, N)) * 5
SIGN = RANDOM.choice([-1.0, 1.0], size=N)
LABEL = (SIGN + 1) / 2
SOFT = RANDOM.uniform(size=N)
PROBS = RANDOM.uniform(0.001, 0.999, size=N)
ROWS, OTHER = RANDOM.dirichlet(np.ones(4), size=(2, N))
LOGITS = RANDOM.normal(size=(N, 4)) * 5
INDEX = RANDOM.integers(4, size=N)


def same(first, second, **tolerance):
    np.testing.assert_allclose(
        first, second, **{"rtol": 1e-10, "atol": 1e-13} | tolerance
    )


def both(name, *arguments, **params):
    value = getattr(losses, name)(*arguments, **params)
    return value, getattr(losses, f"{name}_gradient")(*arguments, **params)


def test_half_squared_error_is_half_of_squared_error():
    for half, full in zip(
        both("half_squared_error", Y, P), both("squared_error", Y, P), strict=True
    ):
        same(2 * half, full)


def test_quantile_at_one_half_is_half_of_absolute_error():
    for half, full in zip(
        both("quantile", Y, P, quantile=0.5), both("absolute_error", Y, P), strict=True
    ):
        same(2 * half, full)


def test_quantiles_of_tau_and_the_rest_add_up_to_absolute_error():
    low, high = losses.quantile(Y, P, quantile=0.2), losses.quantile(Y, P, quantile=0.8)
    same(low + high, losses.absolute_error(Y, P))


def test_huber_is_half_squared_inside_and_absolute_in_the_limit():
    for inside, half in zip(
        both("huber", Y, P, delta=1e3), both("half_squared_error", Y, P), strict=True
    ):
        same(inside, half)
    same(losses.huber(Y, P, delta=1e-9) / 1e-9, losses.absolute_error(Y, P), atol=1e-8)


def test_huber_slope_is_continuous_at_delta():
    below, above = np.nextafter(2.0, 0), np.nextafter(2.0, 3)
    same(*losses.huber_gradient([0, 0], [below, above], delta=2.0))
    same(*losses.huber([0, 0], [below, above], delta=2.0))


def test_log_cosh_is_below_half_squared_and_absolute_error():
    value = losses.log_cosh(Y, P)
    assert np.all(value <= losses.half_squared_error(Y, P) + 1e-15)
    assert np.all(value <= losses.absolute_error(Y, P))


def test_log_cosh_keeps_its_digits_near_0_and_far_out():
    for error in (1e-150, 1e-9, 1e-4):
        expected = error**2 / 2 - error**4 / 12
        assert losses.log_cosh(0, error) == pytest.approx(expected, rel=1e-14)
    for error in (19.999, 20.001, 1e5, 1e308):
        expected = error - math.log(2)
        assert losses.log_cosh(0, error) == pytest.approx(expected, rel=1e-15)


def test_regression_losses_depend_on_the_error_only():
    error = losses.prediction_error(Y, P)
    same(error, P - Y)
    for spec in losses.losses_of("regression"):
        if spec.name == "poisson":  # its noise grows with the prediction
            continue
        same(spec.value(Y, P), spec.value(np.zeros(N), error))


def test_margin_losses_depend_on_the_margin_only():
    margin = losses.margin(SIGN, P)
    for spec in losses.losses_of("margin"):
        if not spec.classes:
            same(spec.value(SIGN, P), spec.value(np.ones(N), margin))
            same(spec.gradient(SIGN, P), SIGN * spec.gradient(np.ones(N), margin))


@pytest.mark.parametrize("labels", [LABEL, SOFT])
def test_logit_forms_are_the_probability_forms_of_the_sigmoid(labels):
    for name in ("binary_cross_entropy", "brier", "focal"):
        z = np.clip(P, -8, 8)
        p = losses.sigmoid(z)
        value, slope = both(name, labels, p)
        from_logit, slope_in_logit = both(f"{name}_logits", labels, z)
        same(from_logit, value)
        same(slope_in_logit, slope * p * (1 - p), rtol=1e-9, atol=1e-11)


def test_logistic_is_binary_cross_entropy_with_other_labels():
    for first, second in zip(
        both("logistic", SIGN, P),
        both("binary_cross_entropy_logits", LABEL, P),
        strict=True,
    ):
        same(first, second)


def test_logistic_bits_is_logistic_in_bits():
    for nats, bits in zip(
        both("logistic", SIGN, P), both("logistic_bits", SIGN, P), strict=True
    ):
        same(losses.nats_to_bits(nats), bits)


def test_focal_without_focus_is_cross_entropy_and_never_above_it():
    for name, second in (("", PROBS), ("_logits", P)):
        for focal, plain in zip(
            both(f"focal{name}", SOFT, second, gamma=0.0),
            both(f"binary_cross_entropy{name}", SOFT, second),
            strict=True,
        ):
            same(focal, plain)
        plain = getattr(losses, f"binary_cross_entropy{name}")(SOFT, second)
        focal = getattr(losses, f"focal{name}")(SOFT, second, gamma=0.7)
        assert np.all(focal <= plain + 1e-15)


def test_brier_is_squared_error_of_probabilities():
    same(losses.brier(SOFT, PROBS), losses.squared_error(SOFT, PROBS))


def test_two_classes_are_one_event():
    rows = np.column_stack([PROBS, 1 - PROBS])
    target = np.column_stack([SOFT, 1 - SOFT])
    same(losses.cross_entropy(target, rows), losses.binary_cross_entropy(SOFT, PROBS))
    logits = np.column_stack([P, np.zeros(N)])
    same(losses.softmax(logits)[:, 0], losses.sigmoid(P))
    same(
        losses.cross_entropy_logits(target, logits),
        losses.binary_cross_entropy_logits(SOFT, P),
    )


def test_cross_entropy_is_entropy_plus_divergence():
    cross = losses.cross_entropy(ROWS, OTHER)
    same(cross, losses.entropy(ROWS) + losses.kl_divergence(ROWS, OTHER))
    assert np.all(cross >= losses.entropy(ROWS))


def test_divergence_is_zero_only_from_itself():
    same(losses.kl_divergence(ROWS, ROWS), np.zeros(N))
    assert np.all(losses.kl_divergence(ROWS, OTHER) > 0)
    assert losses.kl_divergence([0.5, 0.5], [1.0, 0.0]) == math.inf
    assert losses.kl_divergence([1.0, 0.0], [0.5, 0.5]) == pytest.approx(math.log(2))


def test_entropy_is_highest_when_all_classes_are_alike():
    assert np.all(losses.entropy(ROWS) <= math.log(4))
    same(losses.entropy(np.full(4, 0.25)), math.log(4))
    assert losses.entropy([1.0, 0.0, 0.0]) == 0


def test_cross_entropy_from_logits_is_that_of_the_softmax():
    same(
        losses.cross_entropy_logits(ROWS, LOGITS),
        losses.cross_entropy(ROWS, losses.softmax(LOGITS)),
    )
    slope = losses.cross_entropy_logits_gradient(ROWS, LOGITS)
    same(slope.sum(axis=-1), np.zeros(N))


def test_a_number_added_to_all_logits_changes_nothing():
    for function in (losses.softmax, losses.log_softmax):
        same(function(LOGITS + 700.0), function(LOGITS), rtol=1e-9, atol=1e-12)
    same(losses.log_sum_exp(LOGITS + 700.0), losses.log_sum_exp(LOGITS) + 700.0)


def test_log_sum_exp_lies_between_the_largest_logit_and_that_plus_ln_k():
    above = losses.log_sum_exp(LOGITS) - LOGITS.max(axis=-1)
    assert np.all((above >= 0) & (above <= math.log(4)))


def test_logit_undoes_the_sigmoid():
    same(losses.logit(losses.sigmoid(P)), P, rtol=1e-7)


def test_smoothing_keeps_rows_distributions_and_all_of_it_is_uniform():
    soft = losses.smooth_labels(ROWS, smoothing=0.3)
    same(soft.sum(axis=-1), np.ones(N))
    same(losses.smooth_labels(ROWS, smoothing=0.0), ROWS)
    same(losses.smooth_labels(ROWS, smoothing=1.0), np.full((N, 4), 0.25))


def test_both_ways_to_smooth_agree_when_the_true_class_gets_its_part():
    smoothing = 0.3
    to_all = losses.smooth_labels(ROWS, smoothing=smoothing)
    to_others = losses.smooth_labels(ROWS, smoothing=smoothing * 3 / 4, to="others")
    same(to_all, to_others)
    soft = losses.smooth_labels(ROWS, smoothing=1.0, to="others")
    same(soft.sum(axis=-1), np.ones(N))


def test_smoothing_of_yes_and_no_is_that_of_two_classes():
    two = losses.smooth_labels(np.column_stack([SOFT, 1 - SOFT]), smoothing=0.2)
    same(losses.smooth_binary_labels(SOFT, smoothing=0.2), two[:, 0])


@pytest.mark.parametrize("name", ["focal", "focal_logits"])
@pytest.mark.parametrize("part", ["", "_gradient"])
def test_alpha_weights_the_ones_and_the_rest_the_zeros(name, part):
    function = getattr(losses, name + part)
    second = PROBS if name == "focal" else P
    ones, zeros = np.ones(N), np.zeros(N)
    same(function(ones, second, alpha=0.25), 0.25 * function(ones, second))
    same(function(zeros, second, alpha=0.25), 0.75 * function(zeros, second))
    mixed = SOFT * function(ones, second) + (1 - SOFT) * function(zeros, second)
    same(function(SOFT, second, alpha=0.5), 0.5 * mixed)
    same(function(SOFT, second), mixed)


def test_whole_weights_are_samples_that_come_more_than_once():
    loss, counts = np.array([1.0, 5.0, 0.25]), np.array([2, 0, 3])
    many = np.repeat(loss, counts)
    for reduction in ("mean", "sum"):
        weighted = losses.reduce_loss(loss, reduction, weights=counts)
        assert weighted == pytest.approx(losses.reduce_loss(many, reduction))
    assert losses.reduce_loss(loss, "none", weights=counts).tolist() == [2, 0, 0.75]
    assert losses.reduce_loss(loss, weights=[7.0] * 3) == pytest.approx(loss.mean())
    assert losses.reduce_loss([3.0], weights=[0.1]) == 3.0


def test_slope_of_a_weighted_mean_is_its_difference():
    y_true, y_pred = np.array([1.0, 2.0, 3.0]), np.array([2.0, 2.5, 1.0])
    weights = np.array([0.2, 0.0, 0.5])

    def pooled(predictions):
        return losses.reduce_loss(
            losses.squared_error(y_true, predictions), weights=weights
        )

    slope = losses.reduce_gradient(
        losses.squared_error_gradient(y_true, y_pred), weights=weights
    )
    steps = 1e-6 * np.eye(3)
    found = [(pooled(y_pred + step) - pooled(y_pred - step)) / 2e-6 for step in steps]
    np.testing.assert_allclose(slope, found, rtol=1e-6, atol=1e-8)
    rows = losses.reduce_gradient(np.column_stack([slope, slope]), weights=weights)
    same(rows[:, 0], losses.reduce_gradient(slope, weights=weights))


def test_surrogates_are_never_below_zero_one_except_logistic_in_nats():
    mistakes = losses.zero_one(SIGN, P)
    for name in ("hinge", "squared_hinge", "logistic_bits", "exponential"):
        assert np.all(getattr(losses, name)(SIGN, P) >= mistakes)
    inside = np.linspace(-0.541324, -1e-9, 500)
    outside = np.concatenate([np.linspace(-5, -0.541325, 500), [1e-9, 1, 5]])
    for score, dips in ((inside, True), (outside, False)):
        one = np.ones(score.shape)
        below = losses.logistic(one, score) < losses.zero_one(one, score)
        assert np.all(below == dips)


def test_squared_hinge_is_the_square_of_hinge_and_exponential_is_above_hinge():
    hinge = losses.hinge(SIGN, P)
    same(hinge**2, losses.squared_hinge(SIGN, P))
    assert np.all(losses.exponential(SIGN, P) >= hinge)


def test_two_class_hinges_are_the_hinge_of_the_difference():
    scores = LOGITS[:, :2]
    index = (SIGN < 0).astype(int)
    expected = losses.hinge(SIGN, scores[:, 0] - scores[:, 1])
    same(losses.multiclass_hinge(index, scores), expected)
    same(losses.crammer_singer_hinge(index, scores), expected)


def test_worst_rival_is_one_of_the_charged_rivals():
    worst = losses.crammer_singer_hinge(INDEX, LOGITS)
    every = losses.multiclass_hinge(INDEX, LOGITS)
    assert np.all((worst <= every) & (every <= 3 * worst))
    for name in ("multiclass_hinge", "crammer_singer_hinge"):
        slope = getattr(losses, f"{name}_gradient")(INDEX, LOGITS)
        assert np.all(slope.sum(axis=-1) == 0)


def test_mean_times_number_is_the_sum_for_losses_and_slopes():
    loss, slope = both("huber", Y, P)
    same(losses.reduce_loss(loss) * N, losses.reduce_loss(loss, "sum"))
    same(losses.reduce_gradient(slope) * N, losses.reduce_gradient(slope, "sum"))
    same(losses.reduce_loss(loss, "none"), loss)


def test_slope_of_the_mean_is_its_central_difference():
    y_true, y_pred = Y[:5], P[:5]
    slope = losses.reduce_gradient(losses.squared_error_gradient(y_true, y_pred))
    for i in range(5):
        step = 1e-5 * np.eye(5)[i]
        ahead = losses.mean_squared_error(y_true, y_pred + step)
        behind = losses.mean_squared_error(y_true, y_pred - step)
        assert (ahead - behind) / 2e-5 == pytest.approx(slope[i], abs=1e-6)


def test_sigmoid_gradient_is_the_gear_between_the_two_slopes_of_cross_entropy():
    probs = np.linspace(0.02, 0.98, 49)
    z = losses.logit(probs)
    gear = losses.sigmoid_gradient(z)
    same(gear, probs * (1 - probs))
    for label in (np.zeros_like(probs), np.ones_like(probs)):
        by_probability = losses.binary_cross_entropy_gradient(label, probs)
        by_logit = losses.binary_cross_entropy_logits_gradient(label, z)
        same(by_probability * gear, by_logit)
    assert losses.sigmoid_gradient([-np.inf, np.inf]).tolist() == [0.0, 0.0]


@pytest.mark.parametrize("temperature", [0.07, 1.0, 3.0])
def test_info_nce_is_the_cross_entropy_of_similarities_over_the_temperature(
    temperature,
):
    value, slope = both("info_nce", INDEX, LOGITS, temperature=temperature)
    like = both("cross_entropy_logits", np.eye(4)[INDEX], LOGITS / temperature)
    same(value, like[0])
    same(slope, like[1] / temperature, atol=1e-12)


def test_info_nce_of_two_candidates_is_a_preference():
    first = np.where(SIGN > 0, 0, 1)
    lead = LOGITS[:, 0] - LOGITS[:, 1]
    same(
        losses.info_nce(first, LOGITS[:, :2], temperature=0.5),
        losses.preference(SIGN, lead, beta=2.0),
    )


@pytest.mark.parametrize("beta", [0.1, 1.0])
def test_preference_is_the_logistic_loss_of_the_lead_times_beta(beta):
    value, slope = both("preference", SIGN, P, beta=beta)
    like = both("logistic", SIGN, beta * P)
    same(value, like[0])
    same(slope, beta * like[1])
