"""The questions and rules of the guide, read from `content/guide.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from ui.content import content


@dataclass(frozen=True)
class Question:
    """What is asked: its field of the state, its options, and when it matters."""

    field: str
    label: str
    options: Mapping[str, str]
    when: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, eq=False)
class Rule:
    """What is recommended where the answers in `when` were given.

    Parameters
    ----------
    loss, beside
        The loss, and the usual one it is drawn beside: names of the registry.
    parameter, beside_parameter
        The number that shapes each of the two, if there is one.
    axis, at
        What the chart runs over, and where its ring first stands.
    threshold
        Whether the decision is a threshold on the probability that the loss finds.
    reason, price, link
        Why, at what price, and where it is seen on data.
    """

    when: Mapping[str, tuple[str, ...]]
    loss: str
    beside: str
    parameter: float | None
    beside_parameter: float | None
    axis: str
    at: float
    threshold: bool
    reason: str
    price: str
    link: str

    @property
    def link_title(self) -> str:
        """What the link leads to: a lesson with data, or the part with curves."""
        is_here = self.link.startswith("choosing")
        return "See its curves" if is_here else "See it on data"


def _conditions(entry: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    return {
        field: (answer,) if isinstance(answer, str) else tuple(answer)
        for field, answer in entry.get("when", {}).items()
    }


def _rule(entry: Mapping[str, Any]) -> Rule:
    words = {name: entry[name] for name in ("loss", "beside", "axis", "at")}
    words |= {name: entry[name] for name in ("reason", "price", "link")}
    return Rule(
        when=_conditions(entry),
        parameter=_number(entry, "parameters"),
        beside_parameter=_number(entry, "beside_parameters"),
        threshold=entry.get("threshold", False),
        **words,
    )


def _number(entry: Mapping[str, Any], parameters: str) -> float | None:
    return next(iter(entry.get(parameters, {}).values()), None)


_CONTENT = content("guide")
QUESTIONS = tuple(
    Question(
        entry["field"],
        entry["label"],
        MappingProxyType(entry["options"]),
        _conditions(entry),
    )
    for entry in _CONTENT["question"]
)
RULES = tuple(map(_rule, _CONTENT["rule"]))


def options(field: str) -> tuple[str, ...]:
    """The answers to a question."""
    return tuple(next(each for each in QUESTIONS if each.field == field).options)


def asked(answers: Any) -> tuple[Question, ...]:
    """The questions that matter for a state's answers."""
    return tuple(each for each in QUESTIONS if _holds(each.when, answers))


def recommended(answers: Any) -> Rule:
    """The first rule that holds."""
    return next(rule for rule in RULES if _holds(rule.when, answers))


def _holds(when: Mapping[str, tuple[str, ...]], answers: Any) -> bool:
    return all(getattr(answers, field) in allowed for field, allowed in when.items())
