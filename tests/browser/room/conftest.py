"""A server of rooms that knows its name."""

from __future__ import annotations

import pytest

from tests.browser.driver import ROOT, serving
from tests.browser.room.wall import NAME


@pytest.fixture(scope="session")
def address():
    """The address of a server that is told by which name phones find it."""
    with serving(ROOT / "app.py", STREAMLIT_BROWSER_SERVER_ADDRESS=NAME) as address:
        yield address
