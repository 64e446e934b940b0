"""One word for every run, and the number of steps."""

import math

import numpy as np
import pytest

from losses import (
    Objective,
    Run,
    Verdict,
    descend,
    latest_arrival,
    optimum,
    stability_limit,
    verdict,
)
from tests.losses.training.problems import problem

BOWL = Objective([[1.0]], [3.0])


def judge(objective, start, *, step_size, momentum=0.0, **settings):
    run = descend(objective, start, step_size=step_size, momentum=momentum, **settings)
    return verdict(
        run,
        best=optimum(objective).value,
        limit=stability_limit(objective, momentum=momentum),
        step_size=step_size,
    )


@pytest.mark.parametrize(
    ("step_size", "kind", "steps"),
    [
        # The excess shrinks by (1 - 2η)² a step: under 1 % when |1 - 2η|^k < 0.1.
        (0.1, "converging", 11),
        (0.9, "converging", 11),
        (0.5, "converging", 1),
        (0.001, "crawling", None),
        (0.999, "oscillating", None),
        (1.0, "oscillating", None),
        (1.001, "diverged", None),
        (1.05, "diverged", None),
        (3.0, "diverged", None),
    ],
)
def test_four_words_on_one_bowl(step_size, kind, steps):
    """Misconception 16."""
    assert judge(BOWL, [0.0], step_size=step_size, steps=20) == Verdict(kind, steps)


def test_bouncing_absolute_error_oscillates():
    """Misconception 10."""
    o = Objective([[1.0]], [3.5], "absolute_error")
    assert judge(o, [1.0], step_size=1.0, steps=20) == Verdict("oscillating", None)
    # Bounces of 0.1 are 4 % of the way, those of 0.01 are 0.4 %.
    assert judge(o, [1.0], step_size=0.1, steps=400).kind == "oscillating"
    assert judge(o, [1.0], step_size=0.01, steps=400).kind == "converging"


def test_sum_against_mean():
    """Misconception 15."""
    ones = np.ones((4, 1))
    mean = Objective(ones, [3.0] * 4)
    total = Objective(ones, [3.0] * 4, reduction="sum")
    assert judge(mean, [0.0], step_size=0.4, steps=20).kind == "converging"
    assert judge(total, [0.0], step_size=0.4, steps=20).kind == "diverged"


def test_step_over_the_local_limit_of_a_bounded_bounce_oscillates():
    """The slope of these losses is capped: they bounce, they do not run away."""
    for loss in ("logistic", "huber", "log_cosh"):
        for seed in range(3):
            o = problem(loss, seed)
            for share in (1.2, 3.0, 10.0):
                found = judge(
                    o,
                    optimum(o).weights + 0.1,
                    step_size=share * stability_limit(o),
                    steps=300,
                )
                assert found == Verdict("oscillating", None)


@pytest.mark.parametrize("loss", ["squared_error", "squared_hinge", "exponential"])
def test_step_far_over_the_limit_diverges_where_the_slope_is_not_capped(loss):
    for seed in range(3):
        o = problem(loss, seed)
        size = 3.0 * stability_limit(o)
        start = optimum(o).weights + 0.1
        assert judge(o, start, step_size=size, steps=300) == Verdict("diverged", None)


def test_momentum_turns_crawling_into_converging():
    o = Objective(np.diag([1.0, 0.05]), [1.0, 1.0], reduction="sum")
    start = [1.0, 0.0]
    crawling = judge(o, start, step_size=0.5, steps=200)
    quick = judge(o, start, step_size=0.5, momentum=0.9, steps=200)
    assert crawling == Verdict("crawling", None)
    assert quick.kind == "converging"


def test_noisy_batches_that_stay_above_oscillate():
    o = problem("squared_error", n=40)
    best = optimum(o).weights
    found = judge(o, best + 0.3, step_size=0.15, steps=200, batch_size=1)
    assert found == Verdict("oscillating", None)


def test_steps_count_from_when_it_stays_under_one_percent():
    values = np.array([100.0, 0.5, 30.0, 0.9, 0.99, 0.2])
    run = Run(np.zeros((6, 1)), values, None)
    assert verdict(run, best=0.0, limit=None, step_size=1.0) == Verdict("converging", 3)
    lifted = Run(np.zeros((6, 1)), values + 7.0, None)
    found = verdict(lifted, best=7.0, limit=math.inf, step_size=1.0)
    assert found == Verdict("converging", 3)


@pytest.mark.parametrize(
    ("steps", "latest"),
    [(2, 0), (3, 1), (5, 3), (20, 18), (30, 28), (31, 28), (60, 55), (120, 109)],
)
def test_run_has_to_stay_for_its_last_tenth_and_three_steps(steps, latest):
    for first in range(1, steps + 1):
        values = np.where(np.arange(steps + 1) < first, 1.0, 0.005)
        run = Run(np.zeros((steps + 1, 1)), values, None)
        found = verdict(run, best=0.0, limit=None, step_size=1.0)
        expected = ("converging", first) if first <= latest else ("crawling", None)
        assert found == Verdict(*expected)
    assert latest_arrival(steps) == latest


def test_bounce_that_is_near_as_the_run_ends_has_not_arrived():
    o = Objective([[1.0]], [3.5], "absolute_error")
    sizes = 1.0 / np.arange(1, 23)
    weights = [1.0]
    for size in sizes:
        weights.append(weights[-1] - size * np.sign(weights[-1] - 3.5))
    excess = np.abs(np.array(weights) - 3.5)
    assert excess[20] < 0.01 * excess[0]  # at step 20 alone
    for steps in (19, 20, 21):
        path = np.array(weights[: steps + 1])[:, None]
        run = Run(path, excess[: steps + 1], None)
        kind = verdict(run, best=optimum(o).value, limit=None, step_size=1.0).kind
        assert kind == "oscillating"


def test_start_at_the_optimum_has_arrived():
    o = problem("huber")
    found = judge(o, optimum(o).weights, step_size=0.1, steps=10)
    assert found == Verdict("converging", 0)
    assert judge(BOWL, [3.0], step_size=0.1, steps=0) == Verdict("converging", 0)


def test_short_runs_get_a_word():
    for steps in (0, 1, 2, 3):
        assert judge(BOWL, [0.0], step_size=0.01, steps=steps).kind == "crawling"
        assert judge(BOWL, [0.0], step_size=1.5, steps=steps).kind in (
            "crawling" if steps == 0 else "diverged",
        )


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"best": math.nan}, "best must be one number in (-inf, inf); got nan."),
        ({"step_size": 0}, "step_size must be one number in (0, inf); got 0."),
        ({"limit": -1.0}, "limit must be from 0 up, or None; got -1.0."),
        ({"limit": math.nan}, "limit must be from 0 up, or None; got nan."),
    ],
)
def test_message_states_the_rule_and_the_value(changed, message):
    run = descend(BOWL, [0.0], step_size=0.1, steps=3)
    arguments = {"best": 0.0, "limit": 1.0, "step_size": 0.1, **changed}
    with pytest.raises(ValueError, match=r".*") as caught:
        verdict(run, **arguments)
    assert str(caught.value) == message
