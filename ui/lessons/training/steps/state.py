"""The state of the part "Step size" of the page "Training", and its examples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ui.state import between, number, one_of

DOLLARS = 100_000
"""Prices are counted in units of so many dollars."""
FOUR = (0.1, 0.5, 0.9, 1.05)
"""The step sizes that are drawn beside the reader's own."""
LONGEST = 60
_LONGER = 30


@dataclass(frozen=True)
class Kind:
    """What is fixed for one kind of example.

    Parameters
    ----------
    loss
        Its name in the registry.
    prices
        Actual prices by the number of houses, as `State.houses` writes it.
    axis
        The predicted prices that are drawn.
    starts
        The prices from which a run can start.
    dial
        Lowest, highest and step of the step size.
    """

    loss: str
    prices: Mapping[str, tuple[float, ...]]
    axis: tuple[float, float]
    starts: tuple[float, float]
    dial: tuple[float, float, float]


_ONE = MappingProxyType({"1": (3.0,)})
_WIDE, _STARTS = (-4.0, 10.0), (-3.0, 9.0)
KINDS = MappingProxyType(
    {
        "bowl": Kind("squared_error", _ONE, _WIDE, _STARTS, (0.01, 1.2, 0.01)),
        "pool": Kind(
            "squared_error",
            MappingProxyType(
                {
                    "1": (3.0,),
                    "2": (2.4, 3.6),
                    "4": (2.0, 2.5, 3.1, 4.4),
                    "8": (1.6, 2.0, 2.3, 2.7, 3.1, 3.6, 4.0, 4.7),
                }
            ),
            _WIDE,
            _STARTS,
            (0.01, 1.2, 0.01),
        ),
        "kink": Kind(
            "absolute_error",
            MappingProxyType({"1": (3.5,)}),
            (-1.0, 8.0),
            (-0.5, 7.5),
            (0.05, 2.5, 0.05),
        ),
        "momentum": Kind("squared_error", _ONE, _WIDE, _STARTS, (0.02, 2.0, 0.02)),
    }
)
MOMENTA = (0.0, 0.95, 0.05)


@dataclass(frozen=True)
class State:
    """What a reader can change; `kind` and `steps` are fixed by the preset.

    Parameters
    ----------
    kind
        One of `KINDS`.
    start
        The first predicted price, in $100,000.
    time
        The step that is shown.
    houses
        How many houses the price has to do for.
    schedule
        Whether the step size stays, or is divided by the number of the step.
    """

    preset: str = "four-steps"
    kind: str = "bowl"
    steps: int = 20
    start: float = number(0.0, -3, 9)
    step_size: float = number(0.9, 0.01, 2.5)
    momentum: float = number(0.0, MOMENTA[0], MOMENTA[1])
    time: float = number(20.0, 0, LONGEST)
    reduction: str = one_of("mean", "sum")
    houses: str = one_of("1", "2", "4", "8")
    schedule: str = one_of("fixed", "shrinking")

    def __post_init__(self) -> None:
        """Keep what a link says to what this kind of example can show."""
        fixed = self.fixed
        self._put("start", between(self.start, *fixed.starts))
        self._put("step_size", between(self.step_size, *fixed.dial[:2]))
        self._put("time", float(round(between(self.time, 0, self.steps))))
        if self.kind != "momentum":
            self._put("momentum", 0.0)
        if self.kind != "kink":
            self._put("schedule", "fixed")
        if self.houses not in fixed.prices:
            self._put("houses", "1")

    def _put(self, name: str, value) -> None:
        object.__setattr__(self, name, value)

    @property
    def used(self) -> frozenset[str]:
        """The words of a link that mean something for this kind of example."""
        own = {
            "pool": {"reduction", "houses"},
            "kink": {"schedule"},
            "momentum": {"momentum"},
        }
        return frozenset({"start", "step_size", "time"} | own.get(self.kind, set()))

    @property
    def fixed(self) -> Kind:
        """What belongs to the kind of the example."""
        return KINDS[self.kind]

    @property
    def prices(self) -> tuple[float, ...]:
        """The actual prices, in $100,000."""
        return self.fixed.prices[self.houses]

    @property
    def step(self) -> int:
        """The step that is shown, a whole number."""
        return round(self.time)


_BOUNCE = State(
    preset="bounce",
    kind="kink",
    steps=LONGEST,
    time=float(LONGEST),
    start=1.0,
    step_size=1.0,
)
PRESETS: Mapping[str, State] = MappingProxyType(
    {
        "four-steps": State(),
        "too-far": State(preset="too-far", step_size=1.05),
        "mean-of-four": State(
            preset="mean-of-four", kind="pool", houses="4", step_size=0.3
        ),
        "sum-of-four": State(
            preset="sum-of-four",
            kind="pool",
            houses="4",
            step_size=0.3,
            reduction="sum",
        ),
        "bounce": _BOUNCE,
        "landing": State(
            preset="landing",
            kind="kink",
            steps=LONGEST,
            time=float(LONGEST),
            start=1.0,
            step_size=1.0,
            schedule="shrinking",
        ),
        "heavy-ball": State(
            preset="heavy-ball",
            kind="momentum",
            steps=_LONGER,
            step_size=0.02,
            momentum=0.7,
            time=float(_LONGER),
        ),
    }
)
TITLES = MappingProxyType(
    {
        "four-steps": "Four step sizes on one bowl",
        "too-far": "A step size over the limit",
        "mean-of-four": "The mean of four houses",
        "sum-of-four": "Their sum, the same step size",
        "bounce": "Absolute error bounces",
        "landing": "Smaller steps let it land",
        "heavy-ball": "Momentum",
    }
)
REDUCTIONS = MappingProxyType({"mean": "Mean", "sum": "Sum"})
HOUSES = MappingProxyType(
    {"1": "1 house", "2": "2 houses", "4": "4 houses", "8": "8 houses"}
)
SCHEDULES = MappingProxyType(
    {"fixed": "Fixed step size", "shrinking": "Divided by step k"}
)
