"""The state of the part "One data set": which houses, and the outlier's price."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar

from ui.lessons.choosing.data.houses import (
    BLOOMINGTON,
    EDWARDS,
    FIVE,
    GREENS,
    WITH_LARGE,
    WITH_LARGEST,
    Houses,
)
from ui.lessons.houses.state import DELTAS, LOSSES, QUANTILES
from ui.state import between, number, one_of


@dataclass(frozen=True)
class _Asked:
    """Houses of which each of some losses is asked for its own best answer.

    Parameters
    ----------
    loss
        The one of `losses` that the numbers speak of.
    outlier
        The price of the last house, in dollars.
    """

    preset: str
    houses: ClassVar[Houses]
    losses: ClassVar[tuple[str, ...]]
    loss: str = one_of(*LOSSES)
    outlier: float = number(240e3, 50e3, 1_050e3)

    def __post_init__(self) -> None:
        """Keep the outlier where it can be dragged."""
        low, high, _ = self.houses.reach
        object.__setattr__(self, "outlier", between(self.outlier, low, high))

    @property
    def is_line(self) -> bool:
        """Whether a line by area is fitted, not one price for all."""
        return bool(self.houses.areas)

    @property
    def quantile(self) -> float:
        """Which quantile is asked for; the median where no other is."""
        return 0.5

    @property
    def y_true(self) -> tuple[float, ...]:
        """Every price, the outlier's last."""
        return (*self.houses.others, self.outlier)


@dataclass(frozen=True)
class WithHuber(_Asked):
    """Squared and absolute error, and the Huber loss; its delta in dollars."""

    losses = ("squared_error", "absolute_error", "huber")
    loss: str = one_of(*losses)
    delta: float = number(50e3, *DELTAS)


@dataclass(frozen=True)
class WithQuantile(_Asked):
    """Squared and absolute error, and the quantile loss."""

    losses = ("squared_error", "absolute_error", "quantile")
    loss: str = one_of(*losses)
    quantile: float = number(0.7, *QUANTILES)


class FiveHouses(WithHuber):
    """One price for five invented houses."""

    houses = FIVE


class SevenSales(WithHuber):
    """One price for seven sales."""

    houses = BLOOMINGTON


class SevenSalesQuantile(WithQuantile):
    """One price that some of seven sales are below."""

    houses = BLOOMINGTON


class EightSales(WithHuber):
    """One price for eight sales, of which two are in the middle."""

    houses = GREENS


class Line(WithHuber):
    """A line by area through ordinary houses."""

    houses = EDWARDS


class LineQuantile(WithQuantile):
    """A line by area that some of the ordinary houses are below."""

    houses = EDWARDS


class LineWithLargest(WithHuber):
    """A line by area through ordinary houses and a very large one."""

    houses = WITH_LARGEST


class LineWithLarge(WithHuber):
    """A line by area through ordinary houses and five large ones."""

    houses = WITH_LARGE


State = WithHuber | WithQuantile
KINDS = MappingProxyType(
    {
        "five": FiveHouses,
        "seven": SevenSales,
        "seven-quantile": SevenSalesQuantile,
        "eight": EightSales,
        "line": Line,
        "line-quantile": LineQuantile,
        "line-with-largest": LineWithLargest,
        "line-with-large": LineWithLarge,
    }
)
