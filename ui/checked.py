"""Text whose numbers are checked: `[[0.3567 | cross_entropy(1, 0.7)]]`.

The reader sees the number; a test computes the expression with `losses` and compares.
Only our own content is ever computed, never what a link or a reader says.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

import numpy as np

import losses
from ui.numbers import MINUS, plain

CHECKED = re.compile(r"\[\[([^|\[\]]+?)\s*\|\s*(.+?)\]\](?!\])", re.DOTALL)
_BUILTINS = MappingProxyType({"__import__": __import__})
"""What NumPy looks for where it loads a part of itself at its first use."""
_NAMES = MappingProxyType(
    {name: getattr(losses, name) for name in losses.__all__}
    | {"np": np, "math": math, "abs": abs, "max": max, "min": min}
    | {"range": range, "sum": sum, "len": len, "all": all, "any": any, "next": next}
    | {"bool": bool, "float": float, "int": int, "round": round, "str": str}
)
_DIGITS = 6
_POWER = " × 10"
_RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def shown(text: str) -> str:
    """A text as the reader sees it: numbers without their expressions.

    Examples
    --------
    >>> shown("The loss is [[0.5 | hinge(1, 0.5)]], not 0.")
    'The loss is 0.5, not 0.'
    """
    return CHECKED.sub(r"\1", text)


def checked_numbers(text: str) -> list[tuple[str, str]]:
    """The numbers of a text, each with its expression.

    Examples
    --------
    >>> checked_numbers("[[0.5 | hinge(1, 0.5)]]")
    [('0.5', 'hinge(1, 0.5)')]
    """
    return CHECKED.findall(text)


def computed(expression: str, more: Mapping[str, Any] = MappingProxyType({})) -> float:
    """The value of an expression over `losses`, and over some names more.

    Examples
    --------
    >>> computed("hinge(1, 0.5) + margin", {"margin": 2})
    2.5
    """
    value = evaluated(expression, more)
    if np.ndim(value):
        raise ValueError(f"expression must give one number; got {expression!r}.")
    return float(value)


def evaluated(expression: str, more: Mapping[str, Any] = MappingProxyType({})) -> Any:
    """What an expression over `losses` gives, and over some names more.

    Examples
    --------
    >>> evaluated("[name for name in ('brier', 'hinge') if name in REGISTRY]")
    ['brier', 'hinge']
    """
    names = {"__builtins__": dict(_BUILTINS), **_NAMES, **more}
    return eval(expression.strip(), names)


def agrees(number: str, value: float) -> bool:
    """Whether a value, rounded to the digits of a number as written, is that number.

    Examples
    --------
    >>> agrees("0.36", 0.3567), agrees("0.36", 0.3651), agrees("2.5 × 10⁹", 2.46e9)
    (True, False, True)
    """
    digits, _, power = _plain_spaces(number).partition(_POWER)
    last = int(power.translate(_RAISED) or 0) - len(digits.partition(".")[2])
    return abs(value - _written(number)) <= 0.5 * 10**last * (1 + 1e-9)


@cache
def exact_values(texts: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The numbers of some texts that are rounded, each with six digits of its value.

    Examples
    --------
    >>> exact_values(("At 0.7 it is [[0.36 | binary_cross_entropy(1, 0.7)]].",))
    (('0.36', '0.356675'),)
    >>> exact_values(("It is [[0.5 | hinge(1, 0.5)]].",))
    ()
    """
    pairs = (
        (number, plain(computed(expression), _DIGITS))
        for text in texts
        for number, expression in checked_numbers(text)
    )
    rounded = (pair for pair in pairs if plain(_written(pair[0]), _DIGITS) != pair[1])
    return tuple(dict.fromkeys(rounded))


def _written(number: str) -> float:
    plain_digits = _plain_spaces(number).replace(",", "").replace(MINUS, "-")
    digits, _, power = plain_digits.partition(_POWER)
    return float(f"{digits}e{power.translate(_RAISED) or 0}")


def _plain_spaces(number: str) -> str:
    return " ".join(number.split())
