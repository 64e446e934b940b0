"""Step size: one price goes down one bowl."""

from __future__ import annotations

import losses
from ui.lessons.training.steps.dials import limit_words, step_words
from ui.lessons.training.steps.panels import (
    bowl_panel,
    objective_name,
    steps_panel,
    unit,
)
from ui.lessons.training.steps.run import Walk, factor, ground, walk
from ui.lessons.training.steps.state import DOLLARS, HeavyBall, Kink, State
from ui.live_chart.scene import Handle, Playback, Readout, Scene, time_line
from ui.mathml import Term, term
from ui.numbers import fixed, money, plain, spoken


def scene(state: State) -> Scene:
    """What a state of the part looks like."""
    run = walk(state)
    now = min(state.step, run.last)
    bowl, momentum = bowl_panel(state)
    steps, size = steps_panel(state)
    handles = [size.handle, _start(state, run), _time(state, run, now)]
    if momentum:
        handles.insert(0, momentum.handle)
    return Scene(
        panels=(bowl, steps),
        handles=tuple(handles),
        readouts=tuple(_readouts(state, run, now)),
        arithmetic=_arithmetic(state, run, now),
        playback=Playback("time", "Steps of the run", steps_per_second=_speed(state)),
    )


def _speed(state: State) -> float:
    """Steps a second: slow enough to count, and a long run in six seconds."""
    return max(6.0, state.steps / 6)


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
        side="left" if state.start <= ground(state).best else "right",
        chosen=False,
    )


def _time(state: State, run: Walk, now: int) -> Handle:
    text = f"step {state.step} of {state.steps}, price {plain(run.prices[now])}"
    return time_line(
        state.time, last=float(state.steps), text=text, tag=str(state.step)
    )


# The numbers


def amount(value: float) -> str:
    """A number as it is written: four decimals, or four digits where it is large."""
    return fixed(value, 4) if abs(value) < 1e3 else plain(value, 4)


def _readouts(state: State, run: Walk, now: int):
    at = ground(state)
    name = objective_name(state)
    yield Readout(
        "loss",
        f"{name[0].upper()}{name[1:]} at step {now}",
        amount(run.values[now]),
        f"{unit(state)}; lowest {amount(at.lowest)}",
        "loss",
    )
    yield Readout(
        "gradient",
        f"Gradient at step {now}",
        amount(run.slopes[now]),
        f"{slope_unit(state)}; {_way(state, run, now)}",
        "gradient",
    )
    price = run.prices[now]
    yield Readout(
        "price",
        f"Price at step {now}, $100,000",
        fixed(price, 6) if abs(price) < 1e3 else plain(price, 4),
        f"{money(price * DOLLARS) if abs(price) < 1e3 else 'far off'}; "
        f"best {money(at.best * DOLLARS)}",
    )
    yield Readout(
        "step_size", "Step size", step_words(state), limit_words(state), "prediction"
    )
    if isinstance(state, HeavyBall):
        yield Readout(
            "momentum",
            "Momentum",
            fixed(state.momentum, 2),
            "of the last move",
            "prediction",
        )
    yield Readout("verdict", "Verdict", *_verdict(state, run))


def slope_unit(state: State) -> str:
    """The unit of the gradient: that of the objective, per unit of the price."""
    return "in $100k" if state.loss == "squared_error" else "a pure number"


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
    if found.kind == "converging":
        arrived = f"under 1 % of its own start from step {found.steps}"
        return found.kind, f"{arrived}{_manner(state)}"
    if found.kind == "diverged":
        if run.ran_away is not None:
            return found.kind, f"given up at step {run.ran_away}: too far away"
        return found.kind, f"farther at each of {run.last} steps{_manner(state)}"
    return found.kind, f"not there in {run.last} steps{_manner(state)}"


def _manner(state: State) -> str:
    """By what each step multiplies the distance, which says how it moves."""
    times = factor(state)
    if times is None:
        return ""
    return f"; distance × {fixed(times, 2)} a step"


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
    slope = amount(run.slopes[now])
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
        carried_now = rf" + {moved} \times (@plain{{{amount(old - before)}}})"
    return (
        term(rf"\text{{Next step, }} @plain{{{step}}}:\ "),
        *(term(each) for each in formula),
        term(rf"= @plain{{{amount(old)}}}{carried_now}"),
        term(rf"-\ {share} \times (@gradient{{{slope}}})"),
        term(rf"= @plain{{{amount(new)}}}"),
    )
