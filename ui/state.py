"""A page's state: a frozen dataclass, the session, and the link.

A link names a preset and what differs from it, so that every state is short to
share. Whatever a link holds gives the nearest valid state, and a notice for each
thing in it that is not shown as it says.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from ui.fields import Flag, Logits, Number, Numbers, OneOf, SomeOf, Text, Whole
from ui.plain import plain

_SAID = 60


def one_of(*options: str) -> Any:
    """A dataclass field: one of some words, the first unless told."""
    return dataclasses.field(default=options[0], metadata={"kind": OneOf(options)})


def some_of(*options: str) -> Any:
    """A dataclass field: any of some words, none of them unless told."""
    return dataclasses.field(default=(), metadata={"kind": SomeOf(options)})


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


def logits(default: tuple[float, ...], low: float, high: float) -> Any:
    """A dataclass field: the logits of a softmax, from low to high."""
    return dataclasses.field(default=default, metadata={"kind": Logits(low, high)})


def text(default: str = "", *, most: int = 80) -> Any:
    """A dataclass field: free text in one line."""
    return dataclasses.field(default=default, metadata={"kind": Text(most)})


def between(value: float, low: float, high: float) -> float:
    """The value, or the end that is nearer to it."""
    return float(min(max(value, low), high))


def along(state: Any, control: str) -> dict[str, Any]:
    """What else is moved with a control, so that it is seen what moving it does.

    A state says so itself, with a method of the same name; most say nothing.
    """
    told: Callable[[str], dict[str, Any]] = getattr(state, "along", lambda control: {})
    return told(control)


def moved(state: Any, control: str, value: Any) -> Any:
    """The state with one control moved: "p", or "prices.2" for an item of a tuple.

    Where the state has a field `chosen`, moving an item chooses it; and what goes
    along with a control is moved with it.
    """
    name, _, index = control.partition(".")
    if not index:
        return dataclasses.replace(state, **{name: value}, **along(state, name))
    items = list(getattr(state, name))
    items[int(index)] = value
    changes: dict[str, Any] = {name: tuple(items)}
    if any(field.name == "chosen" for field in dataclasses.fields(state)):
        changes["chosen"] = int(index)
    return dataclasses.replace(state, **changes)


def to_link(
    state: Any, presets: Mapping[str, Any], unnamed: str = ""
) -> dict[str, str]:
    """The query parameters of a state: its preset, always, and what differs from it.

    Parameters
    ----------
    state
        Has a field `preset` that names one of the presets.
    presets
        The states by name.
    unnamed
        As `from_link` has it. A page with one state and without it has no examples
        that could be named.
    """
    base = presets[state.preset]
    has_examples = unnamed or len(presets) > 1
    link = {"preset": state.preset} if has_examples else {}
    for field in _link_fields(state):
        value = getattr(state, field.name)
        if value != getattr(base, field.name):
            link[field.name] = field.metadata["kind"].write(value)
    return link


def from_link(
    params: Mapping[str, str], presets: Mapping[str, Any], unnamed: str = ""
) -> tuple[Any, tuple[str, ...]]:
    """The state of a link, and a notice for each thing in it that is not shown as said.

    Notices are Markdown in which what the link says is plain text.

    Parameters
    ----------
    params
        The words of the link; without any it opens the page's beginning.
    presets
        The states by name; the first is the page's beginning. What another state of
        the page has, and this one has not, means nothing for it.
    unnamed
        The preset of a link that has words and names none; the first unless told.
    """
    beginning = next(iter(presets))
    preset = params.get("preset", (params and unnamed) or beginning)
    notices = []
    if preset not in presets:
        notices.append(_notice("preset", preset, "is not one of this page", beginning))
        preset = beginning
    resting = presets[preset]
    kinds = {field.name: field.metadata["kind"] for field in _link_fields(resting)}
    of_others = {
        field.name for state in presets.values() for field in _link_fields(state)
    }
    read = {
        name: kinds[name].read(text, getattr(resting, name))
        for name, text in params.items()
        if name in kinds
    }
    state = dataclasses.replace(
        resting, **{name: value for name, (value, _) in read.items()}
    )
    for name, text in params.items():
        if name in read:
            value, rule = read[name]
            shown = getattr(state, name)
            if rule or shown != value:
                rule = rule or "cannot be that here"
                notices.append(_notice(name, text, rule, kinds[name].said(shown)))
        elif name in of_others:
            notices.append(_notice(name, text, "is not used by this example"))
        elif name not in ("preset", "present", "frame", "talk", "guess", "room"):
            word = name if name.isalnum() and name.isascii() else plain(name)
            notices.append(_notice(word[:_SAID], text, "is not known to this page"))
    return state, tuple(notices)


def _link_fields(state: Any) -> list[dataclasses.Field]:
    return [field for field in dataclasses.fields(state) if "kind" in field.metadata]


def _notice(name: str, text: str, rule: str, shown: str = "") -> str:
    shown = shown if len(shown) <= _SAID else f"{shown[:_SAID]}…"
    instead = f"Shown instead: {shown}." if shown else "It is left out."
    return f"The link’s {name} {rule}; it was {plain(text)}. {instead}"
