"""A small calculator: 40000^2, -ln 0.1, 2 1/2, (410k - 400k)^2. Nothing else is run.

Floats alone are computed with, so that no power is large work: it overflows at once.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from types import MappingProxyType
from typing import NamedTuple

_HOW = "Write one number, such as 0.357, 2.5e9, 2.5 billion or 1/3."
WORDS = f"This is not a number that can be read. {_HOW}"
TWO = f"This holds more than one number. {_HOW}"
SEPARATORS = (
    "The commas or points do not stand where thousands end. "
    "Write it without them, such as 2500000 or 2.5e6."
)
FORMULA = (
    "This formula cannot be read. Write it such as 2 * ln(10) or 40000^2, or write the "
    "number that comes out."
)
ZERO_BELOW = (
    "A fraction cannot have 0 below the line. If it is infinite, write infinite."
)
NO_VALUE = "This formula has no value: no number comes out. Write the one you mean."
TOO_LARGE = "This number is too large to be read. If it is infinite, write infinite."
TOO_SMALL = "This number is too small to be told from 0. Write 0, or a larger one."

_DEEPEST = 20
_SCALES = MappingProxyType(
    {
        "k": 3, "thousand": 3, "thousands": 3,
        "m": 6, "mn": 6, "mio": 6, "million": 6, "millions": 6,
        "b": 9, "bn": 9, "g": 9, "billion": 9, "billions": 9,
        "t": 12, "tn": 12, "trillion": 12, "trillions": 12,
    }
)  # fmt: skip
DIGITS = r"(?:\d+(?:[.,' ]\d+)*[.,]?|[.,]\d+)"
AMBIGUOUS = re.compile(r"(?<![\d.,'])[1-9]\d{0,2}[.,]\d{3}(?![\d.,']|\s\d)")
"""Thousands, or a number with three decimals: 1,386 and 1.386."""
_TOKEN = re.compile(
    rf"""\s*(?:
    (?P<whole>\d+)\s(?P<above>\d{{1,2}})\s?/\s?(?P<below>\d+)(?![\d.,'^*])
   |(?P<dollar>(?:usd|us\$|\$)?)\s*(?P<digits>{DIGITS})
    (?:\s*e\s*(?P<power>[-+]?\d+))?
    (?:\s*(?P<scale>{"|".join(sorted(_SCALES, key=len, reverse=True))})(?![a-z]))?
    \s*(?P<percent>%?)
   |(?P<sign>\*\*|[-+*/÷^()×·⋅]|x(?![a-z])|times\b)
   |(?P<name>log(?:2|10)(?=\s*[(√]|\s+[\d.$a-z])|[a-z]+|[∞π√])
    )\s*""",
    re.VERBOSE,
)
_ONE_SIGN = MappingProxyType(
    {"**": "^", "÷": "/", "×": "*", "·": "*", "⋅": "*", "x": "*", "times": "*"}
)
_CONSTANTS = MappingProxyType(
    {"e": math.e, "pi": math.pi, "π": math.pi}
    | dict.fromkeys(("infinite", "infinity", "inf", "∞"), math.inf)
)


class Style(NamedTuple):
    """What is meant by what can be read in two ways; first the usual reading.

    1,386 is 1386 or, where a comma is decimal, 1.386; 1.386 the other way round. "log"
    has base e, 10 or 2. A function without brackets ends at the next product sign or,
    where it is wide, goes on: ln 1/4. "squared" is a square of 40,000 and the unit of
    $40,000 or, where it is turned, the other way round.
    """

    has_decimal_comma: bool = False
    base: float = math.e
    is_wide: bool = False
    is_turned: bool = False


USUAL = Style()


class Number(NamedTuple):
    """A number as it was typed, and the place of its last digit.

    It is 0.01 in 1.40, 1 in 30 and 1,000 in 81,000, whose zeros may be rounding.
    """

    value: float
    place: float
    power: int = 0
    has_dollar: bool = False
    is_percent: bool = False


Token = Number | str


def tokens_of(text: str, style: Style) -> list[Token]:
    """The numbers, signs and names of a text in small letters."""
    found: list[Token] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        name = match["name"] if match else None
        if match is None or (
            name and name not in _CONSTANTS and name not in _FUNCTIONS
        ):
            raise ValueError(TWO if _holds_several(text) else WORDS)
        found.append(_token(match, style))
        at = match.end()
    return found


def _token(match: re.Match[str], style: Style) -> Token:
    if match["whole"]:
        above, below = int(match["above"]), int(match["below"])
        if below <= above:
            raise ValueError(ZERO_BELOW if below == 0 else TWO)
        return Number(int(match["whole"]) + above / below, 0.0)
    if match["digits"]:
        return _number(match, style)
    return match["name"] or _ONE_SIGN.get(match["sign"], match["sign"])


def _number(match: re.Match[str], style: Style) -> Number:
    digits = _digits(match["digits"].strip(), style)
    scale = _SCALES.get(match["scale"], 0)
    power = int(match["power"] or 0) + scale - (2 if match["percent"] else 0)
    value = float(f"{digits}e{power}")
    if math.isinf(value):
        raise ValueError(TOO_LARGE)
    if value == 0 and float(digits) != 0:
        raise ValueError(TOO_SMALL)
    whole, _, decimals = digits.partition(".")
    zeros = len(whole) - len(whole.rstrip("0")) if len(whole) > 2 else 0
    last = -len(decimals) if decimals else zeros
    place = float(f"1e{last + power}") if float(digits) else 0.0
    has_dollar = bool(match["dollar"])
    return Number(value, place, scale, has_dollar, bool(match["percent"]))


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


def _digits(text: str, style: Style) -> str:
    """Digits with points and commas: the same with a decimal point alone."""
    if style.has_decimal_comma and AMBIGUOUS.fullmatch(text):
        return text.replace(".", "").replace(",", ".")
    for form, thousands, decimal in _FORMS:
        if form.fullmatch(text):
            without = text.translate({ord(mark): None for mark in thousands})
            return without.replace(decimal, ".")
    if re.fullmatch(r"\d+(?:\.\d+)?(?: \d+(?:\.\d+)?)+", text):
        raise ValueError(TWO)
    raise ValueError(SEPARATORS)


def _holds_several(text: str) -> bool:
    return len(re.findall(r"\d+(?:[.,]\d+)*", text)) > 1


def value_of(tokens: list[Token], style: Style) -> float:
    """What comes out of numbers, signs and names."""
    reader = _Reader(tokens, style)
    value = reader.sum()
    if reader.rest:
        raise ValueError(FORMULA)
    return value


class _Reader:
    """Reads from the left; each method takes what belongs to it."""

    def __init__(self, tokens: list[Token], style: Style) -> None:
        self.rest = tokens[::-1]
        self.style = style
        self.depth = 0

    def is_next(self, *signs: str) -> bool:
        return bool(self.rest) and self.rest[-1] in signs

    def sum(self) -> float:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ValueError(FORMULA)
        value = self.product()
        while self.is_next("+", "-"):
            sign = self.rest.pop()
            other = self.product()
            value = _sound(value + (other if sign == "+" else -other), value, other)
        self.depth -= 1
        return value

    def product(self) -> float:
        value = self.signed()
        while self.is_next("*", "/", "(", "pi", "π", *_FUNCTIONS):
            sign = self.rest.pop() if self.is_next("*", "/") else "*"
            other = self.signed()
            if sign == "/" and other == 0:
                raise ValueError(ZERO_BELOW)
            found = value * other if sign == "*" else value / other
            value = _sound(found, value, other, is_product=True)
        return value

    def signed(self) -> float:
        """A power with at most one sign before it."""
        if self.is_next("-", "+"):
            sign = self.rest.pop()
            value = self.power()
            return -value if sign == "-" else value
        return self.power()

    def power(self) -> float:
        """To the right first: 2^3^2 is 2^9."""
        value = self.atom()
        if not self.is_next("^"):
            return value
        self.rest.pop()
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ValueError(FORMULA)
        other = self.signed()
        self.depth -= 1
        return _sound(_raised(value, other), value, other, is_product=True)

    def atom(self) -> float:
        if not self.rest:
            raise ValueError(FORMULA)
        first = self.rest.pop()
        if isinstance(first, Number):
            return first.value
        if first in _CONSTANTS:
            return _CONSTANTS[first]
        if first in _FUNCTIONS:
            return self.applied(first)
        if first != "(":
            raise ValueError(FORMULA)
        value = self.sum()
        if not self.is_next(")"):
            raise ValueError(FORMULA)
        self.rest.pop()
        return value

    def applied(self, name: str) -> float:
        """A function, of brackets or of what follows without them."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ValueError(FORMULA)
        if self.is_next("("):
            value = self.atom()
        else:
            value = self.product() if self.style.is_wide else self.signed()
        self.depth -= 1
        return _sound(_called(name, value, self.style), value, is_product=name == "exp")


def _raised(value: float, other: float) -> float:
    try:
        found = value**other
    except OverflowError:
        raise ValueError(TOO_LARGE) from None
    except ZeroDivisionError:
        raise ValueError(ZERO_BELOW) from None
    return math.nan if isinstance(found, complex) else found


def _called(name: str, value: float, style: Style) -> float:
    if name == "log":
        return _logarithm(value) / math.log(style.base)
    try:
        return _FUNCTIONS[name](value)
    except OverflowError:
        raise ValueError(TOO_LARGE) from None
    except ValueError:
        raise ValueError(NO_VALUE) from None


def _logarithm(value: float) -> float:
    """Minus infinite at 0: −ln 0 is an answer."""
    if value < 0:
        raise ValueError(NO_VALUE)
    return math.log(value) if value else -math.inf


_FUNCTIONS: MappingProxyType[str, Callable[[float], float]] = MappingProxyType(
    {
        "ln": _logarithm,
        "log": _logarithm,
        "log2": lambda value: math.log2(value) if value else -math.inf,
        "log10": lambda value: math.log10(value) if value else -math.inf,
        "exp": math.exp,
        "sqrt": math.sqrt,
        "√": math.sqrt,
    }
)
_NAMES = {*_CONSTANTS, *_FUNCTIONS}


def _sound(value: float, *of: float, is_product: bool = False) -> float:
    """A value that came out of others, if it is a number that floats can tell."""
    if math.isnan(value):
        raise ValueError(NO_VALUE)
    if math.isinf(value) and all(math.isfinite(each) and each for each in of):
        raise ValueError(TOO_LARGE)
    if is_product and value == 0 and all(math.isfinite(each) and each for each in of):
        raise ValueError(TOO_SMALL)
    return value
