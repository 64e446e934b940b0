"""Grading: what is right, what is recognised, and what cannot be graded."""

from __future__ import annotations

import dataclasses
import math
import re
from itertools import product

import pytest

from ui.interview.bank import LEVELS
from ui.interview.drills import KINDS, drill
from ui.interview.drills.grading import grade
from ui.interview.drills.parts import within
from ui.interview.drills.reading import (
    EMPTY,
    NO_THOUSANDS_SQUARED,
    WHICH_END,
    WHICH_LOG,
    WHICH_SQUARED,
    read_answer,
)
from ui.numbers import scientific

SQUARED = drill("squared-error", "easy", 3)
"""Sold for $400,000, predicted $410,000: 10⁸ dollars squared."""
NATS = drill("cross-entropy", "easy", 3)
"""−ln 0.1 = 2.3026 nats."""
QUARTER = drill("cross-entropy", "easy", 8)
"""−ln 0.25 = 1.3863 nats."""
SLOPE = drill("squared-error-gradient", "easy", 3)
"""40,000 dollars."""
FIVE_BITS = drill("cross-entropy-bits", "easy", 3)
SIXTEEN = dataclasses.replace(QUARTER, answer=16.0, mistakes=())
GRADIENT = drill("softmax-gradient", "easy", 3)
"""0.3, a plain number."""


@pytest.mark.parametrize(
    "text",
    [
        "1e8",
        "100,000,000",
        "100 million $²",
        "10^8",
        "100500000",
        "10,000^2",
        "100 M",
        "(410k - 400k)^2",
        "$100m squared",
        "about 1e8",
        "e² = 1e8 $²",
    ],
)
def test_right_answers_are_right(text):
    found = grade(SQUARED, text)
    assert found.is_readable
    assert found.is_right
    assert found.mistake is None
    assert found.words == "Right: 100 million dollars squared."


@pytest.mark.parametrize(
    "text",
    ["ln 10", "ln10", "-ln(0.1)", "log(10)", "−log 0.1", "-ln 1/10", "2.30", "2,303",
     "2,30", "2.3026 nats", "-ln 0.1 = 2.303"],
)  # fmt: skip
def test_what_a_person_says_aloud_is_right_or_asked_back(text):
    found = grade(NATS, text)
    asked = {"-ln 1/10": WHICH_END, "2,303": "Is this 2303 or 2.303? Here"}
    assert found.is_right == (text not in asked)
    assert found.words.startswith(asked.get(text, "Right: 2.303 nats."))


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
    assert found.words.endswith("The answer is 100 million dollars squared.")


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
        (NATS, "33 %", "The answer is asked in nats."),
        (NATS, "$3.32", "The answer is asked in nats."),
        (SQUARED, "1e4 nats", "The answer is asked in dollars squared."),
        (GRADIENT, "0.7 nats", "The answer is asked in a plain number."),
    ],
)
def test_what_cannot_be_graded_is_told_and_counts_as_nothing(found, text, words):
    graded = grade(found, text)
    assert not graded.is_readable
    assert not graded.is_right
    assert graded.words.startswith(words)


@pytest.mark.parametrize(
    ("found", "text", "words"),
    [
        (SQUARED, "$100m", "Right, but say dollars squared, not dollars: 100 million "),
        (SQUARED, "1e8 nats", "Right, but say dollars squared, not nats: 100 million "),
        (NATS, "2.303 bits", "Right, but say nats, not bits: 2.303 nats."),
        (NATS, "230 %", "Right, but say nats, not percent: 2.303 nats."),
        (GRADIENT, "0.3 tokens", "Right, but it is a plain number, not tokens: 0.3."),
        (SLOPE, "40,000 $²", r"Right, but say dollars, not dollars squared: \$40,000."),
    ],
)
def test_right_number_with_a_wrong_unit_is_right_and_said(found, text, words):
    graded = grade(found, text)
    assert graded.is_right
    assert graded.words.startswith(words)


def test_unit_that_is_right_is_not_spoken_of():
    units = {"$": "dollars", "$²": "dollars squared"}
    for kind in KINDS:
        found = drill(kind, "easy", 3)
        for unit in (found.unit, units.get(found.unit, "")):
            assert grade(found, f"{found.answer!r} {unit}").words.startswith("Right:")


