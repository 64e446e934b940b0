"""A page's state: a frozen dataclass, the session, and the link.

A link names a preset and what differs from it, so that every state is short to
share. Whatever a link holds gives the nearest valid state and a notice.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_SHOWN = 24
_LISTED = 100


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


@dataclass(frozen=True)
class Number:
    """A field that is a number between two ends."""

    low: float
    high: float

    def read(self, text: str, resting: float) -> tuple[float, str]:
        try:
            value = float(text[:40])
        except ValueError:
            return resting, "must be a number"
        if math.isnan(value):
            return resting, "must be a number"
        nearest = min(max(value, self.low), self.high)
        rule = f"must be between {self.low:,.10g} and {self.high:,.10g}"
        return nearest, "" if nearest == value else rule

    def write(self, value: float) -> str:
        return f"{value:.10g}"


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


@dataclass(frozen=True)
class Flag:
    """A field that is yes or no."""

    def read(self, text: str, resting: bool) -> tuple[bool, str]:
        if text in ("1", "0"):
            return text == "1", ""
        return resting, "must be 1 or 0"

    def write(self, value: bool) -> str:
        return "1" if value else "0"


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


def _is_seen(character: str) -> bool:
    return character.isprintable() or character.isspace()


def one_of(*options: str) -> Any:
    """A dataclass field: one of some words, the first unless told."""
    return dataclasses.field(default=options[0], metadata={"kind": OneOf(options)})


def number(default: float, low: float, high: float) -> Any:
    """A dataclass field: a number from low to high."""
    return dataclasses.field(default=default, metadata={"kind": Number(low, high)})


def whole(default: int, low: int, high: int) -> Any:
    """A dataclass field: a whole number from low to high."""
    return dataclasses.field(default=default, metadata={"kind": Whole(low, high)})


def flag(default: bool = False) -> Any:
    """A dataclass field: yes or no."""
    return dataclasses.field(default=default, metadata={"kind": Flag()})


def numbers(default: tuple[float, ...], low: float, high: float) -> Any:
    """A dataclass field: a fixed number of numbers from low to high."""
    return dataclasses.field(default=default, metadata={"kind": Numbers(low, high)})


def text(default: str = "", *, most: int = 80) -> Any:
    """A dataclass field: free text in one line."""
    return dataclasses.field(default=default, metadata={"kind": Text(most)})


def between(value: float, low: float, high: float) -> float:
    """The value, or the end that is nearer to it."""
    return float(min(max(value, low), high))


def moved(state: Any, control: str, value: Any) -> Any:
    """The state with one control moved: "p", or "prices.2" for an item of a tuple.

    Where the state has a field `chosen`, moving an item chooses it.
    """
    name, _, index = control.partition(".")
    if not index:
        return dataclasses.replace(state, **{name: value})
    items = list(getattr(state, name))
    items[int(index)] = value
    changes = {name: tuple(items)}
    if hasattr(state, "chosen"):
        changes["chosen"] = int(index)
    return dataclasses.replace(state, **changes)


def to_link(state: Any, presets: Mapping[str, Any]) -> dict[str, str]:
    """The query parameters of a state: its preset, and what differs from it.

    Parameters
    ----------
    state
        Has a field `preset` that names one of the presets.
    presets
        The states by name; the first is the page's own and left out of the link.
    """
    base = presets[state.preset]
    link = {} if state.preset == next(iter(presets)) else {"preset": state.preset}
    for field in _link_fields(state):
        value = getattr(state, field.name)
        if value != getattr(base, field.name):
            link[field.name] = field.metadata["kind"].write(value)
    return link


def from_link(
    params: Mapping[str, str], presets: Mapping[str, Any]
) -> tuple[Any, tuple[str, ...]]:
    """The state of a link, and a notice for each thing in it that is not valid."""
    notices = []
    first = next(iter(presets))
    preset = params.get("preset", first)
    if preset not in presets:
        notices.append(_notice("preset", preset, "is not one of this page"))
        preset = first
    state = presets[preset]
    fields = {field.name: field for field in _link_fields(state)}
    changes = {}
    for name, text in params.items():
        if name in fields:
            resting = getattr(state, name)
            value, rule = fields[name].metadata["kind"].read(text, resting)
            changes[name] = value
            if rule:
                notices.append(_notice(name, text, rule))
        elif name not in ("preset", "present", "frame"):
            notices.append(_notice(name, text, "is not known to this page"))
    return dataclasses.replace(state, **changes), tuple(notices)


def _link_fields(state: Any) -> list[dataclasses.Field]:
    return [field for field in dataclasses.fields(state) if "kind" in field.metadata]


def _notice(name: str, text: str, rule: str) -> str:
    name, text = (
        item if len(item) <= _SHOWN else item[:_SHOWN] + "…" for item in (name, text)
    )
    return f"The link's {name} {rule}; it was “{text}”."
