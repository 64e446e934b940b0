"""A panel as a drawing on paper: SVG of the figure that the browser would draw.

Understands what `ui/figures.py` makes, as `layer.js` does in the browser.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from ui.handout.axes import Axis, axes_of, drawn_axes
from ui.handout.contours import lines_of
from ui.handout.words import Words
from ui.live_chart.asked import Veil
from ui.live_chart.scene import Handle, Panel
from ui.served.assets import drawn, picture
from ui.theme import LIGHT

_DASHES = {"dash": "9 7", "dot": "2 5", "dashdot": "9 6 2 6"}
_ON_PAPER = {**LIGHT, "page": "white"}
_ANCHORS = {"left": "end", "right": "start"}
_SHIFTS = {"top": -0.55, "middle": 0.35, "bottom": 1.2}
_ASIDE = {"left": -0.6, "right": 0.6}
_RING = 9
_TAG = 13
Pixel = tuple[float, float]


def drawing(
    panel: Panel,
    handles: Sequence[Handle],
    width: float,
    height: float,
    *,
    name: str,
    veil: Veil,
) -> str:
    """A panel as an element of SVG, with its description in words.

    What tells a loss or a slope is left out, as it is until a question is answered.

    Parameters
    ----------
    panel, handles
        What is drawn, and what can be moved in it.
    width, height
        The size of the paper in pixels.
    name
        Of the drawing among all of its page.
    veil
        What else is left out.
    """
    layout = panel.figure["layout"]
    axes = axes_of(layout, width, height)
    data = panel.figure["data"]
    traces = [trace for trace in data if not veil.hides(panel.name, trace)]
    images = layout.get("images", ())
    parts = [
        *_clips(name, axes, traces),
        *drawn_axes(axes),
        *(_image(each, axes) for each in images if each.get("layer") == "below"),
        *(part for trace in traces for part in _trace(trace, axes, name)),
        *(_image(each, axes) for each in images if each.get("layer") != "below"),
        *(
            part
            for each in handles
            if not veil.hides_handle(each)
            for part in _handle(each, axes, veil)
        ),
    ]
    label = "Chart" if panel.name in veil.titles else panel.title
    svg = (
        f'<svg viewBox="0 0 {width:g} {height:g}" role="img" '
        f'aria-label="{escape(label)}">{"".join(parts)}</svg>'
    )
    return drawn(svg, _ON_PAPER, picture)


def _clips(name: str, axes: Mapping[str, Axis], traces) -> Iterator[str]:
    for x, y in dict.fromkeys((each["xaxis"], each["yaxis"]) for each in traces):
        across, up = axes[x], axes[y]
        yield (
            f'<clipPath id="{name}-{x}{y}"><rect x="{across.begin:.1f}" '
            f'y="{up.end:.1f}" width="{across.end - across.begin:.1f}" '
            f'height="{up.begin - up.end:.1f}"/></clipPath>'
        )


def _trace(trace: Mapping[str, Any], axes: Mapping[str, Axis], name: str):
    x, y = trace["xaxis"], trace["yaxis"]
    is_clipped = trace.get("cliponaxis", True)
    clip = f' clip-path="url(#{name}-{x}{y})"' if is_clipped else ""
    yield f"<g{clip}>"
    if trace["type"] == "contour":
        yield _contour(trace, axes[x], axes[y])
    else:
        yield from _scatter(trace, axes[x], axes[y])
    yield "</g>"


def _scatter(trace: Mapping[str, Any], across: Axis, up: Axis) -> Iterator[str]:
    shown = trace.get("shown", len(trace["x"]))
    pixels = [
        None if x is None or y is None else (across.pixel(x), up.pixel(y))
        for x, y in zip(trace["x"][:shown], trace["y"][:shown], strict=True)
    ]
    if "lines" in trace["mode"]:
        yield _line(trace, pixels)
    if "markers" in trace["mode"]:
        yield _marks(trace["marker"], [each for each in pixels if each])
    if "text" in trace["mode"]:
        yield from _words(trace, pixels)


def _line(trace: Mapping[str, Any], pixels: Sequence[Pixel | None]) -> str:
    is_filled = trace.get("fill") == "toself"
    look = trace["line"]
    fill = _color(trace["fillcolor"]) if is_filled else "none"
    dash = _DASHES.get(look.get("dash", ""), "")
    return (
        f'<path d="{_path(pixels, is_filled)}" style="fill:{fill};'
        f"stroke:{_color(look['color'])};stroke-width:{look['width']:g}"
        f'{dash and f";stroke-dasharray:{dash}"}"/>'
    )


def _path(pixels: Sequence[Pixel | None], is_closed: bool) -> str:
    pieces: list[list[Pixel]] = [[]]
    for pixel in pixels:
        if pixel is None:
            pieces.append([])
        else:
            pieces[-1].append(pixel)
    end = "Z" if is_closed else ""
    return "".join(
        f"M{'L'.join(f'{x:.1f} {y:.1f}' for x, y in piece)}{end}"
        for piece in pieces
        if piece
    )


def _marks(look: Mapping[str, Any], pixels: Sequence[Pixel]) -> str:
    symbol, size = look["symbol"], look["size"]
    is_open = symbol.endswith("-open") or symbol == "x"
    color = _color(look["color"])
    fill = "none" if is_open else color
    path = "".join(_mark(x, y, symbol, size) for x, y in pixels)
    width = 2.5 if is_open else 0
    return f'<path d="{path}" style="fill:{fill};stroke:{color};stroke-width:{width}"/>'


def _mark(x: float, y: float, symbol: str, size: float) -> str:
    half = size / 2
    if symbol.startswith("diamond"):
        half *= 1.3
        away = f"l{half:.1f} {half:.1f}l{-half:.1f} {half:.1f}l{-half:.1f} {-half:.1f}Z"
        return f"M{x:.1f} {y - half:.1f}{away}"
    if symbol.startswith("square"):
        return f"M{x - half:.1f} {y - half:.1f}h{size}v{size}h{-size}Z"
    if symbol.startswith("triangle"):
        half *= 1.2
        up = -half if symbol.endswith("down") else half
        return f"M{x:.1f} {y - up:.1f}l{half:.1f} {2 * up:.1f}h{-2 * half:.1f}Z"
    if symbol == "x":
        other = f"m0 {-size}l{-size} {size}"
        return f"M{x - half:.1f} {y - half:.1f}l{size} {size}{other}"
    arc = f"a{half:g} {half:g} 0 1 0"
    return f"M{x - half:.1f} {y:.1f}{arc} {size} 0{arc} {-size} 0Z"


def _words(trace: Mapping[str, Any], pixels: Sequence[Pixel | None]) -> Iterator[str]:
    vertical, horizontal = trace["textposition"].split()
    size = trace["textfont"]["size"]
    for pixel, text in zip(pixels, trace["text"], strict=False):
        if pixel is None or not text:
            continue
        x, y = pixel
        yield Words(
            x + _ASIDE.get(horizontal, 0.0) * size,
            y + _SHIFTS[vertical] * size,
            text,
            _ANCHORS.get(horizontal, "middle"),
            size,
        ).svg(trace["textfont"]["color"])


def _contour(trace: Mapping[str, Any], across: Axis, up: Axis) -> str:
    heights = trace["contours"]
    count = round((heights["end"] - heights["start"]) / heights["size"]) + 1
    path = "".join(
        f"M{across.pixel(x):.1f} {up.pixel(y):.1f}"
        f"L{across.pixel(to_x):.1f} {up.pixel(to_y):.1f}"
        for place in range(count)
        for (x, y), (to_x, to_y) in lines_of(
            trace["x"], trace["y"], trace["z"], heights["start"] + place
        )
    )
    return f'<path d="{path}" style="stroke:var(--ll-loss-line);stroke-width:1"/>'


def _image(image: Mapping[str, Any], axes: Mapping[str, Axis]) -> str:
    across, up = axes[image["xref"]], axes[image["yref"]]
    width, height = image["sizex"] * across.scale, image["sizey"] * up.scale
    left = across.pixel(image["x"]) - width / 2
    top = up.pixel(image["y"]) - height / 2
    return _picture(image["source"], left, top, width, height)


def _picture(source: str, left: float, top: float, width: float, height: float) -> str:
    return (
        f'<image href="{source}" x="{left:.1f}" y="{top:.1f}" '
        f'width="{width:.1f}" height="{height:.1f}"/>'
    )


def _handle(handle: Handle, axes: Mapping[str, Axis], veil: Veil) -> Iterator[str]:
    across, up = (axes[name] for name in handle.axes)
    x, y = across.pixel(handle.x), up.pixel(handle.y)
    size = 1.5 * _RING if handle.picture else _RING
    is_chosen = handle.chosen and not veil.chosen
    width = 6 if is_chosen and not handle.picture else 3
    yield (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size + 1.5 - width / 2:g}" '
        f'style="fill:var(--ll-page);stroke:var(--ll-handle);stroke-width:{width}"/>'
    )
    if handle.picture:
        half = 0.68 * size
        at = (x - half, y - half, 2 * half, 2 * half)
        yield _picture(f"picture:{handle.picture}", *at)
    if handle.tag and veil.tags(handle):
        yield _tag(handle, x, y, size)


def _tag(handle: Handle, x: float, y: float, size: float) -> str:
    away = size + 6
    places = {
        "right": (x + away, y + 0.35 * _TAG, "start"),
        "left": (x - away, y + 0.35 * _TAG, "end"),
        "top": (x, y - away, "middle"),
        "bottom": (x, y + away + 0.8 * _TAG, "middle"),
    }
    at_x, at_y, anchor = places[handle.side]
    words = Words(at_x, at_y, handle.tag, anchor, _TAG)
    return words.svg("handle-text", is_bold=True)


def _color(token: str) -> str:
    return f"var(--ll-{token})"
