"""Three models, the left panel: the data, and the model's line or boundary."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ui.figures import Places, area, axis, figure, line, points, words
from ui.lessons.training.data import SEED, TrainingData
from ui.lessons.training.fit.run import problem_of, weights_at
from ui.lessons.training.fit.state import Descent, Family, Prices
from ui.live_chart.scene import Panel
from ui.numbers import fixed, plain

MOST_POINTS = 300
MARGIN = {"l": 52, "r": 10, "t": 8, "b": 40}
_NOUNS = {"price": "sales", "family": "species", "spam": "mails"}
_THOUSANDS = 100  # $100,000 is 100 thousand dollars
_AREAS = (0.0, 5_000.0)
_PRICES = (0.0, 650.0)


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
        "data",
        f"{_drawn(state, problem.data)} to train on. Dotted: the best line",
        f"Price by living area. At {across[1]:,.0f} square feet the model says "
        f"{plain(round(now[1]))} thousand dollars, the best line "
        f"{plain(round(best[1]))}.",
        figure(
            traces,
            margin=MARGIN,
            xaxis=axis(
                "living area (sq ft)",
                *_AREAS,
                ticks=range(0, 5_001, 1_000),
                labels="{:,}".format,
            ),
            yaxis=axis(
                "",
                *_PRICES,
                ticks=range(0, 601, 200),
                labels=lambda price: f"${price}k" if price else "$0",
            ),
        ),
    )


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


def _classes(state: Descent) -> Panel:
    problem, now = problem_of(state), weights_at(state)
    data, box = problem.data, _BOXES[state.model]
    ones, others = _places(data)
    traces = [
        area(*_side(now, data, box), "charged", name="side"),
        points(*others, "muted", symbol="circle-open", size=6, name="others"),
        points(*ones, "muted", symbol="circle", size=6, name="ones"),
        line(*_boundary(problem.best.weights, data, box), "muted", width=1.5,
             dash="dot", name="best"),
        line(*_boundary(now, data, box), "other", width=3, name="model"),
        words(*_note(now, box), "muted", position="middle center", name="note"),
    ]  # fmt: skip
    one, other = _CLASS_NAMES[state.model]
    return Panel(
        "data",
        f"{_drawn(state, data)}: ● {one}, ○ {other}. Shaded: called {one}",
        f"{data.raw_names[1]} against {data.raw_names[0]}, {one} and {other}, with the "
        f"model’s boundary. Weights {fixed(now[0], 2)} and {fixed(now[1], 2)}.",
        figure(traces, margin=MARGIN, **_axes(state, box)),
    )


_CLASS_NAMES = {"family": ("cat family", "dog"), "spam": ("spam", "not spam")}
_BOXES = {
    "family": ((0.5, 8.5), (45.0, 115.0)),
    "spam": ((-0.12, 2.6), (0.4, 9.4)),
}
"""Ends of the two axes, in what is standardised: raw, or log(1 + raw)."""


def _axes(state: Descent, box):
    across, up = box
    if isinstance(state, Family):
        return {
            "xaxis": axis("young in a litter", *across, ticks=range(1, 9)),
            "yaxis": axis("gestation (days)", *up, ticks=range(50, 111, 20)),
        }
    share, longest = "“!” in % of the characters", "longest run of capitals"
    shares, runs = (0, 0.5, 1, 2, 5, 10), (1, 10, 100, 1_000, 10_000)
    return {
        "xaxis": axis(share, *across, ticks=shares, labels="{:g}".format, at=np.log1p),
        "yaxis": axis(longest, *up, ticks=runs, labels="{:,}".format, at=np.log1p),
    }


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
    return _columns(_crossings(weights, data, box)[0], 3)


def _boundary(weights, data, box) -> Places:
    return _columns(_crossings(weights, data, box)[1], 2)


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
