"""Three models: the limits on the dial, and what runs on both sides of them do."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

import losses
from ui.lessons.training import race
from ui.lessons.training.fit import PART
from ui.lessons.training.fit.numbers import limit_words
from ui.lessons.training.fit.run import (
    fit_of,
    is_exact,
    limit_of,
    practical_limit_of,
    problem_of,
    zones_of,
)
from ui.lessons.training.fit.state import DIAL_STEP, Descent
from ui.lessons.training.race.run import course, laps

PRESETS, scene = PART.presets, PART.scene
PRICES, MAILS = PRESETS["price-bounces"], PRESETS["spam-hinge"]
each_preset = pytest.mark.parametrize("state", PRESETS.values(), ids=PRESETS)


def trace(state: Descent, name: str) -> dict:
    panel = next(each for each in scene(state).panels if each.name == "curve")
    return next(each for each in panel.figure["data"] if each.get("name") == name)


def word_at(zones, power: float) -> str:
    """The word of the zone in which a position is; a border is of the zone before."""
    return next(word for end, word in zones if power <= end + 1e-9)


def positions(state: Descent) -> list[Descent]:
    low, high = state.dial
    count = round((high - low) / DIAL_STEP) + 1
    return [replace(state, power=low + DIAL_STEP * k) for k in range(count)]


def away(state: Descent, step_size: float, steps: int = 400) -> float:
    """The largest distance to the lowest point in the last 20 steps of a run."""
    problem = problem_of(state)
    run = losses.descend(
        problem.objective, state.start, step_size=step_size, steps=steps
    )
    return np.linalg.norm(run.weights[-20:] - problem.best.weights, axis=1).max()


def mean_slope(state: Descent, distance: float) -> float:
    """The mean length of the gradient so far around the lowest point."""
    problem = problem_of(state)
    turns = np.linspace(0, 2 * np.pi, 64, endpoint=False)
    around = problem.best.weights + distance * np.c_[np.cos(turns), np.sin(turns)]
    slopes = [losses.objective_gradient(problem.objective, at) for at in around]
    return float(np.linalg.norm(slopes, axis=1).mean())


# Exact limits


@each_preset
def test_zone_says_the_verdict_of_every_position(state):
    """But at an exact limit itself, which is the border of two zones."""
    zones, limit = zones_of(state), limit_of(state)
    said = {each.step_size: word_at(zones, each.power) for each in positions(state)}
    found = {each.step_size: fit_of(each).verdict.kind for each in positions(state)}
    if is_exact(state):
        found.pop(limit, None)
    assert {size: said[size] for size in found} == found


@each_preset
def test_what_diverges_begins_at_an_exact_limit(state):
    zones, limit = zones_of(state), limit_of(state)
    assert "diverged" not in [word for _, word in zones[:-1]]
    if is_exact(state):
        assert zones[-1][1] == "diverged"
        assert zones[-2][0] == pytest.approx(math.log10(limit))
        for each in positions(state):
            is_over = each.step_size > limit
            assert (fit_of(each).verdict.kind == "diverged") == is_over


# Practical limits


@pytest.mark.parametrize(
    ("distance", "length"),
    [(0.5, 0.627), (0.2, 0.374), (0.1, 0.206), (0.05, 0.110), (0.02, 0.046)],
)
def test_mean_slope_of_the_houses_shrinks_near_the_answer(distance, length):
    assert mean_slope(PRICES, distance) == pytest.approx(length, abs=2e-3)


def test_practical_limits_of_the_page():
    prices, mails = practical_limit_of(PRICES), practical_limit_of(MAILS)
    assert 2 / prices == pytest.approx(2.8, abs=0.1)
    assert (f"{prices:.1f}", f"{mails:.0f}") == ("0.7", "11")
    objective = problem_of(PRICES).objective
    for radius in (0.1, 0.02):  # it hardly depends on the scale
        other = losses.practical_limit(
            objective, problem_of(PRICES).best.weights, radius=radius
        )
        assert other == pytest.approx(prices, rel=0.06)


@pytest.mark.parametrize(
    ("state", "under", "over"),
    [
        (PRICES, (0.45, 0.5, 0.65), (0.8, 0.89, 1.0)),
        (MAILS, (0.5, 2.0, 5.0, 10.0), (15.0, 20.0)),
    ],
    ids=["prices", "mails"],
)
def test_fixed_steps_arrive_under_the_practical_limit_and_not_over_it(
    state, under, over
):
    limit = practical_limit_of(state)
    assert under[-1] < limit < over[0]
    assert max(away(state, size) for size in under) < 0.02
    assert min(away(state, size) for size in over) > 0.1


@pytest.mark.parametrize("state", [PRICES, MAILS], ids=["prices", "mails"])
def test_verdict_turns_at_the_mark(state):
    """From where it converges, it does so up to the mark, and not far beyond it."""
    limit, kinds = practical_limit_of(state), {}
    for each in positions(state):
        kinds[each.step_size] = fit_of(each).verdict.kind
    converging = [size for size, kind in kinds.items() if kind == "converging"]
    assert 0.9 * limit < max(converging) < 1.4 * limit
    over = {kind for size, kind in kinds.items() if size > 1.4 * limit}
    assert over == {"oscillating"}


def test_practical_limit_is_marked_dashed_and_an_exact_one_is_not():
    for state, name in ((PRICES, "practical limit"), (MAILS, "practical limit")):
        mark = trace(state, f"mark {name}")
        assert mark["line"]["dash"] == "dash"
        assert mark["x"][0] == pytest.approx(math.log10(practical_limit_of(state)))
    assert trace(PRESETS["price-line"], "mark limit")["line"]["dash"] == "solid"
    assert practical_limit_of(PRESETS["price-huber"]) is None
    with_momentum = replace(PRICES, momentum="0.9")
    assert practical_limit_of(with_momentum) is None
    assert trace(with_momentum, "mark limit")["x"] == [None, None]


def test_no_limit_is_said_where_no_kink_is_near_the_lowest_point():
    """A strong L1 holds both weights at 0, where every mail is within the margin."""
    state = replace(MAILS, penalty="l1-1.2")
    assert practical_limit_of(state) == math.inf
    assert limit_words(state) == "no limit here: the slope is the same all around ◆"
    assert trace(state, "mark practical limit")["x"] == [None, None]


def test_smaller_step_of_the_race_lets_all_three_arrive():
    assert "At 0.45 all three arrive" in " ".join(
        race.PART.folds["Prices: one step size for three losses"].split()
    )
    state = replace(race.PART.presets["race-prices"], rate=math.log10(0.45))
    assert {run.verdict.kind for run in laps(state)} == {"converging"}
    assert course(state, "absolute_error").practical == pytest.approx(
        practical_limit_of(PRICES)
    )


def test_hinge_comes_to_rest_with_a_fixed_step_where_a_line_separates():
    """So not every kink needs a step that shrinks."""
    separable = losses.Objective([[1.0], [-1.0]], [1.0, -1.0], "hinge")
    run = losses.descend(separable, [0.0], step_size=0.3, steps=8)
    assert run.weights[4:, 0] == pytest.approx([1.2] * 5)
    words = " ".join(PART.explanation.split())
    assert "as that of hinge does on data that can be separated" in words


def test_fixed_step_over_a_kink_comes_to_rest_only_by_luck():
    """Where the answer is a whole number of steps away; so "sure", and not "only"."""
    words = " ".join(PART.explanation.split())
    assert "only a shrinking step is sure to come to rest" in words
    one = losses.Objective([[1.0]], [3.5], "absolute_error")
    rest = {
        size: losses.descend(one, [1.0], step_size=size, steps=60).weights[-1, 0] == 3.5
        for size in (0.5, 1.0, 1.25, 2.0)
    }
    assert rest == {0.5: True, 1.0: False, 1.25: True, 2.0: False}


def test_line_of_a_mark_ends_below_the_tag_of_the_handle_and_the_word_is_over_it():
    """The tag is about 0.6 of a strip above the middle of it, up to its headroom."""
    for state, name in ((PRICES, "practical limit"), (PRESETS["price-line"], "limit")):
        assert trace(state, f"mark {name}")["y"] == [0, 1]
        assert trace(state, f"mark word {name}")["y"] == [pytest.approx(1.65)]
