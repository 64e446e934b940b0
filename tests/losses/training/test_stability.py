"""The largest step size: below it runs settle, above it they run away or bounce."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from losses import (
    Objective,
    descend,
    objective_gradient,
    optimum,
    practical_limit,
    stability_limit,
)
from tests.losses.training.problems import KINKED, SMOOTH, problem


@st.composite
def quadratics(draw):
    """Draw a least-squares problem of which no direction is all but flat."""
    seed = draw(st.integers(0, 10_000))
    d = draw(st.integers(1, 4))
    n = draw(st.integers(d, 12))
    random = np.random.default_rng(seed)
    o = Objective(
        random.normal(size=(n, d)) * draw(st.sampled_from([0.01, 1.0, 50.0])),
        random.normal(size=n),
        draw(st.sampled_from(["squared_error", "half_squared_error"])),
        reduction=draw(st.sampled_from(["mean", "sum"])),
        l2=draw(st.sampled_from([0.0, 0.1])),
    )
    return o, random.normal(size=d)


def test_sum_or_mean_moves_the_limit():
    """Misconception 15: four houses, limit 1 with the mean, 0.25 with the sum."""
    ones, targets = np.ones((4, 1)), [3.0] * 4
    mean = Objective(ones, targets)
    total = Objective(ones, targets, reduction="sum")
    assert stability_limit(mean) == pytest.approx(1.0)
    assert stability_limit(total) == pytest.approx(0.25)
    assert descend(mean, [0.0], step_size=0.9, steps=200).values[-1] < 1e-12
    assert descend(total, [0.0], step_size=0.9, steps=200).stopped_at is not None


@settings(max_examples=60, deadline=None)
@given(quadratics(), st.floats(0.05, 0.97))
def test_loss_falls_at_every_step_below_the_limit(drawn, share):
    o, start = drawn
    limit = stability_limit(o)
    run = descend(o, start, step_size=share * limit, steps=60)
    best = optimum(o).value
    excess = run.values - best
    rounding = 1e-12 * run.values[0]
    assert run.stopped_at is None
    assert np.all(np.diff(excess) <= rounding)


@settings(max_examples=60, deadline=None)
@given(quadratics(), st.floats(1.05, 4.0))
def test_loss_diverges_above_the_limit(drawn, share):
    o, start = drawn
    hessian = o.bowl.hessian + o.l2 * np.eye(len(start))
    steep = np.linalg.eigh(hessian)[1][:, -1]
    best = optimum(o)
    start = best.weights + steep * (1.0 + np.abs(start @ steep))
    run = descend(o, start, step_size=share * stability_limit(o), steps=400)
    assert run.stopped_at is not None
    assert run.values[-1] > 1e3 * (run.values[0] - best.value)
    assert np.isfinite(run.values).all()
    assert np.isfinite(run.weights).all()


@settings(max_examples=40, deadline=None)
@given(quadratics(), st.sampled_from([0.3, 0.6, 0.9]))
def test_limit_with_momentum_is_where_runs_begin_to_diverge(drawn, momentum):
    o, _ = drawn
    hessian = o.bowl.hessian + o.l2 * np.eye(o.features.shape[1])
    steep = np.linalg.eigh(hessian)[1][:, -1]
    best = optimum(o)
    limit = stability_limit(o, momentum=momentum)
    assert limit == pytest.approx((1 + momentum) * stability_limit(o))
    start = best.weights + steep
    below = descend(o, start, step_size=0.98 * limit, steps=1500, momentum=momentum)
    above = descend(o, start, step_size=1.02 * limit, steps=4000, momentum=momentum)
    assert below.stopped_at is None
    at_start = below.values[0] - best.value
    assert below.values[-1] - best.value < max(0.05 * at_start, 1e-12 * best.value)
    assert above.stopped_at is not None


@pytest.mark.parametrize("loss", SMOOTH)
@pytest.mark.parametrize("seed", range(3))
def test_smooth_loss_settles_just_below_its_limit_and_not_just_above(loss, seed):
    o = problem(loss, seed)
    best = optimum(o)
    hessian = np.linalg.eigh(o.bowl.hessian if o.bowl else _hessian(o, best.weights))
    start = best.weights + 1e-4 * hessian[1][:, -1]
    limit = stability_limit(o)
    for share, settles in ((0.9, True), (1.1, False)):
        run = descend(o, start, step_size=share * limit, steps=40)
        distance = np.linalg.norm(run.weights[-1] - best.weights)
        assert (distance < 5e-5) == settles


def _hessian(objective, weights):
    steps = 1e-6 * np.eye(len(weights))
    return np.array(
        [
            objective_gradient(objective, weights + step)
            - objective_gradient(objective, weights - step)
            for step in steps
        ]
    )


def test_limit_is_none_at_kinks_and_infinite_where_nothing_bends():
    for loss in KINKED:
        assert stability_limit(problem(loss)) is None
    far = Objective([[1.0]], [100.0], "huber")
    assert stability_limit(far, [0.0]) == math.inf
    assert stability_limit(far) == 2.0
    assert stability_limit(problem("zero_one")) is None


def test_limit_refuses_what_descent_refuses():
    with pytest.raises(ValueError, match=r"momentum must be one number in \[0, 1\)"):
        stability_limit(Objective([[1.0]], [3.0]), momentum=1.0)
    with pytest.raises(ValueError, match="weights must be finite"):
        stability_limit(Objective([[1.0]], [3.0]), [math.inf])


# The practical limit of a sum of kinks


@settings(max_examples=40, deadline=None)
@given(quadratics(), st.sampled_from([0.01, 0.05, 1.0]))
def test_practical_limit_of_squared_errors_is_the_stability_limit(drawn, radius):
    o, _ = drawn
    limit = stability_limit(o)
    assert practical_limit(o, radius=radius) == pytest.approx(limit, rel=1e-4)


@pytest.mark.parametrize("loss", ["absolute_error", "quantile"])
def test_practical_limit_of_evenly_spread_prices_by_hand(loss):
    """400 over a width of 4: over a width of 1 the mean slope rises by a jump / 4."""
    prices = np.linspace(-2, 2, 401)[:-1] + 0.005
    o = Objective(np.ones((400, 1)), prices, loss)
    jump = 2.0 if loss == "absolute_error" else 1.0
    assert practical_limit(o, radius=0.1) == pytest.approx(2 / (jump / 4), rel=0.01)
    total = Objective(np.ones((400, 1)), prices, loss, reduction="sum")
    assert practical_limit(total, radius=0.1) == pytest.approx(
        practical_limit(o, radius=0.1) / 400
    )


@pytest.mark.parametrize(("share", "settles"), [(0.8, True), (1.4, False)])
def test_run_settles_under_the_practical_limit_and_not_over_it(share, settles):
    random = np.random.default_rng(0)
    features = np.column_stack([random.normal(size=2_000), np.ones(2_000)])
    targets = features @ [1.0, 2.0] + random.normal(size=2_000)
    o = Objective(features, targets, "absolute_error")
    best = optimum(o).weights
    size = share * practical_limit(o, best)
    run = descend(o, best + 0.5, step_size=size, steps=200)
    away = np.linalg.norm(run.weights[-20:] - best, axis=1).max()
    assert (away < 0.02) == settles
    assert run.stopped_at is None


def test_practical_limit_of_a_single_kink_is_only_its_scale():
    o = Objective([[1.0]], [3.5], "absolute_error")
    for radius in (0.1, 0.01):
        assert practical_limit(o, radius=radius) == pytest.approx(2 * radius)


def test_practical_limit_leaves_l1_out_and_is_infinite_where_it_is_level():
    o = problem("absolute_error")
    charged = Objective(o.features, o.targets, "absolute_error", l1=0.5)
    at = optimum(o).weights
    assert practical_limit(charged, at) == practical_limit(o, at)
    level = Objective([[1.0]], [3.5], "absolute_error")
    assert practical_limit(level, [0.0]) == math.inf
    with pytest.raises(ValueError, match=r"radius must be .*; got 0"):
        practical_limit(o, radius=0.0)
    with pytest.raises(ValueError, match="at must be finite"):
        practical_limit(level, [math.inf])
