"""The houses of the part "One data set", chosen by rules from the sales in Ames."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from ui.datasets import load_table

LARGE = 3_500.0
"""Square feet from which on a house in Edwards counts as a large one."""


@dataclass(frozen=True, eq=False)
class Houses:
    """Houses of which the last one's price is dragged.

    Parameters
    ----------
    others
        The prices of all the others, in dollars.
    recorded
        What the last one was sold for, in dollars.
    areas
        The living areas in square feet, the last house's last; empty where one price
        has to do for all.
    """

    others: tuple[float, ...]
    recorded: float
    areas: tuple[float, ...] = ()

    def __len__(self) -> int:
        """Count the houses, the dragged one included."""
        return len(self.others) + 1


@cache
def houses(name: str) -> Houses:
    """Load the houses of a data set by its name: one of `DATA_SETS`."""
    return _MADE[name]()


def _five() -> Houses:
    return Houses((200e3, 210e3, 220e3, 230e3), 1_000e3)


def _bloomington() -> Houses:
    """Every fourth of the 28 sales by price; the second dearest is the one dragged."""
    *others, recorded, dearest = _prices("Bloomington_Heights")[3::4]
    return Houses((*others, dearest), recorded)


def _greens() -> Houses:
    *others, recorded = _prices("Greens")
    return Houses(tuple(others), recorded)


def _ordinary() -> Houses:
    """The smallest last: it is the one that is dragged."""
    areas, prices = _edwards(large=0)
    return _last_dragged(np.roll(areas, -1), np.roll(prices, -1))


def _with_largest() -> Houses:
    return _last_dragged(*_edwards(large=1))


def _with_large() -> Houses:
    return _last_dragged(*_edwards(large=5))


_MADE = {
    "five": _five,
    "bloomington": _bloomington,
    "greens": _greens,
    "edwards": _ordinary,
    "edwards-largest": _with_largest,
    "edwards-large": _with_large,
}
DATA_SETS = tuple(_MADE)


def _prices(neighborhood: str) -> list[float]:
    table = load_table("houses_ames")
    return np.sort(table["price"][table["neighborhood"] == neighborhood]).tolist()


def _edwards(large: int) -> tuple[np.ndarray, np.ndarray]:
    """Every sixth ordinary house by area, and so many of the five large ones."""
    table = load_table("houses_ames")
    rows = np.flatnonzero(table["neighborhood"] == "Edwards")
    rows = rows[np.argsort(table["area_sqft"][rows], kind="stable")]
    is_large = table["area_sqft"][rows] >= LARGE
    rows = np.concatenate(
        [rows[~is_large][3::6], rows[is_large][is_large.sum() - large :]]
    )
    return table["area_sqft"][rows], table["price"][rows]


def _last_dragged(areas: np.ndarray, prices: np.ndarray) -> Houses:
    *others, recorded = prices.tolist()
    return Houses(tuple(others), recorded, tuple(areas.tolist()))
