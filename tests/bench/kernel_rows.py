"""What the loss functions cost beside the plainest rival, as ratios."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench import kernels
from tests.bench.report import Row


def measure() -> Iterator[Row]:
    """A row for each function and rival; nothing is promised here."""
    for name, ratio in kernels.measure():
        yield Row(name, "", f"{ratio:.2f}x")
