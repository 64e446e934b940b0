"""Three models: what can be chosen and moved in a run of each."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from ui.lessons.example import examples
from ui.lessons.training.data import LOSSES, TrainingData, titles, training_data
from ui.lessons.training.state import Stepwise, step_size_of, within
from ui.state import between, flag, number, numbers, one_of

MOST_POSITIONS = 120
DIAL_STEP = 0.05
PENALTIES = {
    "none": "No penalty",
    **{f"l1-{price}": f"L1 × {price}" for price in ("0.03", "0.1", "0.28", "1.2")},
    **{
        f"l2-{price}": f"L2 × {price}" for price in ("0.001", "0.03", "0.1", "0.3", "1")
    },
}
BATCHES = {"all": "All samples", "32": "32 a step", "1": "1 a step"}
SMALL_BATCHES = {"all": "All samples", "1": "1 a step"}
MOMENTA = {"0": "No momentum", "0.5": "Momentum 0.5", "0.9": "Momentum 0.9"}
SCALES = {True: "Area scaled", False: "Area in sq ft"}


@dataclass(frozen=True)
class Descent(Stepwise):
    """A run down the objective of a model.

    Parameters
    ----------
    steps
        How many there are: the example says so.
    start
        The two weights from which descent begins.
    power
        The step size as a power of ten, as its dial has it.
    time
        The step that is looked at, from 0 to `steps`.
    """

    preset: str
    model: ClassVar[str]
    dial: ClassVar[tuple[float, float]]
    """The ends of the dial of the step size, as powers of ten."""
    loss_field: ClassVar[str]
    batches: ClassVar[Mapping[str, str]] = BATCHES
    steps: int = 60
    batch: str = one_of(*BATCHES)
    momentum: str = one_of(*MOMENTA)
    penalty: str = one_of(*PENALTIES)
    start: tuple[float, ...] = numbers((0.0, 0.0), -10, 10)
    power: float = number(0.0, -2.5, 2.5)
    time: float = number(240.0, 0, 240)

    def __post_init__(self) -> None:
        """Keep what a link says to what this model can show."""
        time = between(self.time, 0, self.steps)
        self._put(
            start=within(self.start, self.data.window),
            power=between(self.power, *self.dial),
            time=float(round(time / self.every) * self.every),
        )

    def along(self, control: str) -> dict[str, float]:
        """What goes with a control that is moved: the step that is shown."""
        return self._looked_at(
            start=control == "start", size=control == "power", last=self.steps
        )

    @property
    def scaled(self) -> bool:
        """Whether the features are standardised."""
        return True

    @property
    def loss(self) -> str:
        """The name of the loss, of those that fit the model."""
        return getattr(self, self.loss_field)

    @property
    def losses(self) -> dict[str, str]:
        """The losses that fit the model, with their titles."""
        return titles(self.model)

    @property
    def data(self) -> TrainingData:
        """What the model is trained on."""
        return training_data(self.model, loss=self.loss, scaled=self.scaled)

    @property
    def step_size(self) -> float:
        """The step size, to two digits."""
        return step_size_of(self.power)

    @property
    def every(self) -> int:
        """How many steps there are from one position of the time line to the next."""
        return math.ceil(self.steps / MOST_POSITIONS)

    @property
    def batch_size(self) -> int | None:
        """How many samples make a step; None for all."""
        return None if self.batch == "all" else int(self.batch)

    @property
    def example(self) -> Descent:
        """The example itself, with nothing moved or chosen."""
        return EXAMPLES[self.preset].state

    def is_only_moved(self) -> bool:
        """Whether nothing but handles differs from the example."""
        rest = self.example
        put_back = dataclasses.replace(
            self, start=rest.start, power=rest.power, time=rest.time
        )
        return put_back == rest


@dataclass(frozen=True)
class Prices(Descent):
    """The price of a house by its area: a line."""

    model = "price"
    dial = (-2.5, 0.5)
    loss_field = "price_loss"
    start: tuple[float, ...] = numbers((-0.5, 0.5), -10, 10)
    power: float = number(-1.0, -2.5, 2.5)
    price_loss: str = one_of(*LOSSES["price"])
    scaled: bool = flag(True)


@dataclass(frozen=True)
class Family(Descent):
    """Cat or dog family, by litter and gestation; of 24 species."""

    model = "family"
    dial = (-1.5, 2.0)
    loss_field = "family_loss"
    batches = SMALL_BATCHES
    steps: int = 100
    batch: str = one_of(*SMALL_BATCHES)
    start: tuple[float, ...] = numbers((4.0, -4.0), -10, 10)
    family_loss: str = one_of(*LOSSES["family"])


@dataclass(frozen=True)
class Spam(Descent):
    """Spam or not, by exclamation marks and capitals."""

    model = "spam"
    dial = (-2.0, 2.0)
    loss_field = "spam_loss"
    start: tuple[float, ...] = numbers((-1.0, 2.5), -10, 10)
    spam_loss: str = one_of(*LOSSES["spam"])


KINDS = {"price": Prices, "family": Family, "spam": Spam}
EXAMPLES = examples("training/fit", KINDS)
