"""Drills on margins and the hinge, from a score and a label."""

from __future__ import annotations

import math
from random import Random

from losses import (
    hinge,
    linear_score,
    logistic,
    margin,
    squared_hinge,
    zero_one,
)
from ui.interview.drills.parts import (
    Drill,
    Kind,
    Mistake,
    mean_of,
    sum_for_mean,
    sum_of,
)
from ui.interview.drills.text import address, bracketed, tex
from ui.numbers import plain, signed

_MOST = 3.5
"""The largest score that the lesson shows."""
_WORDS = ("free", "winner", "meeting")
_NAMES = {1: "spam", -1: "not"}
_SAID = {1: "spam (+1)", -1: "not spam (−1)"}


def _label(y: int, level: str) -> str:
    if level == "easy":
        return {1: "spam, +1", -1: "not spam, −1"}[y]
    if level == "medium":
        return f"y = {signed(y)}"
    return f"stored as {max(y, 0)} (1 is spam, 0 is not)"


def _score(random: Random, level: str) -> float:
    if level == "easy":
        return random.choice([n / 2 for n in range(-6, 7) if n])
    return random.choice([n / 100 for n in range(-240, 241, 5) if n])


def _mail(y: int, score: float) -> str:
    """The link to a mail as the lesson's second one."""
    return address("spam", scores=(2.0, score), label_2=_NAMES[y], chosen=1)


def _yours(readout: str) -> str:
    """What the lesson's two mails have to do with the one of the question."""
    return (
        f"Mail 2 is yours: read “{readout}, mail 2”. Mail 1 is not in the question; "
        "the large number is the sum of both hinge losses."
    )


def _without_the_1(y: int, score: float) -> float:
    """The charge of one whose margin is to be 0, not 1: `max(0, -m)`."""
    return float(hinge(1, float(margin(y, score)) + 1))


def _hinge_line(y: int, score: float) -> str:
    m, loss = float(margin(y, score)), float(hinge(y, score))
    return (
        rf"Margin: ${y} \times {bracketed(tex(score))} = {tex(m)}$; hinge: "
        rf"$\max(0,\, 1 - {bracketed(tex(m))}) = {tex(loss)}$."
    )


def _hinge(random: Random, level: str) -> Drill:
    if level == "hard":
        return _two_mails(random)
    y, score = random.choice((-1, 1)), _score(random, level)
    if random.random() < 0.6:
        score = min(score * y, 0.5) * y
    answer, m = float(hinge(y, score)), float(margin(y, score))
    return Drill(
        text=f"A mail has the label {_label(y, level)}, and the model gives it the "
        f"score {plain(score)}. What is the hinge loss?",
        answer=answer,
        mistakes=(
            Mistake(
                "hinge without the 1",
                _without_the_1(y, score),
                "You left out the 1: hinge asks for a margin of 1, not only for the "
                "right side.",
            ),
            Mistake(
                "ignored the label",
                float(hinge(-y, score)),
                "You took the other label. The margin is label times score.",
            ),
            Mistake(
                "below zero",
                1 - m,
                "You forgot the max: a margin over 1 costs 0, never less.",
            ),
            Mistake("margin for loss", m, "This is the margin, label times score."),
            Mistake(
                "squared hinge",
                float(squared_hinge(y, score)),
                "You squared it: this is the squared hinge.",
            ),
            Mistake(
                "logistic loss",
                float(logistic(y, score)),
                "This is the logistic loss, ln(1 + e⁻ᵐ).",
            ),
            Mistake(
                "zero-one loss",
                float(zero_one(y, score)),
                "This counts whether it is wrong. Hinge says how far it is from safe.",
            ),
        ),
        worked=(_hinge_line(y, score),),
        link=_mail(y, score),
        chart=_yours("Hinge loss"),
    )


