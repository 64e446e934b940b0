"""What a program prints, and the numbers that stand on the screen beside it."""

from __future__ import annotations

import contextlib
import io
import math
import re
import warnings
from collections.abc import Iterator
from functools import cache
from typing import Any

from ui.live_chart.scene import Scene, encode

_PRINTED = re.compile(r"[-+]?(?:inf|nan|\d+\.?\d*(?:e[-+]?\d+)?)")
_SHOWN = re.compile(
    r"(?<![\d.])(\d[\d,]*(?:\.\d+)?|∞|infinite)(?:\s*×\s*10([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+))?"
)
_POWERS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_ROUNDING = 1 + 1e-6


@cache
def printed(source: str) -> tuple[float, ...]:
    """The numbers that a program prints, in their order."""
    out = io.StringIO()
    with warnings.catch_warnings(), contextlib.redirect_stdout(out):
        warnings.simplefilter("ignore")  # a run that diverges overflows
        exec(compile(source, "program", "exec"), {"__name__": "__main__"})
    return tuple(map(float, _PRINTED.findall(out.getvalue())))


def numbers_on(scene: Scene) -> list[tuple[float, float]]:
    """The sizes of all numbers in a scene's texts, each with its rounding."""
    found = []
    for text in _texts(encode(scene)):
        for digits, power in _SHOWN.findall(text.replace(r"\times", "×")):
            if digits in ("∞", "infinite"):
                found.append((math.inf, 0.0))
                continue
            number = digits.replace(",", "")
            unit = 10.0 ** int(power.translate(_POWERS) if power else 0)
            decimals = len(number.partition(".")[2])
            found.append((float(number) * unit, 0.5 * 10**-decimals * unit))
    return found


def is_on(
    value: float, shown: list[tuple[float, float]], *, beside: tuple[float, ...]
) -> bool:
    """Whether a number, rounded as the screen rounds, stands there; signs aside.

    The slope of a loss that is infinite, printed beside it, is not a number.
    """
    if math.isnan(value):
        return any(map(math.isinf, beside))
    if math.isinf(value):
        return any(math.isinf(size) for size, _ in shown)
    return any(abs(abs(value) - size) <= room * _ROUNDING for size, room in shown)


def is_among(value: float, others: tuple[float, ...]) -> bool:
    """Whether a number is one of others, but for the last digits."""
    return any(
        math.isclose(value, other, rel_tol=1e-5, abs_tol=1e-6)
        or (math.isnan(value) and math.isnan(other))
        for other in others
    )


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)
