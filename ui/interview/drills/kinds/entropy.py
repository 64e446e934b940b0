"""Drills on cross-entropy: of one picture in nats and in bits, and of a batch."""

from __future__ import annotations

from random import Random

from losses import (
    absolute_error,
    binary_cross_entropy,
    cross_entropy,
    nats_to_bits,
    perplexity,
)
from ui.interview.drills.parts import (
    Drill,
    Kind,
    Mistake,
    in_base_10,
    log_of,
    mean_of,
    other_logarithms,
    sum_for_mean,
    sum_of,
)
from ui.interview.drills.text import address, table, tex
from ui.numbers import percent, plain

_EASY = (0.5, 0.25, 0.2, 0.1, 0.05, 0.01)
_POWERS_OF_TWO = (0.5, 0.25, 0.125, 0.0625, 0.03125)
_FOUR = (("Cat", 1), ("Black cat", 1), ("Dog", 0), ("Poodle", 0))
"""The pictures of the lesson's batch, with 1 for cat."""


def nats(p: float) -> float:
    """The cross-entropy where the true class had this probability."""
    return float(binary_cross_entropy(1, p))


def hundredths(random: Random, low: int = 3, high: int = 97) -> float:
    """A probability in whole percent, not a half."""
    return random.choice([n for n in range(low, high + 1) if n != 50]) / 100


def picture(p: float, label: str, **fields: object) -> str:
    """The link to the picture whose label has this probability."""
    p_cat = p if label == "cat" else 1 - p
    return address("cats-dogs", p=round(p_cat, 12), label=label, **fields)


def other(label: str) -> str:
    """The class that is not the label."""
    return "dog" if label == "cat" else "cat"


def _wrong_class(value: float, which: str = "the wrong class") -> Mistake:
    return Mistake(
        "probability of the wrong class",
        value,
        f"You took the probability of {which}. Only that of the true class counts.",
    )


def _one_picture(random: Random, p: float, level: str) -> tuple[str, str]:
    """A question about one picture, without what is asked, and its label."""
    label = random.choice(("cat", "dog"))
    if level == "hard":
        return (
            f"The picture shows a {label}. The model, which knows only cats and dogs, "
            f"says: {percent(1 - p)} {other(label)}."
        ), label
    return (
        f"The picture shows a {label}. The model says: {label} {plain(p, 6)}, "
        f"{other(label)} {plain(1 - p, 6)}."
    ), label


def _in_nats(random: Random, level: str) -> Drill:
    if level == "hard" and random.random() < 0.5:
        return _three_classes(random)
    p = random.choice(_EASY) if level == "easy" else hundredths(random)
    text, label = _one_picture(random, p, level)
    answer = nats(p)
    return Drill(
        text=f"{text} What is the cross-entropy?",
        unit="nats",
        answer=answer,
        mistakes=(
            *other_logarithms(answer),
            _wrong_class(nats(1 - p)),
            Mistake(
                "charged every class",
                answer + nats(1 - p),
                "You added a term for each class. The class that is not the label has "
                "the target 0, so its term is 0.",
            ),
            Mistake(
                "error for surprise",
                float(absolute_error(1, p)),
                "You took 1 − p. Cross-entropy is −ln p, which has no upper limit.",
            ),
        ),
        worked=(
            *_true_class(p, label, level),
            rf"$-\ln {tex(p)} = {tex(answer)}$ nats.",
        ),
        link=picture(p, label),
    )


def _true_class(p: float, label: str, level: str) -> tuple[str, ...]:
    if level != "hard":
        return (f"Only the {label} counts, with p = {plain(p)}.",)
    return (
        f"The {label} has the rest: $1 - {tex(1 - p)} = {tex(p)}$. Only it counts.",
    )


def _three_classes(random: Random) -> Drill:
    """Two wrong classes are given; the true one has the rest."""
    truth, first, second = random.sample(("cat", "dog", "fox"), 3)
    one, two = hundredths(random, 3, 60), hundredths(random, 3, 35)
    p = round(1 - one - two, 2)
    given = {truth: p, first: one, second: two}
    probs = [given[name] for name in ("cat", "dog", "fox")]
    target = [float(name == truth) for name in given]
    answer = float(cross_entropy(target, list(given.values())))
    logits = tuple(round(log_of(each), 6) for each in probs)
    return Drill(
        text=f"The picture shows a {truth}. Of its three classes the model gives "
        f"{percent(one)} to {first} and {percent(two)} to {second}; the rest goes to "
        f"{truth}. What is the cross-entropy?",
        unit="nats",
        answer=answer,
        mistakes=(
            *other_logarithms(answer),
            _wrong_class(nats(one), f"the {first}"),
            _wrong_class(nats(two), f"the {second}"),
            Mistake(
                "probability of the wrong class",
                nats(one + two),
                "You took the two wrong classes together. The true class has the rest.",
            ),
            Mistake(
                "charged every class",
                answer + nats(one) + nats(two),
                "You added a term for each class. Those that are not the label have "
                "the target 0.",
            ),
        ),
        worked=(
            f"The {truth} has the rest: $1 - {tex(one)} - {tex(two)} = {tex(p)}$.",
            rf"$-\ln {tex(p)} = {tex(answer)}$ nats.",
        ),
        link=address("cats-dogs", preset="three", logits=logits, truth=truth),
    )


