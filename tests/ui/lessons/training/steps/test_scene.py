"""Step size: what the screen says of a run, by hand rows, by its programs."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

import losses
from tests.amounts import is_same
from tests.tracks import check_equal
from tests.ui.lessons.helpers import printed, state_of
from ui.lessons.training.drawing import step_number
from ui.lessons.training.steps import PART
from ui.lessons.training.steps.run import crawling_below, factor, ground, walk
from ui.lessons.training.steps.state import HOUSES, KINDS, HeavyBall, Pool, State
from ui.live_chart.scene import Panel
from ui.state import from_link, moved, to_link

PRESETS, scene = PART.presets, PART.scene
FOUR = PRESETS["four-steps"]
each_preset = pytest.mark.parametrize("name", PRESETS)


def readouts(state: State) -> dict[str, tuple[str, str]]:
    return {item.name: (item.value, item.note) for item in scene(state).readouts}


def arithmetic(state: State) -> list[str]:
    return [value for term in scene(state).arithmetic for value in term.values]


def panel_of(state: State, name: str) -> Panel:
    return next(panel for panel in scene(state).panels if panel.name == name)


def trace(state: State, panel: str, name: str) -> dict:
    data = panel_of(state, panel).figure["data"]
    return next(item for item in data if item.get("name") == name)


# Misconception 16, by hand: the distance of 3 times 0.8, 0, −0.8, −1.1, 20 times.
@pytest.mark.parametrize(
    ("step_size", "price", "verdict", "note"),
    [
        (
            0.1,
            "2.97",
            "converging",
            "under 1 % of the height left after 11 steps; distance × 0.80 a step",
        ),
        (
            0.5,
            "3",
            "converging",
            "under 1 % of the height left after 1 step; distance × 0.00 a step",
        ),
        (
            0.9,
            "2.97",
            "converging",
            "under 1 % of the height left after 11 steps; distance × −0.80 a step",
        ),
        (
            1.05,
            "−17.2",
            "diverged",
            "farther at each of 20 steps; distance × −1.10 a step",
        ),
        (0.01, "0.997", "crawling", "not there in 20 steps; distance × 0.98 a step"),
        (
            0.99,
            "0.997",
            "oscillating",
            "not there in 20 steps; distance × −0.98 a step",
        ),
    ],
)
def test_four_step_sizes_by_hand(step_size, price, verdict, note):
    found = readouts(replace(FOUR, step_size=step_size))
    assert found["price"][0] == price
    assert found["verdict"] == (verdict, note)
    assert found["step_size"] == (f"{step_size:.2f}", "limit 1.00")


def test_number_that_is_not_0_does_not_read_0():
    state = state_of(PART, "first-steps", step_size=0.2, time=20.0)
    assert walk(state).values[-1] > 0
    found = readouts(state)
    assert found["loss"] == ("< 0.0001", "($100k)²; lowest 0")
    assert found["gradient"][0] == "−0.0002"
    assert readouts(replace(state, step_size=0.5))["loss"][0] == "0"


@each_preset
def test_readouts_say_0_of_what_is_0_alone(name):
    state = PRESETS[name]
    for size in np.linspace(*state.dial[:2], 40):
        here = replace(state, step_size=float(size))
        run, found = walk(here), readouts(here)
        now = min(here.step, run.last)
        for key, value in (("loss", run.values[now]), ("gradient", run.slopes[now])):
            assert (found[key][0] == "0") == (value == 0)


def test_four_runs_are_drawn_together_with_their_ends():
    state = FOUR
    for size in (0.1, 0.5, 0.9, 1.05):
        assert trace(state, "steps", f"run {size}")["y"][0] == 0
    ends = {0.1: "2.965", 0.5: "3.000", 0.9: "2.965", 1.05: "−17.182"}
    for size, end in ends.items():
        assert trace(state, "steps", f"end {size}")["text"] == [f"{size}: {end}"]
        key, run = (
            trace(state, "steps", f"key {size}"),
            trace(state, "steps", f"run {size}"),
        )
        assert key["line"] == run["line"]
        assert key["y"][0] == trace(state, "steps", f"end {size}")["y"][0]
    dashes = {trace(state, "steps", f"key {size}")["line"]["dash"] for size in ends}
    assert len(dashes) == 4
    mirrored = np.array(trace(state, "steps", "run 0.1")["y"]) - 3
    own = np.array(trace(state, "steps", "price")["y"]) - 3
    assert np.abs(own) == pytest.approx(np.abs(mirrored))
    assert (own[1::2] > 0).all()
    assert (own[::2] < 0).all()


# Misconception 15: curvature 2 with the mean of any number, 2n with the sum.
@pytest.mark.parametrize("houses", HOUSES)
def test_limit_of_the_sum_shrinks_with_the_houses(houses):
    mean = replace(PRESETS["mean-of-four"], houses=houses)
    total = replace(mean, reduction="sum")
    assert ground(mean).best == pytest.approx(3)
    assert ground(mean).limit == pytest.approx(1)
    assert ground(total).limit == pytest.approx(1 / int(houses))
    mark = trace(total, "steps", f"mark limit {1 / int(houses):.3g}")
    assert mark["x"][0] == pytest.approx(1 / int(houses))
    said = float(readouts(total)["step_size"][1].removeprefix("limit "))
    assert said == 1 / int(houses)  # not 0.12 beside the dial's 0.125


def test_same_step_size_arrives_with_the_mean_and_explodes_with_the_sum():
    mean, total = PRESETS["mean-of-four"], PRESETS["sum-of-four"]
    assert mean.step_size == total.step_size
    assert readouts(mean)["verdict"] == (
        "converging",
        "under 1 % of the height left after 3 steps; distance × 0.40 a step",
    )
    assert readouts(total)["verdict"][0] == "diverged"
    assert readouts(mean)["step_size"][1] == "limit 1.00"
    assert readouts(total)["step_size"][1] == "limit 0.25"
    assert trace(mean, "steps", "beside")["text"] == ["sum: diverged"]


# Misconception 10: 1, 2, 3, 4, 3, 4, …
def test_absolute_error_bounces_and_a_shrinking_step_lands():
    bounce, landing = PRESETS["bounce"], PRESETS["landing"]
    assert walk(bounce).prices[:6] == [1, 2, 3, 4, 3, 4]
    assert readouts(bounce)["verdict"] == ("oscillating", "not there in 60 steps")
    assert readouts(bounce)["step_size"][1] == "no limit at a kink"
    assert readouts(landing)["verdict"] == (
        "converging",
        "under 1 % of the height left after 40 steps",
    )
    assert readouts(landing)["price"][0] == "3.50"
    short = replace(landing, step_size=0.5)
    assert readouts(short)["verdict"][0] == "crawling"
    assert readouts(bounce)["gradient"][1].startswith("a pure number; ")
    hit = replace(bounce, step_size=0.5)
    assert readouts(hit)["gradient"] == (
        "0",
        "a pure number; at the kink: any from −1 to 1",
    )
    assert "0 among them" in panel_of(bounce, "bowl").title


def test_fan_of_slopes_lies_under_the_curve():
    state = PRESETS["bounce"]
    fan = [
        item
        for item in panel_of(state, "bowl").figure["data"]
        if item.get("name", "").startswith("slope")
    ]
    assert len(fan) == 9
    for each in fan:
        for x, y in zip(each["x"], each["y"], strict=True):
            assert y <= losses.absolute_error(3.5, x) + 1e-12


def test_momentum_arrives_where_the_step_size_alone_crawls():
    state = PRESETS["heavy-ball"]
    assert readouts(state)["verdict"] == (
        "converging",
        "under 1 % of the height left after 14 steps",
    )
    assert readouts(state)["step_size"] == ("0.02", "limit 1.70")
    assert trace(state, "steps", "beside")["text"] == ["without: crawling"]
    too_much = replace(state, momentum=0.95)
    assert readouts(too_much)["verdict"][0] == "oscillating"
    assert factor(replace(state, momentum=0.0)) == pytest.approx(0.96)


def test_arithmetic_is_the_next_step_with_the_gradient_that_is_shown():
    assert arithmetic(replace(FOUR, time=0.0)) == [
        "1",
        "0",
        "0.90",
        "−6",
        "5.4",
    ]
    assert arithmetic(FOUR)[0] == "21"
    ball = replace(PRESETS["heavy-ball"], time=1.0)
    assert arithmetic(ball) == [
        "2",
        "0.12",
        "0.70",
        "0.12",
        "0.02",
        "−5.76",
        "0.3192",
    ]
    assert "61" in arithmetic(PRESETS["landing"])
    assert arithmetic(replace(PRESETS["sum-of-four"], time=19.0))[1:] == [
        "1,796",
        "0.30",
        "14,343",
        "−2,507",
    ]


@pytest.mark.parametrize("preset", PRESETS)
def test_next_step_starts_where_the_readouts_are_and_leads_to_where_they_go(preset):
    state = PRESETS[preset]
    for time in (0, 1, state.steps - 1, state.steps):
        here = replace(state, time=float(time))
        found, numbers = readouts(here), arithmetic(here)
        assert numbers[0] == str(time + 1)
        assert any(is_same(found["gradient"][0], each) for each in numbers)
        assert is_same(found["price"][0], numbers[1])
        if time < state.steps:
            assert numbers[-1] == step_number(walk(here).prices[time + 1])


def test_run_that_was_given_up_has_no_next_step():
    state = replace(PRESETS["sum-of-four"], step_size=1.2)
    last = walk(state).last
    assert last < state.steps
    assert arithmetic(state) == [
        str(last + 1),
        *("the run", "was given up:", "its numbers", "ran away"),
    ]


def test_first_example_begins_before_its_first_step_with_the_run_to_come_veiled():
    state = PRESETS["first-steps"]
    assert readouts(state)["price"] == ("0", "best 3")
    for panel in ("bowl", "steps"):
        assert len(trace(state, panel, "to come")["x"]) == state.steps + 1
        assert f"{panel}/to come" in PART.scene(state).asked.veil.traces
        assert trace(state, panel, "next step")["x"][-1] is not None
    assert trace(state, "steps", "next step")["y"] == [0.0, pytest.approx(0.6)]
    names = [each.get("name", "") for each in panel_of(state, "steps").figure["data"]]
    assert not [name for name in names if name.startswith("run ")]


def test_moved_start_is_seen_at_its_own_step_and_a_step_size_at_the_end():
    before, after = (moved(FOUR, "start", value) for value in (1.0, 2.0))
    assert before.step == after.step == 0
    for name in ("loss", "gradient", "price"):
        assert readouts(before)[name] != readouts(after)[name]
    assert arithmetic(before) != arithmetic(after)
    assert moved(before, "step_size", 0.4).step == FOUR.steps
    assert moved(replace(FOUR, time=3.0), "step_size", 0.4).step == 3


def test_time_line_ends_where_the_run_was_given_up():
    state = replace(PRESETS["sum-of-four"], houses="8", step_size=1.2)
    time = scene(state).handle_of("time")
    assert time.value == time.maximum == walk(state).last < state.steps
    assert "where the run ended" in time.text
    assert scene(FOUR).handle_of("time").maximum == FOUR.steps


@pytest.mark.parametrize("reduction", ["mean", "sum"])
def test_zones_are_where_the_verdict_changes(reduction):
    state = replace(PRESETS["mean-of-four"], reduction=reduction)
    edge, limit = crawling_below(state), ground(state).limit
    for size, kind in (
        (0.9 * edge, "crawling"),
        (1.1 * edge, "converging"),
        (1.05 * limit, "diverged"),
    ):
        assert walk(state, step_size=size).verdict.kind == kind
    assert factor(replace(state, step_size=limit * 0.4)) > 0
    assert factor(replace(state, step_size=limit * 0.6)) < 0


@each_preset
def test_track_equals_the_scene_of_every_position(name):
    state = PRESETS[name]
    for control in scene(state).played():
        assert 15 <= len(check_equal(scene, state, control, moved)) <= 121


@pytest.mark.parametrize("kind", KINDS.values())
def test_ends_of_every_handle_stay_on_the_chart(kind):
    state = next(each for each in PRESETS.values() if isinstance(each, kind))
    for handle in scene(state).handles:
        for value in (handle.minimum, handle.maximum):
            at = scene(moved(state, handle.control, value))
            for each in at.handles:
                if not each.panel:
                    continue
                panel = next(one for one in at.panels if one.name == each.panel)
                for place, axis in zip((each.x, each.y), each.axes, strict=True):
                    name = f"{axis[0]}axis{axis[1:]}"
                    low, high = panel.figure["layout"][name]["range"]
                    assert low <= place <= high


@each_preset
def test_nothing_on_the_screen_is_undefined(name):
    for time in (0, 1, 20):
        for size in PRESETS[name].dial[:2]:
            found = readouts(replace(PRESETS[name], time=float(time), step_size=size))
            words = " ".join(part for pair in found.values() for part in pair)
            assert "undefined" not in words
            assert "nan" not in words.lower()


def test_run_that_is_given_up_says_where():
    state = replace(PRESETS["sum-of-four"], houses="8", step_size=1.2)
    assert readouts(state)["verdict"] == (
        "diverged",
        f"given up at step {walk(state).last}: too far away",
    )
    assert readouts(state)["loss"][0].endswith(("¹³", "¹²", "¹¹", "¹⁰", "¹⁴"))


@each_preset
def test_links_bring_the_state_back(name):
    state = replace(PRESETS[name], start=1.2, step_size=0.4, time=3.0)
    assert from_link(to_link(state, PRESETS), PRESETS) == (state, ())
    for link in (
        {"start": "99", "step_size": "0", "time": "1e9", "momentum": "7"},
        {"houses": "8", "reduction": "sum", "schedule": "shrinking", "time": "3.4"},
        {"step_size": "nan", "start": "x", "houses": "3"},
    ):
        hostile, _ = from_link({"preset": name, **link}, PRESETS)
        assert scene(hostile).readouts


@each_preset
def test_programs_end_where_the_screen_does(name):
    state = PRESETS[name]
    found = PART.programs(state)
    price, loss = numbers(found["NumPy"])
    run = walk(state)
    assert price == pytest.approx(run.prices[state.step], rel=1e-9)
    assert loss == pytest.approx(run.values[state.step], rel=1e-6)
    best, lowest = numbers(found["scikit-learn"])
    assert best == pytest.approx(ground(state).best)
    assert lowest == pytest.approx(ground(state).lowest)


def numbers(source: str) -> list[float]:
    (line,) = printed(source)
    return [float(word) for word in line.split()]


def test_words_of_the_dial_have_room_on_a_phone():
    """A word of 11 px is about 45 px long, the strip on 320 px about 175."""
    for name in ("four-steps", "mean-of-four", "sum-of-four", "heavy-ball"):
        for houses in HOUSES if isinstance(PRESETS[name], Pool) else ("1",):
            state = state_of(PART, name, houses=houses)
            low, high, _ = state.dial
            data = panel_of(state, "steps").figure["data"]
            centres = sorted(
                each["x"][0]
                for each in data
                if each.get("name", "").startswith("word ")
                and each["x"][0] is not None
                and each["textposition"] == "top center"
            )
            assert all(
                (right - left) / (high - low) * 175 > 45
                for left, right in pairwise(centres)
            )
            first = [each for each in data if each.get("text") == ["crawling"]][-1:]
            assert (
                isinstance(state, HeavyBall) or first[0]["textposition"] == "top left"
            )
