"""The report of a mock interview: points, weak topics, and each question again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ui.interview.bank import TOPICS
from ui.interview.mock.interview import ENOUGH, GRADES, RATINGS, Answer, Mock
from ui.interview.mock.plan import Asked, asked
from ui.interview.standing import Weak
from ui.interview.times import moment, spoken
from ui.numbers import plain

_VERDICTS = {**RATINGS, **GRADES}


@dataclass(frozen=True)
class Entry:
    """One question of the report, with its answer."""

    place: int
    asked: Asked
    answer: Answer

    @property
    def verdict(self) -> str:
        """How it went, in words."""
        if not self.answer.counts:
            return "not counted"
        took = self.answer.seconds
        time = "" if took is None else f", {spoken(took)}"
        points = f"{plain(self.answer.points)} of 1 point"
        return f"{_VERDICTS[self.answer.verdict]}, {points}{time}"

    @property
    def is_enough(self) -> bool:
        """Whether the answer counts as right."""
        return self.answer.points >= ENOUGH


@dataclass(frozen=True)
class Report:
    """What is said at the end.

    Parameters
    ----------
    title, when
        The points; the interview, its day and how long it took.
    weak
        The topics with too few points, the weakest first.
    entries
        Every question with its answer, in their order.
    """

    title: str
    when: str
    weak: tuple[Weak, ...]
    entries: tuple[Entry, ...]


def report(mock: Mock, now: datetime) -> Report:
    """The report of a mock interview that is over; `now` tells the time zone."""
    entries = tuple(
        Entry(place, asked(item), answer)
        for place, (item, answer) in enumerate(
            zip(mock.items, mock.answers, strict=True), start=1
        )
    )
    times = [each.seconds for each in mock.answers if each.seconds is not None]
    is_timed = len(times) == len(mock.answers)
    took = f", {spoken(sum(times))} in all for the answers" if is_timed else ""
    return Report(
        title=f"{plain(mock.points)} of {_points(mock.count)}",
        when=f"Interview {mock.seed}, {moment(mock.since, now)}{took}",
        weak=_weak(entries),
        entries=entries,
    )


def _weak(entries: tuple[Entry, ...]) -> tuple[Weak, ...]:
    found = []
    for topic, title in TOPICS.items():
        points = [each.answer.points for each in entries if each.asked.topic == topic]
        if sum(points) < ENOUGH * len(points):
            words = f"{title}: {plain(sum(points))} of {_points(len(points))}"
            weak = Weak(words, f"questions?topic={topic}")
            found.append((sum(points) / len(points), weak))
    return tuple(weak for _, weak in sorted(found, key=lambda each: each[0]))


def _points(count: int) -> str:
    return "1 point" if count == 1 else f"{count} points"
