"""What several parts of "Training" draw alike."""

from __future__ import annotations

from typing import NamedTuple


class Style(NamedTuple):
    """How a loss is told from the others: its colour, dash, and mark."""

    color: str
    dash: str
    symbol: str


STYLES = (
    Style("loss", "solid", "circle"),
    Style("other", "dash", "square"),
    Style("ink", "dot", "triangle-up"),
)
"""Of losses that run side by side, in their order."""
