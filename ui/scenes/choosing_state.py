"""The states of the page "Choosing a loss": those of its parts, under one roof."""

from __future__ import annotations

from types import MappingProxyType

from ui.scenes import choosing_curves_state as curves
from ui.scenes import choosing_guide_state as guide

PARTS = MappingProxyType({"Curves": curves.TITLES, "Guide": guide.TITLES})
PRESETS = MappingProxyType({**curves.PRESETS, **guide.PRESETS})
