"""The panel of the curve: loss, tangent and gradient by the probability of "cat"."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

import losses
from ui.figures import axis, figure, line, points, words
from ui.live_chart.scene import Handle, Panel
from ui.numbers import MINUS, fixed
from ui.scenes.cats_dogs_numbers import (
    EDGE,
    amount,
    brier_slope,
    in_unit,
    log_name,
    place,
    slope,
)

LOWER = ("x", "y2")
_MOST_NATS = 5.0
_MOST_SLOPE = {"probability": 12.0, "logit": 1.15}
_TANGENT = {"probability": 0.16, "logit": 1.6}
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
    def top(self) -> float:
        """The largest loss on the axis."""
        nats = 8.0 if self.most < 1 else _MOST_NATS
        return float(in_unit(nats, self.unit))

    @property
    def x(self) -> float:
        """Where the prediction stands."""
        return place(self.axis, self.p)


def curve_handle(curve: Curve, label: str, text: str, step: float) -> Handle:
    """The prediction on its curve; an infinite loss sits at the upper edge."""
    is_wide = curve.x > (0.72 if curve.axis == "probability" else 1.6) * curve.most
    on_right, on_left = ("top", "left") if is_wide else ("right", "right")
    side = on_right if curve.y >= 0.5 else on_left if is_wide else "top"
    if curve.y < 0.5 and curve.x > (0.28 if curve.axis == "probability" else -1.6):
        side = "left"
    return Handle(
        "curve",
        "p",
        label,
        text,
        "curve",
        curve.x,
        min(curve.loss, curve.top),
        "x",
        curve.p,
        0.0,
        curve.most,
        step,
        tag=amount(curve.loss, curve.unit),
        side=side,
    )


def curve_panel(curve: Curve, title: str, extra: tuple = ()) -> Panel:
    """Draw loss and gradient over one another; `extra` traces come first."""
    still = list(_curves(curve))
    data = [*extra, *still, *_stems(curve), *_tangents(curve), *_static_words(curve)]
    what = "logit" if curve.axis == "logit" else "probability of cat"
    description = (
        f"Above, the loss by the {what}: now {amount(curve.loss, curve.unit)}. "
        f"Below, its gradient: now {amount(curve.slope, curve.unit)}."
    )
    axes = {
        "xaxis": _x_axis(curve),
        "yaxis": axis(
            _loss_title(curve),
            0,
            curve.top,
            nticks=6,
            domain=[0.42, 1],
        ),
        "yaxis2": _slope_axis(curve),
    }
    margin = {"b": 56} if curve.axis == "logit" else None
    return Panel("curve", title, description, figure(data, margin=margin, **axes))


def _loss_title(curve: Curve) -> str:
    return "two losses" if curve.with_brier else f"loss in {curve.unit}"


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
        -EDGE,
        EDGE,
        ticks=_LOGITS,
        labels=labels,
        anchor="y2",
    )


def _slope_range(curve: Curve) -> tuple[float, float]:
    most = float(in_unit(_MOST_SLOPE[curve.axis], curve.unit)) / curve.most
    most *= 1.7 if curve.most < 1 else 1.0
    low, high = -most, most
    if not curve.is_soft:
        low, high = (low, most / 8) if curve.y == 1 else (-most / 8, high)
    return low, high


def _slope_axis(curve: Curve) -> dict:
    low, high = _slope_range(curve)
    return axis("gradient", low, high, nticks=4, domain=[0, 0.3], zero=True)


@lru_cache(maxsize=256)
def _grid(axis_name: str, most: float) -> tuple[np.ndarray, np.ndarray]:
    """Probabilities along the axis, dense at the ends, and where they stand."""
    if axis_name == "logit":
        xs = np.linspace(-EDGE, EDGE, _POINTS)
        return losses.sigmoid(xs), xs
    probs = 0.5 * most * (1 - np.cos(np.linspace(0, math.pi, _POINTS)))
    return probs, probs


@lru_cache(maxsize=512)
def _values(curve_y: float, axis_name: str, most: float, unit: str):
    probs, xs = _grid(axis_name, most)
    targets = np.full(len(probs), curve_y)
    loss = losses.binary_cross_entropy(targets, probs)
    if axis_name == "logit":
        slopes = losses.binary_cross_entropy_logits_gradient(targets, xs)
    else:
        slopes = losses.binary_cross_entropy_gradient(targets, probs)
    return xs, in_unit(loss, unit), in_unit(slopes, unit)


@lru_cache(maxsize=32)
def _brier_values(curve_y: float, axis_name: str):
    probs, xs = _grid(axis_name, 1.0)
    targets = np.full(len(probs), curve_y)
    if axis_name == "logit":
        slopes = losses.brier_logits_gradient(targets, xs)
    else:
        slopes = losses.brier_gradient(targets, probs)
    return xs, losses.brier(targets, probs), slopes


def _curves(curve: Curve):
    xs, loss, slopes = _values(curve.y, curve.axis, curve.most, curve.unit)
    yield line(xs, loss, "loss", name="loss curve")
    yield line(xs, slopes, "gradient", axes=LOWER, name="gradient curve")
    if curve.with_brier:
        xs, loss, slopes = _brier_values(curve.y, curve.axis)
        yield line(xs, loss, "other", dash="dashdot", name="squared error")
        yield line(xs, slopes, "other", dash="dashdot", axes=LOWER, name="its gradient")


def _stems(curve: Curve):
    """The loss as a height, and the gradient as a height below it."""
    x, top = curve.x, min(curve.loss, curve.top)
    yield line([x, x], [0, top], "loss-line", width=4, name="loss stem")
    low, high = _slope_range(curve)
    at = min(max(curve.slope, low), high)
    yield line([x, x], [0, at], "gradient", width=3, axes=LOWER, name="gradient stem")
    yield points(
        [x], [at], "gradient", size=9, axes=LOWER, name="gradient", cliponaxis=False
    )
    if curve.with_brier:
        error = float(losses.brier(curve.y, curve.p))
        yield points([x], [error], "other", symbol="diamond", size=9, name="error")
        at = min(max(brier_slope(curve.axis, curve.y, curve.p), low), high)
        yield points(
            [x], [at], "other", symbol="diamond", size=9, axes=LOWER, name="its slope"
        )
    middle = -EDGE * 0 if curve.axis == "logit" else curve.most / 2
    side = "right" if x <= middle else "left"
    height = 0.5 * (low + high)
    yield words(
        [x],
        [height],
        fixed(curve.slope, 4),
        "gradient",
        position=f"middle {side}",
        size=13,
        axes=LOWER,
    )


def _tangents(curve: Curve):
    reach = _TANGENT[curve.axis] * curve.most
    if math.isfinite(curve.slope) and math.isfinite(curve.loss):
        xs = [curve.x - reach, curve.x + reach]
        ys = [curve.loss + curve.slope * (x - curve.x) for x in xs]
    else:
        xs, ys = [None, None], [None, None]
    yield line(xs, ys, "gradient", width=2, dash="dash", name="tangent")


def _static_words(curve: Curve):
    """The names of the curves, where these leave room for them."""
    log = log_name(curve.unit)
    if curve.is_soft:
        return
    is_cat = curve.y == 1
    if curve.axis == "probability":
        name = f"{MINUS}{log} p" if is_cat else f"{MINUS}{log}(1 {MINUS} p)"
        x = 0.24 if is_cat else 0.76
        slope_name = f"{MINUS}1 / p" if is_cat else f"1 / (1 {MINUS} p)"
    else:
        name = f"{log}(1 + e{'⁻' if is_cat else ''}ᶻ)"
        x = 0.0
        slope_name = f"p {MINUS} 1" if is_cat else f"p {MINUS} 0"
    if curve.unit == "bits":
        slope_name = f"({slope_name}) / ln 2"
    x = x * curve.most if curve.axis == "probability" else x
    side = "right" if is_cat else "left"
    yield words(
        [x], [curve.top * 0.86], name, "loss", position=f"middle {side}", size=15
    )
    low, high = _slope_range(curve)
    yield words(
        [x],
        [low + (high - low) * (0.16 if is_cat else 0.84)],
        slope_name,
        "gradient",
        position=f"middle {side}",
        size=15,
        axes=LOWER,
    )
