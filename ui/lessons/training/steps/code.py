"""Step size: what the programs of a state are filled with."""

from __future__ import annotations

from ui.lessons.training.steps.run import walk
from ui.lessons.training.steps.state import State
from ui.losses import LOOKS
from ui.programs import programs


def snippets(state: State) -> dict[str, str]:
    """Programs that go the same way, or to its end: library to its source."""
    return programs(
        "training/steps",
        loss=LOOKS[state.loss],
        prices=list(state.prices),
        start=float(state.start),
        end=min(state.step, walk(state).last) + 1,
        step_size=f"{state.step_size:g}",
        momentum=f"{state.momentum:g}",
        is_shrinking=state.schedule == "shrinking",
        reduction=state.reduction,
    )
