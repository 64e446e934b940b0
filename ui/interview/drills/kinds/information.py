"""Drills on KL divergence and perplexity."""

from __future__ import annotations

import math
from collections.abc import Callable
from random import Random

from losses import (
    binary_cross_entropy,
    cross_entropy,
    entropy,
    kl_divergence,
    nats_to_bits,
    perplexity,
    reduce_loss,
)
from ui.interview.drills.kinds.entropy import hundredths, nats
from ui.interview.drills.parts import Drill, Kind, Mistake, mean_of, other_bases
from ui.interview.drills.text import address, joined, tex
from ui.numbers import percent, plain

_SWAPPED = (
    "In the chart label and model are swapped: its label is what the model of the "
    "question says."
)
_FRIENDLY = ((1.0, 0.5), (1.0, 0.25), (1.0, 0.1), (0.5, 0.25), (0.5, 0.2), (0.5, 0.1))


def _kl(random: Random, level: str) -> Drill:
    """The label of a picture against the model; at level hard also the other way."""
    if level == "easy":
        p, q = random.choice(_FRIENDLY)
    else:
        p, q = hundredths(random, 5, 95), hundredths(random, 5, 95)
        while abs(p - q) < 0.1:
            q = hundredths(random, 5, 95)
    is_turned = level == "hard" and random.random() < 0.7
    if level == "hard" and not is_turned:
        q = random.choice((0.0, 1.0))
    label, model = [p, 1 - p], [q, 1 - q]
    of, against = (model, label) if is_turned else (label, model)
    answer = float(kl_divergence(of, against))
    write = percent if level == "hard" else plain
    asked = "KL(model ‖ label)" if is_turned else "KL(label ‖ model)"
    return Drill(
        text=f"{_people(p, write)}: that is the label. The model says {write(q)} cat. "
        f"What is {asked}?",
        unit="nats",
        answer=answer,
        mistakes=_kl_mistakes(of, against, answer),
        worked=_kl_lines(of, against, answer),
        link=address("cats-dogs", preset="soft", target=of[0], p=against[0]),
        chart=_SWAPPED if is_turned else "",
    )


def _people(p: float, write: Callable[[float], str]) -> str:
    if p == 1:
        return "All who saw the picture said cat"
    return (
        f"Of the people who saw the picture, a share of {write(p)} said cat and the "
        "others dog"
    )


def _kl_mistakes(
    of: list[float], against: list[float], answer: float
) -> tuple[Mistake, ...]:
    crossed = float(cross_entropy(of, against))
    gap = float(binary_cross_entropy(1, against[0]) - binary_cross_entropy(1, of[0]))
    return (
        Mistake(
            "other way round",
            float(kl_divergence(against, of)),
            "You took it the other way round. KL(p ‖ q) averages ln(p/q) over p, and "
            "is not symmetric.",
        ),
        Mistake(
            "cross-entropy for KL",
            crossed,
            "This is the cross-entropy. Subtract the entropy of the first "
            "distribution.",
        ),
        Mistake(
            "entropy for KL",
            float(entropy(of)),
            "This is the entropy of the first distribution alone.",
        ),
        *other_bases(answer),
        Mistake(
            "wrong sign",
            -answer,
            "You divided the wrong way round: average ln(p/q) over p, not ln(q/p). KL "
            "is never below 0.",
        ),
        Mistake(
            "one class alone",
            of[0] * gap,
            "This is the term of the cat alone. Add that of the dog.",
        ),
    )


def _kl_lines(of: list[float], against: list[float], answer: float) -> tuple[str, ...]:
    terms = [
        rf"{tex(p)} \ln\frac{{{tex(p)}}}{{{tex(q)}}}"
        for p, q in zip(of, against, strict=True)
        if p > 0
    ]
    impossible = "The model gives 0 to a class that the label does not: infinite."
    return (
        *([impossible] if math.isinf(answer) else []),
        f"${' + '.join(terms)} = {tex(answer)}$ nats.",
    )


def _perplexity(random: Random, level: str) -> Drill:
    return {"easy": _even, "medium": _of_tokens, "hard": _of_total}[level](random)


