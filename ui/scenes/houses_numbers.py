"""House prices, the numbers: readouts and the worked arithmetic."""

from __future__ import annotations

import numpy as np

from losses import (
    REGISTRY,
    mean_absolute_error,
    mean_squared_error,
    prediction_error,
    reduce_loss,
    root_mean_squared_error,
)
from ui.live_chart.scene import Readout
from ui.mathml import Term, term
from ui.numbers import MINUS, dollars_squared, money, plain, scientific
from ui.scenes.houses_curve import chosen_error
from ui.scenes.houses_loss import (
    TITLES,
    direction,
    in_thousands,
    is_squared,
    kink,
    parameters,
    pooled_name,
    side_of,
    slope_written,
    slopes,
    total,
    values,
    written,
)
from ui.scenes.houses_picture import short_name
from ui.scenes.houses_state import HALVED_FROM, State

_IN_WORDS = {2: "two", 4: "four", 5: "five", 10: "ten"}


def readouts(state: State) -> tuple[Readout, ...]:
    """The loss, its gradient, and what else the example is about."""
    if len(state.prices) > 1:
        return (_pooled(state), _gradient(state), *_of_several(state))
    return (_single(state), _gradient(state), *_of_one(state))


def _single(state):
    loss = total(state)
    name = TITLES[state.loss].capitalize()
    return Readout("loss", name, written(state, loss), _in_full(state, loss), "loss")


def _pooled(state):
    name = f"{pooled_name(state)}, {_IN_WORDS[len(state.y_true)]} houses"
    loss = total(state)
    return Readout("loss", name, written(state, loss), _in_full(state, loss), "loss")


def _in_full(state, loss):
    return f"{loss:,.0f} dollars squared" if is_squared(state) else "in dollars"


def _gradient(state):
    index = state.chosen
    slope = slopes(state)[index]
    is_one = len(state.prices) == 1
    label = "Gradient" if is_one else f"Gradient, {short_name(state, index)}"
    ends = kink(state, index)
    note = direction(slope)
    if ends:
        low, high = (plain(end, 3) for end in ends)
        note = f"kink: any slope from {low} to {high}"
    return Readout("gradient", label, slope_written(state, slope), note, "gradient")


def _of_one(state):
    error = chosen_error(state)
    price, actual = state.prices[0], state.y_true[0]
    shown = (
        Readout("error", "Error", money(error), f"{side_of(error)}"),
        Readout(
            "prediction",
            "Predicted",
            money(price),
            f"actual {money(actual)}",
            "prediction",
        ),
    )
    if state.preset == "halve":
        return (*_compared(state), *shown)
    if state.loss != "squared_error":
        return shown
    root = root_mean_squared_error(state.y_true, state.prices)
    return (Readout("root", "Its square root", money(root), "in dollars again"), *shown)


def _compared(state):
    """The error and the loss beside those of the error that was halved."""
    actual = state.y_true[0]
    then = REGISTRY[state.loss].value(actual, HALVED_FROM, **parameters(state))
    was = prediction_error(actual, HALVED_FROM)
    shares = (
        abs(chosen_error(state)) / abs(float(was)),
        total(state) / float(then),
    )
    return (
        Readout(
            "error share", "Error left", _percent(shares[0]), f"of {money(abs(was))}"
        ),
        Readout(
            "loss share", "Loss left", _percent(shares[1]), f"of {written(state, then)}"
        ),
    )


def _percent(share: float) -> str:
    """A share; as many digits as a small one needs."""
    return f"{plain(100 * share, 3)} %"


def _of_several(state):
    y_true, y_pred = state.y_true, state.prices
    is_shown = state.loss == "squared_error" and state.reduction == "mean"
    root = root_mean_squared_error(y_true, y_pred)
    size = mean_absolute_error(y_true, y_pred)
    price, actual = y_pred[state.chosen], y_true[state.chosen]
    name = short_name(state, state.chosen)
    shown = (
        *(() if is_shown else (_mse(y_true, y_pred),)),
        Readout("rmse", "RMSE", money(root), "root of MSE, dollars"),
        Readout("mae", "MAE", money(size), "mean size of error"),
        Readout(
            "prediction",
            f"{name}: predicted",
            money(price),
            f"actual {money(actual)}",
            "prediction",
        ),
    )
    if state.preset != "cancel":
        return shown
    mean = float(reduce_loss(prediction_error(y_true, y_pred), "mean"))
    note = "they cancel" if mean == 0 else side_of(mean)
    return (Readout("mean error", "Mean of the errors", money(mean), note), *shown)


def _mse(y_true, y_pred):
    squared = mean_squared_error(y_true, y_pred)
    return Readout("mse", "MSE", dollars_squared(squared), "dollars squared")


