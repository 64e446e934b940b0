"""The part "Race" of the page "Training": several losses from one start."""

from __future__ import annotations

from ui.lessons.training.data import training_data
from ui.lessons.training.race.mail import mail_scene
from ui.lessons.training.race.panels import (
    distance_panel,
    limit_words,
    measure_panel,
    measured,
    share_words,
)
from ui.lessons.training.race.plane import plane_panel
from ui.lessons.training.race.run import Lap, lap, laps
from ui.lessons.training.race.state import LOSS_TITLES, NAMES, State
from ui.live_chart.scene import Handle, Playback, Readout, Scene, time_line
from ui.mathml import Term, term
from ui.numbers import fixed, percent, plain

_SENTENCES = {
    "price": "One line through 2,198 houses, three losses. Drag the start or the step "
    "size.",
    "family": "24 species, two losses; the race begins sure and wrong. Drag the start "
    "or the step size.",
    "spam": "One boundary for 3,012 mails, three losses. Drag the start or the step "
    "size.",
}
_QUESTIONS = {
    "race-prices": "how small must the step be until all three come to rest?",
    "race-limit": "over its own limit, does Huber run away, too?",
    "race-confident": "with which step size does Brier arrive as well?",
    "race-spam": "does another start change how many mails still pull?",
}
_MEASURED = {
    "price": "Typical miss, held out",
    "family": "Given to the truth, held out",
    "spam": "Right, held out",
}


def scene(state: State) -> Scene:
    """What a state of the part looks like."""
    if state.kind == "mail":
        return mail_scene(state)
    distance, strip = distance_panel(state)
    return Scene(
        panels=(plane_panel(state), distance, measure_panel(state)),
        handles=(_start(state), strip.handle, time_handle(state)),
        readouts=tuple(_readouts(state)),
        arithmetic=_arithmetic(state),
        drag=_SENTENCES[state.kind],
        question=_QUESTIONS[state.preset],
        playback=Playback("time", "Steps of the race", steps_per_second=8.0),
    )


def _start(state: State) -> Handle:
    x, y = state.start
    (left, right), (low, high) = state.fixed.window
    first, second = training_data(state.kind).weight_names
    return Handle(
        "start",
        "start",
        "Start of all losses",
        f"{first} {fixed(x, 2)}, {second} {fixed(y, 2)}",
        "plane",
        x,
        y,
        "xy",
        (x, y),
        (left, low),
        (right, high),
        ((right - left) / 60, (high - low) / 60),
        tag="start",
        side="right" if x < (left + right) / 2 else "left",
    )


def time_handle(state: State) -> Handle:
    """The time line of a race."""
    text = f"step {state.step} of {state.steps}"
    return time_line(state.time, float(state.steps), text, str(state.step))


# The numbers


def _readouts(state: State):
    chosen = lap(state, state.loss)
    now = min(state.step, chosen.last)
    yield Readout(
        "distance",
        f"{LOSS_TITLES[state.kind][state.loss]}: distance left",
        share_words(chosen.shares[now]),
        f"of the start’s, after {now} steps",
        "loss",
    )
    for run in laps(state):
        yield Readout(
            f"verdict {run.loss}",
            LOSS_TITLES[state.kind][run.loss],
            run.verdict.kind,
            when(state.kind, run),
        )
    yield Readout(
        "measure",
        _MEASURED[state.kind],
        measured(state.kind, chosen.metric[now]),
        f"with {NAMES[state.loss]}",
    )
    if chosen.pulls:
        yield Readout("pulls", "Still pull", percent(chosen.pulls[now]), "of the mails")
    yield Readout(
        "rate", "Step size", plain(state.step_size), "for all alike", "prediction"
    )


def when(kind: str, run: Lap) -> str:
    """When a run arrived, or that it did not and what its limit is."""
    if run.verdict.steps is not None:
        return f"under 1 % of its height from step {run.verdict.steps}"
    steps = f"in {run.last} steps"
    if run.ran_away is not None:
        steps = f"given up at step {run.ran_away}"
    return f"{steps}; {limit_words(kind, run.loss)}"


def _arithmetic(state: State) -> tuple[Term, ...]:
    """What is left of the chosen loss's way."""
    run = lap(state, state.loss)
    now = min(state.step, run.last)
    first, left = run.distances[0], run.distances[now]
    return (
        term(r"\text{distance left} = \text{from now} \div \text{from the start}"),
        term(rf"= @plain{{{_distance(left)}}} \div @plain{{{_distance(first)}}}"),
        term(rf"= @loss{{{share_words(run.shares[now])}}}"),
    )


def _distance(value: float) -> str:
    return fixed(value, 4) if value < 1e3 else plain(value, 4)
