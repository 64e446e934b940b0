"""Three models, the left panel: the data, and the model's line or boundary."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ui.figures import Places, area, axis, figure, line, points, words
from ui.lessons.training.data import SEED, TrainingData
from ui.lessons.training.fit.run import fit_of, problem_of
from ui.lessons.training.fit.state import Descent, Family, Prices
from ui.live_chart.scene import Panel
from ui.numbers import fixed, plain

MOST_POINTS = 300
MARGIN = {"l": 52, "r": 10, "t": 8, "b": 40}
_NOUNS = {"price": "sales", "family": "species", "spam": "mails"}
_THOUSANDS = 100  # $100,000 is 100 thousand dollars
_AREAS = (0.0, 5_000.0)
_PRICES = (0.0, 650.0)
_RUNS = (1, 10, 100, 1_000, 10_000)
_MARKS = (0, 0.5, 1, 2, 5, 10)


def data_panel(state: Descent) -> Panel:
    """The samples, and what the weights of the present step make of them."""
    data, fit = problem_of(state).data, fit_of(state)
    if isinstance(state, Prices):
        return _sales(state, data, fit)
    return _classes(state, data, fit)


def weights_at(state: Descent) -> np.ndarray:
    """The weights at the step that is looked at, the last one after a stop."""
    fit = fit_of(state)
    return fit.path[min(state.step, fit.last)]


def _drawn(state: Descent, data: TrainingData) -> str:
    count = len(data.train)
    some = f"{MOST_POINTS} of {count:,}" if count > MOST_POINTS else f"{count}"
    return f"{some} {_NOUNS[state.model]}"


# Price: a line


def _sales(state, data, fit) -> Panel:
    now = weights_at(state)
    across = np.array(_AREAS)
    ends = [_dollars(data, weights, across) for weights in (now, problem_best(state))]
    areas, prices = _points(data)
    traces = [
        points(areas, prices, "muted", size=4, name="sales"),
        line(across.tolist(), ends[1], "muted", width=1.5, dash="dot", name="best"),
        line(across.tolist(), ends[0], "other", width=3, name="model"),
    ]
    plot = figure(
        traces,
        margin=MARGIN,
        xaxis=axis(
            "living area (sq ft)", *_AREAS, ticks=range(0, 5_001, 1_000),
            labels=["0", "1,000", "2,000", "3,000", "4,000", "5,000"],
        ),
        yaxis=axis(
            "", *_PRICES, ticks=range(0, 601, 200),
            labels=["$0", "$200k", "$400k", "$600k"],
        ),
    )  # fmt: skip
    return Panel(
        "data",
        f"{_drawn(state, data)} to train on. Dotted: the best line",
        f"Price by living area. At {across[1]:,.0f} square feet the model says "
        f"{plain(round(ends[0][1]))} thousand dollars, the best line "
        f"{plain(round(ends[1][1]))}.",
        plot,
    )


def problem_best(state: Descent) -> np.ndarray:
    """The weights of the lowest point."""
    return problem_of(state).best.weights


def _dollars(data, weights, areas) -> list[float]:
    """The line's prices in thousands of dollars, at areas in square feet."""
    scaled = (areas / 1_000 - data.means[0]) / data.scales[0]
    return (_THOUSANDS * (weights[0] * scaled + weights[1])).tolist()


@lru_cache(maxsize=8)
def _points(data: TrainingData) -> tuple[list[float], list[float]]:
    rows = _rows(len(data.train))
    prices = _THOUSANDS * data.train.targets[rows]
    return data.train.raw[rows, 0].tolist(), prices.tolist()


def _rows(count: int) -> np.ndarray:
    """Which samples are drawn: all, or as many as can be told apart."""
    if count <= MOST_POINTS:
        return np.arange(count)
    return np.random.default_rng(SEED).choice(count, MOST_POINTS, replace=False)


# Family and spam: a boundary


