"""Cat or dog: what can be moved and chosen, for each kind of example."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar

from ui.datasets import Species, species_fit
from ui.state import logits, number, numbers, one_of, whole

CLASSES = ("cat", "dog", "fox")
SHOWN_SPECIES = (
    "lion",
    "serval",
    "wildcat",
    "African wildcat",
    "maned wolf",
    "bush dog",
    "red fox",
    "grey wolf",
)
NEAR = 0.1
"""Near zero, the probabilities from 0 to this one are enlarged."""
MOST_LOGIT = 4.0
LABELS = MappingProxyType({"cat": "Label cat", "dog": "Label dog"})
CLASS_TITLES = MappingProxyType({"cat": "Label cat", "dog": "Dog", "fox": "Fox"})
UNITS = MappingProxyType({"nats": "Nats", "bits": "Bits"})
AXES = MappingProxyType({"probability": "Probability", "logit": "Logit"})
REDUCTIONS = MappingProxyType({"mean": "Mean", "sum": "Sum"})


@dataclass(frozen=True)
class Animal:
    """A picture in a batch: its name, its label (1 for cat, 0 for dog) and itself."""

    name: str
    y_true: int
    picture: str


@dataclass(frozen=True)
class OnePicture:
    """A bar divided between cat and dog: `p` is the probability of "cat"."""

    preset: str
    most: ClassVar[float] = 1.0
    p: float = number(0.5, 0, 1)
    label: str = one_of(*LABELS)
    unit: str = one_of(*UNITS)
    axis: str = one_of(*AXES)


@dataclass(frozen=True)
class NearZero:
    """A picture of a cat to which the model gives little; `most` is all it can."""

    preset: str
    most: ClassVar[float] = NEAR
    label: ClassVar[str] = "cat"
    axis: ClassVar[str] = "probability"
    p: float = number(NEAR, 0, NEAR)
    unit: str = one_of(*UNITS)


@dataclass(frozen=True)
class SquaredBeside:
    """The cross-entropy of one picture, with the squared error beside it."""

    preset: str
    most: ClassVar[float] = 1.0
    unit: ClassVar[str] = "nats"
    p: float = number(0.5, 0, 1)
    label: str = one_of(*LABELS)
    axis: str = one_of(*AXES)


@dataclass(frozen=True)
class SoftLabel:
    """A label that is a share: `target` is that of "cat"."""

    preset: str
    p: float = number(0.5, 0, 1)
    unit: str = one_of(*UNITS)
    axis: str = one_of(*AXES)
    target: float = number(0.5, 0, 1)


@dataclass(frozen=True)
class FourPictures:
    """A batch: `probs` are the probabilities of "cat", and the curve is of `chosen`.

    `own` is what the animals' own class is called, and `each` what they are.
    """

    preset: str
    unit: ClassVar[str] = "nats"
    each: ClassVar[str] = "pictures"
    own: ClassVar[str] = "label"
    animals: ClassVar[tuple[Animal | Species, ...]] = (
        Animal("Cat", 1, "cat-face"),
        Animal("Black cat", 1, "black-cat"),
        Animal("Dog", 0, "dog-face"),
        Animal("Poodle", 0, "poodle"),
    )
    probs: tuple[float, ...] = numbers((0.5,) * 4, 0, 1)
    reduction: str = one_of(*REDUCTIONS)
    chosen: int = whole(0, 0, 3)


_SPECIES = {species.name: species for species in species_fit().species}
_EIGHT = tuple(_SPECIES[name] for name in SHOWN_SPECIES)


@dataclass(frozen=True)
class EightSpecies(FourPictures):
    """Eight real species, with what a fit gives them."""

    each = "species"
    own = "family"
    animals = _EIGHT
    probs: tuple[float, ...] = numbers(tuple(one.p_cat for one in _EIGHT), 0, 1)
    chosen: int = whole(SHOWN_SPECIES.index("maned wolf"), 0, len(_EIGHT) - 1)


@dataclass(frozen=True)
class ThreeClasses:
    """Logits of three classes, `truth` the true one; the curve is that of `chosen`."""

    preset: str
    unit: str = one_of(*UNITS)
    logits: tuple[float, ...] = logits((0.0,) * 3, -MOST_LOGIT, MOST_LOGIT)
    truth: str = one_of(*CLASSES)
    chosen: int = whole(0, 0, len(CLASSES) - 1)


One = OnePicture | NearZero | SquaredBeside
State = One | SoftLabel | FourPictures | ThreeClasses
KINDS = MappingProxyType(
    {
        "one": OnePicture,
        "near": NearZero,
        "squared": SquaredBeside,
        "soft": SoftLabel,
        "pictures": FourPictures,
        "species": EightSpecies,
        "three": ThreeClasses,
    }
)
