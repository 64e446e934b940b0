"""Which engines must be there, by an environment variable."""

from __future__ import annotations

import os

import pytest

from tests.browser.install_browsers import NEEDS

REQUIRED = "LOSS_LAB_REQUIRE"
"""The engines that must be there: "firefox,webkit"."""


def required_engines() -> set[str]:
    """The engines that must be there; a name that none has fails."""
    required = set(filter(None, os.environ.get(REQUIRED, "").split(",")))
    if unknown := required - set(NEEDS):
        pytest.fail(f"{REQUIRED} must name some of {', '.join(NEEDS)}; got {unknown}.")
    return required
