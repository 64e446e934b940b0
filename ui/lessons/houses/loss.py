"""House prices: what `losses` says about a state, and how it is written."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from losses import (
    REGISTRY,
    constant_minimiser,
    quantile_interval,
    reduce_gradient,
    reduce_loss,
)
from ui.lessons.houses.state import QUANTILES, Outlier, State
from ui.losses import LOOKS
from ui.mathml import letter
from ui.numbers import (
    MINUS,
    money_said,
    money_short,
    plain,
    spoken,
    thousands_squared,
)
from ui.numbers import said as said_number


def parameters(state: Any, loss: str = "") -> dict[str, float]:
    """The parameters of a loss, of the state's own unless told; it has each of them."""
    names = REGISTRY[loss or state.loss].parameters
    return {each.name: getattr(state, each.name) for each in names}


def largest(state: State) -> list[dict[str, float]]:
    """The parameters with which the loss or its slope is largest; axes must hold it."""
    ends = {"delta": (state.case.delta,), "quantile": QUANTILES}
    names = [each.name for each in REGISTRY[state.loss].parameters]
    return [{name: end} for name in names for end in ends[name]] or [{}]


def is_squared(loss: str) -> bool:
    """Whether a loss is in dollars squared."""
    return REGISTRY[loss].unit == "squared unit of the target"


def predictions(state: State) -> tuple[float, ...]:
    """The predicted prices; for the outlier one price for all: the best there is."""
    if not isinstance(state, Outlier):
        return state.prices
    return (best_price(state, state.loss),) * len(state.y_true)


def best_price(state: State, loss: str) -> float:
    """The one price for all houses at which a loss is lowest."""
    return _best(loss, state.y_true, **parameters(state, loss))


@lru_cache(maxsize=4096)
def _best(loss, y_true, **params):
    return constant_minimiser(loss, y_true, **params)


def best_prices(
    loss: str, y_true: Sequence[float], **params: float
) -> tuple[float, float]:
    """The lowest and the highest single price that is best: one, or a whole range."""
    if REGISTRY[loss].pieces:
        return quantile_interval(y_true, **params)
    return (constant_minimiser(loss, y_true, **params),) * 2


def chosen_error(state: State) -> float:
    """How far the chosen prediction is from the actual price."""
    return state.prices[state.chosen] - state.y_true[state.chosen]


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


@lru_cache(maxsize=256)
def slope_ranges(state: State) -> tuple[tuple[float, float], ...]:
    """The least and the greatest slope of each house; they differ at its kink."""
    subgradient = REGISTRY[state.loss].subgradient
    if subgradient is None:
        return tuple((slope, slope) for slope in slopes(state))
    both = subgradient(state.y_true, predictions(state), **parameters(state))
    low, high = (reduce_gradient(end, state.reduction).tolist() for end in both)
    return tuple(zip(low, high, strict=True))


def kink(state: State, index: int) -> tuple[float, float] | None:
    """The least and the greatest slope of a house, where they differ."""
    low, high = slope_ranges(state)[index]
    return None if low == high else (low, high)


def share(state: State, index: int) -> float:
    """The share of one house in the summed loss."""
    whole = sum(values(state))
    return values(state)[index] / whole if whole else 0.0


def balancing(state: State, index: int) -> tuple[float, float]:
    """The slopes that a house may take at the best price, so that all cancel."""
    own_low, own_high = slope_ranges(state)[index]
    others = np.delete(np.array(slope_ranges(state)), index, axis=0)
    least, greatest = reduce_loss(others[:, 0], "sum"), reduce_loss(others[:, 1], "sum")
    return max(own_low, float(-greatest)), min(own_high, float(-least))


@lru_cache(maxsize=256)
def total(state: State) -> float:
    """The pooled loss."""
    return float(reduce_loss(values(state), state.reduction))


def weight(state: State) -> float:
    """What a house's loss counts for in the pooled loss: 1, or 1/n in the mean."""
    return _weight(len(state.y_true), state.reduction)


@lru_cache
def _weight(count, reduction):
    return float(reduce_gradient(np.ones(count), reduction)[0])


# How it is written


def can_be_dragged(state: State) -> str:
    """What can be dragged besides the prices."""
    letters = [letter(each.symbol) for each in REGISTRY[state.loss].parameters]
    return "".join(f"{each} can be dragged too." for each in letters)


def pooled_name(state: State) -> str:
    """What the pooled loss is called."""
    loss = LOOKS[state.loss]
    return f"Sum of {loss.plural}" if state.reduction == "sum" else f"Mean {loss.name}"


def written(state: State, loss: float) -> str:
    """A loss with its unit, as one would say it."""
    return thousands_squared(loss) if is_squared(state.loss) else money_said(loss)


def said(state: State, loss: float) -> str:
    """A loss as a screen reader says it."""
    unit = "dollars squared" if is_squared(state.loss) else "dollars"
    return f"{LOOKS[state.loss].name} {spoken(loss)} {unit}"


def loss_unit(state: State) -> str:
    """The unit of what is written in thousands."""
    return "(thousand $)²" if is_squared(state.loss) else "thousand $"


def in_thousands(state: State, loss: float, digits: int = 6) -> str:
    """A loss in thousands of dollars, or their squares, without the unit."""
    return plain(loss / (1e6 if is_squared(state.loss) else 1e3), digits)


def if_rounded(state: State, losses: Sequence[float]) -> str:
    """Words for a sum of which a part, or the result, is not shown to its last digit.

    A price may have cents in a link, and a real sale has many digits.
    """
    is_exact = all(
        in_thousands(state, loss) == in_thousands(state, loss, 12)
        for loss in (*losses, total(state))
    )
    return "" if is_exact else ", each rounded"


def slope_tick(state: State, slope: float) -> str:
    """A slope as a tick says it: in what the loss gains per step on the axis."""
    return plain(slope / 1e3 if is_squared(state.loss) else slope)


def slope_written(state: State, *slopes: float) -> str:
    """A gradient with its unit; at a kink the least and the greatest slope."""
    if is_squared(state.loss):
        numbers, unit = [slope / 1e3 for slope in slopes], " (thousand $)²"
        texts = [said_number(number) + unit for number in numbers]
        return f"{' to '.join(texts)} per $1k"
    texts = [
        f"{MINUS if slope < 0 else ''}${said_number(abs(slope))}" for slope in slopes
    ]
    return f"{' to '.join(texts)} per $"


def direction(slope: float) -> str:
    """Where a gradient says that the prediction should go."""
    if slope < 0:
        return "negative: raise the prediction"
    return "positive: lower the prediction" if slope > 0 else "zero: stay here"


def side_of(error: float) -> str:
    """The sign of an error in words."""
    return "too low" if error < 0 else "too high" if error > 0 else "exact"


def price_words(price: float) -> str:
    """A price beside a mark, to a hundred dollars."""
    return money_short(round(price, -2))
