"""Spam or not, the curve: the losses and their slopes over the margin."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any

import numpy as np

from losses import REGISTRY, hinge_subgradient, logistic, zero_one
from ui.figures import Places, area, axis, figure, line, points, tangent, words
from ui.lessons.spam.numbers import Numbers, loss_at
from ui.lessons.spam.state import (
    LIMIT,
    NAMES,
    STEP,
    Given,
    OwnMail,
    State,
)
from ui.live_chart.scene import Handle, Panel
from ui.losses import LOOKS
from ui.numbers import fixed

NAME = "curve"
REACH = 1.1
FAN = 5
BELOW = ("x", "y2")
BOTTOM, TOP = -1.15, 4.9
TOP_OF_ALL = 6.0
"""With all losses: there the exponential's name has room beside its curve."""
ZONE_NAMES = 1.1
SLOPES = (-1.6, 0.45)
# Where each name stands beside its curve: margin, loss, and on which side of it.
PLACES = {
    "zero_one": (-3.85, 1, "bottom right"),
    "squared_hinge": (-1.45, TOP_OF_ALL, "top right"),
    "logistic": (-3.35, 1.6, "middle right"),
    "logistic_bits": (-3.85, TOP_OF_ALL, "top right"),
    "exponential": (-1.75, 5.6, "middle left"),
}


def curve_panel(state: State, now: Numbers) -> Panel:
    """The hinge loss over the margin, the chosen mail on it, its slope below."""
    edge = _edge(now) if isinstance(state, OwnMail) else LIMIT + 0.4
    names = state.compared
    return Panel(
        name=NAME,
        title=_title(state, now, bool(names)),
        description=(
            "The hinge loss falls with slope minus 1 to a kink at margin 1 and is 0 "
            "from there on. At the kink every slope from minus 1 to 0 is a subgradient."
        )
        + (f" Over it: {', '.join(LOOKS[name].name for name in names)}." * bool(names)),
        figure=figure(
            [*_still_marks(edge, names), *_moving(state, now, edge, names)],
            margin={"l": 44, "t": 26 if names else 10},
            xaxis=axis(
                "margin = label × score",
                -edge,
                edge,
                anchor="y2",
                ticks=_margin_ticks(edge),
            ),
            yaxis=axis(
                "loss",
                BOTTOM,
                _top_of(edge, names),
                domain=[0.36, 1],
                ticks=_loss_ticks(edge, names),
            ),
            yaxis2=axis("slope by margin", *SLOPES, domain=[0, 0.27], ticks=[-1, 0]),
        ),
    )


def _title(state: State, now: Numbers, has_others: bool) -> str:
    """Whose loss is drawn."""
    who = "Your mail" if isinstance(state, OwnMail) else f"Mail {now.chosen + 1}"
    what = (
        "losses by margin; below, their" if has_others else "loss by margin; below, its"
    )
    return f"{who} ({NAMES[now.sign]}): {what} slope{'s' * has_others}."


def curve_handle(state: Given, now: Numbers) -> Handle:
    """The chosen mail on the curve moves the same score."""
    score, margin, loss = (
        fixed(item, state.places) for item in (now.score, now.margin, now.loss)
    )
    is_amid_others = bool(state.compared) and now.margin < -2.5
    return Handle(
        name="curve",
        control=f"scores.{now.chosen}",
        label=f"Score of mail {now.chosen + 1} on the curve",
        text=f"score {score}, margin {margin}, hinge loss {loss}",
        panel=NAME,
        x=now.margin,
        y=now.loss,
        direction="x",
        value=now.score,
        minimum=-LIMIT,
        maximum=LIMIT,
        step=STEP,
        tag="" if is_amid_others else f"loss {loss}",
        tells_loss=True,
        on="hinge",
        side="top" if now.margin > -2.5 else "right",
    )


