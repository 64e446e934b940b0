"""One data set: what the programs of a state are filled with."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import fill

from ui.lessons.choosing.data.answers import answer
from ui.lessons.choosing.data.state import State, WithHuber
from ui.lessons.houses.code import rounded
from ui.losses import LOOKS
from ui.programs import programs

_LISTED = 4
"""As many numbers fit on the line of their name."""


def snippets(state: State) -> dict[str, str]:
    """Programs for the answer, and for the outlier's share and pull, in dollars."""
    found = answer(state)
    parameter = _parameter(state)
    return programs(
        "choosing/data",
        loss=LOOKS[state.loss],
        parameter=rounded(parameter),
        exact=parameter,
        described=state.houses.described,
        is_line=state.is_line,
        y_true=_listed(state.y_true),
        x=_listed(state.houses.areas),
        y_pred=_listed(found.predictions),
        best=rounded(found.level),
    )


def _parameter(state: State) -> float:
    """That of the loss; the absolute error is twice the quantile loss at one half."""
    if isinstance(state, WithHuber) and state.loss == "huber":
        return state.delta
    return state.quantile if state.loss == "quantile" else 0.5


def _listed(values: Iterable[float]) -> str:
    """Numbers in brackets, on as many lines as they need."""
    numbers = [repr(rounded(value)) for value in values]
    listed = ", ".join(numbers)
    if len(numbers) <= _LISTED:
        return f"[{listed}]"
    rows = fill(listed, 84, initial_indent="    ", subsequent_indent="    ")
    return f"[\n{rows},\n]"
