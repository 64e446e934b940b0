"""Drills on the gradient of the cross-entropy in the logits of a softmax."""

from __future__ import annotations

from random import Random

import numpy as np

from losses import (
    cross_entropy_gradient,
    cross_entropy_logits,
    cross_entropy_logits_gradient,
    softmax,
)
from ui.interview.drills.parts import Drill, Kind, Mistake, log_of
from ui.interview.drills.text import address, joined, tex
from ui.numbers import plain

CLASSES = ("cat", "dog", "fox")
_EASY = ((0.7, 0.2, 0.1), (0.6, 0.3, 0.1), (0.5, 0.3, 0.2), (0.8, 0.15, 0.05))
_FAR = 1_000
"""What is added to the logits at level hard: nothing changes but the danger."""


def one_hot(truth: int) -> list[float]:
    """The target of a picture: 1 for its class, 0 for the other two."""
    return [float(index == truth) for index in range(3)]


def _gradient(random: Random, level: str) -> Drill:
    truth = random.randrange(3)
    asked = random.randrange(3)
    if level == "easy":
        probs = random.sample(random.choice(_EASY), 3)
        logits = [round(log_of(p), 6) for p in probs]
        given = joined(
            f"{name} {plain(p)}" for name, p in zip(CLASSES, probs, strict=True)
        )
        said = f"The softmax gives: {given}."
    else:
        logits = _logits(random, level)
        moved = [z + (_FAR if level == "hard" else 0) for z in logits]
        said = f"The logits are {listed(moved)}."
    target = one_hot(truth)
    held = softmax(logits)
    answer = float(cross_entropy_logits_gradient(target, logits)[asked])
    p = float(held[asked])
    others = [
        Mistake(
            "gradient of another class",
            float(slope),
            f"This is the gradient in the logit of {CLASSES[index]}.",
        )
        for index, slope in enumerate(cross_entropy_logits_gradient(target, logits))
        if index != asked
    ]
    return Drill(
        text=f"The picture shows a {CLASSES[truth]}. {said} What is the gradient of "
        f"the cross-entropy in the logit of **{CLASSES[asked]}**? Mind the sign.",
        answer=answer,
        mistakes=(
            *_of_this_class(p, target, held, asked),
            Mistake(
                "wrong sign",
                -answer,
                "The sign is wrong: it is probability minus target. Descent raises the "
                "true logit and lowers the others.",
            ),
            Mistake(
                "loss for gradient",
                float(cross_entropy_logits(target, logits)),
                "This is the cross-entropy itself, not its gradient.",
            ),
            *others,
        ),
        worked=(
            *_softmax_lines(level, logits, asked, p),
            f"Probability minus target: ${tex(p)} - {int(target[asked])} = "
            f"{tex(answer)}$.",
        ),
        link=address(
            "cats-dogs",
            preset="three",
            logits=tuple(map(float, logits)),
            truth=CLASSES[truth],
            chosen=asked,
        ),
        chart=f"The chart has these logits minus {_FAR:,} each: the gradient is the "
        "same."
        if level == "hard"
        else "",
    )


def _of_this_class(
    p: float, target: list[float], held: np.ndarray, asked: int
) -> tuple[Mistake, ...]:
    """Mistakes that differ for the true class and for the others."""
    if not target[asked]:
        return (
            Mistake(
                "subtracted 1 for every class",
                p - 1,
                "You subtracted 1. The target is 1 for the true class alone.",
            ),
        )
    return (
        Mistake(
            "forgot the target",
            p,
            "This is the probability. Subtract the target, which is 1 for the true "
            "class.",
        ),
        Mistake(
            "gradient in the probability",
            float(cross_entropy_gradient(target, held)[asked]),
            "This is the gradient in the probability, −1/p.",
        ),
    )


def _logits(random: Random, level: str) -> list[float]:
    if level == "hard":
        return [float(z) for z in random.sample(range(-3, 4), 3)]
    return [z / 2 for z in random.sample(range(-4, 7), 3)]


def listed(logits: list[float]) -> str:
    """The logits of the three classes, in words."""
    pairs = zip(CLASSES, logits, strict=True)
    return joined(f"{name} {plain(z, 6)}" for name, z in pairs)


def _softmax_lines(
    level: str, logits: list[float], asked: int, p: float
) -> tuple[str, ...]:
    if level == "easy":
        return ()
    bottom = " + ".join(f"e^{{{tex(z)}}}" for z in logits)
    line = rf"Softmax: $e^{{{tex(logits[asked])}}} / ({bottom}) = {tex(p)}$."
    if level == "hard":
        return (
            f"Subtract {_FAR:,} from every logit: the softmax stays the same.",
            line,
        )
    return (line,)


KINDS = {
    "softmax-gradient": Kind("Softmax gradient", "probability", _gradient),
}
