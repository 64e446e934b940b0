"""The sets that targets, predictions and parameters come from."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

__all__ = ["Choice", "Interval"]


@dataclass(frozen=True)
class Interval:
    """A stretch of the number line that says which of its ends belong to it.

    Parameters
    ----------
    low, high : float
        The ends, in the unit of the quantity; `-inf` and `inf` for none.
    low_closed, high_closed : bool
        Whether the end itself belongs to the interval.

    Examples
    --------
    >>> print(Interval(0.0, 1.0, True, False))
    [0, 1)
    """

    low: float
    high: float
    low_closed: bool = False
    high_closed: bool = False

    def includes(self, values: ArrayLike) -> bool:
        """Say whether every value lies in the interval; NaN never does."""
        values = np.asarray(values)
        above = values >= self.low if self.low_closed else values > self.low
        below = values <= self.high if self.high_closed else values < self.high
        return bool(np.all(above & below))

    def __str__(self) -> str:
        left, right = "(["[self.low_closed], ")]"[self.high_closed]
        return f"{left}{self.low:g}, {self.high:g}{right}"


@dataclass(frozen=True)
class Choice:
    """A few allowed numbers, such as the labels -1 and +1.

    Examples
    --------
    >>> print(Choice((-1.0, 1.0)))
    {-1, 1}
    """

    values: tuple[float, ...]

    def includes(self, values: ArrayLike) -> bool:
        """Say whether every value is one of the allowed numbers."""
        return bool(np.isin(values, self.values).all())

    def __str__(self) -> str:
        return "{" + ", ".join(f"{value:g}" for value in self.values) + "}"


REAL = Interval(-np.inf, np.inf)
POSITIVE = Interval(0.0, np.inf)
NON_NEGATIVE = Interval(0.0, np.inf, True, False)
UNIT = Interval(0.0, 1.0, True, True)
INSIDE_UNIT = Interval(0.0, 1.0)
SIGNS = Choice((-1.0, 1.0))
