"""Step size: the numbers in the words, and the answers to the questions."""

from __future__ import annotations

import pytest

from ui.scenes.training_steps_run import factor, ground, walk
from ui.scenes.training_steps_state import PRESETS, State
from ui.scenes.training_steps_words import EXPLANATION, FOLDS


def test_numbers_in_the_words_are_those_of_the_runs():
    for size, end in ((0.1, 2.965412), (0.9, 2.965412), (1.05, -17.1825)):
        assert walk(State(step_size=size)).prices[-1] == pytest.approx(end, abs=1e-6)
        assert f"{end:g}".replace("-", "−") in EXPLANATION or str(end) in EXPLANATION
    assert walk(PRESETS["landing"]).prices[-1] == pytest.approx(3.4997, abs=5e-5)
    assert walk(PRESETS["landing"]).verdict.steps == 40
    assert "60\nsteps at 3.4997" in FOLDS["Does a kink prevent training?"]
    mean, total = PRESETS["mean-of-four"], PRESETS["sum-of-four"]
    assert (factor(mean), factor(total)) == pytest.approx((0.4, -1.4))
    ball = PRESETS["heavy-ball"]
    assert walk(ball).verdict.steps == 14
    assert walk(ball, momentum=0.0).verdict.steps is None
    assert ground(ball).limit == pytest.approx(1.7)


def test_what_the_questions_ask_for_can_be_found_by_dragging():
    for start in (-2.0, 2.8, 9.0):
        assert walk(State(start=start)).verdict.steps == walk(State()).verdict.steps
    total = PRESETS["sum-of-four"]
    for size, steps in ((0.06, 4), (0.07, 3), (0.08, 3), (0.09, 2)):
        assert walk(total, step_size=size).verdict.steps == steps
    for size in (0.25, 0.5, 1.25, 2.5):
        assert walk(PRESETS["bounce"], step_size=size).verdict.kind == "converging"
