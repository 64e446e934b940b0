"""House prices, one outlier: one price for five houses, and what each loss calls best.

What is dragged is the actual price of the fifth house. Whatever is called best is
the minimiser that `losses` computes for the five prices of that moment.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from losses import REGISTRY, reduce_loss
from ui.figures import area, axis, figure, line, points, words
from ui.live_chart.scene import Handle, Panel, Readout, Scene
from ui.mathml import Term, term
from ui.numbers import money, money_short, percent, plain
from ui.scenes.houses_curve import (
    LOWER,
    delta_handle,
    loss_ticks,
    quantile_handle,
    slope_label,
    tick_at_or_below,
)
from ui.scenes.houses_loss import (
    BEST,
    TITLES,
    best_price,
    in_thousands,
    is_squared,
    kink,
    parameters,
    rounded,
    said,
    slope_written,
    slopes,
    total,
    values,
    weight,
    written,
)
from ui.scenes.houses_numbers import pooled_name, unit_in_thousands
from ui.scenes.houses_picture import charge, positions, shape_in_words, situation_figure
from ui.scenes.houses_state import DELTAS, OUTLIERS, QUANTILES, State

_LAST = 4
_LOW, _HIGH = 130e3, 1_060e3
_DASHES = {"squared_error": "solid", "absolute_error": "dash", "huber": "dashdot"}
_LABELS = {
    "squared_error": (900e3, 0, "top center"),
    "absolute_error": (1_360e3, -14e3, "bottom left"),
    "huber": (1_360e3, 0, "top left"),
    "quantile": (900e3, -14e3, "bottom center"),
}
_BEST_LABELS = {
    "squared_error": "Mean",
    "absolute_error": "Median",
    "huber": "Huber’s best",
    "quantile": "Quantile",
}


def outlier_scene(state: State) -> Scene:
    """Five houses with one price for all, and the curve of that price."""
    return Scene(
        panels=(_houses(state), _curve(state)),
        handles=_handles(state),
        readouts=_readouts(state),
        arithmetic=_arithmetic(state),
        sentence=(
            "One price has to do for five houses. Drag the actual price of the fifth."
        ),
        question="which best price follows it: the mean, the median or Huber’s?",
    )


def _shown(state: State) -> tuple[str, ...]:
    """The losses whose best price is drawn."""
    return (*_DASHES, *(("quantile",) if state.loss == "quantile" else ()))


def _houses(state):
    xs = positions(state)
    best = best_price(state, state.loss)
    before, after = state.case.side
    ends = [xs[0] - before, xs[-1] + after]
    traces = []
    if state.loss == "huber":
        low, high = best - state.delta, best + state.delta
        traces.append(
            area([*ends, *ends[::-1]], [low, low, high, high], "charged", name="delta")
        )
    losses = values(state)
    for index, (x, actual) in enumerate(zip(xs, state.y_true, strict=True)):
        traces += charge(state, x, actual, best, float(losses[index]), index)
    traces.append(
        points(xs[:_LAST], state.y_true[:_LAST], "ink", symbol="diamond", size=13)
    )
    for loss in _shown(state):
        price = best_price(state, loss)
        is_own = loss == state.loss
        color = "loss" if is_own else "muted"
        dash = _DASHES.get(loss, "dot")
        width = 3 if is_own else 1.5
        label_x, shift, position = _LABELS[loss]
        label = f"{BEST[loss]} {rounded(price)}"
        traces += [
            line(ends, [price, price], color, width=width, dash=dash, name=BEST[loss]),
            words([label_x], [price + shift], label, color, position=position),
        ]
    listed = ", ".join(
        f"{BEST[loss]} {money(best_price(state, loss))}" for loss in _shown(state)
    )
    return Panel(
        "houses",
        _title(state),
        (
            f"Actual prices {', '.join(map(money, state.y_true))}. "
            f"Best single prices: {listed}."
        ),
        situation_figure(state, traces, _LOW, _HIGH),
        weight=1.2,
    )


def _title(state):
    return f"Lines: the best single price by each loss. {shape_in_words(state)}."


def _curve(state):
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
    power, unit = (1e9, "10⁹ $²") if is_squared(state) else (1e3, "thousand $")
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
            [lowest],
            f"lowest at {rounded(best)}",
            "loss",
            position="bottom center",
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
        f"{pooled_name(state)} by the single price, lowest at {money(best)}; below it "
        "the gradient, which is negative left of that and positive right of it.",
        figure(
            traces,
            margin={"l": 58, "b": 40},
            xaxis=axis(
                "one price for all five",
                low,
                high,
                ticks=ticks,
                labels=[money_short(tick) for tick in ticks],
                anchor="y2",
            ),
            yaxis=axis(
                f"{state.reduction}, {unit}",
                -0.04 * top,
                1.05 * top,
                ticks=losses,
                labels=[f"{tick / power:g}" for tick in losses],
                domain=[0.40, 1],
            ),
            yaxis2=axis(
                "$² per $" if is_squared(state) else "$ per $",
                -1.25 * steepest,
                1.25 * steepest,
                ticks=[-steep, 0, steep],
                labels=list(map(slope_label, [-steep, 0, steep])),
                zero=True,
                domain=[0, 0.29],
            ),
        ),
    )


def _constants(loss: str) -> tuple[float, float]:
    """The single prices that the curve shows; a high quantile is the outlier's own."""
    return (150e3, 1_050e3 if loss == "quantile" else 450e3)


