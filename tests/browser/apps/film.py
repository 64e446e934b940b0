"""Playback: a hundred steps of halving, on a time line that is a handle."""

from __future__ import annotations

from dataclasses import dataclass

from tests.browser.apps.lesson_of import lesson_of
from ui.figures import axis, figure, line, points
from ui.live_chart.scene import Handle, Panel, Playback, Readout, Scene
from ui.page.lesson import lesson
from ui.page.session import PageSession
from ui.state import number

STEPS = 40


@dataclass(frozen=True)
class State:
    preset: str = "start"
    step: float = number(0.0, 0, STEPS)


PRESETS = {"start": State()}


def scene(state: State) -> Scene:
    """How high a ball is after some steps."""
    step = round(state.step)
    heights = [100 * 0.9**index for index in range(STEPS + 1)]
    path = figure(
        [
            line(range(STEPS + 1), heights, "loss", name="path", shown=step + 1),
            points([step], [heights[step]], "loss", name="ball"),
        ],
        xaxis=axis("step", 0, STEPS),
        yaxis=axis("height", 0, 105),
    )
    handle = Handle(
        name="time",
        control="step",
        label="Step",
        text=f"step {step}",
        panel="",
        x=float(step),
        y=0.0,
        direction="x",
        value=float(step),
        minimum=0.0,
        maximum=float(STEPS),
        step=1.0,
        tag=str(step),
        side="top",
    )
    return Scene(
        panels=(
            Panel(
                name="path",
                title="Height by step",
                description="A falling curve.",
                figure=path,
            ),
        ),
        handles=(handle,),
        readouts=(Readout("height", "Height", f"{heights[step]:.2f}", tone="loss"),),
        drag="Play it, or drag the time line.",
        playback=Playback("time", "Steps", steps_per_second=20.0),
    )


lesson(PageSession("film", PRESETS), lesson_of("Film", PRESETS, scene), lambda *_: None)
