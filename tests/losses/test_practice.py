"""Losses of counts and densities, expectiles, metrics: by hand and by an oracle."""

import math

import numpy as np
import pytest
from scipy import stats
from sklearn import metrics

import losses

RNG = np.random.default_rng(3)
Y = RNG.normal(size=40)
GUESS = RNG.normal(size=40)
WIDTH = RNG.uniform(0.2, 3.0, size=40)
COUNTS = RNG.poisson(3.0, size=40).astype(float)
MEANS = RNG.uniform(0.5, 6.0, size=40)


@pytest.mark.parametrize(
    ("value", "by_hand"),
    [
        (losses.gaussian_nll(0, 0, 0.01), -3.686232),
        (losses.gaussian_nll(250, 200, 25), 13.045570 - math.log(1000)),
        (losses.laplace_nll(0, 0, 0.5), 0.0),
        (losses.poisson(0, 0), 0.0),
        (losses.poisson(2, 0), math.inf),
        (losses.poisson_gradient(2, 0), -math.inf),
        (losses.tweedie_deviance(2, 3, power=1.0), 0.378140),
        (losses.tweedie_deviance(0, 4, power=1.5), 8.0),
        (losses.tweedie_deviance(0, 4, power=2.0), math.inf),
        (losses.expectile(10, 12, expectile=0.9), 0.4),
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


def test_densities_are_those_of_scipy():
    np.testing.assert_allclose(
        losses.gaussian_nll(Y, GUESS, WIDTH), -stats.norm.logpdf(Y, GUESS, WIDTH)
    )
    np.testing.assert_allclose(
        losses.laplace_nll(Y, GUESS, WIDTH), -stats.laplace.logpdf(Y, GUESS, WIDTH)
    )
    full = losses.poisson(COUNTS, MEANS) + [math.lgamma(y + 1) for y in COUNTS]
    np.testing.assert_allclose(full, -stats.poisson.logpmf(COUNTS, MEANS))


@pytest.mark.parametrize("power", [1.0, 1.2, 1.5, 1.9, 2.0])
def test_deviance_is_that_of_scikit_learn(power):
    targets = COUNTS + (power == 2.0)
    own = losses.tweedie_deviance(targets, MEANS, power=power)
    theirs = metrics.mean_tweedie_deviance(targets, MEANS, power=power)
    assert own.mean() == pytest.approx(theirs)


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


@pytest.mark.parametrize("tau", [0.1, 0.5, 0.9])
def test_expectile_of_scipy_has_the_lowest_loss(tau):
    best = np.full(40, stats.expectile(Y, alpha=tau))
    pull = losses.expectile_gradient(Y, best, expectile=tau)
    assert pull.sum() == pytest.approx(0.0, abs=1e-9)


def test_half_expectile_is_half_squared_error():
    np.testing.assert_allclose(
        losses.expectile(Y, GUESS), losses.half_squared_error(Y, GUESS)
    )


def test_gaussian_surprise_is_lowest_where_sigma_is_the_size_of_the_error():
    size = np.abs(GUESS - Y)
    lowest = losses.gaussian_nll(Y, GUESS, size)
    for share in (0.9, 0.999, 1.001, 1.1):
        assert np.all(losses.gaussian_nll(Y, GUESS, share * size) > lowest)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: losses.gaussian_nll(0, 0, 0), "sigma must be above 0 and finite"),
        (
            lambda: losses.gaussian_nll([0, 0], [0, 0], [1]),
            r"sigma must have the shape of y_true, \(2,\)",
        ),
        (lambda: losses.laplace_nll(0, 0, math.inf), "scale must be above 0"),
        (lambda: losses.poisson(-1, 1), r"y_true must be in \[0, inf\)"),
        (lambda: losses.poisson(1, -1), r"y_pred must be in \[0, inf\)"),
        (lambda: losses.tweedie_deviance(1, 0), r"y_pred must be in \(0, inf\)"),
        (
            lambda: losses.tweedie_deviance(1, 1, power=0.5),
            r"power must be one number in \[1, 2\]",
        ),
        (
            lambda: losses.expectile(1, 1, expectile=1.0),
            r"expectile must be one number in \(0, 1\)",
        ),
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
