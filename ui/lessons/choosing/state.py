"""The states of the page "Choosing a loss": those of its parts, under one roof."""

from __future__ import annotations

from types import MappingProxyType

from ui.lessons.choosing.curves import state as curves
from ui.lessons.choosing.data import state as data
from ui.lessons.choosing.guide import state as guide
from ui.lessons.choosing.numerics import state as numerics

PARTS = MappingProxyType(
    {
        "Curves": curves.TITLES,
        "One data set": data.TITLES,
        "Guide": guide.TITLES,
        "Numerics": numerics.TITLES,
    }
)
PRESETS = MappingProxyType(
    {**curves.PRESETS, **data.PRESETS, **guide.PRESETS, **numerics.PRESETS}
)
