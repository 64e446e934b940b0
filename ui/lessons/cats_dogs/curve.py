"""The panel of the curve: loss, tangent and gradient by the probability of "cat"."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

import losses
from ui.figures import Places, axis, figure, line, points, stem, tangent, words
from ui.lessons.cats_dogs.numbers import (
    EDGE,
    amount,
    direction,
    in_unit,
    log_name,
    place,
    slope,
    spec_on,
)
from ui.live_chart.scene import Handle, Panel, Readout
from ui.numbers import MINUS, fixed, said

LOWER = ("x", "y2")
HEADROOM = 1.14
"""So much higher than the largest loss is the axis: a ring there is on no words."""
_MOST_NATS = {"": 5.0, "near": 8.0, "soft": 3.0}
_MOST_SLOPE = {"probability": 12.0, "logit": 1.15}
_TANGENT = {"probability": 0.3, "logit": 2.5}
_POINTS = 81
_LOGITS = (-4, -2, 0, 2, 4)


@dataclass(frozen=True)
class Curve:
    """What the panel shows: a target, a probability, and how it is drawn.

    `is_soft` says that the target can be dragged, so that the ranges must do for
    every target; `most` is the largest probability shown.
    """

    y: float
    p: float
    axis: str = "probability"
    unit: str = "nats"
    is_soft: bool = False
    most: float = 1.0
    with_brier: bool = False

    @property
    def loss(self) -> float:
        """The cross-entropy, in the unit."""
        return float(in_unit(losses.binary_cross_entropy(self.y, self.p), self.unit))

    @property
    def slope(self) -> float:
        """The slope of the cross-entropy on the axis, in the unit."""
        return float(in_unit(slope(self.axis, self.y, self.p), self.unit))

    @property
    def floor(self) -> float:
        """The entropy of the target: no probability costs less, in the unit."""
        return float(in_unit(losses.entropy([self.y, 1 - self.y]), self.unit))

    @property
    def top(self) -> float:
        """The largest loss on the axis."""
        nats = _MOST_NATS["soft" if self.is_soft else "near" if self.most < 1 else ""]
        return float(in_unit(nats, self.unit))

    @property
    def by(self) -> str:
        """What the axis is, in words."""
        return f"{'logit' if self.axis == 'logit' else 'probability'} of cat"

    @property
    def x(self) -> float:
        """Where the prediction stands."""
        return place(self.axis, self.p)


def curve_handle(curve: Curve, label: str, text: str, step: float) -> Handle:
    """The prediction on its curve; an infinite loss sits under the upper edge."""
    middle = 0.35 * curve.most if curve.axis == "probability" else -0.5
    if curve.y >= 0.5:
        side = "right" if curve.x < middle else "top"
    else:
        mirrored = curve.most - middle if curve.axis == "probability" else -middle
        side = "left" if curve.x > mirrored else "top"
    return Handle(
        name="curve",
        control="p",
        label=label,
        text=text,
        panel="curve",
        x=curve.x,
        y=min(curve.loss, curve.top),
        direction="x",
        value=curve.p,
        minimum=0.0,
        maximum=curve.most,
        step=step,
        tag=amount(curve.loss, curve.unit),
        tells_loss=True,
        on="loss curve",
        side=side,
    )


def curve_panel(curve: Curve, title: str) -> Panel:
    """Draw loss and gradient over one another."""
    reach = _TANGENT[curve.axis] * curve.most
    what = "both losses" if curve.with_brier else f"loss in {curve.unit}"
    data = [
        *_curves(curve),
        *_stems(curve),
        tangent(curve.x, curve.loss, curve.slope, reach),
        *_names(curve),
    ]
    return Panel(
        name="curve",
        title=title,
        description=f"Above, the loss by the {curve.by}. Below, its gradient.",
        figure=figure(
            data,
            margin={"b": 56} if curve.axis == "logit" else None,
            xaxis=_x_axis(curve),
            yaxis=axis(what, 0, HEADROOM * curve.top, nticks=6, domain=[0.42, 1]),
            yaxis2=_slope_axis(curve),
        ),
    )


def gradient_readout(curve: Curve) -> Readout:
    """The slope at the prediction, and what it asks for."""
    per, what = "p(cat)", "p(cat)"
    if curve.axis == "logit":
        per, what = "logit", "the logit"
    return Readout(
        "gradient",
        f"Gradient per unit of {per}",
        amount(curve.slope, curve.unit),
        note=direction(curve.slope, what, curve.p),
        tone="gradient",
    )


def _x_axis(curve: Curve) -> dict:
    if curve.axis == "probability":
        pad = 0.03 * curve.most
        return axis("p(cat)", -pad, curve.most + pad, nticks=6, anchor="y2")
    labels = [
        f"{str(z).replace('-', MINUS)}<br>p {fixed(float(losses.sigmoid(z)), 2)}"
        for z in _LOGITS
    ]
    return axis(
        "logit of cat, and its p(cat)",
        -1.05 * EDGE,
        1.05 * EDGE,
        ticks=_LOGITS,
        labels=labels,
        anchor="y2",
    )


def _slope_range(curve: Curve) -> tuple[float, float]:
    most = float(in_unit(_MOST_SLOPE[curve.axis], curve.unit)) / curve.most
    most *= 1.7 if curve.most < 1 else 1.0
    if curve.is_soft:
        return -most, most
    return (-most, most / 8) if curve.y == 1 else (-most / 8, most)


def _slope_axis(curve: Curve) -> dict:
    low, high = _slope_range(curve)
    return axis("gradient", low, high, nticks=4, domain=[0, 0.3], zero=True)


def _grid(axis_name: str, most: float) -> tuple[np.ndarray, np.ndarray]:
    """Probabilities along the axis, dense at the ends, and where they stand."""
    if axis_name == "logit":
        xs = np.linspace(-EDGE, EDGE, _POINTS)
        return losses.sigmoid(xs), xs
    probs = 0.5 * most * (1 - np.cos(np.linspace(0, math.pi, _POINTS)))
    return probs, probs


@lru_cache(maxsize=512)
def _values(y: float, axis_name: str, most: float, loss: str = "binary_cross_entropy"):
    """Where the points of a loss stand, the loss and its slope at each."""
    probs, xs = _grid(axis_name, most)
    targets = np.full(len(probs), y)
    values = losses.REGISTRY[loss].value(targets, probs)
    return xs, values, spec_on(axis_name, loss).gradient(targets, xs)


def _curves(curve: Curve):
    xs, loss, slopes = _values(curve.y, curve.axis, curve.most)
    loss, slopes = in_unit(loss, curve.unit), in_unit(slopes, curve.unit)
    yield line(xs, loss, "loss", name="loss curve")
    yield line(xs, slopes, "gradient", axes=LOWER, name="gradient curve")
    if curve.with_brier:
        xs, loss, slopes = _values(curve.y, curve.axis, 1.0, "brier")
        yield line(xs, loss, "other", dash="dashdot", name="squared error")
        yield line(xs, slopes, "other", dash="dashdot", axes=LOWER, name="its gradient")


def _stems(curve: Curve):
    """The loss as a height, and the gradient as a height below it."""
    x, axis_ends = curve.x, (0.0, curve.top)
    floor = curve.floor if curve.is_soft else 0.0
    if curve.is_soft:
        yield line([x, x], [0, floor], "muted", width=4, name="entropy stem")
        ends = [-EDGE, EDGE] if curve.axis == "logit" else [0, 1]
        yield line(ends, [floor, floor], "muted", width=1.5, dash="dot", name="floor")
    yield from stem(x, floor, curve.loss, axis_ends, head=0.88, name="loss")
    low, high = _slope_range(curve)
    yield from slope_stem(x, curve.slope, (low, high))
    if curve.with_brier:
        error = float(losses.brier(curve.y, curve.p))
        yield points([x], [error], "other", symbol="diamond", size=9, name="error")
        at = min(max(slope(curve.axis, curve.y, curve.p, "brier"), low), high)
        yield points(
            [x], [at], "other", symbol="diamond", size=9, axes=LOWER, name="its slope"
        )


def slope_stem(x, slope, ends):
    """A slope as a height, with a point at its end where the axis holds it."""
    yield from stem(
        x, 0.0, slope, ends, "gradient", width=3, axes=LOWER, name="gradient"
    )
    low, high = ends
    at = slope if low <= slope <= high else None
    yield points([x], [at], "gradient", size=9, axes=LOWER, name="gradient")


def torn_bar(start: float, end: float, most: float) -> Places:
    """A bar; where the axis ends before it, torn and pointed like an arrow."""
    if end <= most:
        gone = [None] * 6
        return [start, end, end, start, *gone], [0, 0, 1, 1, *gone]
    cut, on, neck = (start + share * (most - start) for share in (0.72, 0.78, 0.92))
    return (
        [start, cut, cut, start, None, on, neck, most, neck, on],
        [0, 0, 1, 1, None, 0, 0, 0.5, 1, 1],
    )


def _names(curve: Curve):
    """The names of the curves, where these leave room for them."""
    is_cat = curve.y == 1
    x = 0.0 if curve.axis == "logit" else (0.24 if is_cat else 0.76) * curve.most
    side = "right" if is_cat else "left"
    # Two names beside a ring's number have room at the low end of their curves.
    end, inward = (EDGE, "left") if is_cat else (-EDGE, "right")
    if not curve.is_soft:
        yield words(
            [end if curve.with_brier else x],
            [curve.top * 0.86],
            "cross-entropy" if curve.with_brier else _loss_name(curve),
            "loss",
            position=f"middle {inward if curve.with_brier else side}",
            size=15,
            name="name of the loss",
            tells_loss=False,
        )
    if curve.with_brier:
        yield words(
            [end],
            [curve.top * 0.5],
            "squared error",
            "other",
            position=f"middle {inward}",
            size=15,
            name="squared error in words",
        )
    low, high = _slope_range(curve)
    if curve.is_soft:
        x, side = (EDGE if curve.axis == "logit" else curve.most), "left"
    height = 0.16 if is_cat or curve.is_soft else 0.84
    yield words(
        [x],
        [low + (high - low) * height],
        f"{_slope_name(curve)} = {said(curve.slope)}",
        "gradient",
        position=f"middle {side}",
        size=15,
        axes=LOWER,
    )


def _loss_name(curve: Curve) -> str:
    log, is_cat = log_name(curve.unit), curve.y == 1
    if curve.axis == "logit":
        return f"{log}(1 + e{'⁻' if is_cat else ''}ᶻ)"
    return f"{MINUS}{log} p" if is_cat else f"{MINUS}{log}(1 {MINUS} p)"


def _slope_name(curve: Curve) -> str:
    y = "y" if curve.is_soft else f"{curve.y:.0f}"
    if curve.axis == "logit":
        name = f"p {MINUS} {y}"
    elif curve.is_soft:
        if curve.unit == "bits":
            return "gradient in bits"
        name = f"(p {MINUS} y) / (p(1 {MINUS} p))"
    else:
        name = f"{MINUS}1 / p" if curve.y == 1 else f"1 / (1 {MINUS} p)"
    return f"({name}) / ln 2" if curve.unit == "bits" else name
