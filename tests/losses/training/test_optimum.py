"""The lowest point of random and of awkward problems, by its properties."""

import math
from dataclasses import replace

import numpy as np
import pytest
from scipy import optimize

from losses import (
    REGISTRY,
    Objective,
    line_optimum,
    objective_gradient,
    objective_value,
    optimum,
)
from losses.training import _line, _objective
from tests.losses import samples
from tests.losses.training.problems import (
    CAUCHY_SPEC,
    CONVEX,
    KINKED,
    SMOOTH,
    TRAINABLE,
    TUBE_SPEC,
    problem,
)

LINE = (False, True)
PLANE = (False, True, True)
SETTINGS = [
    {},
    {"reduction": "sum", "offset": -0.4},
    {"l2": 0.2, "penalised": PLANE},
    {"l1": 0.05},
    {"l1": 0.02, "l2": 0.1, "penalised": PLANE},
]


@pytest.mark.parametrize("loss", CONVEX)
@pytest.mark.parametrize("setting", SETTINGS)
def test_nothing_near_is_lower(loss, setting):
    for seed in range(3):
        o = problem(loss, seed, **setting)
        best = optimum(o)
        assert best.is_global
        assert best.is_attained
        assert best.value == objective_value(o, best.weights)
        random = np.random.default_rng(seed)
        for size in (1e-6, 1e-3, 1.0):
            for step in size * random.normal(size=(30, 3)):
                other = objective_value(o, best.weights + step)
                assert other >= best.value * (1 - 1e-12)


@pytest.mark.parametrize("loss", SMOOTH)
@pytest.mark.parametrize("setting", SETTINGS)
def test_gradient_of_a_smooth_objective_is_zero_or_held_by_the_l1_penalty(
    loss, setting
):
    o = problem(loss, **setting)
    best = optimum(o).weights
    slope = objective_gradient(o, best)
    held = (best == 0) & np.array(o.penalised)
    assert np.all(np.abs(slope[~held]) < 1e-9)
    assert np.all(np.abs(slope[held]) <= o.l1 + 1e-9)


@pytest.mark.parametrize("loss", KINKED)
def test_some_best_line_of_a_kinked_loss_meets_as_many_points_as_weights(loss):
    o = problem(loss)
    place = samples.error_or_margin(o.spec, o.targets, o.features @ optimum(o).weights)
    assert np.sum(np.abs(place - o.spec.kinks[0]) < 1e-8) == 3


@pytest.fixture
def registered(monkeypatch):
    """Put a made-up loss into the registry that training and lines read."""

    def put(spec):
        known = {**REGISTRY, spec.name: spec}
        for module in (_objective, _line):
            monkeypatch.setattr(module, "REGISTRY", known)
        monkeypatch.setattr(_objective, "TRAINABLE", tuple(known))
        monkeypatch.setattr(_line, "LINES", tuple(known))

    return put


@pytest.mark.parametrize("setting", SETTINGS)
def test_straight_pieces_are_enough_to_find_the_lowest_point(registered, setting):
    registered(TUBE_SPEC)
    like = problem("absolute_error", **setting)
    o = replace(like, loss="tube")
    best = optimum(o)
    assert best.value > 0
    for size in (1e-6, 1e-3, 1.0):
        for step in size * np.random.default_rng(0).normal(size=(30, 3)):
            other = objective_value(o, best.weights + step)
            assert other >= best.value * (1 - 1e-12)
    x, y = like.features[:9, 1], like.targets[:9]
    line = [*line_optimum(x, y, "tube")]
    few = Objective(np.column_stack([np.ones(9), x]), y, "tube")
    assert objective_value(few, line) == pytest.approx(optimum(few).value)


def test_kinked_loss_that_nothing_is_known_of_is_refused(registered):
    registered(replace(TUBE_SPEC, pieces=None))
    o = replace(problem("absolute_error"), loss="tube")
    for search in (
        lambda: optimum(o),
        lambda: line_optimum([0.0, 1.0, 2.0], [0.0, 1.0, 3.0], "tube"),
    ):
        with pytest.raises(ValueError, match=r"^loss must be smooth, .*; got 'tube'.$"):
            search()


def test_regression_loss_that_is_not_convex_lets_go_of_what_is_far_off(registered):
    registered(CAUCHY_SPEC)
    y = [1.0, 2.0, 3.0, 4.0, 100.0]
    best = optimum(Objective(np.ones((5, 1)), y, "cauchy"))
    assert best.is_attained
    assert not best.is_global
    near = optimize.minimize_scalar(
        lambda at: np.log1p((at - np.array(y)) ** 2).sum(), bounds=(0.0, 5.0)
    )
    assert best.weights == pytest.approx([near.x], abs=1e-5)


