"""Three models: what the words say holds, and the programs print what is shown."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import numpy as np
import pytest

import losses
from tests.ui.lessons import helpers
from ui.lessons.training.fit import PART
from ui.lessons.training.fit.run import fit_of, limit_of, problem_of
from ui.lessons.training.fit.state import Descent
from ui.numbers import tied

PRESETS, scene = PART.presets, PART.scene
LINE = PRESETS["price-line"]


def dial(step_size: float) -> float:
    return math.log10(step_size)


def readouts(state: Descent) -> dict[str, tuple[str, str]]:
    return {item.name: (item.value, item.note) for item in scene(state).readouts}


def trace(state: Descent, panel: str, name: str) -> dict:
    shown = next(each for each in scene(state).panels if each.name == panel)
    return next(each for each in shown.figure["data"] if each.get("name") == name)


def test_step_sizes_of_the_explanation():
    verdict = fit_of(replace(LINE, power=dial(0.5))).verdict
    assert (verdict.kind, verdict.steps) == ("converging", 1)
    assert fit_of(replace(LINE, power=dial(1.1))).verdict.kind == "diverged"


def test_run_that_ends_over_the_limit_says_how_high_it_is_and_that_it_rises():
    state = PRESETS["price-diverges"]
    problem, path = problem_of(state), fit_of(state).path
    heights = [
        losses.objective_value(problem.objective, path[step]) - problem.best.value
        for step in (0, -1)
    ]
    assert heights[1] / heights[0] == pytest.approx(1.2**40, rel=1e-6)
    assert readouts(state)["verdict"] == (
        "diverged",
        "height above the lowest point × 1,470 after 20 steps",
    )
    below = replace(PRESETS["family-entropy"], start=(-5.0, -5.0), power=2.0)
    assert fit_of(below).left < 1
    assert readouts(below)["verdict"] == (
        "diverged",
        "below its start, but rising at the end",
    )


def test_one_house_a_step_never_comes_to_rest_at_any_step_size():
    for index in range(61):
        state = replace(PRESETS["price-noisy"], power=-2.5 + 0.05 * index)
        assert fit_of(state).verdict.kind != "converging"
    assert trace(state, "curve", "mark word limit, all samples")["x"] == [0.0]
    some = readouts(replace(LINE, batch="32"))["step size"][1]
    assert some == "limit 1 for steps with all samples"


def test_curve_of_a_run_that_was_given_up_says_so():
    notes = (
        trace(replace(LINE, power=dial(3.2)), "curve", "note"),
        trace(replace(LINE, power=dial(1.1)), "curve", "note"),
        trace(LINE, "curve", "note"),
    )
    said = ["ended at step 8: it ran away"]
    assert [each["text"] for each in notes] == [said, [""], [""]]


def test_money_that_is_lost_has_its_sign_before_the_dollars():
    found = readouts(replace(LINE, power=dial(1.4), start=(2.0, 3.6)))["weights"]
    assert "$−" not in " ".join(found)
    assert "−$" in " ".join(found)


def test_every_start_of_the_bowl_has_one_percent_of_its_own_height_at_one_step():
    assert tied("1 % of the height") in PART.examples["price-line"].guess.question
    for corner in ((-1.0, 0.0), (2.0, 3.6), (-1.0, 3.6), (0.0, 1.0)):
        fit = fit_of(replace(LINE, start=corner))
        assert fit.verdict.steps == 11
        best = problem_of(LINE).objective
        first, second = (
            losses.objective_value(best, fit.path[step]) - problem_of(LINE).best.value
            for step in (0, 1)
        )
        assert second / first == pytest.approx(0.64)


def test_limit_at_the_lowest_point_is_not_that_of_everywhere():
    """Steeper near weights of 0 for the losses of a label, flatter for Huber."""
    fold = " ".join(PART.folds["How large may a step be?"].split())
    at_zero = {}
    for preset, loss in (
        ("price-huber", "huber"),
        ("family-entropy", "binary_cross_entropy_logits"),
        ("family-brier", "brier_logits"),
        ("spam-hinge", "squared_hinge"),
        ("spam-hinge", "logistic"),
    ):
        state = PRESETS[preset]
        problem = problem_of(replace(state, **{state.loss_field: loss}))
        limits = [
            losses.stability_limit(problem.objective, at)
            for at in (problem.best.weights, (0.0, 0.0))
        ]
        at_zero[loss] = limits[1] / limits[0]
    assert [name for name, times in at_zero.items() if times > 1] == ["huber"]
    assert "Far out it may be flatter, near weights of 0 it is often" in fold
    steep = replace(PRESETS["spam-l2"], penalty="none", start=(0.0, 0.0))
    steep = replace(steep, power=dial(18))
    assert steep.step_size < limit_of(steep)
    assert fit_of(steep).costs[1] > fit_of(steep).costs[0]


def test_intercept_is_said_to_be_the_price_where_it_is():
    best = fit_of(LINE).path[-1]
    data = problem_of(LINE).data
    average = losses.linear_score(np.array([[0.0, 1.0]]), best)[0]
    assert data.train.features[:, 0].mean() == pytest.approx(0, abs=1e-9)
    assert readouts(LINE)["weights"][1] == (
        f"intercept ${1e5 * average:,.0f}, at the average area"
    )
    assert "average" not in readouts(PRESETS["price-ravine"])["weights"][1]


def test_what_the_questions_ask_for_can_be_found_by_dragging():
    for preset, power, kind in (
        ("price-diverges", dial(0.5), "converging"),
        ("price-huber", dial(2.5), "oscillating"),
        ("family-brier", dial(10.0), "converging"),
        ("spam-hinge", dial(20.0), "oscillating"),
    ):
        assert fit_of(replace(PRESETS[preset], power=power)).verdict.kind == kind
    tenth = fit_of(replace(PRESETS["price-crawls"], power=dial(0.11))).verdict
    assert tenth.steps == 10
    slow = fit_of(replace(PRESETS["price-scaled"], power=dial(0.022))).verdict
    assert slow.steps == 52
    soonest = fit_of(replace(PRESETS["price-momentum"], power=dial(0.045))).verdict
    assert soonest.steps == 29
    smaller = fit_of(replace(PRESETS["price-noisy"], power=dial(0.016)))
    assert smaller.left < fit_of(PRESETS["price-noisy"]).left / 10
    grown = fit_of(replace(PRESETS["spam-l2"], start=(0.0, 0.0)))
    assert min(grown.across[-1], grown.up[-1]) > 0.3


def test_about_is_said_only_of_the_loss_and_the_samples_that_it_speaks_of():
    """A loss, a batch, a momentum or a penalty of the reader's own takes it away."""
    for name, change in (
        ("price-huber", {"price_loss": "squared_error"}),
        ("price-line", {"batch": "32"}),
        ("price-momentum", {"momentum": "0"}),
        ("price-l1", {"penalty": "none"}),
        ("price-ravine", {"scaled": True}),
        ("spam-hinge", {"spam_loss": "logistic"}),
    ):
        dragged = replace(PRESETS[name], power=dial(0.02), time=3.0)
        assert scene(dragged).sentence.startswith(PART.examples[name].about)
        words = scene(replace(dragged, **change)).sentence
        assert words == PART.examples[name].drag


