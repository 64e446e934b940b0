"""Numbers as people write them, and what is said of what is none."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.interview import answers
from ui.interview.answers import read_answer, read_number

GOOD = {
    "2.5e9": 2.5e9,
    "2.5E9": 2.5e9,
    "2.5e+9": 2.5e9,
    "2,500,000,000": 2.5e9,
    "2 500 000 000": 2.5e9,
    "2\u202f500\u202f000\u202f000": 2.5e9,
    "2'500'000'000": 2.5e9,
    "2.500.000.000": 2.5e9,
    "2_500_000_000": 2.5e9,
    "2.5 billion": 2.5e9,
    "2.5bn": 2.5e9,
    "2500 million": 2.5e9,
    "3m": 3e6,
    "1.5 trillion": 1.5e12,
    "40k": 4e4,
    "40 thousand": 4e4,
    "$40k": 4e4,
    "$ 40,000": 4e4,
    "-$50": -50.0,
    "$-50": -50.0,
    "−50 $": -50.0,
    "50 dollars": 50.0,
    "2.5e9 $²": 2.5e9,
    "2.5 × 10⁹ $^2": 2.5e9,
    "2.5 × 10^9 dollars squared": 2.5e9,
    "2.5*10**9": 2.5e9,
    "2.5 x 10^9": 2.5e9,
    "2.5·10^{9}": 2.5e9,
    "10^9": 1e9,
    "-10⁻³ nats": -1e-3,
    "0.357": 0.357,
    ".357": 0.357,
    "5.": 5.0,
    "0,357": 0.357,
    "1,5": 1.5,
    "12,3456": 12.3456,
    "1,500": 1500.0,
    "1.234,5": 1234.5,
    "1,234.5": 1234.5,
    "1.234": 1.234,
    "0.357 nats": 0.357,
    "0.357nats": 0.357,
    "1 bit": 1.0,
    "20 tokens": 20.0,
    "35 %": 0.35,
    "35%": 0.35,
    "35 percent": 0.35,
    "0.5 per cent": 0.005,
    "1/3": 1 / 3,
    "-1/4": -0.25,
    "1/-4": -0.25,
    "½": 0.5,
    "1⁄4": 0.25,
    "-0.3": -0.3,
    "−0.3": -0.3,
    "–0.3": -0.3,
    "- 0.3": -0.3,
    "minus 0.3": -0.3,
    "+0.3": 0.3,
    "= 2": 2.0,
    "≈ 0.36": 0.36,
    "  0.36  ": 0.36,
    "0.36.": 0.36,
    "１２": 12.0,
    "10 times": 10.0,
    "10x": 10.0,
    "0": 0.0,
    "-0": 0.0,
    "infinite": math.inf,
    "Infinity": math.inf,
    "inf": math.inf,
    "∞": math.inf,
    "-inf": -math.inf,
    "minus infinity": -math.inf,
    "infinite nats": math.inf,
}
BAD = {
    "": answers.EMPTY,
    "   ": answers.EMPTY,
    "\u200b": answers.WORDS,
    "abc": answers.WORDS,
    "I do not know": answers.WORDS,
    "ln 2": answers.WORDS,
    "-ln 0.7": answers.WORDS,
    "e": answers.WORDS,
    "1e": answers.WORDS,
    "1/": answers.WORDS,
    "$": answers.WORDS,
    "%": answers.WORDS,
    "nan": answers.WORDS,
    "--5": answers.WORDS,
    "-$-5": answers.WORDS,
    "0.3 apples": answers.WORDS,
    "$5 nats": answers.WORDS,
    "<script>alert(1)</script>": answers.WORDS,
    "<b>": answers.WORDS,
    "**5**": answers.WORDS,
    "5\x00": answers.WORDS,
    "😀": answers.WORDS,
    "'; DROP TABLE": answers.WORDS,
    "0.3 0.4": answers.TWO,
    "0.3; 0.4": answers.TWO,
    "0.3 or 0.4": answers.TWO,
    "1 to 2": answers.TWO,
    "1 1/2": answers.TWO,
    "1½": answers.TWO,
    "1/2/3": answers.TWO,
    "2^10": answers.TWO,
    "1e5e5": answers.TWO,
    "1,23,456": answers.SEPARATORS,
    "1,2,3": answers.SEPARATORS,
    "0,357,123": answers.SEPARATORS,
    "1.2.3": answers.SEPARATORS,
    "2500 k$²": answers.NO_THOUSANDS_SQUARED,
    "1/0": answers.ZERO_BELOW,
    "1e999": answers.TOO_LARGE,
    "10^99999999": answers.TOO_LARGE,
    "1e-999": answers.TOO_SMALL,
    "9" * 100_000: answers.LONG,
}


@pytest.mark.parametrize(("text", "value"), GOOD.items(), ids=lambda each: repr(each))
def test_number_is_read_as_it_was_meant(text, value):
    assert read_number(text) == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize(
    ("text", "words"), BAD.items(), ids=lambda each: repr(each)[:20]
)
def test_what_is_no_number_is_told_what_to_write(text, words):
    assert said_of(text) == words
    assert "Write" in words or "write" in words


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("1 nat", "nats"),
        ("1 bits", "bits"),
        ("$1", "$"),
        ("1 $²", "$"),
        ("1 dollars squared", "$"),
        ("1 %", "%"),
        ("1 token", "tokens"),
        ("1 times", ""),
        ("1", ""),
    ],
)
def test_unit_beside_the_number_is_read(text, unit):
    assert read_answer(text).unit == unit


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_float_is_read_back(value):
    assert read_number(repr(value)) == pytest.approx(value, rel=1e-14)


@given(st.integers(-(10**15), 10**15))
def test_whole_numbers_are_read_with_thousands(value):
    assert read_number(f"{value:,}") == value
    assert read_number(f"{value:,}".replace(",", " ").replace("-", "−")) == value


@given(st.text(max_size=100))
def test_any_text_gives_a_number_or_words_and_nothing_else(text):
    assert said_of(text) in {"", *BAD.values()}


@given(st.text("0123456789.,-+ $%/^*ekminf×⁹²", max_size=24))
def test_any_shuffle_of_signs_gives_a_number_or_words(text):
    assert said_of(text) in {"", *BAD.values()}


def said_of(text):
    """What is said of a text that is no number; "" of a number."""
    try:
        assert not math.isnan(read_number(text))
    except ValueError as problem:
        return str(problem)
    return ""
