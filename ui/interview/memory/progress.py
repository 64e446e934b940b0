"""What a reader has learned: cards, results, and work that is not finished.

It is one frozen value, which only the reader's own browser keeps; `text.py` reads and
writes it. What a newer version kept and this one does not know stays in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeVar

from msgspec import Meta

from ui.interview.memory.record import Count

Thing = TypeVar("Thing")

MOST_MOCKS = 20
LEARNING, REVIEW, RELEARNING = 1, 2, 3
"""The states of a card, as FSRS counts them."""
MOST_STABLE = 1e9


def _unknown() -> Any:
    """A field for what a newer version keeps here: JSON by its names."""
    return field(default_factory=dict, hash=False)


@dataclass(frozen=True, kw_only=True)
class CardRecord:
    """What FSRS knows of one card, and its first review; times are aware, in UTC."""

    state: Literal[1, 2, 3]
    step: Count | None
    stability: Annotated[float, Meta(ge=0.001, le=MOST_STABLE)]
    difficulty: Annotated[float, Meta(ge=1, le=10)]
    due: datetime
    last_review: datetime
    first_review: datetime
    unknown: Mapping[str, Any] = _unknown()

    def __post_init__(self) -> None:
        if (self.step is None) != (self.state == REVIEW):
            raise ValueError("a card has a step until it is in review")


@dataclass(frozen=True)
class Result:
    """How often something was asked, and how often it was right."""

    right: Count
    asked: Count
    unknown: Mapping[str, Any] = _unknown()

    def __post_init__(self) -> None:
        if self.right > self.asked:
            raise ValueError("more was right than was asked")

    @property
    def share(self) -> float:
        """The share that was right; 0 where nothing was asked."""
        return self.right / self.asked if self.asked else 0.0


@dataclass(frozen=True)
class MockResult:
    """How a mock interview ended."""

    at: datetime
    seed: Count
    points: Annotated[float, Meta(ge=0, le=1e9)]
    questions: Count
    unknown: Mapping[str, Any] = _unknown()


@dataclass(frozen=True)
class Progress:
    """All that is kept for a reader.

    Parameters
    ----------
    cards
        By the name of the question; a card that was never rated is not in it.
    results
        By what was asked: "topic:margins" or "drill:huber".
    unfinished
        By page, what it was in the middle of: plain JSON that the page checks.
    mocks
        The last mock interviews, oldest first.
    answered
        The place of the answer that was given to an example's question, by lesson and
        example: "houses/classic".
    checks
        What was sent to a check at a lesson's end, by its drill: "hinge/easy/1".
    unknown
        What else was kept, by a newer version.
    """

    cards: Mapping[str, CardRecord] = field(default_factory=dict)
    results: Mapping[str, Result] = field(default_factory=dict)
    unfinished: Mapping[str, Any] = field(default_factory=dict)
    mocks: tuple[MockResult, ...] = ()
    answered: Mapping[str, Count] = field(default_factory=dict)
    checks: Mapping[str, str] = field(default_factory=dict)
    unknown: Mapping[str, Any] = _unknown()

    def __post_init__(self) -> None:
        for name in ("cards", "results", "unfinished", "answered", "checks", "unknown"):
            frozen = MappingProxyType(dict(getattr(self, name)))
            object.__setattr__(self, name, frozen)
        object.__setattr__(self, "mocks", tuple(self.mocks)[-MOST_MOCKS:])

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to keep."""
        work = self.unfinished or self.mocks or self.unknown
        lessons = self.answered or self.checks
        return not (self.cards or self.results or work or lessons)

    def with_card(self, name: str, card: CardRecord) -> Progress:
        """The progress with a card that was rated."""
        return replace(self, cards={**self.cards, name: card})

    def with_result(self, key: str, is_right: bool) -> Progress:
        """The progress with one more answer."""
        old = self.results.get(key, Result(0, 0))
        new = replace(old, right=old.right + bool(is_right), asked=old.asked + 1)
        return replace(self, results={**self.results, key: new})

    def with_unfinished(self, page: str, work: Any) -> Progress:
        """The progress with what a page is in the middle of; None when it is done."""
        rest = {name: item for name, item in self.unfinished.items() if name != page}
        return replace(self, unfinished=rest if work is None else {**rest, page: work})

    def with_check(self, name: str, text: str) -> Progress:
        """The progress with what was sent to a check; "" when it is taken back."""
        return replace(self, checks={**self.checks, name: text})

    def with_mock(self, mock: MockResult) -> Progress:
        """The progress with a mock interview that has ended."""
        return replace(self, mocks=(*self.mocks, mock))

    def with_answers(self, answers: Mapping[str, int]) -> Progress:
        """The progress with answers to questions of examples, by "houses/classic"."""
        return replace(self, answered={**self.answered, **answers})

    def merged(self, newer: Progress) -> Progress:
        """Both of two: of each card the later review, of each result the longer one.

        Of work that is not finished, what `newer` has.
        """
        mocks = {(mock.at, mock.seed): mock for mock in self.mocks}
        for mock in newer.mocks:
            mocks[mock.at, mock.seed] = _with_unknown(
                mock, mocks.get((mock.at, mock.seed), mock)
            )
        return Progress(
            _merged(self.cards, newer.cards, later_card),
            _merged(self.results, newer.results, longer_result),
            {**self.unfinished, **newer.unfinished},
            tuple(sorted(mocks.values(), key=lambda mock: mock.at)),
            {**self.answered, **newer.answered},
            {**self.checks, **newer.checks},
            both_of(self.unknown, newer.unknown),
        )


def _merged(
    old: Mapping[str, Thing],
    new: Mapping[str, Thing],
    better: Callable[[Thing, Thing], Thing],
) -> dict[str, Thing]:
    chosen = {
        name: better(old[name], thing) if name in old else thing
        for name, thing in new.items()
    }
    return {**old, **chosen}


def later_card(old: CardRecord, new: CardRecord) -> CardRecord:
    """Of two records of a card that of the later review; of two alike, the new."""
    if old.last_review <= new.last_review:
        return _with_unknown(new, old)
    return _with_unknown(old, new)


def longer_result(old: Result, new: Result) -> Result:
    """Of two results the one of more answers; of two alike, the new."""
    if old.asked <= new.asked:
        return _with_unknown(new, old)
    return _with_unknown(old, new)


def _with_unknown(chosen: Any, other: Any) -> Any:
    return replace(chosen, unknown=both_of(other.unknown, chosen.unknown))


def both_of(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """All that two have under their names, name by name; where they differ, the new.

    Examples
    --------
    >>> both_of({"a": 1, "b": {"c": 2}}, {"a": 3, "b": {"d": 4}})
    {'a': 3, 'b': {'c': 2, 'd': 4}}
    """
    both = {**old, **new}
    for name in old.keys() & new.keys():
        if isinstance(old[name], dict) and isinstance(new[name], dict):
            both[name] = both_of(old[name], new[name])
    return both
