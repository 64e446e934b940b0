"""Objective = cost + penalty: its parts, slope, bend, picture and errors."""

import numpy as np
import pytest

import losses
from losses import (
    REGISTRY,
    Objective,
    objective_cost,
    objective_gradient,
    objective_hessian,
    objective_penalty,
    objective_surface,
    objective_value,
)
from tests.losses.training.problems import TRAINABLE, problem

every_loss = pytest.mark.parametrize("loss", TRAINABLE)
SETTINGS = [
    {},
    {"reduction": "sum"},
    {"offset": 0.7},
    {"l2": 0.3, "penalised": (False, True, True)},
    {"l1": 0.2, "l2": 0.1},
]
every_setting = pytest.mark.parametrize("setting", SETTINGS)
POINT = np.array([0.3, -0.6, 0.9])


@every_loss
@every_setting
def test_objective_is_cost_plus_penalty(loss, setting):
    o = problem(loss, **setting)
    scores = losses.linear_score(o.features, POINT, o.offset)
    loss_by_sample = REGISTRY[loss].value(o.targets, scores)
    cost = losses.reduce_loss(loss_by_sample, o.reduction)
    charged = POINT[np.array(o.penalised)]
    penalty = o.l1 * np.abs(charged).sum() + o.l2 / 2 * (charged**2).sum()
    assert objective_cost(o, POINT) == pytest.approx(cost, rel=1e-12)
    assert objective_penalty(o, POINT) == pytest.approx(penalty, rel=1e-12)
    assert objective_value(o, POINT) == pytest.approx(cost + penalty, rel=1e-12)


@every_loss
@every_setting
def test_gradient_is_the_central_difference(loss, setting):
    o = problem(loss, **setting)
    steps = 1e-6 * np.eye(3)
    difference = [
        (objective_value(o, POINT + step) - objective_value(o, POINT - step)) / 2e-6
        for step in steps
    ]
    np.testing.assert_allclose(objective_gradient(o, POINT), difference, atol=1e-6)


@every_loss
@every_setting
def test_hessian_is_the_central_difference_where_there_is_one(loss, setting):
    o = problem(loss, **setting)
    hessian = objective_hessian(o, POINT)
    assert (hessian is None) == (not REGISTRY[loss].differentiable)
    if hessian is None:
        return
    steps = 1e-6 * np.eye(3)
    difference = [
        (objective_gradient(o, POINT + step) - objective_gradient(o, POINT - step))
        / 2e-6
        for step in steps
    ]
    np.testing.assert_allclose(hessian, hessian.T, atol=1e-12)
    np.testing.assert_allclose(hessian, difference, atol=2e-6)


@every_loss
def test_surface_is_the_objective_of_every_pair(loss):
    o = problem(loss, d=2, n=500, l1=0.1, l2=0.2, offset=0.1)
    first, second = np.linspace(-1, 2, 7), np.linspace(-2, 1, 5)
    surface = objective_surface(o, first, second)
    assert surface.shape == (5, 7)
    for row, up in zip(surface, second, strict=True):
        for height, across in zip(row, first, strict=True):
            assert height == pytest.approx(objective_value(o, [across, up]), rel=1e-12)


def test_sum_is_n_times_the_mean():
    for loss in TRAINABLE:
        mean, total = problem(loss), problem(loss, reduction="sum")
        assert objective_cost(total, POINT) == pytest.approx(
            60 * objective_cost(mean, POINT)
        )


def test_weight_of_zero_has_a_flat_l1_penalty():
    o = problem("squared_error", l1=5.0)
    free = problem("squared_error")
    zero = np.zeros(3)
    np.testing.assert_array_equal(
        objective_gradient(o, zero), objective_gradient(free, zero)
    )