def _classes(state, data, fit) -> Panel:
    now = weights_at(state)
    corners, box = _places(data), _BOXES[state.model]
    traces = [
        area(*_side(now, data, box), "charged", name="side"),
        points(*corners[1], "muted", symbol="circle-open", size=6, name="others"),
        points(*corners[0], "muted", symbol="circle", size=6, name="ones"),
        line(*_boundary(problem_best(state), data, box), "muted", width=1.5,
             dash="dot", name="best"),
        line(*_boundary(now, data, box), "other", width=3, name="model"),
        words(*_note(now, box), "muted", position="middle center", name="note"),
    ]  # fmt: skip
    plot = figure(traces, margin=MARGIN, **_axes(state))
    one, other = _CLASS_NAMES[state.model]
    return Panel(
        "data",
        f"{_drawn(state, data)}: ● {one}, ○ {other}. Shaded: called {one}",
        f"{data.raw_names[1]} against {data.raw_names[0]}, {one} and {other}, with the "
        f"model’s boundary. Weights {fixed(now[0], 2)} and {fixed(now[1], 2)}.",
        plot,
    )


_CLASS_NAMES = {"family": ("cat family", "dog"), "spam": ("spam", "not spam")}
_BOXES = {
    "family": ((0.5, 8.5), (45.0, 115.0)),
    "spam": ((-0.12, 2.6), (0.4, 9.4)),
}
"""Ends of the two axes, in what is standardised: raw, or log(1 + raw)."""


def _axes(state):
    across, up = _BOXES[state.model]
    if isinstance(state, Family):
        return {
            "xaxis": axis("young in a litter", *across, ticks=range(1, 9)),
            "yaxis": axis("gestation (days)", *up, ticks=range(50, 111, 20)),
        }
    return {
        "xaxis": axis(
            "“!” in % of the characters", *across,
            ticks=np.log1p(_MARKS).tolist(), labels=[f"{each:g}" for each in _MARKS],
        ),
        "yaxis": axis(
            "longest run of capitals", *up,
            ticks=np.log1p(_RUNS).tolist(), labels=[f"{each:,}" for each in _RUNS],
        ),
    }  # fmt: skip


@lru_cache(maxsize=8)
def _places(data: TrainingData) -> tuple[tuple[list[float], list[float]], ...]:
    rows = _rows(len(data.train))
    values = data.train.raw[rows]
    values = np.log1p(values) if data.is_log else values
    is_one = data.train.targets[rows] > 0
    return tuple(
        (values[chosen, 0].tolist(), values[chosen, 1].tolist())
        for chosen in (is_one, ~is_one)
    )


def _score(weights, data, corner) -> float:
    """The score at a point of the axes."""
    pairs = zip(corner, data.means, data.scales, weights, strict=True)
    return data.bias + sum(w * (at - mean) / scale for at, mean, scale, w in pairs)


def _crossings(weights, data, box):
    """Walk around the box: corners with a score above 0, and where it crosses 0."""
    (left, right), (low, high) = box
    corners = [(left, low), (right, low), (right, high), (left, high)]
    scores = [_score(weights, data, corner) for corner in corners]
    inside, crossed = [], []
    for index, (corner, score) in enumerate(zip(corners, scores, strict=True)):
        after, next_score = corners[(index + 1) % 4], scores[(index + 1) % 4]
        if score > 0:
            inside.append(corner)
        if (score > 0) != (next_score > 0):
            share = score / (score - next_score)
            pairs = zip(corner, after, strict=True)
            place = tuple(here + share * (there - here) for here, there in pairs)
            inside.append(place)
            crossed.append(place)
    return inside, crossed


def _side(weights, data, box) -> Places:
    inside, _ = _crossings(weights, data, box)
    return _columns(inside, 3)


def _boundary(weights, data, box) -> Places:
    _, crossed = _crossings(weights, data, box)
    return _columns(crossed, 2)


def _columns(places, least) -> Places:
    if len(places) < least:
        return [None] * least, [None] * least
    return [x for x, _ in places], [y for _, y in places]


def _note(weights, box) -> tuple[list[float], list[float], str]:
    """Words where no boundary crosses the chart."""
    (left, right), (low, high) = box
    is_zero = not np.any(weights)
    text = "both weights are 0: no boundary" if is_zero else ""
    return [(left + right) / 2], [high - 0.06 * (high - low)], text
