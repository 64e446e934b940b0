"""House prices, the numbers: readouts and the worked arithmetic."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from losses import (
    REGISTRY,
    mean_absolute_error,
    mean_squared_error,
    prediction_error,
    reduce_loss,
    root_mean_squared_error,
)
from ui.lessons.houses.loss import (
    chosen_error,
    direction,
    if_rounded,
    in_thousands,
    is_squared,
    kink,
    loss_unit,
    parameters,
    pooled_name,
    side_of,
    slope_written,
    slopes,
    total,
    values,
    written,
)
from ui.lessons.houses.state import State, TwoHouses
from ui.live_chart.scene import Readout
from ui.losses import LOOKS
from ui.mathml import Term, term
from ui.numbers import (
    money,
    money_said,
    money_short,
    money_signed,
    plain,
    scientific,
    thousands_squared,
)

_IN_WORDS = {2: "two", 4: "four", 5: "five", 10: "ten"}


def readouts(state: State) -> tuple[Readout, ...]:
    """The loss, the error, its gradient, and what else the example is about."""
    if len(state.prices) == 1:
        name = LOOKS[state.loss].title
        return (_loss(state, name), _error(state), _gradient(state), *_compared(state))
    name = f"{pooled_name(state)}, {_IN_WORDS[len(state.prices)]} houses"
    return (
        _loss(state, name),
        *_mean_error(state),
        _error(state),
        _gradient(state),
        *_of_several(state),
    )


def _loss(state, name):
    """A loss as one would say it, and exactly: in dollars."""
    loss = total(state)
    is_in_squares = is_squared(state.loss)
    full = f"{scientific(loss, 6)} $²" if is_in_squares else money(loss)
    return Readout("loss", name, written(state, loss), note=f"= {full}", tone="loss")


def _error(state):
    """The error of the chosen house."""
    error = chosen_error(state)
    is_one = len(state.prices) == 1
    label = "Error" if is_one else f"Error, {state.case.short_name(state.chosen)}"
    return Readout("error", label, money_signed(error), note=side_of(error))


def _gradient(state):
    index = state.chosen
    slope = slopes(state)[index]
    is_one = len(state.prices) == 1
    label = "Gradient" if is_one else f"Gradient, {state.case.short_name(index)}"
    ends = kink(state, index)
    value = slope_written(state, *(ends or (slope,)))
    note = "at the kink: any of these" if ends else direction(slope)
    return Readout("gradient", label, value, note=note, tone="gradient")


def _compared(state):
    """The error and the loss beside those of the error that was halved."""
    actual, before = state.y_true[0], state.case.before
    if before is None or not state.case.is_compared:
        return ()
    loss = float(REGISTRY[state.loss].value(actual, before, **parameters(state)))
    error = abs(float(prediction_error(actual, before)))
    error_left, loss_left = abs(chosen_error(state)) / error, total(state) / loss
    return (
        Readout(
            "error share",
            "Error left",
            _percent(error_left),
            note=f"of {money_short(error)}",
        ),
        Readout(
            "loss share",
            "Loss left",
            _percent(loss_left),
            note=f"of {written(state, loss)}",
        ),
    )


def _percent(share: float) -> str:
    """A share; as many digits as a small one needs."""
    return f"{plain(100 * share, 3)} %"


def _mean_error(state):
    """Where two errors can cancel: their mean, in which they do."""
    if not isinstance(state, TwoHouses):
        return ()
    mean = float(reduce_loss(prediction_error(state.y_true, state.prices), "mean"))
    note = "they cancel" if mean == 0 else side_of(mean)
    return (Readout("mean error", "Mean of the errors", money_signed(mean), note=note),)


def _of_several(state):
    both, made = (state.y_true, state.prices), []
    large = state.loss if state.reduction == "mean" else ""
    if large != "squared_error":
        mse = mean_squared_error(*both)
        note = f"= {scientific(mse, 6)} $²"
        made.append(Readout("mse", "MSE", thousands_squared(mse), note=note))
    root = money_said(root_mean_squared_error(*both))
    made.append(Readout("rmse", "RMSE", root, note="root of MSE, dollars"))
    if large != "absolute_error":
        mae = money_said(mean_absolute_error(*both))
        made.append(Readout("mae", "MAE", mae, note="mean size of error"))
    return tuple(made)


# The arithmetic, term by term


def arithmetic(state: State) -> tuple[Term, ...]:
    """How the loss comes about, in thousands, with the numbers of this moment."""
    if len(state.prices) == 1:
        return tuple(map(term, _one_house(state)))
    if len(state.prices) < 5:
        return tuple(map(term, _each_house(state)))
    return tuple(map(term, _many_houses(state)))


def _one_house(state):
    price, known = state.prices[0], _known(state.y_true[0] / 1e3)
    moved, error = f"@moved{{{_in_thousands(price)}}}", chosen_error(state)
    difference = f"({moved} - {known})"
    loss = in_thousands(state, total(state), 10)
    result = f"= @loss{{{loss} {loss_unit(state)}}}"
    plain_error = f"@plain{{{_in_thousands(error)}}}"
    if state.loss == "squared_error":
        root = _in_thousands(root_mean_squared_error(state.y_true, state.prices))
        return (
            f"{difference}^2",
            f"= ({plain_error})^2",
            f"{result},",
            rf"\sqrt{{@loss{{{loss}}}}} = @plain{{{root} thousand $}}",
        )
    if state.loss == "absolute_error":
        return (
            rf"\left|{moved} - {known}\right|",
            rf"= \left|{plain_error}\right|",
            result,
        )
    if state.loss == "huber":
        delta = f"@plain{{{_in_thousands(state.delta)}}}"
        size = rf"|{plain_error}|"
        if abs(error) <= state.delta:
            return (
                rf"|{moved} - {known}| \le \delta:\quad",
                rf"\frac12 \cdot ({plain_error})^2",
                result,
            )
        return (
            rf"|{moved} - {known}| > \delta:\quad",
            rf"{delta} \cdot ({size} - \frac12 \cdot {delta})",
            result,
        )
    tau = f"@plain{{{state.quantile:.2f}}}"
    if error > 0:
        return (rf"(1 - {tau})", rf"\cdot {difference}", result)
    return (tau, rf"\cdot ({known} - {moved})", result)


def _in_thousands(dollars: float) -> str:
    return plain(dollars / 1e3, 7)


def _each_house(state):
    start = opened(state)
    pieces = [
        _piece(state, price, actual)
        for price, actual in zip(state.prices, state.y_true, strict=True)
    ]
    amounts = [f"@loss{{{in_thousands(state, loss)}}}" for loss in values(state)]
    return (
        f"{start} {pieces[0]}",
        *(f"{{}} + {piece}" for piece in pieces[1:-1]),
        rf"{{}} + {pieces[-1]}]",
        rf"= {start} {' + '.join(amounts)}]",
        result(state, values(state)),
    )


def _many_houses(state):
    start, index, losses = opened(state), state.chosen, values(state)
    others = float(reduce_loss(np.delete(losses, index), "sum"))
    piece = _piece(state, state.prices[index], state.y_true[index])
    own = in_thousands(state, losses[index])
    rest = f"@loss{{{in_thousands(state, others)}}}"
    return (
        rf"{start} {piece} + \text{{the other {len(losses) - 1}}}]",
        rf"= {start} @loss{{{own}}} + {rest}]",
        result(state, (losses[index], others)),
    )


def opened(state: State) -> str:
    """How a sum or a mean of all houses begins, up to its bracket."""
    is_mean = state.reduction == "mean"
    return rf"\frac{{1}}{{{len(state.y_true)}}} [" if is_mean else "["


def result(state: State, parts: Sequence[float]) -> str:
    """The pooled loss, and whether it or its parts are rounded."""
    amount = f"{in_thousands(state, total(state))} {loss_unit(state)}"
    return f"= @loss{{{amount}{if_rounded(state, parts)}}}"


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
