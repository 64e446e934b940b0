"""Losses of counts and amounts, and expectiles: by hand and by an oracle."""

import math

import numpy as np
import pytest
from scipy import stats
from sklearn import metrics

import losses

RNG = np.random.default_rng(3)
Y = RNG.normal(size=40)
GUESS = RNG.normal(size=40)
COUNTS = RNG.poisson(3.0, size=40).astype(float)
MEANS = RNG.uniform(0.5, 6.0, size=40)


@pytest.mark.parametrize(
    ("value", "by_hand"),
    [
        (losses.poisson(0, 0), 0.0),
        (losses.poisson(2, 0), math.inf),
        (losses.poisson_gradient(2, 0), -math.inf),
        (losses.tweedie_deviance(2, 3, power=1.0), 0.378140),
        (losses.tweedie_deviance(0, 4, power=1.5), 8.0),
        (losses.tweedie_deviance(0, 4, power=2.0), math.inf),
        (losses.expectile(10, 12, expectile=0.9), 0.4),
    ],
)
def test_values_by_hand(value, by_hand):
    assert value == pytest.approx(by_hand, abs=5e-7)


def test_poisson_loss_is_the_surprise_of_scipy_but_for_a_constant():
    full = losses.poisson(COUNTS, MEANS) + [math.lgamma(y + 1) for y in COUNTS]
    np.testing.assert_allclose(full, -stats.poisson.logpmf(COUNTS, MEANS))


@pytest.mark.parametrize("power", [1.0, 1.2, 1.5, 1.9, 2.0])
def test_deviance_is_that_of_scikit_learn(power):
    targets = COUNTS + (power == 2.0)
    own = losses.tweedie_deviance(targets, MEANS, power=power)
    theirs = metrics.mean_tweedie_deviance(targets, MEANS, power=power)
    assert own.mean() == pytest.approx(theirs)


@pytest.mark.parametrize("tau", [0.1, 0.5, 0.9])
def test_expectile_of_scipy_has_the_lowest_loss(tau):
    best = np.full(40, stats.expectile(Y, alpha=tau))
    pull = losses.expectile_gradient(Y, best, expectile=tau)
    assert pull.sum() == pytest.approx(0.0, abs=1e-9)


def test_half_expectile_is_half_squared_error():
    np.testing.assert_allclose(
        losses.expectile(Y, GUESS), losses.half_squared_error(Y, GUESS)
    )


@pytest.mark.parametrize(
    ("call", "message"),
    [
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
    ],
)
def test_wrong_input_is_refused(call, message):
    with pytest.raises(ValueError, match=f"^{message}.*; got"):
        call()
