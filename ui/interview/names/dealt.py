"""What is dealt to a reader, by name: it stays that, whatever comes or goes."""

from __future__ import annotations

from typing import Any

from ui.interview.bank import LEVELS, Question, question
from ui.interview.drills import SEEDS, Drill, drill

DrillName = tuple[str, str, int]
"""Kind, level and seed of a drill."""
Item = str | DrillName
"""The name of a question of the bank; or of a drill."""
_LONGEST_NAME = 80


def drill_of(name: DrillName) -> Drill | None:
    """The drill of a name; None where its kind is gone."""
    try:
        return drill(*name)
    except ValueError:
        return None


def question_of(name: str) -> Question | None:
    """The question of a name; None where it is gone."""
    try:
        return question(name)
    except KeyError:
        return None


def read_item(found: Any) -> Item:
    """An item from JSON; it need not be there any more.

    Raises
    ------
    TypeError, ValueError
        If it could never have been one.
    """
    if isinstance(found, str):
        return _name(found)
    kind, level, seed = found
    if level not in LEVELS or type(seed) is not int or seed not in SEEDS:
        raise ValueError(found)
    return _name(kind), level, seed


def _name(found: Any) -> str:
    if not isinstance(found, str) or not 0 < len(found) <= _LONGEST_NAME:
        raise ValueError(found)
    return found


def plain_item(item: Item) -> str | list:
    """An item as JSON."""
    return item if isinstance(item, str) else [*item]
