"""House prices, the situation: houses on an axis in dollars, and what is charged.

Both axes have the same unit and scale, so that a square with the side of an error
has the area of its square at every width of the screen.
"""

from __future__ import annotations

from functools import lru_cache

from losses import REGISTRY
from ui.figures import MARGIN, area, axis, figure, image, line, points, words
from ui.lessons.houses.loss import (
    in_thousands,
    is_squared,
    loss_unit,
    parameters,
    predictions,
    said,
    side_of,
    values,
)
from ui.lessons.houses.state import State
from ui.live_chart.scene import Handle, Panel
from ui.numbers import money_said, money_short, money_signed

_BAR = 10e3
_ROOM = 0.3
"""Beyond the highest and the lowest ring, in errors: there its number stands."""
MANY = 5
_AREA = "Area of each square: the loss of its house"
_MARGIN = MARGIN | {"l": 54, "b": 40}


def picture(state: State) -> Panel:
    """Rings for the predictions, diamonds for the truth, and the losses as shapes."""
    case = state.case
    xs = positions(state)
    losses = values(state)
    traces = []
    for index, price in enumerate(state.prices):
        actual = case.y_true[index]
        traces += charge(state, xs[index], actual, price, losses[index], index)
    if case.before is not None:
        traces.append(_before(state, xs[0], case.y_true[0], case.before))
    traces.append(_actual_prices(case, xs))
    if len(xs) < MANY:
        traces += _labels(state, xs, losses)
    low = _low(case, len(xs))
    return Panel(
        name="houses",
        title=_title(state),
        description=f"{_description(state)} {shape_in_words(state)}.",
        figure=situation_figure(
            state, traces, low - _below(state), case.highest + _ROOM * case.reach
        ),
        weight=1.2,
    )


def situation_figure(state, traces, low, high):
    """A figure whose axes have one unit; a narrow screen shows more of one axis."""
    count = len(state.y_true)
    images = [_house(state, low)] if count == 1 else ()
    return figure(
        traces, margin=_MARGIN, images=images, **_axes(state.case, count, low, high)
    )


def _house(state, low):
    """A house beside its prices, where neither a ring nor a number comes."""
    (x,), size = positions(state), 0.5 * state.case.reach
    return image("house", x - 0.75 * state.case.reach, low + 0.5 * size, size, size)


@lru_cache
def _axes(case, count, low, high):
    xs = case.positions(count)
    names = [str(i + 1) for i in range(len(xs))] if len(xs) >= MANY else case.names
    before, after = case.side
    step = 50e3 if high - low < 400e3 else 100e3 if high - low < 800e3 else 200e3
    ticks = [step * i for i in range(25)]
    houses = axis(
        "houses, by price" if case.is_numbered else "",
        xs[0] - before,
        xs[-1] + after,
        ticks=xs,
        names=[""] if len(xs) == 1 else names,
        grid=False,
        fixedrange=False,
        constrain="range",
    )
    prices = axis(
        "",
        low,
        high,
        ticks=ticks,
        labels=[money_short(tick) for tick in ticks],
        fixedrange=False,
        scaleanchor="x",
        scaleratio=1,
        constrain="range",
    )
    return {"xaxis": houses, "yaxis": prices}


def positions(state: State) -> tuple[float, ...]:
    """Where the houses stand, in dollars."""
    return state.case.positions(len(state.y_true))


def charge(state, x, actual, price, loss, index):
    """The error as a line, and the loss as a shape whose area or length it is."""
    is_chosen = index == state.chosen and len(state.prices) > 1
    delta = state.delta if state.loss == "huber" else 0.0
    return _charge(state.loss, delta, x, actual, price, loss, index, is_chosen)


@lru_cache(maxsize=4096)
def _charge(name, delta, x, actual, price, loss, index, is_chosen):
    error_line = line([x, x], [actual, price], "muted", width=2, name=f"error {index}")
    if not is_squared(name):
        end = actual + (loss if price > actual else -loss)
        bar = line([x, x], [actual, end], "loss-line", width=11, name=f"loss {index}")
        return bar, error_line
    across, up = _outline(name, delta, x, actual, price)
    shape = area(
        across,
        up,
        "loss-area",
        edge="loss" if is_chosen else "loss-line",
        name=f"loss {index}",
    )
    return shape, error_line


def _outline(loss, delta, x, actual, price):
    """The corners of the shape whose area is the loss.

    Squared: as wide as it is high. Huber: at each height as wide as its slope there,
    so that the area is what the slope adds up to.
    """
    if loss == "squared_error":
        side = x + abs(price - actual)
        return [x, side, side, x, x], [actual, actual, price, price, actual]
    slope = float(REGISTRY["huber"].gradient(actual, price, delta=delta))
    side = x + abs(slope)
    return [x, side, side, x, x], [actual, actual + slope, price, price, actual]


