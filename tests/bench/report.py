"""How what was measured is told: a promise, its figure, and whether it is held."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import quantiles


@dataclass(frozen=True)
class Row:
    """One line of the report; `is_held` is None where nothing is promised."""

    promise: str
    figure: str
    measured: str
    is_held: bool | None = None

    def __str__(self) -> str:
        verdict = {True: "held", False: "NOT HELD", None: ""}[self.is_held]
        return f"{self.promise:<46} | {self.figure:<16} | {self.measured} | {verdict}"


def show(rows: Iterable[Row]) -> None:
    """Print rows as they come."""
    for row in rows:
        print(row, flush=True)


def at_most(promise: str, limit: float, measured: float, words: str, unit="") -> Row:
    """A row of something that must not be more than its limit."""
    return Row(promise, f"at most {limit:g}{unit}", words, measured <= limit)


def at_least(promise: str, limit: float, measured: float, words: str, unit="") -> Row:
    """A row of something that must not be less than its limit."""
    return Row(promise, f"at least {limit:g}{unit}", words, measured >= limit)


def percentile(values: list[float], percent: int) -> float:
    """A percentile of some values: 50 is the median."""
    return quantiles(values, n=100, method="inclusive")[percent - 1]
