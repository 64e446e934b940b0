"""The states of the page "Training": those of its parts, under one roof."""

from __future__ import annotations

from types import MappingProxyType

from ui.lessons.training.fit import state as fit
from ui.lessons.training.general import state as general
from ui.lessons.training.race import state as race
from ui.lessons.training.steps import state as steps

PARTS = MappingProxyType(
    {
        "Three models": fit.TITLES,
        "Step size": steps.TITLES,
        "Race": race.TITLES,
        "Generalisation": general.TITLES,
    }
)
PRESETS = MappingProxyType(
    {**fit.PRESETS, **steps.PRESETS, **race.PRESETS, **general.PRESETS}
)
