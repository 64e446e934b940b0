"""House prices, the curve: a house's loss at every error, and the slope of it."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from losses import REGISTRY
from ui.figures import axis, figure, line, points, tangent
from ui.lessons.houses.loss import (
    chosen_error,
    in_thousands,
    is_squared,
    largest,
    loss_unit,
    parameters,
    said,
    slope_tick,
    slopes,
    values,
    weight,
)
from ui.lessons.houses.state import DELTAS, QUANTILES, State
from ui.live_chart.scene import Handle, Panel
from ui.losses import LOOKS
from ui.numbers import money_said, money_short, money_signed

LOWER = ("x", "y2")
_SAMPLES = 80


def curve(state: State) -> Panel:
    """The loss of the chosen house with its tangent, and its gradient under it."""
    case, share = state.case, weight(state)
    error = chosen_error(state)
    loss = share * values(state)[state.chosen]
    slope = slopes(state)[state.chosen]
    still = (state.loss, case.reach, share)
    loss_line = _loss_curve(*still, **parameters(state))
    slope_line = _slope_curve(*still, **parameters(state))
    traces = [
        loss_line,
        tangent(error, loss, slope, 0.32 * case.reach),
        slope_line,
        line([error, error], [0, slope], "gradient", width=2, axes=LOWER, name="stem"),
        points([error], [slope], "gradient", axes=LOWER, name="slope", size=10),
        *([_jump(state, share)] if not REGISTRY[state.loss].differentiable else []),
    ]
    return Panel(
        name="curve",
        title=_title(state),
        description=f"{LOOKS[state.loss].title} by error: it is 0 where the prediction "
        "is exact and rises on both sides. Below it the gradient, from negative to "
        "positive.",
        figure=figure(traces, margin={"l": 70, "b": 40}, **_axes(state.at_rest)),
    )


def _title(state: State) -> str:
    if len(state.prices) == 1:
        return "Blue: the loss at every prediction. Green: its slope, the gradient."
    name = state.case.full_name(state.chosen)
    return (
        f"{name}. Blue: its part of the {state.reduction}. "
        "Green: the slope of that, the gradient."
    )


@lru_cache
def _axes(state):
    case, is_one = state.case, len(state.prices) == 1
    top, steepest = _tops(state)
    step = 50e3 if case.reach < 150e3 else 100e3
    errors = [step * i for i in range(-2, 3)]
    return {
        "xaxis": axis(
            "predicted price" if is_one else "error: predicted − actual",
            -1.08 * case.reach,
            1.08 * case.reach,
            ticks=errors,
            labels=[
                money_short(case.y_true[0] + each) if is_one else money_signed(each)
                for each in errors
            ],
            anchor="y2",
        ),
        **loss_axes(
            state,
            f"{'loss, ' if is_one else ''}{loss_unit(state)}",
            -0.08 * top,
            top,
            steepest,
        ),
    }


def loss_axes(state: State, title: str, low: float, top: float, steepest: float):
    """The axis of losses, up to the top, and under it that of their slopes."""
    losses, steep = _ticks(top), _at_or_below(steepest)
    return {
        "yaxis": axis(
            title,
            low,
            1.05 * top,
            ticks=losses,
            labels=[in_thousands(state, tick) for tick in losses],
            domain=[0.40, 1],
        ),
        "yaxis2": axis(
            "per $1k" if is_squared(state.loss) else "$ per $",
            -1.25 * steepest,
            1.25 * steepest,
            ticks=[-steep, 0, steep],
            labels=[slope_tick(state, tick) for tick in (-steep, 0, steep)],
            zero=True,
            domain=[0, 0.29],
        ),
    }


@lru_cache(maxsize=512)
def _loss_curve(loss, reach, share, **params):
    errors = np.linspace(-reach, reach, _SAMPLES + 1)
    values = REGISTRY[loss].value(np.zeros_like(errors), errors, **params)
    return line(errors, share * values, "loss", name="loss")


@lru_cache(maxsize=512)
def _slope_curve(loss, reach, share, **params):
    """The slopes; a gap where they jump."""
    spec = REGISTRY[loss]
    look = {"color": "gradient", "axes": LOWER, "name": "gradient"}
    if spec.differentiable:
        errors = np.linspace(-reach, reach, _SAMPLES + 1)
        slopes = spec.gradient(np.zeros_like(errors), errors, **params)
        return line(errors, share * slopes, **look)
    errors = np.array([-reach, reach])
    low, high = (share * spec.gradient(np.zeros(2), errors, **params)).tolist()
    return line([-reach, 0, None, 0, reach], [low, low, None, high, high], **look)


def _jump(state, share):
    """The slopes that a kink allows, between the last one before and after it."""
    subgradient = REGISTRY[state.loss].subgradient
    assert subgradient is not None  # only a loss with a kink is asked
    low, high = subgradient(0.0, 0.0, **parameters(state))
    return line(
        [0, 0],
        [share * float(low), share * float(high)],
        "gradient",
        width=2,
        dash="dot",
        axes=LOWER,
        name="kink",
    )


def _tops(state):
    """The largest loss and slope that an axis must hold, whatever the parameters."""
    spec, zeros = REGISTRY[state.loss], np.zeros(2)
    errors = np.array([-state.case.reach, state.case.reach])
    ends, share = largest(state), weight(state)
    top = max(spec.value(zeros, errors, **each).max() for each in ends)
    steepest = max(np.abs(spec.gradient(zeros, errors, **each)).max() for each in ends)
    return float(share * top), float(share * steepest)


def _ticks(top: float) -> list[float]:
    """Round losses from 0 to the top of an axis."""
    step = _at_or_below(top / 2.2)
    return [step * i for i in range(7) if step * i <= top]


def _at_or_below(size: float) -> float:
    """The round number at or below a size: 1, 2 or 5 and zeros."""
    power = 10.0 ** np.floor(np.log10(size))
    return float(
        power * max(lead for lead in (1, 2, 5) if lead * power <= size * 1.001)
    )


# What can be moved on it


def curve_handles(state: State) -> list[Handle]:
    """The chosen prediction on its curve, and the parameter of the loss."""
    case, index = state.case, state.chosen
    low, high = case.limits(index)
    price, error = state.prices[index], chosen_error(state)
    loss = values(state)[index]
    share = weight(state)
    on_curve = Handle(
        name="on the curve",
        control=f"prices.{index}",
        label=f"Predicted price of {case.spoken_name(index)}, on the curve",
        text=f"{price:,.0f} dollars, {said(state, loss)}",
        panel="curve",
        x=error,
        y=share * loss,
        direction="x",
        value=price,
        minimum=low,
        maximum=high,
        step=case.step,
        tag=money_said(price) if len(state.prices) == 1 else money_signed(error),
        side=_inside(error / case.reach),
        on="loss",
    )
    return [on_curve, *_parameter_handle(state, share)]


def _inside(share: float) -> str:
    """The side of a point of the curve on which there is room."""
    if abs(share) < 0.5:
        return "top"
    return "right" if share < 0 else "left"


def _parameter_handle(state, share):
    reach = state.case.reach
    if state.loss == "huber":
        slope = REGISTRY["huber"].gradient(0.0, state.delta, **parameters(state))
        return [
            delta_handle(
                state, "curve", state.delta, share * float(slope), "x", LOWER, "bottom"
            )
        ]
    if state.loss == "quantile":
        loss = REGISTRY["quantile"].value(reach, 0.1 * reach, **parameters(state))
        return [quantile_handle(state, -0.9 * reach, share * float(loss))]
    return []


def delta_handle(state, panel, x, y, direction, axes, side) -> Handle:
    """Delta, where the loss goes over from a parabola to a line."""
    return Handle(
        name="delta",
        control="delta",
        label="Delta of the Huber loss",
        text=f"{state.delta:,.0f} dollars",
        panel=panel,
        x=x,
        y=y,
        direction=direction,
        value=state.delta,
        minimum=DELTAS[0],
        maximum=state.case.delta,
        step=1_000 if state.case.delta <= 150e3 else 2_500,
        axes=axes,
        tag=f"δ = {money_short(state.delta)}",
        side=side,
        chosen=False,
    )


def quantile_handle(state, x, y) -> Handle:
    """The quantile, on the arm of the curve that it makes steep."""
    low, high = QUANTILES
    return Handle(
        name="quantile",
        control="quantile",
        label="Quantile tau",
        text=f"{state.quantile:.2f}, the price of a dollar too low",
        panel="curve",
        x=x,
        y=y,
        direction="y",
        value=state.quantile,
        minimum=low,
        maximum=high,
        step=0.01,
        tag=f"τ = {state.quantile:.2f}",
        side="right",
        chosen=False,
    )
