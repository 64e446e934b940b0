"""House prices: the numbers, the pictures and the Tracks of every example."""

from __future__ import annotations

import dataclasses
import itertools

import numpy as np
import pytest

from losses import (
    REGISTRY,
    absolute_error,
    huber,
    median_interval,
    quantile,
    quantile_gradient,
    squared_error,
)
from tests.ui.lessons.helpers import state_of
from ui.datasets import houses_fit
from ui.lessons.houses import PART
from ui.lessons.houses.loss import balancing, best_price, slope_ranges, total
from ui.lessons.houses.state import LOSSES, Outlier, State
from ui.state import moved

PULL = "House 5’s pull in the mean"

PRESETS, scene = PART.presets, PART.scene


def with_(preset, **changes) -> State:
    return state_of(PART, preset, **changes)


def values(state: State) -> dict[str, str]:
    return {readout.label: readout.value for readout in scene(state).readouts}


def notes(state: State) -> dict[str, str]:
    return {readout.label: readout.note for readout in scene(state).readouts}


def traces(state: State, panel: int) -> dict[str, dict]:
    data = scene(state).panels[panel].figure["data"]
    return {trace["name"]: trace for trace in data if "name" in trace}


def arithmetic(state: State) -> list[str]:
    return [text for term in scene(state).arithmetic for text in term.values]


def area_of(trace) -> float:
    """The area of a polygon, by the shoelace formula."""
    x, y = np.array(trace["x"]), np.array(trace["y"])
    return abs(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])) / 2


# The numbers of the issue and of the interview questions


def test_lesson_opens_on_the_classic_case():
    state = next(iter(PRESETS.values()))
    assert state.y_true == (250_000,)
    assert state.prices == (200_000,)
    assert values(state) == {
        "Squared error": "2,500 (thousand $)²",
        "Error": "−$50k",
        "Gradient": "−100 (thousand $)² per $1k",
    }
    assert notes(state)["Gradient"] == "negative: raise the prediction"
    assert notes(state)["Squared error"] == "= 2.5 × 10⁹ $²"
    assert scene(state).readouts[0].tone == "loss"
    assert arithmetic(state)[-1] == "50 thousand $"


def test_number_that_is_said_in_short_is_exact_beside_it():
    state = PRESETS["several"]
    assert notes(state)["Mean squared error, four houses"] == "= 1.33125 × 10⁹ $²"
    assert "1,331.25 (thousand $)²" in arithmetic(state)


def test_every_example_says_the_loss_first_and_the_error_before_the_gradient():
    for preset, loss in itertools.product(PRESETS, LOSSES):
        names = [each.name for each in scene(with_(preset, loss=loss)).readouts]
        assert names[0] == "loss"
        if "error" in names:
            assert names.index("error") < names.index("gradient")


@pytest.mark.parametrize("preset", ["several", "cancel"])
@pytest.mark.parametrize("loss", LOSSES)
def test_losses_of_several_houses_stand_below_every_ring(preset, loss):
    """Beside its square the number would run into the next house."""
    made = scene(with_(preset, loss=loss))
    (row,) = set(traces(with_(preset, loss=loss), 0)["losses"]["y"])
    rings = [each for each in made.handles if each.panel == "houses"]
    low, _ = made.panels[0].figure["layout"]["yaxis"]["range"]
    assert low < row < min(each.minimum for each in rings)


def test_halving_the_error_quarters_the_squared_loss_and_halves_the_absolute():
    squared = values(PRESETS["halve"])
    assert squared["Squared error"] == "625 (thousand $)²"
    assert (squared["Error left"], squared["Loss left"]) == ("50 %", "25 %")
    absolute = values(with_("halve", loss="absolute_error"))
    assert (absolute["Error left"], absolute["Loss left"]) == ("50 %", "50 %")


def test_four_houses_divide_the_gradient_by_four_and_the_sum_does_not():
    mean, summed = PRESETS["several"], with_("several", reduction="sum")
    assert values(mean)["Gradient, Bungalow"] == "−25 (thousand $)² per $1k"
    assert values(summed)["Gradient, Bungalow"] == "−100 (thousand $)² per $1k"
    assert values(mean)["Mean squared error, four houses"] == "1,331 (thousand $)²"
    assert values(summed)["Sum of squared errors, four houses"] == "5,325 (thousand $)²"
    assert values(mean)["RMSE"] == values(summed)["RMSE"] == "$36.5k"
    assert values(mean)["MAE"] == "$33.75k"
    assert values(summed)["MSE"] == "1,331 (thousand $)²"


def test_errors_that_would_cancel_do_not():
    shown = values(PRESETS["cancel"])
    assert shown["Mean of the errors"] == "$0"
    assert shown["Mean squared error, two houses"] == "2,500 (thousand $)²"
    assert shown["RMSE"] == shown["MAE"] == "$50k"


