"""What a class answered, without who did: sorted, each answer of both rounds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ui.room.question import Choice, Number, Question
from ui.room.room import ROUNDS

TEACH_BELOW, EXPLAIN_ABOVE = 0.35, 0.70
"""The share right at which Peer Instruction discusses a question."""
_BINS = 12


@dataclass(frozen=True)
class Held:
    """What the server holds of a phone in one round: the last that it sent."""

    value: float
    counter: int


@dataclass(frozen=True, order=True)
class Vote:
    """A phone's answers: the last, and that of each round, None where it gave none."""

    last: float
    rounds: tuple[float | None, ...]


def paired(rows: Iterable[tuple[str, int, float]]) -> tuple[Vote, ...]:
    """The votes of rows of seat, round and value, sorted; who votes once keeps it.

    Examples
    --------
    >>> paired([("b", 1, 7.0), ("a", 1, 9.0), ("a", 2, 5.0)])[0]
    Vote(last=5.0, rounds=(9.0, 5.0))
    """
    given: dict[str, dict[int, float]] = {}
    for seat, which, value in rows:
        given.setdefault(seat, {})[which] = value
    votes = (
        Vote(
            last=each[max(each)],
            rounds=tuple(each.get(which + 1) for which in range(ROUNDS)),
        )
        for each in given.values()
    )
    return tuple(sorted(votes, key=lambda vote: (vote.last, str(vote.rounds))))


def counted(question: Choice, values: Iterable[float]) -> list[int]:
    """How often each option was chosen."""
    found = [0] * len(question.options)
    for value in values:
        found[int(value)] += 1
    return found


def first_values(votes: Iterable[Vote]) -> list[float]:
    """The answers of the first round."""
    return [vote.rounds[0] for vote in votes if vote.rounds[0] is not None]


def advice(share: float) -> str:
    """What to do at a share of right answers: "teach", "discuss" or "explain".

    Examples
    --------
    >>> [advice(share) for share in (0.34, 0.35, 0.7, 0.71)]
    ['teach', 'discuss', 'discuss', 'explain']
    """
    if share < TEACH_BELOW:
        return "teach"
    return "discuss" if share <= EXPLAIN_ABOVE else "explain"


def spread(question: Question, votes: Sequence[Vote]) -> dict:
    """How the answers are spread, for who holds the secret: no single one."""
    last = [vote.last for vote in votes]
    if isinstance(question, Choice):
        counts = counted(question, last)
        first = counted(question, first_values(votes))
        told = {"options": question.options, "counts": counts, "first": first}
        if not votes:
            return told
        right = counts[question.right] / len(votes)
        return told | {"right": right, "advice": advice(right)}
    edges = _edges(question)
    return {
        "edges": edges,
        "counts": _in_bins(last, edges),
        "first": _in_bins(first_values(votes), edges),
    }


def _edges(question: Number) -> list[float]:
    low, high = question.minimum, question.maximum
    return [low + (high - low) * place / _BINS for place in range(_BINS + 1)]


def _in_bins(values: Iterable[float], edges: Sequence[float]) -> list[int]:
    low, high, most = edges[0], edges[-1], len(edges) - 1
    found = [0] * most
    for value in values:
        found[min(int(most * (value - low) / (high - low)), most - 1)] += 1
    return found
