"""One tab of each engine, kept for all tests of a process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser

from tests.browser.driver import DESKTOP
from tests.browser.engines.chromium import Chromium
from tests.browser.engines.driver import Driver, start
from tests.browser.engines.required import REQUIRED, required_engines
from tests.browser.engines.tab import Tab
from tests.browser.install_browsers import NEEDS, missing


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Write a test of a tab once, and run it in every engine."""
    if "engine" in metafunc.fixturenames:
        metafunc.parametrize("engine", list(NEEDS), scope="session")


@pytest.fixture(scope="session")
def needed(engine: str) -> str:
    """The engine of a test, which is skipped by name where it cannot be had."""
    required = required_engines()
    if programs := missing(engine):
        reason = f"{engine} cannot be had here: {', '.join(programs)} not found."
        if engine in required:
            pytest.fail(f"{REQUIRED} names {engine}, but {reason}")
        pytest.skip(reason)
    return engine


@pytest.fixture(scope="session")
def drivers() -> Iterator[dict[str, Driver]]:
    """The browsers that are open; a test opens the one that it needs."""
    opened: dict[str, Driver] = {}
    with ExitStack() as ending:
        yield opened
        for driver in opened.values():
            ending.callback(driver.close)


@pytest.fixture
def tab(
    needed: str, drivers: dict[str, Driver], request: pytest.FixtureRequest
) -> Iterator[Tab]:
    """A tab in which nobody was yet; at the end its console must hold no error."""
    server: str = request.getfixturevalue("server")
    if needed not in drivers:
        browser: Browser | None = None
        if needed == "chromium":
            browser = request.getfixturevalue("browser")
        drivers[needed] = Chromium(browser) if browser else start(needed)
        drivers[needed].resize(**DESKTOP)
    lent = Tab(drivers[needed], server)
    yield lent
    try:
        errors = lent.tidy()
    except Exception:  # it has crashed or hangs: the next test gets another
        drivers.pop(needed).close()
        raise
    assert errors == []
