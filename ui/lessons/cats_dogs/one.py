"""One picture, two classes: a label that is certain, or one that is a share.

A certain label is one bar under its picture; a share has a bar of its own, and the
loss is in its two parts: cross-entropy = entropy of the label + KL divergence.
"""

from __future__ import annotations

import math

import losses
from ui.figures import Places, area, axis, figure, image, line, words
from ui.lessons.cats_dogs.curve import (
    Curve,
    curve_handle,
    curve_panel,
    gradient_readout,
)
from ui.lessons.cats_dogs.numbers import (
    CERTAIN,
    amount,
    exact_amount,
    in_unit,
    log_latex,
    log_name,
    logit_words,
    probability,
    slope,
    spoken_amount,
    steepest_brier,
)
from ui.lessons.cats_dogs.state import NearZero, One, SoftLabel, SquaredBeside
from ui.live_chart.scene import Handle, Panel, Readout, Scene
from ui.mathml import Term, term
from ui.numbers import fixed, percent, said

Ends = tuple[float, float]
_BAR = (0.2, 0.32)
_LABEL_BAR = (0.68, 0.84)
_MODEL_BAR = (0.16, 0.32)
_NATS = ("x2", "y2")
_MOST_NATS = 3.0
_ROOM, _ASIDE = 0.2, 0.14
"""Beside a bar of length 1: the room that is left, and how far off an animal stands."""


def one_scene(state: One) -> Scene:
    """The picture with its label, and the bar of probability that is divided."""
    label, is_beside = state.label, isinstance(state, SquaredBeside)
    curve = Curve(
        CERTAIN[label],
        state.p,
        state.axis,
        state.unit,
        most=state.most,
        with_brier=is_beside,
    )
    places, step = (3, 0.001) if isinstance(state, NearZero) else (2, 0.01)
    cat, dog = probability(curve.p, places), probability(1 - curve.p, places)
    spoken = f"{cat} for cat, loss {spoken_amount(curve.loss, curve.unit)}"
    title = (
        f"Cross-entropy (line) and squared error (dash-dot) by the {curve.by}."
        if is_beside
        else "The loss of this picture with its tangent (dashed), and its gradient "
        f"below, by the {curve.by}."
    )
    return Scene(
        panels=(_bar_panel(curve, label), curve_panel(curve, title)),
        handles=(
            _bar_handle(
                label="Probability of cat",
                text=spoken,
                value=curve.p,
                bar=_BAR,
                tag=f"cat {cat} | {dog} dog",
                most=curve.most,
                step=step,
            ),
            curve_handle(curve, "Probability of cat on the curve", spoken, step),
        ),
        readouts=tuple(_readouts(curve, label, places)),
        arithmetic=tuple(_arithmetic(curve, label, places)),
    )


def soft_scene(state: SoftLabel) -> Scene:
    """Two bars, the label's and the model's, and the loss in its two parts."""
    curve = Curve(state.target, state.p, state.axis, state.unit, is_soft=True)
    target, probs = [state.target, 1 - state.target], [state.p, 1 - state.p]
    rest = float(in_unit(losses.kl_divergence(target, probs), state.unit))
    y, p = fixed(state.target, 2), fixed(state.p, 2)
    loss = spoken_amount(curve.loss, state.unit)
    spoken = f"{p} for cat, loss {loss}"
    title = (
        "Loss with tangent (dashed) and floor (dotted), gradient below, by the "
        f"{curve.by}."
    )
    return Scene(
        panels=(_bars_panel(curve, rest), curve_panel(curve, title)),
        handles=(
            _bar_handle(
                label="Probability of cat",
                text=spoken,
                value=state.p,
                bar=_MODEL_BAR,
                tag=f"cat {p}",
            ),
            curve_handle(curve, "Probability of cat on the curve", spoken, 0.01),
            _bar_handle(
                name="label",
                control="target",
                label="Label, share of cat",
                text=f"{y} cat, loss {loss}",
                value=state.target,
                bar=_LABEL_BAR,
                tag=f"cat {y}",
            ),
        ),
        readouts=tuple(_soft_readouts(curve, rest)),
        arithmetic=tuple(_soft_arithmetic(curve)),
    )


