"""The kinds of fields that a link can hold: how each is read, written and said.

`read` takes the text of a link and the field's resting value; it gives the nearest
valid value, and the rule that was broken or "".
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from ui.plain import plain

_LISTED = 80
_DIGITS = 400
"""More than any number that a link may hold needs."""


@dataclass(frozen=True)
class OneOf:
    """A field that is one of some words."""

    options: tuple[str, ...]

    def read(self, text: str, resting: str) -> tuple[str, str]:
        if text in self.options:
            return text, ""
        listed = ", ".join(filter(None, self.options))
        if len(listed) > _LISTED:
            listed = f"{listed[:_LISTED].rpartition(', ')[0]}, …"
        return resting, f"must be one of {listed}"

    def write(self, value: str) -> str:
        return value

    def said(self, value: str) -> str:
        return value or "none"


@dataclass(frozen=True)
class SomeOf:
    """A field that is any of some words, in their order; none is written as "none"."""

    options: tuple[str, ...]

    def read(self, text: str, resting: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
        said = set(text[:2000].split(","))
        found = tuple(option for option in self.options if option in said)
        if text == "none" or (found and said <= set(found)):
            return found, ""
        return found or resting, f"must be some of {', '.join(self.options)}"

    def write(self, value: tuple[str, ...]) -> str:
        return ",".join(value) or "none"

    def said(self, value: tuple[str, ...]) -> str:
        return ", ".join(value) or "none"


@dataclass(frozen=True)
class Number:
    """A field that is a number between two ends."""

    low: float
    high: float

    def read(self, text: str, resting: float) -> tuple[float, str]:
        try:
            value = float(text[:_DIGITS])
        except ValueError:
            return resting, "must be a number"
        if math.isnan(value):
            return resting, "must be a number"
        nearest = min(max(value, self.low), self.high)
        rule = f"must be between {said_number(self.low)} and {said_number(self.high)}"
        return nearest, "" if nearest == value else rule

    def write(self, value: float) -> str:
        return f"{value:.10g}"

    def said(self, value: float) -> str:
        return said_number(value)


@dataclass(frozen=True)
class Whole:
    """A field that is a whole number between two ends."""

    low: int
    high: int

    def read(self, text: str, resting: int) -> tuple[int, str]:
        value, rule = Number(self.low, self.high).read(text, resting)
        whole = round(value)
        return whole, rule or ("" if whole == value else "must be a whole number")

    def write(self, value: int) -> str:
        return str(value)

    def said(self, value: int) -> str:
        return said_number(value)


@dataclass(frozen=True)
class Flag:
    """A field that is yes or no."""

    def read(self, text: str, resting: bool) -> tuple[bool, str]:
        if text in ("1", "0"):
            return text == "1", ""
        return resting, "must be 1 or 0"

    def write(self, value: bool) -> str:
        return "1" if value else "0"

    def said(self, value: bool) -> str:
        return self.write(value)


@dataclass(frozen=True)
class Numbers:
    """A field that is as many numbers as its preset has, between two ends."""

    low: float
    high: float

    def read(self, text: str, resting: tuple) -> tuple[tuple[float, ...], str]:
        parts = text[:2000].split(",")
        count = len(resting)
        wanted = {0: "is not used here", 1: "must be one number"}.get(
            count, f"must be {count} numbers"
        )
        rule = "" if len(parts) == count else wanted
        values = list(resting)
        for index, part in enumerate(parts[: len(resting)]):
            number = Number(self.low, self.high)
            values[index], broken = number.read(part, resting[index])
            rule = rule or broken
        return tuple(values), rule

    def write(self, value: tuple[float, ...]) -> str:
        return ",".join(f"{item:.10g}" for item in value)

    def said(self, value: tuple[float, ...]) -> str:
        return "; ".join(map(said_number, value)) or "none"


@dataclass(frozen=True)
class Logits(Numbers):
    """A field that is the logits of a softmax, of which only the differences count.

    Logits beyond the ends are moved together to between them where they fit, which
    changes no probability and no loss.
    """

    def read(self, text: str, resting: tuple) -> tuple[tuple[float, ...], str]:
        said, rule = Numbers(-math.inf, math.inf).read(text, resting)
        if rule or not max(said) - min(said) <= self.high - self.low:
            return super().read(text, resting)
        shift = max(self.low - min(said), 0) + min(self.high - max(said), 0)
        if not shift:
            return said, ""
        rule = "are moved together, which changes no probability"
        return tuple(round(each + shift, 10) for each in said), rule


@dataclass(frozen=True)
class Text:
    """A field that is free text, in one line, of at most so many characters."""

    most: int

    def read(self, text: str, resting: str) -> tuple[str, str]:
        line = " ".join("".join(filter(_is_seen, text[:2000])).split())
        if len(line) > self.most:
            return line[: self.most], f"must have at most {self.most} characters"
        return line, ""

    def write(self, value: str) -> str:
        return value

    def said(self, value: str) -> str:
        return plain(value)


def _is_seen(character: str) -> bool:
    return character.isprintable() or character.isspace()


def said_number(value: float) -> str:
    """A number as a notice says it: with commas and a true minus sign."""
    return f"{value:,.10g}".replace("-", "\N{MINUS SIGN}")
