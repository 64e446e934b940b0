"""The states of the lesson "Spam or not": its fields, its presets, its numbers."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from losses import hinge, hinge_subgradient, margin, reduce_loss, zero_one
from ui.datasets import spam_fit
from ui.lessons.spam.mail import EXAMPLE_MAILS, ScoredMail, score_mail
from ui.state import numbers, one_of, whole

LIMIT = 3.5
STEP = 0.05
EXAMPLES = MappingProxyType({mail.name: mail.text for mail in EXAMPLE_MAILS})
FIRST_TEXT = EXAMPLE_MAILS[0].text
COMPARED = MappingProxyType(
    {
        "zero_one": "zero-one",
        "squared_hinge": "squared hinge",
        "logistic": "logistic",
        "logistic_bits": "logistic ÷ ln 2",
        "exponential": "exponential",
    }
)
COMPARISONS = MappingProxyType(
    {
        "zero_one": ("zero_one",),
        "squared_hinge": ("squared_hinge",),
        "logistic": ("zero_one", "logistic", "logistic_bits"),
        "exponential": ("exponential",),
        "all": tuple(COMPARED),
    }
)
COMPARED_TITLES = MappingProxyType(
    {
        "none": "Hinge alone",
        "zero_one": "Zero-one",
        "squared_hinge": "Squared hinge",
        "logistic": "Logistic",
        "exponential": "Exponential",
        "all": "All",
    }
)
LABEL_TITLES = MappingProxyType(
    {
        "mail 1": {"spam": "Mail 1: spam +1", "not": "not spam −1"},
        "mail 2": {"spam": "Mail 2: spam +1", "not": "not spam −1"},
        "mine": {"spam": "It is spam +1", "not": "It is not spam −1"},
    }
)


@dataclass(frozen=True)
class State:
    """What the reader can set.

    `case` is "two" mails with labels to flip, twelve "real" ones, or the reader's
    "own". Of the own mail only what was counted is here, never its text.
    """

    preset: str = "classic"
    case: str = "two"
    scores: tuple[float, ...] = numbers((2.0, -0.5), -LIMIT, LIMIT)
    label_1: str = one_of("spam", "not")
    label_2: str = one_of("not", "spam")
    compare: str = one_of("none", *COMPARISONS)
    chosen: int = whole(1, 0, 11)
    mail: ScoredMail | None = None

    def __post_init__(self) -> None:
        """Choose a mail that there is."""
        last = max(len(self.scores) - 1, 0)
        object.__setattr__(self, "chosen", min(self.chosen, last))

    @property
    def used(self) -> frozenset[str]:
        """The words of a link that mean something for this kind of example."""
        if self.case == "real":
            return frozenset({"scores", "compare", "chosen"})
        if self.case == "own":
            return frozenset({"label_1", "compare"})
        return frozenset({"scores", "label_1", "label_2", "compare", "chosen"})

    @property
    def is_slide(self) -> bool:
        """Whether it shows its point without controls; an own mail needs a box."""
        return self.case != "own"


@dataclass(frozen=True)
class Numbers:
    """The margins and losses of all mails of a state."""

    signs: np.ndarray
    scores: np.ndarray
    margins: np.ndarray
    losses: np.ndarray
    total: float
    mean: float
    wrong: int
    chosen: int

    @property
    def sign(self) -> int:
        """The label of the chosen mail."""
        return int(self.signs[self.chosen])

    @property
    def score(self) -> float:
        """The score of the chosen mail."""
        return float(self.scores[self.chosen])

    @property
    def margin(self) -> float:
        """The margin of the chosen mail."""
        return float(self.margins[self.chosen])

    @property
    def loss(self) -> float:
        """The hinge loss of the chosen mail."""
        return float(self.losses[self.chosen])

    @property
    def slopes(self) -> tuple[float, float]:
        """The least and the greatest slope by the chosen mail's score."""
        least, greatest = hinge_subgradient(self.sign, self.score)
        return float(least), float(greatest)


def numbers_of(state: State) -> Numbers:
    """Compute the margins and losses of all mails of a state."""
    signs = np.array(signs_of(state))
    scores = np.array(scores_of(state))
    losses = hinge(signs, scores)
    return Numbers(
        signs=signs,
        scores=scores,
        margins=margin(signs, scores),
        losses=losses,
        total=float(reduce_loss(losses, "sum")),
        mean=float(reduce_loss(losses, "mean")),
        wrong=round(float(reduce_loss(zero_one(signs, scores), "sum"))),
        chosen=state.chosen,
    )


def signs_of(state: State) -> tuple[int, ...]:
    """The labels: +1 spam, -1 not spam."""
    if state.case == "real":
        return tuple(mail.y_sign for mail in spam_fit().mails)
    sign = {"spam": 1, "not": -1}
    if state.case == "own":
        return (sign[state.label_1],)
    return sign[state.label_1], sign[state.label_2]


def scores_of(state: State) -> tuple[float, ...]:
    """The scores, in the order of the mails."""
    if state.case == "own":
        return (state.mail.score,)
    return state.scores


def with_text(state: State, text: str) -> State:
    """The state with the score of a text the reader has typed."""
    return dataclasses.replace(state, mail=score_mail(text))


def presets_with(text: str) -> dict[str, State]:
    """The presets, in which the reader's own mail is this text."""
    return PRESETS | {"own": with_text(PRESETS["own"], text)}


def _real_scores() -> tuple[float, ...]:
    return tuple(mail.score for mail in spam_fit().mails)


PRESETS = MappingProxyType(
    {
        "classic": State(),
        "sure": State(preset="sure", scores=(0.5, -0.5)),
        "kink": State(preset="kink", scores=(2.0, -1.0)),
        "wrong": State(preset="wrong", label_2="spam"),
        "compare": State(preset="compare", scores=(2.0, 0.25), compare="all"),
        "real": State(preset="real", case="real", scores=_real_scores(), chosen=9),
        "own": with_text(
            State(preset="own", case="own", scores=(), chosen=0), FIRST_TEXT
        ),
    }
)
TITLES = MappingProxyType(
    {
        "classic": "Two mails",
        "sure": "Right, but not sure",
        "kink": "Exactly at the kink",
        "wrong": "On the wrong side",
        "compare": "Hinge and five others",
        "real": "Twelve real mails",
        "own": "A mail of your own",
    }
)
