"""What a program prints, and the numbers that stand on the screen beside it."""

from __future__ import annotations

import contextlib
import io
import math
import re
import warnings
from collections.abc import Collection
from functools import cache

from tests.amounts import Amount, amounts

_PRINTED = re.compile(r"[-+]?(?:inf|nan|\d+\.?\d*(?:e[-+]?\d+)?)")
_ROUNDING = 1e-6
_COUNTS = 100
"""A bare whole number below it was counted, not rounded."""
_UNITS = {"$": (1, 1e5, 1e2), "$²": (1, 1e10)}
"""What one of a program is on the screen: Training counts in $100,000, 1,000 sq ft."""


@cache
def printed(source: str) -> tuple[float, ...]:
    """The numbers that a program prints, in their order."""
    out = io.StringIO()
    with warnings.catch_warnings(), contextlib.redirect_stdout(out):
        warnings.simplefilter("ignore")  # a run that diverges overflows
        exec(compile(source, "program", "exec"), {"__name__": "__main__"})
    return tuple(map(float, _PRINTED.findall(out.getvalue())))


def is_shown(value: float, texts: Collection[str]) -> bool:
    """Whether a number of a program, rounded as the screen rounds, stands in a text."""
    return any(is_amount(value, amount) for text in texts for amount in _read(text))


def is_amount(value: float, amount: Amount) -> bool:
    """Whether a number of a program is an amount of the screen."""
    told, half = float(amount.value), float(amount.half)
    if not (math.isfinite(value) and math.isfinite(told)):
        return value == told
    if amount.unit == ("", "") and half == 0.5 and abs(told) < _COUNTS:
        half = 0.0
    room = half * (1 + _ROUNDING)
    return any(
        math.isclose(value * unit, told, rel_tol=_ROUNDING, abs_tol=room)
        for unit in _UNITS.get(amount.unit[0], (1,))
    )


def is_among(value: float, others: tuple[float, ...]) -> bool:
    """Whether a number is one of others, but for the last digits."""
    return any(
        math.isclose(value, other, rel_tol=1e-5, abs_tol=1e-6)
        or (math.isnan(value) and math.isnan(other))
        for other in others
    )


@cache
def _read(text: str) -> tuple[Amount, ...]:
    return tuple(amounts(text)[0])
