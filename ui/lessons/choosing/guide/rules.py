"""The questions and rules of the guide, read from `content/guide.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ui.content import content
from ui.lessons.choosing.curves.losses import Curve

When = Mapping[str, tuple[str, ...]]
"""Answers that are needed, each of which may be one of some: by field."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked: its field of the state, its options, and when it matters."""

    field: str
    label: str
    options: Mapping[str, str]
    when: When


@dataclass(frozen=True, kw_only=True, eq=False)
class Rule:
    """What is recommended where the answers in `when` were given.

    Parameters
    ----------
    loss, beside
        The loss, and the usual one it is drawn beside: names of `content/losses.toml`.
    parameters, beside_parameters
        The number that shapes each of the two, if it is not the usual one.
    at
        Where its ring first stands.
    threshold
        Whether the decision is a threshold on the probability that the loss finds.
    reason, price, link
        Why, at what price, and where it is seen on data.
    """

    when: When
    loss: str
    beside: str
    at: float
    reason: str
    price: str
    link: str
    parameters: Mapping[str, float] = field(default_factory=dict)
    beside_parameters: Mapping[str, float] = field(default_factory=dict)
    threshold: bool = False

    @property
    def axis(self) -> str:
        """What the chart runs over."""
        return Curve(self.loss).control

    @property
    def parameter(self) -> float | None:
        """The number that shapes the loss."""
        return next(iter(self.parameters.values()), None)

    @property
    def link_title(self) -> str:
        """What the link leads to: a lesson with data, or the part with curves."""
        is_here = self.link.startswith("choosing")
        return "See its curves" if is_here else "See it on data"


def _read(kind: type, entry: dict[str, Any]) -> Any:
    when = {
        name: (answer,) if isinstance(answer, str) else tuple(answer)
        for name, answer in entry.get("when", {}).items()
    }
    return kind(**entry | {"when": when})


_CONTENT = content("guide")
QUESTIONS = tuple(_read(Question, entry) for entry in _CONTENT["question"])
RULES = tuple(_read(Rule, entry) for entry in _CONTENT["rule"])


def options(name: str) -> tuple[str, ...]:
    """The answers to a question."""
    return tuple(next(each for each in QUESTIONS if each.field == name).options)


def asked(answers: Any) -> tuple[Question, ...]:
    """The questions that matter for a state's answers."""
    return tuple(each for each in QUESTIONS if _holds(each.when, answers))


def recommended(answers: Any) -> Rule:
    """The first rule that holds."""
    return next(rule for rule in RULES if _holds(rule.when, answers))


def _holds(when: Mapping[str, tuple[str, ...]], answers: Any) -> bool:
    return all(getattr(answers, name) in allowed for name, allowed in when.items())
