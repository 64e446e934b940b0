"""Amounts as they are written for readers, read back: "−$50k", "2.5 × 10⁹ $²", "30 %".

Every number with its unit is brought to the base unit. A kept link promises a number,
not the way in which it is written: "2.5 × 10⁹ $²" is "2,500 (thousand $)²". So two
texts are compared within the rounding of the coarser number, and what stands around
the numbers as text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

REWORDED: dict[str, tuple[str, ...]] = {
    # At a kink one slope of many was named; now the whole range is.
    "$0 per $": (
        "−$0.25 to $0.25 per $",
        "−$0.225 to $0.025 per $",
        "−$0.0125 to $0.2375 per $",
        "−$0.1025 to $0.1475 per $",
        "−$0.2375 to $0.0125 per $",
        "−$0.18 to $0.02 per $",
        "−$0.19 to $0.01 per $",
    ),
}
"""Texts that are put better now, where it is no matter of numbers: old to new ones."""

_UNITS = {
    "(thousand $)²": ("$²", 6),
    "thousand $": ("$", 3),
    "$1k": ("$", 3),
    "$²": ("$²", 0),
    "$": ("$", 0),
    "°C²": ("°C²", 0),
    "°C": ("°C", 0),
    "nats": ("nats", 0),
    "bits": ("bits", 0),
    "bit": ("bits", 0),
    "%": ("%", -2),
}
"""Each unit as its base unit times a power of ten."""
_UNIT = "|".join(map(re.escape, _UNITS))
_AMOUNT = re.compile(
    r"(?<![\w.])(?P<sign>[−+-]?)\u2060?(?P<dollar>\$?)"
    r"(?P<number>\d[\d,]*(?:\.\d+)?|∞|infinite\b)"
    r"(?:\s×\s10(?P<power>[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?(?P<thousand>k\b)?"
    rf"(?:\s?(?P<unit>{_UNIT}))?(?: per (?P<per>{_UNIT}))?"
)
_NEARLY_0 = re.compile("< 0.0001|> −0.0001")
"""What was written as 0 before: to four decimals it is."""
_DIGITS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


@dataclass(frozen=True)
class Amount:
    """A number in its base unit, and half of what its last digit stands for.

    A percentage is a fraction here, with the unit "%".
    """

    value: Decimal
    half: Decimal
    unit: tuple[str, str]

    def equals(self, other: Amount) -> bool:
        """Whether both are one amount, as far as the coarser one says."""
        if self.unit != other.unit:
            return False
        if not (self.value.is_finite() and other.value.is_finite()):
            return self.value == other.value
        return abs(self.value - other.value) <= max(self.half, other.half)


def amounts(text: str) -> tuple[list[Amount], str]:
    """The amounts in a text, and what stands around them."""
    return [_read(match) for match in _AMOUNT.finditer(text)], _AMOUNT.sub("#", text)


def numbers(text: str) -> list[float]:
    """The numbers of a text, in dollars where it counts thousands: "−$1.5k, 3 %"."""
    return [
        float(each.value * (100 if each.unit[0] == "%" else 1))
        for each in amounts(text)[0]
    ]


def is_same(kept: str, shown: str) -> bool:
    """Whether a readout says what was kept of it."""
    if shown == kept or shown in REWORDED.get(kept, ()):
        return True
    kept, shown = (_NEARLY_0.sub("0.0000", each) for each in (kept, shown))
    (before, around), (now, around_now) = amounts(kept), amounts(shown)
    return around == around_now and all(
        old.equals(new) for old, new in zip(before, now, strict=True)
    )


def _read(match: re.Match[str]) -> Amount:
    unit, power = ("$", 0) if match["dollar"] else _UNITS.get(match["unit"], ("", 0))
    per, per_power = _UNITS.get(match["per"], ("", 0))
    power += 3 * bool(match["thousand"]) - per_power
    power += int((match["power"] or "0").translate(_DIGITS))
    sign = -1 if match["sign"] in ("−", "-") else 1
    if not match["number"][0].isdigit():
        return Amount(sign * Decimal("Infinity"), Decimal(0), (unit, per))
    number = Decimal(match["number"].replace(",", ""))
    half = Decimal(5).scaleb(number.as_tuple().exponent - 1)
    return Amount(sign * number.scaleb(power), half.scaleb(power), (unit, per))
