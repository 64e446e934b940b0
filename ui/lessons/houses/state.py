"""House prices: what can be seen and moved, for each kind of example."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Any, ClassVar

from ui.datasets import houses_fit
from ui.state import number, numbers, one_of, whole

LOSSES = ("squared_error", "absolute_error", "huber", "quantile")
REDUCTIONS = MappingProxyType({"mean": "Mean", "sum": "Sum"})
DELTAS = (5_000.0, 200_000.0)
QUANTILES = (0.05, 0.95)
OUTLIERS = (200_000.0, 1_000_000.0)


@dataclass(frozen=True, kw_only=True)
class Case:
    """The houses of an example; everything in dollars.

    Parameters
    ----------
    names
        What the houses are called.
    y_true
        Their actual prices.
    spacing
        From one house to the next, on an axis of the same unit as the prices.
    side
        Room beside the first house and beside the last.
    reach
        The largest error that can be dragged.
    step
        From one position of a ring to the next.
    delta
        The largest delta that can be dragged.
    before
        A price that was predicted before, and stays drawn beside the present one.
    is_compared
        Whether what is left of its error and of its loss is among the numbers.
    is_numbered
        Whether the houses have numbers, and their names are where they stand.
    """

    names: tuple[str, ...]
    y_true: tuple[float, ...]
    spacing: float
    side: tuple[float, float]
    reach: float = 100e3
    step: float = 2_500
    delta: float = 100e3
    before: float | None = None
    is_compared: bool = False
    is_numbered: bool = False

    def limits(self, index: int) -> tuple[float, float]:
        """The prices between which a ring moves, whole steps from the actual."""
        return self._limits[index]

    @cached_property
    def _limits(self) -> tuple[tuple[float, float], ...]:
        return tuple(map(self._limits_about, self.y_true))

    def _limits_about(self, actual: float) -> tuple[float, float]:
        low = math.floor(min(self.reach, actual) / self.step) * self.step
        high = math.floor(min(self.reach, self.highest - actual) / self.step)
        return actual - low, actual + high * self.step

    def positions(self, count: int) -> tuple[float, ...]:
        """Where so many houses stand, on an axis of the same unit as the prices."""
        return tuple(self.spacing * i for i in range(count))

    @property
    def highest(self) -> float:
        """The highest price that a ring can have."""
        return min(max(self.y_true) + self.reach, 520_000.0)

    def short_name(self, index: int) -> str:
        """What a house is called above a number."""
        return f"House {index + 1}" if self.is_numbered else self.names[index]

    def full_name(self, index: int) -> str:
        """What a house is called where it stands alone."""
        name = self.names[index]
        return f"House {index + 1}, {name}" if self.is_numbered else name

    def spoken_name(self, index: int) -> str:
        """What a house is called in a sentence."""
        name = self.names[index]
        if self.is_numbered:
            return f"house {index + 1}, {name}"
        return f"the {name.removeprefix('The ').lower()}"


_ONE = Case(
    names=("The house",),
    y_true=(250e3,),
    spacing=0,
    side=(95e3, 165e3),
    before=200e3,
)
_HALVED = dataclasses.replace(_ONE, is_compared=True)
_TWO = Case(
    names=("Bungalow", "Villa"),
    y_true=(250e3, 350e3),
    spacing=190e3,
    side=(80e3, 150e3),
)
_FOUR = Case(
    names=("Bungalow", "Cottage", "Terrace", "Villa"),
    y_true=(250e3, 200e3, 300e3, 350e3),
    spacing=140e3,
    side=(60e3, 130e3),
)
_FIVE = Case(
    names=("House 1", "House 2", "House 3", "House 4", "House 5"),
    y_true=(200e3, 210e3, 220e3, 230e3),
    spacing=170e3,
    side=(110e3, 700e3),
    reach=0,
    step=5_000,
    delta=200e3,
)
_SALES = Case(
    names=tuple(house.neighborhood for house in houses_fit().houses),
    y_true=tuple(float(house.y_true) for house in houses_fit().houses),
    spacing=80e3,
    side=(60e3, 120e3),
    reach=260e3,
    step=4_000,
    delta=200e3,
    is_numbered=True,
)


@dataclass(frozen=True)
class _Charged:
    """What is charged for an error; delta in dollars."""

    preset: str
    case: ClassVar[Case]
    loss: str = one_of(*LOSSES)
    delta: float = number(50e3, *DELTAS)
    quantile: float = number(0.9, *QUANTILES)

    def __post_init__(self) -> None:
        """Keep what a link says within what the example can show."""
        object.__setattr__(self, "delta", min(self.delta, self.case.delta))

    @property
    def chosen(self) -> int:
        """The house that the curve speaks of; its place."""
        return 0

    @property
    def reduction(self) -> str:
        """How the losses of the houses become one number."""
        return "mean"

    @property
    def y_true(self) -> tuple[float, ...]:
        """The actual prices, in dollars."""
        return self.case.y_true

    @property
    def at_rest(self) -> _Charged:
        """The same houses and loss, with nothing moved: what axes depend on."""
        kind: Any = type(self)
        return _at_rest(kind, self.preset, self.loss, self.reduction)


@lru_cache
def _at_rest(kind: Any, preset: str, loss: str, reduction: str) -> _Charged:
    kept: dict[str, Any] = {"loss": loss, "reduction": reduction}
    fields = {field.name for field in dataclasses.fields(kind)}
    return kind(preset, **{name: kept[name] for name in kept.keys() & fields})


@dataclass(frozen=True)
class OneHouse(_Charged):
    """The predicted price of one house, in dollars."""

    case = _ONE
    prices: tuple[float, ...] = numbers((200e3,), 0, 1e6)

    def __post_init__(self) -> None:
        """Keep the prices where the example has them."""
        super().__post_init__()
        limits = map(self.case.limits, range(len(self.prices)))
        prices = tuple(
            min(max(price, low), high)
            for price, (low, high) in zip(self.prices, limits, strict=True)
        )
        object.__setattr__(self, "prices", prices)


@dataclass(frozen=True)
class HalvedError(OneHouse):
    """One house, beside what an error of twice the size was charged."""

    case = _HALVED


@dataclass(frozen=True)
class FourHouses(OneHouse):
    """Several houses; `chosen` is the one that the curve speaks of."""

    case = _FOUR
    prices: tuple[float, ...] = numbers(_FOUR.y_true, 0, 1e6)
    chosen: int = whole(0, 0, 9)
    reduction: str = one_of(*REDUCTIONS)

    def __post_init__(self) -> None:
        """Choose a house that there is."""
        super().__post_init__()
        object.__setattr__(self, "chosen", min(self.chosen, len(self.prices) - 1))


@dataclass(frozen=True)
class TwoHouses(FourHouses):
    """Two houses, whose errors can cancel."""

    case = _TWO
    prices: tuple[float, ...] = numbers(_TWO.y_true, 0, 1e6)


@dataclass(frozen=True)
class Sales(FourHouses):
    """Ten real sales, with what a fit predicts for them."""

    case = _SALES
    prices: tuple[float, ...] = numbers(
        tuple(float(house.y_pred) for house in houses_fit().houses), 0, 1e6
    )


@dataclass(frozen=True)
class Outlier(_Charged):
    """One price for five houses, of which the fifth is dragged: its actual price."""

    case = _FIVE
    prices: ClassVar[tuple[float, ...]] = ()
    delta: float = number(100e3, *DELTAS)
    reduction: str = one_of(*REDUCTIONS)
    outlier: float = number(1e6, *OUTLIERS)

    @property
    def y_true(self) -> tuple[float, ...]:
        """The actual prices, in dollars."""
        return (*self.case.y_true, self.outlier)


State = OneHouse | Outlier
KINDS = MappingProxyType(
    {
        "one": OneHouse,
        "halved": HalvedError,
        "several": FourHouses,
        "two": TwoHouses,
        "sales": Sales,
        "outlier": Outlier,
    }
)
