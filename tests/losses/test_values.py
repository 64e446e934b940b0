"""Numbers worked out elsewhere: by hand, in the definition, in facts to teach."""

import math

import numpy as np
import pytest

import losses

CAT = [1.0, 0.0]
BELIEF = [0.7, 0.3]
TWO_ROWS = [[0.2, 0.3, 0.5], [0.5, 0.2, 0.3]]


ROWS = [
    ("definition: house", "squared_error", (250_000, 200_000), 2.5e9),
    ("definition: house", "absolute_error", (250_000, 200_000), 50_000),
    ("definition: cat", "cross_entropy", (CAT, [0.7, 0.3]), 0.356675),
    ("definition: cat", "binary_cross_entropy", (1, 0.7), 0.356675),
    ("definition: spam", "hinge", (1, 2.0), 0.0),
    ("definition: spam", "hinge", (-1, -0.5), 0.5),
    ("interview 45: other label", "hinge", (1, -0.5), 1.5),
    ("interview 3", "binary_cross_entropy", (1, 0.51), 0.673345),
    ("interview 3", "binary_cross_entropy", (1, 0.99), 0.010050),
    ("interview 4", "squared_error_gradient", (250_000, 200_000), -100_000),
    ("interview 9", "binary_cross_entropy", (1, 0.01), 4.605170),
    ("misconception 1", "squared_error", (250_000, 225_000), 6.25e8),
    ("misconception 3: in thousands", "squared_error", (250, 200), 2500),
    ("interview 14", "log_cosh", (0, 3), 2.309329),
    (
        "interview 21: logarithms",
        "squared_error",
        (math.log(250), math.log(200)),
        0.049793,
    ),
    ("interview 26", "cross_entropy", ([1, 0, 0], [0.7, 0.2, 0.1]), 0.356675),
    ("interview 30", "binary_cross_entropy_logits_gradient", (1, -5), -0.993307),
    ("interview 30", "brier_logits_gradient", (1, -5), -0.013207),
    ("interview 32", "cross_entropy_logits", ([1, 0, 0], [2, 0, -1]), 0.169846),
    ("interview 33", "binary_cross_entropy_gradient", (1, 0.7), -1.428571),
    ("interview 34", "log_sum_exp", ([1000, 1001, 1002],), 1002.407606),
    ("interview 34", "cross_entropy_logits", ([0, 0, 1], [1000, 1001, 1002]), 0.407606),
    ("interview 35", "binary_cross_entropy_logits", (1, -40), 40),
    ("interview 35: clipped", "binary_cross_entropy", (1, 1e-7), 16.118096),
    ("misconception 18", "binary_cross_entropy_logits_gradient", (1, -40), -1),
    ("interview 36", "cross_entropy_logits", (CAT, [5, 0]), 0.006715),
    ("misconception 17: floor, K=2", "cross_entropy_logits", (CAT, CAT), 0.313262),
    (
        "misconception 17: floor, K=10",
        "cross_entropy_logits",
        (np.eye(10)[0],) * 2,
        1.461150,
    ),
    ("interview 41: 8 of 10 right", "binary_cross_entropy", (1, 0.7), 0.356675),
    ("interview 47, m=2", "logistic", (1, 2), 0.126928),
    ("interview 47, m=2", "hinge", (1, 2), 0),
    ("interview 47, m=0.5", "logistic", (-1, -0.5), 0.474077),
    ("interview 47, m=0.5", "hinge", (-1, -0.5), 0.5),
    ("interview 47, m=-1", "logistic", (1, -1), 1.313262),
    ("interview 47, m=-1", "hinge", (1, -1), 2),
    ("interview 51", "logistic", (1, 0), 0.693147),
    ("interview 51", "logistic", (1, -0.25), 0.825939),
    ("interview 51: meets zero-one", "logistic", (1, -0.541325), 1),
    ("interview 53", "hinge", (1, -3), 4),
    ("interview 53", "logistic", (1, -3), 3.048587),
    ("interview 53", "squared_hinge", (1, -3), 16),
    ("interview 53", "exponential", (1, -3), 20.085537),
    ("interview 54", "multiclass_hinge", (0, [2, 1.5, -1]), 0.5),
    ("interview 54: worst rival", "crammer_singer_hinge", (0, [2, 1.5, -1]), 0.5),
    ("interview 55", "logistic", (1, 1), 0.313262),
    ("interview 55", "logistic", (1, 10), 4.54e-5),
    ("interview 70: preference", "preference", (1, 1), 0.313262),
    ("by hand: wrong order", "preference", (1, -1), 1.313262),
    ("by hand: no exponential overflows", "preference", (-1, 1000), 1000),
    ("interview 70: 8 equal", "info_nce", (3, [0.3] * 8), 2.079442),
    ("by hand: differences count", "info_nce", (0, [1000, 1002, 1001]), 2.407606),
    (
        "interview 8",
        "cross_entropy_logits",
        (np.eye(1000)[0], np.zeros(1000)),
        6.907755,
    ),
    ("interview 8", "entropy", ([0.1] * 10,), 2.302585),
    ("interview 28", "entropy", (BELIEF,), 0.610864),
    ("interview 28", "kl_divergence", (BELIEF, [0.5, 0.5]), 0.082283),
    ("interview 28", "cross_entropy", (BELIEF, [0.5, 0.5]), 0.693147),
    ("interview 29", "kl_divergence", ([0.5, 0.5], BELIEF), 0.087177),
    ("interview 40: honest", "cross_entropy", (BELIEF, BELIEF), 0.610864),
    ("interview 42", "sigmoid", (2,), 0.880797),
    ("interview 42, T=2", "sigmoid", (1,), 0.731059),
    ("interview 52: log-odds", "logit", (0.7,), 0.847298),
    ("interview 25: bits", "nats_to_bits", (-math.log(0.7),), 0.514573),
    ("interview 65: missed positive", "binary_cross_entropy", (1, 0.2), 1.609438),
    ("by hand: middle of the kink", "absolute_error_gradient", (5, 5), 0),
    ("by hand: a score of 0 is wrong", "zero_one", (1, 0), 1),
    ("by hand: never happened", "binary_cross_entropy", (1, 0), math.inf),
    ("by hand: 0 ln 0 = 0", "binary_cross_entropy", (0, 0), 0),
    ("by hand: soft label", "binary_cross_entropy", (0.5, 0.5), math.log(2)),
    ("by hand", "brier", (1, 0.3), 0.49),
    ("by hand", "poisson", (2, 3), 3 - 2 * math.log(3)),
    ("by hand: slope", "poisson_gradient", (2, 4), 0.5),
    ("by hand: 1 bit", "logistic_bits", (1, 0), 1),
]


