"""The lowest point on the real data: that of scikit-learn, or SciPy.

Weights agree with scikit-learn's to the tolerance in each test, relative to the
largest weight; it is that of its solver, not of this package.
"""

import numpy as np
import pytest
from scipy import optimize, special
from sklearn.linear_model import (
    Lasso,
    LinearRegression,
    LogisticRegression,
    QuantileRegressor,
    Ridge,
)
from sklearn.svm import LinearSVC

from losses import (
    Objective,
    objective_value,
    optimum,
)
from tests.losses.real_data import houses, mails, species

LINE = (False, True)
PLANE = (False, True, True)


def fitted(model):
    """Intercept and weights of a model of scikit-learn."""
    return np.concatenate([np.ravel(model.intercept_), np.ravel(model.coef_)])


def agree(objective, weights, tolerance):
    best = optimum(objective)
    assert best.is_global
    assert best.is_attained
    size = np.abs(weights).max()
    np.testing.assert_allclose(best.weights, weights, rtol=0, atol=tolerance * size)
    assert best.value <= objective_value(objective, weights) * (1 + 1e-12)
    return best.weights


# ---- Houses: price on area ------------------------------------------------------


def test_squared_error_on_houses_is_linear_regression_to_1e_10():
    x, y = houses()
    model = LinearRegression().fit(x[:, 1:], y)
    for loss in ("squared_error", "half_squared_error"):
        agree(Objective(x, y, loss), fitted(model), 1e-10)


def test_l2_penalty_on_houses_is_ridge_to_1e_10():
    """Ridge charges alpha per squared weight beside the sum: half of l2, times n."""
    x, y = houses()
    model = Ridge(alpha=500.0, tol=1e-14).fit(x[:, 1:], y)
    agree(Objective(x, y, l2=2 * 500.0 / len(y), penalised=LINE), fitted(model), 1e-10)


@pytest.mark.parametrize("alpha", [0.01, 0.1, 1.0])
def test_l1_penalty_on_houses_is_lasso_to_1e_8(alpha):
    """Lasso charges alpha beside half the mean: half of l1."""
    x, y = houses()
    model = Lasso(alpha=alpha, tol=1e-14, max_iter=100_000).fit(x[:, 1:], y)
    weights = agree(Objective(x, y, l1=2 * alpha, penalised=LINE), fitted(model), 1e-8)
    assert (weights[1] == 0) == (alpha == 1.0)


@pytest.mark.parametrize(
    ("loss", "params", "share", "times"),
    [
        ("absolute_error", {}, 0.5, 2.0),
        ("quantile", {"quantile": 0.1}, 0.1, 1.0),
        ("quantile", {"quantile": 0.9}, 0.9, 1.0),
    ],
)
@pytest.mark.parametrize("alpha", [0.0, 0.02])
def test_kinked_losses_on_houses_are_quantile_regression_to_1e_8(
    loss, params, share, times, alpha
):
    x, y = houses()
    model = QuantileRegressor(quantile=share, alpha=alpha).fit(x[:, 1:], y)
    o = Objective(x, y, loss, params, l1=times * alpha, penalised=LINE)
    agree(o, fitted(model), 1e-8)


@pytest.mark.parametrize("delta", [0.1, 0.5, 5.0])
def test_huber_on_houses_is_what_scipy_finds_to_1e_7(delta):
    """HuberRegressor estimates a scale as well, so SciPy minimises the plain loss."""
    x, y = houses()

    def mean_and_slope(w):
        error = x @ w - y
        slope = x.T @ np.clip(error, -delta, delta) / len(y)
        return special.huber(delta, error).mean(), slope

    found = optimize.minimize(mean_and_slope, [0, 1], jac=True, tol=1e-12)
    agree(Objective(x, y, "huber", {"delta": delta}), found.x, 1e-7)


def test_log_cosh_on_houses_is_what_scipy_finds_to_1e_7():
    x, y = houses()

    def mean_and_slope(w):
        error = x @ w - y
        return np.log(np.cosh(error)).mean(), x.T @ np.tanh(error) / len(y)

    found = optimize.minimize(mean_and_slope, [0, 1], jac=True, tol=1e-12)
    agree(Objective(x, y, "log_cosh"), found.x, 1e-7)


# ---- Species: cat family or dog family --------------------------------------------


