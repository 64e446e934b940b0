"""The state of the part "Guide": the answers, and where the ring stands."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from ui.content import content
from ui.lessons.choosing.guide.rules import QUESTIONS, Rule, options, recommended
from ui.state import number, one_of

REACHES = MappingProxyType(
    {
        "error": (-2.5, 2.5),
        "p": (0.0, 1.0),
        "z": (-6.0, 6.0),
        "margin": (-2.0, 3.0),
        "lead": (-4.0, 6.0),
    }
)
"""How far the prediction reaches, by axis."""

_ANSWERS = MappingProxyType(
    {
        name: entry.get("state", {})
        for name, entry in content("lessons/choosing/guide")["examples"].items()
    }
)
"""What each example answers where it is not the first option."""


@dataclass(frozen=True)
class State:
    """The answers to the questions of `content/guide.toml`, and the prediction.

    Each axis that a chart may run over has its own field: `error` in multiples of
    an ordinary miss, `p` and `z` of the true class, `margin`, and the `lead` of the
    true class's score.
    """

    preset: str
    predicted: str = one_of(*options("predicted"))
    outliers: str = one_of(*options("outliers"))
    cost: str = one_of(*options("cost"))
    probs: str = one_of(*options("probs"))
    rare: str = one_of(*options("rare"))
    noise: str = one_of(*options("noise"))
    error: float = number(2.0, *REACHES["error"])
    p: float = number(0.1, *REACHES["p"])
    z: float = number(-4.0, *REACHES["z"])
    margin: float = number(1.5, *REACHES["margin"])
    lead: float = number(1.5, *REACHES["lead"])
    mistake: str = one_of(*options("mistake"))

    def __post_init__(self) -> None:
        """Call a task one's own once an answer differs from the example's."""
        if not self.is_the_examples:
            object.__setattr__(self, "preset", "task")

    @property
    def is_the_examples(self) -> bool:
        """Whether the answers are those of the example, and not one's own."""
        answers = _ANSWERS[self.preset]
        return all(
            getattr(self, question.field) == answers.get(question.field, first)
            for question in QUESTIONS
            for first in [next(iter(question.options))]
        )

    @property
    def rule(self) -> Rule:
        """What is recommended."""
        return recommended(self)

    @property
    def control(self) -> str:
        """The field that the prediction is."""
        return self.rule.axis

    @property
    def x(self) -> float:
        """Where the prediction stands."""
        return getattr(self, self.control)


KINDS = MappingProxyType({"answers": State})
