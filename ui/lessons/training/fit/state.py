"""The state of the part "Three models" of the page "Training", and its examples."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ui.lessons.training.data import LOSSES, TrainingData, training_data
from ui.state import between, flag, number, numbers, one_of

MOST_POSITIONS = 120
DIALS = MappingProxyType(
    {"price": (-2.5, 0.5), "family": (-1.5, 2.0), "spam": (-2.0, 2.0)}
)
"""The ends of the dial of the step size, as powers of ten."""
DIAL_STEP = 0.05
PENALTIES = MappingProxyType(
    {
        "none": "No penalty",
        "l1-0.03": "L1 × 0.03",
        "l1-0.1": "L1 × 0.1",
        "l1-0.28": "L1 × 0.28",
        "l1-1.2": "L1 × 1.2",
        "l2-0.001": "L2 × 0.001",
        "l2-0.03": "L2 × 0.03",
        "l2-0.1": "L2 × 0.1",
        "l2-0.3": "L2 × 0.3",
        "l2-1": "L2 × 1",
    }
)
BATCHES = MappingProxyType({"all": "All samples", "32": "32 a step", "1": "1 a step"})
SMALL_BATCHES = MappingProxyType({name: BATCHES[name] for name in ("all", "1")})
MOMENTA = MappingProxyType(
    {"0": "No momentum", "0.5": "Momentum 0.5", "0.9": "Momentum 0.9"}
)
SCALES = MappingProxyType({True: "Area scaled", False: "Area in sq ft"})
LOSS_FIELDS = MappingProxyType(
    {"price": "price_loss", "family": "family_loss", "spam": "spam_loss"}
)
LOSS_TITLES = MappingProxyType(
    {
        "squared_error": "Squared error",
        "absolute_error": "Absolute error",
        "huber": "Huber",
        "binary_cross_entropy_logits": "Cross-entropy",
        "brier_logits": "Brier",
        "hinge": "Hinge",
        "squared_hinge": "Squared hinge",
        "logistic": "Logistic",
    }
)


@dataclass(frozen=True)
class State:
    """What a reader can change; `model` and `steps` are fixed by the preset.

    Parameters
    ----------
    start
        The two weights from which descent begins.
    power
        The step size as a power of ten, as its dial has it.
    time
        The step that is looked at, from 0 to `steps`.
    """

    preset: str = "price-line"
    model: str = "price"
    steps: int = 60
    price_loss: str = one_of(*LOSSES["price"])
    family_loss: str = one_of(*LOSSES["family"])
    spam_loss: str = one_of(*LOSSES["spam"])
    scaled: bool = flag(True)
    batch: str = one_of(*BATCHES)
    momentum: str = one_of(*MOMENTA)
    penalty: str = one_of(*PENALTIES)
    start: tuple[float, ...] = numbers((-0.5, 0.5), -10, 10)
    power: float = number(-1.0, -2.5, 2.5)
    time: float = number(60.0, 0, 240)

    def __post_init__(self) -> None:
        """Keep what a link says to what this model can show."""
        if self.batch not in self.batches:
            self._put("batch", "all")
        pairs = zip(self.start, self.data.window, strict=True)
        self._put("start", tuple(between(each, *ends) for each, ends in pairs))
        self._put("power", between(self.power, *DIALS[self.model]))
        time = between(self.time, 0, self.steps)
        self._put("time", float(round(time / self.every) * self.every))

    def _put(self, name: str, value) -> None:
        object.__setattr__(self, name, value)

    @property
    def used(self) -> frozenset[str]:
        """The words of a link that mean something for this kind of example."""
        words = {"batch", "momentum", "penalty", "start", "power", "time"}
        own = {"scaled"} if self.model == "price" else set()
        return frozenset(words | own | {self.loss_field})

    @property
    def loss_field(self) -> str:
        """The field that holds the loss of this model."""
        return LOSS_FIELDS[self.model]

    @property
    def loss(self) -> str:
        """The name of the loss, of those that fit the model."""
        return getattr(self, self.loss_field)

    @property
    def losses(self) -> dict[str, str]:
        """The losses that fit the model, with their titles."""
        return {name: LOSS_TITLES[name] for name in LOSSES[self.model]}

    @property
    def batches(self) -> Mapping[str, str]:
        """How many samples may make a step; there are only 24 species."""
        return SMALL_BATCHES if self.model == "family" else BATCHES

    @property
    def data(self) -> TrainingData:
        """What the model is trained on."""
        return training_data(self.model, loss=self.loss, scaled=self.scaled)

    @property
    def step_size(self) -> float:
        """The step size, to two digits."""
        return float(f"{10**self.power:.2g}")

    @property
    def every(self) -> int:
        """How many steps there are from one position of the time line to the next."""
        return math.ceil(self.steps / MOST_POSITIONS)

    @property
    def step(self) -> int:
        """The step that is looked at, a whole number."""
        return round(self.time)

    @property
    def clause(self) -> str:
        """What the example is about, as long as nothing but handles was changed."""
        own = PRESETS[self.preset]
        ground = (self.loss_field, "scaled", "batch", "momentum", "penalty")
        is_own = all(getattr(self, each) == getattr(own, each) for each in ground)
        return f"{CLAUSES[self.preset]} " if is_own else ""

    @property
    def batch_size(self) -> int | None:
        """How many samples make a step; None for all."""
        if self.batch == "all" or int(self.batch) >= len(self.data.train):
            return None
        return int(self.batch)


def _at(preset: str, **fields) -> State:
    fields.setdefault("time", float(fields.get("steps", 60)))
    return State(preset=preset, **fields)


def _power(step_size: float) -> float:
    """The dial's own position for a step size."""
    return round(math.log10(step_size) / DIAL_STEP) * DIAL_STEP


