"""A Track applied to its scene equals the scene of each position, exactly."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tracks import apply, check_equal
from ui.figures import axis, figure, line, points
from ui.live_chart.scene import Handle, Panel, Readout, Scene, encode
from ui.live_chart.track import track
from ui.mathml import term
from ui.state import moved


@dataclass(frozen=True)
class State:
    items: tuple[float, ...] = (0.0, 1.0, 2.0)
    chosen: int = 0
    is_broken: str = ""
    is_growing: bool = False

    @property
    def end(self) -> float:
        """Where the axis of the curve ends."""
        return 20 + 10 * (self.is_growing and self.items[self.chosen] > 3)


def scene(state: State) -> Scene:
    """Three items, a curve of the chosen one, and their sum."""
    chosen = state.items[state.chosen]
    curve = [chosen * x / 7 for x in range(20)]
    gap = [None if item > 5 else item for item in state.items]
    data = [line(range(20), curve, name="curve"), points(range(3), gap, name="items")]
    if state.is_broken == "traces" and chosen > 3:
        data.append(points([0], [0]))
    title = f"{chosen:g}" if state.is_broken == "layout" else "y"
    panel = figure(data, xaxis=axis("x", 0, state.end), yaxis=axis(title, 0, 11))
    handles = tuple(
        Handle(
            name=f"item {i}",
            control=f"items.{i}",
            label=f"Item {i}",
            text=f"{item:g}",
            panel="panel",
            x=float(i),
            y=item,
            direction="y",
            value=item,
            minimum=0.0,
            maximum=10.0,
            step=0.5,
            chosen=i == state.chosen,
        )
        for i, item in enumerate(state.items)
    )
    total = sum(state.items)
    return Scene(
        panels=(
            Panel(
                name="panel", title=f"Item {state.chosen}", description="", figure=panel
            ),
        ),
        handles=handles,
        readouts=(Readout("sum", "Sum", f"{total:.2f}"),),
        arithmetic=(term(f"@moved{{{chosen:g}}} + 1"), term(f"= @loss{{{total:g}}}")),
    )


items = st.tuples(*[st.floats(0, 10, allow_nan=False)] * 3)


@given(items, st.integers(0, 2), st.integers(0, 2))
def test_track_equals_the_scene_of_every_position(values, chosen, control):
    check_equal(scene, State(values, chosen), f"items.{control}", moved)


def test_track_may_give_an_axis_another_range():
    state = State(is_growing=True)
    check_equal(scene, state, "items.0", moved)
    made = track(scene, state, "items.0", moved)
    columns = dict(zip(made.paths, made.columns, strict=True))
    ranges = columns["panels", 0, "figure", "layout", "xaxis", "range"]
    assert (ranges[0], ranges[-1]) == ([0, 20], [0, 30])


def test_track_stays_valid_after_its_own_control_was_committed():
    made = track(scene, State(), "items.1", moved)
    later = encode(scene(moved(State(), "items.1", 7.5)))
    for index, value in enumerate(made.positions):
        assert apply(made, later, index) == encode(
            scene(moved(State(), "items.1", value))
        )


def test_what_does_not_change_is_not_in_a_track():
    made = track(scene, State(), "items.0", moved)
    assert all("layout" not in path for path in made.paths)
    assert not any(path[:2] == ("handles", 2) for path in made.paths)


def test_what_only_differs_from_the_scene_is_sent_once():
    made = track(scene, State(chosen=0), "items.2", moved)
    columns = dict(zip(made.paths, made.columns, strict=True))
    assert columns["panels", 0, "title"] == ("Item 2",)


@pytest.mark.parametrize(
    ("broken", "words"),
    [("traces", "traces must stay"), ("layout", "layout must stay")],
)
def test_scene_that_changes_its_still_layer_is_refused(broken, words):
    with pytest.raises(ValueError, match=words):
        track(scene, State(is_broken=broken), "items.0", moved)


def test_check_equal_fails_on_a_scene_that_is_not_pure():
    calls = iter(range(1000))

    def impure(state):
        return Scene((), scene(state).handles, (Readout("n", "N", str(next(calls))),))

    with pytest.raises(AssertionError, match="in the Track"):
        check_equal(impure, State(), "items.0", moved)
