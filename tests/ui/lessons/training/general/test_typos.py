"""A digit too many: the line of each loss, and its miss on houses held out."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from sklearn.linear_model import LinearRegression, QuantileRegressor

import losses
from ui.datasets import load_table
from ui.lessons.training.data import DELTA, DOLLARS, LOSSES, training_data
from ui.lessons.training.general import PART
from ui.lessons.training.general.state import HOUSES, MOST_TYPOS
from ui.lessons.training.general.typos import (
    AREAS,
    MISSES,
    PRICES,
    few_houses,
    fits,
)

scene = PART.scene
STATE = PART.presets["typos"]


def readouts(state):
    return {item.name: (item.value, item.note) for item in scene(state).readouts}


def trace(state, panel: str, name: str) -> dict:
    shown = next(each for each in scene(state).panels if each.name == panel)
    return next(each for each in shown.figure["data"] if each.get("name") == name)


def with_typos(typos: int):
    return replace(STATE, typos=float(typos))


def test_forty_houses_are_real_and_none_is_held_out():
    houses = few_houses(0)
    assert len(houses.prices) == len(houses.areas) == HOUSES
    data, table = training_data("price", scaled=False), load_table("houses_ames")
    sold = set(zip(table["area_sqft"].tolist(), table["price"].tolist(), strict=True))
    drawn = zip(houses.areas * 1_000, houses.prices, strict=True)
    assert {(round(area), round(price)) for area, price in drawn} <= sold
    assert len(data.held_out) == 732


def test_typo_makes_a_price_ten_times_as_high_and_leaves_the_others():
    houses = few_houses(0)
    typed = houses.typed(4)
    assert typed[:4] == pytest.approx(10 * houses.prices[:4])
    assert typed[4:].tolist() == houses.prices[4:].tolist()
    assert houses.typed(0).tolist() == houses.prices.tolist()
    shown = trace(STATE, "houses", "typos")
    assert shown["y"] == pytest.approx(np.log10(houses.prices[:4]) + 1)
    assert shown["marker"]["symbol"] == "x"
    assert len(trace(STATE, "houses", "right prices")["x"]) == 36
    assert trace(with_typos(0), "houses", "typos")["x"] == []


@pytest.mark.parametrize("typos", [0, 1, 4, 13, 20])
def test_lines_are_those_of_scikit_learn(typos):
    houses, others = few_houses(0), training_data("price", scaled=False).held_out
    areas, prices = houses.areas[:, None], houses.typed(typos) / DOLLARS
    x, y = others.raw / 1_000, others.targets
    squared = LinearRegression().fit(areas, prices)
    median = QuantileRegressor(quantile=0.5, alpha=0).fit(areas, prices)
    found = {loss: each[typos] for loss, each in fits(0).items()}
    for loss, fit in (("squared_error", squared), ("absolute_error", median)):
        misses = np.abs(fit.predict(x) - y) * DOLLARS
        assert found[loss].typical == pytest.approx(np.median(misses), rel=1e-6)
        assert found[loss].mean == pytest.approx(misses.mean(), rel=1e-6)


def test_line_of_huber_is_the_lowest():
    houses = few_houses(0)
    columns = np.column_stack([houses.areas, np.ones(HOUSES)])
    for typos in (0, 4, 13):
        objective = losses.Objective(
            columns, houses.typed(typos) / DOLLARS, "huber", {"delta": DELTA}
        )
        fit = fits(0)["huber"][typos]
        value = losses.objective_value(objective, (fit.slope, fit.intercept))
        assert value == pytest.approx(losses.optimum(objective).value, rel=1e-9)


def test_one_typo_spoils_the_squared_error_and_half_of_them_spoil_all():
    typical = {loss: [fit.typical for fit in each] for loss, each in fits(0).items()}
    squared, absolute, huber = typical.values()
    assert squared[1] > 1.7 * squared[0]
    assert (np.diff(squared) > 0).all()
    for robust in (absolute, huber):
        assert max(robust[:13]) < 2 * robust[0]
        assert robust[19] < 1e5 < 9e5 < robust[20]
    assert readouts(STATE)["loss"][0] == "$163,713"
    assert readouts(STATE)["absolute_error"][0] == "$32,210"
    assert readouts(STATE)["huber"][0] == "$34,952"
    assert readouts(STATE)["typos"][0] == "4 of 40"


def test_squared_error_follows_the_mean_and_absolute_error_the_median():
    houses = few_houses(0)
    values = [value for term in scene(STATE).arithmetic for value in term.values]
    means = [houses.prices.mean(), houses.typed(4).mean()]
    medians = [np.median(houses.prices), np.median(houses.typed(4))]
    assert values == [f"${each:,.0f}" for each in means + medians]
    fit = fits(0)["squared_error"][4]
    through = fit.intercept + fit.slope * houses.areas.mean()
    assert through * DOLLARS == pytest.approx(means[1])


def test_everything_stays_on_the_chart():
    for typos in range(MOST_TYPOS + 1):
        state = with_typos(typos)
        for loss in LOSSES["price"]:
            ups = trace(state, "houses", f"line {loss}")["y"]
            assert None not in ups[3:]  # below 0 dollars at most in the first corner
            assert PRICES[0] < ups[-1] < PRICES[1]
            assert max(ups[3:]) < PRICES[1]
            assert MISSES[0] < math.log10(fits(0)[loss][typos].typical) < MISSES[1]
    houses = few_houses(0)
    assert AREAS[0] < houses.areas.min() < houses.areas.max() < AREAS[1]
    prices = np.log10([*houses.prices, *houses.typed(MOST_TYPOS)])
    assert PRICES[0] < prices.min() < prices.max() < PRICES[1]
