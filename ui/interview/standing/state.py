"""The state of the page "Progress": it has one, so its link carries nothing."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class State:
    """What a reader can change: nothing."""

    preset: str = "progress"


PRESETS = MappingProxyType({"progress": State()})
