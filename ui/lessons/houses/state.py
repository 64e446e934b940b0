"""House prices: what can be seen and moved, and the examples that begin there."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from ui.datasets import houses_fit
from ui.state import number, numbers, one_of, whole

LOSSES = MappingProxyType(
    {
        "squared_error": "Squared",
        "absolute_error": "Absolute",
        "huber": "Huber",
        "quantile": "Quantile",
    }
)
REDUCTIONS = MappingProxyType({"mean": "Mean", "sum": "Sum"})
TITLES = MappingProxyType(
    {
        "classic": "One house",
        "halve": "Halve the error",
        "several": "Four houses",
        "cancel": "Errors that would cancel",
        "outlier": "One outlier",
        "perfect": "A perfect fit",
        "sales": "Ten real sales",
    }
)
DELTAS = (5_000.0, 200_000.0)
QUANTILES = (0.05, 0.95)
OUTLIERS = (200_000.0, 1_000_000.0)
HALVED_FROM = 200_000.0


@dataclass(frozen=True)
class Case:
    """The houses of an example; everything in dollars.

    Parameters
    ----------
    names
        What the houses are called.
    y_true
        Their actual prices.
    reach
        The largest error that can be dragged.
    step
        From one position of a ring to the next.
    spacing
        From one house to the next, on an axis of the same unit as the prices.
    side
        Room beside the first house and beside the last.
    delta
        The largest delta that can be dragged.
    """

    names: tuple[str, ...]
    y_true: tuple[float, ...]
    reach: float
    step: float
    spacing: float
    side: tuple[float, float]
    delta: float

    def limits(self, index: int) -> tuple[float, float]:
        """The prices between which a ring moves, whole steps from the actual."""
        actual = self.y_true[index]
        low = math.floor(min(self.reach, actual) / self.step) * self.step
        high = math.floor(min(self.reach, self.highest - actual) / self.step)
        return actual - low, actual + high * self.step

    @property
    def highest(self) -> float:
        """The highest price that a ring can have."""
        return min(max(self.y_true) + self.reach, 520_000.0)


_ONE = Case(("The house",), (250e3,), 100e3, 2_500, 0, (95e3, 165e3), 100e3)
_TWO = Case(
    ("Bungalow", "Villa"), (250e3, 350e3), 100e3, 2_500, 190e3, (80e3, 150e3), 100e3
)
_FOUR = Case(
    ("Bungalow", "Cottage", "Terrace", "Villa"),
    (250e3, 200e3, 300e3, 350e3),
    100e3,
    2_500,
    140e3,
    (60e3, 130e3),
    100e3,
)
_FIVE = Case(
    ("House 1", "House 2", "House 3", "House 4", "House 5"),
    (200e3, 210e3, 220e3, 230e3),
    0,
    5_000,
    170e3,
    (110e3, 700e3),
    200e3,
)


@cache
def _sales() -> Case:
    houses = houses_fit().houses
    return Case(
        tuple(house.neighborhood for house in houses),
        tuple(float(house.y_true) for house in houses),
        260e3,
        4_000,
        80e3,
        (60e3, 120e3),
        200e3,
    )


def case_of(preset: str) -> Case:
    """The houses of an example; the outlier's own price is in the state."""
    cases = {"several": _FOUR, "perfect": _FOUR, "cancel": _TWO, "outlier": _FIVE}
    return _sales() if preset == "sales" else cases.get(preset, _ONE)


@dataclass(frozen=True)
class State:
    """The lesson's state: predictions, and what is charged for them.

    Parameters
    ----------
    preset
        The example that it began with.
    prices
        The predicted prices, in dollars.
    chosen
        The house that the curve speaks of.
    loss, delta, quantile, reduction
        What is charged for an error; delta in dollars.
    outlier
        The actual price of the fifth house, in dollars, where it can be dragged.
    """

    preset: str = "classic"
    prices: tuple[float, ...] = numbers((200e3,), 0, 1e6)
    chosen: int = whole(0, 0, 9)
    loss: str = one_of(*LOSSES)
    delta: float = number(50e3, *DELTAS)
    quantile: float = number(0.9, *QUANTILES)
    reduction: str = one_of("mean", "sum")
    outlier: float = number(1e6, *OUTLIERS)

    def __post_init__(self) -> None:
        """Keep what a link says within what the example can show."""
        case = self.case
        prices = tuple(
            min(max(price, low), high)
            for price, (low, high) in zip(
                self.prices, map(case.limits, range(len(self.prices))), strict=True
            )
        )
        last = max(len(self.prices) - 1, 0)
        object.__setattr__(self, "prices", prices)
        object.__setattr__(self, "chosen", min(self.chosen, last))
        object.__setattr__(self, "delta", min(self.delta, case.delta))

    @property
    def case(self) -> Case:
        """The houses."""
        return case_of(self.preset)

    @property
    def used(self) -> frozenset[str]:
        """The words of a link that mean something for this kind of example."""
        words = {"loss", "delta", "quantile"}
        if self.is_outlier:
            return frozenset(words | {"outlier", "reduction"})
        one = {"prices"}
        several = {"prices", "chosen", "reduction"}
        return frozenset(words | (one if len(self.prices) == 1 else several))

    @property
    def is_outlier(self) -> bool:
        """Whether one price is predicted for all, and an actual price is dragged."""
        return self.preset == "outlier"

    @property
    def y_true(self) -> tuple[float, ...]:
        """The actual prices, in dollars."""
        known = self.case.y_true
        return (*known, self.outlier) if self.is_outlier else known


PRESETS: Mapping[str, State] = MappingProxyType(
    {
        "classic": State(),
        "halve": State(preset="halve", prices=(225e3,)),
        "several": State(preset="several", prices=(200e3, 220e3, 280e3, 395e3)),
        "cancel": State(preset="cancel", prices=(200e3, 400e3)),
        "outlier": State(preset="outlier", prices=(), delta=100e3),
        "perfect": State(preset="perfect", prices=_FOUR.y_true),
        "sales": State(
            preset="sales",
            prices=tuple(float(house.y_pred) for house in houses_fit().houses),
            chosen=2,
        ),
    }
)
