"""The page "Progress": what is due, learned and weak, and what would help."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from ui.interview.bank import TOPICS, questions
from ui.interview.cards.schedule import due, is_learned
from ui.interview.drills import KINDS
from ui.interview.memory.progress import Progress
from ui.interview.times import moment

LEAST_ASKED = 3
"""Fewer answers say too little."""
MOST_WEAK = 3
_TOPIC, _DRILL = "topic:", "drill:"
LEARNED_EXPLAINED = (
    "Learned: past its first repetitions, and recalled with a probability of at least "
    "90 % at this moment, as FSRS predicts. A card that falls below is due again."
)


@dataclass(frozen=True)
class State:
    """What a reader can change: nothing, so its link carries nothing."""

    preset: str = "progress"


PRESETS = MappingProxyType({"progress": State()})


@dataclass(frozen=True)
class Weak:
    """Something that often went wrong, in words, and the page that trains it."""

    words: str
    link: str


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What the page says first.

    Parameters
    ----------
    due, learned, seen, total
        How many cards.
    topics, drills
        The weakest, the weakest first.
    mocks
        The mock interviews in words, the last one first.
    """

    due: int
    learned: int
    seen: int
    total: int
    topics: tuple[Weak, ...]
    drills: tuple[Weak, ...]
    mocks: tuple[str, ...]


def standing(progress: Progress, now: datetime) -> Standing:
    """Where the reader of this progress stands; names that are not known count not."""
    cards = [
        progress.cards[each.name] for each in questions() if each.name in progress.cards
    ]
    kinds = {name: kind.title for name, kind in KINDS.items()}
    return Standing(
        due=len(due(progress, now)),
        learned=sum(is_learned(record, now) for record in cards),
        seen=len(cards),
        total=len(questions()),
        topics=_weakest(progress, _TOPIC, TOPICS, "questions?topic="),
        drills=_weakest(progress, _DRILL, kinds, "drills?kind="),
        mocks=tuple(
            f"{moment(mock.at, now)}: {mock.points:g} of {mock.questions} points"
            for mock in reversed(progress.mocks)
        ),
    )


def _weakest(
    progress: Progress, start: str, titles: Mapping[str, str], link: str
) -> tuple[Weak, ...]:
    found = [
        (result.share, f"**{title}**: {result.right} of {result.asked} right", name)
        for name, title in titles.items()
        if (result := progress.results.get(start + name))
        and result.asked >= LEAST_ASKED
        and result.share < 1
    ]
    found.sort(key=lambda each: each[0])
    return tuple(Weak(words, link + name) for _, words, name in found[:MOST_WEAK])
