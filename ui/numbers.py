"""How numbers are written: money, dollars squared, nats, signs, scientific form."""

from __future__ import annotations

import math
import re
from functools import lru_cache

MINUS = "\N{MINUS SIGN}"
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_NO_BREAK = "\N{NO-BREAK SPACE}"
_JOINER = "\N{WORD JOINER}"
_BEFORE_A_UNIT = re.compile(
    r"(?<=[\d⁰¹²³⁴-⁹∞\]]) (?=%|nats?\b|bits?\b|°C|\$²|× 10)"
    r"|(?<=×) (?=10[⁻⁰¹²³⁴-⁹])|(?<=\(thousand) (?=\$)|(?<=−) (?=\S)"
)
_BEFORE_DOLLARS = re.compile(r"(?<=−)(?=\$)")
_POWERS_IN_WORDS = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_remembered = lru_cache(maxsize=4096)
"""Most numbers are the same at every position of a Track."""


@_remembered
def plain(value: float, digits: int = 4) -> str:
    """A number with so many significant digits, without a trailing point.

    Examples
    --------
    >>> plain(0.35667494), plain(-0.5), plain(2.0), plain(1234.5), plain(float("inf"))
    ('0.3567', '−0.5', '2', '1,234', '∞')
    """
    if not math.isfinite(value):
        return _not_finite(value)
    if value == 0:
        return "0"
    size = abs(value)
    if size >= 1e6 or size < 1e-4:
        return scientific(value, digits - 1)
    decimals = max(0, digits - 1 - math.floor(math.log10(size)))
    text = f"{size:,.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text if value > 0 or text == "0" else MINUS + text


@_remembered
def said(value: float, digits: int = 3) -> str:
    """A number as one would say it: what every readout shows.

    Three digits, or all of them where there are no more than four. So a number that is
    rounded keeps its width while it is dragged, and one that is not has no zeros to its
    right. What it is exactly stands in the arithmetic, or in the readout's note.

    Examples
    --------
    >>> said(0.35667494), said(-100.0), said(4.0), said(0.25), said(22.5625), said(0)
    ('0.357', '−100', '4', '0.25', '22.6', '0')
    >>> said(2.9996), said(33.75), said(1331.25), said(2e-7), said(float("inf"))
    ('3.00', '33.75', '1,331', '2 × 10⁻⁷', '∞')
    """
    whole = plain(value, digits + 1)
    if not math.isfinite(value) or "×" in whole:
        return plain(value, digits)
    if math.isclose(value, _read(whole), rel_tol=1e-9, abs_tol=1e-12):
        return whole
    decimals = digits - 1 - math.floor(math.log10(abs(value)))
    return fixed(value, max(0, decimals))


def fixed(value: float, decimals: int = 4) -> str:
    """A number with so many decimals always, so that it does not jump when dragged.

    Examples
    --------
    >>> fixed(0.5, 2), fixed(-0.0001, 2), fixed(float("-inf"))
    ('0.50', '0.00', '−∞')
    """
    if not math.isfinite(value):
        return _not_finite(value)
    text = f"{abs(value):,.{decimals}f}"
    is_zero = not text.strip("0.,")
    return text if value >= 0 or is_zero else MINUS + text


def compact(value: float, decimals: int = 4, digits: int = 4) -> str:
    """A number with so many decimals, and where it is large with so many digits.

    Examples
    --------
    >>> compact(0.5), compact(12_345.678)
    ('0.5000', '12,346')
    """
    return fixed(value, decimals) if abs(value) < 1e3 else plain(value, digits)


def signed(value: float, digits: int = 4) -> str:
    """A number with its sign, also where it is positive.

    Examples
    --------
    >>> signed(2.5), signed(-2.5), signed(0)
    ('+2.5', '−2.5', '0')
    """
    text = plain(value, digits)
    return f"+{text}" if value > 0 else text


def scientific(value: float, digits: int = 2) -> str:
    """A number as a decimal times a power of ten.

    Examples
    --------
    >>> scientific(2.5e9), scientific(0), scientific(-1331e6), scientific(9.999e8)
    ('2.5 × 10⁹', '0', '−1.33 × 10⁹', '1 × 10⁹')
    """
    if not math.isfinite(value):
        return _not_finite(value)
    if value == 0:
        return "0"
    mantissa, exponent = f"{abs(value):.{digits}e}".split("e")
    mantissa = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
    power = str(int(exponent)).translate(_SUPERSCRIPTS)
    return f"{MINUS if value < 0 else ''}{mantissa} × 10{power}"


