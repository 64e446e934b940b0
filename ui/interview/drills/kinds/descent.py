"""Drills on descent: the stability limit, and where a step leads."""

from __future__ import annotations

from random import Random

import numpy as np

from losses import (
    Objective,
    descend,
    objective_gradient,
    squared_error,
    stability_limit,
)
from ui.interview.drills.parts import Drill, Kind, Mistake
from ui.interview.drills.text import address, bracketed, joined, tex
from ui.numbers import plain

_HOUSES = (1, 2, 4, 8)
"""How many houses the lesson can pool."""
_TARGETS = (2.0, 2.5, 3.1, 4.4)
"""The lesson's four prices, in $100,000: their mean is 3."""


def shown(houses: int) -> int:
    """How many houses the lesson shows in place of so many."""
    return next((each for each in _HOUSES if each >= houses), _HOUSES[-1])


def pool(reduction: str, houses: int, **fields: object) -> str:
    """The link to one price for several houses, as many as the lesson has."""
    preset = "sum-of-four" if reduction == "sum" else "mean-of-four"
    return address("training", preset=preset, houses=shown(houses), **fields)


def _limit(random: Random, level: str) -> Drill:
    if level == "easy":
        houses, reduction = random.choice(_HOUSES), random.choice(("mean", "sum"))
        features = [1.0] * houses
        many = "1 house" if houses == 1 else f"{houses} houses"
        model = f"One price w is fitted to {many}"
    else:
        houses = 2 if level == "medium" else 3
        reduction = random.choice(("mean", "sum"))
        features = [float(random.randrange(1, 6)) for _ in range(houses)]
        areas = joined(f"{each:g}" for each in features)
        model = f"The price is w × area, fitted to {houses} houses with areas {areas}"
    momentum = random.choice((0.5, 0.8, 0.9)) if level == "hard" else 0.0
    return _limit_of(model, features, reduction, momentum)


def _limit_of(
    model: str, features: list[float], reduction: str, momentum: float
) -> Drill:
    def limit(loss: str = "squared_error", pooled: str = reduction) -> float:
        return _largest_step(features, pooled, momentum, loss)

    answer, plainer = limit(), limit()
    if momentum:
        plainer = answer / (1 + momentum)
    turned = "mean" if reduction == "sum" else "sum"
    with_momentum = f" with momentum {momentum:g} (heavy ball)" if momentum else ""
    squares = [float(squared_error(0, each)) for each in features]
    inside = " + ".join(f"{each:g}" for each in squares)
    is_shown = set(features) == {1.0} and not momentum
    link, chart = _limit_of_the_chart(reduction, len(features), momentum)
    bend = 2 / plainer
    pooled = rf"2 \times {inside}"
    if len(features) > 1:
        divided = f" / {len(features)}" * (reduction == "mean")
        pooled = rf"2 \times ({inside}){divided}"
    times = "2(1 + μ)" if momentum else "2"
    top = rf"2 \times (1 + {momentum:g})" if momentum else "2"
    return Drill(
        text=f"{model} by the {reduction} of the squared errors, without a ½, using "
        f"gradient descent{with_momentum}. Below which step size does it converge?",
        answer=answer,
        mistakes=(
            Mistake(
                f"{turned} for {reduction}",
                limit(pooled=turned),
                f"This is the limit for the {turned}. Here it is the {reduction}.",
            ),
            Mistake(
                "forgot the factor 2",
                limit("half_squared_error"),
                "You forgot the factor 2 in the curvature: the second derivative of e² "
                "is 2.",
            ),
            Mistake(
                "forgot the momentum",
                plainer,
                "You forgot the momentum, which lets the step be 1 + μ times as large.",
            ),
            Mistake(
                "one step to the bottom",
                plainer / 2,
                f"With this step size one step ends at the minimum. The limit is "
                f"{times} times as large.",
            ),
            Mistake(
                "curvature for limit",
                bend,
                f"This is the curvature. The limit is {times} divided by it.",
            ),
        ),
        worked=(
            f"Curvature: ${pooled} = {tex(bend)}$.",
            f"Limit: ${top} / {tex(bend)} = {tex(answer)}$.",
        ),
        link=link,
        chart="" if is_shown else chart,
    )


def _largest_step(
    features: list[float],
    reduction: str,
    momentum: float = 0.0,
    loss: str = "squared_error",
) -> float:
    """The stability limit of a price that is w times a feature."""
    rows = np.array(features)[:, np.newaxis]
    objective = Objective(rows, np.array(features), loss, reduction=reduction)
    limit = stability_limit(objective, [0.0], momentum=momentum)
    assert limit is not None  # a squared error has one
    return float(limit)


