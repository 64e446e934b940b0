"""What the loss functions cost beside the plainest rival, as ratios."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench import kernels
from tests.bench.report import Row, at_most

TIMES_PLAIN = 2


def measure() -> Iterator[Row]:
    """A row for each function and rival; nothing is promised of a compiled one."""
    for name, ratio in kernels.measure():
        words = f"{ratio:.2f}x"
        if name.endswith("/ numpy"):
            yield at_most(name, TIMES_PLAIN, ratio, words, "x")
        else:
            yield Row(name, "", words)
