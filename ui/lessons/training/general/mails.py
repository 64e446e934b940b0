"""A run on forty mails: the loss by step, with wrong labels, or beside the accuracy.

Both examples show one run and share most of what they draw, so they are one file.
"""

from __future__ import annotations

import math

from ui.dial import Dial, dial
from ui.figures import apart, area, axis, by_step, figure, line, points, words
from ui.lessons.training.general.run import (
    HELD_OUT,
    TRAINED,
    Curves,
    curves,
    curves_of,
    flip_order,
)
from ui.lessons.training.general.state import (
    LAST_STEP,
    MOST_NOISE,
    NOISE_STEP,
    STEPS,
    Noise,
    Run,
    Surer,
)
from ui.live_chart.scene import Handle, Panel, Playback, Readout, Scene, time_line
from ui.mathml import Term, term
from ui.numbers import fixed, percent, signed

MARGIN = {"l": 58, "r": 20, "t": 10, "b": 40}
DIALLED = {"domain": [0.36, 1.0]}
"""The share of a panel's height that is left above its dial."""
NOISE_TOP, SURER_TOP = 1.5, 0.75
"""The highest mean loss that is drawn, in nats."""
DEAREST = 5.6
"""The highest loss of a wrong mail that is drawn, in nats."""
SHARES = (0.84, 0.9)
"""The accuracies that are drawn."""
_ACROSS = [math.log10(step) for step in STEPS]
_PLAYBACK = Playback("time", "Steps of the run", steps_per_second=15.0)
_TRAINING = {"color": "other", "dash": "dash"}
_HELD_OUT = {"color": "loss"}
_WORDS_FROM = 0.1
_LOWER = ("x", "y2")
_HEADER = 4
"""The rows that the words over each group of mails take."""


def noise_scene(state: Noise) -> Scene:
    """The losses of a run beside their floor, and the forty labels of the run."""
    found, place = curves_of(state), state.place
    left, strip = _noise_losses(state, found, place)
    return Scene(
        panels=(left, _labels(state, found, place)),
        handles=(strip.handle, _time(state, _nats(found.held_out[place]))),
        readouts=tuple(_noise_readouts(state, found, place)),
        arithmetic=_noise_arithmetic(state, found, place),
        playback=_PLAYBACK,
    )


def surer_scene(state: Surer) -> Scene:
    """The loss of a run, and beside it its accuracy and what a wrong mail costs."""
    found, place = curves_of(state), state.place
    text = f"{percent(found.accuracy[place], 1)} right, {_nats(found.held_out[place])}"
    return Scene(
        panels=(_surer_losses(found, place), _accuracy(found, place)),
        handles=(_time(state, text),),
        readouts=tuple(_surer_readouts(found, place)),
        arithmetic=_surer_arithmetic(found, place),
        playback=_PLAYBACK,
    )


def _time(state: Run, text: str) -> Handle:
    name = _step(state.place)
    text = f"step {name} of {LAST_STEP:,}, {text}"
    return time_line(state.time, len(STEPS) - 1.0, text, name)


# What both share


def _step(place: int) -> str:
    """The number of a step, as it is written."""
    return f"{STEPS[place]:,}"


def _nats(loss: float) -> str:
    return f"{fixed(loss, 4)} nats"


def _steps_axis(anchor: str, room: float):
    """The axis of the steps, with room for words on the right of the last."""
    return axis(
        "step (each mark ten times the last)",
        -0.06,
        math.log10(LAST_STEP) + room,
        ticks=[10**power for power in range(round(math.log10(LAST_STEP)) + 1)],
        labels="{:,}".format,
        at=math.log10,
    ) | {"anchor": anchor}


def _now(place: int, top: float, bottom: float = 0.0, axes=("x", "y"), name="now"):
    """The step that is shown, across the whole panel."""
    x = _ACROSS[place]
    return line([x, x], [bottom, top], "faint", width=1, axes=axes, name=name)


