"""The state of the part "One data set": which houses, and the outlier's price."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar

from ui.lessons.choosing.data.houses import HOUSES, Houses
from ui.lessons.houses.state import DELTAS, LOSSES, QUANTILES
from ui.state import between, number, one_of


@dataclass(frozen=True)
class _Asked:
    """Houses of which each of some losses is asked for its own best answer.

    Parameters
    ----------
    which
        The houses, as `HOUSES` names them.
    loss
        The one of `losses` that the numbers speak of.
    outlier
        The price of the last house, in dollars.
    """

    preset: str
    losses: ClassVar[tuple[str, ...]]
    loss: str = one_of(*LOSSES)
    outlier: float = number(240e3, 50e3, 1_050e3)
    which: str = "invented"

    def __post_init__(self) -> None:
        """Keep the outlier where it can be dragged."""
        low, high, _ = self.houses.reach
        object.__setattr__(self, "outlier", between(self.outlier, low, high))

    @property
    def houses(self) -> Houses:
        """The houses; the price of the last is the outlier."""
        return HOUSES[self.which]

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


State = WithHuber | WithQuantile
KINDS = MappingProxyType({"huber": WithHuber, "quantile": WithQuantile})
