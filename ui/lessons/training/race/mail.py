"""Race: one logit, cross-entropy and Brier from a sure mistake on one mail."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

import losses
from ui.dial import Dial
from ui.figures import axis, figure, line, points
from ui.lessons.training.drawing import near, next_step, step_number
from ui.lessons.training.race.panels import (
    DIALLED,
    MARGIN,
    NO_LIMIT,
    PLAYBACK,
    by_step,
    curves,
    key,
    listed,
    marks,
    rate_dial,
    shares_axis,
    time_handle,
)
from ui.lessons.training.race.run import Lap, course, lap, laps
from ui.lessons.training.race.state import OneMail
from ui.live_chart.scene import Handle, Panel, Readout, Scene
from ui.mathml import Term
from ui.numbers import fixed, percent, plain

_ENDS = (-8.0, 8.0)


def mail_scene(state: OneMail) -> Scene:
    """One mail that is spam, and a model that is sure that it is not."""
    by_steps, strip = _probability_panel(state)
    return Scene(
        panels=(_sigmoid_panel(state), by_steps, _slope_panel(state)),
        handles=(_start(state), strip.handle, time_handle(state)),
        readouts=tuple(_readouts(state)),
        arithmetic=_arithmetic(state),
        playback=PLAYBACK,
    )


def _start(state: OneMail) -> Handle:
    p = float(losses.sigmoid(state.logit))
    low, high = state.logits
    return Handle(
        name="start",
        control="logit",
        label="Start of both losses",
        text=f"logit {plain(state.logit)}, probability of spam {fixed(p, 4)}",
        panel="sigmoid",
        x=state.logit,
        y=p,
        direction="x",
        value=state.logit,
        minimum=low,
        maximum=high,
        step=0.1,
        tag=f"start {plain(state.logit)}",
        side="top",
        live=True,
    )


# The panels


def _sigmoid_panel(state: OneMail) -> Panel:
    traces = [_sigmoid()]
    for index, (run, style, now) in enumerate(marks(state)):
        color, dash, symbol = style
        traces += [
            line(
                run.across, run.metric, color, width=4 - 1.5 * index, dash=dash,
                shown=now + 1, name=f"path {run.name}",
            ),
            points(
                [run.across[now]], [run.metric[now]], color, symbol=symbol, size=12,
                name=f"now {run.name}",
            ),
            *key(
                index, run, style, x=-7.6, end=-6.4, word=-6.3,
                y=0.98 - 0.085 * index,
            ),
        ]  # fmt: skip
    places = listed(state, lambda run, now: f"at logit {plain(run.across[now], 3)}")
    return Panel(
        name="sigmoid",
        title="The mail’s logit, and the probability of spam that it stands for.",
        description=f"The sigmoid from {plain(_ENDS[0])} to {plain(_ENDS[1])}; "
        f"{places}.",
        figure=figure(
            traces,
            margin=MARGIN,
            xaxis=axis("logit", *_ENDS),
            yaxis=shares_axis("probability of spam"),
        ),
    )


@lru_cache(maxsize=1)
def _sigmoid():
    logits = np.linspace(*_ENDS, 81)
    return line(logits, losses.sigmoid(logits), "faint", width=2, name="sigmoid")


def _probability_panel(state: OneMail) -> tuple[Panel, Dial]:
    strip = rate_dial(state, "probability")
    traces = [*curves(state, lambda run: run.metric), *strip.data]
    up = shares_axis("given to the truth", -0.05) | {"domain": DIALLED}
    panel = Panel(
        name="probability",
        title="What the model gives to the truth, by step; below, the step size.",
        description="The probability of spam by step, one curve for each loss; below "
        "it a dial of the step size.",
        figure=by_step(state, traces, yaxis=up, **strip.axes),
    )
    return panel, strip


def _slope_panel(state: OneMail) -> Panel:
    up = axis("size of the slope", -0.03, 1.06, ticks=(0, 0.25, 0.5, 0.75, 1))
    sizes = curves(state, lambda run: np.abs(slopes(state, run)).tolist())
    return Panel(
        name="slope",
        title="How hard each loss pulls: its slope per unit of logit, by step.",
        description="The size of the slope in the logit by step, one curve for "
        "each loss.",
        figure=by_step(state, sizes, yaxis=up),
    )


def slopes(state: OneMail, run: Lap) -> np.ndarray:
    """The slope of a loss in the logit, at every step of its run."""
    spec = course(state, run.loss).objective.spec
    return spec.gradient(np.ones(len(run.across)), np.array(run.across))


# The numbers


def _readouts(state: OneMail):
    chosen = lap(state, state.loss)
    now = min(state.step, chosen.last)
    unit = {loss: _unit(state, loss) for loss in state.losses}
    yield Readout(
        "loss",
        f"{state.losses[state.loss]} at step {now}",
        f"{near(chosen.values[now])}{unit[state.loss]}",
        note=f"given to spam: {percent(chosen.metric[now], 1)}",
        tone="loss",
    )
    for run in laps(state):
        first = float(slopes(state, run)[0])
        yield Readout(
            f"gradient {run.loss}",
            f"{state.losses[run.loss]}: first gradient",
            f"{near(first)}{unit[run.loss]}",
            note=f"per unit of logit, at {plain(state.logit)}",
            tone="gradient",
        )
    for run in laps(state):
        right = next((k for k, p in enumerate(run.metric) if p > 0.5), None)
        yield Readout(
            f"right {run.loss}",
            f"{state.losses[run.loss]}: says spam",
            "not yet" if right is None else f"from step {right}",
            note="converging" if right is not None else f"crawling: {run.last} steps",
        )
    yield Readout(
        "rate", "Step size", plain(state.step_size), note=NO_LIMIT, tone="prediction"
    )


def _unit(state: OneMail, loss: str) -> str:
    unit = course(state, loss).objective.spec.unit
    return " nats" if unit == "nats" else ""


def _arithmetic(state: OneMail) -> tuple[Term, ...]:
    """The next step of the chosen loss, from where its mark stands."""
    run = lap(state, state.loss, steps=state.steps + 1)
    now = min(state.step, run.last - 1)
    old, new = run.across[now], run.across[now + 1]
    slope = fixed(float(slopes(state, run)[now]), 4)
    return next_step(
        now + 1,
        [r"\text{new} = \text{old} - \text{step size} \times \text{gradient}"],
        old=f"@plain{{{step_number(old)}}}",
        less=rf"@moved{{{plain(state.step_size)}}} \times (@gradient{{{slope}}})",
        new=step_number(new),
    )
