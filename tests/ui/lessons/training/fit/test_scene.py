"""Three models: what the screen says of a run, by hand, by the losses, by programs."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

import losses
from tests.tracks import check_equal
from tests.ui.lessons.helpers import state_of
from ui.lessons.training.data import LOSSES
from ui.lessons.training.fit import PART
from ui.lessons.training.fit.run import fit_of, limit_of, problem_of, zones_of
from ui.lessons.training.fit.state import PENALTIES, Descent
from ui.live_chart.scene import encode
from ui.state import from_link, moved, to_link

PRESETS, scene = PART.presets, PART.scene
LINE = PRESETS["price-line"]


def dial(step_size: float) -> float:
    return math.log10(step_size)


def at_loss(preset: str, loss: str, **fields) -> Descent:
    field = PRESETS[preset].loss_field
    return state_of(PART, preset, **{field: loss}, **fields)


def readouts(state: Descent) -> dict[str, tuple[str, str]]:
    return {item.name: (item.value, item.note) for item in scene(state).readouts}


def arithmetic(state: Descent) -> list[str]:
    return [value for term in scene(state).arithmetic for value in term.values]


def trace(state: Descent, panel: str, name: str) -> dict:
    shown = next(each for each in scene(state).panels if each.name == panel)
    return next(each for each in shown.figure["data"] if each.get("name") == name)


def test_examples_begin_at_the_end_of_their_run():
    for state in PRESETS.values():
        assert state.time == state.step == state.steps


# By hand: a bowl with H = 2I. One step keeps 1 - 2·0.1 = 0.8 of the distance.
def test_first_step_by_hand():
    state = replace(LINE, time=0.0)
    best = problem_of(state).best.weights
    found = arithmetic(state)
    assert found[:3] == ["1", "−0.500", "0.1"]
    assert "Next" in scene(state).arithmetic[0].mathml
    assert "$100,000" in scene(state).arithmetic[0].mathml
    slope = 2 * (-0.5 - best[0])
    assert found[3] == f"(−{-slope:.4f})"
    after = best + 0.8 * (np.array([-0.5, 0.5]) - best)
    assert [found[4], found[8]] == [f"{after[0]:.3f}".replace("-", "−"), "0.760"]
    assert trace(state, "surface", "next step")["x"] == pytest.approx([-0.5, after[0]])
    assert trace(state, "surface", "path")["shown"] == 1
    assert trace(replace(state, time=7.0), "surface", "path")["shown"] == 8


def test_loss_is_in_dollars_squared_and_its_root_in_dollars():
    found = readouts(LINE)
    value = losses.objective_cost(problem_of(LINE).objective, (0.54538403, 1.79844453))
    assert found["loss"][0] == "3.32 × 10⁹ $²"
    assert found["loss"][1].startswith(f"root ${1e5 * math.sqrt(value):,.0f}; held out")
    assert scene(LINE).readouts[0].label == "Mean squared error at this step"
    assert readouts(PRESETS["price-bounces"])["loss"] == (
        "$50,384",
        "held out $49,041",
    )
    assert readouts(PRESETS["family-entropy"])["loss"][0] == "0.251 nats"


@pytest.mark.parametrize(
    ("preset", "kind", "words", "limit"),
    [
        ("price-line", "converging", "after 11 steps", "under the limit 1"),
        ("price-ravine", "converging", "after 51 steps", "under the limit 0.2911"),
        ("price-scaled", "converging", "after 3 steps", "under the limit 1"),
        ("price-momentum", "converging", "after 38 steps", "under the limit 0.5532"),
        ("price-diverges", "diverged", "× 1,470 after 20 steps", "over the limit 1"),
        (
            "price-crawls",
            "crawling",
            "30 % of the height left at step 60",
            "under the limit 1",
        ),
        (
            "price-bounces",
            "oscillating",
            "to and fro: 12 %",
            "over the practical limit, about 0.7",
        ),
        ("price-huber", "converging", "after 6 steps", "under the limit 2.33 near"),
        ("price-noisy", "oscillating", "to and fro: 3 %", "limit 1 for steps with all"),
        ("price-l1", "converging", "steps", "under the limit 1"),
        ("family-entropy", "converging", "after 24 steps", "limit 62.5 near"),
        (
            "family-brier",
            "crawling",
            "51 % of the height left at step 100",
            "limit 98.2 near",
        ),
        (
            "spam-hinge",
            "converging",
            "after 36 steps",
            "under the practical limit, about 11",
        ),
        ("spam-l2", "converging", "after 5 steps", "limit 3.75 near"),
    ],
)
def test_verdict_stands_beside_the_limit(preset, kind, words, limit):
    found = readouts(PRESETS[preset])
    assert found["verdict"][0] == kind
    assert words in found["verdict"][1]
    assert limit in found["step size"][1]
    assert f", {kind}, " in scene(PRESETS[preset]).handle_of("power").text


def test_verdict_is_that_of_the_losses():
    state = PRESETS["price-ravine"]
    problem = problem_of(state)
    run = losses.descend(problem.objective, (0.0, 2.3), step_size=0.28, steps=160)
    assert fit_of(state).across == pytest.approx(run.weights[:, 0].tolist())
    expected = losses.verdict(
        run, best=problem.best.value, limit=limit_of(state), step_size=0.28
    )
    assert fit_of(state).verdict == expected


def test_run_that_runs_away_is_stopped_and_says_why():
    state = replace(LINE, power=dial(3.2))
    last = fit_of(state).last
    assert last < 60
    found = readouts(state)
    assert found["verdict"] == (
        "diverged",
        f"stopped after {last} steps: over 10¹² × the start",
    )
    assert arithmetic(state)[0] == str(last + 1)
    told = ["given up:", "its numbers ran away"]
    assert [each for each in arithmetic(state)[1:] if each] == told
    assert trace(state, "surface", "note")["text"] == ["off the chart<br>at this step"]
    for panel in encode(scene(state))["panels"]:
        for item in panel["figure"]["data"]:
            if item["type"] == "scatter" and item["name"] == "path":
                assert all(math.isfinite(each) for each in item["x"] + item["y"])


def test_l1_makes_the_slope_exactly_zero_and_the_price_the_mean():
    state = PRESETS["price-l1"]
    fit = fit_of(state)
    assert fit.across[-1] == 0.0
    mean = problem_of(state).data.train.targets.mean()
    assert fit.up[-1] == pytest.approx(mean, abs=1e-5)
    found = readouts(state)
    assert found["weights"] == (
        "$0",
        f"intercept ${1e5 * mean:,.0f}, at the average area",
    )
    assert found["loss"][0] == found["objective"][0] == "6.3 × 10⁹ $²"
    assert found["objective"][1] == "= 6.3 × 10⁹ $² + 0 $²"
    assert found["gradient"] == ("< 0.0001", "in $100,000; L1 holds the slope at 0")
    held = next(k for k, slope in enumerate(fit.across) if slope == 0)
    assert readouts(replace(state, time=float(held)))["gradient"][1] == (
        "in $100,000; L1 holds the slope at 0; lower intercept"
    )
    for start in ((2.0, 0.0), (-1.0, 3.6), (0.5, 1.8)):
        assert fit_of(replace(state, start=start)).across[-1] == 0.0


def test_objective_is_cost_and_penalty():
    state = PRESETS["spam-l2"]
    objective = problem_of(state).objective
    weights = fit_of(state).path[-1]
    cost = losses.objective_cost(objective, weights)
    penalty = losses.objective_penalty(objective, weights)
    value, note = readouts(state)["objective"]
    assert value == f"{losses.objective_value(objective, weights):.3f} nats"
    assert note == f"= {cost:.3f} nats + {penalty:.3f} nats"
    assert "objective" not in readouts(LINE)
    free = problem_of(replace(state, penalty="none")).best.weights
    assert np.abs(problem_of(state).best.weights) == pytest.approx(
        [0.384, 0.408], abs=5e-4
    )
    assert (np.abs(problem_of(state).best.weights) < np.abs(free)).all()


def test_brier_without_a_penalty_says_that_its_lowest_point_is_off_the_chart():
    state = replace(PRESETS["family-brier"], penalty="none")
    made = scene(state)
    assert "(outside)" in made.panels[1].title
    assert trace(state, "surface", "lowest")["x"] == [None]
    assert readouts(state)["step size"][1].startswith("no limit to name")
    slow = fit_of(PRESETS["family-brier"]).left
    assert 0.45 < slow < 0.55
    assert fit_of(PRESETS["family-entropy"]).verdict.steps == 24


def test_gradient_says_which_way_is_down():
    assert readouts(replace(LINE, time=0.0))["gradient"][1] == (
        "in $100,000; raise slope, raise intercept"
    )
    assert readouts(replace(PRESETS["price-ravine"], time=0.0))["gradient"][1] == (
        "in $100,000 and 1,000 sq ft; lower slope, lower intercept"
    )
    assert readouts(PRESETS["family-brier"])["gradient"][1] == (
        "lower weight of litter, raise that of gestation"
    )
    assert readouts(replace(PRESETS["family-entropy"], time=0.0))["gradient"][
        1
    ].startswith("in nats; lower weight of litter")
    assert readouts(LINE)["gradient"] == (
        "< 0.0001",
        "in $100,000; flat: nowhere to go",
    )


# While the start or the step size is dragged, what is still stays still.
@pytest.mark.parametrize("preset", PRESETS)
def test_live_handles_move_no_ring_and_a_layout_only_for_a_run_that_runs_away(preset):
    state = PRESETS[preset]
    base = encode(scene(state))
    low, high = zip(*problem_of(state).data.window, strict=True)
    size = scene(state).handle_of("power")
    others = [
        moved(state, "start", low),
        moved(state, "start", high),
        moved(state, "power", size.minimum),
        moved(state, "power", size.maximum),
    ]
    for other in others:
        made = encode(scene(other))
        kinds = {fit_of(each).verdict.kind for each in (state, other)}
        for before, after in zip(base["panels"], made["panels"], strict=True):
            if before["name"] != "curve" or not kinds & {"diverged", "oscillating"}:
                assert before["figure"]["layout"] == after["figure"]["layout"]
            names = [item.get("name") for item in before["figure"]["data"]]
            assert names == [item.get("name") for item in after["figure"]["data"]]
        assert (
            base["panels"][1]["figure"]["data"][0]
            == (made["panels"][1]["figure"]["data"][0])
        )
        assert len(base["readouts"]) == len(made["readouts"])
        assert len(base["arithmetic"]) == len(made["arithmetic"])
    assert zones_of(others[0]) == zones_of(state)


@pytest.mark.parametrize("size", [0.05, 0.9, 1.1, 1.4, 3.2])
def test_curve_has_room_for_all_of_its_run_and_its_time_line_for_no_more(size):
    state = replace(LINE, power=dial(size))
    made, fit = scene(state), fit_of(state)
    layout = made.panels[2].figure["layout"]
    low, high = layout["yaxis"]["range"]
    assert low < math.log10(min(fit.costs))
    assert math.log10(max(*fit.costs, *fit.held_out)) <= high
    assert "log scale" in layout["yaxis"]["title"]["text"]
    assert 2 <= len(layout["yaxis"]["tickvals"]) <= 7
    time = made.handle_of("time")
    assert time.value == time.maximum == layout["xaxis"]["range"][1] == fit.last
    losses_there = [
        scene(moved(state, "time", at)).readouts[0].value for at in time.positions()
    ]
    if size == 3.2:
        assert fit.last < state.steps
        assert "where the run ended" in time.text
        assert len(set(losses_there)) == len(losses_there), "a position that is dead"


def test_moved_start_is_seen_at_its_own_step_and_a_step_size_at_the_end():
    before = moved(LINE, "start", (0.0, 0.0))
    after = moved(LINE, "start", (1.0, 1.0))
    assert before.step == after.step == 0
    first, second = (
        {item.name: item.value for item in scene(each).readouts}
        for each in (before, after)
    )
    for name in ("loss", "gradient", "weights"):
        assert first[name] != second[name]
    assert scene(before).arithmetic != scene(after).arithmetic
    assert moved(before, "power", 0.0).step == LINE.steps
    assert moved(replace(LINE, time=5.0), "power", 0.0).step == 5


@pytest.mark.parametrize(
    "state",
    [
        replace(LINE, power=dial(3.2)),
        at_loss("price-noisy", "huber", penalty="l1-0.1", momentum="0.9"),
        at_loss("spam-hinge", "squared_hinge", batch="32", power=1.5),
        at_loss("family-entropy", "brier_logits", penalty="l1-0.1"),
        replace(PRESETS["price-momentum"], start=(2.0, -1.5), batch="32"),
    ],
    ids=lambda state: f"{state.preset}-{state.loss}",
)
def test_track_of_the_time_line_equals_the_scenes(state):
    positions = check_equal(scene, state, "time", moved)
    assert len(positions) <= 121


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("penalty", PENALTIES)
def test_every_loss_and_penalty_has_a_scene(preset, penalty):
    state = PRESETS[preset]
    for loss in LOSSES[state.model]:
        made = scene(at_loss(preset, loss, penalty=penalty))
        said = [item.value + item.note for item in made.readouts]
        assert not [text for text in said if "undefined" in text or "nan" in text]


def test_hostile_link_gives_a_valid_scene():
    link = {
        "start": "1e308,-5",
        "power": "99",
        "time": "1e9",
        "penalty": "l3",
        "batch": "0",
        "spam_loss": "huber",
    }
    state, notices = from_link(link, PRESETS)
    assert len(notices) == 6
    made = scene(state)
    assert made.handle_of("start").value == (2.0, 0.0)
    assert made.handle_of("power").value == 0.5
    assert made.handle_of("time").value == fit_of(state).last < 60
    assert from_link(to_link(state, PRESETS), PRESETS) == (state, ())
