"""The states of the page "Choosing a loss": those of its parts, under one roof."""

from __future__ import annotations

from types import MappingProxyType

from ui.scenes import choosing_curves_state as curves
from ui.scenes import choosing_data_state as data
from ui.scenes import choosing_guide_state as guide
from ui.scenes import choosing_numerics_state as numerics

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
