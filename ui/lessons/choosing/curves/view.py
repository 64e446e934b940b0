"""How the curves look: their axes, colours, dashes and names."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from ui.lessons.choosing.curves.losses import Curve, curves, reach
from ui.lessons.choosing.curves.state import State

STYLES = MappingProxyType(
    {
        "squared_error": ("other", "solid"),
        "absolute_error": ("muted", "solid"),
        "huber": ("ink", "dash"),
        "log_cosh": ("other", "dot"),
        "quantile": ("muted", "dashdot"),
        "cross_entropy": ("ink", "dash"),
        "brier": ("other", "solid"),
        "focal": ("muted", "dashdot"),
        "absolute": ("muted", "solid"),
        "zero_one": ("ink", "solid"),
        "hinge": ("muted", "solid"),
        "squared_hinge": ("other", "dash"),
        "logistic": ("muted", "dash"),
        "logistic_bits": ("ink", "dot"),
        "exponential": ("other", "dashdot"),
        "tempered": ("other", "dash"),
        "untempered": ("muted", "solid"),
        "smoothed": ("other", "dash"),
        "crammer_singer_hinge": ("muted", "solid"),
    }
)
"""Colour and dash of a curve that is not the chosen one."""


@dataclass(frozen=True)
class View:
    """The axes of a kind of curves.

    `values`, `slopes` and `bends` are the ranges of the three heights; `rail` is
    the height at which the handle runs along the axis; `names_left` says that the
    names stand at the left ends, where the curves are far apart.
    """

    title: str
    ticks: tuple[float, ...]
    values: tuple[float, float]
    slopes: tuple[float, float]
    bends: tuple[float, float]
    rail: float
    names_left: bool = True


_LOGITS = (-6.0, -4.0, -2.0, 0.0, 2.0, 4.0, 6.0)
_PROBS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
VIEWS = MappingProxyType(
    {
        "error": View(
            "error, in multiples of $50,000",
            (-2.0, -1.0, 0.0, 1.0, 2.0),
            (-0.95, 6.6),
            (-5.6, 5.6),
            (-0.35, 2.5),
            -0.5,
            names_left=False,
        ),
        "small error": View(
            "error, in multiples of $50,000",
            (-2.0, -1.0, 0.0, 1.0, 2.0),
            (-0.4, 2.75),
            (-1.2, 1.2),
            (-0.1, 1.0),
            -0.2,
            names_left=False,
        ),
        "p": View(
            "probability given to the true class",
            _PROBS,
            (-0.72, 5.0),
            (-12.0, 1.5),
            (-2.0, 26.0),
            -0.38,
        ),
        "z": View(
            "logit of the true class",
            _LOGITS,
            (-0.9, 6.3),
            (-1.4, 0.2),
            (-0.18, 0.42),
            -0.48,
        ),
        "margin": View(
            "margin = label × score",
            (-1.0, 0.0, 1.0, 2.0),
            (-0.95, 6.6),
            (-5.4, 0.6),
            (-0.5, 4.8),
            -0.5,
        ),
        "narrow": View(
            "margin = label × score",
            (-1.0, -0.5, 0.0, 0.5, 1.0),
            (-0.33, 2.1),
            (-1.3, 0.2),
            (-0.06, 0.44),
            -0.17,
        ),
        "wide": View(
            "margin = label × score",
            (-2.0, -1.0, 0.0, 1.0, 2.0, 3.0),
            (-0.5, 3.3),
            (-1.25, 0.2),
            (-0.1, 1.0),
            -0.26,
        ),
        "lead": View(
            "lead of the true class’s score over one rival’s",
            (-4.0, -2.0, 0.0, 2.0, 4.0, 6.0),
            (-0.75, 5.2),
            (-1.2, 0.25),
            (-0.1, 1.0),
            -0.4,
        ),
        "expected": View(
            "probability that is reported for the event",
            _PROBS,
            (-0.22, 1.5),
            (-4.2, 4.2),
            (-1.0, 14.0),
            -0.11,
            names_left=False,
        ),
        "temperature": View(
            "logit of the true class",
            _LOGITS,
            (-1.1, 8.0),
            (-2.2, 0.2),
            (-0.14, 1.1),
            -0.6,
        ),
    }
)


@dataclass(frozen=True)
class Look:
    """What is drawn where nothing moves: the curves, and the chosen one of them.

    It is the same wherever the prediction is, so what is made of it is kept.
    """

    preset: str
    kind: str
    view: View
    reach: tuple[float, float]
    curves: tuple[Curve, ...]
    loss: str

    @property
    def names_left(self) -> bool:
        """Whether the names stand at the left ends, and the axis at the right."""
        return self.view.names_left

    @property
    def has_bends(self) -> bool:
        """Whether curvatures are drawn: the guide does without."""
        return self.kind != "guide"

    @property
    def chosen(self) -> int:
        """The place of the chosen curve among the curves."""
        return next(
            index for index, curve in enumerate(self.curves) if curve.name == self.loss
        )

    def style(self, curve: Curve, chosen: str) -> tuple[str, str, float]:
        """Colour, dash and width of a curve; `chosen` colours the chosen one."""
        if curve.name == self.loss:
            return chosen, "solid", 3.5
        return (*STYLES[curve.name], 2.0)


def look(state: State) -> Look:
    """The look of a state."""
    name = state.control
    if state.kind in ("expected", "temperature"):
        name = state.kind
    elif state.is_narrow:
        name = "narrow"
    return Look(
        state.preset,
        state.kind,
        VIEWS[name],
        reach(state),
        curves(state),
        state.loss,
    )
