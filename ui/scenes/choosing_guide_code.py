"""The recommended loss at the ring as programs in NumPy, PyTorch and scikit-learn."""

from __future__ import annotations

from ui.scenes.choosing_curves_code import snippets_of
from ui.scenes.choosing_guide import look
from ui.scenes.choosing_guide_state import State


def snippets(state: State) -> dict[str, str]:
    """Programs that compute the recommended loss: library to its source."""
    return snippets_of(look(state.rule).curves[0], state.x)
