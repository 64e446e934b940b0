"""Editions: which drills and questions there were, in their order, at some time.

A seed stands for what is dealt from the lists of one edition, so a link and whatever is
kept name the edition beside the seed. `content/editions.toml` has them all, and is only
ever added to; `make edition` adds one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from ui.content import CONTENT

FILE = CONTENT / "editions.toml"
FIRST = 1
"""What a link without an edition means, for ever."""


@dataclass(frozen=True)
class Edition:
    """The lists that seeds are dealt from.

    Parameters
    ----------
    kinds
        The kinds of drills in their order, each with its topic.
    topics
        The topics in their order: by level, the names of the questions.
    steps
        The versions of the professional answer: the names of the steps.
    """

    kinds: Mapping[str, str]
    topics: Mapping[str, Mapping[str, tuple[str, ...]]]
    steps: Mapping[str, tuple[str, ...]]

    def questions(self, topic: str, level: str) -> tuple[str, ...]:
        """The names of the questions of a topic and a level."""
        return self.topics[topic].get(level, ())

    @property
    def names(self) -> frozenset[str]:
        """The names of all questions."""
        return frozenset(
            name
            for by_level in self.topics.values()
            for names in by_level.values()
            for name in names
        )


@cache
def editions() -> tuple[Edition, ...]:
    """All of them, the first one first."""
    entries = tomllib.loads(FILE.read_text(encoding="utf-8"))["edition"]
    return tuple(map(_edition, entries))


def _edition(entry: dict) -> Edition:
    topics = {
        topic.pop("name"): MappingProxyType({k: tuple(v) for k, v in topic.items()})
        for topic in entry["topic"]
    }
    steps = {length: tuple(names) for length, names in entry["steps"].items()}
    return Edition(
        MappingProxyType(dict(entry["kinds"])),
        MappingProxyType(topics),
        MappingProxyType(steps),
    )


def edition(number: int) -> Edition:
    """The edition of a number; 0, where none is named, is the first."""
    return editions()[(number or FIRST) - 1]


def newest() -> int:
    """The number of the edition that is dealt from now."""
    return len(editions())


def once_called(what: str) -> frozenset[str]:
    """All names that there ever were: of "kinds", "names", "topics" or "steps"."""
    if what == "steps":
        lists = [each.steps.values() for each in editions()]
        return frozenset(name for names in lists for each in names for name in each)
    return frozenset(name for each in editions() for name in getattr(each, what))
