"""The computation step by step, as a table: how naive fails and stable does not."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import losses
from ui.figures import area, axis, figure, words
from ui.lessons.choosing.numerics.bench import Numbers, logits
from ui.lessons.choosing.numerics.state import InSteps, Overflow, Shift
from ui.live_chart.scene import Panel
from ui.numbers import plain

_RIGHT = 1.0
_HEADS = {2: (0.68, _RIGHT), 3: (0.52, 0.76, _RIGHT)}
_LINE = 1.0
_STABLE = "stable: subtract the largest logit first"
Row = tuple[str, tuple[float, ...]]


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
        "steps",
        "What the computer holds after each step.",
        f"A table of the steps. The naive ones end in {plain_word(now.naive)}, the "
        f"stable ones in {plain(now.stable, 7)}.",
        figure(
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
            ("ln of the sum", (_float(losses.naive_log_sum_exp(moved, **as_kind)),)),
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
    log_sum = _float(losses.log_sum_exp(moved))
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


def _float(value: Any) -> float:
    return float(value)


def _block(
    state: InSteps, depth: float, title: str, rows: tuple[Row, ...], tone: str
) -> Iterator[dict[str, Any]]:
    heads = _HEADS[len(logits(state))]
    last = -depth - len(rows) * _LINE
    low, high = last - 0.5, last + 0.5
    corners = [-0.01, 1.02, 1.02, -0.01], [low, low, high, high]
    yield area(*corners, "charged", name=f"result {tone}")
    top = -depth + 0.05
    yield words([0], [top], title, tone, position="middle right", size=13)
    if not isinstance(state, Shift) and depth == 0:
        names = ("cat", "dog")
        yield words(heads, [top] * 2, names, position="middle left", size=12)
    for index, (label, values) in enumerate(rows):
        height = -depth - (index + 1) * _LINE
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
