"""The two panels of curves: the losses, and under one another slopes and curvatures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

from ui.figures import area, axis, figure, line, points, words
from ui.lessons.choosing.curves.losses import SHARE, Row, bound, drawn, lowest, row
from ui.lessons.choosing.curves.names import names
from ui.lessons.choosing.curves.numbers import amount, place_tag, spoken_place
from ui.lessons.choosing.curves.view import Look
from ui.live_chart.scene import Handle, Panel
from ui.numbers import MINUS

UPPER, LOWER = ("x", "y"), ("x", "y2")


class Moved(Protocol):
    """A state of which a number is dragged along the axis, and its field."""

    @property
    def x(self) -> float: ...

    @property
    def control(self) -> str: ...


@dataclass(frozen=True, kw_only=True)
class Chart:
    """Curves with the prediction on them: panels, handles, and each loss there."""

    values: Panel
    slopes: Panel
    handles: tuple[Handle, ...]
    rows: tuple[Row, ...]


def chart(state: Moved, look: Look) -> Chart:
    """The curves of a look, and where the prediction of a state is on them."""
    rows = tuple(row(curve, state.x) for curve in look.curves)
    return Chart(
        values=_values_panel(state.x, look, rows),
        slopes=_slopes_panel(state.x, look, rows),
        handles=tuple(_handles(state, look, rows[look.chosen].value)),
        rows=rows,
    )


def _values_panel(x: float, look: Look, rows: tuple[Row, ...]) -> Panel:
    """All losses over one axis, and the prediction under them."""
    limits = look.view.values
    drawing = _still_values(look)
    here = line(
        [x, x], [look.view.rail, limits[1]], "handle", width=1, dash="dot", name="here"
    )
    dots = _dots(x, look, [row.value for row in rows], limits, UPPER, "loss")
    found = _dip(look, x) if look.shows_dip else ()
    return Panel(
        name="values",
        title=look.heading,
        description=f"Curves of losses over the {look.view.title}: {look.listed}.",
        figure={
            "data": [*drawing["data"], *found, here, *dots],
            "layout": drawing["layout"],
        },
        weight=1.15,
    )


def _slopes_panel(x: float, look: Look, rows: tuple[Row, ...]) -> Panel:
    """The slopes of the same curves, and under them how the slopes change."""
    slopes, bends = look.view.slopes, look.view.bends
    drawing = _still_slopes(look)
    moving = [
        line([x, x], slopes, "handle", width=1, dash="dot", name="here"),
        line([x, x], rows[look.chosen].slopes, "gradient", width=6, name="fitting"),
        *_dots(x, look, [row.slope for row in rows], slopes, UPPER, "gradient"),
    ]
    if look.has_bends:
        style = {"width": 1, "dash": "dot", "axes": LOWER, "name": "here below"}
        heights = [row.curvature for row in rows]
        moving.append(line([x, x], bends, "handle", **style))
        moving += _dots(x, look, heights, bends, LOWER, "ink")
    return Panel(
        name="slopes",
        title="Their slopes; below, how these change (curvature)."
        if look.has_bends
        else "Their slopes: how hard each one pulls.",
        description="Above, the gradients of the same losses over the same axis. "
        "Below, their curvatures."
        if look.has_bends
        else "The gradients of the same losses over the same axis.",
        figure={"data": [*drawing["data"], *moving], "layout": drawing["layout"]},
    )


def _handles(state: Moved, look: Look, value: float) -> Iterator[Handle]:
    """The prediction on its rail under the curves, and often on the chosen curve."""
    x, (low, high), (bottom, top) = state.x, look.reach, look.view.values
    loss, name = amount(value), look.curve.look.title
    moves: dict[str, Any] = {
        "control": state.control,
        "direction": "x",
        "value": x,
        "minimum": low,
        "maximum": high,
        "step": look.axis.step,
        "panel": "values",
        "x": x,
        "text": f"{spoken_place(look, x)}, {name} {loss}",
    }
    yield Handle(
        name="rail",
        label=look.label,
        y=look.view.rail,
        tag=place_tag(state.control, x),
        side=_aside(look, x),
        chosen=not look.has_ring_on_curve,
        **moves,
    )
    if look.has_ring_on_curve:
        yield Handle(
            name="curve",
            label=f"{look.label}, on the curve",
            y=min(max(value, bottom), top),
            tag=loss if x >= look.view.crowded else "",
            side=_tag_side(look, x),
            tells_loss=True,
            on=f"{look.curve.key} 1",
            **moves,
        )


def _aside(look: Look, x: float, turn: float = 0.6) -> str:
    low, high = look.reach
    return "left" if x > low + turn * (high - low) else "right"


def _tag_side(look: Look, x: float) -> str:
    """Where the fewest curves are beside the chosen one."""
    if look.is_mean:
        return "top"
    if look.shows_dip and x > bound():
        return "bottom"
    return _aside(look, x, look.turn)


@lru_cache(maxsize=512)
def _still_values(look: Look) -> dict[str, Any]:
    low, high = look.reach
    rail = look.view.rail
    data = [
        line([low, high], [rail, rail], "grid", width=5),
        line([low, high], [0, 0], "faint", width=1),
        *(_honest(look) if look.is_mean else ()),
        *_curves(look, 1, UPPER, "loss"),
        *names(look, 1, "loss"),
    ]
    title = "mean loss over ten cases" if look.is_mean else "loss"
    return figure(
        data,
        margin=_margin(look),
        xaxis=_x_axis(look),
        yaxis=axis(
            title, *look.view.values, nticks=7, side=_side(look), rangemode="normal"
        ),
    )


@lru_cache(maxsize=512)
def _still_slopes(look: Look) -> dict[str, Any]:
    below = axis(
        "curvature",
        *look.view.bends,
        side=_side(look),
        nticks=4,
        domain=[0, 0.36],
    )
    foot = 0.46 if look.has_bends else 0
    extra: dict[str, Any] = {"yaxis2": below} if look.has_bends else {}
    drawings = [(2, "gradient", UPPER), (3, "ink", LOWER)]
    data = []
    for which, tone, on in drawings[: 1 + look.has_bends]:
        data.append(line(look.reach, [0, 0], "faint", width=1, axes=on))
        data += _curves(look, which, on, tone)
    data += names(look, 2, "gradient")
    return figure(
        data,
        margin=_margin(look),
        xaxis=_x_axis(look, **({"anchor": "y2"} if look.has_bends else {})),
        yaxis=axis(
            "gradient", *look.view.slopes, side=_side(look), nticks=5, domain=[foot, 1]
        ),
        **extra,
    )


def _curves(look: Look, which: int, on, tone: str) -> Iterator[dict[str, Any]]:
    """The curves, the chosen one over the others."""
    for curve in sorted(look.curves, key=lambda curve: curve == look.curve):
        columns = drawn(curve, *look.reach)
        style = look.style(curve, tone)
        style["width"] -= 0 if which == 1 else 0.5
        name = f"{curve.key} {which}"
        yield line(columns[0], columns[which], axes=on, name=name, **style)


def _dots(x, look: Look, heights, limits, on, tone: str) -> Iterator[dict[str, Any]]:
    """Where the prediction meets the curves; beyond the axis at its edge.

    On the chosen curve the ring itself is, if it can be taken there.
    """
    low, high = limits
    places = [
        None if height is None else min(max(height, low), high) for height in heights
    ]
    own = places.pop(look.chosen)
    shared = {"axes": on, "cliponaxis": False}
    yield points(
        [x] * len(places),
        places,
        "ink",
        symbol="diamond",
        size=7,
        name=f"others {on[1]}",
        **shared,
    )
    if tone != "loss" or not look.has_ring_on_curve:
        yield points([x], [own], tone, size=11, name=f"own {on[1]}", **shared)


def _side(look: Look) -> str:
    return "right" if look.view.names_left else "left"


def _margin(look: Look) -> dict[str, int]:
    longest = max(len(curve.look.short) for curve in look.curves)
    beside = 18 + 5.6 * longest
    return (
        {"l": max(88, round(beside)), "r": 50}
        if look.view.names_left
        else {"l": 50, "r": max(70, round(beside))}
    )


def _x_axis(look: Look, **more: Any) -> dict[str, Any]:
    low, high = look.reach
    ends = low - look.pad, high + look.pad
    return axis(look.view.title, *ends, ticks=look.view.ticks, **more)


def _honest(look: Look) -> Iterator[dict[str, Any]]:
    """The true share, and the report that is best under each loss."""
    limits = look.view.values
    said = "it happens in 70 %\N{NO-BREAK SPACE}"
    yield line([SHARE, SHARE], limits, "ink", width=1.5, dash="dot")
    yield words([SHARE], [0.97 * limits[1]], said, "ink", position="middle left")
    for curve in look.curves:
        best = lowest(curve)
        yield points(
            [best],
            [min(max(row(curve, best).value, limits[0]), limits[1])],
            look.tone(curve, "loss"),
            symbol="diamond",
            size=11,
            name=f"best {curve.key}",
        )


def _dip(look: Look, x: float) -> Iterator[dict[str, Any]]:
    """Where the logistic loss in nats is below what a mistake counts, once found."""
    start = bound()
    logistic = next(curve for curve in look.curves if curve.key == "logistic")
    xs, ys, *_ = drawn(logistic, start, 0.0)
    corners = [start, *xs, 0.0]
    shown = len(corners) if start < x <= 0 else 0
    heights = [1.0, *ys, 1.0]
    yield area(corners, heights, "loss-line", edge="loss", shown=shown, name="dip")
    yield line([start] * 2, [0, 1], "loss", width=1.5, dash="dot", shown=shown)
    yield words(
        [start],
        [0.24],
        f"m = {MINUS}{-start:.6f}",
        "loss",
        position="middle left",
        size=13,
        cliponaxis=False,
        shown=shown,
        name="edge",
    )
