"""Label noise: the loss by step, and which wrong labels the model learns by heart."""

from __future__ import annotations

import math
from functools import lru_cache

from ui.dial import Dial, dial
from ui.figures import area, axis, figure, line, points, words
from ui.lessons.training.general.run import (
    TRAINED,
    Curves,
    curves,
    curves_of,
    flip_order,
)
from ui.lessons.training.general.state import MOST_NOISE, NOISE_STEP, Noise
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
from ui.numbers import fixed, percent

TOP = 1.5
"""The highest loss that is drawn, in nats."""
_GAP = 0.13
_ROOM = 1.5
_UP = (0.36, 1.0)
_HEADER = 4
"""The rows that the words over each group of mails take."""


def noise_scene(state: Noise) -> Scene:
    """The losses of a run beside their floor, and the forty labels of the run."""
    found, place = curves_of(state), now(state)
    left, strip = _losses(state, found, place)
    return Scene(
        panels=(left, _mails(state, found, place)),
        handles=(strip.handle, time_handle(state, nats(found.held_out[place]))),
        readouts=tuple(_readouts(state, found, place)),
        arithmetic=tuple(_arithmetic(state, found, place)),
        playback=PLAYBACK,
    )


# The losses by step


def _losses(state: Noise, found: Curves, place: int) -> tuple[Panel, Dial]:
    strip = _noise_dial(state, found)
    best, end = found.best[place], ACROSS[-1]
    held_out, training = found.held_out[place], found.training[place]
    bare = curves(state.draw, state.step_size, state.noise, "none").held_out
    is_bare = state.penalty == "none"
    plain = [None] if is_bare else bare
    traces = [
        line([0.0, end], [found.floor] * 2, "ink", width=2, dash="dash", name="floor"),
        line([ACROSS[place]] * 2, [0.0, TOP], "faint", width=1, name="now"),
        line(ACROSS if not is_bare else [None], plain, "muted", width=1.5, dash="dot",
             name="without penalty"),
        *stopping(best, found.held_out[best], TOP),
        *by_step(found.training, TRAINING, place, "training"),
        *by_step(found.held_out, HELD_OUT, place, "held out"),
        *beside(
            (
                (held_out, f"held out: {fixed(held_out, 2)}", HELD_OUT[0], place),
                (training, f"training: {fixed(training, 2)}", TRAINING[0], place),
                (found.floor, f"floor: {fixed(found.floor, 2)}", "ink", -1),
                (bare[-1], f"no penalty: {fixed(bare[-1], 2)}", "muted",
                 None if is_bare else -1),
            ),
            _GAP,
        ),
        *strip.data,
    ]  # fmt: skip
    panel = Panel(
        "losses",
        "Mean cross-entropy by step (natural log). Level: the floor, the entropy of "
        "the flips. ◆: stop here.",
        f"The mean loss by step. At step {step_name(place)}: held out "
        f"{nats(held_out)}, training {nats(training)}; the floor is "
        f"{nats(found.floor)}. The lowest held-out loss was at step {step_name(best)}.",
        figure(traces, margin=MARGIN, **_losses_axes(), **strip.axes),
        weight=1.15,
    )
    return panel, strip


@lru_cache(maxsize=1)
def _losses_axes():
    return {
        "xaxis": steps_axis("y", _ROOM),
        "yaxis": axis("loss in nats", -0.12, TOP, ticks=(0, 0.5, 1.0, 1.5))
        | {"domain": list(_UP)},
    }


def _noise_dial(state: Noise, found: Curves) -> Dial:
    share = _share(state)
    ticks = range(0, round(MOST_NOISE) + 1, 10)
    return dial(
        "noise",
        "label noise: the share of flipped labels",
        state.noise,
        0.0,
        MOST_NOISE,
        NOISE_STEP,
        panel="losses",
        text=f"{share} of the labels are flipped, {sum(found.flipped)} of {TRAINED}; "
        f"the floor is {nats(found.floor)}",
        label="Label noise",
        tag=share,
        ticks=ticks,
        labels=[percent(tick / 100) for tick in ticks],
    )


def _share(state: Noise) -> str:
    return percent(state.noise / 100, 1 if state.noise % 1 else 0)


# The forty mails


def _mails(state: Noise, found: Curves, place: int) -> Panel:
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
        figure(traces, margin=MARGIN | {"l": 12}, **_mails_axes(top)),
    )


def _wrong_words(found: Curves, place: int) -> str:
    count = sum(found.flipped)
    if not count:
        return "no label is flipped"
    labels = "1 flipped label" if count == 1 else f"{count} flipped labels"
    return f"× {labels}: {found.believed[place]} believed"


@lru_cache(maxsize=1)
def _mails_axes(top: int):
    ticks = (0, 0.25, 0.5, 0.75, 1)
    return {
        "xaxis": axis(
            "probability of the label it came with",
            -0.02,
            1.02,
            ticks=ticks,
            labels=[f"{tick:g}" for tick in ticks],
            grid=False,
        ),
        "yaxis": axis("", -1, top, ticks=(), grid=False, showline=False),
    }


# The numbers


def _readouts(state: Noise, found: Curves, place: int):
    best, count = found.best[place], sum(found.flipped)
    held_out, training = found.held_out[place], found.training[place]
    yield Readout(
        "loss",
        f"Held-out loss at step {step_name(place)}",
        nats(held_out),
        f"lowest: {nats(found.held_out[best])}, step {step_name(best)}",
        "loss",
    )
    yield Readout(
        "training",
        "Training loss",
        nats(training),
        _depth(found, place),
    )
    yield Readout(
        "floor",
        "Floor: the entropy",
        nats(found.floor),
        f"with {_share(state)} flipped",
    )
    yield Readout(
        "best",
        "Best step so far",
        step_name(best),
        "now" if best == place else f"since then {_since(found, place, best)}",
    )
    yield Readout(
        "believed",
        "Wrong labels believed",
        f"{found.believed[place]} of {count}",
        f"at the best step: {found.believed[best]}",
    )


def _depth(found: Curves, place: int) -> str:
    """What it means that the training loss is below the floor, or that it is not."""
    if found.training[place] >= found.floor:
        return "not below the floor"
    if found.best[place] == place:
        return "below the floor: it has seen these labels"
    return "below the floor: no longer only skill"


def _since(found: Curves, place: int, best: int) -> str:
    return f"+{nats(found.held_out[place] - found.held_out[best])}"


def _arithmetic(state: Noise, found: Curves, place: int) -> list[Term]:
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
    return [
        term(floor),
        term(rf"=@plain{{{fixed(found.floor, 3)}}}{end}"),
        term(
            rf"\quad\text{{held out}}=@plain{{{fixed(found.floor, 3)}}}"
            rf"+@loss{{{fixed(held_out - found.floor, 3)}}}\text{{ above it}}"
        ),
        term(rf"=@loss{{{fixed(held_out, 3)} nats}}"),
    ]
