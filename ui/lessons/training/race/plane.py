"""The panel of the part "Race" that shows both weights, and the paths over them."""

from __future__ import annotations

from functools import lru_cache

from ui.figures import axis, contour, figure, line, points, words
from ui.lessons.training.data import training_data
from ui.lessons.training.race.panels import MARGIN, marks
from ui.lessons.training.race.run import Lap, course, laps, on_chart, rings
from ui.lessons.training.race.state import KINDS, NAMES, State
from ui.live_chart.scene import Panel
from ui.numbers import plain

_SIZES = (16, 11, 7)


def plane_panel(state: State) -> Panel:
    """The paths of all losses over the rings of the chosen one."""
    runs = laps(state)
    window = state.fixed.window
    traces = [_rings(state.kind, state.loss)]
    for index, (run, style, now) in enumerate(marks(state, runs)):
        color, dash, symbol = style
        across, up = on_chart(run, window)
        best = course(state.kind, run.loss).best.weights.tolist()
        name = NAMES[run.loss]
        traces += [
            line(
                across, up, color, width=2, dash=dash, shown=now + 1,
                name=f"path {name}",
            ),
            points(
                best[:1], best[1:], color, symbol="diamond", size=_SIZES[index],
                name=f"best {name}",
            ),
            points(
                across[now : now + 1], up[now : now + 1], color, symbol=symbol,
                size=10, name=f"now {name}",
            ),
        ]  # fmt: skip
    traces += [*_legend(state, runs), _outside(state, runs)]
    places = "; ".join(
        f"{NAMES[run.loss]} at {_pair(run.across[now], run.up[now])}"
        for run, _, now in marks(state, runs)
    )
    return Panel(
        "plane",
        f"Both weights. ◆ own lowest points; rings: {NAMES[state.loss]}.",
        f"The paths over both weights, from {_pair(*state.start)}; now {places}.",
        figure(traces, margin=MARGIN, **_axes(state.kind, state.loss)),
    )


@lru_cache(maxsize=16)
def _rings(kind: str, loss: str):
    columns, rows, heights, (start, end) = rings(kind, loss)
    return contour(
        columns, rows, heights, start=start, end=end, color="loss", name="rings"
    )


@lru_cache(maxsize=16)
def _axes(kind: str, loss: str):
    data = training_data(kind, loss=loss)
    window = KINDS[kind].window
    names = [name[0].upper() + name[1:] for name in data.weight_axes]
    return {
        "xaxis": axis(names[0], *window[0], grid=False),
        "yaxis": axis(names[1], *window[1], grid=False),
    }


def _legend(state: State, runs: tuple[Lap, ...]):
    """The names of the losses beside a piece of their lines, in a corner."""
    (left, right), (low, high) = state.fixed.window
    for index, (run, style, _) in enumerate(marks(state, runs)):
        color, dash, symbol = style
        y = high - (0.05 + 0.065 * index) * (high - low)
        x = left + 0.03 * (right - left)
        end = x + 0.09 * (right - left)
        yield line([x, end], [y, y], color, width=2.5, dash=dash, name=f"key {index}")
        yield points([x], [y], color, symbol=symbol, size=8, name=f"key mark {index}")
        yield words(
            [end + 0.005 * (right - left)], [y], NAMES[run.loss], color,
            position="middle right", name=f"key word {index}",
        )  # fmt: skip


def _outside(state: State, runs: tuple[Lap, ...]):
    """Words for the runs that are off the chart at this step."""
    (left, right), (low, high) = state.fixed.window
    away = [
        NAMES[run.loss]
        for run, _, now in marks(state, runs)
        if not (left <= run.across[now] <= right and low <= run.up[now] <= high)
    ]
    verb = "is" if len(away) == 1 else "are"
    text = f"{' and '.join(away)} {verb} off the chart" if away else ""
    return words(
        [(left + right) / 2], [low + 0.06 * (high - low)], text, "ink",
        position="middle center", name="outside",
    )  # fmt: skip


def _pair(x: float, y: float) -> str:
    return f"({plain(x, 3)}, {plain(y, 3)})"