def _bar_handle(
    *, label, text, value, bar, tag, name="bar", control="p", most=1.0, step=0.01
) -> Handle:
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
        maximum=most,
        step=step,
        tag=tag,
        side="top",
    )


def _animal(picture: str, x: float, bar: Ends, length: float = 1.0):
    """An animal at the end of its side of a bar, where no ring comes to lie on it."""
    return image(picture, x, sum(bar) / 2, 0.11 * length, 0.12)


def _part(start: float, end: float, bar: Ends, color: str, name: str):
    low, high = bar
    box = [start, end, end, start], [low, low, high, high]
    return area(*box, color, edge="faint", name=name)


# A certain label


def _bar_panel(curve: Curve, label: str) -> Panel:
    low = _BAR[0]
    p, most = curve.p, curve.most
    is_cat = label == "cat"
    true_part = (0.0, p) if is_cat else (p, 1.0)
    pad = _ROOM * most
    bracket = [true_part[0], true_part[0], true_part[1], true_part[1]]
    data = [
        _part(0, p, _BAR, "faint" if is_cat else "grid", "cat part"),
        _part(p, most, _BAR, "grid" if is_cat else "faint", "dog part"),
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
            tells_loss=False,
        ),
        words([most / 2], [0.5], f"label: {label}", "ink", size=16),
    ]
    images = [
        image(f"{label}-face", most / 2, 0.78, most, 0.42),
        _animal("cat-face", -_ASIDE * most, _BAR, most),
    ]
    if most == 1:
        images.append(_animal("dog-face", 1 + _ASIDE, _BAR))
        title = "The picture, and how the model divides the probability."
    else:
        data.append(
            words([most], [low - 0.06], "dog, up to 1 →", position="bottom left")
        )
        title = "The first tenth of the bar of probability, enlarged."
    return Panel(
        name="bar",
        title=title,
        description=f"A picture with the label {label}, above a bar that is divided "
        "between cat and dog.",
        figure=figure(
            data,
            margin={"l": 12, "r": 12, "t": 4, "b": 4},
            images=images,
            xaxis=axis("", -pad, most + pad, grid=False, visible=False),
            yaxis=axis("", 0, 1, grid=False, visible=False),
        ),
    )


def _readouts(curve: Curve, label: str, places: int):
    p = curve.p
    note = f"−{log_name(curve.unit)} of what the model gave to “{label}”"
    if math.isinf(curve.loss):
        note = f"no limit: the model ruled “{label}” out"
    name = "Cross-entropy" if curve.with_brier else "Loss (cross-entropy)"
    yield Readout("loss", name, amount(curve.loss, curve.unit), note=note, tone="loss")
    yield Readout(
        "p",
        "p(cat)",
        probability(p, places),
        note=f"logit {logit_words(p)}"
        if curve.axis == "logit"
        else f"p(dog) = {probability(1 - p, places)}",
        tone="prediction",
    )
    yield gradient_readout(curve)
    if curve.with_brier:
        yield from _brier_readouts(curve)
    elif curve.axis == "logit":
        in_p = float(in_unit(slope("probability", curve.y, p), curve.unit))
        gear = float(losses.sigmoid_gradient(losses.logit(p)))
        verb = "=" if math.isfinite(in_p) else "tends to"
        yield Readout(
            "factor",
            "Gradient per unit of p(cat), times p(1 − p)",
            f"{said(in_p)} × {said(gear)}",
            note=f"{verb} {said(curve.slope)}: per unit of logit",
            tone="gradient",
        )


def _brier_readouts(curve: Curve):
    error = float(losses.brier(curve.y, curve.p))
    pull = slope(curve.axis, curve.y, curve.p, "brier")
    per = "logit" if curve.axis == "logit" else "p(cat)"
    yield Readout("brier", "Squared error (Brier)", said(error), note="at most 1")
    if pull == 0:
        note = "no pull at all" if curve.slope else "both are at rest"
    else:
        note = f"{percent(abs(pull) / steepest_brier(curve.axis))} of its steepest"
        if curve.axis == "logit":
            note += f"; cross-entropy: {percent(abs(curve.slope))}"
    yield Readout(
        "brier-gradient", f"Its gradient per unit of {per}", said(pull), note=note
    )


