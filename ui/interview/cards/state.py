"""The state of the page "Flashcards": which questions it takes."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from ui.interview import names
from ui.interview.bank import LEVELS, TOPICS, Question, found
from ui.interview.bank.state import ANY
from ui.interview.names import named
from ui.interview.names.editions import once_called
from ui.state import one_of


@dataclass(frozen=True)
class State:
    """What a reader can change: the topic and the level, or `ANY`."""

    preset: str = "cards"
    topic: str = named(names.TOPICS, ANY, *TOPICS, gone=once_called("topics"))
    level: str = one_of(ANY, *LEVELS)

    @property
    def chosen(self) -> tuple[Question, ...]:
        """The questions that are cards here."""
        return found(
            *("" if each == ANY else each for each in (self.topic, self.level))
        )


PRESETS = MappingProxyType({"cards": State()})
