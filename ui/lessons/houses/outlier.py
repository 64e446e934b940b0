"""House prices, one outlier: one price for five houses, and what each loss calls best.

What is dragged is the actual price of the fifth house. Whatever is called best is
the minimiser that `losses` computes for the five prices of that moment.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from losses import REGISTRY, for_each_row, reduce_loss
from ui.figures import area, axis, figure, line, points, tangent, words
from ui.lessons.houses.curve import (
    LOWER,
    delta_handle,
    loss_axes,
    quantile_handle,
)
from ui.lessons.houses.loss import (
    balancing,
    best_price,
    best_prices,
    can_be_dragged,
    in_thousands,
    kink,
    largest,
    loss_unit,
    parameters,
    pooled_name,
    said,
    share,
    slope_written,
    slopes,
    total,
    values,
    weight,
    written,
)
from ui.lessons.houses.numbers import opened, result
from ui.lessons.houses.picture import (
    charge,
    positions,
    shape_in_words,
    situation_figure,
)
from ui.lessons.houses.state import OUTLIERS, State
from ui.live_chart.scene import Handle, Panel, Readout, Scene
from ui.losses import LOOKS, capital
from ui.mathml import Term, term
from ui.numbers import money_said, money_short, percent, plain
from ui.state import between

_LAST = 4
_LOW, _HIGH = 130e3, 1_060e3
# The line of each best price: its dash, as all but one are grey, and where its label
# stands: across, shifted by so much, and on which side.
_LINES = {
    "squared_error": ("solid", 900e3, 0, "top center"),
    "absolute_error": ("dash", 1_360e3, -14e3, "bottom left"),
    "huber": ("dashdot", 1_360e3, -10e3, "top left"),
    "quantile": ("dot", 900e3, -14e3, "bottom center"),
}


def outlier_scene(state: State) -> Scene:
    """Five houses with one price for all, and the curve of that price."""
    return Scene(
        panels=(_houses(state), _curve(state)),
        handles=_handles(state),
        readouts=_readouts(state),
        arithmetic=_arithmetic(state),
        drag=can_be_dragged(state),
    )


def _shown(state: State) -> tuple[str, ...]:
    """The losses whose best price is drawn: the quantile where it is the loss."""
    return tuple(each for each in _LINES if each == state.loss or each != "quantile")


def _houses(state):
    xs = positions(state)
    best = best_price(state, state.loss)
    before, after = state.case.side
    ends = [xs[0] - before, xs[-1] + after]
    traces, told = [], []
    if state.loss == "huber":
        low, high = best - state.delta, best + state.delta
        traces.append(
            area([*ends, *ends[::-1]], [low, low, high, high], "charged", name="delta")
        )
    losses = values(state)
    for index, (x, actual) in enumerate(zip(xs, state.y_true, strict=True)):
        traces += charge(state, x, actual, best, losses[index], index)
    traces.append(
        points(xs[:_LAST], state.y_true[:_LAST], "ink", symbol="diamond", size=13)
    )
    for loss in _shown(state):
        price, name = best_price(state, loss), LOOKS[loss].best
        is_own = loss == state.loss
        color, width = ("loss", 3) if is_own else ("muted", 1.5)
        dash, x, shift, position = _LINES[loss]
        told.append(f"{name} {money_said(price)}")
        traces += [
            line(ends, [price, price], color, width=width, dash=dash, name=name),
            words(
                [x],
                [price + shift],
                told[-1],
                color,
                position=position,
                tells_loss=False,
            ),
        ]
    return Panel(
        name="houses",
        title=f"Lines: the best single price by each loss. {shape_in_words(state)}.",
        description=(
            f"Actual prices {', '.join(map(money_short, state.y_true))}. "
            f"Best single prices: {', '.join(told)}."
        ),
        figure=situation_figure(state, traces, _LOW, _HIGH),
        weight=1.2,
    )


# The curve of the single price


def _curve(state):
    """The pooled loss at every single price, flat at the best, and its gradient."""
    best, lowest = best_price(state, state.loss), total(state)
    low, high = _constants(state.loss)
    xs, ys, slope_xs, slope_ys = _curves(
        state.loss, state.y_true, weight(state), **parameters(state)
    )
    top, axes = _axes(state.at_rest)
    traces = [
        line(xs, ys, "loss", name="loss"),
        tangent(best, lowest, 0, 0.15 * (high - low)),
        points([best], [lowest], "loss", size=11, name="lowest"),
        words(
            [best],
            [lowest + 0.04 * top],
            f"lowest at {money_said(best)}",
            "loss",
            position=_label_side((best - low) / (high - low)),
        ),
        line(slope_xs, slope_ys, "gradient", axes=LOWER, name="gradient"),
        points([best], [0], "gradient", axes=LOWER, size=10, name="slope"),
    ]
    return Panel(
        name="curve",
        title=(
            f"Blue: the {state.reduction} of the five losses at every single price. "
            "Green: its slope, zero at the best."
        ),
        description=f"{pooled_name(state)} by the single price, lowest at "
        f"{money_short(best)}; below it the gradient, which is negative left of that "
        "and positive right of it.",
        figure=figure(traces, margin={"l": 70, "b": 40}, **axes),
    )


def _label_side(share: float) -> str:
    """Where the words above a point have room between the ends of the axis."""
    if share < 0.1:
        return "top right"
    return "top left" if share > 0.8 else "top center"


def _constants(loss: str) -> tuple[float, float]:
    """The single prices that the curve shows; a high quantile is the outlier's own."""
    return (150e3, 1_050e3 if loss == "quantile" else 450e3)


