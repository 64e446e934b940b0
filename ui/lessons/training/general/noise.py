"""Label noise: the loss by step, and which wrong labels the model learns by heart."""

from __future__ import annotations

import math

from ui.dial import Dial, dial
from ui.figures import area, axis, figure, line, points, words
from ui.lessons.training.general.mails import (
    ACROSS,
    DIALLED,
    MARGIN,
    PLAYBACK,
    beside,
    described,
    loss_curves,
    loss_readout,
    nats,
    now_line,
    step_name,
    steps_axis,
    time_handle,
    training_readout,
)
from ui.lessons.training.general.run import (
    TRAINED,
    Curves,
    curves,
    curves_of,
    flip_order,
)
from ui.lessons.training.general.state import MOST_NOISE, NOISE_STEP, Noise
from ui.live_chart.scene import Panel, Readout, Scene
from ui.mathml import Term, term
from ui.numbers import fixed, percent

_TOP = 1.5
"""The highest mean loss that is drawn, in nats."""
_HEADER = 4
"""The rows that the words over each group of mails take."""


def noise_scene(state: Noise) -> Scene:
    """The losses of a run beside their floor, and the forty labels of the run."""
    found, place = curves_of(state), state.place
    left, strip = _losses(state, found, place)
    return Scene(
        panels=(left, _labels(state, found, place)),
        handles=(strip.handle, time_handle(state, nats(found.held_out[place]))),
        readouts=tuple(_readouts(state, found, place)),
        arithmetic=_arithmetic(state, found, place),
        playback=PLAYBACK,
    )


# The losses and their floor


def _losses(state: Noise, found: Curves, place: int) -> tuple[Panel, Dial]:
    strip = _noise_dial(state, found)
    held_out, training = found.held_out[place], found.training[place]
    bare = curves(state.draw, state.step_size, state.noise, "none").held_out
    is_bare = state.penalty == "none"
    level = [found.floor] * 2
    traces = [
        line([0.0, ACROSS[-1]], level, "ink", width=2, dash="dash", name="floor"),
        now_line(place, _TOP),
        line([None] if is_bare else ACROSS, [None] if is_bare else bare, "muted",
             width=1.5, dash="dot", name="without penalty"),
        *loss_curves(found, place, _TOP),
        *beside(
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
        name="losses",
        title="Mean cross-entropy by step (natural log). Level: the floor, the "
        "entropy of the flips. ◆: stop here.",
        description=described(found, place, f"; the floor is {nats(found.floor)}"),
        figure=figure(
            traces,
            margin=MARGIN,
            xaxis=steps_axis("y", 1.5),
            yaxis=axis("loss in nats", -0.12, _TOP, ticks=ticks) | DIALLED,
            **strip.axes,
        ),
        weight=1.15,
    )
    return panel, strip


def _noise_dial(state: Noise, found: Curves) -> Dial:
    share = _share(state)
    return dial(
        "noise",
        title="label noise: the share of flipped labels",
        value=state.noise,
        scale=(0.0, MOST_NOISE, NOISE_STEP),
        panel="losses",
        text=f"{share} of the labels are flipped, {sum(found.flipped)} of {TRAINED}; "
        f"the floor is {nats(found.floor)}",
        label="Label noise",
        tag=share,
        ticks=range(0, round(MOST_NOISE) + 1, 10),
        labels=lambda tick: percent(tick / 100),
    )


def _share(state: Noise) -> str:
    return percent(state.noise / 100, 1 if state.noise % 1 else 0)


# The forty labels


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
        line([0.5, 0.5, None, 0.5, 0.5], [-1, border - _HEADER, None, border,
             top - _HEADER], "faint", width=1.5, name="middle"),
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
        name="mails",
        title="The forty mails by what the model gives to the label they came with. "
        "Shaded: more than half.",
        description=f"{count} mails with a flipped label, of which the model believes "
        f"{found.believed[place]}, and {TRAINED - count} mails with the label as it "
        f"was, of which it believes {trusted}.",
        figure=figure(
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


# The numbers


def _readouts(state: Noise, found: Curves, place: int):
    best = found.best[place]
    risen = found.held_out[place] - found.held_out[best]
    yield loss_readout(found, place)
    yield training_readout(found, place, _depth(found, place))
    yield Readout(
        "floor",
        "Floor: the entropy",
        nats(found.floor),
        note=f"with {_share(state)} flipped",
    )
    yield Readout(
        "best",
        "Best step so far",
        step_name(best),
        note="now" if best == place else f"since then +{nats(risen)}",
    )
    yield Readout(
        "believed",
        "Wrong labels believed",
        f"{found.believed[place]} of {sum(found.flipped)}",
        note=f"at the best step: {found.believed[best]}",
    )


def _depth(found: Curves, place: int) -> str:
    """What it means that the training loss is below the floor, or that it is not."""
    if found.training[place] >= found.floor:
        return "not below the floor"
    if found.best[place] == place:
        return "below the floor: it has seen these labels"
    return "below the floor: no longer only skill"


def _arithmetic(state: Noise, found: Curves, place: int) -> tuple[Term, ...]:
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
