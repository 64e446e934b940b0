"""Three models: what the programs of a state are filled with."""

from __future__ import annotations

from typing import Any

from ui.lessons.training.data import DELTA, SEED
from ui.lessons.training.fit.run import fit_of
from ui.lessons.training.fit.state import Descent
from ui.losses import LOOKS
from ui.programs import programs


def snippets(state: Descent) -> dict[str, str]:
    """Programs that make the run, and that find where it leads: library to source."""
    return programs("training/fit", **values(state))


def values(state: Descent) -> dict[str, Any]:
    """What the templates of a run are filled with."""
    penalty, _, strength = state.penalty.partition("-")
    charged = [1, 0] if state.model == "price" else [1, 1]  # an intercept is free
    taken = (state.step_size * float(strength or 0) * each for each in charged)
    return {
        "loss": LOOKS[state.loss],
        "delta": DELTA,
        "model": state.model,
        "is_scaled": state.scaled,
        "seed": SEED,
        "bias": _bias(state.data.bias),
        "start": [round(value, 10) for value in state.start],
        "steps": min(state.step, fit_of(state).last),
        "step_size": f"{state.step_size:g}",
        "batch_size": state.batch_size,
        "momentum": state.momentum,
        "penalty": penalty,
        "strength": strength,
        "charged": charged,
        "taken": ", ".join(f"{each:g}" for each in taken),
    }


def _bias(value: float) -> str:
    """What is added to every score, as one writes it."""
    return f" {'+' if value > 0 else '-'} {abs(value):g}" if value else ""
