"""A real server and a real Chromium, and the gestures of a reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from tests.browser.driver import (
    ROOT,
    Finger,
    centre_of,
    handle_of,
    launch,
    serving,
    until_painted,
)
from tests.browser.tabs import Tabs

expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of Loss Lab."""
    with serving(ROOT / "app.py") as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium for all tests."""
    with sync_playwright() as playwright:
        launched = launch(playwright)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Tabs:
    """The tabs of all tests."""
    return Tabs(browser)


@pytest.fixture
def visit(tabs: Tabs) -> Iterator[Callable[..., Page]]:
    """Open an address; at the end no page may have met an error of JavaScript.

    What a test leaves behind for good, as a script for every page, needs a tab that is
    `fresh` and not used again.
    """

    def visit(
        address: str, ready: str = ".ll[data-drawn=true]", *, fresh=False, **look
    ) -> Page:
        page = tabs.take(fresh, look)
        page.goto(address)
        expect(page.locator(ready).first).to_be_visible(timeout=30_000)
        return page

    yield visit
    assert tabs.give_back() == []


@pytest.fixture
def open_page(server: str, visit: Callable[..., Page]) -> Callable[..., Page]:
    """Open a page of Loss Lab by its path, and wait until its chart is drawn."""
    return lambda path="", **look: visit(f"{server}/{path}", **look)


@pytest.fixture
def open_plain(server: str, visit: Callable[..., Page]) -> Callable[..., Page]:
    """Open a page that may have no chart, and wait for its heading."""
    return lambda path, **look: visit(f"{server}/{path}", ready="h1", **look)


@pytest.fixture
def readout() -> Callable[[Page, str], Locator]:
    """The number that a label names."""
    return lambda page, label: page.locator(f'output[aria-label="{label}"]')


@pytest.fixture
def handle() -> Callable[[Page, str], Locator]:
    """The handle with an accessible name."""
    return handle_of


@contextmanager
def carried_out(page: Page, name: str) -> Iterator[None]:
    """Wait for what a gesture does: its Track may still be on the way.

    A gesture that is to change nothing is waited for in vain, and not for long.
    """
    held = handle_of(page, name)
    before = held.get_attribute("aria-valuenow") or ""
    yield
    with suppress(AssertionError):
        expect(held).not_to_have_attribute("aria-valuenow", before, timeout=3_000)
        until_painted(page)


@pytest.fixture
def drag() -> Callable[..., None]:
    """Drag a handle by pixels with the mouse; `hold` keeps the button down."""

    def drag(page: Page, name: str, dx: float, dy: float, *, hold: bool = False):
        with carried_out(page, name):
            x, y = centre_of(handle_of(page, name))
            page.mouse.move(x, y)
            page.mouse.down()
            page.mouse.move(x + dx, y + dy, steps=8)
            if not hold:
                page.mouse.up()

    return drag


@pytest.fixture
def touch_drag() -> Callable[..., None]:
    """Drag a handle by pixels with a finger."""

    def touch_drag(page: Page, name: str, dx: float, dy: float, *, hold: bool = False):
        with carried_out(page, name):
            x, y = centre_of(handle_of(page, name))
            finger = Finger(page)
            finger.down(x, y)
            for step in range(1, 9):
                finger.move(x + dx * step / 8, y + dy * step / 8)
            if not hold:
                finger.up()

    return touch_drag
