"""More right, and dearer: accuracy and loss of one run go different ways."""

from __future__ import annotations

from functools import lru_cache

from ui.figures import axis, figure, line
from ui.lessons.training.general.run import HELD_OUT as OTHERS
from ui.lessons.training.general.run import Curves, curves_of
from ui.lessons.training.general.state import Surer
from ui.lessons.training.general.steps import (
    ACROSS,
    HELD_OUT,
    MARGIN,
    PLAYBACK,
    TRAINING,
    beside,
    by_step,
    nats,
    now,
    step_name,
    steps_axis,
    stopping,
    time_handle,
)
from ui.live_chart.scene import Panel, Readout, Scene
from ui.mathml import Term, term
from ui.numbers import fixed, percent, signed

TOP = 0.75
"""The highest mean loss that is drawn, in nats."""
DEAREST = 5.6
"""The highest loss of a wrong mail that is drawn, in nats."""
SHARES = (0.84, 0.9)
"""The accuracies that are drawn."""
_ROOM = 1.4
_LOWER = ("x", "y2")


def surer_scene(state: Surer) -> Scene:
    """The loss of a run, and beside it its accuracy and what a wrong mail costs."""
    found, place = curves_of(state), now(state)
    text = f"{percent(found.accuracy[place], 1)} right, {nats(found.held_out[place])}"
    return Scene(
        panels=(_losses(found, place), _accuracy(found, place)),
        handles=(time_handle(state, text),),
        readouts=tuple(_readouts(found, place)),
        arithmetic=_arithmetic(found, place),
        playback=PLAYBACK,
    )


# The panels


def _losses(found: Curves, place: int) -> Panel:
    best = found.best[place]
    held_out, training = found.held_out[place], found.training[place]
    traces = [
        _now(place, TOP),
        *stopping(best, found.held_out[best], TOP),
        *by_step(found.training, TRAINING, place, "training"),
        *by_step(found.held_out, HELD_OUT, place, "held out"),
        *beside(
            (
                (held_out, f"held out: {fixed(held_out, 3)}", HELD_OUT[0], place),
                (training, f"training: {fixed(training, 3)}", TRAINING[0], place),
            ),
            0.05,
        ),
    ]
    return Panel(
        "losses",
        "Mean cross-entropy by step (natural log). ◆: the lowest held-out loss so far.",
        f"The mean loss by step. At step {step_name(place)}: held out "
        f"{nats(held_out)}, training {nats(training)}. The lowest held-out loss was at "
        f"step {step_name(best)}.",
        figure(traces, margin=MARGIN, **_losses_axes()),
    )


def _now(place: int, top: float, bottom: float = 0.0, axes=("x", "y"), name="now"):
    """The step that is shown, across the whole panel."""
    x = ACROSS[place]
    return line([x, x], [bottom, top], "faint", width=1, axes=axes, name=name)


@lru_cache(maxsize=1)
def _losses_axes():
    ticks = (0, 0.25, 0.5, 0.75)
    return {
        "xaxis": steps_axis("y", _ROOM),
        "yaxis": axis("loss in nats", 0, TOP, ticks=ticks),
    }


def _accuracy(found: Curves, place: int) -> Panel:
    accuracy = found.accuracy[place]
    wrong, right = found.wrong_cost[place], found.right_cost[place]
    traces = [
        _now(place, SHARES[1], SHARES[0]),
        _now(place, DEAREST, axes=_LOWER, name="now below"),
        *by_step(found.accuracy, ("ink", "solid"), place, "accuracy"),
        *beside(((accuracy, f"right: {percent(accuracy, 1)}", "ink", place),), 0.0),
        *by_step(found.wrong_cost, HELD_OUT, place, "wrong", _LOWER),
        *by_step(found.right_cost, ("muted", "dot"), place, "others", _LOWER),
        *beside(
            (
                (wrong, f"wrong: {fixed(wrong, 2)}", HELD_OUT[0], place),
                (right, f"right: {fixed(right, 2)}", "muted", place),
            ),
            0.8,
            _LOWER,
        ),
    ]
    return Panel(
        "accuracy",
        f"{OTHERS:,} mails held out. Above: how many are right. Below: what a wrong "
        "one and a right one cost.",
        f"At step {step_name(place)} {percent(accuracy, 1)} are right; the "
        f"{found.wrong[place]} wrong ones cost {nats(wrong)} each on average, the "
        f"right ones {nats(right)}.",
        figure(traces, margin=MARGIN, **_accuracy_axes()),
    )


@lru_cache(maxsize=1)
def _accuracy_axes():
    ticks = (0.84, 0.86, 0.88, 0.9)
    shares = axis(
        "share right", *SHARES, ticks=ticks, labels=[percent(t) for t in ticks]
    )
    nats_each = axis("nats, mean", -0.5, DEAREST, ticks=(0, 2, 4))
    return {
        "xaxis": steps_axis("y2", _ROOM),
        "yaxis": shares | {"domain": [0.56, 1.0]},
        "yaxis2": nats_each | {"domain": [0.0, 0.46]},
    }


# The numbers


def _readouts(found: Curves, place: int):
    best = found.best[place]
    yield Readout(
        "loss",
        f"Held-out loss at step {step_name(place)}",
        nats(found.held_out[place]),
        f"lowest: {nats(found.held_out[best])}, step {step_name(best)}",
        "loss",
    )
    yield Readout(
        "accuracy",
        "Accuracy, held out",
        percent(found.accuracy[place], 1),
        f"step {step_name(best)}: {percent(found.accuracy[best], 1)}",
    )
    value, note = since(found, place)
    yield Readout("since", f"Since step {step_name(best)}", value, note)
    yield Readout(
        "wrong",
        "A wrong mail, on average",
        f"{fixed(found.wrong_cost[place], 2)} nats",
        f"{found.wrong[place]} wrong now (at step {step_name(best)}: "
        f"{found.wrong[best]}, at {fixed(found.wrong_cost[best], 2)} each)",
        "loss",
    )
    yield Readout(
        "training",
        "Training loss",
        nats(found.training[place]),
        f"{percent(found.training_accuracy[place], 1)} of 40 right",
    )


def since(found: Curves, place: int) -> tuple[str, str]:
    """Whether accuracy and loss say the same of the steps since the lowest loss."""
    best = found.best[place]
    more = found.wrong[best] - found.wrong[place]
    dearer = found.held_out[place] - found.held_out[best]
    note = f"{signed(more)} right, +{fixed(dearer, 4)} nats"
    if best == place:
        return "this is the lowest", "so far"
    if more > 0:
        return "they disagree", note
    return ("both worse" if more else "only the loss sees it"), note


def _arithmetic(found: Curves, place: int) -> tuple[Term, ...]:
    """The loss as what the wrong ones and the right ones pay."""
    wrong = found.wrong[place]
    right = OTHERS - wrong
    return (
        term(rf"\text{{held-out loss}}=\tfrac{{1}}{{{OTHERS}}}\,("),
        term(
            rf"@plain{{{wrong}}}\text{{ wrong}}\times"
            rf"@loss{{{fixed(found.wrong_cost[place], 4)}}}"
        ),
        term(
            rf"+\;@plain{{{right}}}\text{{ right}}\times"
            rf"@loss{{{fixed(found.right_cost[place], 4)}}})"
        ),
        term(rf"=@loss{{{nats(found.held_out[place])}}}"),
    )
