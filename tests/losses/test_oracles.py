"""The same numbers from scikit-learn and SciPy, which know nothing of this package."""

import math

import numpy as np
import pytest
from scipy import optimize, special, stats
from sklearn import metrics
from sklearn._loss import loss as compiled

import losses

N = 2_000


@pytest.fixture
def random():
    return np.random.default_rng(11)


@pytest.mark.parametrize(
    ("name", "params", "oracle", "offset"),
    [
        ("half_squared_error", {}, compiled.HalfSquaredError(), None),
        ("absolute_error", {}, compiled.AbsoluteError(), None),
        ("quantile", {"quantile": 0.2}, compiled.PinballLoss(quantile=0.2), None),
        ("huber", {"delta": 1.5}, compiled.HuberLoss(delta=1.5), None),
        ("binary_cross_entropy_logits", {}, compiled.HalfBinomialLoss(), None),
    ],
)
def test_values_and_slopes_are_those_of_scikit_learn(
    random, name, params, oracle, offset
):
    raw = random.normal(size=N) * 4
    y_true = random.normal(size=N) * 4
    if "entropy" in name:
        y_true = random.uniform(size=N)
    expected = oracle.loss_gradient(y_true, raw)
    value = getattr(losses, name)(y_true, raw, **params)
    slope = getattr(losses, f"{name}_gradient")(y_true, raw, **params)
    np.testing.assert_allclose(value, expected[0], rtol=1e-11, atol=1e-14)
    np.testing.assert_allclose(slope, expected[1], rtol=1e-11, atol=1e-14)


def test_categorical_slopes_are_those_of_scikit_learn(random):
    logits = random.normal(size=(N, 5)) * 4
    index = random.integers(5, size=N)
    oracle = compiled.HalfMultinomialLoss(n_classes=5)
    value, slope = oracle.loss_gradient(index.astype(float), logits)
    target = np.eye(5)[index]
    np.testing.assert_allclose(
        losses.cross_entropy_logits(target, logits), value, rtol=1e-10, atol=1e-13
    )
    np.testing.assert_allclose(
        losses.cross_entropy_logits_gradient(target, logits), slope, atol=1e-13
    )


def test_exponential_is_that_of_scikit_learn_up_to_its_half(random):
    raw = random.normal(size=N)
    label = random.integers(2, size=N).astype(float)
    value, slope = compiled.ExponentialLoss().loss_gradient(label, raw)
    sign = 2 * label - 1
    np.testing.assert_allclose(losses.exponential(sign, raw), value, rtol=1e-12)
    np.testing.assert_allclose(
        losses.exponential_gradient(sign, raw), slope, rtol=1e-12
    )


def test_averages_are_those_of_scikit_learn_metrics(random):
    y_true, y_pred = random.normal(size=(2, N))
    probs = random.uniform(size=N)
    label = random.integers(2, size=N)
    rows = random.dirichlet(np.ones(4), size=N)
    index = random.integers(4, size=N)
    scores = random.normal(size=(N, 4))
    near = pytest.approx

    def mean(loss):
        return losses.reduce_loss(loss)

    assert losses.mean_squared_error(y_true, y_pred) == near(
        metrics.mean_squared_error(y_true, y_pred)
    )
    assert losses.root_mean_squared_error(y_true, y_pred) == near(
        metrics.root_mean_squared_error(y_true, y_pred)
    )
    assert losses.mean_absolute_error(y_true, y_pred) == near(
        metrics.mean_absolute_error(y_true, y_pred)
    )
    assert mean(losses.quantile(y_true, y_pred, quantile=0.8)) == near(
        metrics.mean_pinball_loss(y_true, y_pred, alpha=0.8)
    )
    assert mean(losses.brier(label, probs)) == near(
        metrics.brier_score_loss(label, probs)
    )
    assert mean(losses.binary_cross_entropy(label, probs)) == near(
        metrics.log_loss(label, probs)
    )
    assert mean(losses.cross_entropy(np.eye(4)[index], rows)) == near(
        metrics.log_loss(index, rows)
    )
    sign = 2 * label - 1
    assert mean(losses.hinge(sign, y_pred)) == near(metrics.hinge_loss(sign, y_pred))
    assert mean(losses.zero_one(sign, y_pred)) == near(
        metrics.zero_one_loss(sign, np.sign(y_pred))
    )
    assert mean(losses.crammer_singer_hinge(index, scores)) == near(
        metrics.hinge_loss(index, scores, labels=range(4))
    )


