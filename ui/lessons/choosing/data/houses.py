"""The houses of the part "One data set", chosen by rules from the sales in Ames."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np

from ui.datasets import load_table

LARGE = 3_500.0
"""Square feet from which on a house in Edwards counts as a large one."""


@dataclass(frozen=True)
class Axis:
    """An axis of the chart; `drawn` is how far lines over it go."""

    low: float
    high: float
    ticks: tuple[float, ...]
    drawn: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, eq=False, kw_only=True)
class Houses:
    """Houses of which the last one's price is dragged; in dollars and square feet.

    Parameters
    ----------
    others
        The prices of all the others.
    recorded
        What the last one was sold for; none where the houses are invented.
    areas
        The living areas, the last house's last; empty where one price has to do for
        all.
    reach
        The lowest and highest price to which the last one is dragged, and the step
        between.
    described
        What a program says of them.
    price_axis, area_axis
        The axes on which they are drawn.
    """

    others: tuple[float, ...]
    recorded: float | None
    areas: tuple[float, ...] = ()
    reach: tuple[float, float, float]
    described: str
    price_axis: Axis
    area_axis: Axis | None = None

    def __len__(self) -> int:
        """Count the houses, the dragged one included."""
        return len(self.others) + 1


def _prices(neighborhood: str) -> list[float]:
    table = load_table("houses_ames")
    return np.sort(table["price"][table["neighborhood"] == neighborhood]).tolist()


def _edwards(*, large: int, is_smallest_last: bool = False, **more) -> Houses:
    """Every sixth ordinary house by area, and so many of the five large ones."""
    table = load_table("houses_ames")
    rows = np.flatnonzero(table["neighborhood"] == "Edwards")
    rows = rows[np.argsort(table["area_sqft"][rows], kind="stable")]
    is_large = table["area_sqft"][rows] >= LARGE
    rows = np.concatenate(
        [rows[~is_large][3::6], rows[is_large][is_large.sum() - large :]]
    )
    if is_smallest_last:
        rows = np.roll(rows, -1)
    *others, recorded = table["price"][rows].tolist()
    areas = tuple(table["area_sqft"][rows].tolist())
    return Houses(others=tuple(others), recorded=recorded, areas=areas, **more)


_FAR: dict[str, Any] = {
    "reach": (50e3, 750e3, 10e3),
    "price_axis": Axis(-70e3, 790e3, (0.0, 200e3, 400e3, 600e3)),
    "area_axis": Axis(350.0, 7_350.0, (1_000, 2_000, 3_000, 4_000, 5_000),
                      (400.0, 5_950.0)),
}  # fmt: skip
_BLOOMINGTON = _prices("Bloomington_Heights")[3::4]
_GREENS = _prices("Greens")
HOUSES = MappingProxyType(
    {
        "invented": Houses(
            others=(200e3, 210e3, 220e3, 230e3),
            recorded=None,
            reach=(100e3, 1_050e3, 10e3),
            described="Five invented prices in dollars; the last is the outlier.",
            price_axis=Axis(50e3, 1_100e3, (200e3, 400e3, 600e3, 800e3, 1_000e3)),
        ),
        "bloomington": Houses(  # the second dearest is the one that is dragged
            others=(*_BLOOMINGTON[:-2], _BLOOMINGTON[-1]),
            recorded=_BLOOMINGTON[-2],
            reach=(100e3, 600e3, 5e3),
            described="Every fourth of 28 sales in Bloomington Heights, by price;\n"
            "# the last is the outlier.",
            price_axis=Axis(70e3, 630e3, (100e3, 200e3, 300e3, 400e3, 500e3, 600e3)),
        ),
        "greens": Houses(
            others=tuple(_GREENS[:-1]),
            recorded=_GREENS[-1],
            reach=(140e3, 400e3, 2_500.0),
            described="All eight sales in Greens; the last is the one that is dragged.",
            price_axis=Axis(125e3, 415e3, (150e3, 200e3, 250e3, 300e3, 350e3, 400e3)),
        ),
        "edwards": _edwards(
            large=0,
            is_smallest_last=True,
            reach=(50e3, 600e3, 10e3),
            described="Every sixth sale in Edwards by area, below 3,500 square feet;\n"
            "# the last is the outlier.",
            price_axis=Axis(0.0, 640e3, (0.0, 200e3, 400e3, 600e3)),
            area_axis=Axis(350, 2_750, (500, 1_000, 1_500, 2_000), (400.0, 2_300.0)),
        ),
        "edwards-largest": _edwards(
            large=1,
            described="Every sixth sale in Edwards by area, and the largest:\n"
            "# the last is the outlier.",
            **_FAR,
        ),
        "edwards-large": _edwards(
            large=5,
            described="Every sixth sale in Edwards by area, and all of 3,500\n"
            "# square feet and more; the last is the outlier.",
            **_FAR,
        ),
    }
)
"""The houses of an example, by the word that it has for them."""
