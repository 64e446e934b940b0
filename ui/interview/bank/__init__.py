"""The question bank: read from `content/questions/`, and filtered."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from ui.checked import shown
from ui.content import content
from ui.interview.names import QUESTIONS, now_called

_PARTS = ("passes", "impresses", "follow_up", "trap")
_TEXTS = ("name", "level", "question", *_PARTS, "link", "look")
LEVELS = MappingProxyType({"easy": "Easy", "medium": "Medium", "hard": "Hard"})
TOPICS = MappingProxyType(
    {
        "foundations": "Foundations",
        "regression": "Regression losses",
        "probability": "Probability losses",
        "margins": "Margins",
        "optimisation": "Optimisation and engineering",
        "practice": "Losses of current practice",
    }
)
"""Each topic is one file of the folder."""


@dataclass(frozen=True)
class Question:
    """A question with what is said about it; texts are Markdown.

    Parameters
    ----------
    name
        Identifies it in links and in saved progress; never changed.
    level, topic
        A key of `LEVELS` and of `TOPICS`.
    question
        What is asked.
    passes, impresses
        The answer that passes, and what is added by one that impresses.
    follow_up, trap
        What is asked next, and the mistake that is often made.
    sources
        Author, title, year.
    link
        The state that shows it: "houses?preset=outlier".
    look
        What to look at in that chart, and what it shows of the answer.
    related
        Whether the chart draws something like it, and not the very thing asked about.
    parts
        The parts of the answer as they are written, with their expressions.
    """

    name: str
    level: str
    topic: str
    question: str
    passes: str
    impresses: str
    follow_up: str
    trap: str
    sources: tuple[str, ...]
    link: str
    look: str
    related: bool
    parts: tuple[str, ...]

    @property
    def answer(self) -> tuple[tuple[str, str], ...]:
        """The parts of the answer, each with its title."""
        return (
            ("Passes", self.passes),
            ("Impresses", self.impresses),
            ("The follow-up", self.follow_up),
            ("The trap", self.trap),
        )

    @property
    def pointer(self) -> str:
        """What to look at in its chart, and whether that is only a related one."""
        heading = "A related chart" if self.related else "Look at the chart"
        return f"**{heading}.** {self.look}"


def raw_entries(topic: str) -> list[dict]:
    """The entries of a topic's file as they are written, with their expressions."""
    return content(f"questions/{topic}")["question"]


@cache
def questions() -> tuple[Question, ...]:
    """All questions, by topic and in the order of their files."""
    return tuple(
        _question(topic, entry) for topic in TOPICS for entry in raw_entries(topic)
    )


def _question(topic: str, entry: dict) -> Question:
    texts = {
        name: shown(text.strip()) for name, text in entry.items() if name in _TEXTS
    }
    return Question(
        topic=topic,
        sources=tuple(entry["sources"]),
        related=entry.get("related", False),
        parts=tuple(entry[part] for part in _PARTS),
        **texts,
    )


def question(name: str) -> Question:
    """The question of this name, or of one that it had once."""
    present = now_called(QUESTIONS, name)
    for each in questions():
        if each.name == present:
            return each
    raise KeyError(f"name must be that of a question; got {name!r}.")


def found(topic: str = "", level: str = "") -> tuple[Question, ...]:
    """The questions of a topic and a level; "" is any."""
    return tuple(
        each
        for each in questions()
        if topic in ("", each.topic) and level in ("", each.level)
    )
