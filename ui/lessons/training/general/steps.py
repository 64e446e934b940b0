"""What the runs of the part "Generalisation" share: axis of steps, time line."""

from __future__ import annotations

import math
from functools import lru_cache

from ui.figures import axis, line, points, words
from ui.lessons.training.general.state import LAST_STEP, STEPS, Run
from ui.live_chart.scene import Handle, Playback, time_line
from ui.numbers import fixed

ACROSS = [math.log10(step) for step in STEPS]
"""Where the steps stand: at their logarithms."""
PLAYBACK = Playback("time", "Steps of the run", steps_per_second=15.0)
MARGIN = {"l": 58, "r": 20, "t": 10, "b": 40}
TRAINING, HELD_OUT = ("other", "dash"), ("loss", "solid")
"""Colour and dash of what is learnt from and of what is held out."""
_WORDS_FROM = 0.1


def now(state: Run) -> int:
    """The place in `STEPS` of the step that is shown."""
    return int(state.time)


def step_name(place: int) -> str:
    """The number of a step, as it is written."""
    return f"{STEPS[place]:,}"


def nats(loss: float) -> str:
    """A loss as it is written."""
    return f"{fixed(loss, 4)} nats"


@lru_cache(maxsize=8)
def steps_axis(anchor: str, room: float):
    """The axis of the steps, with room for words on the right of the last."""
    ticks = range(round(math.log10(LAST_STEP)) + 1)
    return axis(
        "step (each mark ten times the last)",
        -0.06,
        math.log10(LAST_STEP) + room,
        ticks=ticks,
        labels=[f"{10**tick:,}" for tick in ticks],
    ) | {"anchor": anchor}


def by_step(values, style, place: int, name: str, axes=("x", "y")):
    """A curve as far as the step that is shown, and a mark there."""
    color, dash = style
    yield line(
        ACROSS,
        values,
        color,
        dash=dash,
        shown=place + 1,
        axes=axes,
        name=f"curve {name}",
    )
    yield points(
        ACROSS[place : place + 1],
        values[place : place + 1],
        color,
        size=9,
        axes=axes,
        name=f"at {name}",
    )


def beside(labels, gap: float, axes=("x", "y")):
    """Words on the right of their places, moved up or down where two would meet.

    A label is a height, a text, a colour and a place in `STEPS`; without a place it is
    not shown.
    """
    heights = iter(apart([each[0] for each in labels if each[3] is not None], gap))
    for height, text, color, place in labels:
        is_there = place is not None
        yield words(
            [ACROSS[place] + _WORDS_FROM if is_there else None],
            [next(heights) if is_there else height],
            text,
            color,
            position="middle right",
            axes=axes,
            name=f"word {text.split(':')[0]}",
        )


def apart(heights, gap: float) -> list[float]:
    """The same heights in the same order, each at least a gap from the next."""
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


def stopping(best: int, lowest: float, top: float):
    """The early-stop marker: the lowest held-out loss so far."""
    x = ACROSS[best]
    yield line([x, x], [0.0, 0.9 * top], "ink", width=1.5, dash="dot", name="stop")
    yield points([x], [lowest], "ink", symbol="diamond", size=9, name="lowest")
    yield words(
        [x],
        [0.95 * top],
        f"lowest held out: step {step_name(best)}",
        "ink",
        position="middle right" if x < 1.6 else "middle center",
        name="stop word",
    )


def time_handle(state: Run, text: str) -> Handle:
    """The time line of a run."""
    name = step_name(now(state))
    text = f"step {name} of {LAST_STEP:,}, {text}"
    return time_line(state.time, last=len(STEPS) - 1.0, text=text, tag=name)
