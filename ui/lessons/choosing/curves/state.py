"""The states of the part "Curves": which losses, and where the prediction is."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar

import losses
from ui.state import between, number, one_of, some_of

AXES = MappingProxyType({"probability": "Probability", "logit": "Logit"})
_LOGITS = (-6.0, 6.0)
_QUANTILES = (0.05, 0.95)
_GAMMAS = (0.0, 5.0)
_ON_AN_AXIS = MappingProxyType(
    {
        ("cross_entropy", "p"): "binary_cross_entropy",
        ("cross_entropy", "z"): "binary_cross_entropy_logits",
        ("brier", "z"): "brier_logits",
        ("focal", "z"): "focal_logits",
        ("absolute", "p"): "absolute_error",
    }
)
"""What a link calls a loss where that is not its name in `content/losses.toml`."""


@dataclass(frozen=True)
class _Curves:
    """Losses over one axis; `loss` is the one that the numbers speak of.

    Of the class are the losses that can be drawn, the name of their axes in `VIEWS`,
    the field that the prediction is, and how far it reaches. A parameter of a loss is
    a field of its name, and gets a dial between its ends.
    """

    preset: str
    curves: ClassVar[tuple[str, ...]]
    loss: str

    @property
    def shown(self) -> tuple[str, ...]:
        """Those of the losses that are drawn."""
        return self.curves

    @property
    def has_bends(self) -> bool:
        """Whether curvatures are drawn and told."""
        return True

    @property
    def view(self) -> str:
        """The name of the axes."""
        return self.control

    @property
    def control(self) -> str:
        """The field that the prediction is."""
        raise NotImplementedError

    @property
    def reach(self) -> tuple[float, float]:
        """How far the prediction reaches."""
        raise NotImplementedError

    @property
    def x(self) -> float:
        """Where the prediction stands on the axis."""
        return getattr(self, self.control)


@dataclass(frozen=True)
class OfErrors(_Curves):
    """The error, in multiples of 50,000 dollars; positive is too high."""

    control = "error"
    reach = (-2.5, 2.5)
    error: float = number(2.0, *reach)


@dataclass(frozen=True)
class Errors(OfErrors):
    """Losses of the error."""

    curves = ("squared_error", "absolute_error", "huber", "log_cosh", "quantile")
    loss: str = one_of(*curves)
    delta: float = number(1.0, 0.25, 2.5)
    quantile: float = number(0.8, *_QUANTILES)


@dataclass(frozen=True)
class Two(Errors):
    """Two of these losses; the others and the curvature are added by the reader."""

    always: ClassVar[tuple[str, ...]] = Errors.curves[:2]
    addable: ClassVar[tuple[str, ...]] = (*Errors.curves[2:], "curvature")
    added: tuple[str, ...] = some_of(*addable)

    def __post_init__(self) -> None:
        """Add the loss that the numbers speak of, if it is not there."""
        seen = {*self.added, self.loss}
        added = tuple(each for each in self.addable if each in seen)
        object.__setattr__(self, "added", added)

    @property
    def shown(self) -> tuple[str, ...]:
        """The two, and those that were added."""
        return tuple(
            loss for loss in self.curves if loss in (*self.always, *self.added)
        )

    @property
    def has_bends(self) -> bool:
        """Whether curvatures were asked for."""
        return "curvature" in self.added


@dataclass(frozen=True)
class TwoPrices(OfErrors):
    """A loss with a price each for too low and too high, beside two with one."""

    curves = ("squared_error", "absolute_error", "quantile")
    loss: str = one_of(*curves)
    quantile: float = number(0.8, *_QUANTILES)


@dataclass(frozen=True)
class TwoAxes(_Curves):
    """The probability given to the true class, or its logit: the `axis` is moved."""

    axis: str = one_of(*AXES)
    p: float = number(0.2, 0, 1)
    z: float = number(-2.0, *_LOGITS)

    @property
    def control(self) -> str:
        """The field that the prediction is."""
        return {"probability": "p", "logit": "z"}[self.axis]

    @property
    def reach(self) -> tuple[float, float]:
        """How far the prediction reaches."""
        return {"probability": (0.0, 1.0), "logit": _LOGITS}[self.axis]


@dataclass(frozen=True)
class Probability(TwoAxes):
    """Losses of the probability."""

    curves = ("cross_entropy", "brier", "focal")
    loss: str = one_of(*curves)
    gamma: float = number(2.0, *_GAMMAS)


@dataclass(frozen=True)
class Pulls(Probability):
    """The same; the slope of the loss is compared with that of `beside`."""

    beside: ClassVar[str] = "cross_entropy"


@dataclass(frozen=True)
class Gear(TwoAxes):
    """The factor between the slopes on the two axes."""

    curves = ("cross_entropy", "brier")
    loss: str = one_of(*curves)


@dataclass(frozen=True)
class Margins(_Curves):
    """Losses of the margin."""

    curves = (
        "zero_one",
        "hinge",
        "squared_hinge",
        "logistic",
        "logistic_bits",
        "exponential",
    )
    control = "margin"
    reach = (-1.5, 2.5)
    loss: str = one_of(*curves)
    margin: float = number(-0.5, *reach)


@dataclass(frozen=True)
class Bound(_Curves):
    """What is meant to be above zero-one, near the margin 0."""

    curves = ("zero_one", "hinge", "logistic", "logistic_bits")
    view, control = "narrow", "margin"
    reach = (-1.0, 1.2)
    loss: str = one_of(*curves)
    margin: float = number(-0.5, *reach)


@dataclass(frozen=True)
class Expected(_Curves):
    """The mean loss of the probability that is reported for an event."""

    curves = ("cross_entropy", "brier", "focal", "absolute")
    view, control = "expected", "p"
    reach = (0.0, 1.0)
    loss: str = one_of(*curves)
    p: float = number(0.7, 0, 1)
    gamma: float = number(2.0, *_GAMMAS)


@dataclass(frozen=True)
class Temperature(_Curves):
    """Cross-entropy by the logit, and by the logit divided by the temperature."""

    curves = ("untempered", "tempered")
    view, control = "temperature", "z"
    reach = _LOGITS
    loss: str = one_of(*curves)
    z: float = number(-3.0, *_LOGITS)
    temperature: float = number(2.0, 0.5, 4.0)


State = OfErrors | TwoAxes | Margins | Bound | Expected | Temperature
KINDS = MappingProxyType(
    {
        "errors": Errors,
        "two": Two,
        "prices": TwoPrices,
        "probability": Probability,
        "pulls": Pulls,
        "gear": Gear,
        "margins": Margins,
        "bound": Bound,
        "expected": Expected,
        "temperature": Temperature,
    }
)


def key(word: str, control: str) -> str:
    """The name in `content/losses.toml` of what a link calls a loss, on an axis."""
    return _ON_AN_AXIS.get((word, control), word)


def with_added(state: Two, added: tuple[str, ...]) -> Two:
    """The same with other losses beside the two; one that goes is not spoken of."""
    is_gone = state.loss not in (*state.always, *added)
    loss = state.always[0] if is_gone else state.loss
    return dataclasses.replace(state, added=added, loss=loss)


def with_axis(state: TwoAxes, axis: str) -> TwoAxes:
    """The same prediction on the other axis."""
    if axis == state.axis:
        return state
    if axis == "logit":
        z = between(float(losses.logit(state.p)), *_LOGITS)
        return dataclasses.replace(state, axis=axis, z=round(z, 6))
    return dataclasses.replace(
        state, axis=axis, p=round(float(losses.sigmoid(state.z)), 6)
    )
