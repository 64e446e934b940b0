"""What is reported beside a loss, and the threshold from two costs."""

import math

import numpy as np
import pytest
from sklearn import metrics

import losses

RNG = np.random.default_rng(3)
Y = RNG.normal(size=40)
GUESS = RNG.normal(size=40)
COUNTS = RNG.poisson(3.0, size=40).astype(float)
MEANS = RNG.uniform(0.5, 6.0, size=40)
COSTS = [(1.0, 1.0), (4.0, 1.0), (1.0, 4.0), (9.0, 1.0), (0.3, 0.7)]


@pytest.mark.parametrize(
    ("value", "by_hand"),
    [
        (losses.percentage_error(150, 100), 1 / 3),
        (losses.squared_log_error(2.5, 2), 0.049793),
        (losses.r_squared([0, 2], [5, 5]), -16.0),
        (losses.perplexity([math.log(10.0)] * 3), 10.0),
        (losses.perplexity([0.0, math.inf]), math.inf),
        (losses.calibration_error([1, 0], [0.5, 0.5]), 0.0),
        (losses.calibration_error([1, 0], [1.0, 1.0]), 0.5),
    ],
)
def test_values_by_hand(value, by_hand):
    assert value == pytest.approx(by_hand, abs=5e-7)


def test_metrics_are_those_of_scikit_learn():
    positive = COUNTS + 1
    assert losses.percentage_error(positive, MEANS).mean() == pytest.approx(
        metrics.mean_absolute_percentage_error(positive, MEANS)
    )
    # Theirs adds 1 to both.
    assert losses.squared_log_error(positive, MEANS + 1).mean() == pytest.approx(
        metrics.mean_squared_log_error(COUNTS, MEANS)
    )
    assert losses.r_squared(Y, GUESS) == pytest.approx(metrics.r2_score(Y, GUESS))


def test_calibration_error_is_the_gap_bin_by_bin():
    probs = RNG.uniform(size=500)
    labels = (RNG.uniform(size=500) < probs**2).astype(float)
    edges = np.linspace(0, 1, 11)[1:-1]
    place = np.digitize(probs, edges)
    by_hand = sum(
        np.mean(place == b) * abs(labels[place == b].mean() - probs[place == b].mean())
        for b in np.unique(place)
    )
    assert losses.calibration_error(labels, probs) == pytest.approx(by_hand)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: losses.percentage_error(0, 1), "y_true must not be 0"),
        (lambda: losses.squared_log_error(1, 0), "y_pred must be above 0"),
        (
            lambda: losses.r_squared([1, 1], [0, 2]),
            "y_true must have at least two different values",
        ),
        (lambda: losses.perplexity([]), "nll must have at least one value"),
        (lambda: losses.perplexity([-0.1]), r"nll must be in \[0, inf\)"),
        (
            lambda: losses.calibration_error([1], [0.5], bins=0),
            "bins must be a whole number from 1 up",
        ),
    ],
)
def test_wrong_input_is_refused(call, message):
    with pytest.raises(ValueError, match=f"^{message}.*; got"):
        call()


@pytest.mark.parametrize(("miss", "false_alarm"), COSTS)
def test_acting_is_cheaper_from_the_threshold_on(miss, false_alarm):
    threshold = losses.decision_threshold(miss=miss, false_alarm=false_alarm)
    for p in np.linspace(0.005, 0.995, 100):
        acting, waiting = (1 - p) * false_alarm, p * miss
        assert (acting < waiting) == (p > threshold)


@pytest.mark.parametrize(("miss", "false_alarm"), COSTS)
def test_threshold_and_the_quantile_of_the_same_two_prices_add_up(miss, false_alarm):
    threshold = losses.decision_threshold(miss=miss, false_alarm=false_alarm)
    too_low = losses.quantile(1, 0, quantile=1 - threshold)
    too_high = losses.quantile(0, 1, quantile=1 - threshold)
    assert too_low / too_high == pytest.approx(miss / false_alarm)


@pytest.mark.parametrize("cost", [0.0, -1.0, np.inf, np.nan])
def test_cost_that_is_none_is_refused(cost):
    with pytest.raises(ValueError, match=r"^miss must be one number in \(0, inf\)"):
        losses.decision_threshold(miss=cost, false_alarm=1)
