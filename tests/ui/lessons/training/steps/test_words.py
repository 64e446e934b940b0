"""Step size: the numbers in the words, and the answers to the questions."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import losses
from ui.lessons.training.steps import PART
from ui.lessons.training.steps.run import ground, walk, within
from ui.lessons.training.steps.state import State

PRESETS, scene = PART.presets, PART.scene
FOUR = PRESETS["four-steps"]


def readouts(state: State) -> dict[str, str]:
    return {item.name: item.note for item in scene(state).readouts}


def test_momentum_arrives_where_the_step_size_alone_does_not():
    assert walk(PRESETS["heavy-ball"], momentum=0.0).verdict.steps is None


def test_every_start_is_at_one_percent_of_its_own_height_at_the_same_step():
    """Whatever the start, a step keeps the same share: so no question may ask which."""
    for start in (-2.0, 2.8, 9.0):
        found = walk(replace(FOUR, start=start))
        assert found.verdict.steps == walk(FOUR).verdict.steps
        note = readouts(replace(FOUR, start=start))["verdict"]
        assert note.startswith("under 1 % of the height left after 11 steps")


def test_mirrored_step_sizes_meet_after_an_even_number_of_steps():
    one, other = (walk(FOUR, step_size=size).prices for size in (0.1, 0.9))
    assert one[2::2] == pytest.approx(other[2::2])
    assert abs(one[1] - other[1]) > 1
    assert "every even number of steps" in PART.folds["Four step sizes on one bowl"]


def test_momentum_of_pytorch_is_the_heavy_ball_while_the_step_size_stays():
    """As PyTorch defines it: v = mu v + g, then w = w - size v."""
    ball = PRESETS["heavy-ball"]
    objective, mu = ground(ball).objective, ball.momentum
    fixed = [ball.step_size] * 30
    assert torch_path(objective, fixed, mu) == pytest.approx(walk(ball).prices)
    halved = fixed[:15] + [ball.step_size / 2] * 15
    move, price, drawn = 0.0, 0.0, [0.0]
    for size in halved:
        move = mu * move - size * losses.objective_gradient(objective, [price])[0]
        price += move
        drawn.append(price)
    assert torch_path(objective, halved, mu)[:16] == pytest.approx(drawn[:16])
    assert abs(torch_path(objective, halved, mu)[16] - drawn[16]) > 0.01


def torch_path(objective, sizes, mu) -> list[float]:
    velocity, price, path = 0.0, 0.0, [0.0]
    for size in sizes:
        velocity = mu * velocity + losses.objective_gradient(objective, [price])[0]
        price -= size * velocity
        path.append(price)
    return path


def test_what_the_questions_ask_for_can_be_found_by_dragging():
    arrivals = [
        within(replace(FOUR, start=start), 10_000) for start in (2.0, 0.0, -3.0)
    ]
    assert arrivals == sorted(set(arrivals))
    total = PRESETS["sum-of-four"]
    for size, steps in ((0.06, 4), (0.07, 3), (0.08, 3), (0.09, 2)):
        assert walk(total, step_size=size).verdict.steps == steps
    for size in (0.25, 0.5, 1.25, 2.5):
        assert walk(PRESETS["bounce"], step_size=size).verdict.kind == "converging"


def test_thin_lines_are_counted_with_the_one_that_the_thick_one_lies_on():
    for name in ("four-steps", "too-far"):
        _, panel = scene(PRESETS[name]).panels
        names = [each.get("name", "") for each in panel.figure["data"]]
        thin = [each.removeprefix("run ") for each in names if each.startswith("run ")]
        assert len(thin) == 4
        assert f"{PRESETS[name].step_size:g}" in thin
        assert [f"end {each}" in names for each in thin] == [True] * 4
        assert "thin: at the four listed" in panel.title


def test_question_over_the_limit_is_not_answered_yes_by_the_run_itself():
    """Over the limit every step turns back already; what it does not do is near."""
    state = PRESETS["too-far"]
    run = walk(state)
    moves = np.diff(run.prices)
    assert (moves[1:] * moves[:-1] < 0).all()
    assert (np.diff(np.abs(np.subtract(run.prices, ground(state).best))) > 0).all()
    assert "nearer" in PART.examples["too-far"].guess.question


def test_whole_number_of_steps_hits_the_kink_where_it_is_one_in_floats():
    fold = " ".join(PART.folds["Does a kink prevent training?"].split())
    bounce = PRESETS["bounce"]
    rest = {
        size: walk(bounce, step_size=size).slopes[-1] == 0
        for size in (0.1, 0.25, 0.5, 1.0, 1.25, 2.5)
    }
    assert [size for size, is_at_rest in rest.items() if not is_at_rest] == [0.1, 1.0]
    assert "does it hit it: with 0.5, for example. With 0.1 it should as well" in fold
