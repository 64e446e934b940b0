"""How curves look: their axes, and which of them is drawn how."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

from ui.lessons.choosing.curves.losses import Curve, curves
from ui.lessons.choosing.curves.state import Bound, Expected, OfErrors, State, Two
from ui.losses import LOOKS, capital


@dataclass(frozen=True, kw_only=True)
class Axis:
    """What the curves run over: what it is called, alone and in a sentence.

    `moved` is what a gradient says to raise or lower, `step` that of an arrow key.
    """

    label: str
    what: str
    moved: str
    step: float


AXES = MappingProxyType(
    {
        "error": Axis(
            label="Error of the prediction",
            what="error",
            moved="the prediction",
            step=0.05,
        ),
        "p": Axis(
            label="Probability of the true class", what="p", moved="p", step=0.01
        ),
        "z": Axis(
            label="Logit of the true class", what="logit", moved="the logit", step=0.1
        ),
        "margin": Axis(label="Margin", what="margin", moved="the margin", step=0.05),
        "lead": Axis(
            label="Lead of the true class", what="lead", moved="the lead", step=0.1
        ),
    }
)


@dataclass(frozen=True, kw_only=True)
class View:
    """The axes of a kind of curves.

    `values`, `slopes` and `bends` are the ranges of the three heights; under 0 of the
    first there is room for the handle on its rail, with its number above or below it.
    `names_left` says that the names stand at the left ends, where the curves are far
    apart; `heading` stands over the values, if it says more than what can be dragged;
    `is_of_prices` says that an error is one in dollars.
    Left of `crowded` the curves are too near for a number beside the ring on one.
    """

    title: str
    ticks: tuple[float, ...]
    values: tuple[float, float]
    slopes: tuple[float, float]
    bends: tuple[float, float]
    names_left: bool = True
    heading: str = ""
    is_of_prices: bool = False
    crowded: float = -math.inf

    @property
    def rail(self) -> float:
        """The height at which the handle runs along the axis."""
        return self.values[0] / 2


_LOGITS = (-6.0, -4.0, -2.0, 0.0, 2.0, 4.0, 6.0)
_PROBS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
VIEWS = MappingProxyType(
    {
        "error": View(
            title="error, in multiples of $50,000",
            is_of_prices=True,
            ticks=(-2.0, -1.0, 0.0, 1.0, 2.0),
            values=(-1.45, 6.6),
            slopes=(-5.6, 5.6),
            bends=(-0.35, 2.5),
            names_left=False,
            crowded=-2.4,
        ),
        "small error": View(
            title="error, in multiples of $50,000",
            is_of_prices=True,
            ticks=(-2.0, -1.0, 0.0, 1.0, 2.0),
            values=(-0.6, 2.75),
            slopes=(-1.2, 1.2),
            bends=(-0.1, 1.0),
            names_left=False,
        ),
        "p": View(
            title="probability given to the true class",
            ticks=_PROBS,
            values=(-1.1, 5.0),
            slopes=(-12.0, 1.5),
            bends=(-2.0, 26.0),
        ),
        "z": View(
            title="logit of the true class",
            ticks=_LOGITS,
            values=(-1.39, 6.3),
            slopes=(-1.4, 0.2),
            bends=(-0.18, 0.42),
        ),
        "margin": View(
            title="margin = label × score",
            ticks=(-1.0, 0.0, 1.0, 2.0),
            values=(-1.45, 6.6),
            slopes=(-5.4, 0.6),
            bends=(-0.5, 4.8),
            crowded=-1.0,
        ),
        "narrow": View(
            title="margin = label × score",
            ticks=(-1.0, -0.5, 0.0, 0.5, 1.0),
            values=(-0.46, 2.1),
            slopes=(-1.3, 0.2),
            bends=(-0.06, 0.44),
        ),
        "wide": View(
            title="margin = label × score",
            ticks=(-2.0, -1.0, 0.0, 1.0, 2.0, 3.0),
            values=(-0.73, 3.3),
            slopes=(-1.25, 0.2),
            bends=(-0.1, 1.0),
        ),
        "lead": View(
            title="lead of the true class’s score over one rival’s",
            ticks=(-4.0, -2.0, 0.0, 2.0, 4.0, 6.0),
            values=(-1.14, 5.2),
            slopes=(-1.2, 0.25),
            bends=(-0.1, 1.0),
        ),
        "expected": View(
            title="probability that is reported for the event",
            ticks=_PROBS,
            values=(-0.33, 1.5),
            slopes=(-4.2, 4.2),
            bends=(-1.0, 14.0),
            names_left=False,
            heading="What each loss charges on average, when it happens in 7 of 10.",
        ),
        "temperature": View(
            title="logit of the true class",
            ticks=_LOGITS,
            values=(-1.76, 8.0),
            slopes=(-2.2, 0.2),
            bends=(-0.14, 1.1),
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
    curves, chosen
        The curves, and the place of the chosen one among them.
    label
        What is dragged.
    has_bends
        Whether curvatures are drawn: the guide does without.
    has_ring_on_curve
        Whether the prediction can be taken on the chosen curve, too, and not under
        the curves alone.
    shows_dip
        Whether it is marked where the logistic loss is below zero-one.
    turn
        From which share of the axis on the loss stands left of its ring.
    """

    view: View
    reach: tuple[float, float]
    curves: tuple[Curve, ...]
    chosen: int
    label: str
    has_bends: bool = True
    has_ring_on_curve: bool = True
    shows_dip: bool = False
    turn: float = 0.6

    @property
    def curve(self) -> Curve:
        """The chosen curve."""
        return self.curves[self.chosen]

    @property
    def axis(self) -> Axis:
        """What the curves run over."""
        return AXES[self.curve.control]

    @property
    def pad(self) -> float:
        """How far the axis goes beyond what can be reached, at either end."""
        return 0.03 * (self.reach[1] - self.reach[0])

    @property
    def heading(self) -> str:
        """What stands over the values."""
        return self.view.heading or (
            "Drag the ring under the curves, or on the chosen one."
            if self.has_ring_on_curve
            else "Drag the ring under the curves."
        )

    @property
    def is_mean(self) -> bool:
        """Whether the curves are means over what happens."""
        return bool(self.curve.events)

    @cached_property
    def listed(self) -> str:
        """The names of the curves."""
        return ", ".join(curve.look.short for curve in self.curves)

    def tone(self, curve: Curve, chosen: str) -> str:
        """The colour of a curve; `chosen` is that of the chosen one."""
        return chosen if curve == self.curve else curve.look.color

    def style(self, curve: Curve, chosen: str) -> dict[str, Any]:
        """Colour, dash and width of a curve's line."""
        is_chosen = curve == self.curve
        return {
            "color": self.tone(curve, chosen),
            "dash": "solid" if is_chosen else curve.look.dash,
            "width": 3.5 if is_chosen else 2.0,
        }


def look(state: State) -> Look:
    """The look of a state."""
    is_mean = isinstance(state, Expected)
    return Look(
        VIEWS[state.view],
        state.reach,
        curves(state),
        state.shown.index(state.loss),
        "Reported probability" if is_mean else AXES[state.control].label,
        has_bends=state.has_bends,
        has_ring_on_curve=not isinstance(state, Two),
        shows_dip=isinstance(state, Bound),
        turn=0.5 if isinstance(state, OfErrors) else 0.6,
    )


def addable(state: Two) -> dict[str, str]:
    """What can be drawn besides the two losses of a state."""
    titles = {word: LOOKS[word].short for word in state.curves} | {
        "curvature": "curvature"
    }
    return {word: f"+ {capital(titles[word])}" for word in state.addable}


def offered(state: State) -> dict[str, str]:
    """What the losses of a state are called where one is chosen."""
    return {
        word: capital(curve.look.short)
        for word, curve in zip(state.shown, curves(state), strict=True)
    }
