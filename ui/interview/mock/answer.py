"""What comes of one question of a mock interview: ratings, grades, points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Annotated, Any

from msgspec import Meta

from ui.interview.drills.reading import MOST_CHARACTERS
from ui.interview.times import Seconds

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


@dataclass(frozen=True)
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
