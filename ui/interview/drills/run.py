"""The timed run of ten drills: its clock, its answers and its report.

It is kept as plain JSON; what is read back is checked, as it comes from a browser.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from random import Random
from typing import Annotated, Any, NamedTuple

from msgspec import Meta

from ui.interview.drills import KINDS, SEEDS, Drill
from ui.interview.drills.grading import Grade, grade
from ui.interview.drills.kept import counted
from ui.interview.drills.reading import MOST_CHARACTERS
from ui.interview.memory.progress import Progress
from ui.interview.memory.record import plain, record
from ui.interview.names.dealt import DrillName, Level, Seed, drill_of
from ui.interview.names.editions import edition, newest
from ui.interview.times import Seconds, elapsed, spoken

PAGE = "drills"
COUNT = 10
MOST_WEAK = 3
GONE = "This drill is no longer in Loss Lab. It does not count."
GONE_TITLE = "A drill that is no longer there"


@lru_cache(maxsize=256)
def plan(level: str, seed: int, number: int = 0) -> tuple[DrillName, ...]:
    """The ten drills of a run, of as many kinds of an edition; the same for ever."""
    random = Random(f"run of ten {level}/{seed}")
    kinds = random.sample(list(edition(number).kinds), COUNT)
    return tuple((kind, level, random.randint(1, SEEDS[-1])) for kind in kinds)


class Sent(NamedTuple):
    """An answer, "" where it was skipped; and the seconds from the start to it."""

    text: Annotated[str, Meta(max_length=MOST_CHARACTERS)]
    end: Seconds


@dataclass(frozen=True)
class Run:
    """A run that has begun.

    Parameters
    ----------
    level, seed
        They named its ten drills when they were dealt.
    started
        When it began, in UTC.
    sent
        What was answered so far, in order.
    is_stopped
        Whether it was ended before the tenth.
    items
        The names of its ten drills; where none are given, those of the first edition.
    unknown
        What a newer version kept with it.
    """

    level: Level
    seed: Seed
    started: datetime
    sent: Annotated[tuple[Sent, ...], Meta(max_length=COUNT)] = ()
    is_stopped: bool = False
    items: tuple[DrillName, ...] = ()
    unknown: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if not self.items:
            object.__setattr__(self, "items", plan(self.level, self.seed))
        ends = [each.end for each in self.sent]
        if len(self.items) != COUNT or ends != sorted(ends):
            raise ValueError("a run has ten drills, answered one after the other")

    @property
    def drills(self) -> tuple[Drill | None, ...]:
        """Its ten drills; None is one that is gone."""
        return tuple(map(drill_of, self.items))

    @property
    def is_over(self) -> bool:
        """Whether its report is to be shown."""
        return self.is_stopped or len(self.sent) == COUNT

    @property
    def current(self) -> Drill | None:
        """The drill that is asked now; None where it is gone."""
        return drill_of(self.items[len(self.sent)])

    @property
    def place(self) -> str:
        """Where it is, in words."""
        return f"Question {len(self.sent) + 1} of {COUNT}"

    @property
    def share(self) -> float:
        """The share of the questions that is done."""
        return len(self.sent) / COUNT

    @property
    def draft(self) -> str:
        """The key of the field for the present answer."""
        return f"draft-run-{self.level}-{self.seed}-{len(self.sent)}"

    def after(self, text: str, now: datetime) -> Run:
        """The run once the present drill is answered, or skipped by ""."""
        before = [each.end for each in self.sent]
        end = max(round(elapsed(self.started, now), 1), *before, 0.0)
        return dataclasses.replace(self, sent=(*self.sent, Sent(text, end)))


def begun(level: str, seed: int, now: datetime) -> Run:
    """A run from its first drill, of what there is now."""
    return Run(level, seed, now, items=plan(level, seed, newest()))


def run_of(progress: Progress) -> Run | None:
    """The run that a reader is in the middle of, or whose report is open."""
    return record(Run, progress.unfinished.get(PAGE))


def kept(progress: Progress, run: Run) -> Progress:
    """The progress with a run that goes on."""
    return progress.with_unfinished(PAGE, plain(run))


def with_sent(
    progress: Progress, run: Run, found: Grade | None, now: datetime
) -> Progress:
    """The progress once the present drill is answered; skipped by None, not right.

    What is gone does not count.
    """
    if run.current is not None:
        progress = counted(progress, run.current, found)
    return kept(progress, run.after(found.text if found else "", now))


def stopped(progress: Progress, run: Run) -> Progress:
    """The progress with a run that ends here; one without an answer goes."""
    if not run.sent:
        return closed(progress)
    return kept(progress, dataclasses.replace(run, is_stopped=True))


def closed(progress: Progress) -> Progress:
    """The progress once the report is put away."""
    return progress.with_unfinished(PAGE, None)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One question of the report; no grade where it was skipped or not reached.

    The drill is None where it is gone: it cannot be graded then, and does not count.
    """

    place: int
    drill: Drill | None
    text: str = ""
    grade: Grade | None = None
    seconds: float | None = None

    @property
    def is_right(self) -> bool:
        """Whether it was answered, and rightly."""
        return self.grade is not None and self.grade.is_right

    @property
    def verdict(self) -> str:
        """How it went, in a word or two."""
        if self.seconds is None:
            return "not reached"
        if self.grade is None:
            return "skipped"
        mistake = self.grade.mistake
        return "right" if self.is_right else mistake.name if mistake else "wrong"

    @property
    def title(self) -> str:
        """Its kind, how it went, and how long it took."""
        if self.drill is None:
            return f"{self.place}. {GONE_TITLE}: not counted"
        took = "" if self.seconds is None else f" · {spoken(self.seconds)}"
        kind = KINDS[self.drill.kind].title
        return f"{self.place}. {kind}: {self.verdict}{took}"


@dataclass(frozen=True)
class Report:
    """What came of a run.

    Parameters
    ----------
    rows
        One for each of the ten.
    seconds
        From the start to the last answer.
    weakest
        The kinds of those that were not right: the slowest, at most `MOST_WEAK`.
    """

    rows: tuple[Row, ...]
    seconds: float
    weakest: tuple[str, ...]

    @property
    def right(self) -> int:
        """How many were right."""
        return sum(row.is_right for row in self.rows)

    @property
    def verdict(self) -> str:
        """How many were right, and in how long."""
        count = sum(row.drill is not None for row in self.rows)
        return f"{self.right} of {count} right in {spoken(self.seconds)}"


def report(run: Run) -> Report:
    """What came of a run that is over."""
    rows = tuple(_row(run, index, each) for index, each in enumerate(run.drills))
    missed = [
        (row.seconds, row.drill.kind)
        for row in rows
        if row.drill and not row.is_right and row.seconds is not None
    ]
    missed.sort(key=lambda each: -each[0])
    seconds = run.sent[-1].end if run.sent else 0.0
    return Report(rows, seconds, tuple(kind for _, kind in missed[:MOST_WEAK]))


def _row(run: Run, index: int, drill: Drill | None) -> Row:
    if index >= len(run.sent):
        return Row(place=index + 1, drill=drill)
    sent = run.sent[index]
    before = run.sent[index - 1].end if index else 0.0
    found = grade(drill, sent.text) if drill and sent.text else None
    took = sent.end - before
    return Row(place=index + 1, drill=drill, text=sent.text, grade=found, seconds=took)
