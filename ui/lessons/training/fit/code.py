"""Three models: what the programs of a state are filled with."""

from __future__ import annotations

from typing import Any

from ui.lessons.training.data import DELTA, SEED, training_data
from ui.lessons.training.fit.run import fit_of
from ui.lessons.training.fit.state import Descent
from ui.losses import LOOKS
from ui.programs import programs


def snippets(state: Descent) -> dict[str, str]:
    """Programs that make the run, and that find where it leads: library to source."""
    filled = values(
        state.model,
        state.loss,
        start=state.start,
        steps=min(state.step, fit_of(state).last),
        step_size=state.step_size,
        penalty=state.penalty,
    )
    own = {
        "is_scaled": state.scaled,
        "batch_size": state.batch_size,
        "momentum": state.momentum,
    }
    return programs("training/fit", **filled | own)


def values(
    model: str,
    loss: str,
    *,
    start: tuple[float, ...],
    steps: int,
    step_size: float,
    penalty: str,
) -> dict[str, Any]:
    """What the templates of a run are filled with, the same for all samples.

    The penalty is written as in a link: "l2-0.1", or "none".
    """
    kind, _, strength = penalty.partition("-")
    charged = [1, 0] if model == "price" else [1, 1]  # an intercept is free
    taken = (step_size * float(strength or 0) * each for each in charged)
    bias = training_data(model, loss=loss).bias
    return {
        "loss": LOOKS[loss],
        "delta": DELTA,
        "model": model,
        "is_scaled": True,
        "seed": SEED,
        "bias": f" {'+' if bias > 0 else '-'} {abs(bias):g}" if bias else "",
        "start": [round(value, 10) for value in start],
        "steps": steps,
        "step_size": f"{step_size:g}",
        "batch_size": None,
        "momentum": "0",
        "penalty": kind,
        "strength": strength,
        "charged": charged,
        "taken": ", ".join(f"{each:g}" for each in taken),
    }
