"""The state of the lesson "Cat or dog", and its examples."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from ui.datasets import species_fit
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
"""The preset "near" enlarges the probabilities from 0 to this one."""
MOST_LOGIT = 4.0


@dataclass(frozen=True)
class Animal:
    """A picture in a batch: its name, its label (1 for cat, 0 for dog) and itself."""

    name: str
    y_true: int
    picture: str


@dataclass(frozen=True)
class State:
    """What a reader can change; `kind` and `animals` are fixed by the preset.

    Parameters
    ----------
    p
        The probability of "cat"; `probs` has one for each animal of a batch.
    target
        The share of "cat" in a soft label.
    logits
        One for each of the three classes, of which `truth` is the true one.
    chosen
        The animal, or the logit, of which the right panel speaks.
    """

    preset: str = "classic"
    kind: str = "one"
    animals: tuple[Animal, ...] = ()
    p: float = number(0.7, 0, 1)
    label: str = one_of("cat", "dog")
    unit: str = one_of("nats", "bits")
    axis: str = one_of("probability", "logit")
    probs: tuple[float, ...] = numbers((), 0, 1)
    reduction: str = one_of("mean", "sum")
    target: float = number(0.7, 0, 1)
    logits: tuple[float, ...] = logits((2.0, 0.0, -1.0), -MOST_LOGIT, MOST_LOGIT)
    truth: str = one_of(*CLASSES)
    chosen: int = whole(0, 0, len(SHOWN_SPECIES) - 1)

    def __post_init__(self) -> None:
        """Keep what a link says to what this kind of example can show."""
        last = len(self.animals or CLASSES) - 1
        object.__setattr__(self, "chosen", min(self.chosen, last))
        if self.kind == "near":
            object.__setattr__(self, "p", min(self.p, NEAR))

    @property
    def used(self) -> frozenset[str]:
        """The words of a link that mean something for this kind of example."""
        return frozenset(_USED[self.kind])


_USED = MappingProxyType(
    {
        "one": {"p", "label", "unit", "axis"},
        "near": {"p", "unit"},
        "batch": {"probs", "reduction", "chosen"},
        "soft": {"p", "target", "unit", "axis"},
        "three": {"logits", "truth", "unit", "chosen"},
        "brier": {"p", "label", "axis"},
    }
)
_FOUR = (
    Animal("Cat", 1, "cat-face"),
    Animal("Black cat", 1, "black-cat"),
    Animal("Dog", 0, "dog-face"),
    Animal("Poodle", 0, "poodle"),
)
_SPECIES = {species.name: species for species in species_fit().species}
_EIGHT = tuple(_SPECIES[name] for name in SHOWN_SPECIES)

PRESETS = MappingProxyType(
    {
        "classic": State(),
        "near": State(preset="near", kind="near", p=0.01),
        "batch": State(
            preset="batch",
            kind="batch",
            animals=_FOUR,
            probs=(0.9, 0.6, 0.2, 0.8),
            chosen=3,
        ),
        "species": State(
            preset="species",
            kind="batch",
            animals=tuple(
                Animal(each.name, each.y_true, each.picture) for each in _EIGHT
            ),
            probs=tuple(each.p_cat for each in _EIGHT),
            chosen=SHOWN_SPECIES.index("maned wolf"),
        ),
        "soft": State(preset="soft", kind="soft", p=0.5),
        "three": State(preset="three", kind="three"),
        "brier": State(preset="brier", kind="brier", p=0.02, axis="logit"),
    }
)
TITLES = MappingProxyType(
    {
        "classic": "One picture: 0.7 cat",
        "near": "Sure and wrong: p near 0",
        "batch": "A batch of four",
        "species": "Real species",
        "soft": "A label of 70 : 30",
        "three": "Three classes",
        "brier": "Squared error beside it",
    }
)
LABELS = MappingProxyType({"cat": "Label cat", "dog": "Label dog"})
CLASS_TITLES = MappingProxyType({"cat": "Label cat", "dog": "Dog", "fox": "Fox"})
UNITS = MappingProxyType({"nats": "Nats", "bits": "Bits"})
AXES = MappingProxyType({"probability": "Probability", "logit": "Logit"})
REDUCTIONS = MappingProxyType({"mean": "Mean", "sum": "Sum"})
