"""House prices: Tracks, links, the words under the chart, and the programs."""

from __future__ import annotations

import numpy as np
import pytest

from tests.tracks import check_equal
from tests.ui.lessons.helpers import printed, state_of
from ui.datasets import houses_fit
from ui.lessons.houses import PART
from ui.lessons.houses.loss import best_price, total
from ui.lessons.houses.state import LOSSES, Outlier, State
from ui.state import from_link, moved, to_link

PRESETS, scene = PART.presets, PART.scene


def with_(preset, **changes) -> State:
    return state_of(PART, preset, **changes)


# Tracks and links


@pytest.mark.parametrize("loss", [loss for loss in LOSSES if loss != "squared_error"])
@pytest.mark.parametrize("preset", ["classic", "halve", "several", "outlier", "sales"])
def test_track_equals_the_scene_at_every_position(preset, loss):
    """Also of delta and the quantile; squares are in test_every_scene."""
    state = with_(preset, loss=loss)
    controls = scene(state).controls()
    for control in {controls[0], controls[-1]}:
        assert 60 <= len(check_equal(scene, state, control, moved)) <= 162


def test_every_ring_takes_sixty_to_160_steps_and_can_be_exact():
    for state in PRESETS.values():
        for handle in scene(state).handles:
            if not handle.name.startswith("ring"):
                continue
            steps = (handle.maximum - handle.minimum) / handle.step
            assert 60 <= steps <= 160
            actual = state.y_true[int(handle.control.partition(".")[2])]
            assert actual in handle.positions()


def test_chosen_predicted_price_is_written_in_full_in_the_link():
    state = moved(PRESETS["classic"], "prices.0", 225e3)
    assert to_link(state, PRESETS) == {"preset": "classic", "prices": "225000"}
    assert from_link({"prices": "200000"}, PRESETS) == (PRESETS["classic"], ())


@pytest.mark.parametrize("preset", PRESETS)
def test_link_comes_back_as_the_same_state(preset):
    changes = {
        "loss": "quantile",
        "quantile": 0.35,
        "reduction": "sum",
        "outlier": 655e3,
    }
    state = with_(preset, **changes)
    for control in scene(state).controls():
        there = moved(state, control, scene(state).handle_of(control).maximum)
        assert from_link(to_link(there, PRESETS), PRESETS) == (there, ())


@pytest.mark.parametrize(
    "link",
    [
        {"prices": "1e300"},
        {"prices": "-5", "chosen": "9"},
        {"prices": "nan,inf,1,2"},
        {"preset": "outlier", "prices": "1,2,3", "outlier": "-inf"},
        {"preset": "sales", "prices": "0," * 400, "chosen": "-1"},
        {"preset": "several", "delta": "1e-9", "loss": "huber"},
        {"preset": "several", "delta": "1e9", "loss": "huber"},
        {"preset": "outlier", "quantile": "1", "loss": "quantile"},
        {"preset": "outlier", "outlier": "217345.678", "loss": "quantile"},
        {"preset": "cancel", "prices": "249999.99,1e6", "loss": "absolute_error"},
    ],
)
def test_hostile_link_gives_a_valid_scene(link):
    state, _ = from_link(link, PRESETS)
    made = scene(state)
    assert 0 <= state.chosen < max(len(state.prices), 1)
    for handle in made.handles:
        assert handle.minimum <= handle.value <= handle.maximum
    check_equal(scene, state, made.controls()[0], moved)


# Words and programs


def test_every_example_asks_something():
    for name, state in PRESETS.items():
        assert scene(state).asked, name


def test_what_is_said_of_the_outlier_and_the_sales_holds():
    at_400 = with_("outlier", outlier=400e3)
    assert best_price(at_400, "huber") == pytest.approx(240e3)
    fit = houses_fit()
    assert fit.per_room < 0
    errors = [house.y_pred - house.y_true for house in fit.houses]
    assert int(np.argmax(errors)) == 2
    assert int(np.argmin(errors)) == 7


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("reduction", ["mean", "sum"])
@pytest.mark.parametrize("preset", ["classic", "several", "outlier", "sales"])
def test_programs_give_the_number_on_the_screen(preset, reduction, loss):
    state = with_(preset, loss=loss, reduction=reduction)
    programs = PART.programs(state)
    assert list(programs) == ["NumPy", "PyTorch", "scikit-learn"]
    lines = printed(programs["NumPy"])
    if isinstance(state, Outlier):
        assert float(lines.pop(0)) == pytest.approx(best_price(state, loss))
    assert float(lines[0]) == pytest.approx(total(state))
    assert float(printed(programs["scikit-learn"])[-1]) == pytest.approx(total(state))
