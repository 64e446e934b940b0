"""Numbers as people write them, and what is said of what is none."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.interview.drills import formulas
from ui.interview.drills import reading as answers
from ui.interview.drills.reading import (
    other_readings,
    read_answer,
    read_number,
    with_decimal_comma,
)

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
    "2,500 (thousand $)²": 2.5e9,
    "-2500 (k$)^2": -2.5e9,
    "2,5 (thousand dollars) squared": 2.5e6,
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
LN_10 = 2.302585092994046
FORMULAS = {
    "ln 10": LN_10,
    "ln10": LN_10,
    "LN(10)": LN_10,
    "-ln(0.1)": LN_10,
    "−ln 0.1 nats": LN_10,
    "log(10)": LN_10,
    "log10": LN_10,
    "-log10(0.01)": 2.0,
    "log₂ 8": 3.0,
    "log_2(8)": 3.0,
    "log2 32 bits": 5.0,
    "-ln 0": math.inf,
    "exp(-2)": 0.1353352832366127,
    "e^-2": 0.1353352832366127,
    "e^(0.2+0.3)": 1.6487212707001282,
    "√2": 1.4142135623730951,
    "sqrt(2)/2": 0.7071067811865476,
    "pi": 3.141592653589793,
    "e": 2.718281828459045,
    "0.4*64": 25.6,
    "0.4 × 64": 25.6,
    "0.4 x 64": 25.6,
    "3 times 4": 12.0,
    "1-0.7": 0.3,
    "1 - 30%": 0.7,
    "40000^2": 1.6e9,
    "40,000² $²": 1.6e9,
    "(400k - 360k)^2 dollars squared": 1.6e9,
    "2^4.32": 19.973288782425794,
    "2^-3": 0.125,
    "2^3^2": 512.0,
    "-2^2": -4.0,
    "3^2 * 10^3": 9000.0,
    "2 * -3": -6.0,
    "0.5(1 - 0.3)": 0.35,
    "2 ln 10": 2 * LN_10,
    "(0.1 + 0.3)/2": 0.2,
    "1/2/3": 1 / 6,
    "1/2 * (0.1)^2": 0.005,
    "(-2.5)": -2.5,
    "1 1/2": 1.5,
    "-2½": -2.5,
    "2 ⅔": 8 / 3,
    "2^½": 2**0.5,
    "w=5.4": 5.4,
    "loss = 5.4": 5.4,
    "Loss: 5.4 nats": 5.4,
    "KL(p || q) = 0.3": 0.3,
    "-ln 0.1 = 2.303": 2.303,
    "ln 10 ≈ 2.3": 2.3,
    "about 5.4": 5.4,
    "approx. 5.4": 5.4,
    "the answer is 5.4": 5.4,
    "~5.4": 5.4,
    "< 0.069": 0.069,
    "≤ 0.069": 0.069,
    "four": 4.0,
    "minus twelve": -12.0,
    "negative 5": -5.0,
    "one over four": 0.25,
    "zero nats": 0.0,
    "1.6 G": 1.6e9,
    "$1.6 billion squared": 1.6e9,
    "40,000 squared": 1.6e9,
    "log₂ 32": 5.0,
    "−log₂(1/32)": 5.0,
    "log₁₀100": 2.0,
    "5.4?": 5.4,
}
BAD = {
    "": answers.EMPTY,
    "   ": answers.EMPTY,
    "\u200b": formulas.WORDS,
    "abc": formulas.WORDS,
    "I do not know": formulas.WORDS,
    "1e": formulas.FORMULA,
    "1/": formulas.FORMULA,
    "$": formulas.WORDS,
    "%": formulas.WORDS,
    "nan": formulas.WORDS,
    "--5": formulas.FORMULA,
    "-$-5": formulas.FORMULA,
    "0.3 apples": formulas.WORDS,
    "$5 nats": formulas.WORDS,
    "<script>alert(1)</script>": formulas.WORDS,
    "<b>": formulas.WORDS,
    "**5**": formulas.FORMULA,
    "5\x00": formulas.WORDS,
    "😀": formulas.WORDS,
    "'; DROP TABLE": formulas.WORDS,
    "abc = def": formulas.WORDS,
    "w =": answers.EMPTY,
    "0.07 or so": formulas.WORDS,
    "four apples": formulas.WORDS,
    "max(3)": formulas.WORDS,
    "__import__('os')": formulas.WORDS,
    "ln": formulas.FORMULA,
    "()": formulas.FORMULA,
    "ln(2": formulas.FORMULA,
    "2)": formulas.FORMULA,
    "2 + * 3": formulas.FORMULA,
    "2e^3": formulas.FORMULA,
    "(" * 80: formulas.FORMULA,
    "ln " * 26: formulas.FORMULA,
    "2^" * 39 + "2": formulas.FORMULA,
    "sqrt(-1)": formulas.NO_VALUE,
    "ln(-1)": formulas.NO_VALUE,
    "(-8)^(1/3)": formulas.NO_VALUE,
    "inf - inf": formulas.NO_VALUE,
    "0^-1": formulas.ZERO_BELOW,
    "2 3/0": formulas.ZERO_BELOW,
    "9^9^9^9": formulas.TOO_LARGE,
    "9**9**9**9**9": formulas.TOO_LARGE,
    "exp(exp(9))": formulas.TOO_LARGE,
    "1e300 * 1e300": formulas.TOO_LARGE,
    "exp(-9999)": formulas.TOO_SMALL,
    "1e-300 * 1e-300": formulas.TOO_SMALL,
    "0.3 = 0.4": formulas.TWO,
    "-ln 0.1 = 3.4": formulas.TWO,
    "0.3 0.4": formulas.TWO,
    "0.3; 0.4": formulas.TWO,
    "0.3 or 0.4": formulas.TWO,
    "1 to 2": formulas.TWO,
    "1e5e5": formulas.FORMULA,
    "1,23,456": formulas.SEPARATORS,
    "1,2,3": formulas.SEPARATORS,
    "0,357,123": formulas.SEPARATORS,
    "1.2.3": formulas.SEPARATORS,
    "2500 k$²": answers.NO_THOUSANDS_SQUARED,
    "1/0": formulas.ZERO_BELOW,
    "1e999": formulas.TOO_LARGE,
    "10^99999999": formulas.TOO_LARGE,
    "1e-999": formulas.TOO_SMALL,
    "9" * 100_000: answers.LONG,
}


@pytest.mark.parametrize(
    ("text", "value"), (GOOD | FORMULAS).items(), ids=lambda each: repr(each)
)
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
        ("1 $²", "$²"),
        ("1 dollars squared", "$²"),
        ("$1 squared", "$²"),
        ("1 billion dollars", "$"),
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


def test_words_say_the_formula_with_its_unit_and_the_place_of_the_last_digit():
    assert read_answer("-ln 0.1 nats") == (pytest.approx(LN_10), "nats", 0)
    assert read_answer("1.40") == (1.4, "", 0.01)
    assert read_answer("-(2.5e9) $²") == (-2.5e9, "$²", 1e8)
    assert read_answer("2.5 × 10^9") == (2.5e9, "", 1e8)
    assert read_answer("80,000") == (8e4, "", 1e4)
    assert read_answer("about 30 %") == (0.3, "%", 0.01)
    assert read_answer("30") == (30, "", 1)
    assert read_answer("0") == (0, "", 0)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("1,386", 1.386),
        ("12,345 nats", 12.345),
        ("-1,386", -1.386),
        ("80.000", 80_000),
        ("1,386 * 2", 2.772),
        ("1,386e3", 1386),
    ],
)
def test_three_digits_after_one_mark_can_be_read_in_two_ways(text, other):
    assert with_decimal_comma(text).value == pytest.approx(other)
    assert read_number(text) != pytest.approx(other)


@pytest.mark.parametrize(
    "text",
    ["1,386.5", "1.386,5", "1,234,567", "1.234.567", "0,357", "0.357", "1,39", ".500",
     "13.8629", "1386", "1 386", "1'386", "1/3"],
)  # fmt: skip
def test_other_numbers_can_be_read_in_one_way_alone(text):
    assert with_decimal_comma(text) is None
    assert {read.value for _, read in other_readings(text)} == {read_number(text)}


def test_logarithm_of_any_base_and_end_is_among_the_readings():
    found = {round(read.value, 6) for _, read in other_readings("-log 1/8")}
    assert {0.0, 2.079442, 3.0, 0.90309} == found


SIGNS = [*"0123456789.,-+ $%/^*()=√", "ln", "log2", "exp", "e", "10^", "k", "½", "nats"]


@given(st.lists(st.sampled_from(SIGNS), max_size=30).map("".join))
def test_any_formula_gives_a_number_or_words_in_any_style(text):
    assert said_of(text) in {"", *BAD.values()}
    list(other_readings(text))


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
