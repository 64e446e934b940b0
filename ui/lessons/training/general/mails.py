"""A run on forty mails: the losses by step, and how they go beside the accuracy."""

from __future__ import annotations

import math

from ui.figures import apart, axis, by_step, figure, line, points, words
from ui.lessons.training.general.run import HELD_OUT, Curves, curves_of
from ui.lessons.training.general.state import LAST_STEP, STEPS, Run, Surer
from ui.live_chart.scene import Handle, Panel, Playback, Readout, Scene, time_line
from ui.mathml import Term, term
from ui.numbers import fixed, percent, signed

MARGIN = {"l": 58, "r": 20, "t": 10, "b": 40}
DIALLED = {"domain": [0.36, 1.0]}
"""The share of a panel's height that is left above its dial."""
_TOP = 0.75
"""The highest mean loss that is drawn, in nats."""
_DEAREST = 5.6
"""The highest loss of a wrong mail that is drawn, in nats."""
_SHARES = (0.84, 0.9)
"""The accuracies that are drawn."""
ACROSS = [math.log10(step) for step in STEPS]
PLAYBACK = Playback("time", "Steps of the run", steps_per_second=15.0)
_TRAINING = {"color": "other", "dash": "dash"}
_HELD_OUT = {"color": "loss"}
_WORDS_FROM = 0.1
_LOWER = ("x", "y2")


def surer_scene(state: Surer) -> Scene:
    """The loss of a run, and beside it its accuracy and what a wrong mail costs."""
    found, place = curves_of(state), state.place
    text = f"{percent(found.accuracy[place], 1)} right, {nats(found.held_out[place])}"
    return Scene(
        panels=(_losses(found, place), _accuracy(found, place)),
        handles=(time_handle(state, text),),
        readouts=tuple(_readouts(found, place)),
        arithmetic=_arithmetic(found, place),
        playback=PLAYBACK,
    )


def time_handle(state: Run, text: str) -> Handle:
    """The time line of a run, with what is said of the step that is shown."""
    name = step_name(state.place)
    text = f"step {name} of {LAST_STEP:,}, {text}"
    return time_line(state.time, last=len(STEPS) - 1.0, text=text, tag=name)


# What a run on forty mails has


def step_name(place: int) -> str:
    """The number of a step, as it is written."""
    return f"{STEPS[place]:,}"


def nats(loss: float) -> str:
    """A loss as it is written."""
    return f"{fixed(loss, 3)} nats"


def steps_axis(anchor: str, room: float):
    """The axis of the steps, with room for words on the right of the last."""
    return axis(
        "step (each mark ten times the last)",
        -0.06,
        math.log10(LAST_STEP) + room,
        ticks=[10**power for power in range(round(math.log10(LAST_STEP)) + 1)],
        labels="{:,}".format,
        at=math.log10,
    ) | {"anchor": anchor}


def now_line(place: int, top: float, bottom: float = 0.0, axes=("x", "y"), name="now"):
    """The step that is shown, across the whole panel."""
    x = ACROSS[place]
    return line([x, x], [bottom, top], "faint", width=1, axes=axes, name=name)


def loss_curves(found: Curves, place: int, top: float):
    """Both losses, and the early-stop marker: the lowest held-out loss so far."""
    best = found.best[place]
    x = ACROSS[best]
    yield line([x, x], [0.0, 0.9 * top], "ink", width=1.5, dash="dot", name="stop")
    yield points(
        [x], [found.held_out[best]], "ink", symbol="diamond", size=9, name="lowest"
    )
    yield words(
        [x],
        [0.95 * top],
        f"lowest held out: step {step_name(best)}",
        "ink",
        position="middle right" if x < 1.6 else "middle center",
        name="stop word",
    )
    yield from _by_step(found.training, place, "training", **_TRAINING)
    yield from _by_step(found.held_out, place, "held out", **_HELD_OUT)


def _by_step(values, place: int, name: str, **style):
    return by_step(ACROSS, values, place, name=name, **style)


def beside(labels, gap: float, axes=("x", "y")):
    """Words on the right of their places, moved up or down where two would meet.

    A label is a height, a text, a colour and a place in `STEPS`; without a place it is
    not shown.
    """
    heights = iter(apart([each[0] for each in labels if each[3] is not None], gap))
    for height, text, color, place in labels:
        is_there = place is not None
        yield words(
            [ACROSS[place] + _WORDS_FROM if is_there else None],
            [next(heights) if is_there else height],
            text,
            color,
            position="middle right",
            axes=axes,
            name=f"word {text.split(':')[0]}",
        )


def described(found: Curves, place: int, more: str = "") -> str:
    """The losses by step in words, for who cannot see them."""
    return (
        f"The mean loss by step. At step {step_name(place)}: held out "
        f"{nats(found.held_out[place])}, training {nats(found.training[place])}"
        f"{more}. The lowest held-out loss was at step {step_name(found.best[place])}."
    )


def loss_readout(found: Curves, place: int) -> Readout:
    """The held-out loss of the step that is shown, beside the lowest so far."""
    best = found.best[place]
    return Readout(
        "loss",
        f"Held-out loss at step {step_name(place)}",
        nats(found.held_out[place]),
        note=f"lowest: {nats(found.held_out[best])}, step {step_name(best)}",
        tone="loss",
    )


