"""How the curves look: their axes, colours, dashes and names."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from ui.lessons.choosing.curves.losses import Curve, curves
from ui.lessons.choosing.curves.state import Bound, OfErrors, State


@dataclass(frozen=True)
class LossLook:
    """What a loss is called, and how its curve is drawn while it is not the chosen one.

    Parameters
    ----------
    name
        What stands beside the curve.
    color, dash
        Of the curve.
    title
        In full, where it is not the title that the registry has.
    unit
        What the loss is counted in.
    button
        On its button, where that is not the name.
    """

    name: str
    color: str
    dash: str
    title: str = ""
    unit: str = "a pure number"
    button: str = ""


LOOKS = MappingProxyType(
    {
        "squared_error": LossLook("squared", "other", "solid"),
        "absolute_error": LossLook("absolute", "muted", "solid"),
        "huber": LossLook("Huber", "ink", "dash"),
        "log_cosh": LossLook("log-cosh", "other", "dot"),
        "quantile": LossLook("quantile", "muted", "dashdot"),
        "cross_entropy": LossLook(
            "cross-entropy", "ink", "dash", title="Cross-entropy", unit="nats"
        ),
        "brier": LossLook("Brier", "other", "solid", title="Brier loss"),
        "focal": LossLook("focal", "muted", "dashdot", title="Focal loss", unit="nats"),
        "absolute": LossLook("absolute", "muted", "solid", title="Absolute error"),
        "zero_one": LossLook("zero-one", "ink", "solid", unit="mistakes"),
        "hinge": LossLook("hinge", "muted", "solid"),
        "squared_hinge": LossLook("squared hinge", "other", "dash", button="Sq. hinge"),
        "logistic": LossLook("logistic", "muted", "dash", unit="nats"),
        "logistic_bits": LossLook("logistic, bits", "ink", "dot", unit="bits"),
        "exponential": LossLook("exponential", "other", "dashdot"),
        "tempered": LossLook(
            "at T", "other", "dash", title="Cross-entropy at T", unit="nats"
        ),
        "untempered": LossLook(
            "at T = 1", "muted", "solid", title="Cross-entropy at T = 1", unit="nats"
        ),
        "smoothed": LossLook("smoothed", "other", "dash"),
        "crammer_singer_hinge": LossLook("worst rival", "muted", "solid"),
    }
)
STYLES = MappingProxyType(
    {name: (each.color, each.dash) for name, each in LOOKS.items()}
)
"""Colour and dash of a curve that is not the chosen one."""
BUTTONS = MappingProxyType(
    {
        name: each.button or each.name[0].upper() + each.name[1:]
        for name, each in LOOKS.items()
    }
)
"""What the button says that chooses a loss."""


@dataclass(frozen=True, kw_only=True)
class View:
    """The axes of a kind of curves.

    `values`, `slopes` and `bends` are the ranges of the three heights; `rail` is
    the height at which the handle runs along the axis; `names_left` says that the
    names stand at the left ends, where the curves are far apart; `heading` stands
    over the values.
    """

    title: str
    ticks: tuple[float, ...]
    values: tuple[float, float]
    slopes: tuple[float, float]
    bends: tuple[float, float]
    rail: float
    names_left: bool = True
    heading: str = "Drag the ring under the curves, or on the chosen one."


_LOGITS = (-6.0, -4.0, -2.0, 0.0, 2.0, 4.0, 6.0)
_PROBS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
VIEWS = MappingProxyType(
    {
        "error": View(
            title="error, in multiples of $50,000",
            ticks=(-2.0, -1.0, 0.0, 1.0, 2.0),
            values=(-0.95, 6.6),
            slopes=(-5.6, 5.6),
            bends=(-0.35, 2.5),
            rail=-0.5,
            names_left=False,
        ),
        "small error": View(
            title="error, in multiples of $50,000",
            ticks=(-2.0, -1.0, 0.0, 1.0, 2.0),
            values=(-0.4, 2.75),
            slopes=(-1.2, 1.2),
            bends=(-0.1, 1.0),
            rail=-0.2,
            names_left=False,
        ),
        "p": View(
            title="probability given to the true class",
            ticks=_PROBS,
            values=(-0.72, 5.0),
            slopes=(-12.0, 1.5),
            bends=(-2.0, 26.0),
            rail=-0.38,
        ),
        "z": View(
            title="logit of the true class",
            ticks=_LOGITS,
            values=(-0.9, 6.3),
            slopes=(-1.4, 0.2),
            bends=(-0.18, 0.42),
            rail=-0.48,
        ),
        "margin": View(
            title="margin = label × score",
            ticks=(-1.0, 0.0, 1.0, 2.0),
            values=(-0.95, 6.6),
            slopes=(-5.4, 0.6),
            bends=(-0.5, 4.8),
            rail=-0.5,
        ),
        "narrow": View(
            title="margin = label × score",
            ticks=(-1.0, -0.5, 0.0, 0.5, 1.0),
            values=(-0.33, 2.1),
            slopes=(-1.3, 0.2),
            bends=(-0.06, 0.44),
            rail=-0.17,
        ),
        "wide": View(
            title="margin = label × score",
            ticks=(-2.0, -1.0, 0.0, 1.0, 2.0, 3.0),
            values=(-0.5, 3.3),
            slopes=(-1.25, 0.2),
            bends=(-0.1, 1.0),
            rail=-0.26,
        ),
        "lead": View(
            title="lead of the true class’s score over one rival’s",
            ticks=(-4.0, -2.0, 0.0, 2.0, 4.0, 6.0),
            values=(-0.75, 5.2),
            slopes=(-1.2, 0.25),
            bends=(-0.1, 1.0),
            rail=-0.4,
        ),
        "expected": View(
            title="probability that is reported for the event",
            ticks=_PROBS,
            values=(-0.22, 1.5),
            slopes=(-4.2, 4.2),
            bends=(-1.0, 14.0),
            rail=-0.11,
            names_left=False,
            heading="What each loss charges on average, when it happens in 7 of 10.",
        ),
        "temperature": View(
            title="logit of the true class",
            ticks=_LOGITS,
            values=(-1.1, 8.0),
            slopes=(-2.2, 0.2),
            bends=(-0.14, 1.1),
            rail=-0.6,
            heading="Cross-entropy by the logit, before and after dividing it by T.",
        ),
    }
)


@dataclass(frozen=True)
class Look:
    """What is drawn where nothing moves: the curves, and the chosen one of them.

    It is the same wherever the prediction is, so what is made of it is kept.

    Parameters
    ----------
    view, reach
        The axes, and the part of the first that the prediction can reach.
    curves, loss
        The curves, and the name of the chosen one.
    has_bends
        Whether curvatures are drawn: the guide does without.
    shows_dip
        Whether it is marked where the logistic loss is below zero-one.
    turn
        From which share of the axis on the loss stands left of its ring.
    """

    view: View
    reach: tuple[float, float]
    curves: tuple[Curve, ...]
    loss: str
    has_bends: bool = True
    shows_dip: bool = False
    turn: float = 0.6

    @property
    def names_left(self) -> bool:
        """Whether the names stand at the left ends, and the axis at the right."""
        return self.view.names_left

    @property
    def is_mean(self) -> bool:
        """Whether the curves are means over what happens."""
        return bool(self.curves[0].events)

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
    return Look(
        VIEWS[state.view],
        state.reach,
        curves(state),
        state.loss,
        shows_dip=isinstance(state, Bound),
        turn=0.5 if isinstance(state, OfErrors) else 0.6,
    )
