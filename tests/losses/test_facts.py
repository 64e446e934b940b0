"""Worked stories of several steps, from the facts to teach."""

import math

import numpy as np
import pytest

import losses

CAT = [1.0, 0.0]
BELIEF = [0.7, 0.3]


def test_one_outlier_owns_most_of_either_loss():
    """Misconception 2: its share of MAE is even larger, only its pull is capped."""
    prices = [200, 210, 220, 230, 1000]
    for name, best, share in (
        ("squared_error", 372, 0.80),
        ("absolute_error", 220, 0.95),
    ):
        loss = getattr(losses, name)(prices, [best] * 5)
        assert loss[-1] / loss.sum() == pytest.approx(share, abs=0.005)


def test_spam_batch_sums_to_a_half_and_averages_a_quarter():
    """Interview 1 and 45."""
    loss = losses.hinge([1, -1], [2.0, -0.5])
    assert losses.reduce_loss(loss, "sum") == 0.5
    assert losses.reduce_loss(loss, "mean") == 0.25
    assert losses.reduce_loss(loss, "sum") + 0.5 * 0.1 * 2**2 == pytest.approx(0.7)
    assert losses.reduce_loss(loss) + 0.5 * 0.1 * 2**2 == pytest.approx(0.45)


def test_house_among_four_contributes_a_quarter_of_its_slope():
    """Interview 4."""
    slopes = losses.squared_error_gradient([250_000, 1, 1, 1], [200_000, 1, 1, 1])
    assert losses.reduce_gradient(slopes).tolist() == [-25_000, 0, 0, 0]
    assert losses.reduce_gradient(slopes, "sum")[0] == -100_000


def test_errors_cancel_but_their_sizes_do_not():
    """Interview 5."""
    y_true, y_pred = [0, 0], [50_000, -50_000]
    assert losses.prediction_error(y_true, y_pred).mean() == 0
    assert losses.mean_squared_error(y_true, y_pred) == 2.5e9
    assert losses.root_mean_squared_error(y_true, y_pred) == 50_000
    assert losses.mean_absolute_error(y_true, y_pred) == 50_000


def test_roots_of_batches_cannot_be_averaged():
    """Interview 6."""
    assert losses.root_mean_squared_error([0, 0], [1, 3]) == pytest.approx(math.sqrt(5))


@pytest.mark.parametrize(
    ("error", "sigma", "expected"),
    [
        (50e3, 25e3, 13.045570),
        (50e3, 50e3, 12.238717),
        (50e3, 100e3, 12.556864),
        (0.0, 0.01, -3.686232),
    ],
)
def test_half_square_in_units_of_sigma_is_the_gaussian_likelihood(
    error, sigma, expected
):
    """Interview 9, 15 and 17."""
    constant = math.log(sigma * math.sqrt(2 * math.pi))
    nll = constant + losses.half_squared_error(0, error / sigma)
    assert nll == pytest.approx(expected, abs=1e-6)


def test_size_in_units_of_b_is_the_laplace_likelihood():
    """Interview 16."""
    nll = math.log(2 * 50e3) + losses.absolute_error(0, 50e3) / 50e3
    assert nll == pytest.approx(12.512925, abs=1e-6)


def test_likelihood_of_two_is_the_summed_surprise():
    """Interview 27."""
    loss = losses.binary_cross_entropy([1, 1], [0.7, 0.9])
    assert losses.reduce_loss(loss, "sum") == pytest.approx(0.462035, abs=1e-6)
    assert losses.reduce_loss(loss) == pytest.approx(0.231018, abs=1e-6)
    many = losses.binary_cross_entropy(np.ones(1100), np.full(1100, 0.5))
    assert losses.reduce_loss(many, "sum") == pytest.approx(762.46, abs=0.01)
    assert 0.5**1100 == 0.0


def test_squared_error_of_a_sigmoid_bends_both_ways():
    """Interview 31: curvature at -2 and 1, and none at -ln 2."""
    for z, curvature in ((-2, -0.118814), (1, 0.126183), (-math.log(2), 0.0)):
        ahead = losses.brier_logits_gradient(1, z + 1e-5)
        behind = losses.brier_logits_gradient(1, z - 1e-5)
        assert (ahead - behind) / 2e-5 == pytest.approx(curvature, abs=1e-6)


def test_softmax_slope_is_probability_minus_target():
    """Interview 32."""
    probs = losses.softmax([2, 0, -1])
    slope = losses.cross_entropy_logits_gradient([1, 0, 0], [2, 0, -1])
    assert probs == pytest.approx([0.843795, 0.114195, 0.042010], abs=1e-6)
    assert slope == pytest.approx([-0.156205, 0.114195, 0.042010], abs=1e-6)
    assert slope.sum() == pytest.approx(0, abs=1e-15)


