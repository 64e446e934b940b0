"""The states of the page "Training": those of its parts, under one roof."""

from __future__ import annotations

from types import MappingProxyType

from ui.scenes import training_fit_state as fit
from ui.scenes import training_general_state as general
from ui.scenes import training_race_state as race
from ui.scenes import training_steps_state as steps

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