def _arithmetic(curve: Curve, label: str, places: int) -> list[Term]:
    p, log = curve.p, log_latex(curve.unit)
    cat, dog = probability(p, places), probability(1 - p, places)
    name = log_name(curve.unit)
    if label == "cat":
        first = term(rf"-\,(1\cdot {log}\,@moved{{{cat}}}")
        second = term(rf"{{}} + @muted{{0 · {name} {dog}}}\,)")
    else:
        first = term(rf"-\,(@muted{{0 · {name} {cat}}}")
        second = term(rf"{{}} + 1\cdot {log}\,@moved{{{dog}}}\,)")
    result = term(rf"=\;@loss{{{exact_amount(curve.loss, curve.unit)}}}")
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


# A soft label


def _bars_panel(curve: Curve, divergence: float) -> Panel:
    floor, unit = curve.floor, curve.unit
    most = float(in_unit(_MOST_NATS, unit))
    data = [
        *_divided(curve.y, _LABEL_BAR, "ink", "label"),
        *_divided(curve.p, _MODEL_BAR, "faint", "model"),
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
            f"entropy {said(floor)}",
            "muted",
            position="top right",
            size=13,
            axes=_NATS,
            tells_loss=True,
        ),
        words(
            [most],
            [1.05],
            f"+ KL divergence {said(divergence)}",
            "loss",
            position="top left",
            size=13,
            axes=_NATS,
        ),
    ]
    images = [
        _animal(f"{animal}-face", x, bar)
        for bar in (_LABEL_BAR, _MODEL_BAR)
        for animal, x in (("cat", -_ASIDE), ("dog", 1 + _ASIDE))
    ]
    return Panel(
        name="bar",
        title="The label, the model, and what the loss is made of.",
        description="Two bars divided between cat and dog, the label’s and the "
        "model’s. Below, the loss in its two parts, entropy and KL divergence.",
        figure=figure(
            data,
            margin={"l": 12, "r": 12, "t": 14, "b": 40},
            images=images,
            xaxis=axis("", -_ROOM, 1 + _ROOM, grid=False, visible=False),
            yaxis=axis("", 0, 1, grid=False, domain=[0.36, 1], visible=False),
            xaxis2=axis(
                f"loss in {unit}", 0, most, nticks=7, domain=[0.12, 0.88], anchor="y2"
            ),
            yaxis2=axis("", 0, 1.9, grid=False, domain=[0, 0.26], visible=False),
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


def _divided(share: float, bar: Ends, color: str, name: str):
    yield _part(0, share, bar, color, f"{name} cat")
    yield _part(share, 1, bar, "grid", f"{name} dog")
    yield line([share, share], bar, "handle", width=3, name=f"{name} divider")


def _soft_readouts(curve: Curve, divergence: float):
    unit = curve.unit
    rounded = ", each rounded" if math.isfinite(curve.loss) else ""
    yield Readout(
        "loss",
        "Loss (cross-entropy)",
        amount(curve.loss, unit),
        tone="loss",
        note=f"entropy + KL divergence{rounded}",
    )
    yield Readout(
        "divergence",
        "KL divergence",
        amount(divergence, unit),
        note="the rest: 0 only where the bars agree",
    )
    yield Readout(
        "entropy",
        "Entropy of the label",
        amount(curve.floor, unit),
        note="the floor: the model cannot change it",
    )
    yield gradient_readout(curve)


def _soft_arithmetic(curve: Curve) -> list[Term]:
    log = log_latex(curve.unit)
    y, rest = fixed(curve.y, 2), fixed(1 - curve.y, 2)
    p, other = fixed(curve.p, 2), fixed(1 - curve.p, 2)
    return [
        term(rf"-\,(@moved{{{y}}}\cdot {log}\,@moved{{{p}}}"),
        term(rf"{{}} + @moved{{{rest}}}\cdot {log}\,@moved{{{other}}}\,)"),
        term(rf"=\;@loss{{{exact_amount(curve.loss, curve.unit)}}}"),
    ]
