"""Generalisation: the words and the programs have the numbers of the screen."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.ui.lessons import helpers
from tests.ui.lessons.helpers import state_of
from ui.lessons.training.general import PART
from ui.lessons.training.general.run import (
    HELD_OUT,
    curves,
    curves_of,
    few_mails,
)
from ui.lessons.training.general.state import STEPS, TEN, Surer
from ui.lessons.training.general.ten import mean_loss, right
from ui.lessons.training.general.typos import fits

PRESETS, scene = PART.presets, PART.scene
NOISE = curves_of(PRESETS["noise"])
MOST = -np.log(np.finfo(float).eps)


def printed(source: str) -> list[float]:
    return [float(word) for line in helpers.printed(source) for word in line.split()]


def held_out_losses(found, place: int) -> np.ndarray:
    """Of each mail of the run of "surer", with its true label."""
    mails = few_mails(71)
    scores = mails.other_features @ found.weights[place]
    return np.logaddexp(0, scores) - mails.other_y_true * scores


@pytest.mark.parametrize(
    "state",
    [
        *(PRESETS[name] for name in ("noise", "penalty", "surer")),
        state_of(PART, "noise", noise=10.0, penalty="light", time=40.0),
        state_of(PART, "noise", noise=0.0, time=0.0),
    ],
    ids=lambda state: f"{state.preset}-{state.penalty}-{state.noise:g}-{state.time:g}",
)
def test_programs_of_a_run_print_its_losses_and_its_accuracy(state):
    found, programs = curves_of(state), PART.programs(state)
    place = int(state.time)
    accuracy = 1 - found.wrong[place] / HELD_OUT
    expected = [found.training[place], found.held_out[place], accuracy]
    assert printed(programs["NumPy"]) == pytest.approx(expected)
    if isinstance(state, Surer):
        expected[1] = np.minimum(held_out_losses(found, place), MOST).mean()
    assert printed(programs["scikit-learn"]) == pytest.approx(expected, abs=2e-5)


@pytest.mark.parametrize("typos", [0, 4, 19])
def test_programs_of_the_typos_print_the_typical_misses(typos):
    programs = PART.programs(replace(PRESETS["typos"], typos=float(typos)))
    expected = [each[typos].typical for each in fits(0).values()]
    assert printed(programs["NumPy"]) == pytest.approx(expected, rel=1e-4)
    assert printed(programs["scikit-learn"]) == pytest.approx(expected[:2], rel=1e-6)


@pytest.mark.parametrize("name", ["ten", "ten-sure"])
def test_programs_of_ten_mails_print_loss_and_accuracy(name):
    ps, programs = PRESETS[name].ps, PART.programs(PRESETS[name])
    for library in ("NumPy", "scikit-learn"):
        assert printed(programs[library]) == pytest.approx(
            [mean_loss(ps), right(ps) / 10]
        )


def test_more_right_and_dearer_is_not_so_for_other_mails():
    other = curves(0, 0.3, 0.0, "none")
    assert other.held_out[-1] > min(other.held_out)
    assert other.accuracy[-1] < other.accuracy[other.best[-1]]


def test_one_mail_less_sure_would_make_model_b_the_better_one_by_loss_too():
    sure = PRESETS["ten-sure"].ps
    assert mean_loss(sure) > mean_loss(TEN) > mean_loss((*sure[:9], 0.01))


def test_robust_lines_miss_by_about_three_times_as_much_with_nineteen_typos():
    for loss in ("absolute_error", "huber"):
        clean, worn = fits(0)[loss][0].typical, fits(0)[loss][19].typical
        assert 2.5 < worn / clean < 3.5


def test_loss_below_the_floor_is_learning_at_first_and_memory_later():
    """What is said of it must hold while the held-out loss still falls, too."""
    below = [place for place, x in enumerate(NOISE.training) if x < NOISE.floor]
    learning = [place for place in below if NOISE.best[place] == place]
    assert [STEPS[place] for place in (learning[0], learning[-1])] == [4, 9]
    said = {
        place: {
            item.name: item.note
            for item in scene(replace(PRESETS["noise"], time=float(place))).readouts
        }["training"]
        for place in below
    }
    assert {said[place] for place in learning} == {
        "below the floor: it has seen these labels"
    }
    assert said[below[-1]] == "below the floor: no longer only skill"
    interview = " ".join(PART.explanation.partition("In an interview")[2].split())
    assert "far below the entropy of the noise is memory; a little below" in interview


def test_wrong_mails_of_now_are_told_from_those_of_the_best_step():
    found, place = curves_of(PRESETS["surer"]), len(STEPS) - 1
    note = {x.name: x.note for x in scene(PRESETS["surer"]).readouts}["wrong"]
    then = found.wrong[found.best[place]]
    assert found.wrong[place] < then
    assert note == f"{found.wrong[place]} wrong now (at step 32: {then}, at 1.56 each)"


def test_twenty_typos_of_forty_are_no_majority():
    """As many houses pull towards the typos as away: more than that is not said."""
    assert "majority" not in PART.folds["A digit too many"]