@lru_cache
def _axes(state):
    low, high = _constants(state.loss)
    ticks = [100e3 * i for i in range(2, 11, 1 if high < 500e3 else 2)]
    curves = [
        _curves(state.loss, (*state.case.y_true, end), weight(state), **params)
        for params in largest(state)
        for end in OUTLIERS
    ]
    top = max(max(ys) for _, ys, _, _ in curves)
    steepest = max(abs(slope) for *_, slopes in curves for slope in slopes)
    across = axis(
        "one price for all five",
        low,
        high,
        ticks=ticks,
        labels=[money_short(tick) for tick in ticks],
        anchor="y2",
    )
    title = f"{state.reduction}, {loss_unit(state)}"
    return top, {
        "xaxis": across,
        **loss_axes(state, title, -0.04 * top, top, steepest),
    }


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
    ends = np.array([low, *sorted(between(each, low, high) for each in y_true), high])
    steps = pooled(spec.gradient, (ends[:-1] + ends[1:]) / 2)
    return (
        ends.tolist(),
        pooled(spec.value, ends).tolist(),
        np.repeat(ends, 2)[1:-1].tolist(),
        np.repeat(steps, 2).tolist(),
    )


# What can be moved


def _handles(state):
    xs = positions(state)
    best = best_price(state, state.loss)
    low, high = OUTLIERS
    loss = values(state)[_LAST]
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
            tag=money_said(state.outlier),
            side="left",
        )
    ]
    if state.loss == "huber":
        x = xs[0] - 0.7 * state.case.side[0]
        edge = best + state.delta
        handles.append(delta_handle(state, "houses", x, edge, "y", ("x", "y"), "right"))
    if state.loss == "quantile":
        handles.append(_quantile_handle(state))
    return tuple(handles)


def _quantile_handle(state):
    """The quantile, where the curve is left of all prices: there it is tau times x."""
    price = _constants("quantile")[0] + 30e3
    same = np.full(len(state.y_true), price)
    each = REGISTRY["quantile"].value(state.y_true, same, **parameters(state))
    return quantile_handle(state, price, float(reduce_loss(each, state.reduction)))


# The numbers


def _readouts(state):
    best = best_price(state, state.loss)
    return (
        Readout(
            "loss",
            f"{pooled_name(state)} at its best price",
            written(state, total(state)),
            note=f"at {money_said(best)} for all five",
            tone="loss",
        ),
        *(
            Readout(
                f"best {loss}",
                _best_label(loss),
                money_said(best_price(state, loss)),
                note=_best_note(state, loss),
            )
            for loss in _shown(state)
        ),
        Readout(
            "gradient",
            f"House 5’s pull in the {state.reduction}",
            slope_written(state, *(kink(state, _LAST) or (slopes(state)[_LAST],))),
            note=_how_it_grows(state),
            tone="gradient",
        ),
        Readout(
            "share",
            "House 5’s share",
            percent(share(state, _LAST)),
            note=f"of the {_kind(state)}",
        ),
    )


def _kind(state):
    summed = "summed " if state.reduction == "sum" else ""
    return summed + LOOKS[state.loss].name


def _best_label(loss):
    name = LOOKS[loss].best
    return capital(f"{name} best" if name.endswith("’s") else name)


def _how_it_grows(state):
    """Whether the pull of the outlier depends on how far away it is."""
    if kink(state, _LAST):
        low, high = (plain(round(end, 4)) for end in balancing(state, _LAST))
        if low == high:
            return f"at its kink: {low} balances the others"
        return f"at its kink: {low} to {high} can balance the others"
    distance = abs(state.outlier - best_price(state, state.loss))
    if state.loss == "huber" and distance >= state.delta:
        return "capped: beyond δ always the same"
    if not REGISTRY[state.loss].differentiable:
        return "the same at every distance"
    return "grows with its distance"


def _best_note(state, loss):
    if loss == "huber":
        return f"δ = {money_short(state.delta)}"
    note = f"lowest {LOOKS[loss].name}"
    if loss == "quantile":
        note = f"τ = {state.quantile:.2f}"
    low, high = best_prices(loss, state.y_true, **parameters(state, loss))
    if low < high:
        note += f"; {money_said(low)} to {money_said(high)} is as good"
    return note


def _arithmetic(state) -> tuple[Term, ...]:
    """What the loss is made of at its best price, house by house."""
    amounts = [f"@loss{{{in_thousands(state, loss)}}}" for loss in values(state)]
    best = money_short(best_price(state, state.loss))
    terms = (
        rf"\text{{at }} @plain{{{best}}}:",
        f"{opened(state)} {' + '.join(amounts[:3])}",
        f"{{}} + {' + '.join(amounts[3:])}]",
        result(state, values(state)),
    )
    return tuple(map(term, terms))
