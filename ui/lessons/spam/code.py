"""Spam or not: what the programs of a state are filled with."""

from __future__ import annotations

from ui.lessons.spam.state import State
from ui.programs import programs


def snippets(state: State) -> dict[str, str]:
    """Programs that compute what the screen shows: library to its source."""
    return programs(
        "spam",
        signs=list(state.signs),
        scores=list(state.scores),
        compared=state.compared,
    )