def test_chain_factor_links_the_two_slopes():
    """Interview 33, misconception 12."""
    in_probability = losses.binary_cross_entropy_gradient(1, 0.7)
    in_logit = losses.binary_cross_entropy_logits_gradient(1, losses.logit(0.7))
    assert in_probability * 0.21 == pytest.approx(-0.3)
    assert in_logit == pytest.approx(-0.3)


def test_a_second_softmax_weakens_the_answer():
    """Interview 36."""
    doubled = losses.cross_entropy_logits(CAT, losses.softmax([5, 0]))
    assert doubled == pytest.approx(0.316879, abs=1e-6)


def test_label_smoothing_over_all_classes_gives_the_taught_numbers():
    """Interview 38: its numbers spread ε over all classes, as Szegedy et al. do.

    Its words, "to the other classes", would give 0.516608 instead of 0.463297.
    """
    one_hot, probs = [1, 0, 0], [0.7, 0.2, 0.1]
    soft = losses.smooth_labels(one_hot, smoothing=0.1)
    assert soft == pytest.approx([0.1 / 3 + 0.9, 0.1 / 3, 0.1 / 3])
    assert losses.cross_entropy(soft, probs) == pytest.approx(0.463297, abs=1e-6)
    assert losses.cross_entropy(soft, soft) == pytest.approx(0.291140, abs=1e-6)
    others_only = losses.cross_entropy([0.9, 0.05, 0.05], probs)
    assert others_only == pytest.approx(0.516608, abs=1e-6)


def test_focus_widens_the_gap_between_hard_and_easy():
    """Interview 39."""
    plain = losses.binary_cross_entropy([1, 1], [0.1, 0.9])
    focused = losses.focal([1, 1], [0.1, 0.9])
    assert plain[0] / plain[1] == pytest.approx(21.9, abs=0.05)
    assert focused[0] / focused[1] == pytest.approx(1770, abs=1)


@pytest.mark.parametrize(
    ("name", "report", "expected"),
    [
        ("brier", 0.7, 0.21),
        ("brier", 1.0, 0.30),
        ("absolute_error", 0.7, 0.42),
        ("absolute_error", 1.0, 0.30),
    ],
)
def test_expected_score_under_a_belief_of_seven_tenths(name, report, expected):
    """Interview 40, misconception 19."""
    loss = getattr(losses, name)([1, 0], [report, report])
    assert losses.reduce_loss(loss * BELIEF, "sum") == pytest.approx(expected)


def test_accuracy_and_loss_can_both_rise():
    """Interview 41, misconception 13."""
    careful = losses.binary_cross_entropy(np.ones(10), [0.7] * 8 + [0.3] * 2)
    bold = losses.binary_cross_entropy(np.ones(10), [0.99] * 9 + [0.001])
    assert losses.reduce_loss(careful) == pytest.approx(0.526134, abs=1e-6)
    assert losses.reduce_loss(bold) == pytest.approx(0.699821, abs=1e-6)


def test_temperature_softens_and_keeps_the_order():
    """Interview 42."""
    assert losses.softmax([2, 0])[0] == pytest.approx(0.880797, abs=1e-6)
    assert losses.softmax([2, 0], temperature=2)[0] == pytest.approx(0.731059, abs=1e-6)


def test_rare_class_ignored_still_has_a_low_loss():
    """Interview 64."""
    loss = losses.binary_cross_entropy([1] + [0] * 99, [0.01] * 100)
    assert losses.reduce_loss(loss) == pytest.approx(0.056002, abs=1e-6)


def test_sign_missing_turns_the_cross_entropy_over():
    """Misconception 7, and 5 and 6: the wrong sums and logarithms."""
    loss = losses.cross_entropy(CAT, BELIEF)
    assert loss == -math.log(0.7)
    every_class = losses.cross_entropy(np.eye(2), [BELIEF, BELIEF]).sum()
    assert every_class == pytest.approx(1.560648, abs=1e-6)
    assert loss / math.log(10) == pytest.approx(0.154902, abs=1e-6)
    assert losses.nats_to_bits(loss) == pytest.approx(0.514573, abs=1e-6)


def test_descent_by_hand_goes_where_the_facts_say():
    """Interview 57 and 58, misconception 16."""

    def walk(slope, start, rate, steps):
        for _ in range(steps):
            start -= rate * slope(start)
        return start

    def square(at):
        return losses.squared_error_gradient(3, at)

    def size(at):
        return losses.absolute_error_gradient(3.5, at)

    for rate, end in ((0.1, 2.677877), (0.5, 3.0), (1.0, 0.0), (1.1, -15.575209)):
        assert walk(square, 0.0, rate, 10) == pytest.approx(end, abs=1e-6)
    for rate, end in ((0.1, 2.965412), (0.9, 2.965412), (1.05, -17.1825)):
        assert walk(square, 0.0, rate, 20) == pytest.approx(end, abs=1e-6)
    assert [walk(size, 0.0, 1.0, n) for n in range(1, 9)] == [1, 2, 3, 4, 3, 4, 3, 4]