def test_links_and_information_are_those_of_scipy(random):
    logits = np.concatenate([random.normal(size=N) * 20, [-700, 700, -40, 0]])
    rows = random.normal(size=(N, 6)) * 50
    p, q = random.dirichlet(np.full(6, 0.3), size=(2, N))
    for ours, theirs, rtol in (
        (losses.sigmoid(logits), special.expit(logits), 1e-13),
        (losses.logit(p[:, 0]), special.logit(p[:, 0]), 1e-9),
        (losses.softmax(rows), special.softmax(rows, axis=-1), 1e-11),
        (losses.log_softmax(rows), special.log_softmax(rows, axis=-1), 1e-11),
        (losses.log_sum_exp(rows), special.logsumexp(rows, axis=-1), 1e-12),
        (losses.entropy(p), stats.entropy(p, axis=-1), 1e-10),
        (losses.kl_divergence(p, q), special.rel_entr(p, q).sum(axis=-1), 1e-10),
        (
            losses.huber(np.zeros(N), rows[:, 0], delta=3.0),
            special.huber(3.0, rows[:, 0]),
            1e-12,
        ),
    ):
        np.testing.assert_allclose(ours, theirs, rtol=rtol, atol=1e-13)


@pytest.mark.parametrize("n", [1, 2, 5, 10, 301])
@pytest.mark.parametrize("scale", [1e-3, 1.0, 1e5])
def test_m_estimates_are_those_of_a_library_search(random, n, scale):
    y_true = random.standard_t(2, size=n) * scale
    for name, params in (
        ("huber", {"delta": 1.0}),
        ("huber", {"delta": scale}),
        ("log_cosh", {}),
    ):
        value = getattr(losses, name)

        def total(constant, value=value, params=params):
            return value(y_true, np.full(n, constant), **params).sum()

        best = losses.constant_minimiser(name, y_true, **params)
        found = optimize.minimize_scalar(
            total,
            bounds=(y_true.min(), y_true.max() + 1e-9),
            method="bounded",
            options={"xatol": 1e-9 * scale},
        )
        assert total(best) <= found.fun * (1 + 1e-12) + 1e-12
        slope = getattr(losses, f"{name}_gradient")
        pull = slope(y_true, np.full(n, best), **params).sum()
        assert abs(pull) <= 1e-6 * n * max(params.get("delta", 1.0), 1e-3)


@pytest.mark.parametrize("tau", [0.1, 0.25, 0.5, 0.9])
def test_quantiles_are_numpys_midpoints(random, tau):
    for n in (1, 2, 7, 10, 20, 40):
        y_true = random.normal(size=n)
        expected = np.quantile(y_true, tau, method="averaged_inverted_cdf")
        best = losses.constant_minimiser("quantile", y_true, quantile=tau)
        assert best == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("gamma", [0.0, 0.5, 1.0, 2.0, 5.0])
@pytest.mark.parametrize("share", [0.01, 0.2, 0.7, 0.999])
def test_best_constant_of_focal_lies_between_share_and_one_half(gamma, share):
    labels = np.repeat([1.0, 0.0], [round(share * 1000), round((1 - share) * 1000)])
    best = losses.constant_minimiser("focal", labels, gamma=gamma)
    assert min(share, 0.5) - 1e-12 <= best <= max(share, 0.5) + 1e-12

    def total(prob):
        return share * losses.focal(1, prob, gamma=gamma) + (1 - share) * losses.focal(
            0, prob, gamma=gamma
        )

    found = optimize.minimize_scalar(total, bounds=(1e-9, 1 - 1e-9), method="bounded")
    assert total(best) <= found.fun + 1e-12
    in_logit = losses.constant_minimiser("focal_logits", labels, gamma=gamma)
    assert in_logit == pytest.approx(math.log(best / (1 - best)))
