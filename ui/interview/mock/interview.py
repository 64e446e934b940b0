"""A mock interview that has begun: what was answered, when, and what it came to.

It is kept as plain JSON; what is read back is checked, as it comes from a browser.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from ui.interview.drills.grading import grade
from ui.interview.drills.reading import MOST_CHARACTERS
from ui.interview.memory.progress import MockResult, Progress, unknown_in
from ui.interview.mock.answer import (
    ENOUGH,
    GONE,
    LONGEST,
    MOST_NOTE,
    POINTS,
    Answer,
    is_text,
    is_time,
)
from ui.interview.mock.plan import COUNT, MOST_SEED, Asked, asked, plan
from ui.interview.names.dealt import Item, plain_item, read_item
from ui.interview.names.editions import newest

PAGE = "mock"


@dataclass(frozen=True)
class Mock:
    """A mock interview that has begun.

    Parameters
    ----------
    seed, edition
        They name the ten questions, for a link; edition 0 is the first one.
    items
        The ten, as they were when it began.
    started, since
        When it began, and when the present question was first shown.
    has_clock
        Whether the clock is shown and times are taken.
    note
        What is written to the present question.
    given
        What was typed as the present answer; None while it is still asked.
    seconds
        How long the present answer took, once it is given.
    answers
        To the questions before.
    unknown
        What a newer version kept with it.
    """

    seed: int
    items: tuple[Item, ...]
    started: datetime
    since: datetime
    has_clock: bool = True
    note: str = ""
    given: str | None = None
    seconds: float | None = None
    answers: tuple[Answer, ...] = ()
    edition: int = 0
    unknown: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def index(self) -> int:
        """The present question, from 0."""
        return len(self.answers)

    @property
    def is_over(self) -> bool:
        """Whether every question has been answered."""
        return self.index == len(self.items)

    @property
    def is_open(self) -> bool:
        """Whether the present question's answer is shown."""
        return self.given is not None

    @property
    def current(self) -> Asked:
        """The present question."""
        return asked(self.items[self.index])

    @property
    def place(self) -> str:
        """Where in the ten it is, in words."""
        return f"Question {self.index + 1} of {len(self.items)}"

    @property
    def points(self) -> float:
        """The points so far."""
        return sum(answer.points for answer in self.answers)

    @property
    def count(self) -> int:
        """How many of the questions so far were there to be answered."""
        return sum(answer.counts for answer in self.answers)

    @property
    def name(self) -> str:
        """Tells this run from others of the same questions."""
        return f"{self.started.timestamp():.0f}"

    @property
    def verdict(self) -> str:
        """What grading says of the answer that was given to a drill."""
        if self.current.is_gone:
            return GONE
        if not self.given:
            return "skipped"
        return "right" if grade(self.current.drill, self.given).is_right else "wrong"

    def is_asking(self, other: Mock) -> bool:
        """Whether it still asks what another state of it asks."""
        return self._is_at(other) and not self.is_open

    def is_showing(self, other: Mock) -> bool:
        """Whether it shows the answer to what another state of it asks."""
        return self._is_at(other) and self.is_open

    def _is_at(self, other: Mock) -> bool:
        return (self.name, self.index) == (other.name, other.index)

    def elapsed(self, now: datetime) -> float:
        """The seconds since the present question was shown."""
        return min(max(0.0, (now - self.since).total_seconds()), LONGEST)

    def opened(self, given: str, note: str, now: datetime) -> Mock:
        """The answer is given, and from now on shown; it can not be changed."""
        seconds = round(self.elapsed(now), 1) if self.has_clock else None
        return dataclasses.replace(self.noted(note), given=given, seconds=seconds)

    def noted(self, note: str) -> Mock:
        """Something was written to the present question."""
        return dataclasses.replace(self, note=note[:MOST_NOTE])

    def answered(self, verdict: str, now: datetime) -> Mock:
        """The present question is done with, and the next one asked."""
        answer = Answer(verdict, self.given or "", self.note.strip(), self.seconds)
        return dataclasses.replace(
            self,
            since=now.astimezone(UTC),
            note="",
            given=None,
            seconds=None,
            answers=(*self.answers, answer),
        )

    def plain(self) -> dict[str, Any]:
        """It as JSON."""
        return _known(self) | {
            "items": [plain_item(each) for each in self.items],
            "started": self.started.isoformat(),
            "since": self.since.isoformat(),
            "answers": [_known(answer) for answer in self.answers],
        }


def _known(record: Mock | Answer) -> dict[str, Any]:
    known = {name: item for name, item in vars(record).items() if name != "unknown"}
    return known | dict(record.unknown)


def begun(seed: int, now: datetime, number: int | None = None) -> Mock:
    """A mock interview from its first question, of the newest edition unless told."""
    start, number = now.astimezone(UTC), newest() if number is None else number
    return Mock(seed, plan(seed, number), start, start, edition=number)


def read_mock(found: Any) -> Mock | None:
    """A mock interview from JSON; None where it is none that can go on."""
    try:
        times = {
            name: datetime.fromisoformat(found[name]) for name in ("started", "since")
        }
        items = tuple(map(read_item, found["items"]))
        answers = tuple(_with_unknown(Answer, each, {}) for each in found["answers"])
        read = _with_unknown(Mock, found, times | {"items": items, "answers": answers})
        _check(read)
    except (AttributeError, KeyError, OverflowError, TypeError, ValueError):
        return None
    return read


def _with_unknown(record: type, found: dict, changed: dict[str, Any]) -> Any:
    names = [each.name for each in dataclasses.fields(record)]
    unknown = unknown_in(found, names)
    known = {name: item for name, item in found.items() if name not in unknown}
    return record(**(known | changed), unknown=unknown)


def _check(mock: Mock) -> None:
    """Raise ValueError where a part is not what a mock interview is made of."""
    is_sound = (
        type(mock.seed) is int
        and 1 <= mock.seed <= MOST_SEED
        and type(mock.edition) is int
        and mock.edition >= 0
        and len(mock.items) == COUNT
        and len(mock.answers) <= COUNT
        and mock.started.tzinfo is not None
        and mock.since.tzinfo is not None
        and type(mock.has_clock) is bool
        and is_text(mock.note, MOST_NOTE)
        and (mock.given is None or is_text(mock.given, MOST_CHARACTERS))
        and is_time(mock.seconds)
    )
    if not is_sound:
        raise ValueError(mock)
    for item, answer in zip(mock.items, mock.answers, strict=False):
        found = asked(item)
        if not answer.fits(None if found.is_gone else found.drill is not None):
            raise ValueError(answer)


def mock_of(progress: Progress) -> Mock | None:
    """The mock interview that a reader is in the middle of, or has the report of."""
    return read_mock(progress.unfinished.get(PAGE))


def kept(progress: Progress, mock: Mock) -> Progress:
    """The progress with a mock interview that goes on."""
    return progress.with_unfinished(PAGE, mock.plain())


def after_answer(
    progress: Progress, mock: Mock, verdict: str, now: datetime
) -> Progress:
    """The progress once the present question is done: its result counts at once."""
    after = mock.answered(verdict, now)
    new = kept(progress, after)
    if verdict != GONE:
        new = new.with_result(mock.current.key, POINTS[verdict] >= ENOUGH)
    if not after.is_over:
        return new
    return new.with_mock(MockResult(after.since, after.seed, after.points, after.count))


def closed(progress: Progress) -> Progress:
    """The progress once a mock interview or its report is put away."""
    return progress.with_unfinished(PAGE, None)
