"""A soft label: cross-entropy = entropy of the label + KL divergence."""

from __future__ import annotations

from typing import Any

import losses
from ui.figures import Places, area, axis, figure, image, line, words
from ui.lessons.cats_dogs.curve import Curve, curve_handle, curve_panel
from ui.lessons.cats_dogs.numbers import (
    amount,
    direction,
    in_unit,
    log_latex,
    spoken_amount,
)
from ui.lessons.cats_dogs.state import SoftLabel
from ui.live_chart.scene import Handle, Panel, Readout, Scene
from ui.mathml import Term, term
from ui.numbers import fixed

_LABEL_BAR = (0.68, 0.84)
_MODEL_BAR = (0.16, 0.32)
_NATS = ("x2", "y2")
_MOST_NATS = 3.0


def soft_scene(state: SoftLabel) -> Scene:
    """Two bars, the label's and the model's, and the loss in its two parts."""
    curve = Curve(state.target, state.p, state.axis, state.unit, is_soft=True)
    divergence = in_unit(
        losses.kl_divergence([state.target, 1 - state.target], [state.p, 1 - state.p]),
        state.unit,
    )
    loss = spoken_amount(curve.loss, state.unit)
    spoken = f"{fixed(state.p, 2)} for cat, loss {loss}"
    said = f"{fixed(state.target, 2)} cat, loss {loss}"
    handles = (
        _bar_handle("bar", "p", "Probability of cat", spoken, state.p, _MODEL_BAR),
        curve_handle(curve, "Probability of cat on the curve", spoken, 0.01),
        _bar_handle(
            "label", "target", "Label, share of cat", said, state.target, _LABEL_BAR
        ),
    )
    by = "logit of cat" if state.axis == "logit" else "probability of cat"
    return Scene(
        panels=(
            _bars_panel(curve, float(divergence)),
            curve_panel(
                curve,
                "Loss with tangent (dashed) and floor (dotted), gradient below, by the "
                f"{by}.",
            ),
        ),
        handles=handles,
        readouts=tuple(_readouts(curve, float(divergence))),
        arithmetic=tuple(_arithmetic(curve)),
    )


def _bar_handle(name, control, label, text, value, bar) -> Handle:
    return Handle(
        name=name,
        control=control,
        label=label,
        text=text,
        panel="bar",
        x=value,
        y=bar[1],
        direction="x",
        value=value,
        minimum=0.0,
        maximum=1.0,
        step=0.01,
        tag=f"cat {fixed(value, 2)} | {fixed(1 - value, 2)} dog",
        side="top",
    )


def _bars_panel(curve: Curve, divergence: float) -> Panel:
    floor, unit = curve.floor, curve.unit
    most = float(in_unit(_MOST_NATS, unit))
    data = [
        *_bar(curve.y, _LABEL_BAR, "ink", "label"),
        *_bar(curve.p, _MODEL_BAR, "faint", "model"),
        words([0], [_LABEL_BAR[0]], "label", "ink", position="bottom right", size=13),
        words([0], [_MODEL_BAR[0]], "model", "muted", position="bottom right", size=13),
        area(
            [0, floor, floor, 0],
            [0, 0, 1, 1],
            "muted",
            axes=_NATS,
            name="entropy part",
        ),
        area(
            *_torn_bar(floor, curve.loss, most),
            "loss-line",
            axes=_NATS,
            name="divergence part",
        ),
        words(
            [0],
            [1.05],
            f"entropy {fixed(floor, 4)}",
            "muted",
            position="top right",
            size=13,
            axes=_NATS,
        ),
        words(
            [most],
            [1.05],
            f"+ KL divergence {fixed(divergence, 4)}",
            "loss",
            position="top left",
            size=13,
            axes=_NATS,
        ),
    ]
    images = [
        image("cat-face", -0.08, 0.5, 0.15, 0.4),
        image("dog-face", 1.08, 0.5, 0.15, 0.4),
    ]
    hidden: dict[str, Any] = {"visible": False}
    return Panel(
        "bar",
        "The label, the model, and what the loss is made of.",
        "Two bars divided between cat and dog, the label’s and the model’s. Below, the "
        "loss in its two parts, entropy and KL divergence.",
        figure(
            data,
            margin={"l": 12, "r": 12, "t": 14, "b": 40},
            images=images,
            xaxis=axis("", -0.16, 1.16, grid=False, **hidden),
            yaxis=axis("", 0, 1, grid=False, domain=[0.36, 1], **hidden),
            xaxis2=axis(
                f"loss in {unit}", 0, most, nticks=7, domain=[0.12, 0.88], anchor="y2"
            ),
            yaxis2=axis("", 0, 1.9, grid=False, domain=[0, 0.26], **hidden),
        ),
    )


def _torn_bar(start: float, end: float, most: float) -> Places:
    """A bar; where the axis ends before it, torn and pointed like an arrow."""
    if end <= most:
        gone = [None] * 6
        return [start, end, end, start, *gone], [0, 0, 1, 1, *gone]
    cut, on, neck = (start + share * (most - start) for share in (0.72, 0.78, 0.92))
    return (
        [start, cut, cut, start, None, on, neck, most, neck, on],
        [0, 0, 1, 1, None, 0, 0, 0.5, 1, 1],
    )


def _bar(share: float, bar: tuple[float, float], color: str, name: str):
    low, high = bar
    heights = [low, low, high, high]
    yield area([0, share, share, 0], heights, color, edge="faint", name=f"{name} cat")
    yield area([share, 1, 1, share], heights, "grid", edge="faint", name=f"{name} dog")
    yield line([share, share], bar, "handle", width=3, name=f"{name} divider")


def _readouts(curve: Curve, divergence: float):
    unit = curve.unit
    yield Readout(
        "loss",
        "Loss (cross-entropy)",
        amount(curve.loss, unit),
        tone="loss",
        note="entropy + KL divergence, each rounded",
    )
    what = "the logit" if curve.axis == "logit" else "p(cat)"
    per = "logit" if curve.axis == "logit" else "p(cat)"
    yield Readout(
        "gradient",
        f"Gradient per unit of {per}",
        amount(curve.slope, unit),
        direction(curve.slope, what, curve.p),
        "gradient",
    )
    yield Readout(
        "entropy",
        "Entropy of the label",
        amount(curve.floor, unit),
        "the floor: the model cannot change it",
    )
    yield Readout(
        "divergence",
        "KL divergence",
        amount(divergence, unit),
        "the rest: 0 only where the bars agree",
    )


def _arithmetic(curve: Curve) -> list[Term]:
    log = log_latex(curve.unit)
    y, rest = fixed(curve.y, 2), fixed(1 - curve.y, 2)
    p, other = fixed(curve.p, 2), fixed(1 - curve.p, 2)
    return [
        term(rf"-\,(@moved{{{y}}}\cdot {log}\,@moved{{{p}}}"),
        term(rf"+\;@moved{{{rest}}}\cdot {log}\,@moved{{{other}}}\,)"),
        term(rf"=\;@loss{{{amount(curve.loss, curve.unit)}}}"),
    ]
