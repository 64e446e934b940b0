"""Drills on forms that do not overflow, and on what happens without them."""

from __future__ import annotations

from random import Random

from losses import (
    binary_cross_entropy_logits,
    clipped_binary_cross_entropy,
    cross_entropy_logits,
    double_softmax_cross_entropy,
    log_sum_exp,
    naive_log_sum_exp,
    softmax,
)
from ui.interview.drills.kinds.softmax import CLASSES, listed, one_hot
from ui.interview.drills.parts import Drill, Kind, Mistake, other_logarithms
from ui.interview.drills.text import address, bracketed, tex
from ui.numbers import plain


def _stable(random: Random, level: str) -> Drill:
    if level == "easy":
        return _from_the_logit(random)
    if level == "medium":
        return _far_logits(random)
    return random.choice((_as_it_reads, _twice))(random)


def _from_the_logit(random: Random) -> Drill:
    """One logit far on the wrong side: the loss is its size."""
    size, is_cat = random.randrange(20, 61, 2), random.random() < 0.5
    z = -float(size) if is_cat else float(size)
    y = int(is_cat)
    answer = float(binary_cross_entropy_logits(y, z))
    return Drill(
        text=f"The label is {'cat (y = 1)' if y else 'dog (y = 0)'}, and the network's "
        f"logit of “cat” is {plain(z)}. What is the exact cross-entropy of its "
        "sigmoid, without any clipping?",
        unit="nats",
        answer=answer,
        mistakes=(
            Mistake(
                "clipped",
                float(clipped_binary_cross_entropy(y, z)),
                "You clipped the probability at 10⁻⁷. From the logit no clipping is "
                "needed.",
            ),
            Mistake(
                "overflow",
                float("inf"),
                "The true class's probability is tiny, but not 0; only 1 − p can round "
                "to 0. So the loss is not infinite.",
            ),
            Mistake(
                "wrong label",
                float(binary_cross_entropy_logits(1 - y, z)),
                "You took the other label. The logit says the opposite of this one.",
            ),
            *other_logarithms(answer),
        ),
        worked=(
            r"Stable form: $\max(z, 0) - z y + \ln(1 + e^{-|z|})$.",
            rf"${tex(max(z, 0.0))} - {bracketed(tex(z))} \times {y} + "
            rf"\ln(1 + e^{{-{size}}}) = {tex(answer)}$ nats: far on the wrong side the "
            "loss is |z|.",
        ),
        link=address("choosing", preset="clip", z=-float(size)),
        chart="The large number is the clipped loss; yours is “Loss from the logit”."
        + ("" if y else f" The logit is that of the true class, {plain(-z)}."),
    )


def _far_logits(random: Random) -> Drill:
    """Three logits so large that their exponentials overflow."""
    far = random.choice((800, 1_000, 2_000))
    gaps = [float(gap) for gap in random.sample(range(-2, 3), 3)]
    truth = random.randrange(3)
    logits = [far + gap for gap in gaps]
    answer = float(cross_entropy_logits(one_hot(truth), logits))
    highest = max(gaps)
    shifted = [gap - highest for gap in gaps]
    inside = " + ".join(f"e^{{{tex(gap)}}}" for gap in shifted)
    return Drill(
        text=f"The logits are {listed(logits)}; the picture shows a {CLASSES[truth]}. "
        "What is the cross-entropy? ($e^{710}$ is too large for a computer, but the "
        "loss is not.)",
        unit="nats",
        answer=answer,
        mistakes=(
            *(
                Mistake(
                    "wrong class",
                    float(cross_entropy_logits(one_hot(other), logits)),
                    "You took the logit of another class for the true one's.",
                )
                for other in range(3)
                if other != truth
            ),
            Mistake(
                "forgot the logit",
                float(log_sum_exp(logits)),
                "This is ln Σ eᶻ alone. Subtract the true class's logit.",
            ),
            Mistake(
                "overflow",
                float("inf"),
                "The formula typed as it reads overflows. Subtract the largest logit "
                "from all of them first: the loss stays the same.",
            ),
            *other_logarithms(answer),
        ),
        worked=(
            f"Subtract the largest logit from all: {listed(shifted)}.",
            rf"$\ln({inside}) - {bracketed(tex(shifted[truth]))} = {tex(answer)}$ "
            "nats.",
        ),
        link=address(
            "cats-dogs", preset="three", logits=tuple(gaps), truth=CLASSES[truth]
        ),
        chart=f"The chart has these logits minus {far:,} each: the loss is the same.",
    )


def _as_it_reads(random: Random) -> Drill:
    """The formula typed as it reads: infinite over the limit, right below it."""
    z = float(random.choice((*range(500, 705, 5), *range(715, 1_001, 5))))
    answer = float(naive_log_sum_exp([z, 0.0]))
    exact = float(log_sum_exp([z, 0.0]))
    overflows = answer > exact
    why = "over" if overflows else "under"
    return Drill(
        text=f"A program in float64 computes ln(exp({z:g}) + exp(0)) exactly as it "
        "reads. exp overflows above 709.78. What does it print? (“infinite” is an "
        "answer.)",
        unit="nats",
        answer=answer,
        mistakes=(
            Mistake(
                "stable form",
                exact,
                "This is the true value, which the stable form finds. Typed as it "
                "reads, exp overflows first.",
            ),
            Mistake(
                "overflow",
                float("inf"),
                "It does not overflow yet: the logit is below 709.78.",
            ),
        ),
        worked=(
            f"{z:g} is {why} 709.78, so exp({z:g}) is "
            f"{'infinite, and so is its logarithm' if overflows else 'finite'}.",
            f"The true value is ${tex(exact)}$ nats"
            f"{': subtract the largest logit first' if overflows else ''}.",
        ),
        link=address("choosing", preset="overflow", z=z),
    )


def _twice(random: Random) -> Drill:
    z = random.choice((1.0, 2.0, 3.0, 4.0, 5.0, 6.0))
    logits, target = [z, 0.0], [1.0, 0.0]
    answer = float(double_softmax_cross_entropy(target, logits))
    probs = softmax(logits)
    return Drill(
        text=f"Two classes have the logits {plain(z)} (the true one) and 0. The "
        "network already ends in a softmax, and its output is fed to a loss that takes "
        "it for logits and applies another softmax. Which cross-entropy is reported?",
        unit="nats",
        answer=answer,
        mistakes=(
            Mistake(
                "softmax once",
                float(cross_entropy_logits(target, logits)),
                "This is the right loss, with one softmax. Here the probabilities are "
                "taken for logits once more.",
            ),
            *other_logarithms(answer),
        ),
        worked=(
            f"First softmax: ${tex(float(probs[0]))}$ and ${tex(float(probs[1]))}$.",
            rf"Taken for logits: $\ln(e^{{{tex(float(probs[0]))}}} + "
            rf"e^{{{tex(float(probs[1]))}}}) - {tex(float(probs[0]))} = "
            f"{tex(answer)}$ nats. It never falls below 0.3133, however right it is.",
        ),
        link=address("choosing", preset="twice", z=z),
    )


KINDS = {"stable-forms": Kind("Stable forms", "optimisation", _stable)}
