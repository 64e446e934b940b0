"""House prices, one outlier: the loss of every single price for five houses."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from losses import REGISTRY, for_each_row, reduce_loss
from ui.figures import axis, figure, line, points, words
from ui.lessons.houses.curve import (
    LOWER,
    loss_ticks,
    quantile_handle,
    slope_label,
    slope_title,
    tick_at_or_below,
)
from ui.lessons.houses.loss import (
    best_price,
    in_thousands,
    loss_unit,
    parameters,
    pooled_name,
    total,
    weight,
)
from ui.lessons.houses.state import DELTAS, OUTLIERS, QUANTILES, State
from ui.live_chart.scene import Handle, Panel
from ui.numbers import money_short


def curve(state: State) -> Panel:
    """The pooled loss at every single price, flat at the best, and its gradient."""
    best = best_price(state, state.loss)
    lowest = total(state)
    low, high = _constants(state.loss)
    xs, ys, slope_xs, slope_ys = _curves(
        state.loss, state.y_true, weight(state), **parameters(state)
    )
    run = 0.15 * (high - low)
    ticks = [100e3 * i for i in range(2, 11, 1 if high < 500e3 else 2)]
    top, steepest = _tops(state.loss, state.case.y_true, weight(state))
    losses = loss_ticks(top)
    steep = tick_at_or_below(steepest)
    traces = [
        line(xs, ys, "loss", name="loss"),
        line(
            [best - run, best + run],
            [lowest, lowest],
            "gradient",
            width=2,
            dash="dash",
            name="tangent",
        ),
        points([best], [lowest], "loss", size=11, name="lowest"),
        words(
            [best],
            [lowest + 0.04 * top],
            f"lowest at {money_short(best)}",
            "loss",
            position=_label_side((best - low) / (high - low)),
        ),
        line(slope_xs, slope_ys, "gradient", axes=LOWER, name="gradient"),
        points([best], [0], "gradient", axes=LOWER, size=10, name="slope"),
    ]
    return Panel(
        "curve",
        (
            f"Blue: the {state.reduction} of the five losses at every single price. "
            "Green: its slope, zero at the best."
        ),
        f"{pooled_name(state)} by the single price, lowest at {money_short(best)}; "
        "below it the gradient, which is negative left of that and positive right of "
        "it.",
        figure(
            traces,
            margin={"l": 70, "b": 40},
            xaxis=axis(
                "one price for all five",
                low,
                high,
                ticks=ticks,
                labels=[money_short(tick) for tick in ticks],
                anchor="y2",
            ),
            yaxis=axis(
                f"{state.reduction}, {loss_unit(state)}",
                -0.04 * top,
                1.05 * top,
                ticks=losses,
                labels=[in_thousands(state, tick) for tick in losses],
                domain=[0.40, 1],
            ),
            yaxis2=axis(
                slope_title(state),
                -1.25 * steepest,
                1.25 * steepest,
                ticks=[-steep, 0, steep],
                labels=[slope_label(state, tick) for tick in (-steep, 0, steep)],
                zero=True,
                domain=[0, 0.29],
            ),
        ),
    )


def _label_side(share: float) -> str:
    """Where the words above a point have room between the ends of the axis."""
    if share < 0.1:
        return "top right"
    return "top left" if share > 0.8 else "top center"


def _constants(loss: str) -> tuple[float, float]:
    """The single prices that the curve shows; a high quantile is the outlier's own."""
    return (150e3, 1_050e3 if loss == "quantile" else 450e3)


@lru_cache(maxsize=4096)
def _curves(loss, y_true, share, **params):
    """The pooled loss and its slope at every single price; steps where it jumps."""
    spec = REGISTRY[loss]
    low, high = _constants(loss)

    def pooled(function, prices):
        same = np.repeat(prices[:, np.newaxis], len(y_true), axis=1)
        return share * for_each_row(function, y_true, same, **params).sum(axis=1)

    xs = np.linspace(low, high, 41)
    if spec.differentiable:
        ys, slopes = pooled(spec.value, xs), pooled(spec.gradient, xs)
        return xs.tolist(), ys.tolist(), xs.tolist(), slopes.tolist()
    corners = sorted(min(max(actual, low), high) for actual in y_true)
    xs = np.array([low, *corners, high])
    ys = pooled(spec.value, xs).tolist()
    ends = np.array([low, *corners, high])
    steps = pooled(spec.gradient, (ends[:-1] + ends[1:]) / 2)
    return (
        xs.tolist(),
        ys,
        np.repeat(ends, 2)[1:-1].tolist(),
        np.repeat(steps, 2).tolist(),
    )


@lru_cache
def _tops(loss, known, share):
    """The largest loss and slope that the axes must hold."""
    choices = {
        "huber": [{"delta": DELTAS[1]}],
        "quantile": [{"quantile": end} for end in QUANTILES],
    }.get(loss, [{}])
    curves = [
        _curves(loss, (*known, end), share, **params)
        for params in choices
        for end in OUTLIERS
    ]
    top = max(max(ys) for _, ys, _, _ in curves)
    steepest = max(abs(slope) for *_, slopes in curves for slope in slopes)
    return top, steepest


def quantile_on_curve(state: State) -> Handle:
    """The quantile, where the curve is left of all prices: there it is tau times x."""
    price = _constants("quantile")[0] + 30e3
    same = np.full(len(state.y_true), price)
    each = REGISTRY["quantile"].value(state.y_true, same, **parameters(state))
    return quantile_handle(state, price, float(reduce_loss(each, state.reduction)))
