"""Drills on sum against mean: the loss, the step size, batches of unlike size."""

from __future__ import annotations

from random import Random

import numpy as np

from losses import reduce_gradient, squared_error
from ui.interview.drills.kinds.descent import pool, shown
from ui.interview.drills.kinds.prices import FOUR, houses_with
from ui.interview.drills.parts import Drill, Kind, Mistake, mean_of, sum_of
from ui.interview.drills.text import address, amount, tex, whole
from ui.numbers import plain

_OF_MEAN = 0.4
"""The chart's step size with the mean; that of the sum is on the dial, too."""


def _sum_or_mean(random: Random, level: str) -> Drill:
    return {"easy": _total, "medium": _same_step, "hard": _uneven}[level](random)


def _total(random: Random) -> Drill:
    """From the mean to the sum over four houses, or back."""
    error = float(random.choice((10_000, 20_000, 30_000, 50_000, 60_000)))
    squares = squared_error([0.0] * len(FOUR), [error] * len(FOUR))
    mean, total = mean_of(squares), sum_of(squares)
    to_sum = random.random() < 0.5
    given, asked, answer = ("mean", "sum", total) if to_sum else ("sum", "mean", mean)
    start = mean if to_sum else total
    sign = r"\times" if to_sum else "/"
    return Drill(
        text=f"Over four houses, each missed by the same amount, the **{given}** of "
        f"the squared errors is {amount(start, '$²')}. What is their **{asked}**?",
        unit="$²",
        answer=answer,
        mistakes=(
            Mistake(f"{given} for {asked}", start, f"This is still the {given}."),
            Mistake(
                "wrong way",
                start / 4 if to_sum else start * 4,
                "The other way: the sum is the mean times the number of houses.",
            ),
            Mistake("error for loss", error, "This is the error of one house."),
        ),
        worked=(f"${whole(start)} {sign} 4 = {whole(answer)}$ dollars squared.",),
        link=houses_with([error] * 4, reduction=asked),
        chart="The chart has four houses of its own, each missed by as much.",
    )


def _same_step(random: Random) -> Drill:
    """The step size that makes with the sum the step that the mean makes."""
    count = random.choice((4, 8, 16, 32, 64))
    step_size = random.choice((0.8, 0.4, 0.1, 0.05, 0.02))
    to_sum = random.random() < 0.5
    ones = np.ones(count)
    share = float(reduce_gradient(ones, "mean")[0] / reduce_gradient(ones, "sum")[0])
    old, new = ("mean", "sum") if to_sum else ("sum", "mean")
    answer = step_size * share if to_sum else step_size / share
    sign = "/" if to_sum else r"\times"
    link, chart = _chart_of(new, count)
    return Drill(
        text=f"A program trains with batches of {count} and takes the {old} of the "
        f"losses of a batch, at step size {plain(step_size)}. Someone changes the "
        f"{old} to the {new}. Which step size makes the same steps of plain gradient "
        "descent?",
        answer=answer,
        mistakes=(
            Mistake(
                "wrong way",
                step_size / share if to_sum else step_size * share,
                f"The other way: the gradient of the sum is {count} times as large, so "
                "its step size is smaller.",
            ),
            Mistake(
                "no change",
                step_size,
                "The gradient changes with the reduction, so the step size must, too.",
            ),
        ),
        worked=(
            f"The gradient of the sum is {count} times that of the mean.",
            f"${tex(step_size)} {sign} {count} = {tex(answer)}$.",
        ),
        link=link,
        chart=chart,
    )


def _chart_of(reduction: str, count: int) -> tuple[str, str]:
    """The link to a few houses, at the step size that goes with the reduction."""
    held = shown(count)
    sizes = {"mean": _OF_MEAN, "sum": _OF_MEAN / held}
    turned = "mean" if reduction == "sum" else "sum"
    return (
        pool(reduction, count, step_size=sizes[reduction]),
        f"The chart has {held} houses of its own: the {reduction} at step size "
        f"{plain(sizes[reduction])} makes the same steps as the {turned} at "
        f"{plain(sizes[turned])}. Open its lesson to change sum and mean, and watch "
        "the limit.",
    )


def _uneven(random: Random) -> Drill:
    """The mean over all of two batches of unlike size."""
    large, small = random.choice((32, 64, 128)), random.choice((4, 8, 16))
    first, second = random.randrange(20, 60) / 100, random.randrange(80, 240) / 100
    each = np.repeat([first, second], [large, small])
    answer, count = mean_of(each), large + small
    total = sum_of(each)
    return Drill(
        text=f"In nats, the mean loss of a batch of {large} is {plain(first)}. That of "
        f"the last batch, of {small}, is {plain(second)}. What is the mean over all "
        f"{count}?",
        unit="nats",
        answer=answer,
        mistakes=(
            Mistake(
                "mean of means",
                mean_of([first, second]),
                "You averaged the two means. The batches differ in size: weight each "
                "mean by its size.",
            ),
            Mistake("sum for mean", total, "You forgot to average: this is the sum."),
            Mistake(
                "divided by the batches",
                total / 2,
                "You divided by the number of batches, not of examples.",
            ),
            Mistake(
                "weights swapped",
                mean_of(np.repeat([second, first], [large, small])),
                "You gave each batch the other one's weight.",
            ),
        ),
        worked=(
            rf"Sum: ${large} \times {tex(first)} + {small} \times {tex(second)} = "
            f"{tex(total)}$ nats.",
            f"Mean: ${tex(total)} / {count} = {tex(answer)}$ nats.",
        ),
        link=address("cats-dogs", preset="batch", reduction="mean"),
        chart="The chart has one batch of its own, of four.",
    )


KINDS = {"sum-or-mean": Kind("Sum against mean", "optimisation", _sum_or_mean)}
