"""Step size: what can be seen and moved, for each kind of example."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ui.lessons.training.state import Stepwise
from ui.state import number, one_of

FOUR = (0.1, 0.5, 0.9, 1.05)
"""The step sizes that are drawn beside the reader's own."""
PRICES = {
    "1": (3.0,),
    "2": (2.4, 3.6),
    "4": (2.0, 2.5, 3.1, 4.4),
    "8": (1.6, 2.0, 2.3, 2.7, 3.1, 3.6, 4.0, 4.7),
}
"""Actual prices by the number of houses."""
HOUSES = {count: f"{count} house{'s' * (count != '1')}" for count in PRICES}
REDUCTIONS = {"mean": "Mean", "sum": "Sum"}
SCHEDULES = {"fixed": "Fixed step size", "shrinking": "Divided by step k"}


@dataclass(frozen=True)
class State(Stepwise):
    """One price that goes down an objective. Prices are in $100,000.

    Parameters
    ----------
    loss
        Its name in the registry.
    axis
        The predicted prices that are drawn.
    starts
        Lowest, highest and step of the first predicted price.
    dial
        Lowest, highest and step of the step size.
    steps
        How many steps a run has.
    start
        The first predicted price.
    time
        The step that is shown.
    """

    preset: str
    loss: ClassVar[str] = "squared_error"
    axis: ClassVar[tuple[float, float]] = (-4.0, 10.0)
    starts: ClassVar[tuple[float, float, float]] = (-3.0, 9.0, 0.2)
    dial: ClassVar[tuple[float, float, float]] = (0.01, 1.2, 0.01)
    steps: ClassVar[int] = 20
    start: float = number(0.0, *starts[:2])
    step_size: float = number(0.9, *dial[:2])
    time: float = number(float(steps), 0, steps)

    def __post_init__(self) -> None:
        """Stand at a whole step."""
        self._put(time=float(self.step))

    def along(self, control: str) -> dict[str, float]:
        """What goes with a control that is moved: the step that is shown."""
        return self._looked_at(
            start=control == "start",
            size=control in ("step_size", "momentum"),
            last=self.steps,
        )

    @property
    def prices(self) -> tuple[float, ...]:
        """The actual prices."""
        return PRICES["1"]

    @property
    def reduction(self) -> str:
        """How the losses of the houses become the objective."""
        return "mean"

    @property
    def momentum(self) -> float:
        """The share of the last move that the next one repeats."""
        return 0.0

    @property
    def schedule(self) -> str:
        """Whether the step size stays."""
        return "fixed"


@dataclass(frozen=True)
class Alone(State):
    """The squared error of one house, before the first step."""

    step_size: float = number(0.1, *State.dial[:2])
    time: float = number(0.0, 0, State.steps)


@dataclass(frozen=True)
class Bowl(State):
    """The squared error of one house, with four step sizes beside the reader's own."""


@dataclass(frozen=True)
class Pool(State):
    """The mean or the sum of the squared errors of several houses.

    Parameters
    ----------
    houses
        How many houses the price has to do for.
    """

    step_size: float = number(0.3, *State.dial[:2])
    reduction: str = one_of(*REDUCTIONS)
    houses: str = one_of(*HOUSES)

    @property
    def prices(self) -> tuple[float, ...]:
        """The actual prices."""
        return PRICES[self.houses]


@dataclass(frozen=True)
class Kink(State):
    """The absolute error of one house.

    Parameters
    ----------
    schedule
        Whether the step size stays, or is divided by the number of the step.
    """

    loss = "absolute_error"
    axis = (-1.0, 8.0)
    starts = (-0.5, 7.5, 0.1)
    dial = (0.05, 2.5, 0.05)
    steps = 60
    start: float = number(1.0, *starts[:2])
    step_size: float = number(1.0, *dial[:2])
    time: float = number(float(steps), 0, steps)
    schedule: str = one_of(*SCHEDULES)

    @property
    def prices(self) -> tuple[float, ...]:
        """The actual price."""
        return (3.5,)


@dataclass(frozen=True)
class HeavyBall(State):
    """The squared error of one house, where a move repeats a share of the last."""

    momenta: ClassVar[tuple[float, float, float]] = (0.0, 0.95, 0.05)
    dial = (0.02, 2.0, 0.02)
    steps = 30
    step_size: float = number(0.02, *dial[:2])
    time: float = number(float(steps), 0, steps)
    momentum: float = number(0.7, *momenta[:2])


KINDS = {
    "bowl": Bowl,
    "alone": Alone,
    "pool": Pool,
    "kink": Kink,
    "momentum": HeavyBall,
}