def _loss_curves(found: Curves, place: int, top: float):
    """Both losses, and the early-stop marker: the lowest held-out loss so far."""
    best = found.best[place]
    x = _ACROSS[best]
    yield line([x, x], [0.0, 0.9 * top], "ink", width=1.5, dash="dot", name="stop")
    yield points(
        [x], [found.held_out[best]], "ink", symbol="diamond", size=9, name="lowest"
    )
    yield words(
        [x],
        [0.95 * top],
        f"lowest held out: step {_step(best)}",
        "ink",
        position="middle right" if x < 1.6 else "middle center",
        name="stop word",
    )
    yield from _by_step(found.training, place, "training", **_TRAINING)
    yield from _by_step(found.held_out, place, "held out", **_HELD_OUT)


def _by_step(values, place: int, name: str, **style):
    return by_step(_ACROSS, values, place, name=name, **style)


def _beside(labels, gap: float, axes=("x", "y")):
    """Words on the right of their places, moved up or down where two would meet.

    A label is a height, a text, a colour and a place in `STEPS`; without a place it is
    not shown.
    """
    heights = iter(apart([each[0] for each in labels if each[3] is not None], gap))
    for height, text, color, place in labels:
        is_there = place is not None
        yield words(
            [_ACROSS[place] + _WORDS_FROM if is_there else None],
            [next(heights) if is_there else height],
            text,
            color,
            position="middle right",
            axes=axes,
            name=f"word {text.split(':')[0]}",
        )


def _described(found: Curves, place: int, more: str = "") -> str:
    return (
        f"The mean loss by step. At step {_step(place)}: held out "
        f"{_nats(found.held_out[place])}, training {_nats(found.training[place])}"
        f"{more}. The lowest held-out loss was at step {_step(found.best[place])}."
    )


def _loss_readout(found: Curves, place: int) -> Readout:
    best = found.best[place]
    return Readout(
        "loss",
        f"Held-out loss at step {_step(place)}",
        _nats(found.held_out[place]),
        f"lowest: {_nats(found.held_out[best])}, step {_step(best)}",
        "loss",
    )


def _training_readout(found: Curves, place: int, note: str) -> Readout:
    return Readout("training", "Training loss", _nats(found.training[place]), note)


# Label noise: the losses and their floor


def _noise_losses(state: Noise, found: Curves, place: int) -> tuple[Panel, Dial]:
    strip = _noise_dial(state, found)
    held_out, training = found.held_out[place], found.training[place]
    bare = curves(state.draw, state.step_size, state.noise, "none").held_out
    is_bare = state.penalty == "none"
    level = [found.floor] * 2
    traces = [
        line([0.0, _ACROSS[-1]], level, "ink", width=2, dash="dash", name="floor"),
        _now(place, NOISE_TOP),
        line([None] if is_bare else _ACROSS, [None] if is_bare else bare, "muted",
             width=1.5, dash="dot", name="without penalty"),
        *_loss_curves(found, place, NOISE_TOP),
        *_beside(
            (
                (held_out, f"held out: {fixed(held_out, 2)}", "loss", place),
                (training, f"training: {fixed(training, 2)}", "other", place),
                (found.floor, f"floor: {fixed(found.floor, 2)}", "ink", -1),
                (bare[-1], f"no penalty: {fixed(bare[-1], 2)}", "muted",
                 None if is_bare else -1),
            ),
            0.13,
        ),
        *strip.data,
    ]  # fmt: skip
    ticks = (0, 0.5, 1.0, 1.5)
    panel = Panel(
        "losses",
        "Mean cross-entropy by step (natural log). Level: the floor, the entropy of "
        "the flips. ◆: stop here.",
        _described(found, place, f"; the floor is {_nats(found.floor)}"),
        figure(
            traces,
            margin=MARGIN,
            xaxis=_steps_axis("y", 1.5),
            yaxis=axis("loss in nats", -0.12, NOISE_TOP, ticks=ticks) | DIALLED,
            **strip.axes,
        ),
        weight=1.15,
    )
    return panel, strip


def _noise_dial(state: Noise, found: Curves) -> Dial:
    share = _share(state)
    return dial(
        "noise",
        "label noise: the share of flipped labels",
        state.noise,
        0.0,
        MOST_NOISE,
        NOISE_STEP,
        panel="losses",
        text=f"{share} of the labels are flipped, {sum(found.flipped)} of {TRAINED}; "
        f"the floor is {_nats(found.floor)}",
        label="Label noise",
        tag=share,
        ticks=range(0, round(MOST_NOISE) + 1, 10),
        labels=lambda tick: percent(tick / 100),
    )