@lru_cache(maxsize=4096)
def _curves(loss, y_true, share, **params):
    """The pooled loss and its slope at every single price; steps where it jumps."""
    spec = REGISTRY[loss]
    low, high = _constants(loss)

    def pooled(function, prices):
        truth = np.tile(y_true, (len(prices), 1))
        same = np.repeat(prices, len(y_true)).reshape(truth.shape)
        return share * function(truth, same, **params).sum(axis=1)

    xs = np.linspace(low, high, 41)
    if not spec.kinks:
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


# What can be moved


def _handles(state):
    xs = positions(state)
    best = best_price(state, state.loss)
    low, high = OUTLIERS
    loss = float(values(state)[_LAST])
    handles = [
        Handle(
            name="outlier",
            control="outlier",
            label="Actual price of house 5",
            text=(
                f"{state.outlier:,.0f} dollars, best single price {best:,.0f} dollars, "
                f"{said(state, loss)}"
            ),
            panel="houses",
            x=xs[_LAST],
            y=state.outlier,
            direction="y",
            value=state.outlier,
            minimum=low,
            maximum=high,
            step=5_000,
            tag=money_short(state.outlier),
            side="left",
        )
    ]
    if state.loss == "huber":
        x = xs[0] - 0.7 * state.case.side[0]
        edge = best + state.delta
        handles.append(delta_handle(state, "houses", x, edge, "y", ("x", "y"), "right"))
    if state.loss == "quantile":
        x = _constants("quantile")[0] + 30e3
        y = _curves_at(state, x)
        handles.append(quantile_handle(state, x, y))
    return tuple(handles)


def _curves_at(state, price):
    same = np.full(len(state.y_true), price)
    each = REGISTRY[state.loss].value(state.y_true, same, **parameters(state))
    return float(reduce_loss(each, state.reduction))


# The numbers


def _readouts(state):
    losses, pulls = values(state), slopes(state)
    best = best_price(state, state.loss)
    whole = float(reduce_loss(losses, "sum"))
    share = abs(float(losses[_LAST])) / whole if whole else 0.0
    return (
        Readout(
            "loss",
            f"{pooled_name(state)} at its best price",
            written(state, total(state)),
            f"at {money(best)} for all five",
            "loss",
        ),
        Readout(
            "gradient",
            "Pull of house 5 on the price",
            slope_written(state, float(pulls[_LAST])),
            _how_it_grows(state),
            "gradient",
        ),
        Readout("share", "House 5’s share", percent(share), f"of the {_kind(state)}"),
        *(
            Readout(
                f"best {loss}",
                _BEST_LABELS[loss],
                money(best_price(state, loss)),
                _best_note(state, loss),
            )
            for loss in _shown(state)
        ),
    )


def _kind(state):
    return f"{'summed ' if state.reduction == 'sum' else ''}{TITLES[state.loss]}"


def _how_it_grows(state):
    """Whether the pull of the outlier depends on how far away it is."""
    if kink(state, _LAST):
        return "it is the best price itself"
    distance = abs(state.outlier - best_price(state, state.loss))
    if state.loss == "huber" and distance >= state.delta:
        return "capped: beyond δ always the same"
    if REGISTRY[state.loss].kinks:
        return "the same at every distance"
    return "grows with its distance"


def _best_note(state, loss):
    if loss == "huber":
        return f"δ = {money(state.delta)}"
    if loss == "quantile":
        return f"τ = {state.quantile:.2f}"
    return f"lowest {TITLES[loss]}"


def _arithmetic(state) -> tuple[Term, ...]:
    """The best price where it has a formula, and what the loss is made of there."""
    losses = values(state)
    amounts = [in_thousands(state, float(loss)) for loss in losses]
    n = len(amounts)
    before = rf"\frac{{1}}{{{n}}} [" if state.reduction == "mean" else r"["
    best = plain(best_price(state, state.loss) / 1e3, 6)
    amount = in_thousands(state, total(state))
    listed = " + ".join(f"@loss{{{amount}}}" for amount in amounts)
    return (
        term(rf"\text{{at }} @plain{{{best}}}:\quad {before} {listed}]"),
        term(rf"= @loss{{{amount}}}\ {unit_in_thousands(state)}"),
    )