def _two_mails(random: Random) -> Drill:
    labels = [random.choice((-1, 1)) for _ in range(2)]
    scores = [_score(random, "hard") for _ in range(2)]
    if -1 not in labels:
        labels[random.randrange(2)] = -1
    each = hinge(labels, scores)
    answer, total = mean_of(each), sum_of(each)
    taken_as_0 = [
        float(hinge(1, score if y > 0 else 0.0))
        for y, score in zip(labels, scores, strict=True)
    ]
    bare = [_without_the_1(y, s) for y, s in zip(labels, scores, strict=True)]
    mails = "; ".join(
        f"score {plain(score)}, label {max(y, 0)}"
        for y, score in zip(labels, scores, strict=True)
    )
    return Drill(
        text=f"Labels are stored as 1 for spam and 0 for not spam. Two mails: {mails}. "
        "What is the **mean** hinge loss?",
        answer=answer,
        mistakes=(
            sum_for_mean(total, "both mails"),
            Mistake(
                "label 0 for −1",
                mean_of(taken_as_0),
                "You multiplied by the label 0. Hinge needs −1 for “not spam”.",
            ),
            Mistake(
                "ignored the label",
                mean_of(hinge([1, 1], scores)),
                "You took both for spam. The label 0 stands for −1.",
            ),
            Mistake(
                "hinge without the 1",
                mean_of(bare),
                "You left out the 1: hinge asks for a margin of 1.",
            ),
            Mistake(
                "below zero",
                1 - mean_of(margin(labels, scores)),
                "You forgot the max: a margin over 1 costs 0 and offsets no other.",
            ),
        ),
        worked=(
            "The label 0 stands for −1.",
            *(_hinge_line(y, s) for y, s in zip(labels, scores, strict=True)),
            f"Mean: $({tex(each[0])} + {tex(each[1])}) / 2 = {tex(answer)}$.",
        ),
        link=address(
            "spam",
            scores=tuple(scores),
            label_1=_NAMES[labels[0]],
            label_2=_NAMES[labels[1]],
        ),
        chart="The large number is the sum over both mails; their mean is shown with "
        "it.",
    )


def _margin(random: Random, level: str) -> Drill:
    y = random.choice((-1, 1))
    if level == "easy":
        return _margin_of(y, _score(random, level))
    while True:
        weights = [random.randrange(2, 15) / 10 for _ in _WORDS[:2]]
        weights.append(-random.randrange(2, 15) / 10)
        counts = [float(random.randrange(0, 4)) for _ in _WORDS]
        bias = random.choice((-1, 1)) * random.randrange(1, 9) / 10
        score = round(float(linear_score(counts, weights, bias)), 2)
        if 0 < abs(score) <= _MOST and counts.count(0.0) < 2:
            return _margin_of_words(y, weights, counts, bias, level)


def _margin_of(y: int, score: float) -> Drill:
    return Drill(
        text=f"A mail has the label {_label(y, 'easy')}, and the model gives it the "
        f"score {plain(score)}. What is its margin?",
        answer=float(margin(y, score)),
        mistakes=_margin_mistakes(y, score),
        worked=(_margin_line(y, score),),
        link=_mail(y, score),
        chart=_yours("Margin"),
    )


def _margin_line(y: int, score: float) -> str:
    m = float(margin(y, score))
    side = "right" if m > 0 else "wrong"
    return (
        rf"Margin: ${y} \times {bracketed(tex(score))} = {tex(m)}$: on the {side} "
        "side."
    )


def _margin_mistakes(y: int, score: float) -> tuple[Mistake, ...]:
    m = float(margin(y, score))
    return (
        Mistake(
            "wrong sign",
            -m,
            "The sign is wrong. The margin is label times score: positive where the "
            "score has the sign of the label.",
        ),
        Mistake(
            "loss for margin",
            float(hinge(y, score)),
            "This is the hinge loss, not the margin.",
        ),
        Mistake(
            "distance to 1", 1 - m if m > 1 else math.nan, "This is 1 minus the margin."
        ),
    )


def _margin_of_words(
    y: int, weights: list[float], counts: list[float], bias: float, level: str
) -> Drill:
    score = round(float(linear_score(counts, weights, bias)), 10)
    is_stored_as_0 = level == "hard" and y < 0
    pairs = list(zip(_WORDS, weights, counts, strict=True))
    worth = ", ".join(f"“{word}” {signed(weight)}" for word, weight, _ in pairs)
    found = ", ".join(f"“{word}” × {count:g}" for word, _, count in pairs)
    terms = " + ".join(
        rf"{count:g} \times {bracketed(tex(weight))}" for _, weight, count in pairs
    )
    return Drill(
        text=f"A linear spam filter starts at the bias {signed(bias)} and adds, each "
        f"time a word occurs in the mail: {worth}. In this mail: {found}. Its label is "
        f"{_label(y, level)}. What is the margin?",
        answer=float(margin(y, score)),
        mistakes=(
            *_margin_mistakes(y, score),
            Mistake(
                "forgot the bias",
                float(margin(y, float(linear_score(counts, weights)))),
                "You forgot the bias.",
            ),
            Mistake(
                "label 0 for −1",
                0.0 if is_stored_as_0 else math.nan,
                "You multiplied by the label 0. The margin needs −1.",
            ),
        ),
        worked=(
            f"Score: ${terms} + {bracketed(tex(bias))} = {tex(score)}$.",
            *(["The label 0 stands for −1."] if is_stored_as_0 else []),
            _margin_line(y, score),
        ),
        link=_mail(y, score),
        chart=_yours("Margin"),
    )


KINDS = {
    "hinge": Kind("Hinge from score and label", "margins", _hinge),
    "margin": Kind("Margin", "margins", _margin),
}