def test_objective_keeps_its_own_numbers():
    features, targets = np.ones((3, 1)), np.arange(3.0)
    o = Objective(features, targets, "huber", {"delta": 2})
    features[:], targets[:] = 9.0, 9.0
    assert o.features.tolist() == [[1.0]] * 3
    assert o.targets.tolist() == [0.0, 1.0, 2.0]
    assert o.parameters == {"delta": 2.0}
    for array in (o.features, o.targets):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1.0
    with pytest.raises(TypeError):
        o.parameters["delta"] = 3.0
    assert o != Objective([[1.0]] * 3, [0.0, 1.0, 2.0], "huber", {"delta": 2})
    assert hash(o) == hash(o)


ONES = [[1.0], [1.0]]
MESSAGES = [
    (
        lambda: Objective([1.0, 2.0], [1.0, 2.0]),
        "features must have the shape (n, d), n and d at least 1; got (2,).",
    ),
    (
        lambda: Objective(np.ones((0, 2)), []),
        "features must have the shape (n, d), n and d at least 1; got (0, 2).",
    ),
    (lambda: Objective([[np.nan]], [1.0]), "features must be finite; got nan."),
    (
        lambda: Objective(ONES, [1.0]),
        "targets must have one value per row, shape (2,); got (1,).",
    ),
    (lambda: Objective(ONES, [1.0, np.inf]), "targets must be finite; got inf."),
    (
        lambda: Objective([[1e200]], [1.0]),
        "features must be at most 1e+100 in size; got 1e+200.",
    ),
    (
        lambda: Objective(ONES, [0.0, 1.0], "hinge"),
        "targets must be in {-1, 1}; got array([0., 1.]).",
    ),
    (
        lambda: Objective(ONES, [0.0, 2.0], "brier_logits"),
        "targets must be in [0, 1]; got array([0., 2.]).",
    ),
    (
        lambda: Objective(ONES, [0.0, 1.0], "huber", {"gamma": 1.0}),
        "parameters must be those of huber; got 'gamma'.",
    ),
    (
        lambda: Objective(ONES, [0.0, 1.0], "huber", {"delta": 0.0}),
        "delta must be one number in (0, inf); got 0.0.",
    ),
    (
        lambda: Objective(ONES, [0.0, 1.0], reduction="none"),
        "reduction must be one of mean, sum; got 'none'.",
    ),
    (
        lambda: Objective(ONES, [0.0, 1.0], l1=-1.0),
        "l1 must be one number in [0, inf); got -1.0.",
    ),
    (
        lambda: Objective(ONES, [0.0, 1.0], l2=np.nan),
        "l2 must be one number in [0, inf); got nan.",
    ),
    (
        lambda: Objective(ONES, [0.0, 1.0], offset=[1.0]),
        "offset must be one number in (-inf, inf); got [1.0].",
    ),
    (
        lambda: Objective(ONES, [0.0, 1.0], penalised=(True, False)),
        "penalised must be 1 of True and False; got (True, False).",
    ),
    (
        lambda: objective_value(Objective(ONES, [0.0, 1.0]), [1.0, 2.0]),
        "weights must have one weight per feature, shape (1,); got (2,).",
    ),
    (
        lambda: objective_gradient(Objective(ONES, [0.0, 1.0]), [np.inf]),
        "weights must be finite; got inf.",
    ),
    (
        lambda: objective_surface(Objective(ONES, [0.0, 1.0]), [0.0], [0.0]),
        "objective must have two weights; got 1.",
    ),
]


@pytest.mark.parametrize(
    ("call", "message"), MESSAGES, ids=[message[:40] for _, message in MESSAGES]
)
def test_message_states_the_rule_and_the_value(call, message):
    with pytest.raises(ValueError, match=r".*") as caught:
        call()
    assert str(caught.value) == message


@pytest.mark.parametrize("loss", ["brier", "cross_entropy_logits", "nothing"])
def test_losses_that_are_not_of_one_score_are_refused(loss):
    with pytest.raises(ValueError, match=r"^loss must be one of squared_error, half_"):
        Objective(ONES, [0.0, 1.0], loss)
