"""Flashcards: when each question comes back, by FSRS, and what is left for today.

Every time is given; nothing here looks at a clock. A day is that of `now`'s time zone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import chain, zip_longest
from types import MappingProxyType

from fsrs import Card, Rating, Scheduler, State

from ui.interview.bank import LEVELS, TOPICS, Question, questions
from ui.interview.memory.progress import MOST_STABLE, REVIEW, CardRecord, Progress
from ui.interview.times import in_words

RATINGS = MappingProxyType({1: "Again", 2: "Hard", 3: "Good", 4: "Easy"})
NEW_A_DAY = 10
MOST_RECALL = 0.9
"""FSRS asks for a card when the predicted recall has fallen to this."""
_SOON = timedelta(minutes=20)
_SCHEDULER = Scheduler(enable_fuzzing=False)


def rate(record: CardRecord | None, rating: int, now: datetime) -> CardRecord:
    """A card after a rating from 1, forgotten, to 4, easy; None is a new card."""
    if rating not in RATINGS:
        raise ValueError(f"rating must be 1, 2, 3 or 4; got {rating!r}.")
    now = now.astimezone(UTC)
    card, _ = _SCHEDULER.review_card(_fsrs_card(record, now), Rating(rating), now)
    assert card.stability is not None  # a card that was reviewed has both
    assert card.difficulty is not None
    return CardRecord(
        state=card.state.value,
        step=card.step,
        stability=min(card.stability, MOST_STABLE),  # what is kept can be read again
        difficulty=card.difficulty,
        due=card.due,
        last_review=now,
        first_review=now if record is None else record.first_review,
        unknown={} if record is None else record.unknown,
    )


def recall(record: CardRecord, now: datetime) -> float:
    """The predicted probability that the card is remembered."""
    now = now.astimezone(UTC)
    return _SCHEDULER.get_card_retrievability(_fsrs_card(record, now), now)


def is_learned(record: CardRecord, now: datetime) -> bool:
    """Whether a card is past its first steps and likely enough to be remembered."""
    return record.state == REVIEW and recall(record, now) >= MOST_RECALL


def _fsrs_card(record: CardRecord | None, now: datetime) -> Card:
    if record is None:
        return Card(card_id=0, due=now)
    return Card(
        card_id=0,
        state=State(record.state),
        step=record.step,
        stability=record.stability,
        difficulty=record.difficulty,
        due=record.due,
        last_review=record.last_review,
    )


def intervals(record: CardRecord | None, now: datetime) -> Mapping[int, str]:
    """After which time the card would come back, in words, for each rating."""
    return {rating: in_words(rate(record, rating, now).due - now) for rating in RATINGS}


def due(progress: Progress, now: datetime) -> tuple[str, ...]:
    """The cards that are due, the longest overdue first.

    A card that waits for days is due all day; one that waits for minutes, at its time.
    """
    return _by_time(progress, lambda record: _is_due(record, now))


def _is_due(record: CardRecord, now: datetime) -> bool:
    if record.state == REVIEW:
        return _day(record.due, now) <= now.date()
    return record.due <= now


def _by_time(
    progress: Progress, is_wanted: Callable[[CardRecord], bool]
) -> tuple[str, ...]:
    found = [
        (progress.cards[each.name].due, each.name)
        for each in questions()
        if each.name in progress.cards and is_wanted(progress.cards[each.name])
    ]
    return tuple(name for _, name in sorted(found))


def _day(time: datetime, now: datetime) -> date:
    return time.astimezone(now.tzinfo).date()


@dataclass(frozen=True, kw_only=True)
class Deck:
    """What is left for today, in its order.

    Parameters
    ----------
    due
        Cards whose time has come.
    new
        Cards never seen, as many as today still takes.
    soon
        Cards that come back within minutes; they close the day.
    waiting
        How many new cards are left for other days.
    next
        When a card comes back after that, or None.
    """

    due: tuple[str, ...]
    new: tuple[str, ...]
    soon: tuple[str, ...]
    waiting: int
    next: datetime | None

    @property
    def left(self) -> tuple[str, ...]:
        """All that is left for today: due, then new, then what comes back soon."""
        return (*self.due, *self.new, *self.soon)


def deck(
    progress: Progress, now: datetime, chosen: Iterable[Question], more: int = 0
) -> Deck:
    """What is left for today of some questions.

    The new cards of a day are counted over all questions; `more` are taken on top.
    """
    names = {each.name for each in chosen}
    unseen = [name for name in _mixed() if name in names and name not in progress.cards]
    begun = sum(
        _day(record.first_review, now) == now.date()
        for record in progress.cards.values()
    )
    most = max(0, NEW_A_DAY + more - begun)
    coming = [
        name
        for name in _by_time(progress, lambda record: not _is_due(record, now))
        if name in names
    ]
    times = {name: progress.cards[name].due for name in coming}
    soon = tuple(
        name
        for name in coming
        if progress.cards[name].state != REVIEW and times[name] <= now + _SOON
    )
    later = [time for name, time in times.items() if name not in soon]
    return Deck(
        due=tuple(name for name in due(progress, now) if name in names),
        new=tuple(unseen[:most]),
        soon=soon,
        waiting=len(unseen[most:]),
        next=min(later, default=None),
    )


def _mixed() -> tuple[str, ...]:
    """All questions, one of each topic in turn, the easy ones of a topic first."""
    levels = list(LEVELS)
    by_topic = [
        sorted(
            (each for each in questions() if each.topic == topic),
            key=lambda each: levels.index(each.level),
        )
        for topic in TOPICS
    ]
    return tuple(
        each.name for each in chain.from_iterable(zip_longest(*by_topic)) if each
    )
