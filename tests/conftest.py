"""What holds for all tests: they judge behaviour, never how long it took."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

settings.register_profile("loss-lab", deadline=None)
settings.load_profile("loss-lab")

LONGEST = ("test_restarts.py", "test_line.py", "test_turning.py")
"""The files that wait for a line most of their time: begun last, they end alone."""


def pytest_xdist_auto_num_workers() -> int:
    """One process more than processors: tests in a browser wait much of their time."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that no process is left alone with it."""
    items.sort(key=lambda item: item.path.name not in LONGEST)
