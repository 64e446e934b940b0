"""Generalisation: what can be moved and chosen, for each kind of example."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ui.state import number, numbers, one_of, whole

LAST_STEP = 1_000
STEPS = tuple(np.unique(np.round(np.geomspace(1, LAST_STEP, 146)).astype(int)).tolist())
"""The steps that can be seen: all of the first, then ever fewer, evenly in powers."""
PENALTIES = {"none": "No penalty", "light": "Light L2", "strong": "Strong L2"}
L2 = {"none": 0.0, "light": 0.03, "strong": 0.3}
MOST_NOISE = 40.0
NOISE_STEP = 2.5
"""One label of forty, in percent."""
HOUSES = 40
MOST_TYPOS = HOUSES // 2
TEN = (0.7,) * 8 + (0.3,) * 2
"""What model A gives to the true label of each of ten mails."""


@dataclass(frozen=True)
class Run:
    """A run on forty mails.

    Parameters
    ----------
    time
        The place in `STEPS` of the step that is shown.
    penalty
        One of `PENALTIES`.
    """

    preset: str
    draw: ClassVar[int]
    """Which mails are drawn to train on: the seed."""
    step_size: ClassVar[float]
    time: float = number(len(STEPS) - 1.0, 0, len(STEPS) - 1)
    penalty: str = one_of(*PENALTIES)

    def __post_init__(self) -> None:
        """Keep what a link says to a step that is seen."""
        object.__setattr__(self, "time", float(round(self.time)))

    @property
    def place(self) -> int:
        """The place in `STEPS` of the step that is shown, a whole number."""
        return int(self.time)

    @property
    def noise(self) -> float:
        """The share of flipped labels, in percent."""
        return 0.0


@dataclass(frozen=True)
class Noise(Run):
    """The loss by step and the training mails, of which some have wrong labels."""

    draw = 0
    step_size = 0.1
    noise: float = number(30.0, 0, MOST_NOISE)

    def __post_init__(self) -> None:
        """Keep what a link says to labels that can be counted."""
        super().__post_init__()
        object.__setattr__(self, "noise", NOISE_STEP * round(self.noise / NOISE_STEP))


@dataclass(frozen=True)
class Surer(Run):
    """The loss and the accuracy by step; no label is flipped."""

    draw = 71
    step_size = 0.3


@dataclass(frozen=True)
class Typos:
    """Houses to train on, so many of whose prices have a digit too many."""

    preset: str
    draw: ClassVar[int] = 0
    typos: float = number(4.0, 0, MOST_TYPOS)

    def __post_init__(self) -> None:
        """Keep what a link says to prices that can be counted."""
        object.__setattr__(self, "typos", float(round(self.typos)))

    @property
    def count(self) -> int:
        """How many prices have a digit too many."""
        return int(self.typos)


@dataclass(frozen=True)
class Ten:
    """Ten mails.

    Parameters
    ----------
    ps
        What a model gives to the true label of each.
    chosen
        The mail that was moved last.
    """

    preset: str
    ps: tuple[float, ...] = numbers(TEN, 0, 1)
    chosen: int = whole(9, 0, len(TEN) - 1)


State = Noise | Surer | Typos | Ten
KINDS = {"noise": Noise, "surer": Surer, "typos": Typos, "ten": Ten}
