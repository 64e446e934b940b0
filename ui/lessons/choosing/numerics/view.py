"""How the curves of the part "Numerics" look: axes, places of names, units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from ui.lessons.choosing.numerics.state import (
    Clip,
    LogOfZero,
    NotANumber,
    Overflow,
    Shift,
    SigmoidTwice,
    SigmoidTwiceZero,
    SoftmaxTwice,
    SoftmaxTwiceTen,
    State,
)

Name = tuple[str, float, str]


@dataclass(frozen=True)
class View:
    """The axes of an example, and what its two losses are called.

    `heights` and `slopes` are the ranges of the two heights, `rail` the height at
    which the handle runs. A name stands at a place of the axis, on a
    side of its curve. `titles` and `words` are what the naive and the stable loss are
    called beside their numbers, alone and within a sentence.
    """

    title: str
    control: str
    y_title: str
    ticks: tuple[float, ...]
    heights: tuple[float, float]
    naive: Name
    stable: Name
    slopes: tuple[float, float] = (-1.3, 0.3)
    slope_places: tuple[tuple[float, str], ...] = ()
    decimals: int = 4
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
_LOSS = "loss in nats"
_THOUSAND = (0.0, 250.0, 500.0, 750.0, 1000.0)
_BOTH_SIDES = (-1000.0, -500.0, 0.0, 500.0, 1000.0)
_LOGITS = (-6.0, -2.0, 2.0, 6.0, 10.0, 14.0)
_TWICE = ("twice", -6.0, "bottom right")
_ONCE = ("once", -4.0, "top right")
_SOFTMAXES: Mapping[str, Any] = MappingProxyType(
    {
        "titles": ("Loss, softmax twice", "Loss, softmax once"),
        "words": ("twice", "once"),
    }
)
_SIGMOIDS: Mapping[str, Any] = MappingProxyType(
    {
        "titles": ("Loss, sigmoid twice", "Loss, sigmoid once"),
        "words": ("twice", "once"),
    }
)
_VIEWS = MappingProxyType(
    {
        Overflow: View(
            "logit z of the cat (the dog’s is 0)",
            "Logit of the cat",
            "log-sum-exp in nats",
            _THOUSAND,
            (-190.0, 1090.0),
            (_NAIVE, 330.0, "bottom right"),
            (_STABLE, 500.0, "top left"),
        ),
        NotANumber: View(
            "logit z of the dog (the cat’s is 0)",
            "Logit of the dog",
            _LOSS,
            _BOTH_SIDES,
            (-190.0, 1090.0),
            (_NAIVE, -330.0, "top center"),
            (_STABLE, 420.0, "top left"),
        ),
        LogOfZero: View(
            "logit z of the cat (the dog’s is 0)",
            "Logit of the cat",
            _LOSS,
            (-1000.0, -750.0, -500.0, -250.0, 0.0),
            (-190.0, 1090.0),
            (_NAIVE, -330.0, "bottom left"),
            (_STABLE, -500.0, "top right"),
        ),
        Shift: View(
            "number c that is subtracted",
            "Number that is subtracted",
            "log-sum-exp in nats",
            (0.0, 500.0, 1000.0, 1500.0, 2000.0),
            (-190.0, 1290.0),
            (_NAIVE, 1000.0, "bottom center"),
            (_STABLE, 1000.0, "top center"),
            decimals=6,
        ),
        Clip: View(
            "logit z of “cat”; it is a cat",
            "Logit of “cat”",
            _LOSS,
            (-60.0, -40.0, -20.0, 0.0, 20.0),
            (-11.5, 66.0),
            ("clipped: dashed", -58.0, "top right"),
            ("from the logit: thick", -33.0, "top right"),
            slope_places=((-59.0, "top right"), (-59.0, "top right")),
            decimals=6,
            titles=("Clipped loss", "Loss from the logit"),
            words=("clipped", "from the logit"),
        ),
        SoftmaxTwice: View(
            "logit z of the true class (the other: 0)",
            "Logit of the true class",
            _LOSS,
            _LOGITS,
            (-1.15, 6.6),
            _TWICE,
            _ONCE,
            slope_places=((-4.2, "bottom center"), (-5.9, "top right")),
            decimals=6,
            **_SOFTMAXES,
        ),
        SoftmaxTwiceTen: View(
            "logit z of the true class (nine others: 0)",
            "Logit of the true class",
            _LOSS,
            _LOGITS,
            (-1.5, 8.7),
            _TWICE,
            _ONCE,
            slope_places=((-2.6, "bottom center"), (-5.9, "top right")),
            decimals=6,
            **_SOFTMAXES,
        ),
        SigmoidTwice: View(
            "logit z of “cat”; it is a cat",
            "Logit of “cat”",
            _LOSS,
            (-4.0, -2.0, 0.0, 2.0, 4.0, 6.0, 8.0, 10.0),
            (-0.8, 4.6),
            ("twice", -4.0, "top right"),
            ("once", -0.9, "top right"),
            slope_places=((-1.6, "bottom right"), (-3.9, "top right")),
            decimals=6,
            **_SIGMOIDS,
        ),
        SigmoidTwiceZero: View(
            "logit z of “cat”; it is a dog",
            "Logit of “cat”",
            _LOSS,
            (-10.0, -8.0, -6.0, -4.0, -2.0, 0.0, 2.0, 4.0),
            (-0.8, 4.6),
            ("twice", -4.5, "top center"),
            ("once", 0.9, "top left"),
            slopes=(-0.3, 1.3),
            slope_places=((1.6, "top left"), (-4.5, "top center")),
            decimals=6,
            **_SIGMOIDS,
        ),
    }
)


def view_of(state: State) -> View:
    """How the curves of a state look."""
    return _VIEWS[type(state)]


HOW = MappingProxyType(
    {
        "infinite": "naive:<br>infinite",
        "−infinite": "naive:<br>−infinite",
        "NaN": "naive:<br>NaN,<br>not a<br>number",
        "frozen": "slope 0",
    }
)
"""What stands in a shaded region where the naive loss fails."""