def money(value: float) -> str:
    """Dollars, to the dollar.

    Examples
    --------
    >>> money(200_000), money(-49_999.6)
    ('$200,000', '−$50,000')
    """
    if not math.isfinite(value):
        return _not_finite(value)
    text = f"${abs(value):,.0f}"
    return text if value >= 0 or text == "$0" else MINUS + text


def money_rounded(value: float) -> str:
    """Dollars as `money`, and from ten million on in powers of ten.

    Examples
    --------
    >>> money_rounded(179_844.2), money_rounded(-3.01e10)
    ('$179,844', '−$3.01 × 10¹⁰')
    """
    if abs(value) < 1e7 or not math.isfinite(value):
        return money(value)
    return (MINUS if value < 0 else "") + f"${scientific(abs(value))}"


@_remembered
def money_short(value: float) -> str:
    """Dollars in thousands, to the dollar.

    Examples
    --------
    >>> money_short(250_000), money_short(-432_829.4), money_short(40_872.5)
    ('$250k', '−$432.829k', '$40.872k')
    >>> money(40_872.5)
    '$40,872'
    """
    if not math.isfinite(value):
        return _not_finite(value)
    text = f"{round(abs(value)) / 1e3:,.3f}".rstrip("0").rstrip(".")
    return "$0" if text == "0" else f"{MINUS if value < 0 else ''}${text}k"


@_remembered
def money_said(value: float) -> str:
    """Dollars in thousands as one would say them.

    Examples
    --------
    >>> money_said(250_000), money_said(-432_829.4), money_said(47_500)
    ('$250k', '−$433k', '$47.5k')
    """
    if not math.isfinite(value):
        return _not_finite(value)
    text = said(round(abs(value)) / 1e3)
    return "$0" if text == "0" else f"{MINUS if value < 0 else ''}${text}k"


def money_signed(value: float) -> str:
    """Dollars in thousands with their sign, for errors, as one would say them.

    Examples
    --------
    >>> money_signed(100_000), money_signed(-50_000), money_signed(0)
    ('+$100k', '−$50k', '$0')
    """
    text = money_said(value)
    return f"+{text}" if text[0] == "$" and text != "$0" else text


def dollars_squared(value: float) -> str:
    """Dollars squared, in powers of ten.

    Examples
    --------
    >>> dollars_squared(2.5e9)
    '2.5 × 10⁹ $²'
    """
    return f"{scientific(value)} $²"


def thousands_squared(value: float) -> str:
    """Dollars squared, in squares of a thousand dollars, as one would say them.

    Examples
    --------
    >>> thousands_squared(2.5e9), thousands_squared(11_261_868_334.9)
    ('2,500 (thousand $)²', '11,262 (thousand $)²')
    """
    return f"{said(value / 1e6)} (thousand $)²"


@_remembered
def spoken(value: float) -> str:
    """A large number in words, for a screen reader.

    Examples
    --------
    >>> spoken(2.5e9), spoken(-400e6), spoken(0.356675)
    ('2.5 billion', 'minus 400 million', '0.3567')
    """
    sign = "minus " if value < 0 else ""
    if math.isinf(value):
        return f"{sign}infinity"
    for power, word in _POWERS_IN_WORDS:
        if math.isfinite(value) and abs(value) >= power:
            return f"{sign}{abs(value) / power:.4g} {word}"
    return sign + plain(abs(value))


def percent(value: float, digits: int = 0) -> str:
    """A share as a percentage.

    Examples
    --------
    >>> percent(0.7), percent(0.005, 1)
    ('70 %', '0.5 %')
    """
    return f"{100 * value:.{digits}f} %"


@lru_cache(maxsize=4096)
def tied(text: str) -> str:
    r"""A text in which no line ends after a minus, inside a number, or before its unit.

    Examples
    --------
    >>> tied("It is 47 % of 2.5 × 10⁹ $², or [[0.36 | brier(1, 0.4)]] nats.")
    'It is 47\xa0% of 2.5\xa0×\xa010⁹\xa0$², or [[0.36 | brier(1, 0.4)]]\xa0nats.'
    >>> tied("From −$50k to 1 − p")
    'From −\u2060$50k to 1 −\xa0p'
    """
    return _BEFORE_DOLLARS.sub(_JOINER, _BEFORE_A_UNIT.sub(_NO_BREAK, text))


def _read(text: str) -> float:
    """A number that was written here, as a number again."""
    return float(text.replace(",", "").replace(MINUS, "-"))


def _not_finite(value: float) -> str:
    if math.isnan(value):
        return "undefined"
    return "∞" if value > 0 else f"{MINUS}∞"
