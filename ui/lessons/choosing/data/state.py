"""The state of the part "One data set": which houses, and the outlier's price."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from ui.lessons.choosing.data.houses import Houses, houses
from ui.lessons.houses.state import DELTAS, LOSSES, QUANTILES
from ui.state import number, one_of

REACHES = MappingProxyType(
    {
        "five": (100e3, 1_050e3, 10e3),
        "bloomington": (100e3, 600e3, 5e3),
        "greens": (140e3, 400e3, 2_500.0),
        "edwards": (50e3, 600e3, 10e3),
        "edwards-largest": (50e3, 750e3, 10e3),
        "edwards-large": (50e3, 750e3, 10e3),
    }
)
"""The lowest and highest price of the outlier, and the step between, by data set."""
_THREE = ("squared_error", "absolute_error", "huber")
_WITH_QUANTILE = ("squared_error", "absolute_error", "quantile")


@dataclass(frozen=True)
class State:
    """What a reader can change; `data` and `losses` are the preset's.

    Parameters
    ----------
    data
        The name of the data set.
    losses
        The losses whose answers are drawn.
    loss
        The one of them that the numbers speak of.
    outlier
        The price of the last house, in dollars.
    delta
        Huber's, in dollars.
    """

    preset: str = "five-houses"
    data: str = "five"
    losses: tuple[str, ...] = _THREE
    loss: str = one_of(*LOSSES)
    outlier: float = number(240e3, 50e3, 1_050e3)
    delta: float = number(50e3, *DELTAS)
    quantile: float = number(0.7, *QUANTILES)

    def __post_init__(self) -> None:
        if self.loss not in self.losses:
            object.__setattr__(self, "loss", self.losses[0])
        low, high, _ = REACHES[self.data]
        object.__setattr__(self, "outlier", min(max(self.outlier, low), high))

    @property
    def used(self) -> frozenset[str]:
        """The words of a link that mean something for this kind of example."""
        own = {"huber": "delta", "quantile": "quantile"}
        words = {word for loss, word in own.items() if loss in self.losses}
        return frozenset(words | {"loss", "outlier"})

    @property
    def houses(self) -> Houses:
        """The houses."""
        return houses(self.data)

    @property
    def is_line(self) -> bool:
        """Whether a line by area is fitted, not one price for all."""
        return self.data.startswith("edwards")

    @property
    def y_true(self) -> tuple[float, ...]:
        """Every price, the outlier's last."""
        return (*self.houses.others, self.outlier)


def _presets():
    yield State(loss="absolute_error")
    yield State("typed-wrong", "bloomington", outlier=526_500.0)
    yield State("huber-between", "bloomington", _THREE, "huber", 526_500.0)
    yield State("quantile-top", "bloomington", _WITH_QUANTILE, "quantile", 526_500.0)
    yield State("even-count", "greens", loss="absolute_error", outlier=214e3)
    yield State("line", "edwards", outlier=513e3)
    yield State("line-quantile", "edwards", _WITH_QUANTILE, "quantile", 113e3,
                quantile=0.9)  # fmt: skip
    yield State("leverage", "edwards-largest", loss="absolute_error", outlier=160e3)
    yield State("masking", "edwards-large", loss="absolute_error", outlier=160e3)


PRESETS = MappingProxyType({state.preset: state for state in _presets()})
TITLES = MappingProxyType(
    {
        "five-houses": "Five houses: share and pull",
        "typed-wrong": "One price typed wrong",
        "huber-between": "Huber: between mean and median",
        "quantile-top": "A high quantile and the outlier",
        "even-count": "Eight houses: which median?",
        "line": "A line: one price typed wrong",
        "line-quantile": "A line that most stay below",
        "leverage": "A line: one very large house",
        "masking": "A line: three that hide one another",
    }
)
