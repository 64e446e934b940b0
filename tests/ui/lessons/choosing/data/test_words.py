"""The part "One data set": its programs, and what its words say."""

from __future__ import annotations

import dataclasses

import pytest

import losses
from losses import constant_minimiser
from tests.ui.lessons.helpers import printed, state_of
from ui.lessons.choosing.data import PART
from ui.lessons.choosing.data.answers import answer
from ui.lessons.choosing.data.houses import HOUSES, LARGE

PRESETS, scene = PART.presets, PART.scene


def every_loss():
    for name, preset in PRESETS.items():
        for loss in preset.losses:
            state = dataclasses.replace(preset, loss=loss)
            yield pytest.param(state, id=f"{name}-{loss}")


each_loss = pytest.mark.parametrize("state", list(every_loss()))


@each_loss
@pytest.mark.parametrize("library", ["NumPy", "scikit-learn"])
def test_program_gives_the_numbers_on_the_screen(state, library):
    for price in (state.outlier, 195e3, 385e3):
        at = state_of(PART, state.preset, loss=state.loss, outlier=price, delta=41e3)
        found = answer(at)
        said, *more = printed(PART.programs(at)[library])
        if state.is_line:
            level, slope = map(float, said.split())
            assert level == pytest.approx(found.level, rel=1e-4)
            assert slope == pytest.approx(found.slope, rel=1e-4, abs=1e-3)
        else:
            assert float(said) == pytest.approx(found.level, rel=1e-6)
        if library == "NumPy":
            share, pull = map(float, more)
            assert share == pytest.approx(found.share, rel=1e-4, abs=1e-9)
            assert pull == pytest.approx(found.pull, rel=1e-4, abs=1e-9)


@each_loss
def test_torch_program_holds_the_answer(state):
    source = PART.programs(state)["PyTorch"]
    assert repr(round(answer(state).predictions[0], 6)) in source


@each_loss
def test_lines_of_the_programs_fit(state):
    for source in PART.programs(state).values():
        assert max(map(len, source.splitlines())) <= 92


# The words


def test_huber_with_a_large_delta_is_the_mean():
    prices = PRESETS["typed-wrong"].y_true
    assert constant_minimiser("huber", prices, delta=1e6) == pytest.approx(
        constant_minimiser("squared_error", prices)
    )


def test_halved_square_has_the_same_shares_and_answer():
    state = state_of(PART, "five-houses", loss="huber", delta=200e3)
    half, whole = answer(state, "huber"), answer(state, "squared_error")
    assert half.level == pytest.approx(whole.level)
    assert half.share == pytest.approx(whole.share)
    assert half.pull == pytest.approx(whole.pull)
    assert half.gradients[-1] == pytest.approx(whole.gradients[-1] / 2)


def test_sentences_count_the_houses():
    assert "Seven sales" in scene(PRESETS["typed-wrong"]).about
    assert len(HOUSES["bloomington"]) == 7
    assert "All eight sales" in scene(PRESETS["even-count"]).about
    assert HOUSES["greens"].recorded > max(HOUSES["greens"].others)
    assert "All five large houses" in scene(PRESETS["masking"]).about
    assert sum(area >= LARGE for area in HOUSES["edwards-large"].areas) == 5


@pytest.mark.parametrize(
    "preset", ["even-count", "line-quantile", "leverage", "masking"]
)
def test_outlier_begins_as_it_was_sold(preset):
    assert PRESETS[preset].outlier == PRESETS[preset].houses.recorded


def test_pull_of_one_house_is_not_that_on_the_mean_loss():
    """The lesson on house prices divides by the five houses, this part does not."""
    prices = [200e3, 210e3, 220e3, 230e3, 1e6]
    own = losses.squared_error_gradient(prices, [372e3] * 5)
    on_the_mean = losses.reduce_gradient(own)
    assert (own[-1], on_the_mean[-1]) == (-1_256_000, -251_200)
    told = " ".join(PART.explanation.split())
    assert "the gradient of its own loss in the prediction" in told
    assert "it counts a fifth of that" in told


def test_sentence_does_not_answer_the_question_beside_it():
    made = scene(PRESETS["huber-between"])
    assert "larger δ" in made.asked.question
    assert "large" not in made.sentence
    assert "between the median and the mean" in made.sentence


def test_house_that_is_the_median_is_not_said_to_pull_like_the_others():
    found = answer(PRESETS["five-houses"], "absolute_error")
    assert sum(error == 0 for error in found.errors) == 1
    low, high = losses.absolute_error_subgradient(found.level, found.level)
    assert (low, high) == (-1, 1)
    said = " ".join(PART.examples["five-houses"].say.split())
    assert "every house that the answer misses pulls" in said
