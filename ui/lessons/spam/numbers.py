"""Spam or not: the margins and losses of a state, and how they are said."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from losses import REGISTRY, hinge, hinge_subgradient, margin, reduce_loss, zero_one
from ui.datasets import spam_fit
from ui.lessons.spam.mail import FEW_WORDS
from ui.lessons.spam.state import (
    NAMES,
    FirstMails,
    OwnMail,
    RealMails,
    State,
    TwoMails,
)
from ui.live_chart.scene import Readout
from ui.losses import LOOKS
from ui.mathml import Term, term
from ui.numbers import fixed, said, signed

ATTRIBUTES = 3


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
        """The least and the greatest slope by the chosen mail's margin."""
        least, greatest = hinge_subgradient(1, self.margin)
        return float(least), float(greatest)


def numbers_of(state: State) -> Numbers:
    """Compute the margins and losses of all mails of a state."""
    signs, scores = np.array(state.signs), np.array(state.scores)
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


@lru_cache(maxsize=4096)
def loss_at(name: str, margin: float) -> float:
    """A loss of one mail; it depends on label and score only by the margin."""
    return float(REGISTRY[name].value(1, margin))


def verdict(margin: float) -> str:
    """Where a margin is, in words."""
    if margin >= 1:
        return "right side, confident enough"
    if margin > 0:
        return "right side, not confident enough"
    return "wrong side" if margin < 0 else "on the border, counts as wrong"


def readouts(state: State, now: Numbers) -> tuple[Readout, ...]:
    """The total, then what is special to the chosen mail and to the example."""
    if isinstance(state, OwnMail):
        return _own_readouts(state, now)
    count, places = len(now.scores), state.places
    who = f"mail {now.chosen + 1}"
    total = Readout(
        "total",
        f"Hinge loss, sum of {count} mails",
        fixed(now.total, places),
        note=f"mean {said(now.mean)}",
        tone="loss",
    )
    found = [total, _margin(state, now, who), _gradient(now, who)]
    if isinstance(state, FirstMails):
        return tuple(found)
    found.append(_loss(state, now, who))
    wrong = f"{now.wrong} of {count}"
    note = "a score of 0 counts as wrong"
    found.append(Readout("wrong", "On the wrong side", wrong, note=note))
    if "logistic" in state.compared:
        found.append(_logistic(now, who))
    if isinstance(state, RealMails):
        found.append(_counted(now))
    return tuple(found)


def _own_readouts(state: OwnMail, now: Numbers) -> tuple[Readout, ...]:
    features = state.mail.features
    says = "spam" if state.mail.score > 0 else "not spam"
    return (
        _loss(state, now, "your mail"),
        Readout(
            "score",
            "Score",
            ("+" if now.score > 0 else "") + fixed(now.score, 2),
            note=f"the model says {says}",
        ),
        _margin(state, now, "your mail"),
        _gradient(now, "your mail"),
        Readout(
            "size",
            "Counted",
            f"{features.words:,} words",
            note=f"{features.characters:,} characters"
            if features.words >= FEW_WORDS
            else "very short: extreme percentages",
        ),
    )


def _loss(state: State, now: Numbers, who: str) -> Readout:
    written = fixed(now.loss, state.places)
    return Readout(
        "loss", f"Hinge loss, {who}", written, note=verdict(now.margin), tone="loss"
    )


def _margin(state: State, now: Numbers, who: str) -> Readout:
    places = state.places
    note = f"label {signed(now.sign)} × score {fixed(now.score, places)}"
    if isinstance(state, FirstMails):
        note = verdict(now.margin)
    return Readout("margin", f"Margin, {who}", fixed(now.margin, places), note=note)


def _gradient(now: Numbers, who: str) -> Readout:
    """The slope by the margin, as the curve has it, and where the score should go."""
    least, greatest = now.slopes
    value, note = signed(least), "zero: nothing to gain"
    if least < greatest:
        value = f"{signed(least)} to {signed(greatest)}"
        note = "at the kink: any of these"
    elif least < 0:
        verb = "raise" if now.sign > 0 else "lower"
        note = f"raise the margin: {verb} the score"
    return Readout(
        "gradient",
        f"Gradient per unit of margin, {who}",
        value,
        note=note,
        tone="gradient",
    )


def _logistic(now: Numbers, who: str) -> Readout:
    loss = loss_at("logistic", now.margin)
    is_below = loss < loss_at("zero_one", now.margin)
    note = "wrong, yet below zero-one" if is_below else "nats, not below zero-one"
    return Readout("logistic", f"Logistic loss, {who}", said(loss), note=note)


def _counted(now: Numbers) -> Readout:
    """What the model counted in the chosen mail; the first few words of it."""
    parts = spam_fit().mails[now.chosen].label.split(", ")
    more = ", …" if len(parts) > ATTRIBUTES else ""
    return Readout(
        "mail",
        f"Mail {now.chosen + 1} in truth",
        NAMES[now.sign],
        note=", ".join(parts[:ATTRIBUTES]) + more,
    )


def arithmetic(state: State, now: Numbers) -> tuple[Term, ...]:
    """The sum, mail by mail; or the chosen mail's losses, one by one."""
    if state.compared:
        return _losses(state, now)
    if isinstance(state, TwoMails):
        return _two(now)
    return _one_of_many(state, now)


def _charged(sign: int, score: str) -> str:
    return rf"\max(0,\, 1 - (\text{{{signed(sign)}}})({score}))"


def _two(now: Numbers) -> tuple[Term, ...]:
    signs, scores = now.signs.tolist(), now.scores.tolist()
    first, second = (
        _charged(sign, f"@moved{{{fixed(score, 2)}}}")
        for sign, score in zip(signs, scores, strict=True)
    )
    losses = [f"@loss{{{fixed(loss, 2)}}}" for loss in now.losses.tolist()]
    return (
        term(first),
        term(f"{{}} + {second}"),
        term(f"= {losses[0]} + {losses[1]}"),
        term(f"= @loss{{{fixed(now.total, 2)}}}"),
    )


def _one_of_many(state: State, now: Numbers) -> tuple[Term, ...]:
    score, own, rest, total = (
        fixed(each, state.places)
        for each in (now.score, now.loss, now.total - now.loss, now.total)
    )
    tone = "plain" if isinstance(state, OwnMail) else "moved"
    terms = [_charged(now.sign, f"@{tone}{{{score}}}"), f"= @loss{{{own}}}"]
    if len(now.scores) > 1:
        terms += [
            rf"\quad\text{{with the eleven others: }} @plain{{{rest}}}",
            f"{{}} + @loss{{{own}}} = @loss{{{total}}}",
        ]
    return tuple(map(term, terms))


def _losses(state: State, now: Numbers) -> tuple[Term, ...]:
    margin, hinge = (fixed(item, state.places) for item in (now.margin, now.loss))
    start = rf"m = @moved{{{margin}}}:\quad"
    written = [f"{start} {_formula('hinge')} = @loss{{{hinge}}}"]
    for name in state.compared:
        number = fixed(loss_at(name, now.margin), 0 if name == "zero_one" else 4)
        written.append(f"{_formula(name)} = @plain{{{number}}}")
    return (*(term(rf"{text},\quad") for text in written[:-1]), term(written[-1]))


def _formula(loss: str) -> str:
    """A loss of the margin m; the one whose value jumps is called by its name."""
    if loss == "zero_one":
        return rf"\text{{{LOOKS[loss].label}}}"
    return REGISTRY[loss].formula.removesuffix(r", \quad m = y\,s")
