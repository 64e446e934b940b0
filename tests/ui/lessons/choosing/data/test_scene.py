"""The part "One data set": answers, shares, pulls, Tracks and links."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from tests.tracks import check_equal
from tests.ui.lessons.helpers import state_of
from ui.lessons.choosing.data import PART
from ui.lessons.choosing.data.answers import answer
from ui.lessons.choosing.data.state import State
from ui.live_chart.scene import encode
from ui.state import from_link, moved, to_link

PRESETS, scene = PART.presets, PART.scene


def readout(state: State, name: str) -> str:
    return next(each.value for each in scene(state).readouts if each.name == name)


def note(state: State, name: str) -> str:
    return next(each.note for each in scene(state).readouts if each.name == name)


def texts(state: State, panel: int) -> list[str]:
    data = scene(state).panels[panel].figure["data"]
    return [text for trace in data for text in trace.get("text", ())]


def trace(state: State, name: str) -> dict:
    panels = scene(state).panels
    data = [trace for panel in panels for trace in panel.figure["data"]]
    return next(trace for trace in data if trace.get("name") == name)


def with_(preset: str, **changes) -> State:
    return state_of(PART, preset, **changes)


def every_loss():
    for name, preset in PRESETS.items():
        for loss in preset.losses:
            state = dataclasses.replace(preset, loss=loss)
            yield pytest.param(state, id=f"{name}-{loss}")


each_loss = pytest.mark.parametrize("state", list(every_loss()))
FAR = with_("five-houses", outlier=1e6)


# Misconception 2, by hand: 780 of 820, 628² of 628² + 99,096


@pytest.mark.parametrize(
    ("loss", "best", "share", "pull"),
    [
        ("squared_error", "$372,000", "80 %", "50 %"),
        ("absolute_error", "$220,000", "95 %", "25 %"),
        ("huber", "$227,500", "99 %", "48 %"),
    ],
)
def test_outlier_of_five_has_a_large_share_and_a_capped_pull(loss, best, share, pull):
    state = dataclasses.replace(FAR, loss=loss)
    assert readout(state, "answer") == best
    assert readout(state, "share") == share
    assert readout(state, "pull") == pull
    found = answer(state)
    if loss == "absolute_error":
        assert found.share == pytest.approx(780 / 820)
        assert found.gradients[-1] == -1
    if loss == "squared_error":
        assert found.share == pytest.approx(628**2 / (628**2 + 99_096))
        assert found.gradients[-1] == pytest.approx(-2 * 628e3)
    assert {f" {share}", f" {pull}"} <= set(texts(state, 1))


def test_fifth_house_begins_among_the_others_and_the_guess_is_open():
    near = PRESETS["five-houses"]
    assert near.outlier == 240e3
    shares = {loss: answer(near, loss).share for loss in near.losses}
    assert shares["squared_error"] == pytest.approx(400 / 1000)
    assert shares["absolute_error"] == pytest.approx(20 / 60)
    assert answer(FAR).share > answer(FAR, "squared_error").share
    assert not {" 80 %", " 95 %"} & set(texts(near, 1))
    link = {"preset": "five-houses", "loss": "absolute_error", "outlier": "1000000"}
    assert from_link(link, PRESETS) == (FAR, ())


def test_bars_are_as_long_as_the_shares_and_told_apart_by_their_side():
    for loss in FAR.losses:
        found = answer(FAR, loss)
        assert max(trace(FAR, f"bar {loss} x")["x"]) == pytest.approx(found.share)
        assert trace(FAR, f"bar {loss} x")["xaxis"] == "x"
    assert scene(FAR).panels[1].title.startswith("Left, blue: ")
    axes = scene(FAR).panels[1].figure["layout"]
    assert axes["xaxis"]["domain"][1] < axes["xaxis2"]["domain"][0]


def test_farther_outlier_moves_the_mean_and_not_the_median():
    near, far = with_("five-houses", outlier=400e3), FAR
    for loss, change in (("absolute_error", 0), ("huber", 0), ("squared_error", 120e3)):
        moved_by = answer(far, loss).level - answer(near, loss).level
        assert moved_by == pytest.approx(change)
        assert answer(far, loss).share > answer(near, loss).share
    assert note(far, "pull") == "its own gradient −$1 per $: capped"
    squared = dataclasses.replace(far, loss="squared_error")
    assert note(squared, "pull") == "its own gradient −1,256,000 $² per $: grows"


def test_arithmetic_is_worked_out_house_by_house():
    said = [value for each in scene(FAR).arithmetic for value in each.values]
    assert said[:7] == ["780", "20", "10", "0", "10", "780", "95 %"]
    assert said[7:] == ["1", "1", "1", "0", "1", "1", "25 %"]
    line = [each.values for each in scene(PRESETS["line"]).arithmetic]
    found = answer(PRESETS["line"])
    rest = sum(found.values[:-1]) / 1e6
    assert f"{rest:,.0f}" in [value for values in line for value in values]


def test_typed_price_moves_the_mean_by_its_seventh():
    typed, sold = PRESETS["typed-wrong"], with_("typed-wrong", outlier=226_500.0)
    change = answer(typed).level - answer(sold).level
    assert change == pytest.approx(300_000 / 7)
    assert answer(typed, "absolute_error").level == 192_500
    assert answer(sold, "absolute_error").level == 192_500
    assert note(typed, "outlier") == "sold for $226,500"
    assert note(sold, "outlier") == "as it was sold"


def test_huber_goes_from_the_median_to_the_mean():
    levels = [
        answer(with_("huber-between", delta=delta)).level
        for delta in (5e3, 50e3, 100e3, 200e3)
    ]
    median = answer(PRESETS["huber-between"], "absolute_error").level
    mean = answer(PRESETS["huber-between"], "squared_error").level
    assert levels == sorted(levels)
    assert median <= levels[0] <= levels[-1] <= mean
    sold = with_("huber-between", outlier=226_500.0, delta=200e3)
    assert answer(sold).level == pytest.approx(np.mean(sold.y_true))
    assert note(sold, "pull").endswith("grows")


@pytest.mark.parametrize(
    ("outlier", "delta", "where"),
    [
        (526_500.0, 50e3, "between median and mean"),
        (196e3, 10e3, "near the median"),  # $191,328 beside $192,500 and $198,305
        (196e3, 200e3, "between median and mean"),  # it is the mean
    ],
)
def test_huber_is_said_to_be_between_only_where_it_is(outlier, delta, where):
    state = with_("huber-between", outlier=outlier, delta=delta)
    assert note(state, "answer") == f"{where}, δ ${delta:,.0f}"


@pytest.mark.parametrize("preset", ["five-houses", "huber-between", "even-count"])
def test_words_about_huber_hold_wherever_outlier_and_delta_are(preset):
    low, high, step = PRESETS[preset].houses.reach
    for outlier in np.arange(low, high + 1, 4 * step).tolist():
        for delta in (5e3, 20e3, 50e3, 110e3, 200e3):
            state = with_(preset, loss="huber", outlier=outlier, delta=delta)
            low_end, high_end = answer(state, "absolute_error").interval
            mean, found = np.mean(state.y_true), answer(state).level
            ends = sorted([low_end, high_end, mean])
            is_between = ends[0] - 1 <= found <= ends[-1] + 1
            assert is_between == ("between" in note(state, "answer"))
            gap = min(abs(found - low_end), abs(found - high_end))
            assert is_between or gap < 0.25 * delta


def test_eighth_of_the_pulls_keeps_its_half_per_cent():
    far = with_("even-count", outlier=400e3)
    assert answer(far).pull == 1 / 8
    assert readout(far, "pull") == "12.5 %"
    assert " 12.5 %" in texts(far, 1)


def test_high_quantile_is_the_outlier_itself():
    below, above = (with_("quantile-top", quantile=tau) for tau in (0.85, 0.86))
    assert answer(below).level == 264_561
    assert answer(above).level == above.outlier
    assert answer(above).is_kink
    # six houses below pull with 0.14 each, the outlier with 0 to 0.86
    assert answer(above).pulls == pytest.approx((0, 0.86 / (0.86 + 6 * 0.14)))
    assert readout(above, "pull") == "0 to 51 %"
    assert note(above, "pull") == "on it, a kink: any of −0.86 to 0.14"
    assert readout(above, "share") == "0 %"
    assert note(above, "answer") == "6 of 7 houses below it, 1 on it"


def test_even_count_has_an_interval_of_medians():
    state = PRESETS["even-count"]
    assert answer(state).interval == (190_000, 206_000)
    assert readout(state, "answer") == "$198,000"
    assert note(state, "answer") == "the middle of $190,000 to $206,000"
    assert "Absolute: median $190k to $206k" in texts(state, 0)
    ends = trace(state, "interval absolute_error")["x"]
    assert ends == [190_000, 206_000]
    truth = np.array(state.y_true)
    totals = {np.abs(truth - best).sum() for best in (190e3, 198e3, 206e3)}
    assert len(totals) == 1
    assert np.abs(truth - 207e3).sum() > totals.pop()
    inside = dataclasses.replace(state, outlier=200e3)
    assert answer(inside).interval == (190_000, 200_000)


# Every preset with every loss


@each_loss
def test_pulls_cancel_at_one_price_for_all(state):
    found = answer(state)
    if not state.is_line and 0.0 not in found.errors:
        assert sum(found.gradients) == pytest.approx(0, abs=1e-6 * state.outlier)
        assert found.pull <= 0.5 + 1e-9
    assert 0 <= found.share <= 1
    if not found.is_kink:
        assert found.pulls == pytest.approx((found.pull, found.pull))


@each_loss
def test_track_is_the_scene(state):
    for control in scene(state).controls():
        positions = check_equal(scene, state, control, moved)
        assert 15 <= len(positions) <= 130
        counts = {
            len(scene(moved(state, control, each)).arithmetic) for each in positions
        }
        assert len(counts) == 1


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


def test_examples_have_sentences_and_links():
    assert len({scene(state).sentence for state in PRESETS.values()}) == len(PRESETS)
    for state in PRESETS.values():
        assert from_link(to_link(state, PRESETS), PRESETS) == (state, ())
        changes = {"outlier": 205e3, "delta": 7_000.0, "quantile": 0.33}
        own = with_(state.preset, **changes)
        assert from_link(to_link(own, PRESETS), PRESETS) == (own, ())


@pytest.mark.parametrize(
    "link",
    [
        {"loss": "hinge", "outlier": "NaN"},
        {"preset": "even-count", "outlier": "1e99"},
        {"preset": "leverage", "loss": "quantile", "outlier": "-5"},
        {"preset": "quantile-top", "quantile": "1", "outlier": "213490"},
        {"preset": "line-quantile", "quantile": "0", "delta": "inf"},
        {"preset": "huber-between", "delta": "-1", "outlier": "192500"},
        {"preset": "five-houses", "outlier": "220000", "loss": "squared_error"},
    ],
)
def test_any_link_gives_a_scene(link):
    state, _ = from_link(link, PRESETS)
    low, high, _ = state.houses.reach
    assert low <= state.outlier <= high
    assert state.loss in state.losses
    assert encode(scene(state))
    assert from_link(to_link(state, PRESETS), PRESETS)[0] == state
