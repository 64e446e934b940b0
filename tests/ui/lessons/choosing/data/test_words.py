"""The part "One data set": its programs and every number in its words."""

from __future__ import annotations

import dataclasses
import re

import pytest

import losses
from losses import constant_minimiser, line_optimum
from ui.lessons.choosing.data.answers import answer, without
from ui.lessons.choosing.data.code import snippets
from ui.lessons.choosing.data.houses import houses
from ui.lessons.choosing.data.scene import scene
from ui.lessons.choosing.data.state import PRESETS, State
from ui.lessons.choosing.data.words import EXPLANATION, FOLDS


def every_loss():
    for name, preset in PRESETS.items():
        for loss in preset.losses:
            state = dataclasses.replace(preset, loss=loss)
            yield pytest.param(state, id=f"{name}-{loss}")


each_loss = pytest.mark.parametrize("state", list(every_loss()))


def run(source: str) -> dict:
    names: dict = {"said": []}
    exec(compile(source.replace("print(", "said.append("), "code", "exec"), names)
    return names


# said.append takes one thing: programs for lines print two.
def run_line(source: str) -> dict:
    return run(source.replace("print(level, slope)", "print((level, slope))"))


@each_loss
@pytest.mark.parametrize("library", ["NumPy", "scikit-learn"])
def test_program_gives_the_numbers_on_the_screen(state, library):
    for price in (state.outlier, 195e3, 385e3):
        at = dataclasses.replace(state, outlier=price, delta=41e3)
        found = answer(at)
        names = run_line(snippets(at)[library])
        if state.is_line:
            assert names["level"] == pytest.approx(found.level, rel=1e-4)
            assert names["slope"] == pytest.approx(found.slope, rel=1e-4, abs=1e-3)
        else:
            assert names["best"] == pytest.approx(found.level, rel=1e-6)
        if library == "NumPy":
            share, pull = map(float, names["said"][-2:])
            assert share == pytest.approx(found.share, rel=1e-4, abs=1e-9)
            assert pull == pytest.approx(found.pull, rel=1e-4, abs=1e-9)


@each_loss
def test_torch_program_compiles_and_holds_the_answer(state):
    source = snippets(state)["PyTorch"]
    compile(source, "PyTorch", "exec")
    assert repr(round(answer(state).predictions[0], 6)) in source


@each_loss
def test_lines_of_the_programs_fit(state):
    for source in snippets(state).values():
        assert max(map(len, source.splitlines())) <= 92


# Every number in the words

NEAR = State()
FIVE = State(outlier=1e6)
TYPED = PRESETS["typed-wrong"]
LEVER = PRESETS["leverage"]
MASKED = PRESETS["masking"]


def sold_finished() -> float:
    """Absolute error's slope without the three houses that were not finished."""
    whole = houses("edwards-large")
    prices = whole.others[:-2]
    return line_optimum(whole.areas[:-3], prices, "absolute_error")[1]


