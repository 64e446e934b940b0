"""House prices, one outlier: one price for five houses, and what each loss calls best.

What is dragged is the actual price of the fifth house. Whatever is called best is
the minimiser that `losses` computes for the five prices of that moment.
"""

from __future__ import annotations

from losses import REGISTRY, reduce_loss
from ui.figures import area, line, points, words
from ui.lessons.houses.curve import delta_handle
from ui.lessons.houses.loss import (
    BEST,
    TITLES,
    balancing,
    best_price,
    best_prices,
    if_rounded,
    in_thousands,
    kink,
    loss_unit,
    pooled_name,
    said,
    slope_written,
    slopes,
    total,
    values,
    written,
)
from ui.lessons.houses.outlier_curve import curve, quantile_on_curve
from ui.lessons.houses.picture import (
    MOVABLE,
    charge,
    positions,
    shape_in_words,
    situation_figure,
)
from ui.lessons.houses.state import OUTLIERS, State
from ui.live_chart.scene import Handle, Panel, Readout, Scene
from ui.mathml import Term, term
from ui.numbers import money_short, percent, plain

_LAST = 4
_COUNTS = {3: "three", 4: "four"}
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
        panels=(_houses(state), curve(state)),
        handles=_handles(state),
        readouts=_readouts(state),
        arithmetic=_arithmetic(state),
        drag=MOVABLE.get(state.loss, ""),
        question=f"which of the {_COUNTS[len(_shown(state))]} best prices follows it?",
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
        traces += charge(state, x, actual, best, losses[index], index)
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
        label = f"{BEST[loss]} {money_short(price)}"
        traces += [
            line(ends, [price, price], color, width=width, dash=dash, name=BEST[loss]),
            words([label_x], [price + shift], label, color, position=position),
        ]
    listed = ", ".join(
        f"{BEST[loss]} {money_short(best_price(state, loss))}" for loss in _shown(state)
    )
    return Panel(
        "houses",
        _title(state),
        (
            f"Actual prices {', '.join(map(money_short, state.y_true))}. "
            f"Best single prices: {listed}."
        ),
        situation_figure(state, traces, _LOW, _HIGH),
        weight=1.2,
    )


def _title(state):
    return f"Lines: the best single price by each loss. {shape_in_words(state)}."


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
            tag=money_short(state.outlier),
            side="left",
        )
    ]
    if state.loss == "huber":
        x = xs[0] - 0.7 * state.case.side[0]
        edge = best + state.delta
        handles.append(delta_handle(state, "houses", x, edge, "y", ("x", "y"), "right"))
    if state.loss == "quantile":
        handles.append(quantile_on_curve(state))
    return tuple(handles)


# The numbers


def _readouts(state):
    losses = values(state)
    best = best_price(state, state.loss)
    whole = float(reduce_loss(losses, "sum"))
    share = abs(losses[_LAST]) / whole if whole else 0.0
    return (
        Readout(
            "loss",
            f"{pooled_name(state)} at its best price",
            written(state, total(state)),
            f"at {money_short(best)} for all five",
            "loss",
        ),
        Readout(
            "gradient",
            f"House 5’s pull in the {state.reduction}",
            slope_written(state, *(kink(state, _LAST) or (slopes(state)[_LAST],))),
            _how_it_grows(state),
            "gradient",
        ),
        Readout("share", "House 5’s share", percent(share), f"of the {_kind(state)}"),
        *(
            Readout(
                f"best {loss}",
                _BEST_LABELS[loss],
                money_short(best_price(state, loss)),
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
    note = f"lowest {TITLES[loss]}"
    if loss == "quantile":
        note = f"τ = {state.quantile:.2f}"
    low, high = best_prices(state, loss)
    if low < high:
        note += f"; {money_short(low)} to {money_short(high)} is as good"
    return note


def _arithmetic(state) -> tuple[Term, ...]:
    """What the loss is made of at its best price, house by house."""
    losses = values(state)
    amounts = [in_thousands(state, loss) for loss in losses]
    n = len(amounts)
    before = rf"\frac{{1}}{{{n}}} [" if state.reduction == "mean" else r"["
    best = money_short(best_price(state, state.loss))
    amount = in_thousands(state, total(state))
    listed = [f"@loss{{{each}}}" for each in amounts]
    return (
        term(rf"\text{{at }} @plain{{{best}}}:"),
        term(f"{before} {' + '.join(listed[:3])}"),
        term(f"{{}} + {' + '.join(listed[3:])}]"),
        term(f"= @loss{{{amount} {loss_unit(state)}{if_rounded(state, losses)}}}"),
    )
