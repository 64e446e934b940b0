"""Gradient descent by hand, by property over random problems, and running away."""

import math
from itertools import pairwise

import numpy as np
import pytest

from losses import (
    Objective,
    descend,
    descents,
    objective_gradient,
    objective_value,
    optimum,
)
from tests.losses.training.problems import TRAINABLE, problem

BOWL = Objective([[1.0]], [3.0])
every_loss = pytest.mark.parametrize("loss", TRAINABLE)


# ---- By hand ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("step_size", "after"), [(0.1, 2.965412), (0.9, 2.965412), (1.05, -17.1825)]
)
def test_four_step_sizes_on_one_bowl(step_size, after):
    """Misconception 16: one house, target 3, start 0; the distance is (1 - 2η)^20."""
    run = descend(BOWL, [0.0], step_size=step_size, steps=20)
    assert run.weights[-1, 0] == pytest.approx(after, abs=6e-7)
    assert run.steps == 20
    assert run.stopped_at is None


def test_absolute_error_bounces_for_ever():
    """Misconception 10."""
    o = Objective([[1.0]], [3.5], "absolute_error")
    run = descend(o, [1.0], step_size=1.0, steps=7)
    assert run.weights[:, 0].tolist() == [1, 2, 3, 4, 3, 4, 3, 4]
    assert run.values.tolist() == [2.5, 1.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]


def test_heavy_ball_by_hand():
    """v = μv - ηg: from 0 with slope -6 by 0.6; then with -4.8 by 0.3 + 0.48."""
    run = descend(BOWL, [0.0], step_size=0.1, steps=2, momentum=0.5)
    assert run.weights[:, 0] == pytest.approx([0.0, 0.6, 1.38])


def test_penalties_by_hand():
    with_l2 = Objective([[1.0]], [3.0], l2=2.0)
    run = descend(with_l2, [1.0], step_size=0.1, steps=1)
    assert run.weights[1, 0] == pytest.approx(1 - 0.1 * (-4 + 2))
    with_l1 = Objective([[1.0]], [3.0], l1=2.0)
    run = descend(with_l1, [1.0], step_size=0.1, steps=1)
    assert run.weights[1, 0] == pytest.approx(1 + 0.4 - 0.2)
    strong = Objective([[1.0]], [3.0], l1=7.0)
    run = descend(strong, [0.05], step_size=0.1, steps=3)
    assert run.weights[1:, 0].tolist() == [0.0, 0.0, 0.0]


# ---- By property --------------------------------------------------------------


@every_loss
def test_seeded_runs_repeat_and_other_seeds_differ(loss):
    o = problem(loss)
    if loss == "zero_one":
        return
    settings = {"step_size": 0.05, "steps": 30, "batch_size": 7, "momentum": 0.5}
    first = descend(o, np.zeros(3), **settings, seed=4)
    again = descend(o, np.zeros(3), **settings, seed=4)
    other = descend(o, np.zeros(3), **settings, seed=5)
    np.testing.assert_array_equal(first.weights, again.weights)
    np.testing.assert_array_equal(first.values, again.values)
    assert not np.array_equal(first.weights, other.weights)


@every_loss
def test_batch_of_everything_is_the_full_batch(loss):
    o = problem(loss, l2=0.1)
    full = descend(o, np.ones(3), step_size=0.05, steps=30)
    batch = descend(o, np.ones(3), step_size=0.05, steps=30, batch_size=60, seed=9)
    np.testing.assert_array_equal(full.weights, batch.weights)


@every_loss
def test_sum_with_a_step_n_times_smaller_is_the_mean(loss):
    mean, total = problem(loss), problem(loss, reduction="sum")
    for batch_size in (None, 12):
        first = descend(
            mean, np.ones(3), step_size=0.05, steps=25, batch_size=batch_size
        )
        size = 0.05 / (batch_size or 60)
        second = descend(
            total, np.ones(3), step_size=size, steps=25, batch_size=batch_size
        )
        np.testing.assert_allclose(first.weights, second.weights, atol=1e-12)


@every_loss
@pytest.mark.parametrize("setting", [{}, {"l2": 0.3}, {"reduction": "sum"}])
def test_full_batch_step_goes_against_the_gradient(loss, setting):
    o = problem(loss, **setting)
    run = descend(o, np.ones(3), step_size=0.01, steps=10)
    for before, after in pairwise(run.weights):
        slope = objective_gradient(o, before)
        np.testing.assert_allclose(after, before - 0.01 * slope, atol=1e-12)
    heights = [objective_value(o, weights) for weights in run.weights]
    np.testing.assert_allclose(run.values, heights, rtol=1e-12)


def test_an_epoch_sees_every_sample_once():
    """With one weight per sample, each is moved once by its own target."""
    n = 10
    o = Objective(np.eye(n), np.ones(n), "half_squared_error")
    for size in (1, 3, 4):
        steps = math.ceil(n / size)
        run = descend(
            o, np.zeros(n), step_size=0.5, steps=steps, batch_size=size, seed=2
        )
        moved = np.diff(run.weights, axis=0) != 0
        assert moved.sum(axis=1).tolist() == [size] * (n // size) + [n % size] * (
            n % size > 0
        )
        assert moved.sum(axis=0).tolist() == [1] * n