@pytest.mark.parametrize("c", [np.inf, 1.0, 0.1])
def test_cross_entropy_on_species_is_logistic_regression_to_1e_6(c):
    """LogisticRegression charges half a squared weight beside C times the sum."""
    x, y = species()
    model = LogisticRegression(C=c, tol=1e-12, max_iter=10_000).fit(x[:, 1:], y)
    o = Objective(
        x,
        y,
        "binary_cross_entropy_logits",
        reduction="sum",
        l2=1 / c,
        penalised=PLANE,
    )
    agree(o, fitted(model), 1e-6)


def test_l1_penalty_on_species_is_logistic_regression_to_1e_6():
    x, y = species()
    for c in (1.0, 0.1):
        model = LogisticRegression(
            C=c, l1_ratio=1.0, solver="saga", tol=1e-12, max_iter=100_000
        ).fit(x[:, 1:], y)
        o = Objective(
            x,
            y,
            "binary_cross_entropy_logits",
            reduction="sum",
            l1=1 / c,
            penalised=PLANE,
        )
        agree(o, fitted(model), 1e-6)


def test_brier_on_species_is_the_lowest_that_scipy_finds():
    x, y = species()
    o = Objective(x, y, "brier_logits", l2=0.05, penalised=PLANE)
    best = optimum(o)
    assert not best.is_global
    random = np.random.default_rng(1)
    for start in random.normal(size=(10, 3)) * 2:
        found = optimize.minimize(lambda w: objective_value(o, w), start, tol=1e-10)
        assert best.value <= found.fun + 1e-12


def test_brier_on_species_without_a_penalty_falls_on_towards_steps():
    """A threshold that errs on one of 35 species: 1/35 is approached, not reached."""
    x, y = species()
    best = optimum(Objective(x, y, "brier_logits"))
    assert best.value == pytest.approx(1 / 35)
    assert not best.is_attained


# ---- Mails: spam or not --------------------------------------------------------------


@pytest.mark.parametrize("c", [np.inf, 0.01])
@pytest.mark.parametrize("loss", ["logistic", "binary_cross_entropy_logits"])
def test_logistic_loss_on_mails_is_logistic_regression_to_1e_6(loss, c):
    x, y = mails()
    model = LogisticRegression(C=c, tol=1e-10, max_iter=10_000).fit(x[:, 1:], y)
    labels = y if loss == "logistic" else (y + 1) / 2
    o = Objective(x, labels, loss, reduction="sum", l2=1 / c, penalised=PLANE)
    agree(o, fitted(model), 1e-6)


@pytest.mark.parametrize("c", [0.0003, 0.01])
def test_hinge_on_mails_is_linear_svc_to_1e_4(c):
    """LinearSVC penalises its intercept: so does a column of ones that is charged."""
    x, y = mails()
    model = LinearSVC(
        C=c, loss="hinge", dual=True, tol=1e-9, max_iter=1_000_000, random_state=0
    ).fit(x[:, 1:], y)
    o = Objective(x, y, "hinge", reduction="sum", l2=1 / c)
    agree(o, fitted(model), 1e-4)


@pytest.mark.parametrize("penalty", ["l1", "l2"])
def test_squared_hinge_on_mails_is_linear_svc_to_1e_5(penalty):
    x, y = mails()
    model = LinearSVC(
        C=0.01, penalty=penalty, dual=False, tol=1e-10, max_iter=100_000
    ).fit(x[:, 1:], y)
    o = Objective(x, y, "squared_hinge", reduction="sum", **{penalty: 1 / 0.01})
    agree(o, fitted(model), 1e-5)


def test_hinge_on_mails_is_the_linear_program_to_1e_9():
    x, y = mails()
    n = len(y)
    costs = np.concatenate([np.zeros(6), np.full(n, 1 / n)])
    signed = x * y[:, np.newaxis]
    rows = np.hstack([-signed, signed, -np.eye(n)])
    found = optimize.linprog(costs, rows, -np.ones(n), method="highs")
    assert optimum(Objective(x, y, "hinge")).value == pytest.approx(found.fun, rel=1e-9)


def test_hinge_on_mails_with_a_free_intercept_is_proved_lowest():
    """Its optimality conditions: prices in [0, 1/n] of the mails that add up."""
    x, y = mails()
    best = optimum(Objective(x, y, "hinge", l2=0.1, penalised=PLANE)).weights
    slack = 1 - y * (x @ best)
    at_kink = np.abs(slack) < 1e-6
    charged = x.T @ (y * ((slack > 0) & ~at_kink)) / len(y)
    held = optimize.lsq_linear(
        (x * y[:, np.newaxis])[at_kink].T,
        0.1 * best * np.array(PLANE) - charged,
        bounds=(0, 1 / len(y)),
        method="bvls",
        tol=1e-15,
    )
    assert np.abs(held.fun).max() < 1e-9
