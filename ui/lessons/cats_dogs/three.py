"""Three classes: logits, their softmax, and the loss by one logit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

import losses
from ui.figures import area, axis, figure, image, line, points, tangent, words
from ui.lessons.cats_dogs.curve import LOWER
from ui.lessons.cats_dogs.numbers import (
    amount,
    direction,
    exact_amount,
    in_unit,
    log_latex,
    log_name,
)
from ui.lessons.cats_dogs.state import CLASSES, MOST_LOGIT, ThreeClasses
from ui.live_chart.scene import Handle, Panel, Readout, Scene
from ui.mathml import Term, term
from ui.numbers import MINUS, fixed, plain, said, signed

_PICTURES = ("cat-face", "dog-face", "fox")
_MOST_NATS = 9.0
_STEP = 0.1


def three_scene(state: ThreeClasses) -> Scene:
    """Three dragged logits, and what the softmax and the loss make of them."""
    unit, chosen = state.unit, state.chosen
    probs, target = losses.softmax(state.logits).tolist(), _one_hot(state.truth)
    loss = float(in_unit(losses.cross_entropy_logits(target, state.logits), unit))
    gradient = losses.cross_entropy_logits_gradient(target, state.logits)
    slopes = in_unit(gradient, unit).tolist()
    return Scene(
        panels=(
            _logit_panel(state, probs),
            _curve_panel(state, loss, slopes[chosen]),
        ),
        handles=tuple(_handles(state, probs, loss)),
        readouts=(
            Readout(
                "loss",
                "Loss (cross-entropy)",
                amount(loss, unit),
                note=f"{MINUS}{log_name(unit)} of p({state.truth})",
                tone="loss",
            ),
            Readout(
                "p",
                f"p({state.truth})",
                said(probs[CLASSES.index(state.truth)]),
                note="what the softmax gives to the label",
            ),
            Readout(
                "gradient",
                f"Gradient per unit of the logit of {CLASSES[chosen]}",
                amount(slopes[chosen], unit),
                note=direction(slopes[chosen], "this logit"),
                tone="gradient",
            ),
            Readout(
                "gradients",
                "In all three logits: " + ", ".join(CLASSES),
                ",  ".join(map(said, slopes)),
                note=f"each p {MINUS} y, rounded; together 0"
                if unit == "nats"
                else f"each (p {MINUS} y) / ln 2, rounded; together 0",
                tone="gradient",
            ),
        ),
        arithmetic=tuple(_arithmetic(state, probs, loss)),
    )


def _one_hot(truth: str) -> np.ndarray:
    return np.array([float(name == truth) for name in CLASSES])


def _handles(state: ThreeClasses, probs, loss: float):
    for index, (name, logit, p) in enumerate(
        zip(CLASSES, state.logits, probs, strict=True)
    ):
        ring = Handle(
            name=name,
            control=f"logits.{index}",
            label=f"Logit of {name}",
            text=f"logit {signed(round(logit, 4))}, probability {said(p)}, "
            f"loss {amount(loss, state.unit)}",
            panel="bar",
            x=index,
            y=logit,
            direction="y",
            value=logit,
            minimum=-MOST_LOGIT,
            maximum=MOST_LOGIT,
            step=_STEP,
            tag=fixed(logit, 1),
            chosen=index == state.chosen,
        )
        yield ring
        if ring.chosen:
            on_curve = replace(
                ring,
                name="curve",
                label=f"Logit of {name} on the curve",
                panel="curve",
                x=logit,
                y=min(loss, _top(state)),
                direction="x",
                tag=amount(loss, state.unit),
                tells_loss=True,
                on="class loss curve",
                side="top",
            )
    yield on_curve


def _top(state: ThreeClasses) -> float:
    """The largest loss on the axis, in the unit."""
    return float(in_unit(_MOST_NATS, state.unit))


def _logit_panel(state: ThreeClasses, probs) -> Panel:
    data = []
    for index, (name, logit) in enumerate(zip(CLASSES, state.logits, strict=True)):
        data.append(
            line([index, index], [0, logit], "faint", width=5, name=f"{name} logit")
        )
        color = "faint" if name == state.truth else "grid"
        left, right, p = index - 0.28, index + 0.28, probs[index]
        data.append(
            area(
                [left, right, right, left],
                [0, 0, p, p],
                color,
                edge="faint",
                axes=LOWER,
                name=f"{name} probability",
            )
        )
        data.append(
            words(
                [index],
                [p],
                said(p),
                "loss" if name == state.truth else "muted",
                size=13,
                axes=LOWER,
            )
        )
    images = [
        image(picture, index, 6.2, 0.5, 2.1) for index, picture in enumerate(_PICTURES)
    ]
    labels = [
        f"{name} (the label)" if name == state.truth else name for name in CLASSES
    ]
    return Panel(
        name="bar",
        title="Logits above, the probabilities that the softmax makes of them below.",
        description="Three logits, and below them three bars of probability.",
        figure=figure(
            data,
            images=images,
            xaxis=axis(
                "",
                -0.6,
                2.6,
                ticks=range(3),
                labels=labels,
                grid=False,
                anchor="y2",
                tickfont={"size": 13},
            ),
            yaxis=axis(
                "logit",
                -4.5,
                7.4,
                ticks=(-4, -2, 0, 2, 4),
                labels=(f"{MINUS}4", f"{MINUS}2", "0", "2", "4"),
                zero=True,
                domain=[0.38, 1],
            ),
            yaxis2=axis("probability", 0, 1.3, ticks=(0, 0.5, 1), domain=[0, 0.3]),
        ),
    )


def _curve_panel(state: ThreeClasses, loss: float, slope: float) -> Panel:
    chosen = state.chosen
    xs = np.linspace(-MOST_LOGIT, MOST_LOGIT, 41)
    logits = np.tile(np.array(state.logits), (len(xs), 1))
    logits[:, chosen] = xs
    targets = np.tile(_one_hot(state.truth), (len(xs), 1))
    curve = in_unit(losses.cross_entropy_logits(targets, logits), state.unit)
    slopes = in_unit(
        losses.cross_entropy_logits_gradient(targets, logits)[:, chosen], state.unit
    )
    x = state.logits[chosen]
    most = float(in_unit(1.15, state.unit))
    name = CLASSES[chosen]
    y = float(name == state.truth)
    formula = f"p({name}) {MINUS} {y:.0f}"
    if state.unit == "bits":
        formula = f"({formula}) / ln 2"
    data = [
        line(xs, curve, "loss", name="class loss curve"),
        line(xs, slopes, "gradient", axes=LOWER, name="class gradient curve"),
        line([x, x], [0, loss], "loss-line", width=4, name="loss stem"),
        tangent(x, loss, slope, 1.5),
        line([x, x], [0, slope], "gradient", width=3, axes=LOWER, name="gradient stem"),
        points([x], [slope], "gradient", size=9, axes=LOWER, name="gradient"),
        words(
            [-MOST_LOGIT if y == 0 else MOST_LOGIT],
            [0.75 * most if y == 0 else -0.75 * most],
            f"{formula} = {said(slope)}",
            "gradient",
            position="middle right" if y == 0 else "middle left",
            size=15,
            axes=LOWER,
        ),
    ]
    return Panel(
        name="curve",
        title=f"Loss with tangent (dashed), gradient below, by the logit of {name}; "
        "the others stay.",
        description=f"Above, the loss by the logit of {name}. Below, its gradient.",
        figure=figure(
            data,
            xaxis=axis("logit", -4.2, 4.2, ticks=range(-4, 5, 2), anchor="y2"),
            yaxis=axis(
                f"loss in {state.unit}", 0, _top(state), nticks=6, domain=[0.42, 1]
            ),
            yaxis2=axis("gradient", -most, most, nticks=3, zero=True, domain=[0, 0.3]),
        ),
    )


def _arithmetic(state: ThreeClasses, probs: list[float], loss: float) -> list[Term]:
    powers = [rf"e^{{@moved{{{fixed(logit, 1)}}}}}" for logit in state.logits]
    true = CLASSES.index(state.truth)
    p = plain(probs[true], 5)
    return [
        term(
            rf"p(\text{{{state.truth}}}) =\;"
            rf"\frac{{{powers[true]}}}{{{'+'.join(powers)}}}"
        ),
        term(rf"=\;@plain{{{p}}}"),
        term(rf"\quad -{log_latex(state.unit)}\,@plain{{{p}}}"),
        term(rf"=\;@loss{{{exact_amount(loss, state.unit)}}}"),
    ]