@pytest.mark.parametrize(("origin", "name", "arguments", "expected"), ROWS)
def test_value_is_the_one_worked_out(origin, name, arguments, expected):
    assert getattr(losses, name)(*arguments) == pytest.approx(expected, abs=6e-7)


PARAMETER_ROWS = [
    ("interview 12", "huber", (0, 0.5), {"delta": 1.0}, 0.125),
    ("interview 12", "huber", (0, 3), {"delta": 1.0}, 2.5),
    ("interview 12: slope", "huber_gradient", (0, 3), {"delta": 1.0}, 1),
    ("interview 13", "huber", (250, 200), {"delta": 10.0}, 450),
    ("interview 18: too low", "quantile", (100, 90), {"quantile": 0.9}, 9),
    ("interview 18: too high", "quantile", (100, 110), {"quantile": 0.9}, 1),
    ("interview 18: half of it", "quantile", (0, 7), {"quantile": 0.5}, 3.5),
    ("interview 39", "focal", (1, 0.9), {"gamma": 2.0}, 0.001054),
    ("interview 39", "focal", (1, 0.1), {"gamma": 2.0}, 1.865094),
    ("by hand", "focal", (1, 0.9), {"gamma": 2.0, "alpha": 0.25}, 0.000263),
    ("by hand", "focal", (0, 0.9), {"gamma": 2.0, "alpha": 0.25}, 1.398820),
    (
        "a report to PyTorch: class weights",
        "reduce_loss",
        (losses.cross_entropy_logits(np.eye(3)[[2, 1]], TWO_ROWS),),
        {"weights": [6.0, 4.0]},
        1.059831,
    ),
    ("by hand: too low", "expectile", (10, 8), {"expectile": 0.75}, 3),
    ("by hand: too high", "expectile", (10, 12), {"expectile": 0.75}, 1),
    ("by hand: a tie", "preference", (1, 0), {"beta": 0.1}, math.log(2)),
    ("by hand: sharper", "info_nce", (0, [1, 0]), {"temperature": 0.5}, 0.126928),
    ("by hand: no focus", "focal", (1, 0.1), {"gamma": 0.0}, 2.302585),
]


