"""House prices: what the programs of a state are filled with."""

from __future__ import annotations

from ui.lessons.houses.loss import parameters, predictions
from ui.lessons.houses.state import Outlier, State
from ui.losses import LOOKS
from ui.programs import programs


def snippets(state: State) -> dict[str, str]:
    """Programs that compute the loss that is on the screen, in dollars."""
    return programs(
        "houses",
        loss=LOOKS[state.loss],
        parameter=rounded(next(iter(parameters(state).values()), 0.0)),
        reduction=state.reduction,
        y_true=[rounded(price) for price in state.y_true],
        y_pred=[rounded(price) for price in predictions(state)],
        is_one_price=isinstance(state, Outlier),
    )


def rounded(value: float) -> float:
    """A number as it is written in a program: a float, without what rounding left."""
    return round(float(value), 6)
