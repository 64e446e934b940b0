"""One picture, two classes: the classic case, p near 0, and squared error beside."""

from __future__ import annotations

import math
from typing import Any

import losses
from ui.figures import area, axis, figure, image, line, words
from ui.lessons.cats_dogs.curve import Curve, curve_handle, curve_panel
from ui.lessons.cats_dogs.numbers import (
    CERTAIN,
    amount,
    brier_slope,
    direction,
    in_unit,
    log_latex,
    log_name,
    logit_words,
    probability,
    slope,
    spoken_amount,
    steepest_brier,
)
from ui.lessons.cats_dogs.state import NearZero, One, SquaredBeside
from ui.live_chart.scene import Handle, Panel, Readout, Scene
from ui.mathml import Term, term
from ui.numbers import fixed, percent

_BAR = (0.2, 0.32)


def one_scene(state: One) -> Scene:
    """The picture with its label, and the bar of probability that is divided."""
    label = state.label
    curve = Curve(
        CERTAIN[label],
        state.p,
        state.axis,
        state.unit,
        most=state.most,
        with_brier=isinstance(state, SquaredBeside),
    )
    is_near = isinstance(state, NearZero)
    places, step = (3, 0.001) if is_near else (2, 0.01)
    cat, dog = probability(curve.p, places), probability(1 - curve.p, places)
    spoken = f"{cat} for cat, loss {spoken_amount(curve.loss, curve.unit)}"
    handles = (
        Handle(
            name="bar",
            control="p",
            label="Probability of cat",
            text=spoken,
            panel="bar",
            x=curve.p,
            y=_BAR[1],
            direction="x",
            value=curve.p,
            minimum=0.0,
            maximum=curve.most,
            step=step,
            tag=f"cat {cat} | {dog} dog",
            side="top",
        ),
        curve_handle(curve, "Probability of cat on the curve", spoken, step),
    )
    return Scene(
        panels=(_bar_panel(curve, label), curve_panel(curve, _curve_title(curve))),
        handles=handles,
        readouts=tuple(_readouts(curve, label, places)),
        arithmetic=tuple(_arithmetic(curve, label, places)),
    )


def _curve_title(curve: Curve) -> str:
    by = "logit of cat" if curve.axis == "logit" else "probability of cat"
    if curve.with_brier:
        return f"Cross-entropy (line) and squared error (dash-dot) by the {by}."
    return (
        f"The loss of this picture with its tangent (dashed), and its gradient below, "
        f"by the {by}."
    )


def _bar_panel(curve: Curve, label: str) -> Panel:
    low = _BAR[0]
    p, most = curve.p, curve.most
    is_cat = label == "cat"
    true_part = (0.0, p) if is_cat else (p, 1.0)
    pad = 0.14 * most
    bracket = [true_part[0], true_part[0], true_part[1], true_part[1]]
    data = [
        _bar(0, p, "faint" if is_cat else "grid", "cat part"),
        _bar(p, most, "grid" if is_cat else "faint", "dog part"),
        line([p, p], _BAR, "handle", width=3, name="divider"),
        line(
            bracket,
            [low - 0.02, low - 0.05, low - 0.05, low - 0.02],
            "loss",
            width=2,
            name="what counts",
        ),
        words(
            [0 if is_cat else most],
            [low - 0.06],
            "only this part counts",
            "loss",
            position=f"bottom {'right' if is_cat else 'left'}",
            size=13,
        ),
        words([most / 2], [0.5], f"label: {label}", "ink", size=16),
    ]
    size = 0.13 * most
    images = [
        image(f"{label}-face", most / 2, 0.78, most, 0.42),
        image("cat-face", -pad / 2, sum(_BAR) / 2, size, 0.12),
    ]
    if most == 1:
        images.append(image("dog-face", most + pad / 2, sum(_BAR) / 2, size, 0.12))
        title = "The picture, and how the model divides the probability."
    else:
        data.append(
            words([most], [low - 0.06], "dog, up to 1 →", position="bottom left")
        )
        title = "The first tenth of the bar of probability, enlarged."
    hidden: dict[str, Any] = {"visible": False}
    return Panel(
        "bar",
        title,
        f"A picture with the label {label}, above a bar that is divided between cat "
        "and dog.",
        figure(
            data,
            margin={"l": 12, "r": 12, "t": 4, "b": 4},
            images=images,
            xaxis=axis("", -pad, most + pad, grid=False, **hidden),
            yaxis=axis("", 0, 1, grid=False, **hidden),
        ),
    )


