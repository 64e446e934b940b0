"""The state of the part "Race" of the page "Training", and its examples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ui.state import between, number, numbers, one_of

MOST_STEPS = 60
NO_WINDOW = ((0.0, 1.0), (0.0, 1.0))


@dataclass(frozen=True)
class Kind:
    """What is fixed for one kind of race.

    Parameters
    ----------
    losses
        Those that run, as the registry names them.
    window
        The weights that are drawn; nothing for a race of one logit.
    dial
        Lowest and highest logarithm (to base 10) of the step size.
    floor
        The lowest logarithm of the distance that is drawn.
    l2
        The price of half the squared weights, for every loss of the race.
    delta
        Huber's, in $100,000.
    """

    losses: tuple[str, ...]
    dial: tuple[float, float]
    floor: float = -3.0
    window: tuple[tuple[float, float], tuple[float, float]] = NO_WINDOW
    l2: float = 0.0
    delta: float = 0.5


KINDS = MappingProxyType(
    {
        "price": Kind(
            ("squared_error", "absolute_error", "huber"),
            (-1.5, 0.5),
            window=((-1.0, 2.0), (0.0, 3.6)),
        ),
        "family": Kind(
            ("binary_cross_entropy_logits", "brier_logits"),
            (-1.0, 2.0),
            floor=-1.5,
            window=((-7.0, 6.0), (-6.0, 8.0)),
            l2=0.001,
        ),
        "mail": Kind(("binary_cross_entropy_logits", "brier_logits"), (-1.0, 1.5)),
        "spam": Kind(
            ("hinge", "squared_hinge", "logistic"),
            (-1.0, 2.0),
            window=((-1.5, 3.0), (-1.5, 3.0)),
        ),
    }
)
LOSSES = tuple(dict.fromkeys(name for kind in KINDS.values() for name in kind.losses))
LOGITS = (-6.0, 6.0)


@dataclass(frozen=True)
class State:
    """What a reader can change; `kind` and `steps` are fixed by the preset.

    Parameters
    ----------
    kind
        One of `KINDS`.
    loss
        The one whose rings are drawn and of which the first numbers speak.
    start
        Where every loss begins: both weights.
    logit
        The same for the race of one logit.
    rate
        The logarithm, to base 10, of the step size, which is the same for all.
    time
        The step that is shown.
    """

    preset: str = "race-prices"
    kind: str = "price"
    steps: int = 40
    loss: str = one_of("absolute_error", *LOSSES)
    start: tuple[float, ...] = numbers((-0.5, 0.5), -10, 10)
    logit: float = number(-5.0, *LOGITS)
    rate: float = number(-0.05, -2, 2)
    time: float = number(40.0, 0, MOST_STEPS)

    def __post_init__(self) -> None:
        """Keep what a link says to what this kind of race can show."""
        fixed = self.fixed
        if self.loss not in fixed.losses:
            self._put("loss", fixed.losses[-1])
        pairs = zip(self.start, fixed.window, strict=True)
        if self.kind != "mail":
            self._put("start", tuple(between(each, *ends) for each, ends in pairs))
        self._put("rate", round(between(self.rate, *fixed.dial), 4))
        self._put("time", float(round(between(self.time, 0, self.steps))))

    def _put(self, name: str, value) -> None:
        object.__setattr__(self, name, value)

    @property
    def used(self) -> frozenset[str]:
        """The words of a link that mean something for this kind of example."""
        where = "logit" if self.kind == "mail" else "start"
        return frozenset({"loss", "rate", "time", where})

    @property
    def fixed(self) -> Kind:
        """What belongs to the kind of the race."""
        return KINDS[self.kind]

    @property
    def step(self) -> int:
        """The step that is shown, a whole number."""
        return round(self.time)

    @property
    def step_size(self) -> float:
        """The step size with two significant digits, as it is written."""
        return float(f"{10**self.rate:.2g}")


PRESETS: Mapping[str, State] = MappingProxyType(
    {
        "race-prices": State(),
        "race-limit": State(preset="race-limit", rate=0.05, loss="squared_error"),
        "race-confident": State(
            preset="race-confident",
            kind="family",
            steps=60,
            time=60.0,
            loss="brier_logits",
            start=(4.0, -4.0),
            rate=0.0,
        ),
        "race-mail": State(
            preset="race-mail",
            kind="mail",
            steps=60,
            time=60.0,
            loss="brier_logits",
            rate=0.0,
        ),
        "race-spam": State(
            preset="race-spam",
            kind="spam",
            loss="hinge",
            start=(-1.0, -1.0),
            rate=0.0,
        ),
    }
)
TITLES = MappingProxyType(
    {
        "race-prices": "Prices: one of three bounces",
        "race-limit": "Over one limit, under the other",
        "race-confident": "Confidently wrong: species",
        "race-mail": "Confidently wrong: one mail",
        "race-spam": "Hinge lets easy mails go",
    }
)
NAMES = MappingProxyType(
    {
        "squared_error": "squared error",
        "absolute_error": "absolute error",
        "huber": "Huber",
        "binary_cross_entropy_logits": "cross-entropy",
        "brier_logits": "Brier",
        "hinge": "hinge",
        "squared_hinge": "squared hinge",
        "logistic": "logistic",
    }
)
LOSS_TITLES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        kind: MappingProxyType(
            {name: NAMES[name][0].upper() + NAMES[name][1:] for name in fixed.losses}
        )
        for kind, fixed in KINDS.items()
    }
)
