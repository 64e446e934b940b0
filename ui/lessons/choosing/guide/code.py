"""The recommended loss at the ring as programs in NumPy, PyTorch and scikit-learn."""

from __future__ import annotations

from ui.lessons.choosing.curves.code import snippets_of
from ui.lessons.choosing.guide.scene import look
from ui.lessons.choosing.guide.state import State


def snippets(state: State) -> dict[str, str]:
    """Programs that compute the recommended loss: library to its source."""
    return snippets_of(look(state.rule).curves[0], state.x)
