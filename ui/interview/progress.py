"""What a reader has learned: cards, results, and work that is not finished.

It is one frozen value, read from and written as JSON, which only the reader's own
browser keeps. Whatever does not fit is refused as a whole, in the reader's words.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

APP, VERSION = "loss-lab", 1
MOST_BYTES = 1_000_000
MOST_MOCKS = 20
LEARNING, REVIEW, RELEARNING = 1, 2, 3
"""The states of a card, as FSRS counts them."""
STABILITIES, DIFFICULTIES = (0.001, 1e9), (1.0, 10.0)
YEARS = range(2000, 3000)
_DEEPEST = 20
_FOREIGN = "This is not a progress file of Loss Lab"


class UnreadableProgressError(ValueError):
    """A text that is no progress; its words are for the reader."""


@dataclass(frozen=True)
class CardRecord:
    """What FSRS knows of one card, and its first review; times are aware, in UTC."""

    state: int
    step: int | None
    stability: float
    difficulty: float
    due: datetime
    last_review: datetime
    first_review: datetime


@dataclass(frozen=True)
class Result:
    """How often something was asked, and how often it was right."""

    right: int = 0
    asked: int = 0

    @property
    def share(self) -> float:
        """The share that was right; 0 where nothing was asked."""
        return self.right / self.asked if self.asked else 0.0


@dataclass(frozen=True)
class MockResult:
    """How a mock interview ended."""

    at: datetime
    seed: int
    points: float
    questions: int


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
    """

    cards: Mapping[str, CardRecord] = field(default_factory=dict)
    results: Mapping[str, Result] = field(default_factory=dict)
    unfinished: Mapping[str, Any] = field(default_factory=dict)
    mocks: tuple[MockResult, ...] = ()

    def __post_init__(self) -> None:
        for name in ("cards", "results", "unfinished"):
            frozen = MappingProxyType(dict(getattr(self, name)))
            object.__setattr__(self, name, frozen)
        object.__setattr__(self, "mocks", tuple(self.mocks)[-MOST_MOCKS:])

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to keep."""
        return not (self.cards or self.results or self.unfinished or self.mocks)

    def with_card(self, name: str, card: CardRecord) -> Progress:
        """The progress with a card that was rated."""
        return replace(self, cards={**self.cards, name: card})

    def with_result(self, key: str, is_right: bool) -> Progress:
        """The progress with one more answer."""
        old = self.results.get(key, Result())
        new = Result(old.right + bool(is_right), old.asked + 1)
        return replace(self, results={**self.results, key: new})

    def with_unfinished(self, page: str, work: Any) -> Progress:
        """The progress with what a page is in the middle of; None when it is done."""
        rest = {name: item for name, item in self.unfinished.items() if name != page}
        return replace(self, unfinished=rest if work is None else {**rest, page: work})

    def with_mock(self, mock: MockResult) -> Progress:
        """The progress with a mock interview that has ended."""
        return replace(self, mocks=(*self.mocks, mock))

    def merged(self, newer: Progress) -> Progress:
        """Both of two: of each card the later review, of each result the longer one.

        Of work that is not finished, what `newer` has.
        """
        cards = dict(self.cards)
        for name, card in newer.cards.items():
            if name not in cards or cards[name].last_review <= card.last_review:
                cards[name] = card
        results = dict(self.results)
        for key, result in newer.results.items():
            results[key] = max(result, results.get(key, result), key=_times_asked)
        mocks = {(mock.at, mock.seed): mock for mock in (*self.mocks, *newer.mocks)}
        return Progress(
            cards,
            results,
            {**self.unfinished, **newer.unfinished},
            tuple(sorted(mocks.values(), key=lambda mock: mock.at)),
        )


def _times_asked(result: Result) -> int:
    return result.asked


def write(progress: Progress) -> str:
    """A progress as the text of a file."""
    return json.dumps(
        {
            "app": APP,
            "version": VERSION,
            "cards": {name: _plain(card) for name, card in progress.cards.items()},
            "results": {key: _plain(each) for key, each in progress.results.items()},
            "unfinished": dict(progress.unfinished),
            "mocks": [_plain(mock) for mock in progress.mocks],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def read(text: str | bytes) -> Progress:
    """A progress from the text of a file.

    Raises
    ------
    UnreadableProgressError
        If the text is no progress of Loss Lab, whole and of this version.
    """
    if len(text) > MOST_BYTES:
        raise UnreadableProgressError(f"{_FOREIGN}: it is larger than one could be.")
    try:
        found = json.loads(
            text, object_pairs_hook=_once, parse_constant=_refuse_constant
        )
        _check_plain(found)
    except (ValueError, RecursionError):
        raise UnreadableProgressError(
            f"{_FOREIGN}: it is not JSON, or broken."
        ) from None
    if not isinstance(found, dict) or found.get("app") != APP:
        raise UnreadableProgressError(f"{_FOREIGN}: it does not say so.")
    if type(found.get("version")) is not int or found["version"] != VERSION:
        raise UnreadableProgressError(
            f"This progress is of version {found.get('version')!r:.20}; "
            f"this Loss Lab reads version {VERSION}."
        )
    try:
        return Progress(
            {name: _card(item) for name, item in _dict(found, "cards").items()},
            {key: _result(item) for key, item in _dict(found, "results").items()},
            _dict(found, "unfinished"),
            tuple(_mock(item) for item in _list(found, "mocks")),
        )
    except (KeyError, TypeError, ValueError, OverflowError):
        raise UnreadableProgressError(
            "This progress file is damaged: a part of it is missing or makes no sense."
        ) from None


def _plain(record: Any) -> dict[str, Any]:
    return {
        name: item.isoformat() if isinstance(item, datetime) else item
        for name, item in vars(record).items()
    }


def _dict(found: dict, name: str) -> dict:
    if not isinstance(found[name], dict):
        raise TypeError(name)
    return found[name]


def _list(found: dict, name: str) -> list:
    if not isinstance(found[name], list):
        raise TypeError(name)
    return found[name]


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose names each stand once; JSON leaves open which one would hold."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice")
    return found


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def _check_plain(value: Any, depth: int = 0) -> None:
    """Refuse what could not be written again: endless, too deep, or no text."""
    if depth > _DEEPEST:
        raise ValueError("too deep")
    if isinstance(value, str):
        value.encode()
    elif isinstance(value, float) and not math.isfinite(value):
        raise ValueError(value)
    elif isinstance(value, int) and abs(value) >= 2**53:
        raise ValueError("too large")
    elif isinstance(value, (dict, list)):
        for item in [*value, *value.values()] if isinstance(value, dict) else value:
            _check_plain(item, depth + 1)


def _card(item: dict) -> CardRecord:
    state, step = _count(item["state"]), item["step"]
    if state not in (LEARNING, REVIEW, RELEARNING):
        raise ValueError(state)
    if (step is None) != (state == REVIEW):
        raise ValueError(step)
    return CardRecord(
        state,
        None if step is None else _count(step),
        _number(item["stability"], *STABILITIES),
        _number(item["difficulty"], *DIFFICULTIES),
        _time(item["due"]),
        _time(item["last_review"]),
        _time(item["first_review"]),
    )


def _result(item: dict) -> Result:
    right, asked = _count(item["right"]), _count(item["asked"])
    if right > asked:
        raise ValueError(item)
    return Result(right, asked)


def _mock(item: dict) -> MockResult:
    count = _count(item["questions"])
    return MockResult(
        _time(item["at"]), _count(item["seed"]), _number(item["points"]), count
    )


def _count(value: Any) -> int:
    if type(value) is not int or not 0 <= value < 2**53:
        raise ValueError(value)
    return value


def _number(value: Any, low: float = 0, high: float = 1e9) -> float:
    if type(value) not in (int, float) or not low <= value <= high:
        raise ValueError(value)
    return float(value)


def _time(value: Any) -> datetime:
    time = datetime.fromisoformat(value)
    if time.tzinfo is None:
        raise ValueError(value)
    time = time.astimezone(UTC)
    if time.year not in YEARS:
        raise ValueError(value)
    return time