_PLAIN = {"start": (0.0, 2.3), "steps": 160}
_CATS = {"model": "family", "start": (4.0, -4.0), "steps": 100, "power": 0.0}
_MAILS = {"model": "spam", "start": (-1.0, 2.5), "steps": 60}

PRESETS = MappingProxyType(
    {
        each.preset: each
        for each in (
            _at("price-line"),
            _at("price-ravine", **_PLAIN, scaled=False, power=_power(0.28)),
            _at("price-scaled", **_PLAIN, power=_power(0.28)),
            _at("price-momentum", **_PLAIN, scaled=False, momentum="0.9"),
            _at("price-diverges", start=(0.3, 1.5), steps=20, power=_power(1.1)),
            _at("price-crawls", power=_power(0.005)),
            _at("price-bounces", price_loss="absolute_error", power=0.0),
            _at("price-huber", price_loss="huber", power=0.0),
            _at("price-noisy", batch="1", steps=120, power=_power(0.05)),
            _at("price-l1", start=(1.5, 3.2), penalty="l1-1.2"),
            _at("family-entropy", **_CATS),
            _at(
                "family-brier", **_CATS, family_loss="brier_logits", penalty="l2-0.001"
            ),
            _at("spam-hinge", **_MAILS, power=_power(0.5)),
            _at("spam-l2", **_MAILS, spam_loss="logistic", power=0.0, penalty="l2-0.3"),
        )
    }
)
TITLES = MappingProxyType(
    {
        "price-line": "Squared error finds the line",
        "price-ravine": "A ravine: the area unscaled",
        "price-scaled": "The same, the area scaled",
        "price-momentum": "Momentum crosses the ravine",
        "price-diverges": "Step size too large",
        "price-crawls": "Step size too small",
        "price-bounces": "Absolute error bounces",
        "price-huber": "Huber: no bounce",
        "price-noisy": "One house a step: noise",
        "price-l1": "L1: a weight exactly zero",
        "family-entropy": "Cat family: cross-entropy",
        "family-brier": "Brier from a bad start",
        "spam-hinge": "Spam: hinge",
        "spam-l2": "L2 pulls towards zero",
    }
)
CLAUSES = MappingProxyType(
    {
        "price-line": "A bowl: the nearer, the flatter.",
        "price-ravine": "Area not scaled: one direction curves 46 times as much.",
        "price-scaled": "Area scaled: both directions curve alike.",
        "price-momentum": "Each step repeats 0.9 of the last one.",
        "price-diverges": "The step begins over the limit.",
        "price-crawls": "The step begins at a 200th of the limit.",
        "price-bounces": "Absolute error: the step begins over its practical limit.",
        "price-huber": "Huber: straight far off, a bowl within $50,000.",
        "price-noisy": "Each step sees one house of 2,198.",
        "price-l1": "L1 takes the slope to exactly 0.",
        "family-entropy": "The run begins sure of the wrong family.",
        "family-brier": "The run begins sure and wrong: there Brier is almost flat.",
        "spam-hinge": "Mails right by a margin of 1 stop pulling.",
        "spam-l2": "L2 shortens both weights, and takes none to 0.",
    }
)
"""What each example is about, in front of what can be dragged.

It is said of the example's own loss, samples and penalty; the start and the step size
may be anywhere.
"""
QUESTIONS = MappingProxyType(
    {
        "price-line": "does a farther start need more steps to 1 % of its own height?",
        "price-ravine": "from which start does it not zigzag?",
        "price-scaled": "at which step size is it as slow as the ravine?",
        "price-momentum": "with which step size does it arrive soonest?",
        "price-diverges": "how small must it be to come to rest?",
        "price-crawls": "how large must it be to arrive in 10 steps?",
        "price-bounces": "at which smaller step size does it arrive?",
        "price-huber": "with which step size does it bounce as well?",
        "price-noisy": "does a smaller step make the cloud smaller?",
        "price-l1": "is there a start from which it keeps a slope?",
        "family-entropy": "how many steps from 0 and 0, where no feature counts?",
        "family-brier": "with which step size does it arrive?",
        "spam-hinge": "with which step size does it jump to and fro?",
        "spam-l2": "from which start do both weights grow?",
    }
)
