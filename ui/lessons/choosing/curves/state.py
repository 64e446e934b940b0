"""The state of the part "Curves": which losses, and where the prediction is."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from types import MappingProxyType

import losses
from ui.state import number, one_of

MOST_ERROR = 2.5
MOST_LOGIT = 6.0
MARGINS = (-1.5, 2.5)
NARROW_MARGINS = (-1.0, 1.2)
DELTAS = (0.25, 2.5)
QUANTILES = (0.05, 0.95)
GAMMAS = (0.0, 5.0)
TEMPERATURES = (0.5, 4.0)

NAMES = MappingProxyType(
    {
        "squared_error": "squared",
        "absolute_error": "absolute",
        "huber": "Huber",
        "log_cosh": "log-cosh",
        "quantile": "quantile",
        "cross_entropy": "cross-entropy",
        "brier": "Brier",
        "focal": "focal",
        "absolute": "absolute",
        "zero_one": "zero-one",
        "hinge": "hinge",
        "squared_hinge": "squared hinge",
        "logistic": "logistic",
        "logistic_bits": "logistic, bits",
        "exponential": "exponential",
        "tempered": "at T",
        "untempered": "at T = 1",
        "smoothed": "smoothed",
        "crammer_singer_hinge": "worst rival",
    }
)
"""What each curve is called on the chart."""

ERRORS = ("squared_error", "absolute_error", "huber", "log_cosh", "quantile")
PROBABILITIES = ("cross_entropy", "brier", "focal")
ALL_MARGINS = (
    "zero_one",
    "hinge",
    "squared_hinge",
    "logistic",
    "logistic_bits",
    "exponential",
)


@dataclass(frozen=True)
class State:
    """What a reader can change; `kind`, `curves` and `beside` are the preset's.

    Parameters
    ----------
    kind
        "errors", "probability", "margins", "expected" or "temperature".
    curves
        The losses that are drawn.
    beside
        A loss whose gradient the readouts compare with the chosen one's.
    loss
        The one of the curves that the numbers speak of.
    axis
        Whether a probability or its logit is moved.
    error
        In multiples of 50,000 dollars; positive is too high.
    p, z
        The probability given to the true class, and its logit.
    """

    preset: str = "errors"
    kind: str = "errors"
    curves: tuple[str, ...] = ERRORS
    beside: str = ""
    loss: str = one_of(*NAMES)
    axis: str = one_of("probability", "logit")
    error: float = number(2.0, -MOST_ERROR, MOST_ERROR)
    p: float = number(0.2, 0, 1)
    z: float = number(-2.0, -MOST_LOGIT, MOST_LOGIT)
    margin: float = number(-0.5, *MARGINS)
    delta: float = number(1.0, *DELTAS)
    quantile: float = number(0.8, *QUANTILES)
    gamma: float = number(2.0, *GAMMAS)
    temperature: float = number(2.0, *TEMPERATURES)

    def __post_init__(self) -> None:
        if self.loss not in self.curves:
            object.__setattr__(self, "loss", self.curves[0])
        if self.is_narrow:
            low, high = NARROW_MARGINS
            object.__setattr__(self, "margin", min(max(self.margin, low), high))

    @property
    def used(self) -> frozenset[str]:
        """The words of a link that mean something for this kind of example."""
        parameters = {"huber": "delta", "quantile": "quantile", "focal": "gamma"}
        own = {word for loss, word in parameters.items() if loss in self.curves}
        return frozenset({"loss", *_USED[self.kind], *own})

    @property
    def is_narrow(self) -> bool:
        """Whether the axis of margins is enlarged around 0."""
        return self.kind == "margins" and len(self.curves) < len(ALL_MARGINS)

    @property
    def control(self) -> str:
        """The field that the prediction is."""
        by_kind = {
            "errors": "error",
            "margins": "margin",
            "expected": "p",
            "temperature": "z",
        }
        by_axis = {"probability": "p", "logit": "z"}
        return by_kind.get(self.kind) or by_axis[self.axis]

    @property
    def x(self) -> float:
        """Where the prediction stands on the axis."""
        return getattr(self, self.control)


_USED = MappingProxyType(
    {
        "errors": {"error"},
        "probability": {"axis", "p", "z"},
        "margins": {"margin"},
        "expected": {"p"},
        "temperature": {"z", "temperature"},
    }
)


def with_axis(state: State, axis: str) -> State:
    """The same prediction on the other axis."""
    if axis == state.axis:
        return state
    if axis == "logit":
        z = min(max(float(losses.logit(state.p)), -MOST_LOGIT), MOST_LOGIT)
        return dataclasses.replace(state, axis=axis, z=round(z, 6))
    return dataclasses.replace(
        state, axis=axis, p=round(float(losses.sigmoid(state.z)), 6)
    )


def _presets():
    yield State()
    yield State(
        preset="too-low",
        curves=("squared_error", "absolute_error", "quantile"),
        loss="quantile",
        error=-1.0,
    )
    yield State(
        preset="probability",
        kind="probability",
        curves=PROBABILITIES,
        loss="cross_entropy",
    )
    yield State(
        preset="sure-and-wrong",
        kind="probability",
        curves=PROBABILITIES,
        beside="cross_entropy",
        loss="brier",
        axis="logit",
        z=-5.0,
        p=0.006693,
    )
    yield State(
        preset="gear",
        kind="probability",
        curves=("cross_entropy", "brier"),
        loss="cross_entropy",
        p=0.7,
        z=0.847298,
    )
    yield State(preset="margins", kind="margins", curves=ALL_MARGINS, loss="hinge")
    yield State(
        preset="bound",
        kind="margins",
        curves=("zero_one", "hinge", "logistic", "logistic_bits"),
        loss="logistic",
        margin=-0.8,
    )
    yield State(
        preset="honest",
        kind="expected",
        curves=("cross_entropy", "brier", "focal", "absolute"),
        loss="brier",
        p=0.7,
    )
    yield State(
        preset="temperature",
        kind="temperature",
        curves=("untempered", "tempered"),
        loss="tempered",
        axis="logit",
        z=-3.0,
    )


PRESETS = MappingProxyType({state.preset: state for state in _presets()})
TITLES = MappingProxyType(
    {
        "errors": "Errors: who minds a large miss",
        "too-low": "Too low costs more: quantile",
        "probability": "Probability of the true class",
        "sure-and-wrong": "Sure and wrong: who still pulls",
        "gear": "Is the slope −1/p or p − 1?",
        "margins": "Margins: six losses",
        "bound": "Is logistic above zero-one?",
        "honest": "Who is honest about 70 %?",
        "temperature": "Temperature",
    }
)
AXES = MappingProxyType({"probability": "Probability", "logit": "Logit"})
LOSS_TITLES = MappingProxyType(
    {name: title[0].upper() + title[1:] for name, title in NAMES.items()}
    | {"logistic_bits": "Logistic, bits", "squared_hinge": "Sq. hinge"}
)
