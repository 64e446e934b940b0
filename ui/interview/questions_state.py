"""The state of the page "Question bank": what is looked for, and what is open."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from ui.interview import names
from ui.interview.bank import LEVELS, TOPICS, Question, found, questions
from ui.interview.editions import once_called
from ui.interview.names import QUESTIONS, named
from ui.state import one_of, text

ANY = "all"


@dataclass(frozen=True)
class State:
    """What a reader can change.

    Parameters
    ----------
    topic, level
        Which questions are listed, or `ANY`.
    words
        What they must hold.
    question
        The name of the one that is open, or "".
    """

    preset: str = "bank"
    topic: str = named(names.TOPICS, ANY, *TOPICS, gone=once_called("topics"))
    level: str = one_of(ANY, *LEVELS)
    words: str = text(most=80)
    question: str = named(
        QUESTIONS, "", *(each.name for each in questions()), gone=once_called("names")
    )

    @property
    def found(self) -> tuple[Question, ...]:
        """The questions that are listed; the open one always is."""
        topic, level = (
            "" if each == ANY else each for each in (self.topic, self.level)
        )
        listed = found(topic, level, self.words)
        return tuple(
            each for each in questions() if each in listed or each.name == self.question
        )


PRESETS = MappingProxyType({"bank": State()})
TOPIC_TITLES = MappingProxyType({ANY: "All topics", **TOPICS})
LEVEL_TITLES = MappingProxyType({ANY: "All levels", **LEVELS})