@pytest.mark.parametrize("loss", TRAINABLE)
def test_strong_l1_penalty_leaves_zeros(loss):
    o = problem(loss, l1=1e3)
    assert optimum(o).weights.tolist() == [0.0, 0.0, 0.0]


def test_l1_penalty_alone_decides_where_features_repeat():
    """Fewer samples than weights: what Newton's system leaves open."""
    random = np.random.default_rng(5)
    features, targets = random.normal(size=(3, 6)), random.normal(size=3)
    for loss in ("squared_error", "log_cosh", "absolute_error"):
        o = Objective(features, targets, loss, l1=0.01)
        best = optimum(o)
        found = min(
            optimize.minimize(
                lambda parts, o=o: objective_value(o, parts[:6] - parts[6:]),
                np.concatenate([np.maximum(w, 0), np.maximum(-w, 0)]),
                bounds=[(0, None)] * 12,
            ).fun
            for w in (best.weights, np.linalg.pinv(features) @ targets)
        )
        assert best.value <= found * (1 + 1e-9)


def test_median_that_a_strong_penalty_leaves_is_met_exactly():
    y = [1.1, 1.6, 9.3, 1.6, 0.2]
    x = np.column_stack([[3.0, -1.0, 2.0, 0.5, 0.0], np.ones(5)])
    o = Objective(x, y, "absolute_error", l1=50.0, penalised=(True, False))
    assert optimum(o).weights.tolist() == [0.0, 1.6]


def test_features_of_thousands_and_a_penalty_do_not_lead_astray():
    """Fewer mails than weights: scores of 1 need weights of 1 / 10,000."""
    features = [[-7290.5356, -10856.26486, -4019.11], [-11525.9242, 15082.246, 8799.0]]
    best = optimum(Objective(features, [-1, -1], "hinge", l1=0.01))
    assert best.value < 2e-6


def test_columns_of_zeros_and_twins_do_no_harm():
    random = np.random.default_rng(6)
    plain = random.normal(size=(40, 2))
    odd = np.column_stack([plain, np.zeros(40), plain[:, 0]])
    for loss in CONVEX:
        if REGISTRY[loss].family == "regression":
            targets = random.normal(size=40)
        else:
            labels = random.choice([0.0, 1.0], size=40)
            is_margin = REGISTRY[loss].family == "margin"
            targets = 2 * labels - 1 if is_margin else labels
        with_them = optimum(Objective(odd, targets, loss))
        without = optimum(Objective(plain, targets, loss))
        assert with_them.value == pytest.approx(without.value, rel=1e-9)


@pytest.mark.parametrize(
    ("loss", "labels"),
    [
        ("binary_cross_entropy_logits", [0, 1, 1]),
        ("logistic", [-1, 1, 1]),
        ("logistic_bits", [-1, 1, 1]),
        ("exponential", [-1, 1, 1]),
        ("brier_logits", [0, 1, 1]),
        ("focal_logits", [0, 1, 1]),
    ],
)
def test_separable_labels_have_no_lowest_point_without_a_penalty(loss, labels):
    features = [[1, -1], [1, 1], [1, 2]]
    endless = optimum(Objective(features, labels, loss))
    assert not endless.is_attained
    assert endless.value < 1e-6
    assert np.isfinite(endless.weights).all()
    held = optimum(Objective(features, labels, loss, l2=0.1, penalised=LINE))
    assert held.is_attained
    assert held.value > 1e-3


@pytest.mark.parametrize("loss", ["logistic_bits", "exponential", "focal_logits"])
def test_single_sample_with_many_features_has_no_lowest_point(loss):
    features = [[1.0, 2.65446069, -1.60854495, 0.66171566, -0.14342594]]
    assert not optimum(Objective(features, [1], loss)).is_attained


@pytest.mark.parametrize("loss", ["hinge", "squared_hinge"])
def test_separable_labels_cost_the_hinges_nothing(loss):
    features = [[1, -1], [1, 1], [1, 2]]
    best = optimum(Objective(features, [-1, 1, 1], loss))
    assert best.is_attained
    assert best.value == pytest.approx(0.0, abs=1e-12)


def test_best_constants_are_those_of_the_registry():
    y = [1.0, 2.0, 3.0, 4.0, 100.0]
    ones = np.ones((5, 1))
    for loss, expected in (
        ("squared_error", 22.0),
        ("absolute_error", 3.0),
        ("huber", 3.0),
    ):
        best = optimum(Objective(ones, y, loss)).weights
        assert best == pytest.approx([expected], rel=1e-9)
    shares = optimum(Objective(ones, [1, 1, 1, 0, 0], "binary_cross_entropy_logits"))
    assert shares.weights == pytest.approx([math.log(1.5)])


def test_optimum_cannot_be_changed():
    best = optimum(problem("logistic"))
    with pytest.raises(ValueError, match="read-only"):
        best.weights[0] = 1.0
