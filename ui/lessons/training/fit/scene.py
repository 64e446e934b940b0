"""Three models: real data, a surface, and a run down it."""

from __future__ import annotations

from ui.lessons.training.fit.numbers import amount, arithmetic, readouts
from ui.lessons.training.fit.panels import (
    curve_panel,
    step_dial,
    surface_handle,
    surface_panel,
)
from ui.lessons.training.fit.run import fit_of, last_of
from ui.lessons.training.fit.samples import data_panel
from ui.lessons.training.fit.state import Descent
from ui.live_chart.scene import Handle, Playback, Scene, time_line

SECONDS = 6.0
"""How long a run plays at its usual speed."""


def scene(state: Descent) -> Scene:
    """The data with the model of this step, the surface with the path, the curve."""
    speed = state.steps / state.every / SECONDS
    return Scene(
        panels=(data_panel(state), surface_panel(state), curve_panel(state)),
        handles=(_time(state), surface_handle(state), step_dial(state).handle),
        readouts=tuple(readouts(state)),
        arithmetic=arithmetic(state),
        playback=Playback("time", "The run, step by step", speed),
    )


def _time(state: Descent) -> Handle:
    fit = fit_of(state)
    last = last_of(state)
    step = min(state.step, last)
    ended = ", where the run ended" if last < state.steps and step == last else ""
    return time_line(
        float(step),
        last=float(max(last, state.every)),
        text=f"step {step} of {last}{ended}, "
        f"{amount(state, fit.costs[step // state.every])}",
        tag=str(step),
        label="Step of the run",
        step=float(state.every),
    )