def test_curve_of_a_perfect_fit_is_hidden_while_its_lowest_point_is_asked():
    made = scene(with_("perfect"))
    (curve,) = (panel for panel in made.panels if panel.name == "curve")
    veil = made.asked.veil
    hidden = {t["name"] for t in curve.figure["data"] if veil.hides("curve", t)}
    assert {"loss", "tangent"} <= hidden


def test_perfect_fit_has_no_loss_and_no_slope():
    for loss in LOSSES:
        state = with_("perfect", loss=loss)
        assert total(state) == 0
        gradient = scene(state).readouts[2]
        is_smooth = REGISTRY[loss].differentiable
        assert gradient.value.startswith("0 (thousand $)²") == is_smooth
        assert (gradient.note == "at the kink: any of these") == (not is_smooth)
    absolute = values(with_("perfect", loss="absolute_error"))
    assert absolute["Gradient, Bungalow"] == "−$0.25 to $0.25 per $"


def test_outlier_is_pulled_at_by_squares_but_not_by_the_absolute_error():
    squared = values(PRESETS["outlier"])
    assert squared["Mean"] == "$372k"
    assert squared["Median"] == "$220k"
    assert squared["Huber’s best"] == "$240k"
    assert squared["House 5’s share"] == "80 %"
    assert squared[PULL] == "−251.2 (thousand $)² per $1k"
    absolute = values(with_("outlier", loss="absolute_error"))
    assert absolute["House 5’s share"] == "95 %"
    assert absolute[PULL] == "−$0.2 per $"
    capped = notes(with_("outlier", loss="huber"))[PULL]
    assert capped == "capped: beyond δ always the same"


def test_pull_at_a_kink_is_the_range_in_which_it_balances_the_others():
    state = with_("outlier", loss="quantile")
    assert values(state)[PULL] == "−$0.18 to $0.02 per $"
    assert notes(state)[PULL] == "at its kink: −0.08 balances the others"
    others = 4 * float(quantile_gradient(220e3, 1e6, quantile=0.9)) / 5
    assert balancing(state, 4) == (pytest.approx(-others),) * 2


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("outlier", [200e3, 220e3, 225e3, 1e6])
@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_pulls_of_the_five_houses_can_cancel_at_the_best_price(loss, outlier, share):
    state = with_("outlier", loss=loss, outlier=outlier, quantile=share)
    lows, highs = zip(*slope_ranges(state), strict=True)
    scale = max(map(abs, (*lows, *highs)))
    assert sum(lows) <= 1e-9 * scale
    assert sum(highs) >= -1e-9 * scale
    low, high = balancing(state, 4)
    assert low <= high + 1e-9 * scale


def test_range_of_prices_that_are_all_best_is_said_and_is_best():
    state = with_("outlier", loss="quantile", quantile=0.2)
    assert notes(state)["Quantile"] == "τ = 0.20; $200k to $210k is as good"
    costs = {
        float(quantile([*state.y_true], [price] * 5, quantile=0.2).sum())
        for price in (200e3, 204e3, 210e3)
    }
    assert max(costs) == pytest.approx(min(costs))


@pytest.mark.parametrize("outlier", [200e3, 215e3, 400e3, 1e6])
def test_what_is_called_best_is_lowest(outlier):
    state = with_("outlier", outlier=outlier)
    for loss in LOSSES:
        changed = dataclasses.replace(state, loss=loss)
        best = best_price(changed, loss)
        spec = REGISTRY[loss]
        params = {each.name: getattr(changed, each.name) for each in spec.parameters}

        def cost(price, spec=spec, params=params):
            return spec.value(state.y_true, (price,) * 5, **params).sum()

        around = np.linspace(100e3, 1_100e3, 2_001)
        assert cost(best) <= min(map(cost, around)) * (1 + 1e-12)
    assert best_price(state, "squared_error") == pytest.approx(np.mean(state.y_true))
    assert best_price(state, "absolute_error") == np.median(state.y_true)
    assert median_interval(state.y_true)[0] == np.median(state.y_true)


def test_ten_sales_begin_at_the_predictions_of_the_fit():
    state, houses = PRESETS["sales"], houses_fit().houses
    assert state.prices == tuple(house.y_pred for house in houses)
    assert state.y_true == tuple(house.y_true for house in houses)
    assert len(houses) == 10
    rings = [h for h in scene(state).handles if h.control.startswith("prices.")]
    assert [ring.y for ring in rings[:10]] == list(state.prices)
    assert values(state)["Mean squared error, ten houses"] == "11,262 (thousand $)²"


