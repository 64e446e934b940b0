"""A review of flashcards: which answer is open, what a rating changes, taking it back.

The work is kept in the progress, so a reload in the middle loses nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from ui.interview.bank import question
from ui.interview.cards.schedule import NEW_A_DAY, rate
from ui.interview.memory.progress import CardRecord, Progress, Result
from ui.interview.names import QUESTIONS, now_called

PAGE = "cards"
"""The key of a review's work in `Progress.unfinished`."""
_MOST = 1000


def _work(progress: Progress) -> dict:
    work = progress.unfinished.get(PAGE)
    return dict(work) if isinstance(work, dict) else {}


def more(progress: Progress, now: datetime) -> int:
    """How many new cards today takes on top of the usual ones."""
    work = _work(progress)
    number = work.get("more")
    is_today = work.get("day") == now.date().isoformat()
    return min(max(number, 0), _MOST) if is_today and type(number) is int else 0


def with_more(progress: Progress, now: datetime) -> Progress:
    """The progress where today takes as many new cards again as a day does."""
    work = _work(progress) | {
        "day": now.date().isoformat(),
        "more": more(progress, now) + NEW_A_DAY,
    }
    return progress.with_unfinished(PAGE, work)


def opened(progress: Progress) -> str:
    """The card whose answer is shown, or ""."""
    name = _work(progress).get("open")
    return now_called(QUESTIONS, name) if isinstance(name, str) else ""


def with_opened(progress: Progress, name: str) -> Progress:
    """The progress with the answer of a card shown; "" is of none."""
    work = {key: item for key, item in _work(progress).items() if key != "open"}
    if name:
        work["open"] = name
    return progress.with_unfinished(PAGE, work or None)


@dataclass(frozen=True)
class Rated:
    """A rating that was given, with what it takes to take it back."""

    name: str
    rating: int
    before: tuple[CardRecord | None, Result | None]
    after: tuple[CardRecord | None, Result | None]


def with_rating(
    progress: Progress, name: str, rating: int, now: datetime
) -> tuple[Progress, Rated]:
    """The progress with a card rated, which closes it; "Again" counts as not known."""
    before = _kept(progress, name)
    new = (
        with_opened(progress, "")
        .with_card(name, rate(before[0], rating, now))
        .with_result(_topic_key(name), rating > 1)
    )
    return new, Rated(name, rating, before, _kept(new, name))


def can_take_back(progress: Progress, rated: Rated) -> bool:
    """Whether nothing has come after a rating, on its card and in its topic."""
    return _kept(progress, rated.name) == rated.after


def taken_back(progress: Progress, rated: Rated) -> Progress:
    """The progress as it was before a rating, with that card's answer shown."""
    card, result = rated.before
    cards = _put(progress.cards, rated.name, card)
    results = _put(progress.results, _topic_key(rated.name), result)
    return with_opened(replace(progress, cards=cards, results=results), rated.name)


def _kept(progress: Progress, name: str) -> tuple[CardRecord | None, Result | None]:
    return progress.cards.get(name), progress.results.get(_topic_key(name))


def _topic_key(name: str) -> str:
    return f"topic:{question(name).topic}"


def _put(items: Mapping, key: str, item: Any) -> dict[str, Any]:
    rest = {name: each for name, each in items.items() if name != key}
    return rest if item is None else rest | {key: item}