def _before(state, x, actual, shown):
    """What was charged before the ring was moved, and a quarter of it four times."""
    side = abs(shown - actual)
    if state.prices[0] == shown:
        xs, ys = [], []
    elif is_squared(state.loss):
        xs, ys = _outline(state.loss, state.delta, x, actual, shown)
    else:
        loss = REGISTRY[state.loss].value(actual, shown, **parameters(state))
        left = x - 0.05 * state.case.reach
        xs, ys = [left, left], [actual, actual - float(loss)]
    if xs and state.loss == "squared_error":
        middle = (actual + shown) / 2
        xs += [None, x, x + side, None, x + side / 2, x + side / 2]
        ys += [None, middle, middle, None, actual, shown]
    return line(xs, ys, "muted", width=1.5, dash="dot", name="before")


def _labels(state, xs, losses):
    """The actual price beyond its diamond, the error beside it, and the loss.

    One house has its loss beside its square; of several each stands under its house,
    where no neighbour can come.
    """
    case, is_one = state.case, len(xs) == 1
    away = 0.12 * case.reach
    errors = [p - y for p, y in zip(state.prices, case.y_true, strict=True)]
    for x, actual, error in zip(xs, case.y_true, errors, strict=True):
        y = actual + (away if error <= 0 else -away)
        yield _actual_price(x, y, actual, _side(error), is_one)
    amounts = [in_thousands(state, loss) for loss in losses]
    if not is_one:
        row = [_low(case, len(xs)) - 0.85 * _below(state)] * len(xs)
        yield words(xs, row, amounts, "loss", size=13, name="losses")
        return
    middle = (case.y_true[0] + state.prices[0]) / 2
    end = xs[0] + _BAR
    if is_squared(state.loss):
        sides = (case.before or case.y_true[0], state.prices[0])
        end = max(xs[0] + abs(side - case.y_true[0]) for side in sides)
    end = max(end + 0.03 * case.reach, xs[0] + 0.3 * case.reach)
    yield words([end], [middle], amounts[0], "loss", position="middle right", size=13)
    left = xs[0] - 0.18 * case.reach
    error = money_signed(errors[0])
    yield words([left], [middle], error, "muted", position="middle left", size=13)


@lru_cache(maxsize=4096)
def _actual_price(x, y, actual, side, is_one):
    named = f"actual {money_short(actual)}" if is_one else money_short(actual)
    return words([x], [y], named, "ink", position=f"{side} center")


@lru_cache
def _actual_prices(case, xs):
    return points(xs, case.y_true, "ink", symbol="diamond", size=13)


def _low(case, count: int) -> float:
    """The lowest price that a ring can have."""
    return min(case.limits(index)[0] for index in range(count))


def _below(state) -> float:
    """The room under the lowest ring: for its number, and for the row of losses."""
    has_row = 1 < len(state.prices) < MANY
    return (4 * _ROOM if has_row else _ROOM) * state.case.reach


def _side(error: float) -> str:
    return "bottom" if error > 0 else "top"


def _title(state: State) -> str:
    """What the panel shows, and what in it is the loss."""
    count = len(state.prices)
    if count == 1:
        start = "Ring: predicted price. Diamond: actual price."
    else:
        start = "Rings: predicted. Diamonds: actual."
    unit = f", in {loss_unit(state)}" if count < MANY else ""
    before, is_compared = state.case.before, state.case.is_compared
    dotted = f" Dotted: at {money_short(before)}." if before and is_compared else ""
    return f"{start} {shape_in_words(state)}{unit}.{dotted}"


def shape_in_words(state: State) -> str:
    """What in the picture is the loss."""
    if state.loss == "squared_error":
        one = len(state.y_true) == 1
        return "Area of the square: the loss" if one else _AREA
    if state.loss == "huber":
        return "Blue area, never wider than δ: the loss"
    if state.loss == "absolute_error":
        return "Length of a blue bar: the loss"
    low, high = f"{state.quantile:.2f}", f"{1 - state.quantile:.2f}"
    return f"Length of a blue bar: the loss, {low} × too low, {high} × too high"


def _description(state: State) -> str:
    sold = ", ".join(
        f"{name}: actual {money_short(actual)}, predicted {money_short(price)}"
        for name, actual, price in zip(
            state.case.names, state.case.y_true, predictions(state), strict=True
        )
    )
    return f"{sold}."


def rings(state: State) -> list[Handle]:
    """One ring a house, on the axis of prices."""
    losses = values(state)
    return [
        _ring(state.case, index, price, said(state, loss), index == state.chosen)
        for index, (price, loss) in enumerate(zip(state.prices, losses, strict=True))
    ]


@lru_cache(maxsize=4096)
def _ring(case, index, price, charged, is_chosen):
    xs = case.positions(len(case.names))
    low, high = case.limits(index)
    error = price - case.y_true[index]
    return Handle(
        name=f"ring {index}",
        control=f"prices.{index}",
        label=f"Predicted price of {case.spoken_name(index)}",
        text=(f"{price:,.0f} dollars, {abs(error):,.0f} {side_of(error)}, {charged}"),
        panel="houses",
        x=xs[index],
        y=price,
        direction="y",
        value=price,
        minimum=low,
        maximum=high,
        step=case.step,
        tag=money_said(price) if len(xs) < MANY or is_chosen else "",
        side="top" if error > 0 else "bottom",
        chosen=is_chosen,
    )
