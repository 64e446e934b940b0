"""A batch: each animal has its own loss, and one number is made of them."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import lru_cache

import numpy as np

import losses
from ui.figures import area, axis, figure, image, line, points, stem, tangent, words
from ui.lessons.cats_dogs.curve import HEADROOM, LOWER, slope_stem
from ui.lessons.cats_dogs.numbers import (
    amount,
    decimals,
    direction,
    exact_amount,
    spoken_amount,
)
from ui.lessons.cats_dogs.state import FourPictures
from ui.live_chart.scene import Handle, Panel, Readout, Scene
from ui.losses import capital
from ui.mathml import Term, term
from ui.numbers import MINUS, fixed, percent, said

_TOP = 5.0
_LOW_SLOPE = -12.0
_NUMBERS = {4: "four", 8: "eight"}
_PARTS = {4: "a quarter", 8: "an eighth"}
_NAMED_FROM = 0.4


def charged(state: FourPictures) -> np.ndarray:
    """The loss of each animal, in nats."""
    return losses.binary_cross_entropy(_y_true(state), np.array(state.probs))


def _y_true(state: FourPictures) -> np.ndarray:
    return np.array([animal.y_true for animal in state.animals], dtype=float)


def batch_scene(state: FourPictures) -> Scene:
    """Rows of animals on the left, all on one curve on the right."""
    probs, each = np.array(state.probs), charged(state)
    own = np.where(_y_true(state) == 1, probs, 1 - probs)
    chosen = state.chosen
    total = float(losses.reduce_loss(each, state.reduction))
    each, own = each.tolist(), own.tolist()
    return Scene(
        panels=(
            _rows_panel(state, each),
            _curve_panel(state, own, each, chosen),
        ),
        handles=_handles(state, own, each, chosen),
        readouts=tuple(_readouts(state, own, each, chosen, total)),
        arithmetic=tuple(_arithmetic(state, own, each, chosen, total)),
    )


def _handles(state: FourPictures, own, each, chosen: int):
    rows = [
        Handle(
            name=f"row-{index}",
            control=f"probs.{index}",
            label=f"{capital(animal.name)}, probability of cat",
            text=f"{decimals(p)} for cat, loss {spoken_amount(each[index], 'nats')}",
            panel="bar",
            x=p,
            y=len(own) - 1 - index,
            direction="x",
            value=p,
            minimum=0.0,
            maximum=1.0,
            step=0.01,
            chosen=index == chosen,
        )
        for index, (animal, p) in enumerate(
            zip(state.animals, state.probs, strict=True)
        )
    ]
    name, x, loss = capital(state.animals[chosen].name), own[chosen], each[chosen]
    on_curve = replace(
        rows[chosen],
        name="curve",
        label=f"{name} on the curve, probability of cat",
        panel="curve",
        x=x,
        y=min(loss, _TOP),
        tag=amount(loss, "nats"),
        tells_loss=True,
        on="own curve",
        side="right" if x < 0.35 else "top",
    )
    return (*rows, on_curve)


def _rows_panel(state: FourPictures, each) -> Panel:
    count = len(state.animals)
    names = [capital(animal.name) for animal in state.animals]
    is_many = count > 4  # a name of two lines would reach into the next row
    if not is_many:
        names = [name.replace(" ", "<br>") for name in names]
    columns = (1.34, 1.93) if is_many else (1.27, 1.68)
    ends = (-1.66, 2.28) if is_many else (-0.74, 1.88)
    data = []
    heights = [count - 1 - index for index in range(count)]
    for animal, p, at in zip(state.animals, state.probs, heights, strict=True):
        colors = ("faint", "grid") if animal.y_true else ("grid", "faint")
        half = 0.2
        box = [at - half, at - half, at + half, at + half]
        name = f"{animal.name} "
        data.append(area([0, p, p, 0], box, colors[0], name=name + "cat"))
        data.append(area([p, 1, 1, p], box, colors[1], name=name + "dog"))
    top = count - 0.32
    column = {"position": "middle center", "size": 13}
    data += [
        words([-0.28] * count, heights, names, "ink", position="middle left"),
        words([0], [top], "cat", position="middle right"),
        words([1], [top], "dog", position="middle left"),
        words(columns, [top] * 2, ["p(cat)", "nats"], **column),
        words(
            [columns[0]] * count,
            heights,
            [decimals(p) for p in state.probs],
            "handle-text",
            **column,
        ),
        words(
            [columns[1]] * count,
            heights,
            [said(loss) for loss in each],
            "loss",
            **column,
        ),
    ]
    images = [
        image(animal.picture, -0.2, at, 0.13, 0.8)
        for animal, at in zip(state.animals, heights, strict=True)
    ]
    return Panel(
        name="bar",
        title=f"The dark part of a bar is what the animal’s own {state.own} gets.",
        description="A bar for each animal, divided between cat and dog, with "
        "its loss.",
        figure=figure(
            data,
            margin={"l": 4, "r": 4, "t": 4, "b": 4},
            images=images,
            xaxis=axis("", *ends, grid=False, visible=False),
            yaxis=axis("", -0.6, count - 0.05, grid=False, visible=False),
        ),
    )


@lru_cache(maxsize=1)
def _curve() -> tuple:
    probs = 1 - np.cos(np.linspace(0, math.pi / 2, 81))
    ones = np.ones(len(probs))
    loss = losses.binary_cross_entropy(ones, probs)
    return probs, loss, losses.binary_cross_entropy_gradient(ones, probs)


def _curve_panel(state: FourPictures, own, each, chosen: int) -> Panel:
    probs, loss, slopes = _curve()
    x, height = own[chosen], min(each[chosen], _TOP)
    slope = float(losses.binary_cross_entropy_gradient(1.0, x))
    animal = state.animals[chosen]
    names = [
        capital(other.name) if value >= _NAMED_FROM and index != chosen else ""
        for index, (value, other) in enumerate(zip(each, state.animals, strict=True))
    ]
    is_cat = [other.y_true == 1 for other in state.animals]
    cats = [name if cat else "" for name, cat in zip(names, is_cat, strict=True)]
    dogs = ["" if cat else name for name, cat in zip(names, is_cat, strict=True)]
    heights = [min(value, _TOP) for value in each]
    shown = [value if value <= _TOP else None for value in each]
    beyond = [None if value <= _TOP else 0.97 * _TOP for value in each]
    beyond[chosen] = None  # its stem has an arrow of its own
    data = [
        line(probs, loss, "loss", name="own curve"),
        line(probs, slopes, "gradient", axes=LOWER, name="own gradient curve"),
        *stem(x, 0, each[chosen], (0, _TOP), head=0.88, name="loss"),
        tangent(x, height, slope, 0.2),
        points(own, shown, "loss", size=9, name="all animals", cliponaxis=False),
        points(own, beyond, "loss", symbol="triangle-up", size=13, name="all beyond"),
        words(
            own,
            heights,
            cats,
            "muted",
            position="top right",
            size=12,
            name="names of cats",
        ),
        words(
            own,
            heights,
            dogs,
            "muted",
            position="bottom left",
            size=12,
            name="names of dogs",
        ),
        *slope_stem(x, slope, (_LOW_SLOPE, 1.5)),
        words(
            [0.5],
            [4.3],
            f"{MINUS}ln p",
            "loss",
            position="middle right",
            size=15,
            name="name of the loss",
            tells_loss=False,
        ),
        words(
            [0.24],
            [-10],
            f"{MINUS}1 / p = {said(slope)}",
            "gradient",
            position="middle right",
            size=15,
            axes=LOWER,
        ),
    ]
    return Panel(
        name="curve",
        title=f"All on one curve. {capital(animal.name)}: loss with tangent (dashed), "
        "slope below.",
        description="Above, each animal on the curve of minus ln p. Below, the slope "
        f"at the point of {animal.name}.",
        figure=figure(
            data,
            xaxis=axis(
                "p of the animal’s own label", -0.03, 1.03, nticks=6, anchor="y2"
            ),
            yaxis=axis("loss in nats", 0, HEADROOM * _TOP, nticks=6, domain=[0.42, 1]),
            yaxis2=axis("slope", _LOW_SLOPE, 1.5, nticks=4, zero=True, domain=[0, 0.3]),
        ),
    )


def _readouts(state: FourPictures, own, each, chosen: int, total: float):
    count, animal = len(each), state.animals[chosen]
    word = "Mean" if state.reduction == "mean" else "Sum"
    other = "sum" if state.reduction == "mean" else "mean"
    pooled = float(losses.reduce_loss(each, other))
    yield Readout(
        "loss",
        f"{word} cross-entropy, {_NUMBERS[count]} {state.each}",
        amount(total, "nats"),
        note=f"their {other}: {amount(pooled, 'nats')}",
        tone="loss",
    )
    summed = float(losses.reduce_loss(each, "sum"))
    yield Readout(
        "chosen",
        f"{capital(animal.name)}: its own loss",
        amount(each[chosen], "nats"),
        note=_share(each[chosen], summed),
        tone="loss",
    )
    label = "cat" if animal.y_true else "dog"
    yield Readout(
        "p",
        f"{capital(animal.name)}: p({label})",
        decimals(own[chosen]),
        note=f"its own {state.own}: {label}",
    )
    slopes = losses.binary_cross_entropy_gradient(np.ones(count), np.array(own))
    slope = float(losses.reduce_gradient(slopes, state.reduction)[chosen])
    part = ", the mean as well"
    if math.isfinite(slope):
        part = f", {_PARTS[count]} of {said(float(slopes[chosen]))}"
    yield Readout(
        "gradient",
        f"Gradient of the {state.reduction} per unit of p({label})",
        amount(slope, "nats"),
        note=direction(slope, f"p({label})", own[chosen])
        + (part if state.reduction == "mean" else ""),
        tone="gradient",
    )


def _share(loss: float, summed: float) -> str:
    if math.isinf(summed):
        return "infinite: so is the sum" if math.isinf(loss) else "another is infinite"
    return f"{percent(loss / summed if summed else 0.0)} of the sum"


def _arithmetic(
    state: FourPictures, own, each, chosen: int, total: float
) -> list[Term]:
    count = len(own)
    start = rf"\frac{{1}}{{{count}}}\,(" if state.reduction == "mean" else "("
    if count <= 4:
        terms = [
            term(
                rf"{'' if index else start}{{-\ln\,@moved{{{decimals(p)}}}}}"
                rf"{'' if index < count - 1 else ')'}"
            )
            for index, p in enumerate(own)
        ]
    else:
        others = [loss for index, loss in enumerate(each) if index != chosen]
        rest = fixed(float(losses.reduce_loss(others, "sum")), 4)
        terms = [
            term(rf"{start}{{-\ln\,@moved{{{decimals(own[chosen])}}}}}"),
            term(rf"{{}} + @plain{{{rest}}}\;\text{{of the other seven}})"),
        ]
    return [*terms, term(rf"=\;@loss{{{exact_amount(total, 'nats')}}}")]
