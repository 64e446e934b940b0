"""Forty real houses, typos in their prices, and the line of each loss through them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import numpy as np

import losses
from ui.lessons.training.data import DOLLARS, training_data
from ui.lessons.training.general.state import HOUSES, MOST_TYPOS

LOSSES = MappingProxyType(
    {
        "squared_error": "squared error",
        "absolute_error": "absolute error",
        "huber": "Huber",
    }
)
DELTA = 0.5
"""Huber's, in $100,000."""
FACTOR = 10
"""A digit too many makes a price so many times as large."""
_PARAMETERS = MappingProxyType({"huber": {"delta": DELTA}})


@dataclass(frozen=True, eq=False)
class Houses:
    """The houses to train on, in the order in which they get a typo.

    Parameters
    ----------
    areas
        In 1,000 square feet.
    prices
        In dollars, as they were paid.
    """

    areas: np.ndarray
    prices: np.ndarray

    def typed(self, typos: int) -> np.ndarray:
        """The prices with a digit too many in the first of them, in dollars."""
        first = np.arange(len(self.prices)) < typos
        return np.where(first, FACTOR * self.prices, self.prices)


@dataclass(frozen=True)
class Fit:
    """A line, and its miss on houses held out whose prices are right; in dollars.

    Parameters
    ----------
    intercept, slope
        In $100,000, and that per 1,000 square feet.
    typical, mean
        The median and the mean of the absolute errors.
    """

    intercept: float
    slope: float
    typical: float
    mean: float


@lru_cache(maxsize=8)
def few_houses(draw: int) -> Houses:
    """Draw forty of the houses that the page trains on."""
    train = training_data("price", scaled=False).train
    rows = np.random.default_rng(draw).permutation(len(train))[:HOUSES]
    return Houses(train.features[rows, 0], train.targets[rows] * DOLLARS)


@lru_cache(maxsize=8)
def fits(draw: int) -> MappingProxyType[str, tuple[Fit, ...]]:
    """The fit of each loss to the prices with 0, 1, 2, ... typos."""
    houses = few_houses(draw)
    return MappingProxyType(
        {
            loss: tuple(_fit(houses, loss, typos) for typos in range(MOST_TYPOS + 1))
            for loss in LOSSES
        }
    )


def _fit(houses: Houses, loss: str, typos: int) -> Fit:
    prices = houses.typed(typos) / DOLLARS
    parameters = _PARAMETERS.get(loss, {})
    intercept, slope = losses.line_optimum(houses.areas, prices, loss, parameters)
    others = training_data("price", scaled=False).held_out
    predicted = losses.linear_score(others.features, (slope, intercept))
    misses = losses.absolute_error(others.targets, predicted) * DOLLARS
    return Fit(
        intercept,
        slope,
        losses.constant_minimiser("absolute_error", misses),
        float(losses.reduce_loss(misses, "mean")),
    )
