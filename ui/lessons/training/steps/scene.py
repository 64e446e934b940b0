"""Step size: one price goes down one bowl."""

from __future__ import annotations

import losses
from ui.lessons.training.data import DOLLARS, is_squared
from ui.lessons.training.drawing import arrived_words, near, next_step, step_number
from ui.lessons.training.steps.dials import limit_words, step_words
from ui.lessons.training.steps.panels import (
    bowl_panel,
    objective_name,
    steps_panel,
    unit,
)
from ui.lessons.training.steps.run import Walk, factor, ground, walk
from ui.lessons.training.steps.state import HeavyBall, Kink, State
from ui.live_chart.scene import Handle, Playback, Readout, Scene, time_line
from ui.losses import capital
from ui.mathml import Term, term
from ui.numbers import fixed, plain, spoken


def scene(state: State) -> Scene:
    """What a state of the part looks like."""
    run = walk(state)
    now = min(state.step, run.last)
    bowl, momentum = bowl_panel(state)
    steps, size = steps_panel(state)
    handles = [size.handle, _start(state, run), _time(state, run, now)]
    if momentum:
        handles.insert(0, momentum.handle)
    speed = max(6.0, state.steps / 6)  # slow enough to count; a long run in 6 seconds
    return Scene(
        panels=(bowl, steps),
        handles=tuple(handles),
        readouts=tuple(_readouts(state, run, now)),
        arithmetic=_arithmetic(state, run, now),
        playback=Playback("time", "Steps of the run", steps_per_second=speed),
    )


def _start(state: State, run: Walk) -> Handle:
    low, high, step = state.starts
    return Handle(
        name="start",
        control="start",
        label="Start",
        text=(
            f"{spoken(state.start * DOLLARS)} dollars, {objective_name(state)} "
            f"{plain(run.values[0])}"
        ),
        panel="bowl",
        x=state.start,
        y=run.values[0],
        direction="x",
        value=state.start,
        minimum=low,
        maximum=high,
        step=step,
        tag=f"start {plain(state.start)}",
        on="objective",
        side="left" if state.start <= ground(state).best else "right",
        chosen=False,
    )


def _time(state: State, run: Walk, now: int) -> Handle:
    ended = ", where the run ended" if now == run.last < state.steps else ""
    text = f"step {now} of {run.last}{ended}, price {plain(run.prices[now])}"
    return time_line(float(now), last=float(run.last), text=text, tag=str(now))


# The numbers


def _readouts(state: State, run: Walk, now: int):
    at = ground(state)
    name = objective_name(state)
    slope_unit = "in $100k" if is_squared(state.loss) else "a pure number"
    yield Readout(
        "loss",
        f"{capital(name)} at step {now}",
        near(run.values[now]),
        note=f"{unit(state)}; lowest {near(at.lowest)}",
        tone="loss",
    )
    yield Readout(
        "gradient",
        f"Gradient at step {now}",
        near(run.slopes[now]),
        note=f"{slope_unit}; {_way(state, run, now)}",
        tone="gradient",
    )
    price = run.prices[now]
    yield Readout(
        "price",
        f"Price at step {now}, in $100k",
        near(price),
        note=f"{'' if abs(price) < 1e3 else 'far off; '}best {plain(at.best)}",
    )
    yield Readout(
        "step_size",
        "Step size",
        step_words(state),
        note=limit_words(state),
        tone="prediction",
    )
    if isinstance(state, HeavyBall):
        share = fixed(state.momentum, 2)
        yield Readout(
            "momentum", "Momentum", share, note="of the last move", tone="prediction"
        )
    yield Readout("verdict", "Verdict", *_verdict(state, run))


def _way(state: State, run: Walk, now: int) -> str:
    """Where the gradient sends the price."""
    at, slope = ground(state), run.slopes[now]
    if isinstance(state, Kink) and run.prices[now] == at.best:
        low, high = losses.absolute_error_subgradient(at.best, at.best)
        return f"at the kink: any from {plain(float(low))} to {plain(float(high))}"
    if abs(slope) < 5e-5:
        return "flat: nothing to gain"
    return "negative: raise the price" if slope < 0 else "positive: lower the price"


def _verdict(state: State, run: Walk) -> tuple[str, str]:
    """What became of the run, and in which steps."""
    found = run.verdict
    if run.ran_away is not None:
        return found.kind, f"given up at step {run.ran_away}: too far away"
    note = f"not there in {run.last} steps"
    if found.steps is not None:
        note = arrived_words(found.steps)
    elif found.kind == "diverged":
        note = f"farther at each of {run.last} steps"
    times = factor(state)
    manner = "" if times is None else f"; distance × {fixed(times, 2)} a step"
    return found.kind, note + manner


def _arithmetic(state: State, run: Walk, now: int) -> tuple[Term, ...]:
    """The next step, made of the price and the gradient that are shown."""
    step = now + 1
    if step == len(run.prices) and run.ahead is None:
        given_up = ["the run", "was given up:", "its numbers", "ran away"]
        if isinstance(state, HeavyBall):  # as many terms as a step has
            given_up[2:3] = ["its", "numbers"]
        return (
            term(rf"\text{{No step }} @plain{{{step}}}\text{{:}}"),
            *(term(f"@plain{{{each}}}") for each in given_up),
        )
    old, new = run.prices[now], [*run.prices, run.ahead][step]
    assert new is not None  # the step after a given-up run was told above
    slope = step_number(run.slopes[now])
    size = step_words(state)
    share = f"@moved{{{size}}}"
    if state.schedule == "shrinking":
        share = rf"@moved{{{size}}}/@plain{{{step}}}"
    formula: tuple[str, ...] = (
        r"\text{new} = \text{old} - \text{step size} \times \text{gradient}",
    )
    carried_now = ""
    if isinstance(state, HeavyBall):
        before = run.prices[now - 1] if now else old
        moved = f"@moved{{{fixed(state.momentum, 2)}}}"
        formula = (
            r"\text{new} = \text{old} + \text{momentum} \times \text{last move}",
            r"-\ \text{step size} \times \text{gradient}",
        )
        carried_now = rf" + {moved} \times (@plain{{{step_number(old - before)}}})"
    return next_step(
        step,
        formula,
        old=rf"@plain{{{step_number(old)}}}{carried_now}",
        less=rf"{share} \times (@gradient{{{slope}}})",
        new=step_number(new),
    )
