"""How drills write numbers: in Markdown, in LaTeX, in tables, in links."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from types import MappingProxyType

from ui import numbers
from ui.lessons import LESSONS
from ui.numbers import plain

_IN_WORDS = MappingProxyType(
    {
        "$": r"in dollars (\$)",
        "$²": r"in dollars squared (\$²)",
        "nats": "in nats (natural logarithm)",
        "bits": "in bits (logarithm to base 2)",
        "tokens": "as a number of tokens",
        "": "as a plain number, without a unit",
    }
)
_EXPONENT = re.compile("[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_ON_THE_LINE = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def asked(unit: str, tolerance: float) -> str:
    """What every question ends with: the unit and the tolerance.

    Examples
    --------
    >>> asked("nats", 0.01)
    'Answer in nats (natural logarithm), correct to within 1 %.'
    """
    share = numbers.percent(tolerance)
    return f"Answer {_IN_WORDS[unit]}, correct to within {share}."


def answer_label(unit: str) -> str:
    """What stands over the field for an answer, as plain text.

    Examples
    --------
    >>> answer_label("$")
    'Your answer in dollars ($)'
    """
    return f"Your answer {_IN_WORDS[unit]}".replace("\\", "")


def amount(value: float, unit: str) -> str:
    r"""A number with its unit, in Markdown.

    Examples
    --------
    >>> print(amount(2.5e9, "$²"), amount(0.356675, "nats"), amount(-40_872.5, "$"))
    2.5 × 10⁹ \$² 0.3567 nats −\$40,872.5
    """
    if unit == "$" and math.isfinite(value):
        text = plain(abs(value), 8) if abs(value) < 1e6 else f"{abs(value):,.0f}"
        return f"{numbers.MINUS if value < 0 else ''}\\${text}"
    text = plain(value) if unit != "$²" else plain(value, 5)
    return f"{text} {unit.replace('$', chr(92) + '$')}".rstrip()


def spoken(value: float, unit: str) -> str:
    r"""A number with its unit as a person says it, in Markdown.

    Examples
    --------
    >>> print(spoken(2.5e9, "$²"), "|", spoken(0.356675, "nats"))
    2.5 billion dollars squared | 0.3567 nats
    >>> print(spoken(-50_000, "$"), "|", spoken(float("inf"), "nats"))
    −\$50,000 | ∞
    """
    if math.isinf(value):
        return plain(value)
    if unit == "$²":
        return f"{numbers.spoken(value)} dollars squared"
    return amount(value, unit)


def dollars(value: float) -> str:
    r"""Dollars, in Markdown.

    Examples
    --------
    >>> print(dollars(-12_500))
    −\$12,500
    """
    return numbers.money(value).replace("$", r"\$")


def tex(value: float, digits: int = 4) -> str:
    r"""A number in LaTeX.

    Examples
    --------
    >>> print(tex(2.5e9), tex(-1234.5, 5), tex(float("inf")))
    2.5 \times 10^{9} -1{,}234.5 \infty
    """
    text = plain(value, digits).replace(numbers.MINUS, "-").replace(",", "{,}")
    text = text.replace("∞", r"\infty").replace("×", r"\times")
    return _EXPONENT.sub(lambda found: f"^{{{found[0].translate(_ON_THE_LINE)}}}", text)


def whole(value: float) -> str:
    """A number in LaTeX with all its digits, for dollars.

    Examples
    --------
    >>> print(whole(-2_500_000_000.0))
    -2{,}500{,}000{,}000
    """
    return f"{value:,.10g}".replace(",", "{,}") if abs(value) < 1e10 else tex(value)


def bracketed(value: str) -> str:
    """A number in brackets where it is negative, in LaTeX.

    Examples
    --------
    >>> bracketed("-2"), bracketed("2")
    ('(-2)', '2')
    """
    return f"({value})" if value.startswith("-") else value


def joined(values: Iterable[str]) -> str:
    """Words in a row: one, two and three.

    Examples
    --------
    >>> joined(["1", "2", "3"])
    '1, 2 and 3'
    """
    *first, last = values
    return f"{', '.join(first)} and {last}" if first else last


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown; all columns but the first stand to the right."""
    lines = [heads, ["---", *(["---:"] * (len(heads) - 1))], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def address(path: str, **fields: object) -> str:
    """The link to a state: its example, numbers as a link has them, commas in tuples.

    Examples
    --------
    >>> address("houses", prices=(240000.0,))
    'houses?preset=classic&prices=240000'
    >>> address("houses", preset="cancel", prices=(240000.0, 355000.0))
    'houses?preset=cancel&prices=240000,355000'
    """
    named = {"preset": LESSONS[path].unnamed} | fields
    pairs = (f"{name}={_written(value)}" for name, value in named.items())
    return f"{path}?{'&'.join(pairs)}"


def _written(value: object) -> str:
    if isinstance(value, tuple):
        return ",".join(map(_written, value))
    return f"{value:.10g}" if isinstance(value, float) else str(value)
