"""Spam or not: what can be moved and chosen, for each kind of example."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar

from ui.content import content
from ui.datasets import spam_fit
from ui.lessons.spam.mail import ScoredMail, score_mail
from ui.losses import LOOKS, capital
from ui.state import numbers, one_of, whole

LIMIT = 3.5
STEP = 0.05
TEXTS = MappingProxyType(
    {mail["name"]: mail["text"] for mail in content("lessons/spam")["mails"]}
)
"""Mails to begin from, by what they are called."""
FIRST_TEXT = next(iter(TEXTS.values()))
COMPARISONS = MappingProxyType(
    {
        "none": (),
        "zero_one": ("zero_one",),
        "squared_hinge": ("squared_hinge",),
        "logistic": ("zero_one", "logistic", "logistic_bits"),
        "exponential": ("exponential",),
        "all": (
            "zero_one",
            "squared_hinge",
            "logistic",
            "logistic_bits",
            "exponential",
        ),
    }
)
"""The losses that are drawn over the hinge loss."""
COMPARED_TITLES = MappingProxyType(
    {
        "none": "Hinge alone",
        **{name: capital(LOOKS[name].label) for name in COMPARISONS if name in LOOKS},
        "all": "All",
    }
)
"""What is said on the button of each comparison."""
LABELS = MappingProxyType(
    {
        "label_1": {"spam": "Mail 1: spam +1", "not": "not spam −1"},
        "label_2": {"spam": "Mail 2: spam +1", "not": "not spam −1"},
    }
)
OWN_LABELS = MappingProxyType({"spam": "It is spam +1", "not": "It is not spam −1"})
NAMES = MappingProxyType({1: "spam", -1: "not spam"})
_SIGNS = MappingProxyType({"spam": 1, "not": -1})


@dataclass(frozen=True)
class _Mails:
    """What all kinds have: labels and scores, and the losses beside the hinge loss.

    `controls` are the fields that are chosen under the chart, `places` the decimals
    of a score.
    """

    preset: str
    controls: ClassVar[tuple[str, ...]]
    places: ClassVar[int] = 2

    @property
    def compare(self) -> str:
        """The name of the losses that are drawn over the hinge loss."""
        raise NotImplementedError

    @property
    def compared(self) -> tuple[str, ...]:
        """The losses that are drawn over the hinge loss."""
        return COMPARISONS[self.compare]


@dataclass(frozen=True)
class TwoMails(_Mails):
    """Two mails whose labels can be flipped; the curve is that of `chosen`."""

    controls: ClassVar[tuple[str, ...]] = ("label_1", "label_2")
    scores: tuple[float, ...] = numbers((0.0, 0.0), -LIMIT, LIMIT)
    label_1: str = one_of("spam", "not")
    label_2: str = one_of("not", "spam")
    compare: str = one_of(*COMPARISONS)
    chosen: int = whole(1, 0, 1)

    @property
    def signs(self) -> tuple[int, ...]:
        """The labels: +1 spam, -1 not spam."""
        return _SIGNS[self.label_1], _SIGNS[self.label_2]


@dataclass(frozen=True)
class FirstMails(TwoMails):
    """Two mails, with the fewest numbers."""


@dataclass(frozen=True)
class ComparedMails(TwoMails):
    """Two mails that are charged by other losses too."""

    controls = ("compare",)


@dataclass(frozen=True)
class RealMails(_Mails):
    """Twelve mails of 1999 at the scores of a model."""

    controls = ("compare",)
    places = 3
    signs: ClassVar[tuple[int, ...]] = tuple(mail.y_sign for mail in spam_fit().mails)
    scores: tuple[float, ...] = numbers(
        tuple(mail.score for mail in spam_fit().mails), -LIMIT, LIMIT
    )
    compare: str = one_of(*COMPARISONS)
    chosen: int = whole(9, 0, 11)


_FIRST = score_mail(FIRST_TEXT)


@dataclass(frozen=True)
class OwnMail(_Mails):
    """A mail that the reader types: of it only what was counted, never its text."""

    controls = ("label_1",)
    chosen: ClassVar[int] = 0
    label_1: str = one_of("spam", "not")
    compare: str = one_of(*COMPARISONS)
    mail: ScoredMail = _FIRST

    @property
    def signs(self) -> tuple[int, ...]:
        """The label that the reader gives it."""
        return (_SIGNS[self.label_1],)

    @property
    def scores(self) -> tuple[float, ...]:
        """The score that the model gives it."""
        return (self.mail.score,)

    def with_text(self, text: str) -> OwnMail:
        """The state with the score of a text that the reader has typed."""
        return dataclasses.replace(self, mail=score_mail(text))


Given = TwoMails | RealMails
State = Given | OwnMail
KINDS = MappingProxyType(
    {
        "two": TwoMails,
        "first": FirstMails,
        "compared": ComparedMails,
        "real": RealMails,
        "own": OwnMail,
    }
)
