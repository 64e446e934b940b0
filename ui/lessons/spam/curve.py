"""The panel with the curve: the loss and its slope over the margin."""

from __future__ import annotations

from typing import Any

import numpy as np

from ui.figures import area, axis, figure, line, points
from ui.lessons.spam.losses import (
    BELOW,
    BOTTOM,
    SLOPES,
    compared,
    loss_at,
    still_marks,
    top_of,
)
from ui.lessons.spam.mails import NAMES, decimals
from ui.lessons.spam.state import COMPARED, LIMIT, STEP, Numbers, State
from ui.live_chart.scene import Handle, Panel
from ui.numbers import fixed

NAME = "curve"
REACH = 1.1
FAN = 5


def curve_panel(state: State, now: Numbers) -> Panel:
    """The hinge loss over the margin, the chosen mail on it, its slope below."""
    edge = _edge(now) if state.case == "own" else LIMIT + 0.4
    names = compared(state)
    return Panel(
        name=NAME,
        title=_title(state, now, bool(names)),
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
            [*still_marks(edge, names), *_moving(state, now, edge, names)],
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
                top_of(edge),
                domain=[0.36, 1],
                ticks=_loss_ticks(edge),
            ),
            yaxis2=axis("slope by margin", *SLOPES, domain=[0, 0.27], ticks=[-1, 0]),
        ),
    )


def _title(state: State, now: Numbers, has_others: bool) -> str:
    """What is drawn, and why a slope by the score may have the other sign."""
    who = "Your mail" if state.case == "own" else f"Mail {now.chosen + 1}"
    what = (
        "losses by margin; below, their" if has_others else "loss by margin; below, its"
    )
    turned = " (by score: label −1 turns it round)" if now.sign < 0 else ""
    return f"{who} ({NAMES[now.sign]}): {what} slope{'s' * has_others}{turned}."


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
            tells_loss=True,
            side="top" if now.margin > -2.5 else "right",
        ),
    )


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


def _tangent(now: Numbers, slope: float, is_kink: bool) -> dict[str, Any]:
    ends = [now.margin - REACH, now.margin + REACH]
    heights = [now.loss - slope * REACH, now.loss + slope * REACH]
    if is_kink:
        ends, heights = [None, None], [None, None]
    return line(ends, heights, "gradient", dash="dash", name="tangent")


def _fan(now: Numbers, least: float, greatest: float, is_kink: bool):
    """Every line through the kink that is nowhere above the curve."""
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


def _edge(now: Numbers) -> float:
    """Half the width of the axis of margins that shows the reader's own mail."""
    return max(LIMIT + 0.4, np.ceil(abs(now.margin)) + 0.4)


def _margin_ticks(edge: float) -> list[float]:
    step = _tick_step(edge)
    end = int(edge // step * step)
    return [float(tick) for tick in range(-end, end + 1, step)]


def _loss_ticks(edge: float) -> list[float]:
    return [float(tick) for tick in range(0, int(top_of(edge)) + 1, _tick_step(edge))]


def _tick_step(edge: float) -> int:
    return next(step for step in (1, 2, 5, 10, 20, 50) if edge / step < 6 or step == 50)