@pytest.mark.parametrize(
    ("origin", "name", "arguments", "params", "expected"), PARAMETER_ROWS
)
def test_value_with_a_parameter_is_the_one_worked_out(
    origin, name, arguments, params, expected
):
    result = getattr(losses, name)(*arguments, **params)
    assert result == pytest.approx(expected, abs=6e-7)


MINIMISER_ROWS = [
    ("interview 11", "squared_error", [1, 2, 3, 4, 100], {}, 22),
    ("interview 11", "absolute_error", [1, 2, 3, 4, 100], {}, 3),
    ("interview 12", "huber", [1, 2, 3, 4, 100], {"delta": 1.0}, 3.0),
    ("misconception 2", "squared_error", [200, 210, 220, 230, 1000], {}, 372),
    ("misconception 2", "absolute_error", [200, 210, 220, 230, 1000], {}, 220),
    ("by hand: even number", "absolute_error", [1, 2, 3, 100], {}, 2.5),
    ("by hand: 9 of 10", "quantile", list(range(1, 11)), {"quantile": 0.9}, 9.5),
    ("by hand: 3 of 30", "quantile", list(range(1, 31)), {"quantile": 0.1}, 3.5),
    ("by hand: between far groups", "huber", [0, 0, 10, 10], {"delta": 1.0}, 5),
    ("by hand: 9 to 1", "expectile", [0, 10], {"expectile": 0.9}, 9),
    ("by hand", "poisson", [0, 1, 5], {}, 2),
    ("interview 52", "logistic", [1] * 7 + [-1] * 3, {}, 0.847298),
    ("interview 52: hinge", "hinge", [1] * 7 + [-1] * 3, {}, 1),
    ("interview 64", "binary_cross_entropy", [1] + [0] * 99, {}, 0.01),
    ("by hand", "exponential", [1] * 7 + [-1] * 3, {}, 0.423649),
    ("by hand", "squared_hinge", [1] * 7 + [-1] * 3, {}, 0.4),
    ("by hand", "preference", [1] * 7 + [-1] * 3, {"beta": 0.1}, 8.472979),
    ("by hand: all alike", "logistic", [1, 1], {}, math.inf),
    ("by hand: all alike", "binary_cross_entropy_logits", [0, 0], {}, -math.inf),
    ("by hand: a tie", "hinge", [1, -1], {}, 0),
    ("by hand: a tie must decide", "zero_one", [1, -1], {}, 1),
]


@pytest.mark.parametrize(
    ("origin", "name", "y_true", "params", "expected"), MINIMISER_ROWS
)
def test_best_constant_is_the_one_worked_out(origin, name, y_true, params, expected):
    best = losses.constant_minimiser(name, y_true, **params)
    assert isinstance(best, float)
    assert best == pytest.approx(expected, abs=6e-7)
