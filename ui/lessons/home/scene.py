"""The first drag: one prediction, one truth, and the number between them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

import losses
from ui.figures import axis, figure, line, points, words
from ui.live_chart.scene import Handle, Panel, Readout, Scene
from ui.mathml import term
from ui.numbers import plain, said, signed
from ui.state import number

ACTUAL = 23.0
LOWEST, HIGHEST, STEP = 13.0, 33.0, 0.25
LOW, TOP = -27.0, 105.0
GAP = 0.35
"""Between the bar of the error and the truth, so that its diamond stays in sight."""


@dataclass(frozen=True)
class State:
    """What the model said about the temperature, in degrees Celsius."""

    preset: str
    prediction: float = number(18.0, LOWEST, HIGHEST)


@lru_cache(maxsize=1)
def _curve() -> tuple[list[float], list[float]]:
    xs = np.linspace(LOWEST, HIGHEST, 161)
    return xs.tolist(), losses.squared_error(np.full_like(xs, ACTUAL), xs).tolist()


def scene(state: State) -> Scene:
    """The chart of the first page."""
    prediction = state.prediction
    loss = float(losses.squared_error(ACTUAL, prediction))
    error = prediction - ACTUAL
    away = -1 if error > 0 else 1
    near = -away * min(GAP, abs(error))
    xs, ys = _curve()
    data = [
        line(xs, ys, "loss", name="loss curve"),
        line([ACTUAL, ACTUAL], [0, TOP], "faint", width=1, dash="dot", name="truth"),
        line([prediction, ACTUAL + near], [0, 0], "handle", width=4, name="error"),
        line([prediction, prediction], [0, loss], "loss", width=5, name="loss"),
        points([ACTUAL], [0], symbol="diamond", size=15, name="actual"),
        points([prediction], [loss], "loss", size=9, name="loss mark"),
        words(
            [ACTUAL],
            [TOP],
            f"truth: {plain(ACTUAL)} °C",
            "ink",
            position="middle right" if away > 0 else "middle left",
            size=14,
            name="actual in words",
            cliponaxis=False,
        ),
        words(
            [prediction + 0.15 * away],
            [max(loss, 12.0)],
            f"loss {said(loss)} °C²",
            "loss",
            position="top right" if away > 0 else "top left",
            size=15,
            name="loss in words",
            cliponaxis=False,
        ),
    ]
    ticks = [15.0, 20.0, 25.0, 30.0]
    chart = figure(
        data,
        margin={"b": 46, "t": 14},
        xaxis=axis(
            "temperature that the model predicts",
            LOWEST - 2,
            HIGHEST + 2,
            ticks=ticks,
            labels=[f"{tick:g} °C" for tick in ticks],
            grid=False,
        ),
        yaxis=axis("loss, in °C²", LOW, TOP + 5, ticks=[0, 25, 50, 75, 100]),
    )
    handle = Handle(
        name="prediction",
        control="prediction",
        label="Predicted temperature",
        text=f"{plain(prediction)} degrees Celsius, loss {said(loss)}",
        panel="loss",
        x=prediction,
        y=0.0,
        direction="x",
        value=prediction,
        minimum=LOWEST,
        maximum=HIGHEST,
        step=STEP,
        tag=f"{plain(prediction)} °C",
        side="bottom",
    )
    if error:
        direction = "too high" if error > 0 else "too low"
        note = f"the model was {plain(abs(error))} °C {direction}"
    else:
        note = "a perfect prediction"
    return Scene(
        panels=(
            Panel(
                name="loss",
                title="The height of the blue bar is the loss: the error, squared",
                description="A curve of the squared error by predicted "
                "temperature: zero at the "
                "actual 23 degrees Celsius, and rising ever faster to both sides.",
                figure=chart,
            ),
        ),
        handles=(handle,),
        readouts=(
            Readout("loss", "Loss", f"{said(loss)} °C²", note=note, tone="loss"),
            Readout(
                "error",
                "Error: prediction minus truth",
                f"{signed(error)} °C",
                note="its sign is lost when it is squared",
                tone="prediction",
            ),
        ),
        arithmetic=(
            term(
                rf"(\underbrace{{@moved{{{plain(prediction)}}}}}_{{\text{{predicted}}}}"
                rf"-\underbrace{{{plain(ACTUAL)}}}_{{\text{{actual}}}})^2"
            ),
            term(f"= @loss{{{plain(loss, 6)} °C²}}"),
        ),
    )
