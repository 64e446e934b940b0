"""Drills: questions with a number for an answer, made anew from kind, level, seed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random
from types import MappingProxyType

from ui.interview.bank import LEVELS
from ui.interview.drills.kinds import (
    constant,
    descent,
    entropy,
    focal,
    information,
    margins,
    prices,
    reduction,
    robust,
    softmax,
    stable,
)
from ui.interview.drills.parts import Drill, Kind, told_apart, with_wrong_sign
from ui.interview.drills.text import asked
from ui.interview.names import DRILLS, first_called, now_called

SEEDS = range(1, 1_000_000)
KINDS: Mapping[str, Kind] = MappingProxyType(
    prices.KINDS
    | robust.KINDS
    | constant.KINDS
    | entropy.KINDS
    | softmax.KINDS
    | stable.KINDS
    | information.KINDS
    | focal.KINDS
    | margins.KINDS
    | descent.KINDS
    | reduction.KINDS
)


def drill(kind: str, level: str, seed: int) -> Drill:
    """The drill that a kind, a level and a seed name; the same for ever.

    A kind that was given another name is the same under both.

    Raises
    ------
    ValueError
        If there is no such kind or level, or the seed is not in `SEEDS`.
    """
    first, kind = first_called(DRILLS, kind), now_called(DRILLS, kind)
    if kind not in KINDS:
        raise ValueError(f"kind must be one of {', '.join(KINDS)}; got {kind!r}.")
    if level not in LEVELS:
        raise ValueError(f"level must be one of {', '.join(LEVELS)}; got {level!r}.")
    if seed not in SEEDS:
        raise ValueError(f"seed must be from 1 to {SEEDS[-1]}; got {seed!r}.")
    made = KINDS[kind].make(Random(f"{first}/{level}/{seed}"), level)
    return replace(
        made,
        kind=kind,
        level=level,
        seed=seed,
        text=f"{made.text}\n\n{asked(made.unit, made.tolerance)}",
        mistakes=told_apart(
            with_wrong_sign(made.mistakes, made.answer), made.answer, made.tolerance
        ),
    )