def _bar(start: float, end: float, color: str, name: str) -> dict:
    low, high = _BAR
    return area(
        [start, end, end, start], [low, low, high, high], color, edge="faint", name=name
    )


def _readouts(curve: Curve, label: str, places: int):
    p = curve.p
    note = f"−{log_name(curve.unit)} of what the model gave to “{label}”"
    if math.isinf(curve.loss):
        note = f"no limit: the model ruled “{label}” out"
    name = "Cross-entropy" if curve.with_brier else "Loss (cross-entropy)"
    yield Readout("loss", name, amount(curve.loss, curve.unit), note, "loss")
    what = "the logit" if curve.axis == "logit" else "p(cat)"
    per = "logit" if curve.axis == "logit" else "p(cat)"
    yield Readout(
        "gradient",
        f"Gradient per unit of {per}",
        amount(curve.slope, curve.unit),
        direction(curve.slope, what, p),
        "gradient",
    )
    if curve.with_brier:
        yield from _brier_readouts(curve)
    elif curve.axis == "logit":
        in_p = float(in_unit(slope("probability", curve.y, p), curve.unit))
        gear = float(losses.sigmoid_gradient(losses.logit(p)))
        verb = "=" if math.isfinite(in_p) else "tends to"
        yield Readout(
            "factor",
            "Gradient per unit of p(cat), times p(1 − p)",
            f"{fixed(in_p, 4)} × {fixed(gear, 4)}",
            f"{verb} {fixed(curve.slope, 4)}: per unit of logit",
            "gradient",
        )
    yield Readout(
        "p",
        "p(cat)",
        probability(p, places),
        f"logit {logit_words(p)}"
        if curve.axis == "logit"
        else f"p(dog) = {probability(1 - p, places)}",
        "prediction",
    )


def _brier_readouts(curve: Curve):
    error = float(losses.brier(curve.y, curve.p))
    pull = brier_slope(curve.axis, curve.y, curve.p)
    per = "logit" if curve.axis == "logit" else "p(cat)"
    yield Readout("brier", "Squared error (Brier)", fixed(error, 4), "at most 1")
    if pull == 0:
        note = "no pull at all" if curve.slope else "both are at rest"
    else:
        note = f"{percent(abs(pull) / steepest_brier(curve.axis))} of its steepest"
        if curve.axis == "logit":
            note += f"; cross-entropy: {percent(abs(curve.slope))}"
    yield Readout(
        "brier-gradient", f"Its gradient per unit of {per}", fixed(pull, 4), note
    )


def _arithmetic(curve: Curve, label: str, places: int) -> list[Term]:
    p, log = curve.p, log_latex(curve.unit)
    cat, dog = probability(p, places), probability(1 - p, places)
    name = log_name(curve.unit)
    if label == "cat":
        first = term(rf"-\,(1\cdot {log}\,@moved{{{cat}}}")
        second = term(rf"+\;@muted{{0 · {name} {dog}}}\,)")
    else:
        first = term(rf"-\,(@muted{{0 · {name} {cat}}}")
        second = term(rf"+\;1\cdot {log}\,@moved{{{dog}}}\,)")
    result = term(rf"=\;@loss{{{amount(curve.loss, curve.unit)}}}")
    terms = [first, second, result]
    if curve.with_brier:
        error = fixed(float(losses.brier(curve.y, p)), 4)
        y = f"{curve.y:.0f}"
        terms.append(term(r"\quad\text{squared error}"))
        terms.append(term(rf"(@moved{{{cat}}}-{y})^2 =\;@plain{{{error}}}"))
    elif curve.axis == "logit":
        y = f"{curve.y:.0f}"
        symbols, numbers = "p - y", rf"@moved{{{cat}}}-{y}"
        if curve.unit == "bits":
            symbols, numbers = rf"({symbols})/\ln 2", rf"({numbers})/\ln 2"
        slope_words = fixed(curve.slope, 4)
        terms.append(term(r"\quad\text{gradient by the logit}"))
        terms.append(term(rf"{symbols} =\;{numbers} =\;@gradient{{{slope_words}}}"))
    return terms