def _in_bits(random: Random, level: str) -> Drill:
    if level == "hard" and random.random() < 0.5:
        return _nats_as_bits(random)
    p = random.choice(_POWERS_OF_TWO) if level == "easy" else hundredths(random)
    text, label = _one_picture(random, p, level)
    answer = float(nats_to_bits(nats(p)))
    return Drill(
        text=f"{text} What is the cross-entropy in bits?",
        unit="bits",
        answer=answer,
        mistakes=(
            Mistake(
                "natural logarithm",
                nats(p),
                "You took the natural logarithm: this is in nats. Divide by ln 2.",
            ),
            Mistake(
                "log base 10",
                in_base_10(nats(p)),
                "You took the logarithm to base 10. Bits need that to base 2.",
            ),
            Mistake(
                "wrong sign",
                -answer,
                "The minus is missing: the logarithm of a probability is negative.",
            ),
            _wrong_class(float(nats_to_bits(nats(1 - p)))),
        ),
        worked=(
            *_true_class(p, label, level),
            rf"$-\log_2 {tex(p)} = {tex(answer)}$ bits.",
        ),
        link=picture(p, label, unit="bits"),
    )


def _nats_as_bits(random: Random) -> Drill:
    loss = random.randrange(15, 300) / 100
    answer = float(nats_to_bits(loss))
    ln_2 = nats(0.5)
    p = 1 / float(perplexity(loss))
    return Drill(
        text=f"A program reports a cross-entropy of {plain(loss)} nats for one picture "
        "of a cat. How many bits is that?",
        unit="bits",
        answer=answer,
        mistakes=(
            Mistake(
                "multiplied for divided",
                loss * ln_2,
                "You multiplied by ln 2. A bit is smaller than a nat, so there are "
                "more of them: divide.",
            ),
            Mistake("natural logarithm", loss, "This is still in nats."),
            Mistake(
                "log base 10",
                in_base_10(loss),
                "You divided by ln 10: that gives the logarithm to base 10.",
            ),
        ),
        worked=(
            rf"$\frac{{{tex(loss)}}}{{\ln 2}} = {tex(answer)}$ bits, as $\ln 2 = "
            f"{tex(ln_2)}$.",
        ),
        link=picture(p, "cat", unit="bits"),
    )


def _batch(random: Random, level: str) -> Drill:
    labels = [label for _, label in _FOUR]
    if level == "easy":
        held = [random.choice((0.5, 0.25, 0.1)) for _ in labels]
        p_cat = [p if label else 1 - p for p, label in zip(held, labels, strict=True)]
    else:
        p_cat = [hundredths(random, 5, 95) for _ in labels]
        if level == "hard":
            p_cat[random.randrange(2)] = 0.01
        pairs = zip(p_cat, labels, strict=True)
        held = [round(p if label else 1 - p, 2) for p, label in pairs]
    each = binary_cross_entropy([1] * len(held), held)
    answer, total = mean_of(each), sum_of(each)
    if level == "easy":
        heads = ("Picture", "p of its true class")
        rows = [(name, plain(p)) for (name, _), p in zip(_FOUR, held, strict=True)]
    else:
        heads = ("Picture", "p of “cat”")
        write = percent if level == "hard" else plain
        rows = [(name, write(p)) for (name, _), p in zip(_FOUR, p_cat, strict=True)]
    terms = " + ".join(tex(float(loss)) for loss in each)
    logs = ", ".join(rf"$-\ln {tex(p)} = {tex(nats(p))}$" for p in held)
    all_cats = binary_cross_entropy([1] * len(held), p_cat)
    return Drill(
        text="A model that knows cats and dogs saw two cats, then a dog and a poodle. "
        f"What is the **mean** cross-entropy?\n\n{table(heads, rows)}",
        unit="nats",
        answer=answer,
        mistakes=(
            sum_for_mean(total, "the four pictures"),
            _wrong_class(mean_of(all_cats), "cat for the two dogs"),
            *other_logarithms(answer),
            Mistake(
                "averaged before the logarithm",
                nats(mean_of(held)),
                "You averaged the probabilities and then took the logarithm. First "
                "the logarithm of each, then the mean.",
            ),
        ),
        worked=(
            f"Of the true classes: {logs}.",
            f"Mean: $({terms}) / 4 = {tex(total)} / 4 = {tex(answer)}$ nats.",
        ),
        link=address("cats-dogs", preset="batch", probs=tuple(p_cat), reduction="mean"),
    )


KINDS = {
    "cross-entropy": Kind("Cross-entropy in nats", "probability", _in_nats),
    "cross-entropy-bits": Kind("Cross-entropy in bits", "probability", _in_bits),
    "cross-entropy-batch": Kind("Cross-entropy of a batch", "probability", _batch),
}