def training_readout(found: Curves, place: int, note: str) -> Readout:
    """The training loss of the step that is shown."""
    return Readout("training", "Training loss", nats(found.training[place]), note=note)


# More right, and dearer: accuracy and loss of one run go different ways


def _losses(found: Curves, place: int) -> Panel:
    held_out, training = found.held_out[place], found.training[place]
    traces = [
        now_line(place, _TOP),
        *loss_curves(found, place, _TOP),
        *beside(
            (
                (held_out, f"held out: {fixed(held_out, 3)}", "loss", place),
                (training, f"training: {fixed(training, 3)}", "other", place),
            ),
            0.05,
        ),
    ]
    return Panel(
        name="losses",
        title="Mean cross-entropy by step (natural log). ◆: the lowest held-out "
        "loss so far.",
        description=described(found, place),
        figure=figure(
            traces,
            margin=MARGIN,
            xaxis=steps_axis("y", 1.4),
            yaxis=axis("loss in nats", 0, _TOP, ticks=(0, 0.25, 0.5, 0.75)),
        ),
    )


def _accuracy(found: Curves, place: int) -> Panel:
    accuracy = found.accuracy[place]
    wrong, right = found.wrong_cost[place], found.right_cost[place]
    others = {"color": "muted", "dash": "dot", "axes": _LOWER}
    traces = [
        now_line(place, _SHARES[1], _SHARES[0]),
        now_line(place, _DEAREST, axes=_LOWER, name="now below"),
        *_by_step(found.accuracy, place, "accuracy", color="ink"),
        *beside(((accuracy, f"right: {percent(accuracy, 1)}", "ink", place),), 0.0),
        *_by_step(found.wrong_cost, place, "wrong", axes=_LOWER, **_HELD_OUT),
        *_by_step(found.right_cost, place, "others", **others),
        *beside(
            (
                (wrong, f"wrong: {fixed(wrong, 2)}", "loss", place),
                (right, f"right: {fixed(right, 2)}", "muted", place),
            ),
            0.8,
            _LOWER,
        ),
    ]
    return Panel(
        name="accuracy",
        title=f"{HELD_OUT:,} mails held out. Above: how many are right. Below: what a "
        "wrong one and a right one cost.",
        description=f"At step {step_name(place)} {percent(accuracy, 1)} are right; the "
        f"{found.wrong[place]} wrong ones cost {nats(wrong)} each on average, the "
        f"right ones {nats(right)}.",
        figure=figure(
            traces,
            margin=MARGIN,
            xaxis=steps_axis("y2", 1.4),
            yaxis=axis(
                "share right", *_SHARES, ticks=(0.84, 0.86, 0.88, 0.9), labels=percent
            )
            | {"domain": [0.56, 1.0]},
            yaxis2=axis("nats, mean", -0.5, _DEAREST, ticks=(0, 2, 4))
            | {"domain": [0.0, 0.46]},
        ),
    )


def _readouts(found: Curves, place: int):
    best = found.best[place]
    yield loss_readout(found, place)
    yield Readout(
        "accuracy",
        "Accuracy, held out",
        percent(found.accuracy[place], 1),
        note=f"step {step_name(best)}: {percent(found.accuracy[best], 1)}",
    )
    since = f"Loss and accuracy since step {step_name(best)}"
    yield Readout("since", since, *_since(found, place))
    yield Readout(
        "wrong",
        "A wrong mail, on average",
        f"{fixed(found.wrong_cost[place], 2)} nats",
        note=f"{found.wrong[place]} wrong now (at step {step_name(best)}: "
        f"{found.wrong[best]}, at {fixed(found.wrong_cost[best], 2)} each)",
        tone="loss",
    )
    seen = f"{percent(found.training_accuracy[place], 1)} of 40 right"
    yield training_readout(found, place, seen)


def _since(found: Curves, place: int) -> tuple[str, str]:
    """Whether accuracy and loss say the same of the steps since the lowest loss."""
    best = found.best[place]
    more = found.wrong[best] - found.wrong[place]
    dearer = found.held_out[place] - found.held_out[best]
    note = f"{signed(more)} right, +{nats(dearer)}"
    if best == place:
        return "this is the lowest", "so far"
    if more > 0:
        return "they disagree", note
    return ("both worse" if more else "only the loss sees it"), note


def _arithmetic(found: Curves, place: int) -> tuple[Term, ...]:
    """The loss as what the wrong ones and the right ones pay."""
    wrong = found.wrong[place]
    return (
        term(rf"\text{{held-out loss}}=\tfrac{{1}}{{{HELD_OUT}}}\,("),
        term(
            rf"@plain{{{wrong}}}\text{{ wrong}}\times"
            rf"@loss{{{fixed(found.wrong_cost[place], 4)}}}"
        ),
        term(
            rf"+\;@plain{{{HELD_OUT - wrong}}}\text{{ right}}\times"
            rf"@loss{{{fixed(found.right_cost[place], 4)}}})"
        ),
        term(rf"=@loss{{{fixed(found.held_out[place], 4)} nats}}"),
    )
