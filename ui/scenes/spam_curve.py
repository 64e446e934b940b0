"""The panel with the curve: the loss and its slope over the margin."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from losses import REGISTRY, hinge_subgradient
from ui.figures import area, axis, figure, line, points, words
from ui.live_chart.scene import Handle, Panel
from ui.numbers import fixed
from ui.scenes.spam_mails import NAMES, decimals
from ui.scenes.spam_state import COMPARED, LIMIT, STEP, Numbers, State

NAME = "curve"
BOTTOM, TOP = -1.15, 4.9
REACH = 1.1
FAN = 5
BELOW = ("x", "y2")
STYLES = {
    "zero_one": ("ink", "solid"),
    "squared_hinge": ("other", "dash"),
    "logistic": ("muted", "solid"),
    "logistic_bits": ("muted", "dot"),
    "exponential": ("other", "dashdot"),
}
# Where each name stands beside its curve: margin, loss, and on which side of it.
PLACES = {
    "zero_one": (-3.8, 1, "top right"),
    "squared_hinge": (-1.1, 4.45, "middle right"),
    "logistic": (-2.5, 2.35, "bottom right"),
    "logistic_bits": (-3.1, 4.45, "bottom right"),
    "exponential": (-1.45, 4.45, "middle left"),
}


def compared(state: State) -> tuple[str, ...]:
    """The losses that are drawn over the hinge loss."""
    if state.compare == "all":
        return tuple(COMPARED)
    return () if state.compare == "none" else (state.compare,)


def curve_panel(state: State, now: Numbers) -> Panel:
    """The hinge loss over the margin, the chosen mail on it, its slope below."""
    edge = _edge(now) if state.case == "own" else LIMIT + 0.4
    names = compared(state)
    who = "Your mail" if state.case == "own" else f"Mail {now.chosen + 1}"
    return Panel(
        name=NAME,
        title=(
            f"{who}, {NAMES[now.sign]}: hinge loss over the margin, which is label "
            "times score. Below: the slope of that curve."
        ),
        description=(
            "The hinge loss falls with slope minus 1 to a kink at margin 1 and is 0 "
            "from there on. At the kink every slope from minus 1 to 0 is a subgradient."
            + (
                f" Over it: {', '.join(COMPARED[name] for name in names)}."
                if names
                else ""
            )
        ),
        figure=figure(
            [*_still(edge, names), *_moving(state, now, edge, names)],
            margin={"l": 44},
            xaxis=axis("margin = label × score", -edge, edge, anchor="y2"),
            yaxis=axis(
                "loss",
                BOTTOM,
                max(TOP, edge + 1),
                domain=[0.36, 1],
                ticks=_loss_ticks(edge),
            ),
            yaxis2=axis("slope", -1.6, 0.45, domain=[0, 0.27], ticks=[-1, 0]),
        ),
    )


def curve_handle(state: State, now: Numbers) -> tuple[Handle, ...]:
    """The chosen mail on the curve moves the same score."""
    if state.case == "own":
        return ()
    loss = fixed(now.loss, decimals(state))
    margin = fixed(now.margin, decimals(state))
    return (
        Handle(
            name="curve",
            control=f"scores.{now.chosen}",
            label=f"Score of mail {now.chosen + 1} on the curve",
            text=f"score {fixed(now.score, decimals(state))}, margin {margin}, "
            f"hinge loss {loss}",
            panel=NAME,
            x=now.margin,
            y=now.loss,
            direction="x",
            value=now.score,
            minimum=-LIMIT,
            maximum=LIMIT,
            step=STEP,
            tag=f"loss {loss}",
            side="top" if now.margin > -2.5 else "right",
        ),
    )


@lru_cache(maxsize=64)
def _still(edge: float, names: tuple[str, ...]) -> tuple[dict[str, Any], ...]:
    """What no handle moves: the band, the curves and their names."""
    top = max(TOP, edge + 1)
    least, greatest = (float(slope) for slope in hinge_subgradient(1, 1.0))
    marks = [
        area([0, 1, 1, 0], [BOTTOM, BOTTOM, top, top], "charged"),
        area([0, 1, 1, 0], [-1.6, -1.6, 0.45, 0.45], "charged", axes=BELOW),
        line([0, 0], [BOTTOM, top], "muted", width=1.5, dash="dot"),
        line([-edge, edge], [0, 0], "faint", width=1),
        line([1, 1], [least, greatest], "gradient", dash="dot", axes=BELOW),
        words(
            [-edge * 0.5, 0.5, edge * 0.62],
            [top - 0.3] * 3,
            ["wrong side", "not sure", "right and sure"]
            if not names
            else ["", "not sure", "right and sure"],
            position="middle center",
        ),
        words(
            [1.05],
            [(least + greatest) / 2],
            ["any slope from −1 to 0"],
            "gradient",
            position="middle right",
            axes=BELOW,
        ),
    ]
    for name in names:
        color, dash = STYLES[name]
        xs, ys = _curve(name, edge)
        x, y, side = PLACES[name]
        marks += [
            line(xs, ys, color, width=2, dash=dash),
            line(xs, _slopes(name, edge)[1], color, width=1.5, dash=dash, axes=BELOW),
            words([x], [y], [COMPARED[name]], color, position=side),
        ]
    xs, ys = _curve("hinge", edge)
    marks += [
        line(xs, ys, "loss", width=3),
        line(
            [-edge, 1, None, 1, edge],
            [least, least, None, greatest, greatest],
            "gradient",
            axes=BELOW,
        ),
        points([1], [0], "loss", symbol="diamond", size=9),
        words([1.05], [0], ["kink at margin 1"], "loss", position="top right"),
    ]
    return tuple(marks)


def _moving(state, now: Numbers, edge: float, names) -> list[dict[str, Any]]:
    """What follows the handles: the tangent or the fan, the marks of the mails."""
    least, greatest = sorted(slope * now.sign for slope in now.slopes)
    is_kink = least < greatest
    others = [index for index in range(len(now.scores)) if index != now.chosen]
    marks = [
        _tangent(now, 0.0 if is_kink else least, is_kink),
        *_fan(now, least, greatest, is_kink),
        points(
            [now.margins[index] for index in others],
            [now.losses[index] for index in others],
            "loss",
            symbol="circle-open",
            size=9,
            name="others",
        ),
        line(
            [now.margin, now.margin],
            [now.loss, BOTTOM],
            "faint",
            width=1,
            dash="dot",
            name="drop",
        ),
        line(
            [now.margin, now.margin],
            [least, greatest],
            "gradient",
            width=5,
            axes=BELOW,
            name="slopes",
        ),
        points(
            [now.margin] * 2,
            [least, greatest],
            "gradient",
            size=10,
            axes=BELOW,
            name="slope",
        ),
    ]
    if state.case == "own":
        marks.append(points([now.margin], [now.loss], "loss", size=13))
    if names:
        heights = [float(REGISTRY[name].value(now.sign, now.score)) for name in names]
        marks.append(
            points(
                [now.margin] * len(names),
                heights,
                "ink",
                symbol="diamond",
                size=7,
                name="compared",
            )
        )
    return marks


def _tangent(now: Numbers, slope: float, is_kink: bool) -> dict[str, Any]:
    ends = [now.margin - REACH, now.margin + REACH]
    heights = [now.loss - slope * REACH, now.loss + slope * REACH]
    if is_kink:
        ends, heights = [None, None], [None, None]
    return line(ends, heights, "gradient", dash="dash", name="tangent")


def _fan(now: Numbers, least: float, greatest: float, is_kink: bool):
    """Every line through the kink that stays below the curve."""
    rays, wedge = ([], []), ([], [])
    if is_kink:
        for slope in np.linspace(least, greatest, FAN).tolist():
            rays[0].extend([now.margin - REACH, now.margin + REACH, None])
            rays[1].extend([-slope * REACH, slope * REACH, None])
        for side in (-REACH, REACH):
            ends = [now.margin, now.margin + side, now.margin + side, None]
            wedge[0].extend(ends)
            wedge[1].extend([0, side * least, side * greatest, None])
    return (
        area(*wedge, "gradient-area", name="fan"),
        line(*rays, "gradient", width=1.5, dash="dash", name="subgradients"),
    )


@lru_cache(maxsize=64)
def _curve(name: str, edge: float) -> tuple[list[float], list[float | None]]:
    margins = _grid(name, edge)
    heights = REGISTRY[name].value(np.ones(len(margins)), margins)
    return _with_jump(name, margins, heights)


@lru_cache(maxsize=64)
def _slopes(name: str, edge: float) -> tuple[list[float], list[float | None]]:
    margins = _grid(name, edge)
    heights = REGISTRY[name].gradient(np.ones(len(margins)), margins)
    return _with_jump(name, margins, heights)


def _grid(name: str, edge: float) -> np.ndarray:
    """Margins from edge to edge; a curve with corners has its corners among them."""
    if name == "hinge":
        return np.array([-edge, 1.0, edge])
    if name == "zero_one":
        return np.array([-edge, 0.0, np.nextafter(0.0, 1.0), edge])
    return np.linspace(-edge, edge, 161)


def _with_jump(name: str, margins: np.ndarray, heights: np.ndarray):
    xs, ys = margins.tolist(), heights.tolist()
    if name == "zero_one":
        xs.insert(2, None)
        ys.insert(2, None)
    return xs, ys


def _edge(now: Numbers) -> float:
    """Half the width of the axis of margins that shows the reader's own mail."""
    return max(LIMIT + 0.4, np.ceil(abs(now.margin)) + 0.4)


def _loss_ticks(edge: float) -> list[float]:
    step = max(1, round(edge / 4))
    return [float(tick) for tick in range(0, int(max(TOP, edge + 1)) + 1, step)]
