"""A rehearsal of the professional answer: its clock, its times and its ratings.

It is kept as plain JSON; what is read back is checked, as it comes from a browser.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Annotated, Any

from msgspec import Meta

from ui.interview.answer.walkthrough import LENGTHS, Step, every_step, steps
from ui.interview.memory.progress import Progress
from ui.interview.memory.record import among, plain, record
from ui.interview.names import STEPS, now_called, renamed
from ui.interview.names.editions import FIRST, edition
from ui.interview.times import Seconds, clock, elapsed, spoken

PAGE = "walkthrough"
RATINGS = MappingProxyType(
    {"said": "Said it", "partly": "Partly", "missed": "Missed it"}
)
_TOPIC = "topic:foundations"
_ON_TIME = 0.05
_TOO_SHORT = 0.6
_MOST_STEPS = 50
_Name = Annotated[str, Meta(min_length=1)]
_Rating = Annotated[str, among(RATINGS)]


@dataclass(frozen=True)
class Rehearsal:
    """A rehearsal that has begun.

    Parameters
    ----------
    length
        The version, a key of `LENGTHS`.
    started
        When it began, in UTC.
    done
        For each step that was said, the seconds from the start to its end.
    ratings
        By the name of the step, a key of `RATINGS`.
    names
        Of its steps; where none are given, those of the first edition.
    unknown
        What a newer version kept with it.
    """

    length: Annotated[str, among(LENGTHS)]
    started: datetime
    done: tuple[Seconds, ...] = ()
    ratings: Mapping[str, _Rating] = field(default_factory=dict)
    names: Annotated[tuple[_Name, ...], Meta(max_length=_MOST_STEPS)] = ()
    unknown: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if not self.names:
            names = edition(FIRST).steps.get(self.length, ())
            object.__setattr__(self, "names", names)
        ratings = renamed(
            self.ratings, lambda name: now_called(STEPS, name), lambda _, new: new
        )
        object.__setattr__(self, "ratings", ratings)
        if (
            len(self.done) > len(self.steps)
            or list(self.done) != sorted(self.done)
            or len(set(self.names)) < len(self.names)
            or not ratings.keys() <= {step.name for step in self.steps}
        ):
            raise ValueError("a rehearsal has steps, said and rated one by one")

    @property
    def steps(self) -> tuple[Step, ...]:
        """Its steps; one that is gone says so."""
        there = {step.name: step for step in every_step(self.length)}
        names = [now_called(STEPS, name) for name in self.names]
        return tuple(there.get(name) or _gone(name) for name in names)

    @property
    def target(self) -> int:
        """The seconds that it may take."""
        return int(self.length)

    @property
    def is_over(self) -> bool:
        """Whether every step was said."""
        return len(self.done) == len(self.steps)

    @property
    def current(self) -> Step:
        """The step that is to be said now."""
        return self.steps[len(self.done)]

    @property
    def is_at_last(self) -> bool:
        """Whether the step that is to be said now is the last one."""
        return len(self.done) + 1 == len(self.steps)

    @property
    def place(self) -> str:
        """Where on the path it is, in words."""
        return f"Step {len(self.done) + 1} of {len(self.steps)}"

    @property
    def weak(self) -> tuple[Step, ...]:
        """The steps that were rated, and not as said."""
        return tuple(
            step for step in self.steps if self.ratings.get(step.name, "said") != "said"
        )

    @property
    def limit(self) -> str:
        """What the clock shows after the time that has passed."""
        return f"of {clock(self.target)}"

    def pace(self, now: datetime) -> tuple[float, int] | None:
        """The seconds that the present step has taken, and those planned for it.

        None for a step that is gone, of which nothing is planned.
        """
        taken = elapsed(self.started, now) - max(self.done, default=0.0)
        planned = self.current.seconds
        return (max(0.0, taken), planned) if planned else None

    def after_step(self, now: datetime) -> Rehearsal:
        """The step that was current has been said."""
        if self.is_over:
            return self
        end = max(round(elapsed(self.started, now), 1), *self.done, 0.0)
        return dataclasses.replace(self, done=(*self.done, end))

    def rated(self, step: str, rating: str | None) -> Rehearsal:
        """A step has been rated, or its rating taken back."""
        others = {name: item for name, item in self.ratings.items() if name != step}
        if rating is not None and rating in RATINGS:
            others[step] = rating
        return dataclasses.replace(self, ratings=others)

    def took(self, index: int) -> str:
        """How long a step took, and how long it was to take."""
        seconds = self.done[index] - (0.0, *self.done)[index]
        planned = self.steps[index].seconds
        return f"{clock(seconds)}, planned {clock(planned)}"


def begun(length: str, now: datetime) -> Rehearsal:
    """A rehearsal of a version as it is now."""
    return Rehearsal(length, now, names=tuple(step.name for step in steps(length)))


def _gone(name: str) -> Step:
    words = "This step is no longer part of the answer. Go on to the next one."
    title = "A step that is no longer there"
    return Step(name=name, title=title, cue=words, say=words)


def rehearsal_of(progress: Progress) -> Rehearsal | None:
    """The rehearsal that a reader is in the middle of, if any."""
    return record(Rehearsal, progress.unfinished.get(PAGE))


def kept(progress: Progress, rehearsal: Rehearsal) -> Progress:
    """The progress with a rehearsal that goes on."""
    return progress.with_unfinished(PAGE, plain(rehearsal))


def closed(progress: Progress) -> Progress:
    """The progress once a rehearsal is put away: its ratings count as results."""
    rehearsal = rehearsal_of(progress)
    for rating in rehearsal.ratings.values() if rehearsal else ():
        progress = progress.with_result(_TOPIC, rating == "said")
    return progress.with_unfinished(PAGE, None)


def verdict(rehearsal: Rehearsal) -> str:
    """The total against the target, in words.

    Examples
    --------
    >>> verdict(Rehearsal("60", datetime(2026, 1, 1), (7.0, 71.4)))
    'You took 1 minute 11 seconds: 11 seconds over.'
    """
    total, target = rehearsal.done[-1], rehearsal.target
    took = f"You took {spoken(total)}: "
    if abs(total - target) <= _ON_TIME * target:
        return f"{took}on time for {LENGTHS[rehearsal.length]}."
    if total > target:
        return f"{took}{spoken(total - target)} over."
    spare = f"{spoken(target - total)} to spare"
    if total < _TOO_SHORT * target:
        return f"{took}{spare}. Was every step said in full?"
    return f"{took}{spare}."
