"""The part "Numerics": where naive ends, what is said of it, and Tracks."""

from __future__ import annotations

import math

import numpy as np
import pytest

from tests.tracks import check_equal
from tests.ui.lessons.helpers import state_of
from ui.lessons.choosing.numerics import PART
from ui.lessons.choosing.numerics.bench import (
    curves,
    failure,
    floor,
    limits,
    numbers,
    regions,
)
from ui.lessons.choosing.numerics.state import State
from ui.live_chart.scene import encode
from ui.numbers import said
from ui.state import from_link, moved, to_link

PRESETS, scene = PART.presets, PART.scene
each_preset = pytest.mark.parametrize("state", PRESETS.values(), ids=PRESETS)


def at(preset: str, x: float, **more) -> State:
    state = state_of(PART, preset, **more)
    return moved(state, state.control, x)


def readout(state: State, name: str) -> tuple[str, str]:
    found = next(each for each in scene(state).readouts if each.name == name)
    return found.value, found.note


def texts(state: State, name: str) -> list[str]:
    panel = next(each for each in scene(state).panels if each.name == name)
    return [text for trace in panel.figure["data"] for text in trace.get("text", ())]


def arithmetic(state: State) -> str:
    made = scene(state).arithmetic
    return " ".join(value for each in made for value in each.values)


# Where the floats end


@pytest.mark.parametrize(
    ("preset", "dtype", "expected"),
    [
        ("overflow", "float64", (math.log(np.finfo(np.float64).max),)),
        ("overflow", "float32", (math.log(np.finfo(np.float32).max),)),
        ("log-of-zero", "float64", (-745.1332,)),  # ln of half the smallest float
        ("log-of-zero", "float32", (-103.9721,)),
        ("nan", "float64", (-745.1332, 709.7827)),
        ("nan", "float32", (-103.9721, 88.7228)),
        # the sum of the three, 1.5032 times the largest, is the first to overflow
        ("shift", "float64", (1000 + math.log(1.503215) - 709.7827, 1745.1332)),
    ],
)
def test_naive_loss_ends_where_the_float_does(preset, dtype, expected):
    state = state_of(PART, preset, dtype=dtype)
    assert limits(state) == pytest.approx(expected, abs=1e-3)
    for edge in limits(state):
        assert failure(at(preset, edge - 0.01, dtype=dtype)) != failure(
            at(preset, edge + 0.01, dtype=dtype)
        )


@pytest.mark.parametrize(
    ("preset", "x", "how"),
    [
        ("overflow", 709.0, ""),
        ("overflow", 710.0, "infinite"),
        ("nan", 710.0, "NaN"),
        ("nan", -746.0, "NaN"),
        ("nan", -745.0, ""),
        ("log-of-zero", -800.0, "infinite"),
        ("shift", 0.0, "infinite"),
        ("shift", 1000.0, ""),
        ("shift", 2000.0, "−infinite"),
        ("clip", -40.0, "frozen"),
        ("clip", -16.0, ""),
        ("twice", 14.0, ""),
        ("sigmoid-twice", 10.0, ""),
    ],
)
def test_failure_is_named_and_stable_stays_finite(preset, x, how):
    state = at(preset, x)
    assert failure(state) == how
    assert math.isfinite(numbers(state).stable)


# Misconceptions 17 and 18, and what each preset shows


def test_clipped_loss_is_frozen_at_minus_forty():
    state = at("clip", -40.0)
    assert readout(state, "loss")[0] == "16.1"
    assert readout(state, "gradient_0") == ("0", "zero: nothing is learnt")
    assert readout(state, "stable")[0] == "40"
    assert readout(state, "gradient_1") == ("−1", "negative: raise z")
    assert readout(state, "happened") == ("frozen", "flat beyond logit ±16.12")
    assert readout(at("clip", -55.0), "loss")[0] == "16.1"
    assert "16.1181" in arithmetic(state)


