"""A page to drive the component with: one price, its square, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from tests.browser.apps.lesson_of import lesson_of
from ui.figures import axis, figure, line, points
from ui.live_chart.scene import Handle, Panel, Readout, Scene
from ui.mathml import term
from ui.page import controls
from ui.page.lesson import lesson
from ui.page.session import PageSession
from ui.state import number, one_of


@dataclass(frozen=True)
class State:
    preset: str = "far"
    price: float = number(200.0, 100, 400)
    other: float = number(300.0, 100, 400)
    kind: str = one_of("square", "cube")


PRESETS = {"far": State(), "near": State(preset="near", price=240.0)}


def scene(state: State) -> Scene:
    """Two prices and the square of the first."""
    xs = [float(x) for x in range(100, 401, 5)]
    power = {"square": 2, "cube": 3}[state.kind]
    curve = [abs(x - 250) ** power for x in xs]
    top = max(curve)
    value = abs(state.price - 250) ** power
    left = figure(
        [
            points([1, 2], [250, 250], symbol="diamond", size=14),
            line([1, 1], [250, state.price], "handle"),
            line([2, 2], [250, state.other], "handle"),
        ],
        xaxis=axis("house", 0, 3),
        yaxis=axis("price", 80, 420),
    )
    right = figure(
        [line(xs, curve, "loss"), points([state.price], [value], "loss", size=8)],
        xaxis=axis("price", 80, 420),
        yaxis=axis("loss", -0.05 * top, top),
    )

    def handle(name, control, label, panel, x, y, direction, value):
        return Handle(
            name=name,
            control=control,
            label=label,
            text=f"{value:g} thousand dollars",
            panel=panel,
            x=x,
            y=y,
            direction=direction,
            value=value,
            minimum=100,
            maximum=400,
            step=1,
            tag=f"{value:g}",
        )

    return Scene(
        panels=(
            Panel(
                name="houses",
                title="Two houses",
                description="Two houses and their prices.",
                figure=left,
            ),
            Panel(
                name="curve",
                title="Loss by price",
                description="A parabola.",
                figure=right,
            ),
        ),
        handles=(
            handle(
                "price",
                "price",
                "First price",
                "houses",
                1,
                state.price,
                "y",
                state.price,
            ),
            handle(
                "other",
                "other",
                "Second price",
                "houses",
                2,
                state.other,
                "y",
                state.other,
            ),
            handle(
                "curve",
                "price",
                "First price on the curve",
                "curve",
                state.price,
                value,
                "x",
                state.price,
            ),
        ),
        readouts=(
            Readout("loss", "Loss", f"{value:,.0f}", tone="loss"),
            Readout("total", "Sum", f"{state.price + state.other:g}"),
        ),
        arithmetic=(
            term(f"(@moved{{{state.price:g}}} - 250)^2"),
            term(f"= @loss{{{value:,.0f}}}"),
        ),
        drag="Drag the ring.",
    )


session = PageSession("one", PRESETS)


def row(session, _part):
    controls.choice(session, "kind", "Kind", {"square": "Square", "cube": "Cube"})
    controls.end(session, lambda state: {"NumPy": f"price = {state.price}"})


lesson(session, lesson_of("One handle", PRESETS, scene, explanation="Words."), row)