def test_single_sample_and_batches_come_near_the_optimum():
    for loss in ("squared_error", "huber", "logistic", "hinge"):
        o = problem(loss, n=200)
        best = optimum(o).value
        for batch_size in (1, 16):
            run = descend(
                o, np.zeros(3), step_size=0.01, steps=3000, batch_size=batch_size
            )
            assert run.values[-1] - best < 0.05 * (run.values[0] - best)


@pytest.mark.parametrize("momentum", [0.0, 0.7])
def test_l1_penalty_makes_weights_exactly_zero(momentum):
    random = np.random.default_rng(2)
    features = random.normal(size=(80, 4))
    targets = features[:, 0] * 2 + 0.1 * random.normal(size=80)
    o = Objective(features, targets, l1=0.4)
    run = descend(o, np.ones(4), step_size=0.1, steps=300, momentum=momentum)
    assert (run.weights[-1] == 0).tolist() == [False, True, True, True]
    np.testing.assert_allclose(run.weights[-1], optimum(o).weights, atol=1e-9)


@every_loss
@pytest.mark.parametrize(
    "setting",
    [
        {},
        {"momentum": 0.6},
        {"batch_size": 7, "seed": 3, "l1": 0.1},
        {"batch_size": 60, "l2": 0.2, "reduction": "sum"},
    ],
)
def test_runs_taken_together_are_those_taken_alone(loss, setting):
    way = {each: setting[each] for each in setting.keys() - {"l1", "l2", "reduction"}}
    o = problem(loss, **{each: setting[each] for each in setting.keys() - way.keys()})
    sizes = [0.003, 0.01, 1e100, 0.02, 1e300]
    together = descents(o, np.ones(3), step_sizes=sizes, steps=12, **way)
    for size, run in zip(sizes, together, strict=True):
        alone = descend(o, np.ones(3), step_size=size, steps=12, **way)
        assert run.stopped_at == alone.stopped_at
        np.testing.assert_allclose(run.weights, alone.weights, rtol=1e-9, atol=1e-12)
        np.testing.assert_allclose(run.values, alone.values, rtol=1e-9, atol=1e-12)
        assert np.isfinite(run.values).all()


def test_no_step_size_gives_no_run_and_a_bad_one_is_refused():
    assert descents(BOWL, [0.0], step_sizes=[], steps=3) == ()
    with pytest.raises(ValueError, match=r"^step_sizes must be in \(0, inf\); got \["):
        descents(BOWL, [0.0], step_sizes=[0.1, 0.0], steps=3)


# ---- Running away, and what is refused ------------------------------------------


@every_loss
def test_everything_returned_is_finite_however_large_the_step(loss):
    for step_size in (1e3, 1e100, 1e300):
        for batch_size in (None, 7):
            o = problem(loss, l2=0.1)
            run = descend(
                o, np.ones(3), step_size=step_size, steps=50, batch_size=batch_size
            )
            assert np.isfinite(run.values).all()
            assert np.isfinite(run.weights).all()
            assert run.weights.shape == (run.steps + 1, 3)
            assert run.stopped_at == run.steps < 50


def test_run_that_stays_is_not_stopped():
    run = descend(BOWL, [0.0], step_size=1.0, steps=9)
    assert run.stopped_at is None
    assert run.weights[:, 0].tolist() == [0.0, 6.0] * 5
    assert descend(BOWL, [2.0], step_size=1.0, steps=0).weights.tolist() == [[2.0]]
    at_rest = descend(BOWL, [3.0], step_size=5.0, steps=9)
    assert at_rest.values.tolist() == [0.0] * 10


def test_run_cannot_be_changed():
    run = descend(BOWL, [0.0], step_size=0.1, steps=2)
    for array in (run.weights, run.values):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1.0


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"step_size": 0.0}, "step_size must be one number in (0, inf); got 0.0."),
        ({"step_size": "1"}, "step_size must be real numbers; got '1'."),
        ({"steps": -1}, "steps must be a whole number from 0 up; got -1."),
        ({"steps": 2.5}, "steps must be a whole number from 0 up; got 2.5."),
        ({"momentum": 1.0}, "momentum must be one number in [0, 1); got 1.0."),
        ({"batch_size": 0}, "batch_size must be a whole number from 1 to 1; got 0."),
        ({"batch_size": 2}, "batch_size must be a whole number from 1 to 1; got 2."),
        ({"seed": True}, "seed must be a whole number from 0 up; got True."),
        (
            {"start": [1.0, 2.0]},
            "start must have one weight per feature, shape (1,); got (2,).",
        ),
        ({"start": [math.nan]}, "start must be finite; got nan."),
        ({"start": [1e200]}, "start must give a finite objective; got inf."),
    ],
)
def test_message_states_the_rule_and_the_value(changed, message):
    arguments = {"start": [0.0], "step_size": 0.1, "steps": 5, **changed}
    with pytest.raises(ValueError, match=r".*") as caught:
        descend(BOWL, **arguments)
    assert str(caught.value) == message