# The arithmetic, term by term


def arithmetic(state: State) -> tuple[Term, ...]:
    """How the loss comes about, with the numbers of this moment."""
    if len(state.prices) == 1:
        return tuple(map(term, _one_house(state)))
    if len(state.prices) < 5:
        return tuple(map(term, _each_house(state)))
    return tuple(map(term, _many_houses(state)))


def _one_house(state):
    price, actual = state.prices[0], state.y_true[0]
    moved, error = f"@moved{{{price:,.0f}}}", chosen_error(state)
    difference = f"({moved} - {_known(actual)})"
    result = rf"= @loss{{{_exact(state)}}}"
    plain_error = f"@plain{{{_negative(error)}}}"
    if state.loss == "squared_error":
        root = money(root_mean_squared_error(state.y_true, state.prices))
        return (
            f"{difference}^2",
            f"= ({plain_error})^2",
            f"{result},",
            rf"\sqrt{{@loss{{{_exact(state)}}}}} = @plain{{{root}}}",
        )
    if state.loss == "absolute_error":
        return (
            rf"\left|{moved} - {_known(actual)}\right|",
            rf"= \left|{plain_error}\right|",
            result,
        )
    if state.loss == "huber":
        delta = f"@plain{{{state.delta:,.0f}}}"
        size = rf"|{plain_error}|"
        if abs(error) <= state.delta:
            return (
                rf"|{moved} - {_known(actual)}| \le \delta:\quad",
                rf"\frac12 \cdot ({plain_error})^2",
                result,
            )
        return (
            rf"|{moved} - {_known(actual)}| > \delta:\quad",
            rf"{delta} \cdot ({size} - \frac12 \cdot {delta})",
            result,
        )
    tau = f"@plain{{{state.quantile:.2f}}}"
    if error > 0:
        return (rf"(1 - {tau})", rf"\cdot {difference}", result)
    return (tau, rf"\cdot ({_known(actual)} - {moved})", result)


def _exact(state):
    """The loss with every digit of it, so that a calculator agrees."""
    loss = total(state)
    return f"{scientific(loss, 10)} $²" if is_squared(state) else written(state, loss)


def _each_house(state):
    n = len(state.prices)
    before = rf"\frac{{1}}{{{n}}} [" if state.reduction == "mean" else "["
    pieces = [
        _piece(state, price, actual)
        for price, actual in zip(state.prices, state.y_true, strict=True)
    ]
    amounts = [f"@loss{{{in_thousands(state, loss)}}}" for loss in values(state)]
    return (
        f"{before} {pieces[0]}",
        *(f"{{}} + {piece}" for piece in pieces[1:-1]),
        rf"{{}} + {pieces[-1]}]",
        rf"= {before} {' + '.join(amounts)}]",
        _result(state),
    )


def _many_houses(state):
    n, index = len(state.prices), state.chosen
    before = rf"\frac{{1}}{{{n}}} [" if state.reduction == "mean" else "["
    losses = values(state)
    others = float(reduce_loss(np.delete(losses, index), "sum"))
    piece = _piece(state, state.prices[index], state.y_true[index])
    own = in_thousands(state, losses[index])
    rest = f"@loss{{{in_thousands(state, others)}}}"
    return (
        rf"{before} {piece} + \text{{the other {n - 1}}}]",
        rf"= {before} @loss{{{own}}} + {rest}]",
        _result(state),
    )


def _result(state):
    amount = in_thousands(state, total(state))
    return rf"= @loss{{{amount}}}\ {unit_in_thousands(state)}"


def unit_in_thousands(state: State) -> str:
    """The unit of what is written in thousands, as LaTeX."""
    if is_squared(state):
        return r"(\text{thousand dollars})^2"
    return r"\text{thousand dollars}"


def _piece(state, price, actual):
    """One house's loss in thousands of dollars."""
    moved = f"@moved{{{plain(price / 1e3, 6)}}}"
    known = _known(actual / 1e3)
    if state.loss == "squared_error":
        return f"({moved} - {known})^2"
    if state.loss == "absolute_error":
        return rf"\left|{moved} - {known}\right|"
    if state.loss == "huber":
        return rf"\text{{Huber}}({moved} - {known})"
    if price > actual:
        return rf"@plain{{{1 - state.quantile:.2f}}} \cdot ({moved} - {known})"
    return rf"@plain{{{state.quantile:.2f}}} \cdot ({known} - {moved})"


def _known(price: float) -> str:
    """A price that stands still, as LaTeX in which the comma is no operator."""
    return rf"\text{{{plain(price, 6)}}}"


def _negative(error: float) -> str:
    return f"{MINUS if error < 0 else ''}{abs(error):,.0f}"
