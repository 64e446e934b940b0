"""Drills: questions with a number for an answer, made anew from kind, level, seed."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from types import MappingProxyType

from ui.interview.bank import LEVELS
from ui.interview.drills.kinds import constant as drills_constant
from ui.interview.drills.kinds import descent as drills_descent
from ui.interview.drills.kinds import entropy as drills_entropy
from ui.interview.drills.kinds import focal as drills_focal
from ui.interview.drills.kinds import information as drills_information
from ui.interview.drills.kinds import margins as drills_margins
from ui.interview.drills.kinds import prices as drills_prices
from ui.interview.drills.kinds import reduction as drills_reduction
from ui.interview.drills.kinds import robust as drills_robust
from ui.interview.drills.kinds import softmax as drills_softmax
from ui.interview.drills.kinds import stable as drills_stable
from ui.interview.drills.parts import (
    TOLERANCE,
    Drill,
    Kind,
    Mistake,
    told_apart,
    with_wrong_sign,
)
from ui.interview.drills.text import asked
from ui.interview.names import DRILLS, first_called, now_called

__all__ = ["KINDS", "SEEDS", "Drill", "Kind", "Mistake", "drill"]

SEEDS = range(1, 1_000_000)
KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        **drills_prices.KINDS,
        **drills_robust.KINDS,
        **drills_constant.KINDS,
        **drills_entropy.KINDS,
        **drills_softmax.KINDS,
        **drills_stable.KINDS,
        **drills_information.KINDS,
        **drills_focal.KINDS,
        **drills_margins.KINDS,
        **drills_descent.KINDS,
        **drills_reduction.KINDS,
    }
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
    parts = KINDS[kind].make(Random(f"{first}/{level}/{seed}"), level)
    return Drill(
        kind,
        level,
        seed,
        f"{parts.text}\n\n{asked(parts.unit, TOLERANCE)}",
        parts.unit,
        parts.answer,
        TOLERANCE,
        told_apart(
            with_wrong_sign(parts.mistakes, parts.answer), parts.answer, TOLERANCE
        ),
        parts.worked,
        parts.link,
        parts.chart,
    )
