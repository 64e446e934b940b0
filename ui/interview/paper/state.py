"""The state of the page "Cheat sheet": it is always the same."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class State:
    """Nothing to change."""

    preset: str = "sheet"


PRESETS = MappingProxyType({"sheet": State()})
