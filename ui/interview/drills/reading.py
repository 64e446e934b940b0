"""An answer as a person writes it: 2.5e9, 2.5 billion, $40k, 35 %, -ln 0.1, about 2.3.

What can be read in two ways has several readings: 1,386 is 1386 or 1.386.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from itertools import product
from types import MappingProxyType
from typing import NamedTuple

from ui.interview.drills.formulas import (
    AMBIGUOUS,
    DIGITS,
    TWO,
    USUAL,
    WORDS,
    Number,
    Style,
    Token,
    tokens_of,
    value_of,
)

MOST_CHARACTERS = 80
_HOW = "Write one number, such as 0.357, 2.5e9, 2.5 billion or 1/3."
EMPTY = f"There is no number yet. {_HOW}"
LONG = f"This is longer than any answer. {_HOW}"
NO_THOUSANDS_SQUARED = (
    "Thousands of dollars squared are easily misread. "
    "Write it in dollars squared, such as 2.5e9."
)
WHICH_NUMBER = (
    "Is this {large} or {small}? Here a comma separates thousands and a point is "
    "the decimal mark. Write {large} or {small}."
)
WHICH_LOG = (
    "“log” can have the base e, 10 or 2. Write the one you mean: ln(0.1), log10(0.1) "
    "or log2(0.1)."
)
WHICH_END = (
    "It can be read in two ways where the function ends. Write brackets: ln(1/4) or "
    "ln(1)/4."
)
WHICH_SQUARED = (
    "“squared” can be said of the number or of the dollars. Write 40000^2, or 1.6e9 "
    "dollars squared."
)
_SAME = 0.05
"""How near a formula is to the number that was written behind its “=”."""

_SUBSCRIPTS = str.maketrans("₀₁₂", "012")
_SUPERSCRIPTS = str.maketrans("⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹", "-+0123456789")
_LOWERED = re.compile("log ?([₀₁₂]+)")
_RAISED = re.compile("[⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_VULGAR = re.compile(r"(\d?)\s*([¼½¾⅐-⅞])")
_LOOK_ALIKE = str.maketrans("−–—‐‑‒﹣‘’ʼ⁄∕{}", "-------'''//()")
_SPOKEN = MappingProxyType(
    {
        "minus": "-", "negative": "-", "plus": "+", "over": "/",
        "percent": "%", "per cent": "%", "pct": "%",
        "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
        "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
        "eleven": "11", "twelve": "12",
    }
)  # fmt: skip
_SPOKEN_WORD = re.compile(rf"(?<![a-z])(?:{'|'.join(_SPOKEN)})(?![a-z])")
_BEFORE = re.compile(
    r"^(?:[=≈~<>≤≥\s]+|(?:about|approximately|approx\.?|roughly|around|circa|ca\.?|"
    r"nearly|almost|some|it is|it's|the answer is|answer is|is)(?=[\s\d.$(-])|"
    r"[a-z][a-z ]*:)+"
)
_LABEL = re.compile(r"[a-z][a-z ]*[\d^]*(?:\([^=≈]*\))?\s*")
_UNITS = MappingProxyType(
    {
        "nats": "nats", "nat": "nats",
        "bits": "bits", "bit": "bits",
        "tokens": "tokens", "token": "tokens",
        "x": "", "×": "", "times": "",
        "$": "$", "usd": "$", "dollar": "$", "dollars": "$",
        "$^2": "$²", "usd^2": "$²", "dollars^2": "$²", "dollar^2": "$²",
        "$2": "$²", "$**2": "$²", "dollars squared": "$²", "squared dollars": "$²",
        "square dollars": "$²", "dollar squared": "$²", "$ squared": "$²",
        "squared": "$²",
    }
)  # fmt: skip
_UNIT = re.compile(
    r"^(?P<body>.*?[\d.)∞%a-z])\s*(?P<gap>(?<![a-z])|(?=[$×]))(?:of )?\(?"
    rf"(?P<unit>{'|'.join(map(re.escape, sorted(_UNITS, key=len, reverse=True)))})\)?$"
)
_THOUSANDS_SQUARED = re.compile(
    r"\(\s*(?:k|thousand)s?\s*(?:\$|usd|dollars)?\s*\)\s*(?:\^2|squared)"
)
_IN_THOUSANDS_SQUARED = re.compile(rf"^(.*[\d.)])\s*{_THOUSANDS_SQUARED.pattern}$")
_TIMES_A_POWER = re.compile(
    rf"^([-+(\s]*(?:usd|us\$|\$)?\s*{DIGITS})\s*[*×x·⋅]\s*10\s*(?:\^|\*\*)\s*"
    r"\(?([-+]?\d+)\)?(?=[^-+*/÷^×·⋅(]*$)"
)


class Reading(NamedTuple):
    """A number that was read.

    Parameters
    ----------
    value
        One in % is the share itself.
    unit
        What was written beside it: "", "%", "nats", "bits", "tokens", "$" or "$²".
    place
        What the last digit that was typed stands for; 0 where it was computed.
    """

    value: float
    unit: str
    place: float = 0.0


def read_number(text: str) -> float:
    """The number that a person wrote.

    Raises
    ------
    ValueError
        If it is no number, with words for the person that say what to write.

    Examples
    --------
    >>> read_number("2.5 billion"), read_number("$40k"), read_number("35 %")
    (2500000000.0, 40000.0, 0.35)
    >>> read_number("−2.5 × 10⁻³"), read_number("1/4"), read_number("∞")
    (-0.0025, 0.25, inf)
    >>> read_number("1,600 (thousand $)²"), read_number("1/4 (k$)^2")
    (1600000000.0, 250000.0)
    >>> read_number("w = 2½"), read_number("about 40000^2"), read_number("-log2(1/8)")
    (2.5, 1600000000.0, 3.0)
    """
    return read_answer(text).value


def read_answer(text: str, style: Style = USUAL) -> Reading:
    """The number that a person wrote, with the unit that was written beside it."""
    if len(text) > MOST_CHARACTERS:
        raise ValueError(LONG)
    plain = _plain(text)
    if not plain:
        raise ValueError(EMPTY)
    head, mark, tail = plain.rpartition("=") if "=" in plain else plain.rpartition("≈")
    tail = _BEFORE.sub("", tail)
    if not tail:
        raise ValueError(EMPTY)
    read = _read(tail, style)
    if mark and not _LABEL.fullmatch(head):
        before = _read(head, style).value
        if not math.isclose(before, read.value, rel_tol=_SAME):
            raise ValueError(TWO)
    return read


def other_readings(text: str) -> Iterator[tuple[Style, Reading]]:
    """What a text that was read can mean besides, the nearest first."""
    marks = (False, True)
    styles = product(marks, (math.e, 10.0, 2.0), marks, marks)
    for style in [Style(*each) for each in styles][1:]:
        try:
            yield style, read_answer(text, style)
        except ValueError:
            continue


def with_decimal_comma(text: str) -> Reading | None:
    """1,386 as 1.386 and 1.386 as 1386; None where marks have one meaning alone."""
    if AMBIGUOUS.search(_plain(text)) is None:
        return None
    style = Style(has_decimal_comma=True)
    return next((each for found, each in other_readings(text) if found == style), None)


def which(text: str, style: Style) -> str:
    """Asks whether a text is meant in another style than the usual one."""
    if style.is_turned:
        return WHICH_SQUARED
    if not style.has_decimal_comma:
        return WHICH_END if style.is_wide else WHICH_LOG
    found = AMBIGUOUS.search(_plain(text))
    digits = found[0] if found else ""
    large = re.sub("[.,]", "", digits)
    small = f"{float(digits.replace(',', '.')):g}" if digits else ""
    return WHICH_NUMBER.format(large=large, small=small)


def _plain(text: str) -> str:
    """The same in small letters and one form of each sign."""
    text = _VULGAR.sub(_fraction, text.translate(_LOOK_ALIKE))
    text = _LOWERED.sub(lambda found: f"log{found[1].translate(_SUBSCRIPTS)} ", text)
    text = _RAISED.sub(lambda found: f"^{found[0].translate(_SUPERSCRIPTS)}", text)
    text = unicodedata.normalize("NFKC", text).translate(_LOOK_ALIKE).casefold()
    text = " ".join(text.replace("_", "").split())
    text = _SPOKEN_WORD.sub(lambda found: _SPOKEN[found[0]], text)
    return _BEFORE.sub("", text).rstrip(".;!? ")


def _fraction(found: re.Match[str]) -> str:
    fraction = unicodedata.normalize("NFKC", found[2])
    return f"{found[1]} {fraction}" if found[1] else f"({fraction})"


def _read(plain: str, style: Style) -> Reading:
    if found := _IN_THOUSANDS_SQUARED.fullmatch(plain):
        read = _read(found[1], style)
        if read.unit in ("", "$"):
            return Reading(read.value * 1e6, "$²", read.place * 1e6)
    if _THOUSANDS_SQUARED.search(plain):
        raise ValueError(NO_THOUSANDS_SQUARED)
    body, unit = plain, ""
    if match := _UNIT.fullmatch(plain):
        body, unit = match["body"], _UNITS[match["unit"]]
        has_dollar = "$" in body or "usd" in body
        if match["unit"] == "squared" and has_dollar == style.is_turned:
            body, unit = f"({body})^2", ""
    body = re.sub(r"((?:usd|us\$|\$))\s*-\s*(?=[\d.])", r"-\1", body)
    body = _TIMES_A_POWER.sub(r"\1e\2 ", body)
    tokens = tokens_of(body, style)
    value = value_of(tokens, style)
    only = _only_number(tokens)
    if only is None:
        return Reading(value, unit)
    if only.power == 3 and unit == "$²":
        raise ValueError(NO_THOUSANDS_SQUARED)
    if (only.has_dollar and unit not in ("", "$", "$²")) or (only.is_percent and unit):
        raise ValueError(WORDS)
    if only.has_dollar or only.is_percent:
        unit = unit or ("$" if only.has_dollar else "%")
    return Reading(value, unit, only.place)


def _only_number(tokens: list[Token]) -> Number | None:
    """The number where there is no more than one, with a sign and brackets."""
    numbers = [each for each in tokens if isinstance(each, Number)]
    others = {each for each in tokens if isinstance(each, str)}
    return numbers[0] if len(numbers) == 1 and others <= {*"+-()"} else None
