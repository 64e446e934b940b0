"""What the states of runs have in common."""

from __future__ import annotations

from typing import Any

from ui.state import between

Window = tuple[tuple[float, float], tuple[float, float]]
"""Lowest and highest of the first and of the second of two weights."""


class Stepwise:
    """A state whose `time` is the step of its run that is shown."""

    time: float

    @property
    def step(self) -> int:
        """The step that is shown, a whole number."""
        return round(self.time)

    def _looked_at(self, *, start: bool, size: bool, last: int) -> dict[str, float]:
        """Where a run is looked at once its start or its step size is moved.

        At the end of a run that arrives no number tells one start from another, and at
        its start none tells one step size from another.
        """
        if start:
            return {"time": 0.0}
        return {"time": float(last)} if size and self.step == 0 else {}

    def _put(self, **values: Any) -> None:
        """Mend fields while the state is made."""
        for name, value in values.items():
            object.__setattr__(self, name, value)


def step_size_of(power: float) -> float:
    """The step size of a power of ten, to two digits, as it is written."""
    return float(f"{10**power:.2g}")


def within(place: tuple[float, ...], window: Window) -> tuple[float, ...]:
    """Both weights, or the nearest that are in the window."""
    pairs = zip(place, window, strict=True)
    return tuple(between(each, *ends) for each, ends in pairs)
