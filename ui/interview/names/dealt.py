"""What is dealt to a reader, by name: it stays that, whatever comes or goes."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from ui.interview.bank import LEVELS, Question, question
from ui.interview.drills import SEEDS, Drill, drill
from ui.interview.memory.record import among

LONGEST_NAME = 80
Name = Annotated[str, Meta(min_length=1, max_length=LONGEST_NAME)]
Level = Annotated[str, among(LEVELS)]
Seed = Annotated[int, Meta(ge=SEEDS[0], le=SEEDS[-1])]
DrillName = tuple[Name, Level, Seed]
"""Kind, level and seed of a drill; it need not be there any more."""
Item = str | DrillName
"""The name of a question of the bank; or of a drill."""


def drill_of(name: DrillName) -> Drill | None:
    """The drill of a name; None where its kind is gone."""
    try:
        return drill(*name)
    except ValueError:
        return None


def question_of(name: str) -> Question | None:
    """The question of a name; None where it is gone."""
    try:
        return question(name)
    except KeyError:
        return None
