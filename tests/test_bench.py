"""The benchmarks are not run here, but they can be."""

from __future__ import annotations

from tests.bench.__main__ import PARTS, part


def test_every_part_can_be_measured():
    assert all(callable(part(name).measure) for name in PARTS)
