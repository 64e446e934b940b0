"""The part "Curves": anchors, kinks, ranges and Tracks."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

import losses
from tests.tracks import check_equal
from tests.ui.lessons.helpers import state_of
from ui.lessons.choosing.curves import PART
from ui.lessons.choosing.curves.losses import Curve, bound, drawn, lowest, row
from ui.lessons.choosing.curves.state import State, with_added, with_axis
from ui.lessons.choosing.curves.table import cell
from ui.lessons.choosing.curves.view import look
from ui.live_chart.scene import encode
from ui.state import from_link, moved, to_link

PRESETS, scene = PART.presets, PART.scene


def with_(preset: str, **changes) -> State:
    return state_of(PART, preset, **changes)


def readout(state: State, name: str) -> str:
    return next(each.value for each in scene(state).readouts if each.name == name)


def data_of(state: State, name: str) -> list[dict]:
    """The traces of a panel."""
    panel = next(each for each in scene(state).panels if each.name == name)
    return panel.figure["data"]


def traces(state: State, name: str) -> dict[str, dict]:
    """The traces of a panel that have a name."""
    return {each["name"]: each for each in data_of(state, name) if "name" in each}


def table(state: State) -> list[str]:
    data = data_of(state, "numbers")
    return [text for trace in data for text in trace.get("text", ())]


def arithmetic(state: State) -> str:
    return " ".join(value for each in scene(state).arithmetic for value in each.values)


def every_loss():
    for name, preset in PRESETS.items():
        for loss in preset.shown:
            state = dataclasses.replace(preset, loss=loss)
            yield pytest.param(state, id=f"{name}-{loss}")


each_loss = pytest.mark.parametrize("state", list(every_loss()))


# Misconceptions 11, 12, 19 and 20, and what is special about each preset


def test_sure_and_wrong_brier_hardly_pulls():
    state = PRESETS["sure-and-wrong"]
    assert readout(state, "gradient") == "−0.0132"
    assert readout(state, "beside") == "−0.993"
    assert "−0.9933" in table(state)
    note = next(each.note for each in scene(state).readouts if each.name == "beside")
    assert note == "75 times as strong; 2 times at logit 0"


def test_two_slopes_without_limit_are_said_to_be():
    """Their ratio is no number."""
    state = with_("sure-and-wrong", loss="focal", axis="probability", p=0.0)
    beside = next(each for each in scene(state).readouts if each.name == "beside")
    assert beside.value == readout(state, "gradient") == "−∞"
    assert beside.note == "both without limit; 1.7 times at p 0.5"


def test_gear_between_p_and_logit():
    state = PRESETS["gear"]
    assert "−1.428571 0.21 = −0.3" in arithmetic(state)
    assert readout(state, "gradient") == "−1.43"
    turned = with_axis(state, "logit")
    assert readout(turned, "gradient") == "−0.300"
    assert readout(turned, "loss") == readout(state, "loss") == "0.357"
    assert with_axis(turned, "probability").p == 0.7
    at_zero = with_("gear", p=0.0)
    assert "−∞ 0 tends to −1" in arithmetic(at_zero)


def test_honest_losses_are_lowest_at_the_truth():
    state = PRESETS["honest"]
    assert readout(state, "loss") == "0.21"
    assert readout(state, "gradient") == "0"
    by_name = {curve.look.short: curve for curve in look(state).curves}
    for name in ("cross-entropy", "Brier"):
        assert lowest(by_name[name]) == pytest.approx(0.7)
    assert lowest(by_name["absolute"]) == 1
    assert lowest(by_name["focal"]) == pytest.approx(0.5785, abs=5e-5)
    for curve in by_name.values():
        values = [row(curve, p).value for p in np.linspace(0.01, 1, 100)[:-1]]
        assert row(curve, lowest(curve)).value <= min(values) + 1e-9
    assert row(by_name["cross-entropy"], 0.7).value == pytest.approx(
        losses.entropy([0.7, 0.3])
    )


def test_logistic_in_nats_dips_below_zero_one():
    edge = traces(with_("bound", margin=-0.3), "values")["edge"]
    assert (edge["text"], edge["x"]) == (["m = −0.541325"], [bound()])
    assert losses.logistic(1, bound()) == pytest.approx(1)
    for m in np.linspace(-0.54, -0.001, 9):
        assert losses.logistic(1, m) < losses.zero_one(1, m)
        assert losses.logistic_bits(1, m) > losses.zero_one(1, m)


@pytest.mark.parametrize(
    ("margin", "is_seen"),
    [(-0.8, False), (-0.55, False), (-0.5, True), (0.0, True), (0.05, False)],
)
def test_dip_is_shaded_only_while_the_margin_is_in_it(margin, is_seen):
    assert PRESETS["bound"].margin == -0.8
    made = traces(with_("bound", margin=margin), "values")
    for name in ("dip", "edge"):
        assert (made[name]["shown"] > 0) == is_seen
        assert made[name]["shown"] in (0, len(made["dip"]["x"]))


@pytest.mark.parametrize(
    ("loss", "numbers"),
    [  # by hand, at an error of 2 with delta 1 and tau 0.8
        ("squared_error", ("4", "4", "2")),
        ("absolute_error", ("2", "1", "0")),
        ("huber", ("1.5", "1", "0")),
        ("log_cosh", ("1.33", "0.964", "0.0707")),
        ("quantile", ("0.4", "0.2", "0")),
    ],
)
def test_errors_have_their_value_slope_and_curvature(loss, numbers):
    state = with_("errors", loss=loss)
    found = tuple(readout(state, name) for name in ("loss", "gradient", "curvature"))
    assert found == numbers
    now = row(look(state).curve, 2.0)
    exact = [cell(each) for each in (now.value, now.slope, now.curvature)]
    assert set(exact) <= set(table(PRESETS["errors"]))


@pytest.mark.parametrize(
    ("preset", "loss", "x", "slope", "curvature"),
    [
        ("errors", "absolute_error", 0.0, "−1 to 1", "none"),
        ("errors", "quantile", 0.0, "−0.8 to 0.2", "none"),
        ("margins", "hinge", 1.0, "−1 to 0", "none"),
        ("margins", "zero_one", 0.0, "0", "none"),
        ("margins", "squared_hinge", 1.0, "0", "2"),
        ("probability", "cross_entropy", 0.0, "−∞", "∞"),
        ("probability", "brier", 0.0, "−2", "2"),
    ],
)
def test_kinks_and_infinities_are_said_in_words(preset, loss, x, slope, curvature):
    state = with_(preset, loss=loss)
    state = moved(state, state.control, x)
    assert readout(state, "gradient") == slope
    if loss != "squared_hinge":  # at its seam both curvatures fit
        assert readout(state, "curvature") == curvature


def test_temperature_divides_slope_and_bend():
    state = moved(PRESETS["temperature"], "temperature", 2.0)
    assert readout(state, "gradient") == "−0.409"
    cooled = row(Curve("tempered", 2.0), -3.0)
    plain = row(Curve("untempered"), -1.5)
    assert cooled.slope == pytest.approx(plain.slope / 2)
    assert cooled.curvature == pytest.approx(plain.curvature / 4)
    assert row(Curve("tempered", 1.0), -3.0) == row(Curve("untempered"), -3.0)


# Every preset with every loss


@each_loss
def test_handles_stay_inside_their_axes(state):
    for control in scene(state).controls():
        handle = scene(state).handle_of(control)
        for end in (handle.minimum, handle.maximum):
            made = scene(moved(state, control, end))
            layouts = {panel.name: panel.figure["layout"] for panel in made.panels}
            for each in made.handles:
                layout = layouts[each.panel]
                for value, axis in zip((each.x, each.y), each.axes, strict=True):
                    low, high = layout[f"{axis[0]}axis{axis[1:]}"]["range"]
                    assert low <= value <= high


@pytest.mark.parametrize("preset", PRESETS)
def test_track_of_the_first_loss_is_the_scene(preset):
    state = PRESETS[preset]
    for control in scene(state).controls():
        assert 15 <= len(check_equal(scene, state, control, moved)) <= 130


@pytest.mark.parametrize("loss", ["huber", "quantile", "absolute_error"])
def test_track_through_a_kink_is_the_scene(loss):
    assert check_equal(scene, with_("errors", loss=loss), "error", moved)


@pytest.mark.parametrize("loss", ["zero_one", "hinge", "exponential"])
def test_track_of_a_margin_is_the_scene(loss):
    assert check_equal(scene, with_("margins", loss=loss), "margin", moved)


def test_track_of_the_logit_axis_is_the_scene():
    state = with_axis(PRESETS["probability"], "logit")
    for control in ("z", "gamma"):
        assert check_equal(scene, state, control, moved)


@each_loss
def test_drawn_curve_passes_through_the_numbers(state):
    seen = look(state)
    for curve in seen.curves:
        xs, *columns = drawn(curve, *state.reach)
        for index in range(0, len(xs), 7):
            if xs[index] is None or columns[0][index] is None:
                continue
            here = row(curve, xs[index])
            assert columns[0][index] == pytest.approx(here.value)
            assert columns[1][index] == pytest.approx(here.slope)


@each_loss
def test_slope_and_curvature_are_differences_of_the_value(state):
    curve = look(state).curve
    x, step = state.x + 1e-3, 1e-4
    if curve.key in ("quantile", "absolute_error"):
        step = 1e-5
    before, here, after = (row(curve, x + side * step) for side in (-1, 0, 1))
    slope = (after.value - before.value) / (2 * step)
    assert here.slope == pytest.approx(slope, rel=1e-4, abs=1e-4)
    bend = (after.slope - before.slope) / (2 * step)
    assert here.curvature == pytest.approx(bend, rel=1e-3, abs=1e-3)


def test_names_at_the_ends_do_not_touch():
    for state in PRESETS.values():
        panels = {panel.name: panel for panel in scene(state).panels}
        below = 0.1 if state.has_bends else 0.05
        for name, share in (("values", 0.05), ("slopes", below)):
            low, high = panels[name].figure["layout"]["yaxis"]["range"]
            heights = sorted(
                trace["y"][0]
                for each, trace in traces(state, name).items()
                if each.startswith("name ")
            )
            assert len(heights) == len(state.shown)
            gaps = np.diff(heights) / (high - low)
            assert (gaps >= share - 1e-6).all()


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("panel", ["values", "slopes"])
def test_line_leads_from_the_end_of_each_curve_to_its_name(preset, panel):
    state = PRESETS[preset]
    made, seen = traces(state, panel), look(state)
    low, high = seen.reach
    for curve in seen.curves:
        which = 1 if panel == "values" else 2
        start, end = zip(
            *(made[f"to {curve.look.short} {which}"][axis] for axis in "xy"),
            strict=True,
        )
        name = made[f"name {curve.key} {which}"]
        assert end == (name["x"][0], name["y"][0])
        assert start[0] in (low, high)
        assert not low <= name["x"][0] <= high, "a name is on no curve"


# Two curves, to which the reader adds


def test_curves_begin_with_two_and_no_curvature():
    state = PRESETS["two"]
    assert next(iter(PRESETS)) == "two"
    assert [curve.key for curve in look(state).curves] == [
        "squared_error",
        "absolute_error",
    ]
    made = scene(state)
    assert [panel.name for panel in made.panels] == ["values", "slopes"]
    assert made.controls() == ("error",)
    assert len(made.handles) == 1
    said = [readout.name for readout in made.readouts]
    assert said == ["loss", "place", "gradient", "usual"]
    assert not [name for name in traces(state, "slopes") if name.endswith(" y2")]


def test_what_is_added_is_drawn_with_its_dial():
    state = with_("two", added=("huber", "curvature"))
    made = scene(state)
    assert [panel.name for panel in made.panels] == ["values", "slopes", "numbers"]
    assert made.controls() == ("error", "delta")
    assert "curvature" in table(state)
    assert "curvature" not in table(with_("two", added=("huber",)))
    for control in made.controls():
        assert check_equal(scene, state, control, moved)


def test_loss_that_is_spoken_of_is_drawn_until_it_is_taken_away():
    state, notices = from_link({"preset": "two", "loss": "huber"}, PRESETS)
    assert (state.added, notices) == (("huber",), ())
    assert with_added(state, ("quantile",)).loss == "squared_error"
    assert with_added(state, ("huber", "quantile")).loss == "huber"
    assert from_link(to_link(state, PRESETS), PRESETS) == (state, ())


def test_all_curves_with_all_their_numbers_stay_where_they_were():
    made = scene(PRESETS["errors"])
    names = {curve.key for curve in look(PRESETS["errors"]).curves}
    five = {"squared_error", "absolute_error", "huber", "log_cosh", "quantile"}
    assert names >= five
    assert {*made.controls()} >= {"error", "quantile", "delta"}
    assert [panel.name for panel in made.panels] == ["values", "slopes", "numbers"]


@pytest.mark.parametrize(
    "link",
    [
        {"loss": "hinge"},
        {"preset": "margins", "loss": "huber", "margin": "99"},
        {"preset": "bound", "margin": "-1.5"},
        {"error": "NaN", "delta": "-3", "quantile": "1e99"},
        {"preset": "probability", "axis": "logit", "z": "-inf", "gamma": "0"},
        {"preset": "honest", "axis": "logit", "p": "1"},
        {"preset": "temperature", "axis": "probability", "temperature": "0"},
        {"preset": "gear", "p": "0", "loss": "brier"},
    ],
)
def test_any_link_gives_a_scene(link):
    state, _ = from_link(link, PRESETS)
    assert encode(scene(state))
    assert from_link(to_link(state, PRESETS), PRESETS)[0] == state