@pytest.mark.parametrize(
    ("found", "text", "words"),
    [
        (QUARTER, "1,386", "Is this 1386 or 1.386?"),
        (QUARTER, "1,386 nats", "Is this 1386 or 1.386?"),
        (SLOPE, "40.000", "Is this 40000 or 40?"),
        (SLOPE, "40.000 $", "Is this 40000 or 40?"),
        (SIXTEEN, "16,000", "Is this 16000 or 16?"),
        (SQUARED, "$10,000 squared", WHICH_SQUARED),
        (SQUARED, "100,000,000 squared", WHICH_SQUARED),
        (FIVE_BITS, "-log(0.03125)", WHICH_LOG),
        (FIVE_BITS, "log 32 bits", WHICH_LOG),
        (dataclasses.replace(NATS, answer=2, mistakes=()), "log(100)", WHICH_LOG),
    ],
)
def test_what_is_right_in_its_other_reading_is_asked_back(found, text, words):
    graded = grade(found, text)
    assert not graded.is_readable
    assert not graded.is_right
    assert graded.words.startswith(words)
    assert "rite" in graded.words


def test_usual_reading_is_right_at_once():
    assert grade(SQUARED, "10,000 squared").is_right
    assert grade(QUARTER, "1.386").is_right
    assert grade(SLOPE, "40,000").is_right
    assert grade(NATS, "log(10)").is_right
    assert grade(FIVE_BITS, "log2(32)").is_right


def test_where_no_reading_is_right_it_is_wrong_and_no_size_is_spoken_of():
    slip = grade(NATS, "2,412")
    assert slip.mistake.name == "charged every class"
    found = grade(NATS, "230.200")
    assert found.is_readable
    assert found.words.startswith("The digits are right, but the decimal point is in")
    assert grade(NATS, "7,777").words.startswith("Not right.")


@pytest.mark.parametrize(
    ("names", "text", "exact", "mistake"),
    [
        (("cross-entropy", "medium", 2), "0.08", "0.0800", "error for surprise"),
        (("cross-entropy", "medium", 2), "about .08", "0.080", "error for surprise"),
        (("cross-entropy", "medium", 5), "0.05", "0.0500", "error for surprise"),
        (("perplexity", "medium", 37), "1.4", "1.4", ""),
        (("kl-divergence", "medium", 67), "0.021", "0.0211", "other way round"),
        (("hinge", "medium", 51), "1.1", "1.1025", "squared hinge"),
    ],
)
def test_answer_that_is_rounded_too_far_is_asked_for_again(names, text, exact, mistake):
    graded = grade(drill(*names), text)
    assert not graded.is_readable
    assert graded.words.startswith("Close, but rounded too far: ")
    assert "Write at least three digits" in graded.words
    if mistake:
        assert grade(drill(*names), exact).mistake.name == mistake


@pytest.mark.parametrize("text", ["0", "0.0", "2", "2.2", "2.4", "3", "23/10 + 0.1"])
def test_what_is_no_rounded_answer_is_wrong(text):
    assert grade(NATS, text).is_readable
    assert not grade(NATS, text).is_right


def test_zero_of_a_short_whole_number_is_a_digit():
    whole = dataclasses.replace(GRADIENT, answer=31.0, mistakes=())
    assert grade(whole, "30").words.startswith("Close, but not within 1 %")
    large = dataclasses.replace(SLOPE, answer=83_400.0, mistakes=())
    assert grade(large, "80,000").words.startswith("Close, but rounded too far")


def test_nothing_is_no_rounded_answer_of_a_small_one():
    small = dataclasses.replace(NATS, answer=0.0004, mistakes=())
    assert grade(small, "0").words.startswith("Not right.")
    assert grade(small, "0.000").words.startswith("Not right.")
    assert grade(small, "0.0004").is_right


BILLIONS = drill("squared-error", "easy", 2)
"""3.6 × 10⁹ dollars squared."""


@pytest.mark.parametrize("text", ["2.5", "1", "7", "1/3", "0.01", "4e-3", "1e21"])
def test_digits_are_right_only_where_they_are(text):
    assert grade(BILLIONS, text).words.startswith("Not right.")


