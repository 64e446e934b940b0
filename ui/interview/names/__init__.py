"""Names are ids: links and kept progress hold them, so an old one is known for ever.

`content/names.toml` says what each name that has changed is called now.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar

from ui.content import content
from ui.state import OneOf

Thing = TypeVar("Thing")

QUESTIONS, DRILLS, TOPICS, STEPS = "questions", "drills", "topics", "steps"
ALIASES: Mapping[str, Mapping[str, str]] = MappingProxyType(content("names"))
"""By what is named: the old name to the next one."""
GONE = "is no longer in Loss Lab"


def now_called(sort: str, name: str) -> str:
    """What something is called now; a name that was never changed is its own."""
    known = ALIASES[sort]
    for _ in known:
        name = known.get(name, name)
    return name


def first_called(sort: str, name: str) -> str:
    """What something was called first: chance was drawn by that name."""
    known = ALIASES[sort]
    for old in known:
        is_first = old not in known.values()
        if is_first and now_called(sort, old) == now_called(sort, name):
            return old
    return name


def renamed(
    things: Mapping[str, Thing],
    present: Callable[[str], str],
    better: Callable[[Thing, Thing], Thing],
) -> dict[str, Thing]:
    """Things by their present names; `better` makes one of two of one name."""
    found: dict[str, Thing] = {}
    for old, thing in things.items():
        name = present(old)
        found[name] = better(found[name], thing) if name in found else thing
    return found


@dataclass(frozen=True)
class Named(OneOf):
    """A field that is a name: an old one is followed, one that is gone is said to be.

    Parameters
    ----------
    sort
        What is named, a key of `ALIASES`.
    gone
        Names that were options once.
    """

    sort: str = QUESTIONS
    gone: frozenset[str] = frozenset()

    def read(self, text: str, resting: str) -> tuple[str, str]:
        name = now_called(self.sort, text)
        value, rule = super().read(name, resting)
        return value, GONE if rule and name in self.gone else rule


def named(sort: str, *options: str, gone: frozenset[str] = frozenset()) -> Any:
    """A dataclass field: the name of something, the first unless told."""
    return dataclasses.field(
        default=options[0], metadata={"kind": Named(options, sort, gone)}
    )
