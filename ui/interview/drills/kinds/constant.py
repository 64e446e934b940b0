"""Drills on the best constant: the minimiser of a list under a loss."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from random import Random

from losses import constant_minimiser, huber_gradient
from ui.interview.drills.parts import Drill, Kind, Mistake, mean_of, sum_of
from ui.interview.drills.text import (
    address,
    amount,
    bracketed,
    dollars,
    joined,
    tex,
    whole,
)
from ui.losses import LOOKS
from ui.numbers import plain

_STREET = (200e3, 210e3, 220e3, 230e3)
"""The four houses beside the one that is dragged in the lesson's "outlier"."""


def _minimiser(random: Random, level: str) -> Drill:
    if level == "medium":
        return _of_numbers(random)
    if level == "easy":
        loss = random.choice(("squared_error", "absolute_error"))
        last = float(random.randrange(240_000, 1_000_000, 50_000))
        return _of_street(loss, LOOKS[loss].name, last)
    last = float(random.randrange(450_000, 1_000_000, 10_000))
    if random.random() < 0.5:
        delta = float(random.choice((20_000, 40_000, 60_000, 80_000, 100_000)))
        name = f"Huber loss with δ = {dollars(delta)}"
        return _of_street("huber", name, last, delta=delta)
    tau = random.choice((0.3, 0.7, 0.9))
    name = f"quantile (pinball) loss with τ = {tau:g}"
    return _of_street("quantile", name, last, quantile=tau)


def _of_street(loss: str, name: str, last: float, **parameters: float) -> Drill:
    """Five houses as the lesson has them, the fifth at a price of its own."""
    prices = (*_STREET, last)
    answer = constant_minimiser(loss, prices, **parameters)
    return Drill(
        text=f"Five houses were sold for {joined(map(dollars, prices))}. One price is "
        "to be predicted for all of them. Which has the lowest mean "
        f"{name}?",
        unit="$",
        answer=answer,
        mistakes=_others(loss, prices, **parameters),
        worked=_WORKED[loss](prices, answer, **parameters),
        link=address("houses", preset="outlier", loss=loss, outlier=last, **parameters),
    )


def _of_numbers(random: Random) -> Drill:
    """A list of plain numbers, of even length half of the time, with an outlier."""
    loss = random.choice(("squared_error", "absolute_error"))
    count = random.choice((5, 6))
    values = [float(random.randrange(11, 60)) for _ in range(count - 1)]
    values.append(float(random.randrange(120, 400)))
    random.shuffle(values)
    answer = constant_minimiser(loss, values)
    middle = ""
    if loss == "absolute_error" and count % 2 == 0:
        middle = " Where several are equally good, give the middle of them."
    link, chart = _chart_of_numbers(loss, is_even=bool(middle))
    return Drill(
        text=f"The targets are {joined(f'{each:g}' for each in values)}. Which "
        f"constant prediction has the lowest mean {LOOKS[loss].name}?{middle}",
        answer=answer,
        mistakes=_others(loss, tuple(values)),
        worked=_WORKED[loss](tuple(values), answer),
        link=link,
        chart=chart,
    )


def _chart_of_numbers(loss: str, *, is_even: bool) -> tuple[str, str]:
    """The link to prices under the same loss, and what the chart has of its own."""
    if is_even:
        return (
            address("choosing", preset="even-count", loss=loss),
            "The chart has eight house prices of its own under the same loss: any "
            "price between the middle two is as good.",
        )
    return (
        address("houses", preset="outlier", loss=loss),
        "The chart has five house prices of its own under the same loss.",
    )


def _others(
    loss: str, values: tuple[float, ...], **parameters: float
) -> tuple[Mistake, ...]:
    least, most = min(values), max(values)
    inliers = [value for value in values if value != most]
    summed = "This is the sum of the targets, not one prediction for all of them."
    if loss == "squared_error":
        summed = "This is the sum. The mean divides it by how many there are."
    found = (
        Mistake(
            "took the mean",
            mean_of(values),
            "The mean minimises the squared error, not this loss.",
        ),
        Mistake(
            "took the median",
            constant_minimiser("absolute_error", values),
            "The median minimises the absolute error, not this loss.",
        ),
        Mistake(
            "left the largest out",
            constant_minimiser(loss, inliers or values, **parameters),
            "You left the largest out. The loss is taken over all of the list.",
        ),
        Mistake(
            "middle of the ends",
            mean_of([least, most]),
            "You took the middle between the smallest and the largest.",
        ),
        Mistake("forgot to divide", sum_of(values), summed),
    )
    if loss != "absolute_error":
        return found
    unsorted = "You took what stands in the middle of the list. Sort it first."
    return (*found, Mistake("forgot to sort", mean_of(_middle(values)), unsorted))


def _middle(values: Sequence[float]) -> Sequence[float]:
    """What stands in the middle of a list: one number, or two in one of even length."""
    return values[(len(values) - 1) // 2 : len(values) // 2 + 1]


def _mean_lines(values, answer) -> tuple[str, ...]:
    total = whole(sum_of(values))
    return (
        "Squared error is lowest at the mean: there the errors add up to 0.",
        f"Sum: ${' + '.join(map(whole, values))} = {total}$.",
        f"Mean: ${total} / {len(values)} = {tex(answer, 6)}$.",
    )


def _median_lines(values, answer) -> tuple[str, ...]:
    ordered = ", ".join(f"{value:,.10g}" for value in sorted(values))
    ends = _middle(sorted(values))
    middle = f"The median is the middle one: ${whole(answer)}$."
    if len(ends) == 2:
        middle = f"The middle two are both ${whole(answer)}$: so is the median."
    if ends[0] < ends[-1]:
        middle = (
            f"Any number from ${whole(ends[0])}$ to ${whole(ends[1])}$ is best; their "
            f"middle is ${whole(answer)}$."
        )
    return (
        "Absolute error is lowest at the median: at most half of the numbers lie below "
        "it, and at most half above.",
        f"Sorted: {ordered}.",
        middle,
    )


def _huber_lines(prices, answer, delta) -> tuple[str, ...]:
    pulls = huber_gradient(prices, [answer] * len(prices), delta=delta)
    written = " + ".join(bracketed(whole(round(float(pull), 2))) for pull in pulls)
    return (
        "Within δ a house pulls with its error, beyond with δ. Huber is lowest where "
        "the pulls cancel.",
        f"At {amount(answer, '$')}: ${written} = 0$. The fifth house pulls with "
        f"{dollars(delta)} only, however dear it is.",
    )


def _quantile_lines(prices, answer, quantile) -> tuple[str, ...]:
    below = sum(price < answer for price in prices)
    return (
        "The quantile loss is lowest at the τ-quantile: at most a share τ of the "
        "houses lies below it, and at most 1 − τ above.",
        rf"${quantile:g} \times {len(prices)} = {plain(quantile * len(prices))}$ is "
        f"not whole: take the next number, {below + 1}, of the sorted prices, "
        f"{amount(answer, '$')}.",
    )


_WORKED: Mapping[str, Callable[..., tuple[str, ...]]] = {
    "squared_error": _mean_lines,
    "absolute_error": _median_lines,
    "huber": _huber_lines,
    "quantile": _quantile_lines,
}
KINDS = {"minimiser": Kind("Best constant of a list", "regression", _minimiser)}
