"""What `losses` says about a data set: each loss's answer, shares and pulls."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from losses import (
    REGISTRY,
    constant_minimiser,
    line_optimum,
    reduce_loss,
)
from ui.lessons.choosing.data.houses import Houses
from ui.lessons.choosing.data.state import State
from ui.lessons.houses.loss import best_prices, parameters

_ROUNDING = 1e-3
"""Dollars: a house nearer than this to a line that was computed lies on it."""


@dataclass(frozen=True, eq=False)
class Answer:
    """Where a loss is lowest, and what each house does there; the outlier is last.

    Parameters
    ----------
    level, slope
        The price for all; for a line the price at an area of 0, and dollars per
        square foot.
    interval
        The lowest and highest price for all that are equally good.
    predictions, errors, values, gradients
        Of each house: dollars, dollars, its loss, and the loss's slope in the
        prediction.
    subgradient
        The lowest and highest slope of the outlier, which differ on a kink.
    share, pull
        The outlier's share of the summed loss, and of the sizes of all gradients.
    pulls
        The lowest and the highest such share, which differ on a kink.
    """

    level: float
    slope: float
    interval: tuple[float, float]
    predictions: tuple[float, ...]
    errors: tuple[float, ...]
    values: tuple[float, ...]
    gradients: tuple[float, ...]
    subgradient: tuple[float, float]
    share: float
    pull: float
    pulls: tuple[float, float]

    @property
    def is_kink(self) -> bool:
        """Whether the outlier lies on the answer, where the slope jumps."""
        return self.subgradient[0] != self.subgradient[1]


def answer(state: State, loss: str = "") -> Answer:
    """The answer of a loss, the state's own unless told."""
    loss = loss or state.loss
    return _answer(state.houses, state.outlier, loss, **parameters(state, loss))


def without(state: State, loss: str = "") -> tuple[float, float, tuple[float, float]]:
    """Level, slope and interval of a loss's answer to all houses but the outlier."""
    loss = loss or state.loss
    return _without(state.houses, loss, **parameters(state, loss))


def tilts(state: State) -> tuple[float, float]:
    """The outlier's share of what turns the line: gradient times distance in area.

    The lowest and the highest, which differ on a kink.
    """
    areas, found = np.array(state.houses.areas), answer(state)
    levers = areas - areas.mean()
    return _range(np.array(found.gradients), found.subgradient, levers)


def price_at(found: tuple[float, float], area: float) -> float:
    """What a line says for an area, in dollars."""
    level, slope = found
    return level + slope * area


@lru_cache(maxsize=4096)
def _answer(houses: Houses, outlier: float, loss: str, **params) -> Answer:
    spec = REGISTRY[loss]
    truth = np.array([*houses.others, outlier])
    level, slope, interval = _lowest(houses.areas, truth, loss, params)
    predicted = np.full(len(truth), level)
    if houses.areas:
        predicted = np.array([price_at((level, slope), area) for area in houses.areas])
        predicted = np.where(np.abs(predicted - truth) < _ROUNDING, truth, predicted)
    values = spec.value(truth, predicted, **params)
    gradients = spec.gradient(truth, predicted, **params)
    ends = (gradients, gradients)
    if spec.subgradient:
        ends = spec.subgradient(truth, predicted, **params)
    subgradient = (float(ends[0][-1]), float(ends[1][-1]))
    return Answer(
        level,
        slope,
        interval,
        tuple(predicted.tolist()),
        tuple((predicted - truth).tolist()),
        tuple(values.tolist()),
        tuple(gradients.tolist()),
        subgradient,
        _last_of(values),
        _last_of(np.abs(gradients)),
        _range(gradients, subgradient),
    )


@lru_cache(maxsize=1024)
def _without(houses: Houses, loss: str, **params):
    truth = np.array(houses.others)
    return _lowest(houses.areas[:-1], truth, loss, params)


def _lowest(areas, truth, loss, params):
    if areas:
        level, slope = line_optimum(areas, truth, loss, params)
        return level, slope, (level, level)
    level = constant_minimiser(loss, truth, **params)
    return level, 0.0, best_prices(loss, truth, **params)


def _range(gradients, subgradient, levers=1.0) -> tuple[float, float]:
    """The last one's lowest and highest share of the sizes of all gradients."""
    ends = sorted(map(abs, subgradient))
    if subgradient[0] < 0 < subgradient[1]:
        ends[0] = 0.0
    low, high = (np.append(gradients[:-1], end) for end in ends)
    return _last_of(np.abs(low * levers)), _last_of(np.abs(high * levers))


def _last_of(sizes: np.ndarray) -> float:
    """The last one's share of a sum of sizes; 0 where all are 0."""
    total = float(reduce_loss(sizes, "sum"))
    return float(sizes[-1]) / total if total else 0.0
