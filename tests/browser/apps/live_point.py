"""Live mode: a point dragged in the plane, its distance computed by Python."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ui.figures import axis, figure, line, points
from ui.lesson import lesson
from ui.live_chart.scene import Handle, Panel, Readout, Scene
from ui.session import PageSession
from ui.state import numbers


@dataclass(frozen=True)
class State:
    preset: str = "start"
    point: tuple[float, ...] = numbers((3.0, 4.0), -10, 10)


PRESETS = {"start": State()}


def scene(state: State) -> Scene:
    """A point, and how far it is from the origin."""
    x, y = state.point
    distance = math.hypot(x, y)
    plane = figure(
        [
            points([0], [0], symbol="diamond", size=12, name="origin"),
            line([0, x], [0, y], "loss", name="distance"),
        ],
        xaxis=axis("x", -10, 10),
        yaxis=axis("y", -10, 10),
    )
    words = f"x {x:g}, y {y:g}, distance {distance:.3g}"
    handle = Handle(
        "point", "point", "Point", words, "plane", x, y, "xy",
        (x, y), (-10.0, -10.0), (10.0, 10.0), (0.5, 0.5),
    )  # fmt: skip
    return Scene(
        panels=(Panel("plane", "A plane", "A point in a plane.", plane),),
        handles=(handle,),
        readouts=(Readout("distance", "Distance", f"{distance:.4g}", tone="loss"),),
        sentence="Drag the point anywhere.",
    )


lesson(PageSession("live", PRESETS), "Live", scene, lambda _: None, lambda: None)