def _share(state: Noise) -> str:
    return percent(state.noise / 100, 1 if state.noise % 1 else 0)


# Label noise: the forty labels


def _labels(state: Noise, found: Curves, place: int) -> Panel:
    rows, count = flip_order(state.draw), sum(found.flipped)
    own = [found.own[place][mail] for mail in rows]
    border = TRAINED + _HEADER - count
    wrong = [float(TRAINED + _HEADER - row) for row in range(count)]
    right = [float(TRAINED - row) for row in range(count, TRAINED)]
    top = TRAINED + 2 * _HEADER
    below, above = border - 0.5 * _HEADER + 0.3, top - 0.5 * _HEADER + 0.5
    trusted = sum(p > 0.5 for p in own[count:])
    traces = [
        area([0.5, 1, 1, 0.5], [-1, -1, top, top], "charged", name="believed"),
        line([0.5, 0.5], [-1, top], "faint", width=1.5, name="middle"),
        line([0, 1], [border, border], "faint", width=1, name="border"),
        points(own[:count], wrong, "other", symbol="x", size=8, name="flipped"),
        points(own[count:], right, "muted", size=6, name="as they were"),
        words([0.01], [above], _wrong_words(found, place), "other",
              position="middle right", name="wrong word"),
        words([0.01], [below],
              f"● {TRAINED - count} labels as they were: {trusted} believed", "muted",
              position="middle right", name="right word"),
    ]  # fmt: skip
    return Panel(
        "mails",
        "The forty mails by what the model gives to the label they came with. Shaded: "
        "more than half.",
        f"{count} mails with a flipped label, of which the model believes "
        f"{found.believed[place]}, and {TRAINED - count} mails with the label as it "
        f"was, of which it believes {trusted}.",
        figure(
            traces,
            margin=MARGIN | {"l": 12},
            xaxis=axis(
                "probability of the label it came with",
                -0.02,
                1.02,
                ticks=(0, 0.25, 0.5, 0.75, 1),
                labels="{:g}".format,
                grid=False,
            ),
            yaxis=axis("", -1, top, ticks=(), grid=False, showline=False),
        ),
    )


def _wrong_words(found: Curves, place: int) -> str:
    count = sum(found.flipped)
    if not count:
        return "no label is flipped"
    labels = "1 flipped label" if count == 1 else f"{count} flipped labels"
    return f"× {labels}: {found.believed[place]} believed"


# Label noise: the numbers


def _noise_readouts(state: Noise, found: Curves, place: int):
    best = found.best[place]
    risen = found.held_out[place] - found.held_out[best]
    yield _loss_readout(found, place)
    yield _training_readout(found, place, _depth(found, place))
    yield Readout(
        "floor",
        "Floor: the entropy",
        _nats(found.floor),
        f"with {_share(state)} flipped",
    )
    yield Readout(
        "best",
        "Best step so far",
        _step(best),
        "now" if best == place else f"since then +{_nats(risen)}",
    )
    yield Readout(
        "believed",
        "Wrong labels believed",
        f"{found.believed[place]} of {sum(found.flipped)}",
        f"at the best step: {found.believed[best]}",
    )


def _depth(found: Curves, place: int) -> str:
    """What it means that the training loss is below the floor, or that it is not."""
    if found.training[place] >= found.floor:
        return "not below the floor"
    if found.best[place] == place:
        return "below the floor: it has seen these labels"
    return "below the floor: no longer only skill"


def _noise_arithmetic(state: Noise, found: Curves, place: int) -> tuple[Term, ...]:
    """The floor of the noise, and how far the held-out loss is above it."""
    share, held_out = state.noise / 100, found.held_out[place]
    if math.isclose(share, 0.0):
        floor, end = r"\text{floor}=-1\,\ln 1", ""
    else:
        p, q = fixed(share, 3), fixed(1 - share, 3)
        floor = (
            rf"\text{{floor}}=-@moved{{{p}}}\,\ln\, @moved{{{p}}}"
            rf"-@plain{{{q}}}\,\ln\, @plain{{{q}}}"
        )
        end = ","
    return (
        term(floor),
        term(rf"=@plain{{{fixed(found.floor, 3)}}}{end}"),
        term(
            rf"\quad\text{{held out}}=@plain{{{fixed(found.floor, 3)}}}"
            rf"+@loss{{{fixed(held_out - found.floor, 3)}}}\text{{ above it}}"
        ),
        term(rf"=@loss{{{fixed(held_out, 3)} nats}}"),
    )