@pytest.mark.parametrize(
    ("text", "factor"),
    [("3.6", "1 billion"), ("3.6e6", "1,000"), ("0.0036", "1 trillion")],
)
def test_power_of_ten_is_said_in_words(text, factor):
    words = f"The digits are right, but it is {factor} times too small."
    assert grade(dataclasses.replace(BILLIONS, mistakes=()), text).words.startswith(
        words
    )


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
    assert grade(found, "1e300").words.endswith("The answer is ∞.")
    assert grade(found, "-ln 0").is_right


def test_zero_answer_is_right_as_zero_alone():
    found = dataclasses.replace(GRADIENT, answer=0.0, mistakes=())
    assert grade(found, "0").is_right
    assert grade(found, "0.00").is_right
    assert not grade(found, "0.001").is_right


def test_within_is_a_share_of_the_target():
    assert within(101, 100, 0.01)
    assert not within(101.1, 100, 0.01)
    assert not within(math.inf, 100, 0.01)
    assert within(-math.inf, -math.inf, 0.01)


def ways_to_write(value, unit, digits):
    """A number rounded to so many digits, as people write it."""
    rounded = f"{value:.{digits}g}"
    plain = f"{float(rounded):f}".rstrip("0").rstrip(".")
    grouped = f"{float(rounded):,.10f}".rstrip("0").rstrip(".")
    yield from (rounded, f"about {rounded}", plain, grouped, f"{plain} {unit}")
    yield plain.replace(".", ",")
    yield grouped.translate(str.maketrans(",.", ".,"))
    yield f"{value:.{digits - 1}e}"
    yield f"{scientific(value, digits - 1)} {unit}"
    if unit == "$":
        yield f"{'-' * (value < 0)}${abs(float(rounded)):,.10g}"


def sound(graded, is_within):
    """A right answer is accepted where it is exact enough, else asked for again."""
    asked = ("Is this ", "Close, but rounded too far: ")
    if graded.is_right:
        return is_within
    return not graded.is_readable and graded.words.startswith(asked)


@pytest.mark.parametrize("level", LEVELS)
def test_right_answer_is_never_accused_of_a_mistake_however_it_is_rounded(level):
    accused = []
    for kind, seed in product(KINDS, range(1, 101)):
        found = drill(kind, level, seed)
        if math.isinf(found.answer):
            continue
        for digits in (2, 3, 4):
            rounded = float(f"{found.answer:.{digits}g}")
            is_within = within(rounded, found.answer, found.tolerance)
            for text in ways_to_write(found.answer, found.unit, digits):
                graded = grade(found, text)
                if not sound(graded, is_within):
                    accused.append((kind, seed, found.answer, text, graded.words))
    assert accused == []


def test_wrong_sign_is_named_wherever_it_can_be_told():
    missed = []
    for kind, level, seed in product(KINDS, LEVELS, range(1, 41)):
        found = drill(kind, level, seed)
        slip = -found.answer
        if any(each.name == "wrong sign" for each in found.mistakes) or slip == 0:
            continue
        if grade(found, repr(slip)).mistake is None:
            missed.append((kind, level, seed))
    assert {kind for kind, _, _ in missed} <= {"descent-step"}


def test_arithmetic_that_is_shown_is_read_as_an_answer():
    """What a line of the arithmetic computes gives what stands behind its "="."""
    read, wrong = 0, []
    for kind, level, seed in product(KINDS, LEVELS, range(1, 21)):
        found = drill(kind, level, seed)
        for formula, answer in _computed(" ".join(found.worked)):
            try:
                value = read_answer(formula).value
            except ValueError:
                continue
            read += 1
            if not within(value, answer, 0.005):
                wrong.append((kind, level, seed, formula, value, answer))
    assert wrong == []
    assert read > 2000


def _computed(line):
    """The formulas of a line in LaTeX as a person types them, with their results."""
    for formula in re.findall(r"\$([^$]+=[^$]+)\$", line):
        for old, new in LATEX:
            formula = re.sub(old, new, formula)
        *parts, last = formula.split("=")
        try:
            answer = read_answer(last).value
        except ValueError:
            continue
        yield from ((part.strip(), answer) for part in parts)


LATEX = (
    (r"\\t?frac\{([^{}]*)\}\{([^{}]*)\}", r"((\1)/(\2))"),
    (r"\{,\}", ""),
    (r"\\times", "*"),
    (r"\\(ln|log)", r"\1"),
    (r"\\infty", "inf"),
)