def test_clause_of_what_a_handle_moves_says_only_how_the_run_begins():
    over = ("price-diverges", "price-bounces")
    for name in (*over, "price-crawls", "family-entropy", "family-brier"):
        assert "begins" in PART.examples[name].about
    for name in over:
        assert fit_of(PRESETS[name]).verdict.kind != "converging"
    problem = problem_of(PRESETS["family-entropy"])
    logits = losses.linear_score(
        problem.objective.features, (4.0, -4.0), problem.objective.offset
    )
    given = losses.sigmoid(np.where(problem.objective.targets == 1, logits, -logits))
    assert (given < 0.1).sum() > len(given) / 2


def test_weights_of_zero_are_not_called_sure_of_nothing():
    """The bias is held: every species gets the same, and that is far from a half."""
    problem = problem_of(PRESETS["family-entropy"])
    given = losses.sigmoid(
        losses.linear_score(
            problem.objective.features, (0.0, 0.0), problem.objective.offset
        )
    )
    assert np.ptp(given) == 0
    assert given[0] > 0.75
    assert "from 0 and 0" in PART.examples["family-entropy"].guess.question


# Programs


def printed(source: str) -> list[float]:
    text = " ".join(helpers.printed(source))
    return [float(each) for each in re.findall(r"[-+]?\d[\d.e+-]*", text)]


@pytest.mark.parametrize("preset", PRESETS)
def test_programs_print_what_the_screen_shows(preset):
    state = PRESETS[preset]
    sources = PART.programs(state)
    fit, problem = fit_of(state), problem_of(state)
    *weights, cost = printed(sources["NumPy"])
    assert weights == pytest.approx(fit.path[-1], rel=1e-5, abs=1e-7)
    assert cost == pytest.approx(fit.costs[-1])
    *weights, cost = printed(sources["scikit-learn"])
    assert weights == pytest.approx(problem.best.weights, rel=1e-4, abs=1e-6)
    best = losses.objective_cost(problem.objective, problem.best.weights)
    assert cost == pytest.approx(best, rel=1e-6)


@pytest.mark.parametrize("batch", ["1", "32"])
@pytest.mark.parametrize("penalty", ["l1-0.1", "l2-0.3"])
def test_programs_with_batches_momentum_and_penalty(batch, penalty):
    state = replace(
        PRESETS["price-line"],
        price_loss="huber",
        batch=batch,
        penalty=penalty,
        momentum="0.5",
    )
    sources = PART.programs(state)
    assert printed(sources["NumPy"])[-1] == pytest.approx(fit_of(state).costs[-1])
