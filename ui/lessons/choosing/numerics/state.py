"""The state of the part "Numerics": which failure, which logit, which float."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from ui.state import number, one_of

SHIFTS = (0.0, 2000.0)
EXPONENTS = (-15.0, -1.0)


@dataclass(frozen=True)
class Reach:
    """What the dragged number can be: its ends and its step."""

    low: float
    high: float
    step: float


REACHES = MappingProxyType(
    {
        "overflow": Reach(0.0, 1000.0, 5.0),
        "nan": Reach(-1000.0, 1000.0, 10.0),
        "log-of-zero": Reach(-1000.0, 0.0, 5.0),
        "shift": Reach(*SHIFTS, 10.0),
        "clip": Reach(-60.0, 20.0, 0.5),
        "twice": Reach(-6.0, 14.0, 0.1),
        "twice-ten": Reach(-6.0, 14.0, 0.1),
        "sigmoid-twice": Reach(-4.0, 10.0, 0.1),
        "sigmoid-twice-zero": Reach(-10.0, 4.0, 0.1),
    }
)


@dataclass(frozen=True)
class State:
    """What a reader can change.

    Parameters
    ----------
    dtype
        The kind of number that the naive formula computes in.
    z
        The dragged logit; within the reach of the preset.
    shift
        What is subtracted from every logit in the preset "shift".
    exponent
        The power of ten at which the preset "clip" cuts probabilities off.
    """

    preset: str = "overflow"
    kind: str = "numerics"
    dtype: str = one_of("float64", "float32")
    z: float = number(600.0, -1000, 1000)
    shift: float = number(0.0, *SHIFTS)
    exponent: float = number(-7.0, *EXPONENTS)

    def __post_init__(self) -> None:
        if self.control == "z":
            nearest = min(max(self.z, self.reach.low), self.reach.high)
            object.__setattr__(self, "z", nearest)

    @property
    def used(self) -> frozenset[str]:
        """The words of a link that mean something for this kind of example."""
        words = {self.control}
        if self.has_steps:
            words |= {"dtype"}
        if self.preset == "clip":
            words |= {"exponent"}
        return frozenset(words)

    @property
    def reach(self) -> Reach:
        """The ends and the step of the dragged number."""
        return REACHES[self.preset]

    @property
    def control(self) -> str:
        """The field that is dragged over the curves."""
        return "shift" if self.preset == "shift" else "z"

    @property
    def x(self) -> float:
        """Where the dragged number stands."""
        return getattr(self, self.control)

    @property
    def has_steps(self) -> bool:
        """Whether the failure is in a step of the computation, not in the slope."""
        return self.preset in ("overflow", "nan", "log-of-zero", "shift")

    @property
    def has_floor(self) -> bool:
        """Whether probabilities are taken for logits, so that the loss has a floor."""
        return "twice" in self.preset

    @property
    def is_sigmoid_twice(self) -> bool:
        """Whether the two are sigmoids of one logit, and not softmaxes."""
        return self.preset.startswith("sigmoid")

    @property
    def label(self) -> float:
        """What is true of the one logit: 1 for a cat, 0 for a dog."""
        return 0.0 if self.preset == "sigmoid-twice-zero" else 1.0

    @property
    def epsilon(self) -> float:
        """The smallest probability that the clipped loss lets through."""
        return 10.0**self.exponent


PRESETS = MappingProxyType(
    {
        "overflow": State(),
        "nan": State("nan", z=600.0),
        "log-of-zero": State("log-of-zero", z=-600.0),
        "shift": State("shift", z=0.0, shift=0.0),
        "clip": State("clip", z=-10.0),
        "twice": State("twice", z=2.0),
        "twice-ten": State("twice-ten", z=2.0),
        "sigmoid-twice": State("sigmoid-twice", z=2.0),
        "sigmoid-twice-zero": State("sigmoid-twice-zero", z=-2.0),
    }
)
TITLES = MappingProxyType(
    {
        "overflow": "Overflow in a sum of powers",
        "nan": "NaN: infinite over infinite",
        "log-of-zero": "The logarithm of 0",
        "shift": "Subtract the largest logit",
        "clip": "Clipping stops learning",
        "twice": "Softmax twice, 2 classes",
        "twice-ten": "Softmax twice, 10 classes",
        "sigmoid-twice": "Sigmoid twice, label 1",
        "sigmoid-twice-zero": "Sigmoid twice, label 0",
    }
)
DTYPES = MappingProxyType({"float64": "float64", "float32": "float32"})
