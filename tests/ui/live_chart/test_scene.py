"""Handles and the rounding of scenes."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.live_chart.scene import Handle, Panel, Readout, Scene, encode, rounded


def make_handle(value=0.5, *, low=0.0, high=1.0, step=0.1, direction="x") -> Handle:
    return Handle(
        name="p",
        control="p",
        label="Probability",
        text="",
        panel="panel",
        x=0.0,
        y=0.0,
        direction=direction,
        value=value,
        minimum=low,
        maximum=high,
        step=step,
    )


def test_positions_are_the_steps_and_the_present_value():
    assert make_handle(0.5).positions() == tuple(i / 10 for i in range(11))
    assert 0.123 in make_handle(0.123).positions()


@given(st.floats(-1e9, 1e9), st.floats(0.001, 1e6), st.integers(1, 200))
def test_positions_rise_from_end_to_end(low, step, count):
    handle = make_handle(low, low=low, high=low + count * step, step=step)
    positions = handle.positions()
    assert list(positions) == sorted(set(positions))
    assert positions[0] >= low
    assert positions[-1] <= low + count * step
    assert len(positions) >= count


@given(st.floats(allow_nan=True, allow_infinity=True))
def test_clamped_gives_a_position_or_nothing(value):
    clamped = make_handle(0.5).clamped(value)
    if math.isfinite(value):
        assert clamped in make_handle(0.5).positions()
    else:
        assert clamped is None


@pytest.mark.parametrize("value", [None, "0.5", True, [], [0.5, 0.5], {}, 10**400])
def test_clamped_refuses_what_is_not_a_number(value):
    assert make_handle().clamped(value) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ([5, -5], (1.0, 0.0)),
        ((0.25, 0.5), (0.25, 0.5)),
        ([0.5], None),
        ([0.5, float("nan")], None),
        (0.5, None),
    ],
)
def test_clamped_takes_points_in_live_mode(value, expected):
    handle = make_handle(
        (0.5, 0.5), low=(0.0, 0.0), high=(1.0, 1.0), step=(0.1, 0.1), direction="xy"
    )
    assert handle.clamped(value) == expected


@given(st.floats(allow_nan=True, allow_infinity=True))
def test_rounding_keeps_five_digits_and_no_nan(value):
    short = rounded(value)
    if not math.isfinite(value):
        assert short is None
    else:
        assert short == pytest.approx(value, rel=1e-4)
        assert rounded(short) == short


def test_encoded_scene_is_json_with_every_field():
    figure = {"data": [{"x": [1.23456789, None]}], "layout": {}}
    scene = Scene(
        panels=(
            Panel(name="panel", title="Title", description="Words", figure=figure),
        ),
        handles=(make_handle(),),
        readouts=(Readout("loss", "Loss", "1"),),
    )
    encoded = encode(scene)
    assert json.loads(json.dumps(encoded, allow_nan=False)) == encoded
    assert encoded["panels"][0]["figure"]["data"][0]["x"] == [1.2346, None]
    assert scene.controls() == ("p",)
    with pytest.raises(KeyError, match="control must have a handle"):
        scene.handle_of("q")
