"""Live mode: a point dragged in the plane and a number on a dial."""

from __future__ import annotations

import math
from dataclasses import dataclass

from tests.browser.apps.lesson_of import lesson_of
from ui.dial import Mark, dial
from ui.figures import axis, figure, line, points
from ui.live_chart.scene import Handle, Panel, Readout, Scene
from ui.page.lesson import lesson
from ui.page.session import PageSession
from ui.state import number, numbers


@dataclass(frozen=True)
class State:
    preset: str = "start"
    point: tuple[float, ...] = numbers((3.0, 4.0), -10, 10)
    scale: float = number(1.0, 0, 4)


PRESETS = {"start": State()}


def scene(state: State) -> Scene:
    """A point, and how far it is from the origin, times a scale."""
    x, y = state.point
    distance = state.scale * math.hypot(x, y)
    strip = dial(
        "scale",
        title="Scale",
        value=state.scale,
        scale=(0, 4, 0.1),
        panel="plane",
        live=True,
        text=f"scale {state.scale:g}, distance {distance:.3g}",
        tag=f"{state.scale:g}",
        zones=((1, "smaller"), (4, "larger")),
        marks=(Mark(1, "one"), Mark(None, "none")),
    )
    plane = figure(
        [
            points([0], [0], symbol="diamond", size=12, name="origin"),
            line([0, state.scale * x], [0, state.scale * y], "loss", name="scaled"),
            *strip.data,
        ],
        xaxis=axis("x", -10, 10) | {"anchor": "y"},
        yaxis=axis("y", -10, 10) | {"domain": [0.4, 1]},
        **strip.axes,
    )
    words = f"x {x:g}, y {y:g}, distance {distance:.3g}"
    handle = Handle(
        name="point",
        control="point",
        label="Point",
        text=words,
        panel="plane",
        x=x,
        y=y,
        direction="xy",
        value=(x, y),
        minimum=(-10.0, -10.0),
        maximum=(10.0, 10.0),
        step=(0.5, 0.5),
    )
    return Scene(
        panels=(
            Panel(
                name="plane",
                title="A plane",
                description="A point in a plane.",
                figure=plane,
            ),
        ),
        handles=(handle, strip.handle),
        readouts=(Readout("distance", "Distance", f"{distance:.4g}", tone="loss"),),
        drag="Drag the point anywhere.",
    )


lesson(PageSession("live", PRESETS), lesson_of("Live", PRESETS, scene), lambda *_: None)
