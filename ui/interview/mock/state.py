"""The state of the page "Mock interview": which ten questions."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from ui.interview.mock.interview import Mock
from ui.interview.mock.plan import MOST_SEED
from ui.interview.names.editions import FIRST, newest
from ui.state import whole


@dataclass(frozen=True)
class State:
    """What a link holds.

    Parameters
    ----------
    seed
        Names the ten questions; 0 where they are still to be drawn.
    edition
        Of which lists they are dealt; 0 where the link says none: of the first.
    """

    preset: str = "interview"
    seed: int = whole(0, 0, MOST_SEED)
    edition: int = whole(0, 0, newest())

    def names(self, mock: Mock) -> bool:
        """Whether the link is that of a mock interview."""
        own = (self.seed, self.edition or FIRST)
        return own == (mock.seed, mock.edition or FIRST)


PRESETS = MappingProxyType({"interview": State()})