def _limit_of_the_chart(
    reduction: str, houses: int, momentum: float
) -> tuple[str, str]:
    """The link to one price at the limit that it has itself, which is said."""
    held = 1 if momentum else shown(houses)
    own = _largest_step([1.0] * held, reduction, momentum)
    if momentum:
        link = address(
            "training", preset="heavy-ball", momentum=momentum, step_size=own
        )
        what = "one house, with the same momentum but no areas"
    else:
        link = pool(reduction, houses, step_size=on_the_dial(own))
        what = f"{held} houses, without areas"
    return link, (
        f"The chart has one price for {what}. It stands at its own limit, "
        f"{plain(own, 3)}, which is found the same way: it swings and comes no nearer."
    )


def on_the_dial(step_size: float) -> float:
    """The step size on the lesson's dial."""
    return min(max(round(step_size, 2), 0.01), 1.2)


def _step(random: Random, level: str) -> Drill:
    start = float(random.choice((0, 1, 2, 5, 6, 8)))
    targets: tuple[float, ...] = (3.0,)
    steps, reduction = 1, "mean"
    if level == "easy":
        step_size = random.choice((0.1, 0.2, 0.5, 1.0))
    else:
        step_size = random.randrange(5, 100, 5) / 100
    if level == "medium":
        steps = 2
    if level == "hard":
        targets, reduction = _TARGETS, random.choice(("mean", "sum"))
        step_size = random.choice((0.05, 0.1, 0.15, 0.2, 0.3))
    return _step_of(start, step_size, targets, steps, reduction)


def _step_of(
    start: float,
    step_size: float,
    targets: tuple[float, ...],
    steps: int,
    reduction: str,
) -> Drill:
    rows, prices = np.ones((len(targets), 1)), np.array(targets)

    def end(size: float, loss: str = "squared_error", pooled: str = reduction) -> float:
        objective = Objective(rows, prices, loss, reduction=pooled)
        run = descend(objective, [start], step_size=size, steps=steps)
        return float(run.weights[-1, 0])

    objective = Objective(rows, prices, reduction=reduction)

    def wandered(factor: float) -> float:
        """Where it is if each step adds a factor times the gradient."""
        w = start
        for _ in range(steps):
            w += factor * float(objective_gradient(objective, [w])[0])
        return w

    path = descend(objective, [start], step_size=step_size, steps=steps).weights[:, 0]
    slopes = [float(objective_gradient(objective, [w])[0]) for w in path]
    answer, turned = float(path[-1]), "mean" if reduction == "sum" else "sum"
    lowered = (
        "(w − 3)²"
        if len(targets) == 1
        else f"the **{reduction}** of (w − y)² over the four targets "
        f"{joined(f'{each:g}' for each in targets)}"
    )
    twice = r"4 \times 2 \times" if reduction == "sum" else r"2 \times"
    how = "one step" if steps == 1 else f"{steps} steps"
    return Drill(
        text=f"Gradient descent lowers {lowered}. It begins at w = {plain(start)} with "
        f"step size {plain(step_size)}. Where is w after {how}?",
        answer=answer,
        mistakes=(
            Mistake(
                "wrong sign",
                wandered(step_size),
                "You went up: descent subtracts step size times gradient.",
            ),
            Mistake(
                "forgot the factor 2",
                end(step_size, "half_squared_error"),
                "You forgot the factor 2: the gradient of (w − y)² is 2(w − y).",
            ),
            Mistake(
                f"{turned} for {reduction}",
                end(step_size, pooled=turned),
                f"You took the gradient of the {turned}, not of the {reduction}.",
            ),
            Mistake(
                "forgot the step size",
                wandered(-1.0),
                "You forgot the step size: you subtracted the whole gradient.",
            ),
            Mistake(
                "one step for two",
                float(path[1]),
                "This is where it is after one step.",
            ),
            Mistake(
                "gradient for place", slopes[0], "This is the gradient at the start."
            ),
        ),
        worked=(
            *(["The mean of the four targets is 3."] if len(targets) > 1 else []),
            *(
                rf"Gradient at {plain(w)}: ${twice} ({tex(w)} - 3) = {tex(slope)}$; "
                rf"then ${tex(w)} - {tex(step_size)} \times {bracketed(tex(slope))} = "
                f"{tex(after)}$."
                for w, slope, after in zip(path[:-1], slopes, path[1:], strict=False)
            ),
        ),
        link=address(
            "training",
            preset="four-steps" if len(targets) == 1 else f"{reduction}-of-four",
            start=start,
            step_size=step_size,
            time=steps,
        ),
    )


KINDS = {
    "stability-limit": Kind("Stability limit", "optimisation", _limit),
    "descent-step": Kind("A step of descent", "optimisation", _step),
}
