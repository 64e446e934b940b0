"""A mock interview that has begun: what was answered, when, and what it came to.

It is kept as plain JSON; what is read back is checked, as it comes from a browser.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from ui.interview.answers import MOST_CHARACTERS
from ui.interview.grading import grade
from ui.interview.mock_plan import COUNT, MOST_SEED, Asked, Item, asked, plan
from ui.interview.progress import MockResult, Progress

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
POINTS = MappingProxyType(
    {"missed": 0.0, "partly": 0.5, "passes": 0.75, "impresses": 1.0}
    | {"right": 1.0, "wrong": 0.0, "skipped": 0.0}
)
ENOUGH = POINTS["passes"]
"""The points from which on an answer counts as right."""
_LONGEST = 86_400.0
"""A day: the clock of a question that was left alone stops there."""


@dataclass(frozen=True)
class Answer:
    """What came of one question.

    Parameters
    ----------
    verdict
        A key of `RATINGS` or of `GRADES`.
    given
        What was typed as the answer to a drill.
    note
        The reader's own answer or notes, plain text.
    seconds
        From the question to the answer; None where the clock was off.
    """

    verdict: str
    given: str = ""
    note: str = ""
    seconds: float | None = None

    @property
    def points(self) -> float:
        """From 0 to 1."""
        return POINTS[self.verdict]


@dataclass(frozen=True)
class Mock:
    """A mock interview that has begun.

    Parameters
    ----------
    seed
        Names the ten questions, for a link.
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
    def name(self) -> str:
        """Tells this run from others of the same questions."""
        return f"{self.started.timestamp():.0f}"

    @property
    def verdict(self) -> str:
        """What grading says of the answer that was given to a drill."""
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
        return min(max(0.0, (now - self.since).total_seconds()), _LONGEST)

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
        return vars(self) | {
            "items": [
                each if isinstance(each, str) else [*each] for each in self.items
            ],
            "started": self.started.isoformat(),
            "since": self.since.isoformat(),
            "answers": [dict(vars(answer)) for answer in self.answers],
        }


def begun(seed: int, now: datetime) -> Mock:
    """A mock interview from its first question."""
    start = now.astimezone(UTC)
    return Mock(seed, plan(seed), start, start)


def read_mock(found: Any) -> Mock | None:
    """A mock interview from JSON; None where it is none that can go on."""
    try:
        items = tuple(
            each if isinstance(each, str) else tuple(each) for each in found["items"]
        )
        answers = tuple(Answer(**each) for each in found["answers"])
        times = {
            name: datetime.fromisoformat(found[name]) for name in ("started", "since")
        }
        read = Mock(**(found | times | {"items": items, "answers": answers}))
        _check(read)
    except (AttributeError, KeyError, OverflowError, TypeError, ValueError):
        return None
    return read


def _check(mock: Mock) -> None:
    """Raise ValueError where a part is not what a mock interview is made of."""
    is_sound = (
        type(mock.seed) is int
        and 1 <= mock.seed <= MOST_SEED
        and len(mock.items) == COUNT
        and len(mock.answers) <= COUNT
        and mock.started.tzinfo is not None
        and mock.since.tzinfo is not None
        and type(mock.has_clock) is bool
        and _is_text(mock.note, MOST_NOTE)
        and (mock.given is None or _is_text(mock.given, MOST_CHARACTERS))
        and _is_time(mock.seconds)
    )
    if not is_sound:
        raise ValueError(mock)
    kinds = [asked(item).drill is not None for item in mock.items]
    for answer, is_drill in zip(mock.answers, kinds, strict=False):
        if not (
            answer.verdict in (GRADES if is_drill else RATINGS)
            and _is_text(answer.given, MOST_CHARACTERS)
            and _is_text(answer.note, MOST_NOTE)
            and _is_time(answer.seconds)
        ):
            raise ValueError(answer)


def _is_text(found: Any, most: int) -> bool:
    return isinstance(found, str) and len(found) <= most


def _is_time(found: Any) -> bool:
    return found is None or (type(found) in (int, float) and 0 <= found <= _LONGEST)


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
    new = kept(progress, after).with_result(mock.current.key, POINTS[verdict] >= ENOUGH)
    if not after.is_over:
        return new
    return new.with_mock(MockResult(after.since, after.seed, after.points, COUNT))


def closed(progress: Progress) -> Progress:
    """The progress once a mock interview or its report is put away."""
    return progress.with_unfinished(PAGE, None)
