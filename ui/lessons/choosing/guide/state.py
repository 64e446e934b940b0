"""The state of the part "Guide": the answers, and where the ring stands."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from types import MappingProxyType

from ui.lessons.choosing.curves.state import MOST_ERROR, MOST_LOGIT
from ui.lessons.choosing.guide.rules import QUESTIONS, Rule, options, recommended
from ui.state import number, one_of

MARGINS = (-2.0, 3.0)
LEADS = (-4.0, 6.0)

TASKS = MappingProxyType(
    {
        "task": {},
        "typing-errors": {"outliers": "mistakes"},
        "incomes": {"outliers": "tail"},
        "bridges": {"outliers": "count"},
        "stock": {"cost": "low"},
        "rain": {"predicted": "event"},
        "fraud": {"predicted": "event", "probs": "no", "rare": "yes"},
        "crowd": {"predicted": "event", "noise": "yes"},
        "spam-filter": {"predicted": "event", "probs": "no"},
        "species-photo": {"predicted": "class"},
        "screening": {
            "predicted": "event",
            "probs": "no",
            "mistake": "miss",
            "rare": "yes",
        },
    }
)
"""What each example answers where it is not the first option."""


@dataclass(frozen=True)
class State:
    """The answers to the questions of `content/guide.toml`, and the prediction.

    Each axis that a chart may run over has its own field: `error` in multiples of
    50,000 dollars, `p` and `z` of the true class, `margin`, and the `lead` of the
    true class's score.
    """

    preset: str = "task"
    kind: str = "guide"
    predicted: str = one_of(*options("predicted"))
    outliers: str = one_of(*options("outliers"))
    cost: str = one_of(*options("cost"))
    probs: str = one_of(*options("probs"))
    rare: str = one_of(*options("rare"))
    noise: str = one_of(*options("noise"))
    error: float = number(2.0, -MOST_ERROR, MOST_ERROR)
    p: float = number(0.1, 0, 1)
    z: float = number(-4.0, -MOST_LOGIT, MOST_LOGIT)
    margin: float = number(1.5, *MARGINS)
    lead: float = number(1.5, *LEADS)
    mistake: str = one_of(*options("mistake"))

    def __post_init__(self) -> None:
        """Call a task one's own once an answer differs from the example's."""
        answers = TASKS.get(self.preset, {})
        if self.preset != "task" and any(
            getattr(self, question.field) != answers.get(question.field, first)
            for question in QUESTIONS
            for first in [next(iter(question.options))]
        ):
            object.__setattr__(self, "preset", "task")

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


def _task(preset: str, **answers: str) -> State:
    """A task with its answers; its ring stands where its rule says."""
    state = State(preset=preset, **answers)
    return dataclasses.replace(state, **{state.control: state.rule.at})


PRESETS = MappingProxyType({name: _task(name, **TASKS[name]) for name in TASKS})
TITLES = MappingProxyType(
    {
        "task": "Your own task",
        "typing-errors": "House prices, typing errors",
        "incomes": "A typical income",
        "bridges": "Loads on a bridge",
        "stock": "How much to keep in stock",
        "rain": "The chance of rain",
        "fraud": "Flag the rare fraud",
        "crowd": "Labels from a crowd",
        "spam-filter": "Spam: move it or not",
        "species-photo": "Which species is it",
        "screening": "A rare illness, dear to miss",
    }
)
