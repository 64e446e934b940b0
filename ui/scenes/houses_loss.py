"""House prices: what `losses` says about a state, and how it is written."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from losses import REGISTRY, constant_minimiser, reduce_gradient, reduce_loss
from ui.numbers import MINUS, dollars_squared, fixed, money, money_short, plain, spoken
from ui.scenes.houses_state import LOSSES, State

TITLES = {
    "squared_error": "squared error",
    "absolute_error": "absolute error",
    "huber": "Huber loss",
    "quantile": "quantile loss",
}
PLURALS = {
    "squared_error": "squared errors",
    "absolute_error": "absolute errors",
    "huber": "Huber losses",
    "quantile": "quantile losses",
}
BEST = {
    "squared_error": "mean",
    "absolute_error": "median",
    "huber": "Huber’s",
    "quantile": "quantile",
}
SQUARED = tuple(
    name for name in LOSSES if REGISTRY[name].unit == "squared unit of the target"
)


def parameters(state: State, loss: str = "") -> dict[str, float]:
    """The parameters of a loss, the state's own unless told."""
    names = REGISTRY[loss or state.loss].parameters
    return {each.name: getattr(state, each.name) for each in names}


def is_squared(state: State) -> bool:
    """Whether the loss is in dollars squared."""
    return state.loss in SQUARED


def predictions(state: State) -> tuple[float, ...]:
    """The predicted prices; for the outlier one price for all: the best there is."""
    if not state.is_outlier:
        return state.prices
    return (best_price(state, state.loss),) * len(state.y_true)


def best_price(state: State, loss: str) -> float:
    """The one price for all houses at which a loss is lowest."""
    return _best(loss, state.y_true, **parameters(state, loss))


@lru_cache(maxsize=4096)
def _best(loss, y_true, **params):
    return constant_minimiser(loss, y_true, **params)


@lru_cache(maxsize=256)
def values(state: State) -> tuple[float, ...]:
    """The loss of each house."""
    losses = REGISTRY[state.loss].value(
        state.y_true, predictions(state), **parameters(state)
    )
    return tuple(losses.tolist())


@lru_cache(maxsize=256)
def slopes(state: State) -> tuple[float, ...]:
    """What the pooled loss gains per dollar of each prediction."""
    slope = REGISTRY[state.loss].gradient(
        state.y_true, predictions(state), **parameters(state)
    )
    return tuple(reduce_gradient(slope, state.reduction).tolist())


def kink(state: State, index: int) -> tuple[float, float] | None:
    """The lowest and highest slope of a house, where they differ."""
    subgradient = REGISTRY[state.loss].subgradient
    if subgradient is None:
        return None
    low, high = subgradient(state.y_true, predictions(state), **parameters(state))
    if low[index] == high[index]:
        return None
    ends = (reduce_gradient(end, state.reduction)[index] for end in (low, high))
    return tuple(map(float, ends))


@lru_cache(maxsize=256)
def total(state: State) -> float:
    """The pooled loss."""
    return float(reduce_loss(values(state), state.reduction))


def weight(state: State) -> float:
    """What a house's loss counts for in the pooled loss: 1, or 1/n in the mean."""
    return _weight(len(state.y_true), state.reduction)


@lru_cache
def _weight(count: int, reduction: str) -> float:
    return float(reduce_gradient(np.ones(count), reduction)[0])


# How it is written


def pooled_name(state: State) -> str:
    """What the pooled loss is called."""
    if state.reduction == "sum":
        return f"Sum of {PLURALS[state.loss]}"
    return f"Mean {TITLES[state.loss]}"


def written(state: State, loss: float) -> str:
    """A loss with its unit."""
    return dollars_squared(loss) if is_squared(state) else money(loss)


def said(state: State, loss: float) -> str:
    """A loss as a screen reader says it."""
    unit = "dollars squared" if is_squared(state) else "dollars"
    return f"{TITLES[state.loss]} {spoken(loss)} {unit}"


def in_thousands(state: State, loss: float) -> str:
    """A loss in thousands of dollars, or their squares, without the unit."""
    return plain(loss / (1e6 if is_squared(state) else 1e3), 6)


def slope_written(state: State, slope: float) -> str:
    """A gradient with its unit."""
    if is_squared(state):
        return f"{fixed(slope, 0)} $² per $"
    text = fixed(abs(slope), 3).rstrip("0").rstrip(".")
    return f"{MINUS if slope < 0 else ''}${text} per $"


def direction(slope: float) -> str:
    """Where a gradient says that the prediction should go."""
    if slope < 0:
        return "negative: raise the prediction"
    return "positive: lower the prediction" if slope > 0 else "zero: stay here"


def side_of(error: float) -> str:
    """The sign of an error in words."""
    return "too low" if error < 0 else "too high" if error > 0 else "exact"


def signed_short(error: float) -> str:
    """An error in thousands of dollars with its sign."""
    return f"+{rounded(error)}" if error > 0 else rounded(error)


def rounded(price: float) -> str:
    """A price beside a mark, to a hundred dollars."""
    return money_short(round(price, -2))
