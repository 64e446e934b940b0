"""Step size: over the limit the chart grows with the run, and only there."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np

from tests.ui.lessons.training.steps.test_scene import (
    FOUR,
    PRESETS,
    each_preset,
    panel_of,
    readouts,
    trace,
)
from ui.lessons.training.steps.run import ground, walk
from ui.lessons.training.steps.state import State
from ui.state import moved


def test_diverged_run_is_cut_where_it_leaves_and_says_where_the_chart_grows():
    state = PRESETS["too-far"]
    assert readouts(state)["price"] == ("−17.2", "best 3")
    assert trace(state, "steps", "growing")["text"] == [""]
    assert trace(FOUR, "steps", "growing")["x"] == [None]
    before = replace(state, time=0.0)
    path = trace(before, "bowl", "path")["x"]
    assert path[-1] > 10 >= max(path[:-1])
    (said,) = trace(before, "steps", "growing")["text"]
    assert said == "axis grows at step 9"
    ends = [ends_of(replace(before, time=float(step))) for step in range(10)]
    assert ends[:9] == [ends_of(before)] * 9 != ends[1:]


def ends_of(state: State) -> list[list[float]]:
    """Both axes of the bowl, and the axis of the price by step."""
    bowl, steps = (panel_of(state, name).figure["layout"] for name in ("bowl", "steps"))
    return [each["range"] for each in (bowl["xaxis"], bowl["yaxis"], steps["yaxis"])]


@each_preset
def test_present_point_and_its_slope_are_in_the_picture_at_every_step(name):
    state = PRESETS[name]
    limit = ground(state).limit or state.step_size
    sizes = [*np.linspace(limit, state.dial[1], 7)[1:], state.step_size]
    for size, time in itertools.product(sizes, range(state.steps + 1)):
        here = replace(state, step_size=float(size), time=float(time))
        now = min(here.step, walk(here).last)
        across, up, price = ends_of(here)
        (x,), (y,) = (trace(here, "bowl", "now")[field] for field in "xy")
        assert across[0] < x < across[1]
        assert up[0] < y < up[1]
        assert trace(here, "bowl", "tangent")["x"][0] < x
        assert f"slope at step {now}" in panel_of(here, "bowl").title or here.loss != (
            "squared_error"
        )
        assert trace(here, "steps", "price now")["x"] == [now]
        assert price[0] < trace(here, "steps", "price now")["y"][0] < price[1]
        assert len(trace(here, "bowl", "path")["x"]) > now


@each_preset
def test_chart_grows_over_the_limit_alone_and_never_before_the_first_step(name):
    state, (low, _, by) = PRESETS[name], PRESETS[name].starts
    own = ends_of(replace(state, step_size=state.dial[0]))
    limit = ground(state).limit or state.dial[1]
    for size in np.linspace(state.dial[0], min(limit, state.dial[1]), 9):
        for start in (*state.starts[:2], low + by):
            assert ends_of(replace(state, step_size=float(size), start=start)) == own
    for start in state.starts[:2]:
        wild = replace(state, step_size=state.dial[1], start=start)
        assert ends_of(moved(wild, "start", start)) == own
    if ground(state).limit is None:
        return
    wild = replace(state, step_size=state.dial[1], time=float(state.steps))
    assert ends_of(wild) != own
