"""The part "One data set": its lines beside independent fits, and its houses."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from scipy.optimize import minimize
from sklearn.linear_model import LinearRegression, QuantileRegressor

from ui.datasets import load_table
from ui.lessons.choosing.data import PART
from ui.lessons.choosing.data.answers import answer, price_at, tilts, without
from ui.lessons.choosing.data.houses import HOUSES
from ui.lessons.choosing.data.state import State

PRESETS, scene = PART.presets, PART.scene


def readout(state: State, name: str) -> str:
    return next(each.value for each in scene(state).readouts if each.name == name)


def oracle(state: State, loss: str) -> tuple[float, float]:
    areas, prices = np.array(state.houses.areas)[:, None], np.array(state.y_true)
    if loss == "huber":
        scale = np.array([1e5, 1e2])

        def total(line):
            level, slope = line * scale
            size = np.abs(level + slope * areas[:, 0] - prices) / state.delta
            return np.where(size <= 1, size**2 / 2, size - 0.5).sum()

        start = np.array(answer(state, loss).level), 0.0
        found = minimize(total, np.array(start) / scale, method="BFGS", tol=1e-10)
        return tuple(found.x * scale)
    model = LinearRegression()
    if loss != "squared_error":
        tau = state.quantile if loss == "quantile" else 0.5
        model = QuantileRegressor(quantile=tau, alpha=0, solver="highs")
    model.fit(areas, prices)
    return model.intercept_, model.coef_[0]


@pytest.mark.parametrize(
    "state", [each for each in PRESETS.values() if each.is_line], ids=lambda s: s.preset
)
def test_lines_are_those_of_an_independent_fit(state):
    for price in (state.outlier, 395e3):
        at = dataclasses.replace(state, outlier=price)
        for loss in state.losses:
            level, slope = oracle(at, loss)
            found = answer(at, loss)
            assert found.slope == pytest.approx(slope, rel=1e-3, abs=1e-2)
            assert found.level == pytest.approx(level, rel=1e-3)


def test_wrong_price_turns_the_line_of_squared_error_alone():
    typed = PRESETS["line"]
    near = dataclasses.replace(typed, outlier=213e3)
    assert answer(typed, "squared_error").slope < 0
    for loss in ("absolute_error", "huber"):
        assert answer(typed, loss).slope == pytest.approx(answer(near, loss).slope)
    assert readout(typed, "answer") == "−$19.68"


def test_large_house_takes_the_line_of_absolute_error_along():
    state = PRESETS["leverage"]
    for price in (60e3, 160e3, 400e3, 600e3):
        at = dataclasses.replace(state, outlier=price)
        found = answer(at)
        assert price_at((found.level, found.slope), 5_642) == pytest.approx(price)
        assert found.is_kink
        assert readout(at, "share") == "0 %"
        low, high = tilts(at)
        assert low == 0 < answer(at).pulls[1] < high
        assert readout(at, "tilt") == f"0 to {100 * high:.0f} %"


def test_three_large_houses_hide_one_another():
    state = PRESETS["masking"]
    assert answer(state).slope == pytest.approx(without(state)[1])
    assert readout(state, "moved") == "not at all"
    squared = dataclasses.replace(state, loss="squared_error")
    low, high = tilts(squared)
    assert low == high > 2 * answer(squared).pull


# The data


def test_houses_are_the_sales_that_the_words_name():
    table = load_table("houses_ames")
    sold = list(zip(table["neighborhood"], table["price"], strict=True))
    greens = sorted(price for name, price in sold if name == "Greens")
    houses = HOUSES["greens"]
    assert [*houses.others, houses.recorded] == greens
    all_of_them = sorted(price for name, price in sold if name == "Bloomington_Heights")
    assert len(all_of_them) == 28
    houses = HOUSES["bloomington"]
    assert sorted([*houses.others, houses.recorded]) == all_of_them[3::4]
    edwards = {
        (area, price)
        for name, area, price in zip(
            table["neighborhood"], table["area_sqft"], table["price"], strict=True
        )
        if name == "Edwards"
    }
    for name, count in (
        ("edwards", 31),
        ("edwards-largest", 32),
        ("edwards-large", 36),
    ):
        houses = HOUSES[name]
        assert len(houses) == count
        prices = (*houses.others, houses.recorded)
        assert set(zip(houses.areas, prices, strict=True)) <= edwards
    assert HOUSES["edwards-large"].areas[-3:] == (4_676, 5_095, 5_642)
    assert HOUSES["edwards"].areas[-1] == min(HOUSES["edwards"].areas)


def test_typed_prices_differ_in_one_digit():
    for preset in ("typed-wrong", "line"):
        state = PRESETS[preset]
        typed, sold = f"{state.outlier:.0f}", f"{state.houses.recorded:.0f}"
        assert typed[0] == "5"
        assert typed[1:] == sold[1:]
