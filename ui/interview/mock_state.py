"""The state of the page "Mock interview": which ten questions."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from ui.interview.mock_plan import MOST_SEED
from ui.state import whole


@dataclass(frozen=True)
class State:
    """What a link holds.

    Parameters
    ----------
    seed
        Names the ten questions; 0 where they are still to be drawn.
    """

    preset: str = "interview"
    seed: int = whole(0, 0, MOST_SEED)


PRESETS = MappingProxyType({"interview": State()})
