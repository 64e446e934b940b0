"""The state of the part "Generalisation" of the page "Training", and its examples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from ui.state import number, numbers, one_of, whole

LAST_STEP = 1_000
STEPS = tuple(np.unique(np.round(np.geomspace(1, LAST_STEP, 146)).astype(int)).tolist())
"""The steps that can be seen: all of the first, then ever fewer, evenly in powers."""
PENALTIES = MappingProxyType(
    {"none": "No penalty", "light": "Light L2", "strong": "Strong L2"}
)
L2 = MappingProxyType({"none": 0.0, "light": 0.03, "strong": 0.3})
MOST_NOISE = 40.0
NOISE_STEP = 2.5
"""One label of forty, in percent."""
HOUSES = 40
MOST_TYPOS = HOUSES // 2
TEN = (0.7,) * 8 + (0.3,) * 2
"""What model A gives to the true label of each of ten mails."""
SURE = (0.99,) * 9 + (0.001,)
"""What model B gives to it."""


@dataclass(frozen=True)
class State:
    """What a reader can change; `kind`, `draw` and `step_size` are fixed by the preset.

    Parameters
    ----------
    kind
        "noise": the loss by step and the training mails. "surer": the loss and the
        accuracy by step. "typos": prices with a digit too many. "ten": ten mails.
    draw
        Which mails are drawn to train on: the seed.
    time
        The place in `STEPS` of the step that is shown.
    noise
        The share of flipped labels, in percent.
    penalty
        One of `PENALTIES`.
    typos
        How many prices of the houses to train on have a digit too many.
    ps
        What a model gives to the true label of each mail.
    chosen
        The mail that was moved last.
    """

    preset: str = "noise"
    kind: str = "noise"
    draw: int = 0
    step_size: float = 0.1
    time: float = number(len(STEPS) - 1.0, 0, len(STEPS) - 1)
    noise: float = number(30.0, 0, MOST_NOISE)
    penalty: str = one_of(*PENALTIES)
    typos: float = number(4.0, 0, MOST_TYPOS)
    ps: tuple[float, ...] = numbers((), 0, 1)
    chosen: int = whole(0, 0, len(TEN) - 1)

    def __post_init__(self) -> None:
        """Keep what a link says to what can be counted and shown."""
        object.__setattr__(self, "time", float(round(self.time)))
        object.__setattr__(self, "typos", float(round(self.typos)))
        object.__setattr__(self, "noise", NOISE_STEP * round(self.noise / NOISE_STEP))
        if self.kind == "surer":
            object.__setattr__(self, "noise", 0.0)

    @property
    def used(self) -> frozenset[str]:
        """The words of a link that mean something for this kind of example."""
        return frozenset(_USED[self.kind])


_USED = MappingProxyType(
    {
        "noise": {"time", "noise", "penalty"},
        "surer": {"time", "penalty"},
        "ten": {"ps", "chosen"},
        "typos": {"typos"},
    }
)
PRESETS: Mapping[str, State] = MappingProxyType(
    {
        "noise": State(),
        "penalty": State(preset="penalty", penalty="strong"),
        "surer": State(preset="surer", kind="surer", draw=71, step_size=0.3, noise=0.0),
        "ten": State(preset="ten", kind="ten", ps=TEN, chosen=9),
        "ten-sure": State(preset="ten-sure", kind="ten", ps=SURE, chosen=9),
        "typos": State(preset="typos", kind="typos"),
    }
)
TITLES = MappingProxyType(
    {
        "noise": "Three labels in ten are wrong",
        "penalty": "The same with a penalty",
        "surer": "More right, and dearer",
        "ten": "Ten mails: accuracy and loss",
        "ten-sure": "Ten mails: 80 % or 90 %",
        "typos": "A digit too many",
    }
)