def test_smaller_epsilon_only_moves_the_place():
    state = at("clip", -40.0, exponent=-15.0)
    assert readout(state, "happened")[1] == "flat beyond logit ±34.54"
    assert failure(state) == "frozen"
    assert failure(at("clip", -34.0, exponent=-15.0)) == ""
    left, right = regions(at("clip", 0.0, exponent=-15.0))
    assert right.low == right.high == 20.0
    assert left.high == pytest.approx(-34.5388, abs=1e-4)


@pytest.mark.parametrize(
    ("preset", "right", "number"),
    [
        ("twice", 14.0, "0.313"),
        ("twice-ten", 14.0, "1.46"),
        ("sigmoid-twice", 10.0, "0.313"),
        ("sigmoid-twice-zero", -10.0, "0.693"),
    ],
)
def test_second_softmax_or_sigmoid_has_a_floor(preset, right, number):
    state = PRESETS[preset]
    assert said(floor(state)) == number
    assert f"floor {number}" in texts(state, "values")
    assert readout(state, "happened")[1] == f"the floor {number}"
    assert min(curves(state).naive) > floor(state)
    assert min(curves(state).stable) < 1e-4
    sure = numbers(at(preset, right)).naive
    assert floor(state) < sure == pytest.approx(floor(state), abs=3e-5)


@pytest.mark.parametrize(
    ("preset", "wrong"), [("sigmoid-twice", -4.0), ("sigmoid-twice-zero", 4.0)]
)
def test_second_sigmoid_hardly_pulls_where_the_first_is_sure_and_wrong(preset, wrong):
    now = numbers(at(preset, wrong))
    assert abs(now.stable_slope) > 0.98
    assert abs(now.naive_slope) < 0.015
    assert now.naive_slope * now.stable_slope > 0


def test_two_softmaxes_in_the_interview():
    state = at("twice", 5.0)
    assert readout(state, "loss")[0] == "0.317"
    assert readout(state, "stable")[0] == "0.00672"


def test_overflow_is_said_in_words_and_numbers():
    state = at("overflow", 800.0)
    assert readout(state, "loss") == ("∞", "no number to learn from")
    assert readout(state, "stable")[0] == "800"
    assert readout(state, "happened") == ("overflow", "naive ends at 709.78")
    assert arithmetic(state) == "800 1.8 × 10³⁰⁸"
    assert "naive:<br>infinite" in texts(state, "values")
    assert "✕ ∞" in texts(state, "steps")
    single = at("overflow", 800.0, dtype="float32")
    assert arithmetic(single) == "800 3.4 × 10³⁸"
    assert readout(single, "happened")[1] == "naive ends at 88.72"


@pytest.mark.parametrize(
    ("preset", "x", "share"),
    [("clip", 20.0, "1 − 2.06 × 10⁻⁹"), ("twice", 10.0, "1 − 4.54 × 10⁻⁵")],
)
def test_share_that_is_less_than_one_is_not_called_one(preset, x, share):
    assert share in arithmetic(at(preset, x))
    for z in np.linspace(-6, 20 if preset == "clip" else 14, 200):
        state = at(preset, float(z))
        shares = [value for each in scene(state).arithmetic for value in each.values]
        assert "1" not in shares, z


def test_guess_is_not_answered_before_the_drag():
    opening = PRESETS["overflow"]
    assert "709" not in PART.titles["overflow"] + scene(opening).sentence
    assert "710" not in PART.titles["overflow"]
    assert readout(opening, "happened") == ("nothing yet", "not beyond a ✕ here")
    assert arithmetic(opening) == "600 600"
    assert not any("✕" in text for text in texts(opening, "steps"))
    assert {"exp", "✕ ∞"} <= set(texts(at("overflow", 800.0), "steps"))
    assert readout(PRESETS["nan"], "loss")[0] == "600"
    sure = {
        "twice": (14.0, "0.731058"),  # below e / (e + k − 1)
        "twice-ten": (14.0, "0.231968"),
        "sigmoid-twice": (10.0, "0.731050"),
        "sigmoid-twice-zero": (-10.0, "0.500011"),
    }
    for preset, (end, most) in sure.items():
        assert most not in arithmetic(PRESETS[preset])
        assert most in arithmetic(at(preset, end))


