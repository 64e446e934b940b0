"""Three models, the middle panel: the objective over both weights, and the path."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import lru_cache

from ui.figures import axis, contour, figure, line, points, words
from ui.lessons.training.fit.data import MARGIN
from ui.lessons.training.fit.run import Problem, fit_of, problem_of
from ui.lessons.training.fit.state import Descent
from ui.live_chart.scene import Handle, Panel
from ui.numbers import fixed

_FAR = 40
"""Where a path that runs away is cut: so many windows outside the chart."""
_STEPS = {"price": 0.05, "family": 0.2, "spam": 0.05}
"""How far a key moves the start, along either weight."""
_MOST_MARKS = 200


def surface_panel(state: Descent) -> Panel:
    """Rings of equal height, the path up to this step, the lowest point."""
    problem, fit = problem_of(state), fit_of(state)
    step = min(state.step, fit.last)
    here = (fit.across[step], fit.up[step])
    ahead = _ahead(problem, fit, step)
    across, up = _path(fit, problem)
    there = [across[step], up[step]]
    best = problem.best.weights.tolist() if problem.is_inside else [None, None]
    free = _unpenalised(state)
    is_short = fit.last <= _MOST_MARKS
    traces = [
        _rings(problem),
        line(across, up, "other", width=1.5, shown=step + 1, name="path"),
        points(
            across if is_short else [None], up if is_short else [None],
            "other", size=4, shown=step + 1, name="steps",
        ),
        line([there[0], ahead[0]], [there[1], ahead[1]], "gradient", width=2.5,
             dash="dot", name="next step"),
        points(best[:1], best[1:], "ink", symbol="diamond", size=12, name="lowest"),
        points(free[:1], free[1:], "ink", symbol="x", size=9, name="free"),
        words(free[:1], free[1:], "without penalty", "ink", position="top center",
              name="free word"),
        points(there[:1], there[1:], "other", size=11, name="here"),
        words(*_note(state), "ink", position="middle center", name="note"),
    ]  # fmt: skip
    return Panel(
        "surface",
        f"{_height(state)}: each ring is twice as far above the lowest point "
        + ("◆" if problem.is_inside else "(outside)"),
        f"Contours over {' and '.join(problem.data.weight_names)}. The path stands at "
        f"{_pair(here)} after {step} steps; {_lowest(problem)}.",
        _figure(problem, traces),
    )


def start_handle(state: Descent) -> Handle:
    """The weights from which descent begins."""
    problem = problem_of(state)
    data = problem.data
    x, y = state.start
    (left, right), (low, high) = data.window
    first, second = data.weight_names
    return Handle(
        name="start",
        control="start",
        label="Start of the descent",
        text=f"{first} {fixed(x, 2)}, {second} {fixed(y, 2)}",
        panel="surface",
        x=x,
        y=y,
        direction="xy",
        value=(x, y),
        minimum=(left, low),
        maximum=(right, high),
        step=(_STEPS[state.model],) * 2,
        tag="start",
        side="right" if x < (left + right) / 2 else "left",
    )


def is_outside(state: Descent) -> bool:
    """Whether the present weights are off the chart."""
    fit = fit_of(state)
    step = min(state.step, fit.last)
    pairs = zip((fit.across[step], fit.up[step]), fit_window(state), strict=True)
    return any(not low <= weight <= high for weight, (low, high) in pairs)


def _note(state) -> tuple[list[float], list[float], str]:
    """Words where the present weights are off the chart."""
    (left, right), (low, high) = fit_window(state)
    text = "off the chart at this step" if is_outside(state) else ""
    return [(left + right) / 2], [low + 0.06 * (high - low)], text


def fit_window(state: Descent):
    """The ends of the chart's two axes."""
    return problem_of(state).data.window


def _unpenalised(state):
    """Where the lowest point is without the penalty, where there is one."""
    if state.penalty == "none":
        return [None, None]
    free = problem_of(replace(state, penalty="none"))
    return free.best.weights.tolist() if free.is_inside else [None, None]


def _ahead(problem, fit, step):
    """Where the next step leads; nowhere when the run was given up."""
    if step >= len(fit.moves):
        return None, None
    return _cut(problem, (fit.path[step] + fit.moves[step]).tolist())


@lru_cache(maxsize=256)
def _path(fit, problem):
    """The path, cut where it is so far away that a chart cannot draw it."""
    places = [_cut(problem, place) for place in zip(fit.across, fit.up, strict=True)]
    return [x for x, _ in places], [y for _, y in places]


def _cut(problem, place):
    """A far place drawn nearer, in the same direction from the lowest point."""
    centre = problem.best.weights.tolist()
    if not problem.is_inside:
        centre = [sum(ends) / 2 for ends in problem.data.window]
    off = [here - middle for here, middle in zip(place, centre, strict=True)]
    widths = [high - low for low, high in problem.data.window]
    far = max(abs(each) / width for each, width in zip(off, widths, strict=True))
    share = min(1.0, _FAR / far) if far else 1.0
    return [middle + share * each for middle, each in zip(centre, off, strict=True)]


@lru_cache(maxsize=64)
def _rings(problem: Problem):
    start, end = problem.rings
    return contour(
        problem.columns, problem.rows, problem.heights, start=start, end=end,
        name="surface",
    )  # fmt: skip


@lru_cache(maxsize=64)
def _axes(problem: Problem):
    data = problem.data
    names = [name[0].upper() + name[1:] for name in data.weight_axes]
    return {
        "xaxis": axis(names[0], *data.window[0], grid=False),
        "yaxis": axis(names[1], *data.window[1], grid=False),
    }


def _figure(problem, traces):
    return figure(traces, margin=MARGIN, **_axes(problem))


def _height(state):
    return "Loss" if state.penalty == "none" else "Objective"


def _pair(place):
    return " and ".join(
        fixed(value, 2) if math.isfinite(value) else "?" for value in place
    )


def _lowest(problem):
    if not problem.is_inside:
        return "the lowest point is outside the chart"
    return f"the lowest point is at {_pair(problem.best.weights.tolist())}"
