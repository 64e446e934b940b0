"""A number as a person writes it: 2.5e9, 2,500,000,000, 2.5 billion, $40k, 35 %."""

from __future__ import annotations

import math
import re
import unicodedata
from types import MappingProxyType
from typing import NamedTuple

MOST_CHARACTERS = 80
_HOW = "Write one number, such as 0.357, 2.5e9, 2.5 billion or 1/3."
EMPTY = f"There is no number yet. {_HOW}"
WORDS = f"This is not a number that can be read. {_HOW}"
TWO = f"This holds more than one number. {_HOW}"
LONG = f"This is longer than any answer. {_HOW}"
SEPARATORS = (
    "The commas or points do not stand where thousands end. "
    "Write it without them, such as 2500000 or 2.5e6."
)
NO_THOUSANDS_SQUARED = (
    "Thousands of dollars squared are easily misread. "
    "Write it in dollars squared, such as 2.5e9."
)
ZERO_BELOW = (
    "A fraction cannot have 0 below the line. If it is infinite, write infinite."
)
TOO_LARGE = "This number is too large to be read. If it is infinite, write infinite."
TOO_SMALL = "This number is too small to be told from 0. Write 0, or a larger one."

_SUPERSCRIPTS = str.maketrans("⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹", "-+0123456789")
_RAISED = re.compile("[⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_VULGAR = re.compile("[¼½¾⅐-⅞]")
_LOOK_ALIKE = str.maketrans("−–—‐‑‒﹣‘’ʼ⁄∕", "-------'''//")
_DIGITS = r"(?:\d+(?:[.,' ]\d+)*[.,]?|[.,]\d+)"
_NUMBER = re.compile(
    rf"""(?P<sign>[-+]?)\s*
    (?P<before>(?:usd|us\$|\$)?)\s*(?P<second_sign>[-+]?)\s*
    (?:(?P<infinite>infinite|infinity|inf|∞)
      |10\s*(?:\^|\*\*)\s*[({{]?(?P<alone>[-+]?\d+)[)}}]?
      |(?P<above>{_DIGITS})\s*/\s*(?P<below>-?{_DIGITS})
      |(?P<digits>{_DIGITS})
       (?:\s*e\s*(?P<e>[-+]?\d+)
         |\s*(?:\*|×|x|·|⋅)\s*10\s*(?:\^|\*\*)\s*[({{]?(?P<power>[-+]?\d+)[)}}]?)?)
    \s*(?P<rest>.*)""",
    re.VERBOSE,
)
_SCALES = MappingProxyType(
    {
        "k": 3, "thousand": 3, "thousands": 3,
        "m": 6, "mn": 6, "mio": 6, "million": 6, "millions": 6,
        "b": 9, "bn": 9, "billion": 9, "billions": 9,
        "t": 12, "tn": 12, "trillion": 12, "trillions": 12,
    }
)  # fmt: skip
_UNITS = MappingProxyType(
    {
        "": "",
        "%": "%", "percent": "%", "per cent": "%", "pct": "%",
        "nats": "nats", "nat": "nats",
        "bits": "bits", "bit": "bits",
        "tokens": "tokens", "token": "tokens",
        "x": "", "×": "", "times": "",
        "$": "$", "usd": "$", "dollar": "$", "dollars": "$",
        "$^2": "$", "usd^2": "$", "dollars^2": "$", "dollar^2": "$",
        "$2": "$", "$**2": "$", "dollars squared": "$", "squared dollars": "$",
        "square dollars": "$", "dollar squared": "$", "$ squared": "$",
    }
)  # fmt: skip
_SCALE = re.compile(rf"({'|'.join(sorted(_SCALES, key=len, reverse=True))})(?![a-z])")


class Reading(NamedTuple):
    """A number that was read, and its unit: "", "%", "nats", "bits", "tokens", "$".

    "$" is said of dollars and of dollars squared; a value in % is the share itself.
    """

    value: float
    unit: str


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
    """
    return read_answer(text).value


def read_answer(text: str) -> Reading:
    """The number that a person wrote, with the unit that was written beside it."""
    if len(text) > MOST_CHARACTERS:
        raise ValueError(LONG)
    plain = _plain(text)
    if not plain:
        raise ValueError(EMPTY)
    match = _match(plain)
    sign = -1.0 if (match["sign"] + match["second_sign"]) in ("-", "+-") else 1.0
    scale, unit = _rest(match["rest"], bool(match["before"]))
    if match["infinite"]:
        return Reading(sign * math.inf, unit)
    value = sign * _value(match, scale)
    return Reading(value / 100 if unit == "%" else value, unit)


def _plain(text: str) -> str:
    """The same in small letters and one form of each sign."""
    text = _VULGAR.sub(lambda found: f" {found[0]}", text.translate(_LOOK_ALIKE))
    text = _RAISED.sub(lambda found: f"^{found[0].translate(_SUPERSCRIPTS)}", text)
    text = unicodedata.normalize("NFKC", text).translate(_LOOK_ALIKE).casefold()
    text = " ".join(text.replace("_", "").split()).replace("minus ", "-")
    return text.lstrip("=≈~ ").rstrip(".;! ")


def _match(plain: str) -> re.Match[str]:
    match = _NUMBER.fullmatch(plain)
    if match is None:
        raise ValueError(TWO if _holds_several(plain) else WORDS)
    if match["sign"] and match["second_sign"]:
        raise ValueError(WORDS)
    return match


def _holds_several(plain: str) -> bool:
    return len(re.findall(r"\d+(?:[.,]\d+)*", plain)) > 1


def _rest(rest: str, has_dollar: bool) -> tuple[int, str]:
    """The power of ten and the unit in what follows the digits."""
    found = _SCALE.match(rest)
    power = _SCALES[found[1]] if found else 0
    words = rest[found.end() :].strip() if found else rest.strip()
    words = words.removeprefix("of ").strip()
    if power == 3 and _is_squared(words):
        raise ValueError(NO_THOUSANDS_SQUARED)
    if words not in _UNITS:
        raise ValueError(TWO if _holds_several(f"1 {words}") else WORDS)
    unit = _UNITS[words]
    if has_dollar and unit not in ("", "$"):
        raise ValueError(WORDS)
    return power, "$" if has_dollar else unit


def _is_squared(words: str) -> bool:
    return _UNITS.get(words) == "$" and words not in ("$", "usd", "dollar", "dollars")


def _value(match: re.Match[str], scale: int) -> float:
    if match["above"]:
        above, below = _digits(match["above"]), match["below"]
        divisor = _digits(below.lstrip("-")) * (-1.0 if below[0] == "-" else 1.0)
        if divisor == 0:
            raise ValueError(ZERO_BELOW)
        number = above / divisor
        return _with_power(f"{number!r}", scale, number)
    number = 1.0 if match["alone"] else _digits(match["digits"])
    exponent = match["alone"] or match["e"] or match["power"] or "0"
    return _with_power(f"{number!r}", int(exponent) + scale, number)


def _with_power(text: str, power: int, number: float) -> float:
    mantissa, _, exponent = text.partition("e")
    value = float(f"{mantissa}e{int(exponent or 0) + power}")
    if math.isinf(value):
        raise ValueError(TOO_LARGE)
    if value == 0 and number != 0:
        raise ValueError(TOO_SMALL)
    return value


def _digits(text: str) -> float:
    """Digits with points and commas: which of them is the decimal one, if any."""
    text = text.strip()
    for form, thousands, decimal in _FORMS:
        if form.fullmatch(text):
            return float(text.translate({ord(mark): None for mark in thousands})
                         .replace(decimal, "."))  # fmt: skip
    if re.fullmatch(r"\d+(?:\.\d+)?(?: \d+(?:\.\d+)?)+", text):
        raise ValueError(TWO)
    raise ValueError(SEPARATORS)


_FORMS = tuple(
    (re.compile(form), thousands, decimal)
    for form, thousands, decimal in (
        (r"\d+\.?\d*|\.\d+", "", "."),
        (r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?", ",", "."),
        (r"[1-9]\d{0,2}(?:[ ']\d{3})+(?:\.\d*)?", " '", "."),
        (r"[1-9]\d{0,2}(?:\.\d{3}){2,}", ".", ","),
        (r"[1-9]\d{0,2}(?:\.\d{3})+,\d+", ".", ","),
        (r"[1-9]\d{0,2}(?:[ ']\d{3})+,\d+", " '", ","),
        (r"\d*,\d+", "", ","),
    )
)
"""How digits are grouped, the marks between groups, and the decimal mark; a comma is
decimal only where it cannot end thousands: in 0,357 and 1,5, not in 1,500."""
