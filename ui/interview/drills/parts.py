"""What a drill is made of, and when two numbers count as the same."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random

from numpy.typing import ArrayLike

from losses import binary_cross_entropy, nats_to_bits, reduce_loss

TOLERANCE = 0.01
_NOTHING = 1e-9
"""What is as small as this is as good as 0."""
_SAME = 1e-5
"""Numbers that differ by no more than this share are the same, but for rounding."""


@dataclass(frozen=True)
class Mistake:
    """A mistake that is often made: its name, what comes out, what was done.

    Where it cannot be made its number is NaN, and it is left out.
    """

    name: str
    value: float
    words: str


@dataclass(frozen=True, kw_only=True)
class Drill:
    """A question with a number for an answer; texts are Markdown with LaTeX.

    Parameters
    ----------
    kind, level, seed
        What it is named by: the same three give the same drill for ever.
    text
        The question, which says the unit and the tolerance.
    unit
        Of the answer: "$", "$²", "nats", "bits", "tokens" or "" for a plain number.
    answer
        Computed by `losses`; may be infinite.
    tolerance
        The share of the answer by which a right answer may miss it.
    mistakes
        Those whose numbers can be told from the answer and from one another; where
        two come to the same number, one entry says both.
    worked
        The arithmetic, line by line.
    link
        The state of a lesson that shows it: "houses?prices=200000".
    chart
        What that state has in place of the drill's own things; "" where nothing.
    """

    kind: str = ""
    level: str = ""
    seed: int = 0
    text: str
    unit: str = ""
    answer: float
    tolerance: float = TOLERANCE
    mistakes: tuple[Mistake, ...]
    worked: tuple[str, ...]
    link: str
    chart: str = ""


@dataclass(frozen=True)
class Kind:
    """A kind of drill.

    Parameters
    ----------
    title
        What it is called in menus and reports.
    topic
        A key of `bank.TOPICS`.
    make
        A drill of chance and a level, without its place.
    """

    title: str
    topic: str
    make: Callable[[Random, str], Drill]


def within(value: float, target: float, tolerance: float) -> bool:
    """Whether a value is a number, up to a share of that number.

    Examples
    --------
    >>> within(0.36, 0.3567, 0.01), within(0.35, 0.3567, 0.01), within(0.0, 0, 0.01)
    (True, False, True)
    """
    if math.isinf(value) or math.isinf(target):
        return value == target
    return abs(value - target) <= tolerance * abs(target) + _NOTHING


def told_apart(
    mistakes: Iterable[Mistake], answer: float, tolerance: float
) -> tuple[Mistake, ...]:
    """The mistakes by their numbers, none like the answer; of two alike, the first.

    Two with the very same number are one mistake that says both: nothing tells which
    of them was made.
    """
    kept: list[Mistake] = []
    for each in mistakes:
        values = [answer, *(other.value for other in kept)]
        if not math.isnan(each.value) and not any(
            _overlap(each.value, value, tolerance) for value in values
        ):
            kept.append(each)
        for index, other in enumerate(kept):
            if math.isclose(each.value, other.value, rel_tol=_SAME, abs_tol=_NOTHING):
                kept[index] = _with_another(other, each)
    return tuple(kept)


def _with_another(mistake: Mistake, other: Mistake) -> Mistake:
    """A mistake with name and words of another that comes to the same number."""
    if other.words in mistake.words:
        return mistake
    words = f"{other.words[0].lower()}{other.words[1:]}"
    words = f"{mistake.words} Another slip gives the same number: {words}"
    return Mistake(f"{mistake.name} or {other.name}", mistake.value, words)


def with_wrong_sign(mistakes: Iterable[Mistake], answer: float) -> tuple[Mistake, ...]:
    """The mistakes, and a wrong sign at the end where the kind has none of its own."""
    named = tuple(mistakes)
    if answer == 0 or any(each.name == "wrong sign" for each in named):
        return named
    sign = "positive" if answer > 0 else "negative"
    words = f"The sign is wrong: the answer is {sign} here."
    return (*named, Mistake("wrong sign", -answer, words))


def _overlap(one: float, other: float, tolerance: float) -> bool:
    if math.isinf(one) or math.isinf(other):
        return one == other
    room = tolerance * (abs(one) + abs(other)) + 2 * _NOTHING
    return abs(one - other) <= room


def mean_of(losses: ArrayLike) -> float:
    """The mean of losses as a plain number."""
    return float(reduce_loss(losses, "mean"))


def sum_of(losses: ArrayLike) -> float:
    """The sum of losses as a plain number."""
    return float(reduce_loss(losses, "sum"))


def sum_for_mean(total: float, over: str) -> Mistake:
    """The sum where the mean is asked, over what is said."""
    words = f"You forgot to average: this is the sum over {over}."
    return Mistake("sum for mean", total, words)


def in_base_10(nats: float) -> float:
    """The same logarithm to base 10.

    Examples
    --------
    >>> round(in_base_10(2.302585), 6)
    1.0
    """
    return nats / float(binary_cross_entropy(1, 0.1))


def other_bases(nats: float) -> tuple[Mistake, ...]:
    """The logarithm to base 10 or 2 where the natural one is asked."""
    return (
        Mistake(
            "log base 10",
            in_base_10(nats),
            "You took the logarithm to base 10. Nats need the natural one, ln.",
        ),
        Mistake(
            "log base 2",
            float(nats_to_bits(nats)),
            "You took the logarithm to base 2: this is in bits, not in nats.",
        ),
    )


def other_logarithms(nats: float) -> tuple[Mistake, ...]:
    """A base that was not asked for, or a minus that is missing."""
    return (
        *other_bases(nats),
        Mistake(
            "wrong sign",
            -nats,
            "The minus is missing: the logarithm of a probability is negative, so the "
            "loss, minus that logarithm, is positive.",
        ),
    )


def log_of(p: float) -> float:
    """The natural logarithm of a probability.

    Examples
    --------
    >>> round(log_of(0.5), 6)
    -0.693147
    """
    return -float(binary_cross_entropy(1, p))
