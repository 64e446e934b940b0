"""Race: several losses from one start."""

from __future__ import annotations

from ui.lessons.training.data import training_data
from ui.lessons.training.drawing import start_handle
from ui.lessons.training.race.mail import mail_scene
from ui.lessons.training.race.panels import (
    MEASURES,
    PLAYBACK,
    distance_panel,
    limit_words,
    measure_panel,
    measured,
    plane_panel,
    share_words,
    time_handle,
)
from ui.lessons.training.race.run import Lap, lap, laps
from ui.lessons.training.race.state import OneMail, Plane, State
from ui.live_chart.scene import Handle, Readout, Scene
from ui.mathml import Term, term
from ui.numbers import compact, percent, plain


def scene(state: State) -> Scene:
    """What a state of the part looks like."""
    if isinstance(state, OneMail):
        return mail_scene(state)
    distance, strip = distance_panel(state)
    return Scene(
        panels=(plane_panel(state), distance, measure_panel(state)),
        handles=(_start(state), strip.handle, time_handle(state)),
        readouts=tuple(_readouts(state)),
        arithmetic=_arithmetic(state),
        playback=PLAYBACK,
    )


def _start(state: Plane) -> Handle:
    (left, right), (low, high) = state.window
    return start_handle(
        "plane",
        "Start of all losses",
        data=training_data(state.model),
        start=state.start,
        window=state.window,
        step=((right - left) / 60, (high - low) / 60),
    )


# The numbers


def _readouts(state: Plane):
    chosen = lap(state, state.loss)
    now = min(state.step, chosen.last)
    yield Readout(
        "distance",
        f"{state.losses[state.loss]}: distance left",
        share_words(chosen.shares[now]),
        note=f"of the start’s, after {now} steps",
        tone="loss",
    )
    for run in laps(state):
        assert run.verdict is not None  # only a mail has none
        yield Readout(
            f"verdict {run.loss}",
            state.losses[run.loss],
            run.verdict.kind,
            note=_when(state, run),
        )
    yield Readout(
        "measure",
        MEASURES[state.model].label,
        measured(state, chosen.metric[now]),
        note=f"with {chosen.name}",
    )
    if chosen.pulls:
        yield Readout(
            "pulls", "Still pull", percent(chosen.pulls[now]), note="of the mails"
        )
    yield Readout(
        "rate",
        "Step size",
        plain(state.step_size),
        note="for all alike",
        tone="prediction",
    )


def _when(state: Plane, run: Lap) -> str:
    """When a run arrived, or that it did not and what its limit is."""
    assert run.verdict is not None  # only a mail has none
    if run.verdict.steps is not None:
        return f"under 1 % of its height from step {run.verdict.steps}"
    steps = f"in {run.last} steps"
    if run.ran_away is not None:
        steps = f"given up at step {run.ran_away}"
    return f"{steps}; {limit_words(state, run.loss)}"


def _arithmetic(state: Plane) -> tuple[Term, ...]:
    """What is left of the chosen loss's way."""
    run = lap(state, state.loss)
    now = min(state.step, run.last)
    first, left = run.distances[0], run.distances[now]
    return (
        term(r"\text{distance left} = \text{from now} \div \text{from the start}"),
        term(rf"= @plain{{{compact(left)}}} \div @plain{{{compact(first)}}}"),
        term(rf"= @loss{{{share_words(run.shares[now])}}}"),
    )