def test_answers_to_the_guesses_are_on_the_screen_after_the_drag():
    lost = at("log-of-zero", -800.0)
    assert readout(lost, "gradient_0") == ("NaN", "not a number: no way")
    shifted = texts(at("shift", 1000.0), "steps")
    assert {"0.135", "0.368", "1"} <= set(shifted)
    frozen = at("clip", -40.0, exponent=-15.0)
    assert readout(frozen, "gradient_0")[1] == "zero: nothing is learnt"


def test_right_and_sure_answer_is_not_a_number_either():
    state = at("nan", -800.0)
    assert readout(state, "stable")[0] == "0"
    assert readout(state, "loss") == ("NaN", "not a number, and contagious")
    assert readout(state, "gradient_0") == ("NaN", "not a number: no way")
    assert readout(state, "difference") == ("NaN", "NaN minus anything is NaN")
    assert "4.9 × 10⁻³²⁴" in arithmetic(state)


def test_digits_go_before_the_number_does():
    near = at("log-of-zero", -744.0)
    assert failure(near) == ""
    assert readout(near, "happened")[0] == "digits are lost"
    assert readout(at("log-of-zero", -700.0), "happened")[0] == "nothing yet"


def test_any_shift_in_the_white_gives_the_same():
    for shift in (300.0, 1000.0, 1700.0):
        assert readout(at("shift", shift), "loss")[0] == "1,000.41"
    assert readout(at("shift", 0.0), "happened")[0] == "overflow"
    assert readout(at("shift", 2000.0), "happened")[0] == "underflow"
    assert "1,000.407606" in texts(at("shift", 0.0), "steps")


# What holds for every preset


def places(state: State):
    low, high = state.reach.low, state.reach.high
    for share in (0.0, 0.1, 0.4, 0.6, 0.9, 1.0):
        yield moved(state, state.control, low + share * (high - low))


@each_preset
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_nothing_is_empty_and_nan_is_always_explained(state, dtype):
    for here in places(state_of(PART, state.preset, dtype=dtype)):
        made = scene(here)
        for each in made.readouts:
            assert each.value
            assert each.note
            if "NaN" in each.value:
                assert "not a number" in each.note or "NaN minus" in each.note
        assert len(made.arithmetic) == len(scene(state).arithmetic)
        assert made.arithmetic[0].values
        assert made.handles[0].text
        if failure(here):
            assert any(region.how == failure(here) for region in regions(here))


@each_preset
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_track_is_the_scene(state, dtype):
    state = state_of(PART, state.preset, dtype=dtype)
    for control in scene(state).controls():
        assert 15 <= len(check_equal(scene, state, control, moved)) <= 210


@each_preset
def test_drawn_curves_pass_through_the_numbers(state):
    seen = curves(state)
    for index in range(0, len(seen.xs), 9):
        here = numbers(moved(state, state.control, seen.xs[index]))
        drawn = (seen.naive[index], seen.stable[index])
        assert drawn == pytest.approx((here.naive, here.stable), nan_ok=True)


@each_preset
def test_preset_is_its_own(state):
    assert from_link(to_link(state, PRESETS), PRESETS) == (state, ())
    others = [scene(each).sentence for each in PRESETS.values() if each != state]
    assert scene(state).sentence not in others
    assert scene(state).asked


@pytest.mark.parametrize(
    ("link", "x"),
    [
        ({"z": "1e308"}, 1000.0),
        ({"preset": "clip", "z": "-999", "exponent": "-400"}, -60.0),
        ({"preset": "twice", "z": "nan"}, 2.0),
        ({"preset": "shift", "shift": "-inf", "dtype": "float16"}, 0.0),
        ({"preset": "log-of-zero", "z": "7"}, 0.0),
        ({"preset": "nan", "z": "0.123456789"}, 0.123456789),
    ],
)
def test_any_link_gives_a_scene(link, x):
    state, _ = from_link(link, PRESETS)
    assert state.x == x
    assert encode(scene(state))
    assert from_link(to_link(state, PRESETS), PRESETS)[0] == state
