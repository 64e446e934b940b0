"""A server that is gone and comes back: every page goes on with what was done last."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driver import (
    ROOT,
    centre_of,
    free_port,
    serving,
    until_idle,
    until_painted,
)
from tests.browser.line import line_to
from tests.lessons import PATHS

CHARTS = ("", *PATHS)
LINE = ".loss-lab-line"
BACK = 60_000
"""The browser tries again ever more seldom, up to half a minute apart."""


@pytest.fixture(scope="module")
def port() -> int:
    return free_port()


def first_handle(page: Page):
    return page.get_by_role("slider").first


def value(page: Page) -> str:
    return first_handle(page).get_attribute("aria-valuenow")


def hold(page: Page) -> str:
    """Take hold of the first handle and move it; returns the value it has then."""
    handle = first_handle(page)
    before = value(page)
    x, y = centre_of(handle)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 22, y - 22, steps=6)
    expect(handle).not_to_have_attribute("aria-valuenow", before)
    until_painted(page)
    return value(page)


def press(page: Page) -> str:
    """Move the first handle by a key; returns the value it has then."""
    handle = first_handle(page)
    before = value(page)
    handle.focus()
    page.keyboard.press("ArrowLeft")
    expect(handle).not_to_have_attribute("aria-valuenow", before)
    return value(page)


def expect_to_be_back(page: Page) -> None:
    connected = page.locator("[data-test-connection-state=CONNECTED]")
    expect(connected).to_be_attached(timeout=BACK)


def expect_kept(page: Page, moved: str) -> None:
    """The server has it: the link says it, also after a reload."""
    page.wait_for_function("() => location.search.length > 1", timeout=BACK)
    page.reload()
    page.locator(".ll[data-drawn=true]").wait_for()
    expect(first_handle(page)).to_have_attribute("aria-valuenow", moved)
    expect(page.locator(".ll-status")).to_have_text("")


def test_every_page_goes_on_where_it_was_when_the_server_is_back(visit, port):
    """One restart for all: what stood idle, was held, or was just let go."""
    with serving(ROOT / "app.py", port) as address:
        idle = [visit(f"{address}/{path}") for path in CHARTS]
        present, leave = visit(f"{address}/houses"), visit(f"{address}/spam")
        dragged = [visit(f"{address}/{path}") for path in CHARTS]
        held = [hold(page) for page in dragged]
        for page in dragged[::2]:
            page.mouse.up()
    with serving(ROOT / "app.py", port):
        for page, moved in zip(dragged, held, strict=True):
            expect_to_be_back(page)
            expect(first_handle(page)).to_have_attribute("aria-valuenow", moved)
            page.mouse.up()
            expect_kept(page, moved)
        expect_first_click_to_work(present, leave)
        for page in idle:
            expect_to_be_back(page)
            expect_kept(page, press(page))
        expect_reset_and_leave(idle[CHARTS.index("houses")])


def expect_first_click_to_work(present: Page, leave: Page) -> None:
    """A button and a link of pages that stood idle, which nothing has woken yet."""
    expect_to_be_back(present)
    present.get_by_role("button", name="Present").click()
    expect(present.get_by_role("heading", name="House prices")).to_have_count(0)
    expect_to_be_back(leave)
    leave.get_by_role("link", name="Training").first.click()
    expect(leave.get_by_role("heading", name="Training")).to_be_visible()


def expect_reset_and_leave(page: Page) -> None:
    """A page that was reloaded since is reset and left like any other."""
    moved = value(page)
    page.get_by_role("button", name="Reset").click()
    expect(first_handle(page)).not_to_have_attribute("aria-valuenow", moved)
    page.get_by_role("link", name="Cat or dog").first.click()
    expect(page.get_by_role("heading", name="Cat or dog")).to_be_visible()


def test_page_goes_on_after_longer_away_than_the_server_keeps_a_session(visit):
    few_seconds = {"STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL": "3"}
    with serving(ROOT / "app.py", **few_seconds) as address, line_to(address) as line:
        idle, held = visit(f"{line.address}/houses"), visit(f"{line.address}/cats-dogs")
        value_held = hold(held)
        line.cut()
        expect(held.locator(LINE)).to_contain_text("No connection.")
        held.wait_for_timeout(5000)  # so long that the server forgets
        line.mend()
        expect_to_be_back(held)
        held.mouse.up()
        expect(held.locator(LINE)).to_have_text("")
        expect_kept(held, value_held)
        expect_to_be_back(idle)
        expect_kept(idle, press(idle))


def test_tap_on_a_dead_line_is_told_to_be_kept_and_is_sent_when_it_is_back(
    visit, server
):
    with line_to(server) as line:
        page = visit(f"{line.address}/flashcards", ready="h3")
        show = page.get_by_role("button", name="Show the answer")
        expect(show).to_be_enabled()
        until_idle(page)
        line.delay = 1000  # as in a tunnel: open, and nothing gets through
        show.click()
        line.cut()
        expect(page.locator(LINE)).to_contain_text("What you did is kept")
        line.delay = 0
        line.mend()
        expect(page.get_by_role("button", name="Good")).to_be_visible(timeout=BACK)
        expect(page.locator(LINE)).to_have_text("")


def test_step_on_a_dead_line_is_taken_once_when_it_is_back(visit, server):
    with line_to(server) as line:
        page = visit(f"{line.address}/houses")
        until_idle(page)
        line.cut()
        expect(page.locator(LINE)).to_contain_text("No connection.")
        page.get_by_role("button", name="Next").click()
        line.mend()
        page.wait_for_url("**/houses?preset=halve", timeout=BACK)
        expect(page.locator(".ll-path-where")).to_contain_text("2 of")
        expect(page.locator(LINE)).to_have_text("")


def test_network_that_is_off_is_said_before_the_line_breaks(open_plain):
    page = open_plain("flashcards", fresh=True)
    expect(page.locator(LINE)).to_be_attached()
    page.context.set_offline(True)
    expect(page.locator(LINE)).to_contain_text("No connection.")
    page.context.set_offline(False)
    expect(page.locator(LINE)).to_have_text("")
