"""Drills on the focal loss: its factor, its value, the ratio of hard to easy."""

from __future__ import annotations

from random import Random

from losses import focal
from ui.interview.drills.kinds.entropy import hundredths, nats
from ui.interview.drills.parts import Drill, Kind, Mistake, other_logarithms
from ui.interview.drills.text import address, tex
from ui.numbers import percent, plain


def _focal(random: Random, level: str) -> Drill:
    makers = {"easy": _factor, "medium": _focal_loss, "hard": _ratio}
    return makers[level](random)


def _faded(p: float, gamma: float) -> float:
    return float(focal(1, p, gamma=gamma))


def _factor(random: Random) -> Drill:
    p, gamma = random.choice((0.5, 0.6, 0.7, 0.8, 0.9)), random.choice((1.0, 2.0, 3.0))
    answer = _faded(p, gamma) / nats(p)
    turned = _faded(1 - p, gamma) / nats(1 - p)
    plainer = _faded(p, 1.0) / nats(p)
    return Drill(
        text=f"A model gave the true class p = {plain(p)}. By which factor does the "
        f"focal loss with γ = {gamma:g} multiply the cross-entropy of this example?",
        answer=answer,
        mistakes=(
            Mistake(
                "probability of the wrong class",
                turned,
                "You raised p. The factor is (1 − p) to the power γ.",
            ),
            Mistake(
                "forgot the power",
                plainer,
                "You forgot the power γ: this is 1 − p alone.",
            ),
            Mistake(
                "product for power",
                gamma * plainer,
                "You multiplied by γ. It is a power: (1 − p) to the power γ.",
            ),
            Mistake("upside down", 1 / answer, "You divided the wrong way round."),
        ),
        worked=(
            rf"$(1 - {tex(p)})^{{{gamma:g}}} = {tex(1 - p)}^{{{gamma:g}}} = "
            f"{tex(answer)}$.",
        ),
        link=_on_the_curve(p, gamma),
        chart="The large number is the focal loss: the factor times the cross-entropy.",
    )


def _on_the_curve(p: float, gamma: float) -> str:
    return address("choosing", preset="probability", loss="focal", p=p, gamma=gamma)


def _focal_loss(random: Random) -> Drill:
    p, gamma = hundredths(random, 5, 95), random.choice((0.5, 1.0, 1.5, 2.0, 3.0))
    answer = _faded(p, gamma)
    turned = _faded(1 - p, gamma) / nats(1 - p)
    return Drill(
        text=f"A model gave the true class p = {plain(p)}. What is the focal loss with "
        f"γ = {gamma:g}?",
        unit="nats",
        answer=answer,
        mistakes=(
            Mistake(
                "cross-entropy alone",
                nats(p),
                "This is the cross-entropy: multiply it by (1 − p) to the power γ.",
            ),
            Mistake(
                "factor of the wrong class",
                turned * nats(p),
                "You multiplied by p to the power γ. Easy examples should fade: "
                "multiply by (1 − p) to the power γ.",
            ),
            Mistake(
                "probability of the wrong class",
                _faded(1 - p, gamma),
                "You took the probability of the wrong class.",
            ),
            Mistake(
                "factor alone",
                answer / nats(p),
                "This is the factor alone, (1 − p) to the power γ. Multiply by −ln p.",
            ),
            *other_logarithms(answer),
        ),
        worked=(
            rf"Factor: $(1 - {tex(p)})^{{{gamma:g}}} = {tex(answer / nats(p))}$.",
            rf"Cross-entropy: $-\ln {tex(p)} = {tex(nats(p))}$ nats.",
            rf"${tex(answer / nats(p))} \times {tex(nats(p))} = {tex(answer)}$ nats.",
        ),
        link=_on_the_curve(p, gamma),
    )


def _ratio(random: Random) -> Drill:
    poor, good = random.choice((5, 10, 15, 20)) / 100, random.choice((80, 90, 95)) / 100
    gamma = random.choice((1.0, 2.0))
    top, bottom = _faded(poor, gamma), _faded(good, gamma)
    answer, plainer = top / bottom, nats(poor) / nats(good)
    return Drill(
        text=f"The true class of one example was given {percent(poor)}, of another "
        f"{percent(good)}. How many times larger is the focal loss of the first than "
        f"of the second, with γ = {gamma:g}?",
        answer=answer,
        mistakes=(
            Mistake(
                "cross-entropy alone",
                plainer,
                "This is the ratio of the cross-entropies: the factors are missing.",
            ),
            Mistake(
                "factor alone",
                answer / plainer,
                "This is the ratio of the factors alone. Multiply by that of −ln p.",
            ),
            Mistake("upside down", 1 / answer, "You divided the wrong way round."),
            Mistake(
                "forgot the power",
                _faded(poor, 1.0) / _faded(good, 1.0),
                "You forgot the power γ: here (1 − p) is squared.",
            ),
        ),
        worked=(
            rf"First: $(1 - {tex(poor)})^{{{gamma:g}}} \times {tex(nats(poor))} = "
            f"{tex(top)}$ nats.",
            rf"Second: $(1 - {tex(good)})^{{{gamma:g}}} \times {tex(nats(good))} = "
            f"{tex(bottom)}$ nats.",
            f"Ratio: ${tex(top)} / {tex(bottom)} = {tex(answer)}$.",
        ),
        link=_on_the_curve(poor, gamma),
        chart="The chart has the first of the two: drag p to the other.",
    )


KINDS = {"focal": Kind("Focal factor and ratio", "practice", _focal)}
