"""The ten questions of a mock interview: which, in what order, and what each is."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from ui.interview.bank import LEVELS, TOPICS, Question
from ui.interview.drills import KINDS, SEEDS, Drill
from ui.interview.drills.state import address_of
from ui.interview.names.dealt import Item, drill_of, question_of
from ui.interview.names.editions import Edition, edition

GONE = "This question is no longer in Loss Lab. It does not count."
MOST_SEED = SEEDS[-1]
_ORDER = (
    ("easy", "bank"),
    ("easy", "drill"),
    ("easy", "bank"),
    ("medium", "bank"),
    ("medium", "drill"),
    ("medium", "bank"),
    ("medium", "drill"),
    ("hard", "bank"),
    ("hard", "drill"),
    ("hard", "bank"),
)
COUNT = len(_ORDER)


@lru_cache(maxsize=256)
def plan(seed: int, number: int = 0) -> tuple[Item, ...]:
    """The same ten for everyone with the same seed and edition, for ever.

    Six are of the bank, one of each topic, and four are drills, of as many topics;
    the levels rise.
    """
    random = Random(f"mock interview {seed}")
    dealt = edition(number)
    asked = _from_bank(random, dealt)
    kinds = _kinds(random, dealt)
    return tuple(
        next(asked)
        if source == "bank"
        else (next(kinds), level, random.randint(1, MOST_SEED))
        for level, source in _ORDER
    )


def _from_bank(random: Random, dealt: Edition) -> Iterator[str]:
    levels = [level for level, source in _ORDER if source == "bank"]
    topics = random.sample(list(dealt.topics), len(dealt.topics))
    order = next(
        order
        for order in itertools.permutations(topics)
        if all(map(dealt.questions, order, levels))
    )
    return iter(
        [
            random.choice(dealt.questions(topic, level))
            for topic, level in zip(order, levels, strict=True)
        ]
    )


def _kinds(random: Random, dealt: Edition) -> Iterator[str]:
    """Kinds of drills in an order in which topics repeat as late as they can."""
    kinds = random.sample(sorted(dealt.kinds), len(dealt.kinds))
    topics = [dealt.kinds[kind] for kind in kinds]
    turns = [topics[:place].count(topic) for place, topic in enumerate(topics)]
    dealt_in = zip(turns, kinds, strict=True)
    return iter([kind for _, kind in sorted(dealt_in, key=lambda pair: pair[0])])


@dataclass(frozen=True)
class Asked:
    """One of the ten, as the reader meets it; texts are Markdown.

    Parameters
    ----------
    text
        What is asked; or that it is gone.
    level, topic
        A key of `LEVELS` and of `TOPICS`; "" where it is gone.
    key
        Under which progress counts it.
    model
        The model answer or the worked arithmetic, in parts: heading to text.
    link, page
        The chart that shows it, and the page that trains it.
    drill
        What the answer is graded by, or None.
    sources
        Author, title, year.
    pointer
        What to look at in the chart, or what it has of its own, where that is said.
    """

    text: str
    level: str
    topic: str
    key: str
    model: tuple[tuple[str, str], ...]
    link: str
    page: str
    drill: Drill | None = None
    sources: tuple[str, ...] = ()
    pointer: str = ""

    @property
    def is_gone(self) -> bool:
        """Whether it was taken out of Loss Lab since it was dealt."""
        return not self.topic

    @property
    def title(self) -> str:
        """It in a line: the question of the bank, or the kind of the drill."""
        return KINDS[self.drill.kind].title if self.drill else self.text

    @property
    def about(self) -> str:
        """Its topic and level in words."""
        if self.is_gone:
            return "No longer there"
        what = f"{self.title} · " if self.drill else ""
        return f"{what}{TOPICS[self.topic]} · {LEVELS[self.level]}"


_GONE = Asked(GONE, level="", topic="", key="", model=(), link="", page="")


def asked(item: Item) -> Asked:
    """What an item of a plan asks, or that it is gone."""
    if isinstance(item, str):
        found = question_of(item)
        return _of_bank(found) if found else _GONE
    made = drill_of(item)
    return _of_drill(made) if made else _GONE


def _of_bank(found: Question) -> Asked:
    return Asked(
        text=found.question,
        level=found.level,
        topic=found.topic,
        key=f"topic:{found.topic}",
        model=found.answer,
        link=found.link,
        page=f"questions?question={found.name}",
        sources=found.sources,
        pointer=found.pointer,
    )


def _of_drill(found: Drill) -> Asked:
    return Asked(
        text=found.text,
        level=found.level,
        topic=KINDS[found.kind].topic,
        key=f"drill:{found.kind}",
        model=(("The arithmetic", "\n\n".join(found.worked)),),
        link=found.link,
        page=address_of(found.kind, found.level, found.seed),
        drill=found,
        pointer=found.chart,
    )
