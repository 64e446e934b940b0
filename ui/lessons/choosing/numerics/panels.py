"""The panels of the part "Numerics": both losses, and both gradients or all steps."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import losses
from ui.dial import Dial, dial
from ui.figures import area, axis, figure, line, points, words
from ui.lessons.choosing.numerics.bench import (
    Curves,
    Numbers,
    at_rest,
    curves,
    floor,
    logits,
    regions,
)
from ui.lessons.choosing.numerics.state import (
    EXPONENTS,
    Clip,
    InSteps,
    Name,
    Overflow,
    Shift,
    State,
    Twice,
)
from ui.live_chart.scene import Handle, Panel
from ui.numbers import fixed, plain, said, scientific

_NARROWEST = 0.1
"""The share of the axis from which on a region has room for its words."""
_CLEAR = 0.02
_UP = (0.36, 1.0)
_MARGIN = {"l": 56, "r": 16}
_HEADS = {2: (0.68, 1.0), 3: (0.52, 0.76, 1.0)}
_STABLE = "stable: subtract the largest logit first"
Row = tuple[str, tuple[float, ...]]


_HOW = MappingProxyType(
    {
        "infinite": "naive:<br>infinite",
        "−infinite": "naive:<br>−infinite",
        "NaN": "naive:<br>NaN,<br>not a<br>number",
        "frozen": "slope 0",
    }
)
"""What stands in a shaded region where the naive loss fails."""
Traces = tuple[dict[str, Any], ...]


def values_panel(state: State, now: Numbers, title: str) -> Panel:
    """Both losses over the dragged number, and where the naive one ends."""
    view = state.view
    bottom, top = view.heights
    x = [state.x, state.x]
    return Panel(
        name="values",
        title=title,
        description=f"The naive and the stable loss over the {view.title}. {title}",
        figure=figure(
            [
                *_losses(at_rest(state)),
                line(x, [view.rail, top], "handle", width=1, dash="dot", name="here"),
                _dot(state.x, now.stable, view.heights, "loss", "circle"),
                _dot(state.x, now.naive, view.heights, "ink", "diamond"),
            ],
            margin=_MARGIN,
            xaxis=_x_axis(state),
            yaxis=axis(view.y_title, bottom, top, nticks=6),
        ),
    )


def slopes_panel(state: State, now: Numbers) -> tuple[Panel, Dial | None]:
    """Both gradients over the same logit; with clipping a dial of what is cut."""
    assert now.naive_slope is not None  # a shift has no slopes, and another panel
    assert now.stable_slope is not None
    view = state.view
    strip = _epsilon(state) if isinstance(state, Clip) else None
    foot = {"domain": list(_UP)} if strip else {}
    x = [state.x, state.x]
    panel = Panel(
        name="slopes",
        title="Their gradients: what training feels."
        + (" Below: the dial of ε." if strip else ""),
        description="The gradients of both losses in the same logit: "
        f"{fixed(now.naive_slope)} and {fixed(now.stable_slope)} at the handle.",
        figure=figure(
            [
                *_slopes(at_rest(state)),
                line(x, view.slopes, "handle", width=1, dash="dot", name="here"),
                _dot(state.x, now.stable_slope, view.slopes, "gradient", "circle"),
                _dot(state.x, now.naive_slope, view.slopes, "ink", "diamond"),
                *(strip.data if strip else ()),
            ],
            margin=_MARGIN,
            xaxis=_x_axis(state) | {"anchor": "y"},
            yaxis=axis("gradient", *view.slopes, nticks=4) | foot,
            **(strip.axes if strip else {}),
        ),
    )
    return panel, strip


def handle(state: State, text: str) -> Handle:
    """The dragged number, on its rail under the curves."""
    view, reach = state.view, state.reach
    is_right = state.x > reach.low + 0.6 * (reach.high - reach.low)
    symbol = "c" if state.control == "shift" else "z"
    return Handle(
        name="rail",
        control=state.control,
        label=view.control,
        text=text,
        panel="values",
        x=state.x,
        y=view.rail,
        direction="x",
        value=state.x,
        minimum=reach.low,
        maximum=reach.high,
        step=reach.step,
        tag=f"{symbol} = {plain(state.x)}",
        side="left" if is_right else "right",
    )


def _epsilon(state: Clip) -> Dial:
    ticks = (-15, -11, -7, -3)
    epsilon = scientific(state.epsilon, 1)
    return dial(
        "exponent",
        title="ε: p is kept between ε and 1 − ε",
        value=state.exponent,
        scale=(*EXPONENTS, 0.25),
        panel="slopes",
        text=f"epsilon {epsilon}",
        label="Epsilon, where probabilities are clipped",
        tag=f"ε = {epsilon}",
        ticks=ticks,
        labels=[scientific(10.0**tick, 0).removeprefix("1 × ") for tick in ticks],
    )


@lru_cache(maxsize=128)
def _losses(state: State) -> Traces:
    """What stands still: both curves, their names, and where the naive one fails."""
    view, seen = state.view, curves(state)
    ends = [state.reach.low, state.reach.high]
    return (
        *_regions(state, view.heights),
        line(ends, [view.rail] * 2, "grid", width=5),
        line(ends, [0, 0], "faint", width=1),
        *_floor(state),
        line(seen.xs, seen.stable, "loss", width=6, name="stable"),
        line(seen.xs, seen.naive, "ink", width=2.5, dash="dash", name="naive"),
        *_name(seen, seen.stable, view.stable, view.heights, "loss"),
        *_name(seen, seen.naive, view.naive, view.heights, "ink"),
        _crosses(state, seen),
    )


@lru_cache(maxsize=128)
def _slopes(state: State) -> Traces:
    view, seen = state.view, curves(state)
    stable, naive = view.slope_names
    return (
        *_regions(state, view.slopes, named=False),
        line([state.reach.low, state.reach.high], [0, 0], "faint", width=1),
        line(seen.xs, seen.stable_slopes, "gradient", width=6, name="stable slope"),
        line(seen.xs, seen.naive_slopes, "ink", dash="dash", name="naive slope"),
        *_name(seen, seen.stable_slopes, stable, view.slopes, "gradient"),
        *_name(seen, seen.naive_slopes, naive, view.slopes, "ink"),
    )


def _name(
    seen: Curves, curve: list[float], name: Name, limits, color: str
) -> Iterator[dict[str, Any]]:
    """The name of a curve, clear of its line."""
    said, x, side = name
    aside = _CLEAR * (limits[1] - limits[0]) * (1 if side.startswith("top") else -1)
    height = curve[_nearest(seen, x)] + aside
    yield words(
        [x], [height], said, color, position=side, size=13, name=said, tells_loss=False
    )


def _regions(state: State, heights, named: bool = True) -> Iterator[dict[str, Any]]:
    """Shaded where the naive loss fails, and how it fails in words."""
    bottom, top = heights
    reach = state.reach
    for region in regions(state):
        low, high = region.low, region.high
        is_there = high > low
        corners = [low, high, high, low] if is_there else [None] * 4
        yield area(corners, [bottom, bottom, top, top], "charged", name="fails")
        has_room = named and high - low > _NARROWEST * (reach.high - reach.low)
        share = 0.38 if region.how == "NaN" else 0.28  # clear of a loss of 0
        place, height = [(low + high) / 2], bottom + share * (top - bottom)
        yield words(
            place if has_room else [None],
            [height],
            _HOW[region.how],
            "ink",
            position="middle center",
            size=13,
            name="how",
        )


def _crosses(state: State, seen: Curves) -> dict[str, Any]:
    """Where the naive curve ends or begins."""
    ends = [
        edge
        for region in regions(state)
        if region.how != "frozen"
        for edge in (region.low, region.high)
        if state.reach.low < edge < state.reach.high
    ]
    heights = [seen.stable[_nearest(seen, edge)] for edge in ends]
    return points(ends, heights, "ink", symbol="x", size=11, name="ends")


def _floor(state: State) -> Iterator[dict[str, Any]]:
    """What the loss after two softmaxes, or two sigmoids, never goes below."""
    if not isinstance(state, Twice):
        return
    lowest, low, end = floor(state), state.reach.low, state.reach.high
    bottom, top = state.view.heights
    yield line([low, end], [lowest] * 2, "muted", width=1.5, dash="dot", name="floor")
    told = f"floor {said(lowest)}"
    place, side = (end, "top left") if state.label else (low, "top right")
    height = lowest + _CLEAR * (top - bottom)
    yield words(
        [place], [height], told, "ink", position=side, size=13, name="floor in words"
    )


def _dot(x: float, height: float, limits, color: str, symbol: str) -> dict[str, Any]:
    """Where a curve is now; beyond the axis at its edge, nowhere if it is nowhere."""
    is_there = math.isfinite(height)
    place = min(max(height, limits[0]), limits[1]) if is_there else None
    return points([x], [place], color, symbol=symbol, size=11, name=f"{symbol} now")


def _nearest(seen: Curves, x: float) -> int:
    return min(range(len(seen.xs)), key=lambda index: abs(seen.xs[index] - x))


def _x_axis(state: State) -> dict[str, Any]:
    low, high = state.reach.low, state.reach.high
    pad = 0.03 * (high - low)
    view = state.view
    return axis(view.title, low - pad, high + pad, ticks=view.ticks)


def cell(value: float, digits: int = 7) -> str:
    """A number of a step; what is not finite with a cross before its word.

    Examples
    --------
    >>> cell(1.0142320547350045e304), cell(-800.0), cell(math.inf), cell(math.nan)
    ('1.01 × 10³⁰⁴', '−800', '✕ ∞', '✕ NaN')
    """
    if math.isnan(value):
        return "✕ NaN"
    if math.isinf(value):
        return f"✕ {plain(value)}"
    return plain(value, digits if 1 <= abs(value) < 1e6 else 3)


def steps_panel(state: InSteps, now: Numbers) -> Panel:
    """Two blocks of lines: each step, and what the computer then holds."""
    naive, stable = naive_steps(state, now), stable_steps(state, now)
    lines = len(naive) + len(stable) + 3.2
    return Panel(
        name="steps",
        title="What the computer holds after each step.",
        description="A table of the steps. The naive ones end in "
        f"{plain_word(now.naive)}, the stable ones in {plain(now.stable, 7)}.",
        figure=figure(
            [
                *_block(state, 0.0, f"naive, in {state.dtype}", naive, "ink"),
                *_block(state, len(naive) + 1.6, _STABLE, stable, "loss"),
            ],
            margin={"l": 8, "r": 14, "t": 6, "b": 6},
            xaxis=axis("", -0.01, 1.02, grid=False, visible=False),
            yaxis=axis("", -lines + 0.6, 0.6, grid=False, visible=False),
        ),
    )


def plain_word(value: float) -> str:
    """A loss in words: "NaN, not a number" where it is none."""
    return "NaN, not a number" if math.isnan(value) else plain(value, 7)


def naive_steps(state: InSteps, now: Numbers) -> tuple[Row, ...]:
    """The formula as it reads, in the kind of number of the state."""
    scores, as_kind = logits(state), {"dtype": state.dtype}
    if isinstance(state, Shift):
        moved = tuple(score - state.shift for score in scores)
        return (
            ("z − c", moved),
            ("exp", _floats(losses.naive_exponentials(moved, **as_kind))),
            ("ln of the sum", (float(losses.naive_log_sum_exp(moved, **as_kind)),)),
            ("c added again", (now.naive,)),
        )
    powers = ("exp", _floats(losses.naive_exponentials(scores, **as_kind)))
    if isinstance(state, Overflow):
        return (("z", scores), powers, ("ln of the sum", (now.naive,)))
    probs = _floats(losses.naive_softmax(scores, **as_kind))
    return (("z", scores), powers, ("p = exp / sum", probs), ("loss", (now.naive,)))


def stable_steps(state: InSteps, now: Numbers) -> tuple[Row, ...]:
    """The same after the largest logit was subtracted."""
    scores = logits(state)
    moved = tuple(score - max(scores) for score in scores)
    log_sum = float(losses.log_sum_exp(moved))
    rows = (
        ("z − largest", moved),
        ("exp", _floats(losses.naive_exponentials(moved))),
        ("ln of the sum", (log_sum,)),
    )
    if isinstance(state, Overflow | Shift):
        return (*rows, ("largest added", (now.stable,)))
    return (*rows, ("less the cat’s z − largest", (now.stable,)))


def _floats(values: Any) -> tuple[float, ...]:
    return tuple(map(float, values))


def _block(
    state: InSteps, depth: float, title: str, rows: tuple[Row, ...], tone: str
) -> Iterator[dict[str, Any]]:
    heads = _HEADS[len(logits(state))]
    last = -depth - len(rows)
    low, high = last - 0.5, last + 0.5
    corners = [-0.01, 1.02, 1.02, -0.01], [low, low, high, high]
    yield area(*corners, "charged", name=f"result {tone}")
    top = -depth + 0.05
    yield words(
        [0], [top], title, tone, position="middle right", size=13, tells_loss=False
    )
    if not isinstance(state, Shift) and depth == 0:
        names = ("cat", "dog")
        yield words(heads, [top] * 2, names, position="middle left", size=12)
    for index, (label, values) in enumerate(rows):
        height = -depth - (index + 1)
        is_last = index == len(rows) - 1
        yield words([0], [height], label, position="middle right", size=13)
        yield words(
            heads[-len(values) :],
            [height] * len(values),
            [cell(value, 10 if is_last else 7) for value in values],
            tone if is_last else "ink",
            position="middle left",
            size=14 if is_last else 13,
            name=f"{tone} {label}",
        )