def test_touched_house_is_the_one_that_the_curve_speaks_of():
    state = moved(PRESETS["several"], "prices.3", 400e3)
    made = scene(state)
    assert made.panels[1].title.startswith("Villa")
    assert [h.name for h in made.handles if h.chosen] == ["ring 3", "on the curve"]
    assert values(state)["Gradient, Villa"] == "25 (thousand $)² per $1k"
    assert notes(state)["Gradient, Villa"] == "positive: lower the prediction"


# The pictures


@pytest.mark.parametrize("preset", [p for p in PRESETS if p != "perfect"])
@pytest.mark.parametrize("loss", LOSSES)
def test_shape_of_every_house_is_its_loss(preset, loss):
    """As an area where the loss is in dollars squared, else as a length."""
    state = with_(preset, loss=loss, delta=40e3, quantile=0.7)
    best = best_price(state, loss) if isinstance(state, Outlier) else None
    prices = state.prices or (best,) * 5
    formula = {
        "squared_error": squared_error,
        "absolute_error": absolute_error,
        "huber": lambda y, p: huber(y, p, delta=40e3),
        "quantile": lambda y, p: quantile(y, p, quantile=0.7),
    }[loss]
    shapes = traces(state, 0)
    for index, (actual, price) in enumerate(zip(state.y_true, prices, strict=True)):
        shape = shapes[f"loss {index}"]
        expected = float(formula(actual, price))
        if loss in ("squared_error", "huber"):
            assert area_of(shape) == pytest.approx(expected, abs=1)
        else:
            assert "fill" not in shape
            length = abs(shape["y"][1] - shape["y"][0])
            assert length == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("preset", PRESETS)
def test_both_axes_of_the_houses_have_one_unit(preset):
    layout = scene(PRESETS[preset]).panels[0].figure["layout"]
    assert layout["yaxis"]["scaleanchor"] == "x"
    assert layout["yaxis"]["scaleratio"] == 1
    # Plotly drops the anchor of an axis of fixed range whose range is constrained.
    for name in ("xaxis", "yaxis"):
        assert layout[name]["constrain"] == "range"
        assert layout[name]["fixedrange"] is False


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("reduction", ["mean", "sum"])
def test_tangent_touches_the_curve_with_the_gradient_of_the_readout(loss, reduction):
    state = with_("several", loss=loss, reduction=reduction, chosen=3)
    drawn = traces(state, 1)
    (x0, x1), (y0, y1) = drawn["tangent"]["x"], drawn["tangent"]["y"]
    slope = (y1 - y0) / (x1 - x0)
    assert slope == pytest.approx(drawn["slope"]["y"][0])
    middle = np.interp(45e3, drawn["loss"]["x"], drawn["loss"]["y"])
    assert (y0 + y1) / 2 == pytest.approx(middle, rel=0.01)
    on_curve = next(h for h in scene(state).handles if h.name == "on the curve")
    assert (on_curve.x, on_curve.y) == pytest.approx((45e3, (y0 + y1) / 2))
    xs, ys = drawn["gradient"]["x"], drawn["gradient"]["y"]
    known = [(x, y) for x, y in zip(xs, ys, strict=True) if x is not None]
    assert np.interp(45e3, *zip(*known, strict=True)) == pytest.approx(slope, rel=0.01)


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("loss", LOSSES)
def test_ranges_do_not_depend_on_what_is_dragged(preset, loss):
    state = with_(preset, loss=loss)
    layouts = [panel.figure["layout"] for panel in scene(state).panels]
    for control, end in itertools.product(
        scene(state).controls(), ("minimum", "maximum")
    ):
        handle = scene(state).handle_of(control)
        made = scene(moved(state, control, getattr(handle, end)))
        assert [panel.figure["layout"] for panel in made.panels] == layouts
        for each in made.handles:
            layout = layouts[0 if each.panel == "houses" else 1]
            for value, name in zip((each.x, each.y), each.axes, strict=True):
                low, high = layout[f"{name[0]}axis{name[1:]}"]["range"]
                assert low <= value <= high, (control, end, each.name)


def before(state: State) -> dict:
    (trace,) = (
        trace
        for trace in scene(state).panels[0].figure["data"]
        if trace.get("name") == "before"
    )
    return trace


@pytest.mark.parametrize("preset", ["classic", "halve"])
def test_old_square_is_beside_the_new_one_and_hidden_while_it_answers(preset):
    asked, shown = with_(preset), PART.examples[preset].shown
    assert "houses/before" in scene(asked).asked.veil.traces
    heights = [y for y in before(shown)["y"] if y is not None]
    assert (min(heights), max(heights)) == (200e3, 250e3)
    assert before(with_(preset, prices=(200e3,)))["x"] == []
