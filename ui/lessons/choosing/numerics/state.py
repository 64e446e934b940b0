"""The state of the part "Numerics": which failure, which logit, which float."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, ClassVar

from ui.state import number, one_of

EXPONENTS = (-15.0, -1.0)
DTYPES = MappingProxyType({"float64": "float64", "float32": "float32"})


@dataclass(frozen=True)
class Reach:
    """What the dragged number can be: its ends and its step."""

    low: float
    high: float
    step: float

    def field(self, default: float) -> Any:
        """A dataclass field within these ends."""
        return number(default, self.low, self.high)


@dataclass(frozen=True)
class State:
    """A formula as it reads, which fails, beside the code that survives."""

    preset: str
    fails: ClassVar[str]
    """Its lines in `content/programs/choosing/numerics/lines.toml`."""
    reach: ClassVar[Reach]
    control: ClassVar[str] = "z"
    """The field that is dragged over the curves."""
    classes: ClassVar[int] = 2
    moving: ClassVar[int] = 0
    """The class whose logit is dragged; the first is the true one."""

    @property
    def x(self) -> float:
        """Where the dragged number stands."""
        return getattr(self, self.control)


@dataclass(frozen=True)
class InSteps(State):
    """A failure in a step of the computation; `dtype` is what naive computes in."""

    dtype: str = one_of(*DTYPES)


@dataclass(frozen=True)
class Overflow(InSteps):
    """The logarithm of a sum of powers."""

    fails = "overflow"
    reach = Reach(0.0, 1000.0, 5.0)
    z: float = reach.field(600.0)


@dataclass(frozen=True)
class NotANumber(InSteps):
    """Cross-entropy of which the other class's logit is dragged."""

    fails = "nan"
    reach = Reach(-1000.0, 1000.0, 10.0)
    moving = 1
    z: float = reach.field(600.0)


@dataclass(frozen=True)
class LogOfZero(InSteps):
    """Cross-entropy of which the true class's logit is dragged."""

    fails = "log_of_zero"
    reach = Reach(-1000.0, 0.0, 5.0)
    z: float = reach.field(-600.0)


@dataclass(frozen=True)
class Shift(InSteps):
    """What is subtracted from every logit first, and added again."""

    fails = "shift"
    reach = Reach(0.0, 2000.0, 10.0)
    control = "shift"
    shift: float = reach.field(0.0)


@dataclass(frozen=True)
class Clip(State):
    """Probabilities that are cut off at a power of ten."""

    fails = "clip"
    reach = Reach(-60.0, 20.0, 0.5)
    z: float = reach.field(-10.0)
    exponent: float = number(-7.0, *EXPONENTS)

    @property
    def epsilon(self) -> float:
        """The smallest probability that the clipped loss lets through."""
        return 10.0**self.exponent


@dataclass(frozen=True)
class Twice(State):
    """Probabilities that are taken for logits, so that the loss has a floor."""

    label: ClassVar[float] = 1.0
    """What is true of the dragged logit's class."""


@dataclass(frozen=True)
class SoftmaxTwice(Twice):
    """A softmax of a softmax."""

    fails = "softmax_twice"
    reach = Reach(-6.0, 14.0, 0.1)
    z: float = reach.field(2.0)


class SoftmaxTwiceTen(SoftmaxTwice):
    """The same with ten classes."""

    classes = 10


@dataclass(frozen=True)
class SigmoidTwice(Twice):
    """A sigmoid of a sigmoid; it is a cat, label 1."""

    fails = "sigmoid_twice"
    reach = Reach(-4.0, 10.0, 0.1)
    z: float = reach.field(2.0)


@dataclass(frozen=True)
class SigmoidTwiceZero(SigmoidTwice):
    """The same, but it is a dog, label 0."""

    reach = Reach(-10.0, 4.0, 0.1)
    label = 0.0
    z: float = reach.field(-2.0)


KINDS = MappingProxyType(
    {
        "overflow": Overflow,
        "nan": NotANumber,
        "log-of-zero": LogOfZero,
        "shift": Shift,
        "clip": Clip,
        "twice": SoftmaxTwice,
        "twice-ten": SoftmaxTwiceTen,
        "sigmoid-twice": SigmoidTwice,
        "sigmoid-twice-zero": SigmoidTwiceZero,
    }
)
