"""Three models, the left panel: the data, and the model's line or boundary."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

import losses
from ui.figures import Places, area, axis, figure, line, points, words
from ui.lessons.training.data import SEED, TrainingData
from ui.lessons.training.fit.run import problem_of, weights_at
from ui.lessons.training.fit.state import Descent, Prices
from ui.live_chart.scene import Panel
from ui.numbers import fixed, plain

MOST_POINTS = 300
MARGIN = {"l": 52, "r": 10, "t": 8, "b": 40}
_NOUNS = {"price": "sales", "family": "species", "spam": "mails"}
_THOUSANDS = 100  # $100,000 is 100 thousand dollars
_AREAS = (0.0, 5_000.0)
_AREA_AXIS = axis(
    "living area (sq ft)",
    *_AREAS,
    ticks=range(0, 5_001, 1_000),
    labels="{:,}".format,
)
_PRICE_AXIS = axis(
    "",
    0,
    650,
    ticks=range(0, 601, 200),
    labels=lambda price: f"${price}k" if price else "$0",
)


class _Classes(NamedTuple):
    """What two classes are called, and the axes, in what is standardised."""

    one: str
    other: str
    across: dict[str, Any]
    up: dict[str, Any]


_CLASSES = {
    "family": _Classes(
        "cat family",
        "dog",
        axis("young in a litter", 0.5, 8.5, ticks=range(1, 9)),
        axis("gestation (days)", 45, 115, ticks=range(50, 111, 20)),
    ),
    "spam": _Classes(
        "spam",
        "not spam",
        axis(
            "“!” in % of the characters",
            -0.12,
            2.6,
            ticks=(0, 0.5, 1, 2, 5, 10),
            labels="{:g}".format,
            at=np.log1p,
        ),
        axis(
            "longest run of capitals",
            0.4,
            9.4,
            ticks=(1, 10, 100, 1_000, 10_000),
            labels="{:,}".format,
            at=np.log1p,
        ),
    ),
}


def data_panel(state: Descent) -> Panel:
    """The samples, and what the weights of the present step make of them."""
    return _sales(state) if isinstance(state, Prices) else _classes(state)


def _drawn(state: Descent, data: TrainingData) -> str:
    count = len(data.train)
    some = f"{MOST_POINTS} of {count:,}" if count > MOST_POINTS else f"{count}"
    return f"{some} {_NOUNS[state.model]}"


# Price: a line


def _sales(state: Prices) -> Panel:
    problem = problem_of(state)
    across = np.array(_AREAS)
    now, best = (
        _dollars(problem.data, weights, across)
        for weights in (weights_at(state), problem.best.weights)
    )
    traces = [
        points(*_points(problem.data), "muted", size=4, name="sales"),
        line(across.tolist(), best, "muted", width=1.5, dash="dot", name="best"),
        line(across.tolist(), now, "other", width=3, name="model"),
    ]
    return Panel(
        name="data",
        title=f"{_drawn(state, problem.data)} to train on. Dotted: the best line",
        description=f"Price by living area. At {across[1]:,.0f} square feet the model "
        f"says {plain(round(now[1]))} thousand dollars, the best line "
        f"{plain(round(best[1]))}.",
        figure=figure(traces, margin=MARGIN, xaxis=_AREA_AXIS, yaxis=_PRICE_AXIS),
    )


def _dollars(data: TrainingData, weights, areas) -> list[float]:
    """The line's prices in thousands of dollars, at areas in square feet."""
    scaled = losses.standardise(areas / 1_000, data.means[0], data.scales[0])
    columns = np.column_stack([scaled, np.ones(len(areas))])
    return (_THOUSANDS * losses.linear_score(columns, weights)).tolist()


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


def _classes(state: Descent) -> Panel:
    problem, now = problem_of(state), weights_at(state)
    data = problem.data
    one, other, across, up = _CLASSES[state.model]
    box = across["range"], up["range"]
    ones, others = _places(data)
    side, boundary = _crossings(now, data, box)
    _, best = _crossings(problem.best.weights, data, box)
    note = "" if np.any(now) else "both weights are 0: no boundary"
    (left, right), (low, high) = box
    traces = [
        area(*side, "charged", name="side"),
        points(*others, "muted", symbol="circle-open", size=6, name="others"),
        points(*ones, "muted", symbol="circle", size=6, name="ones"),
        line(*best, "muted", width=1.5, dash="dot", name="best"),
        line(*boundary, "other", width=3, name="model"),
        words([(left + right) / 2], [high - 0.06 * (high - low)], note,
              position="middle center", name="note"),
    ]  # fmt: skip
    return Panel(
        name="data",
        title=f"{_drawn(state, data)}: ● {one}, ○ {other}. Shaded: called {one}",
        description=f"{data.raw_names[1]} against {data.raw_names[0]}, {one} and "
        f"{other}, with the "
        f"model’s boundary. Weights {fixed(now[0], 2)} and {fixed(now[1], 2)}.",
        figure=figure(traces, margin=MARGIN, xaxis=across, yaxis=up),
    )


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


def _crossings(weights, data: TrainingData, box) -> tuple[Places, Places]:
    """Walk around the box: the part with scores above 0, and where they cross 0."""
    (left, right), (low, high) = box
    corners = [(left, low), (right, low), (right, high), (left, high)]
    features = losses.standardise(corners, data.means, data.scales)
    scores = losses.linear_score(features, weights, data.bias).tolist()
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
    return _columns(inside, 3), _columns(crossed, 2)


def _columns(places, least: int) -> Places:
    if len(places) < least:
        return [None] * least, [None] * least
    return [x for x, _ in places], [y for _, y in places]
