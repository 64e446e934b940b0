"""Plotly figures as plain data: the marks and axes that every scene is made of.

Colours are the names of tokens in `ui.theme`. Numbers that are not finite become
gaps. Nothing here knows a loss.

Lines, points and words take `shown=k`: only the first k of their points are drawn. A
path that grows along a time line is then one number a position in its Track.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

Places = tuple[list[float | None], list[float | None]]
"""Across and up, of points or of a line; `None` is a gap."""
MARGIN = {"l": 62, "r": 18, "t": 10, "b": 40}


def line(
    x, y, color="ink", *, width=2.5, dash="solid", axes=("x", "y"), name="", **more
):
    """A line through points; `None` in it is a gap."""
    style = {"color": color, "width": width, "dash": dash, "simplify": False}
    return _scatter(x, y, "lines", axes, name, line=style, **more)


def tangent(x, y, slope, reach, *, width=2.0, **more):
    """The line through a point with a slope; a gap where it has none."""
    if not (math.isfinite(y) and math.isfinite(slope)):
        x = y = slope = math.nan
    across, up = [x - reach, x + reach], [y - reach * slope, y + reach * slope]
    look = {"width": width, "dash": "dash", "name": "tangent"}
    return line(across, up, "gradient", **look, **more)


def area(x, y, color="loss-area", *, edge="clear", axes=("x", "y"), name="", **more):
    """A closed polygon, filled."""
    style = {"color": edge, "width": 1, "dash": "solid"}
    return _scatter(
        x, y, "lines", axes, name, line=style, fill="toself", fillcolor=color, **more
    )


def points(
    x, y, color="ink", *, symbol="circle", size=10, axes=("x", "y"), name="", **more
):
    """Marks: circle, circle-open, diamond, square, triangle-up, triangle-down, x."""
    style = {"color": color, "symbol": symbol, "size": size}
    return _scatter(x, y, "markers", axes, name, marker=style, **more)


def stem(
    x, base, value, ends, color="loss-line", *, width=4, head=1.0, axes=("x", "y"),
    name="",
):  # fmt: skip
    """A height from a base to a value; where its axis ends before, torn, with an arrow.

    So what is infinite, or only off the axis, never looks like the height that fits.

    Parameters
    ----------
    x, base, value
        Where it stands, where it begins, and what it shows.
    ends
        The lowest and the highest value on the axis.
    head
        Where on the way to the axis' end the arrow is, below 1 where a ring sits there.
    """
    low, high = ends
    end = min(max(value, low), high)
    is_torn = not low <= value <= high
    way = end - base
    ys = [base, end, None, None, None]
    if is_torn:
        ys = [base, base + 0.66 * way, None, base + 0.74 * way, base + head * way]
    tip = base + head * way if is_torn else None
    up, down = (tip, None) if value > high else (None, tip)
    look = {"axes": axes, "cliponaxis": False, "size": 14}
    return (
        line([x] * 5, ys, color, width=width, axes=axes, name=f"{name} stem"),
        points([x], [up], color, symbol="triangle-up", name=f"{name} beyond", **look),
        points(
            [x], [down], color, symbol="triangle-down", name=f"{name} below", **look
        ),
    )


def words(
    x,
    y,
    text,
    color="muted",
    *,
    position="top center",
    size=12,
    axes=("x", "y"),
    name="",
    tells_loss=None,
    brief="",
    **more,
):
    """Words at points of the figure; `brief` stands where they find no free place.

    `tells_loss` says whether they are hidden while a class guesses: a loss or a slope.
    Where it is not given, those are that have the colour of one. With `meta="key"` they
    name a piece of a line: they stand beside it and are never moved from there.
    """
    if tells_loss is None:
        tells_loss = color in ("loss", "gradient")
    texts = [text] if isinstance(text, str) else list(text)
    style = {
        "text": texts,
        "textposition": position,
        "textfont": {"color": color, "size": size},
        "meta": "tells_loss" if tells_loss else more.pop("meta", ""),
    }
    if brief:
        style["customdata"] = [brief] * len(texts)
    return _scatter(x, y, "text", axes, name, **style | more)


def by_step(
    x, y, place: int, color, *, dash="solid", width=2.5, symbol="circle", size=9,
    axes=("x", "y"), name="",
) -> Iterator[dict[str, Any]]:  # fmt: skip
    """A curve as far as one of its places, and a mark there.

    `x` and `y` are of every step of a run, and `place` is the step that is shown.
    """
    yield line(
        x, y, color, width=width, dash=dash, shown=place + 1, axes=axes,
        name=f"curve {name}",
    )  # fmt: skip
    at = slice(place, place + 1)
    yield points(
        x[at], y[at], color, symbol=symbol, size=size, axes=axes, name=f"at {name}"
    )


def apart(heights: Sequence[float], gap: float) -> list[float]:
    """The same heights in the same order, each at least a gap from the next.

    So words beside the ends of curves can be read where two ends meet.
    """
    order = sorted(range(len(heights)), key=heights.__getitem__)
    spread = [heights[index] for index in order]
    for _ in range(20):
        for low in range(len(spread) - 1):
            missing = gap - (spread[low + 1] - spread[low])
            if missing > 0:
                spread[low] -= missing / 2
                spread[low + 1] += missing / 2
    placed = dict(zip(order, spread, strict=True))
    return [placed[index] for index in range(len(heights))]


def contour(x, y, z, *, start, end, name=""):
    """Lines of equal height of a surface, one apart, bluer where it is higher.

    Parameters
    ----------
    x, y
        The columns and the rows of the grid.
    z
        The height of each row: `z[row][column]`. A gap where it is not finite.
    start, end
        The heights of the first and the last line.
    """
    return {
        "type": "contour",
        "x": plain(x),
        "y": plain(y),
        "z": [plain(row) for row in z],
        "autocontour": False,
        "contours": {
            "start": float(start),
            "end": float(end),
            "size": 1.0,
            "coloring": "fill",
        },
        # Each height is laid over the ones below: clear colours would add up.
        "colorscale": [[0.0, "page"], [1.0, "loss-high"]],
        "line": {"color": "loss-line", "width": 0.8, "smoothing": 1.0},
        "showscale": False,
        "hoverinfo": "skip",
        "xaxis": "x",
        "yaxis": "y",
        "name": name,
    }


def axis(
    title: str,
    low: float,
    high: float,
    *,
    ticks: Sequence[float] | None = None,
    labels: Sequence[str] | Callable[[Any], str] | None = None,
    names: Sequence[str] | None = None,
    at: Callable[[float], float] = float,
    grid: bool = True,
    zero: bool = False,
    **more: Any,
) -> dict[str, Any]:
    """An axis with an explicit range and, where given, its own ticks.

    Parameters
    ----------
    low, high
        Its ends, as numbers of the figure.
    ticks
        The numbers that are marked.
    labels
        How they are written, or what writes each of them.
    names
        What stands at them, instead of numbers: none is left out where all fit.
    at
        Where a tick stands: `math.log10` on an axis of powers of ten.
    more
        As Plotly has it: `domain`, `anchor`.
    """
    spec: dict[str, Any] = {
        "title": {"text": title, "standoff": 6},
        "range": [float(low), float(high)],
        "fixedrange": True,
        "showgrid": grid,
        "gridcolor": "grid",
        "zeroline": zero,
        "zerolinecolor": "faint",
        "linecolor": "faint",
        "showline": True,
        "ticks": "",
        "automargin": False,
        **more,
    }
    if ticks is not None:
        spec |= {"tickmode": "array", "tickvals": list(map(float, map(at, ticks)))}
        if labels is not None:
            written = map(labels, ticks) if callable(labels) else labels
            spec["ticktext"] = list(written)
        if names is not None:
            spec |= {"ticktext": list(names), "names": True}
    return spec


def figure(
    data: Sequence[dict[str, Any]],
    *,
    margin: dict[str, int] | None = None,
    images: Sequence[dict[str, Any]] = (),
    **axes: dict[str, Any],
) -> dict[str, Any]:
    """A figure of marks and axes (`xaxis=`, `yaxis=`, `yaxis2=`, ...)."""
    layout: dict[str, Any] = {
        "margin": MARGIN | (margin or {}),
        "showlegend": False,
        "hovermode": False,
        "paper_bgcolor": "clear",
        "plot_bgcolor": "clear",
        "font": {"color": "muted", "size": 12},
        "dragmode": False,
        **axes,
    }
    if images:
        layout["images"] = list(images)
    return {"data": list(data), "layout": layout}


def image(picture: str, x: float, y: float, size_x: float, size_y: float, **more: Any):
    """A picture of `data/pictures`, centred at a point of the axes x and y."""
    return {
        "source": f"picture:{picture}",
        "xref": "x",
        "yref": "y",
        "x": float(x),
        "y": float(y),
        "sizex": float(size_x),
        "sizey": float(size_y),
        "xanchor": "center",
        "yanchor": "middle",
        "layer": "above",
        **more,
    }


def plain(values: Any) -> list[Any]:
    """Numbers as a list, with gaps where they are not finite; words as they are.

    A list of finite floats is given back as it is, so that a curve that was
    computed once is compared in no time.
    """
    if isinstance(values, np.ndarray):
        values = values.tolist()
    if type(values) is list and set(map(type, values)) == {float}:
        return values if all(map(math.isfinite, values)) else _with_gaps(values)
    return _with_gaps(values)


def _with_gaps(values: Any) -> list[Any]:
    return [
        value
        if value is None or isinstance(value, str)
        else (float(value) if math.isfinite(value) else None)
        for value in values
    ]


def _scatter(x, y, mode, axes, name, **style):
    trace = {
        "type": "scatter",
        "mode": mode,
        "x": plain(x),
        "y": plain(y),
        "xaxis": axes[0],
        "yaxis": axes[1],
        "hoverinfo": style.pop("hoverinfo", "skip"),
        **style,
    }
    if name:
        trace["name"] = name
    return trace
