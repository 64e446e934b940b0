"""Race: what can be seen and moved, for each kind of example."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from ui.lessons.training.data import titles
from ui.lessons.training.state import Stepwise, Window, step_size_of, within
from ui.state import number, numbers, one_of


@dataclass(frozen=True)
class _Race(Stepwise):
    """Several losses from one start, with one step size for all.

    Parameters
    ----------
    model
        The data, as `training_data` calls them; "mail" for one logit.
    losses
        Those that run, as the registry names them: each with its title.
    dial
        Lowest and highest logarithm (to base 10) of the step size.
    steps
        How many steps a run has.
    loss
        The one whose contours are drawn and of which the first numbers speak.
    rate
        The logarithm, to base 10, of the step size.
    time
        The step that is shown.
    """

    preset: str
    model: ClassVar[str]
    losses: ClassVar[Mapping[str, str]]
    dial: ClassVar[tuple[float, float]] = (-1.0, 2.0)
    steps: ClassVar[int] = 40
    loss: str
    rate: float = number(0.0, *dial)
    time: float = number(float(steps), 0, steps)

    def __post_init__(self) -> None:
        """Round to what is written, and stand at a whole step."""
        self._put(rate=round(self.rate, 4), time=float(self.step))

    def along(self, control: str) -> dict[str, float]:
        """What goes with a control that is moved: the step that is shown.

        At the start all have all of their way to go; so from there to the end.
        """
        return self._looked_at(start=False, size=control != "time", last=self.steps)

    @property
    def step_size(self) -> float:
        """The step size with two significant digits, as it is written."""
        return step_size_of(self.rate)


@dataclass(frozen=True)
class Plane(_Race):
    """A race over two weights of a model.

    Parameters
    ----------
    window
        The weights that are drawn.
    floor
        The lowest logarithm of the distance that is drawn.
    l2
        The price of half the squared weights, for every loss of the race.
    start
        Where every loss begins: both weights.
    """

    window: ClassVar[Window]
    floor: ClassVar[float] = -3.0
    l2: ClassVar[float] = 0.0
    start: tuple[float, ...] = numbers((-1.0, -1.0), -10, 10)

    def __post_init__(self) -> None:
        """Start on the chart."""
        super().__post_init__()
        self._put(start=within(self.start, self.window))


@dataclass(frozen=True)
class Prices(Plane):
    """A line through houses, with three losses."""

    model = "price"
    losses = titles(model)
    dial = (-1.5, 0.5)
    window = ((-1.0, 2.0), (0.0, 3.6))
    loss: str = one_of(*losses)
    start: tuple[float, ...] = numbers((-0.5, 0.5), -10, 10)
    rate: float = number(-0.05, *dial)


@dataclass(frozen=True)
class Species(Plane):
    """The cat or the dog family, with two losses, from a start sure and wrong."""

    model = "family"
    losses = titles(model)
    window = ((-7.0, 6.0), (-6.0, 8.0))
    floor = -1.5
    l2 = 0.001
    steps = 60
    loss: str = one_of(*losses)
    start: tuple[float, ...] = numbers((4.0, -4.0), -10, 10)
    time: float = number(float(steps), 0, steps)


@dataclass(frozen=True)
class Mails(Plane):
    """A boundary for mails, with three losses."""

    model = "spam"
    losses = titles(model)
    window = ((-1.5, 3.0), (-1.5, 3.0))
    loss: str = one_of(*losses)


@dataclass(frozen=True)
class OneMail(_Race):
    """A race of one logit: that of a mail that is spam.

    Parameters
    ----------
    logit
        Where both losses begin.
    """

    logits: ClassVar[tuple[float, float]] = (-6.0, 6.0)
    model = "mail"
    losses = titles("family")
    dial = (-1.0, 1.5)
    steps = 60
    loss: str = one_of(*losses)
    logit: float = number(-5.0, *logits)
    rate: float = number(0.0, *dial)
    time: float = number(float(steps), 0, steps)


State = Plane | OneMail
KINDS = {"price": Prices, "family": Species, "mail": OneMail, "spam": Mails}
