"""The failures of the part "Numerics": each one's state, its axes and its names."""

from __future__ import annotations

import dataclasses
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


Name = tuple[str, float, str]


@dataclass(frozen=True, kw_only=True)
class View:
    """The axes of an example, and what its two losses are called.

    `heights` and `slopes` are the ranges of the two heights, `rail` the height at
    which the handle runs. A name stands at a place of the axis, on a
    side of its curve. `titles` and `words` are what the naive and the stable loss are
    called beside their numbers, alone and within a sentence.
    """

    title: str
    control: str
    ticks: tuple[float, ...]
    naive: Name
    stable: Name
    y_title: str = "loss in nats"
    heights: tuple[float, float] = (-190.0, 1090.0)
    slopes: tuple[float, float] = (-1.3, 0.3)
    slope_places: tuple[tuple[float, str], ...] = ()
    titles: tuple[str, str] = ("Naive", "Stable")
    words: tuple[str, str] = ("naive", "stable")

    @property
    def slope_names(self) -> tuple[Name, ...]:
        """The names of the slopes, stable before naive."""
        names = (self.stable[0], self.naive[0])
        return tuple(
            (name, *place) for name, place in zip(names, self.slope_places, strict=True)
        )

    @property
    def rail(self) -> float:
        """The height at which the handle runs along the axis."""
        return self.heights[0] / 2


_NAIVE, _STABLE = "naive: dashed", "stable: thick"


@dataclass(frozen=True)
class State:
    """A formula as it reads, which fails, beside the code that survives."""

    preset: str
    fails: ClassVar[str]
    """Its lines in `content/programs/choosing/numerics/lines.toml`."""
    reach: ClassVar[Reach]
    view: ClassVar[View]
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
    view = View(
        title="logit z of the cat (the dog’s is 0)",
        control="Logit of the cat",
        y_title="log-sum-exp in nats",
        ticks=(0.0, 250.0, 500.0, 750.0, 1000.0),
        naive=(_NAIVE, 330.0, "bottom right"),
        stable=(_STABLE, 500.0, "top left"),
    )
    z: float = reach.field(600.0)


@dataclass(frozen=True)
class NotANumber(InSteps):
    """Cross-entropy of which the other class's logit is dragged."""

    fails = "nan"
    reach = Reach(-1000.0, 1000.0, 10.0)
    moving = 1
    view = View(
        title="logit z of the dog (the cat’s is 0)",
        control="Logit of the dog",
        ticks=(-1000.0, -500.0, 0.0, 500.0, 1000.0),
        naive=(_NAIVE, -330.0, "top center"),
        stable=(_STABLE, 420.0, "top left"),
    )
    z: float = reach.field(600.0)


@dataclass(frozen=True)
class LogOfZero(InSteps):
    """Cross-entropy of which the true class's logit is dragged."""

    fails = "log_of_zero"
    reach = Reach(-1000.0, 0.0, 5.0)
    view = View(
        title="logit z of the cat (the dog’s is 0)",
        control="Logit of the cat",
        ticks=(-1000.0, -750.0, -500.0, -250.0, 0.0),
        naive=(_NAIVE, -330.0, "bottom left"),
        stable=(_STABLE, -500.0, "top right"),
    )
    z: float = reach.field(-600.0)


@dataclass(frozen=True)
class Shift(InSteps):
    """What is subtracted from every logit first, and added again."""

    fails = "shift"
    reach = Reach(0.0, 2000.0, 10.0)
    control = "shift"
    view = View(
        title="number c that is subtracted",
        control="Number that is subtracted",
        y_title="log-sum-exp in nats",
        ticks=(0.0, 500.0, 1000.0, 1500.0, 2000.0),
        heights=(-190.0, 1290.0),
        naive=(_NAIVE, 1000.0, "bottom center"),
        stable=(_STABLE, 1000.0, "top center"),
    )
    shift: float = reach.field(0.0)


@dataclass(frozen=True)
class Clip(State):
    """Probabilities that are cut off at a power of ten."""

    fails = "clip"
    reach = Reach(-60.0, 20.0, 0.5)
    view = View(
        title="logit z of “cat”; it is a cat",
        control="Logit of “cat”",
        ticks=(-60.0, -40.0, -20.0, 0.0, 20.0),
        heights=(-11.5, 66.0),
        naive=("clipped: dashed", -58.0, "top right"),
        stable=("from the logit: thick", -33.0, "top right"),
        slope_places=((-59.0, "top right"), (-59.0, "top right")),
        titles=("Clipped loss", "Loss from the logit"),
        words=("clipped", "from the logit"),
    )
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
    view = View(
        title="logit z of the true class (the other: 0)",
        control="Logit of the true class",
        ticks=(-6.0, -2.0, 2.0, 6.0, 10.0, 14.0),
        heights=(-1.15, 6.6),
        naive=("twice", -6.0, "bottom right"),
        stable=("once", -4.0, "top right"),
        slope_places=((-4.2, "bottom center"), (-5.9, "top right")),
        titles=("Loss, softmax twice", "Loss, softmax once"),
        words=("twice", "once"),
    )
    z: float = reach.field(2.0)


class SoftmaxTwiceTen(SoftmaxTwice):
    """The same with ten classes."""

    classes = 10
    view = dataclasses.replace(
        SoftmaxTwice.view,
        title="logit z of the true class (nine others: 0)",
        heights=(-1.5, 8.7),
        slope_places=((-2.6, "bottom center"), (-5.9, "top right")),
    )


@dataclass(frozen=True)
class SigmoidTwice(Twice):
    """A sigmoid of a sigmoid; it is a cat, label 1."""

    fails = "sigmoid_twice"
    reach = Reach(-4.0, 10.0, 0.1)
    view = View(
        title="logit z of “cat”; it is a cat",
        control="Logit of “cat”",
        ticks=(-4.0, -2.0, 0.0, 2.0, 4.0, 6.0, 8.0, 10.0),
        heights=(-0.8, 4.6),
        naive=("twice", -4.0, "top right"),
        stable=("once", -0.9, "top right"),
        slope_places=((-1.6, "bottom right"), (-3.9, "top right")),
        titles=("Loss, sigmoid twice", "Loss, sigmoid once"),
        words=("twice", "once"),
    )
    z: float = reach.field(2.0)


@dataclass(frozen=True)
class SigmoidTwiceZero(SigmoidTwice):
    """The same, but it is a dog, label 0."""

    reach = Reach(-10.0, 4.0, 0.1)
    label = 0.0
    view = dataclasses.replace(
        SigmoidTwice.view,
        title="logit z of “cat”; it is a dog",
        ticks=(-10.0, -8.0, -6.0, -4.0, -2.0, 0.0, 2.0, 4.0),
        naive=("twice", -4.5, "top center"),
        stable=("once", 0.9, "top left"),
        slopes=(-0.3, 1.3),
        slope_places=((1.6, "top left"), (-4.5, "top center")),
    )
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