@pytest.mark.parametrize(
    ("fold", "number", "value"),
    [
        ("", "80 %", 100 * answer(FIVE, "squared_error").share),
        ("", "95 %", 100 * answer(FIVE, "absolute_error").share),
        ("", "40 %", 100 * answer(NEAR, "squared_error").share),
        ("", "33 %", 100 * answer(NEAR, "absolute_error").share),
        ("", "240,000", NEAR.outlier),
        ("", "1,000,000", FIVE.outlier),
        ("", "220,000", answer(FIVE, "absolute_error").level),
        ("", "372,000", answer(FIVE, "squared_error").level),
        ("What each", "42,857", 300_000 / 7),
        ("Why", "1,256,000", -answer(FIVE, "squared_error").gradients[-1]),
        ("Why", "2,512,000", sum(map(abs, answer(FIVE, "squared_error").gradients))),
        ("Why", "50 %", 100 * answer(FIVE, "squared_error").pull),
        ("Why", "25 %", 100 * answer(FIVE, "absolute_error").pull),
        ("Huber", "205,515", answer(TYPED, "huber").level),
        ("Huber", "50,000", TYPED.delta),
        ("Huber", "192,500", answer(TYPED, "absolute_error").level),
        ("Huber", "245,519", answer(TYPED, "squared_error").level),
        ("Is a quantile", "0.857", 6 / 7),
        ("Leverage", "5,642", LEVER.houses.areas[-1]),
        ("Leverage", "160,000", LEVER.houses.recorded),
        ("Leverage", "56.76", without(LEVER, "squared_error")[1]),
        ("Leverage", "14.02", answer(LEVER, "squared_error").slope),
        ("Leverage", "31.43", without(LEVER, "absolute_error")[1]),
        ("Leverage", "9.46", answer(LEVER, "absolute_error").slope),
        ("Leverage", "18.58", without(MASKED, "absolute_error")[1]),
        ("Leverage", "18.58", answer(MASKED, "absolute_error").slope),
        ("Leverage", "61.12", sold_finished()),
        ("When", "190,000", answer(PRESETS["even-count"]).interval[0]),
        ("When", "206,000", answer(PRESETS["even-count"]).interval[1]),
        ("When", "198,000", answer(PRESETS["even-count"]).level),
    ],
)
def test_number_in_the_words_is_computed(fold, number, value):
    texts = [text for title, text in FOLDS.items() if title.startswith(fold)]
    text = texts[0] if fold else EXPLANATION
    assert re.search(rf"(?<![\d.,]){re.escape(number)}(?!\d)", text)
    digits = number.removesuffix(" %").replace(",", "")
    decimals = len(digits.partition(".")[2])
    assert round(float(value), decimals) == float(digits)


def test_gradient_in_the_words_grows_with_the_outlier():
    near, far = (answer(State(outlier=price), "squared_error") for price in (9e5, 1e6))
    grows = (near.gradients[-1] - far.gradients[-1]) / 1e5
    follows = (far.level - near.level) / 1e5
    text = next(text for title, text in FOLDS.items() if title.startswith("Why"))
    assert f"\\${grows:.2f} for each dollar" in text
    assert f"by \\${follows:.2f}" in text


def test_huber_with_a_large_delta_is_the_mean():
    prices = TYPED.y_true
    assert constant_minimiser("huber", prices, delta=1e6) == pytest.approx(
        constant_minimiser("squared_error", prices)
    )


def test_halved_square_has_the_same_shares_and_answer():
    state = dataclasses.replace(FIVE, loss="huber", outlier=240e3, delta=200e3)
    half, whole = answer(state, "huber"), answer(state, "squared_error")
    assert half.level == pytest.approx(whole.level)
    assert half.share == pytest.approx(whole.share)
    assert half.pull == pytest.approx(whole.pull)
    assert half.gradients[-1] == pytest.approx(whole.gradients[-1] / 2)


def test_sentences_name_the_numbers_of_their_houses():
    assert "Seven sales" in scene(TYPED).sentence
    assert len(TYPED.houses) == 7
    assert "All eight sales" in scene(PRESETS["even-count"]).sentence
    assert len(PRESETS["even-count"].houses) == 8
    assert "$160,000" in scene(LEVER).sentence
    large = [area for area in MASKED.houses.areas if area >= 3_500]
    assert len(large) == 5


def test_pull_of_one_house_is_not_that_on_the_mean_loss():
    """The lesson on house prices divides by the five houses, this part does not."""
    prices = [200e3, 210e3, 220e3, 230e3, 1e6]
    own = losses.squared_error_gradient(prices, [372e3] * 5)
    on_the_mean = losses.reduce_gradient(own)
    assert (own[-1], on_the_mean[-1]) == (-1_256_000, -251_200)
    told = " ".join(EXPLANATION.split())
    assert "the gradient of its own loss in the prediction" in told
    assert "it counts a fifth of that" in told


def test_sentence_does_not_answer_the_question_beside_it():
    made = scene(PRESETS["huber-between"])
    assert "larger δ" in made.question
    assert "large" not in made.sentence
    assert "between the median and the mean" in made.sentence


def test_house_that_is_the_median_is_not_said_to_pull_like_the_others():
    found = answer(PRESETS["five-houses"], "absolute_error")
    assert sum(error == 0 for error in found.errors) == 1
    low, high = losses.absolute_error_subgradient(found.level, found.level)
    assert (low, high) == (-1, 1)
    assert "every house that the answer misses pulls" in " ".join(EXPLANATION.split())