def _moving(state, now: Numbers, edge: float, names) -> list[dict[str, Any]]:
    """What follows the handles: the tangent or the fan, the marks of the mails."""
    least, greatest = now.slopes
    is_kink = least < greatest
    slope = math.nan if is_kink else least
    others = [index for index in range(len(now.scores)) if index != now.chosen]
    marks = [
        tangent(now.margin, now.loss, slope, REACH, width=2.5),
        *_fan(now, least, greatest),
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
            [now.loss, 0],
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
    if isinstance(state, OwnMail):
        marks.append(points([now.margin], [now.loss], "loss", size=13))
    if names:
        heights = [loss_at(name, now.margin) for name in names]
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


def _fan(now: Numbers, least: float, greatest: float):
    """Every line through the kink that is nowhere above the curve."""
    rays: Places = ([], [])
    wedge: Places = ([], [])
    if least < greatest:
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


def _edge(now: Numbers) -> float:
    """Half the width of the axis of margins that shows the reader's own mail."""
    return max(LIMIT + 0.4, np.ceil(abs(now.margin)) + 0.4)


def _margin_ticks(edge: float) -> list[float]:
    step = _tick_step(edge)
    end = int(edge // step * step)
    return [float(tick) for tick in range(-end, end + 1, step)]


def _loss_ticks(edge: float, names: tuple[str, ...]) -> list[float]:
    top = int(_top_of(edge, names))
    return [float(tick) for tick in range(0, top + 1, _tick_step(edge))]


def _tick_step(edge: float) -> int:
    return next(step for step in (1, 2, 5, 10, 20, 50) if edge / step < 6 or step == 50)


def _top_of(edge: float, names: tuple[str, ...]) -> float:
    """The largest loss on the axis, where margins go from -edge to edge.

    Without other losses there is room above the curve for what the zones are called.
    """
    if names:
        return max(TOP_OF_ALL, edge + 1)
    return max(TOP, edge + 1) + ZONE_NAMES


@lru_cache(maxsize=64)
def _still_marks(edge: float, names: tuple[str, ...]) -> tuple[dict[str, Any], ...]:
    """The band, the curves and their slopes, and what they are called."""
    marks = _ground(edge, names)
    for name in names:
        look, (x, y, side) = LOOKS[name], PLACES[name]
        style = {"color": look.color, "dash": look.dash}
        curve, slopes = _curve(name, "value", edge), _curve(name, "gradient", edge)
        marks += [
            line(*curve, width=2, name=name, **style),
            line(*slopes, width=1.5, axes=BELOW, name=f"{name} slope", **style),
            words(
                [x],
                [y],
                look.label,
                look.color,
                position=side,
                brief=look.brief,
                cliponaxis=False,
                name=f"{name} in words",
            ),
        ]
    if {"zero_one", "logistic"} <= set(names):
        marks.append(_dip(edge))
    return (*marks, *_hinge(edge))


def _ground(edge: float, names: tuple[str, ...]) -> list[dict[str, Any]]:
    top = _top_of(edge, names)
    low, high = SLOPES
    zones = [(-edge / 2, "" if names else "wrong side"), (0.5, "not sure")]
    zones.append((edge * 0.62, "sure"))
    return [
        area([0, 1, 1, 0], [BOTTOM, BOTTOM, top, top], "charged"),
        area([0, 1, 1, 0], [low, low, high, high], "charged", axes=BELOW),
        line([0, 0], [BOTTOM, top], "muted", width=1.5, dash="dot"),
        line([-edge, edge], [0, 0], "faint", width=1),
        words(
            [x for x, _ in zones],
            [0.94 * top] * len(zones),
            [word for _, word in zones],
            position="middle center",
        ),
    ]


def _hinge(edge: float) -> list[dict[str, Any]]:
    least, greatest = (float(slope) for slope in hinge_subgradient(1, 1.0))
    middle = (least + greatest) / 2
    return [
        line(*_curve("hinge", "value", edge), "loss", width=3, name="hinge"),
        line(
            [-edge, 1, None, 1, edge],
            [least, least, None, greatest, greatest],
            "gradient",
            axes=BELOW,
            name="hinge slope",
        ),
        line(
            [1, 1],
            [least, greatest],
            "gradient",
            dash="dot",
            axes=BELOW,
            name="hinge slopes",
        ),
        points([1], [0], "loss", symbol="diamond", size=9, name="hinge kink"),
        words(
            [0.92],
            [-0.5],
            ["kink"],
            "loss",
            position="middle left",
            tells_loss=False,
            name="hinge kink in words",
        ),
        words(
            [1.08],
            [middle],
            ["from −1 to 0"],
            "gradient",
            position="middle right",
            axes=BELOW,
        ),
    ]


def _dip(edge: float) -> dict[str, Any]:
    """Where the logistic loss in nats is below the zero-one loss."""
    margins = np.linspace(-edge, 0, 2001)
    ones = np.ones(len(margins))
    low, high = logistic(ones, margins), zero_one(ones, margins)
    is_below = low < high
    xs = margins[is_below]
    ys = [*low[is_below], *high[is_below][::-1]]
    return area([*xs, *xs[::-1]], ys, "gradient-area", name="dip")


def _curve(name: str, what: str, edge: float) -> Places:
    """The values or the gradients of a loss; a curve with corners has them on it."""
    margins = np.linspace(-edge, edge, 161)
    if name == "hinge":
        margins = np.array([-edge, 1.0, edge])
    if name == "zero_one":
        margins = np.array([-edge, 0.0, np.nextafter(0.0, 1.0), edge])
    heights = getattr(REGISTRY[name], what)(np.ones(len(margins)), margins)
    xs, ys = margins.tolist(), heights.tolist()
    if name == "zero_one":  # it jumps
        xs.insert(2, None)
        ys.insert(2, None)
    return xs, ys
