"""A mock interview that has begun: what was answered, when, and what it came to.

It is kept as plain JSON; what is read back is checked, as it comes from a browser.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Any

from msgspec import Meta

from ui.interview.drills.grading import Grade, grade
from ui.interview.drills.reading import MOST_CHARACTERS
from ui.interview.memory.progress import MockResult, Progress
from ui.interview.memory.record import Count, plain, record
from ui.interview.mock.plan import COUNT, Asked, asked, plan
from ui.interview.names.dealt import LONGEST_NAME, Item, Seed
from ui.interview.names.editions import newest
from ui.interview.times import Seconds, elapsed

PAGE = "mock"
MOST_NOTE = 4000
RATINGS = MappingProxyType(
    {
        "missed": "Missed",
        "partly": "Partly",
        "passes": "Passes",
        "impresses": "Impresses",
    }
)
"""How a reader rates an answer to a question of the bank."""
GRADES = MappingProxyType({"right": "Right", "wrong": "Wrong", "skipped": "Skipped"})
"""How an answer to a drill was graded."""
GONE = "gone"
"""Of a question that was taken out of Loss Lab before it was done: it counts not."""
POINTS = MappingProxyType(
    {"missed": 0.0, "partly": 0.5, "passes": 0.75, "impresses": 1.0}
    | {"right": 1.0, "wrong": 0.0, "skipped": 0.0}
    | {GONE: 0.0}
)
ENOUGH = POINTS["passes"]
"""The points from which on an answer counts as right."""
Given = Annotated[str, Meta(max_length=MOST_CHARACTERS)]
Note = Annotated[str, Meta(max_length=MOST_NOTE)]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came of one question.

    Parameters
    ----------
    verdict
        A key of `RATINGS` or of `GRADES`, or `GONE`.
    given
        What was typed as the answer to a drill.
    note
        The reader's own answer or notes, plain text.
    seconds
        From the question to the answer; None where the clock was off.
    unknown
        What a newer version kept with it.
    """

    verdict: str
    given: Given = ""
    note: Note = ""
    seconds: Seconds | None = None
    unknown: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def points(self) -> float:
        """From 0 to 1."""
        return POINTS[self.verdict]

    @property
    def counts(self) -> bool:
        """Whether the question was there to be answered."""
        return self.verdict != GONE

    def fits(self, is_drill: bool | None) -> bool:
        """Whether it can be the answer to a drill, or to another question.

        None is a question of which it is not known, as it is gone.
        """
        verdicts = {True: {*GRADES}, False: {*RATINGS}, None: {*GRADES, *RATINGS}}
        return self.verdict in {*verdicts[is_drill], GONE}


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

    seed: Seed
    items: Annotated[tuple[Item, ...], Meta(min_length=COUNT, max_length=COUNT)]
    started: datetime
    since: datetime
    has_clock: bool = True
    note: Note = ""
    given: Given | None = None
    seconds: Seconds | None = None
    answers: Annotated[tuple[Answer, ...], Meta(max_length=COUNT)] = ()
    edition: Count = 0
    unknown: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        are_names = all(map(_is_name, self.items))
        if not (are_names and all(map(_fits, self.items, self.answers))):
            raise ValueError("a mock interview has ten questions, answered as asked")

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

    @cached_property
    def grade(self) -> Grade | None:
        """What is said of the answer to a drill; None where none was given."""
        drill = self.current.drill
        return grade(drill, self.given) if drill and self.given else None

    @property
    def verdict(self) -> str:
        """What comes of the present question if it is a drill, or gone."""
        if self.current.is_gone:
            return GONE
        if self.grade is None:
            return "skipped"
        return "right" if self.grade.is_right else "wrong"

    def is_asking(self, other: Mock) -> bool:
        """Whether it still asks what another state of it asks."""
        return self._is_at(other) and not self.is_open

    def is_showing(self, other: Mock) -> bool:
        """Whether it shows the answer to what another state of it asks."""
        return self._is_at(other) and self.is_open

    def _is_at(self, other: Mock) -> bool:
        return (self.name, self.index) == (other.name, other.index)

    def opened(self, given: str, note: str, now: datetime) -> Mock:
        """The answer is given, and from now on shown; it can not be changed."""
        seconds = round(elapsed(self.since, now), 1) if self.has_clock else None
        return dataclasses.replace(self.noted(note), given=given, seconds=seconds)

    def noted(self, note: str) -> Mock:
        """Something was written to the present question."""
        return dataclasses.replace(self, note=note[:MOST_NOTE])

    def answered(self, verdict: str, now: datetime) -> Mock:
        """The present question is done with, and the next one asked."""
        answer = Answer(
            verdict=verdict,
            given=self.given or "",
            note=self.note.strip(),
            seconds=self.seconds,
        )
        return dataclasses.replace(
            self,
            since=now.astimezone(UTC),
            note="",
            given=None,
            seconds=None,
            answers=(*self.answers, answer),
        )


def begun(seed: int, now: datetime, number: int | None = None) -> Mock:
    """A mock interview from its first question, of the newest edition unless told."""
    start, number = now.astimezone(UTC), newest() if number is None else number
    return Mock(seed, plan(seed, number), start, start, edition=number)


def _is_name(item: Item) -> bool:
    """Whether a text is a name; the type of an item cannot say so.

    A bounded text beside a tuple in a union ends the process in msgspec 0.22.
    """
    return not isinstance(item, str) or 0 < len(item) <= LONGEST_NAME


def _fits(item: Item, answer: Answer) -> bool:
    found = asked(item)
    return answer.fits(None if found.is_gone else found.drill is not None)


def mock_of(progress: Progress) -> Mock | None:
    """The mock interview that a reader is in the middle of, or has the report of."""
    return record(Mock, progress.unfinished.get(PAGE))


def kept(progress: Progress, mock: Mock) -> Progress:
    """The progress with a mock interview that goes on."""
    return progress.with_unfinished(PAGE, plain(mock))


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
