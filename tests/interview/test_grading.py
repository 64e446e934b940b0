"""Grading: what is right, what is recognised, and what cannot be graded."""

from __future__ import annotations

import dataclasses
import math

import pytest

from ui.interview.answers import EMPTY, NO_THOUSANDS_SQUARED
from ui.interview.drill_parts import Mistake, told_apart, within
from ui.interview.drills import drill
from ui.interview.grading import grade

SQUARED = drill("squared-error", "easy", 3)
"""Sold for $400,000, predicted $410,000: 10⁸ dollars squared."""
NATS = drill("cross-entropy", "easy", 3)
"""−ln 0.1 = 2.3026 nats."""
GRADIENT = drill("softmax-gradient", "easy", 3)
"""0.3, a plain number."""


@pytest.mark.parametrize(
    "text", ["1e8", "100,000,000", "100 million $²", "$100m", "10^8", "100500000"]
)
def test_right_answers_are_right(text):
    found = grade(SQUARED, text)
    assert found.is_readable
    assert found.is_right
    assert found.mistake is None
    assert found.words == r"Right: 1 × 10⁸ \$²."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("10,000", "forgot to square"),
        ("$10k", "forgot to square"),
        ("100", "thousands"),
        ("5e7", "half squared error"),
        ("-1e8", "wrong sign"),
        ("8.1e9", "difference of squares"),
    ],
)
def test_mistakes_of_a_squared_error_are_named(text, name):
    found = grade(SQUARED, text)
    assert not found.is_right
    assert found.mistake.name == name
    assert found.words.endswith(r"The answer is 1 × 10⁸ \$².")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("1", "log base 10"),
        ("3.32", "log base 2"),
        ("-2.3", "wrong sign"),
        ("0.105", "probability of the wrong class"),
        ("2.41", "charged every class"),
        ("0.9", "error for surprise"),
    ],
)
def test_mistakes_of_a_cross_entropy_are_named(text, name):
    assert grade(NATS, text).mistake.name == name


@pytest.mark.parametrize(
    ("found", "text", "words"),
    [
        (NATS, "", EMPTY),
        (SQUARED, "100 k$²", NO_THOUSANDS_SQUARED),
        (NATS, "3.32 bits", "The answer is asked in nats."),
        (NATS, "230 %", "The answer is asked in nats."),
        (NATS, "$2.30", "The answer is asked in nats."),
        (SQUARED, "1e8 nats", "The answer is asked in dollars squared."),
        (GRADIENT, "0.3 nats", "The answer is asked in a plain number."),
    ],
)
def test_what_cannot_be_graded_is_told_and_counts_as_nothing(found, text, words):
    graded = grade(found, text)
    assert not graded.is_readable
    assert not graded.is_right
    assert graded.words.startswith(words)


def test_percentages_are_plain_numbers():
    assert grade(GRADIENT, "30 %").is_right


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2.2", "Close, but not within 1 %"),
        ("23.03", "The digits are right, but it is 10 times too large."),
        ("0.0023", "The digits are right, but it is 1,000 times too small."),
        ("7", "Not right. Compare"),
        ("infinite", "Not right. Compare"),
        ("-1e300", "Not right. Compare"),
    ],
)
def test_other_wrong_answers_get_what_can_be_said(text, words):
    found = grade(NATS, text)
    assert found.is_readable
    assert not found.is_right
    assert found.mistake is None
    assert found.words.startswith(words)
    assert found.words.endswith("The answer is 2.303 nats.")


def test_infinite_answer_is_right_only_as_infinite():
    found = drill("kl-divergence", "hard", 3)
    assert math.isinf(found.answer)
    assert grade(found, "∞").is_right
    assert not grade(found, "1e300").is_right
    assert not grade(found, "-inf").is_right
    assert grade(found, "1e300").words.endswith("The answer is ∞ nats.")


def test_zero_answer_is_right_as_zero_alone():
    found = dataclasses.replace(GRADIENT, answer=0.0, mistakes=())
    assert grade(found, "0").is_right
    assert grade(found, "0.00").is_right
    assert not grade(found, "0.001").is_right


def test_mistakes_that_look_alike_are_left_out():
    mistakes = [
        Mistake("near", 10.05, "Near the answer."),
        Mistake("first", 20.0, "The first."),
        Mistake("second", 20.1, "Near the first."),
        Mistake("none", math.nan, "No number."),
        Mistake("far", math.inf, "Far."),
        Mistake("farther", math.inf, "Far, too."),
    ]
    kept = told_apart(mistakes, 10.0, 0.01)
    assert [each.name for each in kept] == ["first", "far"]


def test_within_is_a_share_of_the_target():
    assert within(101, 100, 0.01)
    assert not within(101.1, 100, 0.01)
    assert not within(math.inf, 100, 0.01)
    assert within(-math.inf, -math.inf, 0.01)
