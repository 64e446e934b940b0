"""The state of the page "Question bank": what is looked for, and what is open."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from types import MappingProxyType

from ui.interview import names
from ui.interview.bank import LEVELS, TOPICS, Question, question, questions
from ui.interview.bank.search import Found, is_search, searched
from ui.interview.names import QUESTIONS, named
from ui.interview.names.editions import once_called
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
        """The questions that are listed, the best first; the open one always is."""
        hits = self._searched.hits
        names = {each.name for each in (*hits, *self.nearest)}
        if self.question in ("", *names):
            return hits
        if self.is_search:
            return (question(self.question), *hits)
        names.add(self.question)
        return tuple(each for each in questions() if each.name in names)

    @property
    def nearest(self) -> tuple[Question, ...]:
        """Those that hold the most of the words, where few hold all."""
        return self._searched.nearest

    @property
    def groups(self) -> tuple[tuple[str, tuple[Question, ...]], ...]:
        """What is listed, under its headings; a search has the best first."""
        if self.is_search:
            return (("", self.found), ("Nearest", self.nearest))
        return tuple(
            (title, tuple(each for each in self.found if each.topic == topic))
            for topic, title in TOPICS.items()
        )

    @property
    def said(self) -> str:
        """How many there are, in words."""
        if count := len(self._searched.hits):
            return f"{count} questions" if count > 1 else "1 question"
        if self.nearest:
            return "No question holds all of these words."
        what = "holds these words" if self.is_search else "is of this topic and level"
        return f"No question {what}. Try fewer words, or another topic or level."

    @property
    def is_search(self) -> bool:
        """Whether words are looked for: the list is then by rank, not by topic."""
        return is_search(self.words)

    def with_words(self, words: str) -> State:
        """Look for words; what they do not find is closed."""
        new = dataclasses.replace(self, words=" ".join(words.split()), question="")
        listed = (each.name for each in (*new.found, *new.nearest))
        return dataclasses.replace(
            new, question=self.question if self.question in listed else ""
        )

    @property
    def _searched(self) -> Found:
        topic, level = (
            "" if each == ANY else each for each in (self.topic, self.level)
        )
        return searched(self.words, topic, level)


PRESETS = MappingProxyType({"bank": State()})
TOPIC_TITLES = MappingProxyType({ANY: "All topics", **TOPICS})
LEVEL_TITLES = MappingProxyType({ANY: "All levels", **LEVELS})