def _even(random: Random) -> Drill:
    """Every token as likely as one of so many."""
    many = random.choice((2, 4, 5, 8, 10, 20, 50, 100))
    p = 1 / many
    return Drill(
        text=f"A language model gives each token of a text a probability of "
        f"{plain(p)}. What is its perplexity?",
        unit="tokens",
        answer=float(perplexity(nats(p))),
        mistakes=(
            Mistake(
                "loss for perplexity",
                nats(p),
                "This is the mean loss in nats. Perplexity is e to that power.",
            ),
            Mistake(
                "bits for perplexity",
                float(nats_to_bits(nats(p))),
                "This is the mean loss in bits. Perplexity is 2 to that power.",
            ),
            Mistake(
                "upside down",
                p,
                "This is the probability itself. Perplexity is 1 over it.",
            ),
        ),
        worked=(
            rf"Mean loss: $-\ln {tex(p)} = {tex(nats(p))}$ nats.",
            rf"Perplexity: $e^{{{tex(nats(p))}}} = 1 / {tex(p)} = {many}$ tokens.",
        ),
        link=address("cats-dogs", p=p),
        chart="The chart has one picture in place of a token, with the same p: e to "
        "its loss is the perplexity.",
    )


def _of_tokens(random: Random) -> Drill:
    probs = [hundredths(random, 5, 95) for _ in range(4)]
    losses = binary_cross_entropy([1] * 4, probs)
    mean = mean_of(losses)
    answer = float(perplexity(losses))
    in_a_batch = (*probs[:2], *(round(1 - p, 2) for p in probs[2:]))
    terms = " + ".join(tex(float(loss)) for loss in losses)
    return Drill(
        text="A language model gave the four tokens of a text the probabilities "
        f"{joined(map(plain, probs))}. What is the perplexity?",
        unit="tokens",
        answer=answer,
        mistakes=(
            Mistake(
                "forgot to average",
                float(perplexity(reduce_loss(losses, "sum"))),
                "You forgot to average: e to the sum of the losses is 1 over the "
                "probability of the whole text.",
            ),
            Mistake(
                "averaged the probabilities",
                float(perplexity(nats(mean_of(probs)))),
                "You averaged the probabilities. Average their logarithms.",
            ),
            Mistake(
                "averaged after the power",
                mean_of([float(perplexity(each)) for each in losses]),
                "You averaged 1/p. First average the logarithms, then take the power.",
            ),
            Mistake(
                "loss for perplexity",
                mean,
                "This is the mean loss in nats. Perplexity is e to that power.",
            ),
            Mistake(
                "wrong base",
                float(perplexity(mean * nats(0.5))),
                "You took 2 to the power of nats. Nats go with e, bits with 2.",
            ),
        ),
        worked=(
            f"Mean loss: $({terms}) / 4 = {tex(mean)}$ nats.",
            rf"Perplexity: $e^{{{tex(mean)}}} = {tex(answer)}$ tokens.",
        ),
        link=address("cats-dogs", preset="batch", probs=in_a_batch),
        chart="The chart has pictures in place of tokens: e to their mean loss is the "
        "perplexity. Two are dogs: their p of “cat” is 1 minus the token's.",
    )


def _of_total(random: Random) -> Drill:
    """A total over a text, in nats or in bits."""
    count = random.randrange(50, 900, 10)
    is_in_bits = random.random() < 0.5
    total = round(count * random.uniform(1.0, 4.0))
    mean = total / count
    ln_2 = nats(0.5)
    in_nats = mean * ln_2 if is_in_bits else mean
    answer = float(perplexity(in_nats))
    unit, base, other = ("bits", "2", "e") if is_in_bits else ("nats", "e", "2")
    confused = mean if is_in_bits else mean * ln_2
    return Drill(
        text=f"Over a text of {count} tokens the negative log-likelihood of a language "
        f"model adds up to {total:,} {unit}. What is the perplexity?",
        unit="tokens",
        answer=answer,
        mistakes=(
            Mistake(
                "wrong base",
                float(perplexity(confused)),
                f"You took {other} to the power of {unit}. Nats go with e, bits "
                "with 2.",
            ),
            Mistake(
                "loss for perplexity",
                mean,
                f"This is the mean loss in {unit}. Perplexity is {base} to that power.",
            ),
            Mistake(
                "forgot to average",
                float(total),
                "This is the total. Divide by the tokens, then take the power.",
            ),
            Mistake(
                "upside down",
                1 / answer,
                "This is the geometric mean of the tokens' probabilities. Perplexity "
                "is 1 over it.",
            ),
        ),
        worked=(
            f"Mean loss: ${tex(total)} / {count} = {tex(mean)}$ {unit}.",
            rf"Perplexity: ${base}^{{{tex(mean)}}} = {tex(answer)}$ tokens.",
        ),
        link=address("cats-dogs", p=round(1 / answer, 10), unit=unit),
        chart="The chart has one picture in place of an average token: p is 1 over the "
        f"perplexity, and {base} to its loss is the perplexity.",
    )


KINDS = {
    "kl-divergence": Kind("KL divergence", "probability", _kl),
    "perplexity": Kind("Perplexity", "probability", _perplexity),
}