# More right, and dearer: accuracy and loss of one run go different ways


def _surer_losses(found: Curves, place: int) -> Panel:
    held_out, training = found.held_out[place], found.training[place]
    traces = [
        _now(place, SURER_TOP),
        *_loss_curves(found, place, SURER_TOP),
        *_beside(
            (
                (held_out, f"held out: {fixed(held_out, 3)}", "loss", place),
                (training, f"training: {fixed(training, 3)}", "other", place),
            ),
            0.05,
        ),
    ]
    return Panel(
        "losses",
        "Mean cross-entropy by step (natural log). ◆: the lowest held-out loss so far.",
        _described(found, place),
        figure(
            traces,
            margin=MARGIN,
            xaxis=_steps_axis("y", 1.4),
            yaxis=axis("loss in nats", 0, SURER_TOP, ticks=(0, 0.25, 0.5, 0.75)),
        ),
    )


def _accuracy(found: Curves, place: int) -> Panel:
    accuracy = found.accuracy[place]
    wrong, right = found.wrong_cost[place], found.right_cost[place]
    others = {"color": "muted", "dash": "dot", "axes": _LOWER}
    traces = [
        _now(place, SHARES[1], SHARES[0]),
        _now(place, DEAREST, axes=_LOWER, name="now below"),
        *_by_step(found.accuracy, place, "accuracy", color="ink"),
        *_beside(((accuracy, f"right: {percent(accuracy, 1)}", "ink", place),), 0.0),
        *_by_step(found.wrong_cost, place, "wrong", axes=_LOWER, **_HELD_OUT),
        *_by_step(found.right_cost, place, "others", **others),
        *_beside(
            (
                (wrong, f"wrong: {fixed(wrong, 2)}", "loss", place),
                (right, f"right: {fixed(right, 2)}", "muted", place),
            ),
            0.8,
            _LOWER,
        ),
    ]
    return Panel(
        "accuracy",
        f"{HELD_OUT:,} mails held out. Above: how many are right. Below: what a wrong "
        "one and a right one cost.",
        f"At step {_step(place)} {percent(accuracy, 1)} are right; the "
        f"{found.wrong[place]} wrong ones cost {_nats(wrong)} each on average, the "
        f"right ones {_nats(right)}.",
        figure(
            traces,
            margin=MARGIN,
            xaxis=_steps_axis("y2", 1.4),
            yaxis=axis(
                "share right", *SHARES, ticks=(0.84, 0.86, 0.88, 0.9), labels=percent
            )
            | {"domain": [0.56, 1.0]},
            yaxis2=axis("nats, mean", -0.5, DEAREST, ticks=(0, 2, 4))
            | {"domain": [0.0, 0.46]},
        ),
    )


def _surer_readouts(found: Curves, place: int):
    best = found.best[place]
    yield _loss_readout(found, place)
    yield Readout(
        "accuracy",
        "Accuracy, held out",
        percent(found.accuracy[place], 1),
        f"step {_step(best)}: {percent(found.accuracy[best], 1)}",
    )
    yield Readout("since", f"Since step {_step(best)}", *_since(found, place))
    yield Readout(
        "wrong",
        "A wrong mail, on average",
        f"{fixed(found.wrong_cost[place], 2)} nats",
        f"{found.wrong[place]} wrong now (at step {_step(best)}: "
        f"{found.wrong[best]}, at {fixed(found.wrong_cost[best], 2)} each)",
        "loss",
    )
    seen = f"{percent(found.training_accuracy[place], 1)} of 40 right"
    yield _training_readout(found, place, seen)


def _since(found: Curves, place: int) -> tuple[str, str]:
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


def _surer_arithmetic(found: Curves, place: int) -> tuple[Term, ...]:
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
        term(rf"=@loss{{{_nats(found.held_out[place])}}}"),
    )
