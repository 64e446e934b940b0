"""Turning to another page right after a drag: no page is blank, no drag is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driver import centre_of, handle_of
from tests.browser.held_back import HeldBack

PRICE = "Predicted price of the house"
FIRST = "200000"
GAPS = (0, 20, 350)
"""At once, in the moment that a turn waits, and as keys come to rest."""


def keys(page: Page) -> None:
    handle_of(page, PRICE).focus()
    page.keyboard.press("PageUp")  # one key: of several, some may come to rest


def mouse(page: Page) -> None:
    x, y = centre_of(handle_of(page, PRICE))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y - 40, steps=4)
    page.mouse.up()


def click(page: Page) -> None:
    page.get_by_role("link", name="Cat or dog").first.click()


def tap(page: Page) -> None:
    page.get_by_role("link", name="Cat or dog").first.tap()


def price(page: Page) -> str:
    return handle_of(page, PRICE).get_attribute("aria-valuenow")


def expect_cats_and_dogs_alone(page: Page) -> None:
    """The other page stands whole, and nothing of the first one in its address."""
    page.wait_for_url("**/cats-dogs")
    expect(page.get_by_role("heading", name="Cat or dog")).to_be_visible()
    expect(page.locator(".ll[data-drawn=true]")).to_have_count(1)
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(handle_of(page, PRICE)).to_have_count(0)


def go_to_houses(page: Page) -> None:
    page.get_by_role("link", name="House prices").first.click()
    expect(handle_of(page, PRICE)).to_be_visible(timeout=30_000)
    page.locator(".ll[data-drawn=true]").wait_for()


def go_back(page: Page) -> str:
    """Go back, and tell where that led: before it, the address may look the same."""
    page.evaluate(
        "() => { window.popped = new Promise((done) =>"
        " addEventListener('popstate', done, { once: true })); }"
    )
    page.go_back()
    page.evaluate("() => window.popped")
    page.wait_for_function("() => !location.search")
    return page.evaluate("() => location.pathname")


def moved_by(page: Page, act: Callable[[Page], None]) -> str:
    before = price(page)
    act(page)
    expect(handle_of(page, PRICE)).not_to_have_attribute("aria-valuenow", before)
    return price(page)


@pytest.mark.parametrize("act", [keys, mouse])
@pytest.mark.parametrize("leave", [click, tap])
def test_page_that_is_left_at_once_keeps_the_drag(open_page, act, leave):
    page = open_page("houses", has_touch=leave is tap)
    for gap in GAPS:
        moved = moved_by(page, act)
        page.wait_for_timeout(gap)
        leave(page)
        expect_cats_and_dogs_alone(page)
        go_to_houses(page)
        expect(handle_of(page, PRICE)).to_have_attribute("aria-valuenow", moved)
        page.wait_for_url(f"**/houses?*prices={moved}*")
        page.get_by_role("button", name="Reset").click()
        expect(handle_of(page, PRICE)).to_have_attribute("aria-valuenow", FIRST)


def test_drag_that_is_told_after_its_page_was_left_is_in_the_link_on_coming_back(
    tabs, server
):
    """The page and the drag's link reach the browser at once, as in a busy one."""
    page = tabs.take(True, {})
    held_back = HeldBack(page)
    page.goto(f"{server}/houses")
    page.locator(".ll[data-drawn=true]").wait_for()
    held_back.hold(b'"moves":[[')
    moved = moved_by(page, mouse)
    click(page)
    expect_cats_and_dogs_alone(page)
    held_back.let_go()
    held_back.gather(f"prices={moved}".encode())
    go_to_houses(page)
    expect(handle_of(page, PRICE)).to_have_attribute("aria-valuenow", moved)
    page.wait_for_url(f"**/houses?*prices={moved}*")
    assert go_back(page).endswith("cats-dogs")
    expect_cats_and_dogs_alone(page)
    assert tabs.give_back() == []


@pytest.mark.parametrize("act", [keys, mouse])
def test_back_right_after_a_drag_leaves_the_page_or_undoes_the_drag(open_page, act):
    for gap in GAPS[::2]:
        page = open_page("cats-dogs")
        go_to_houses(page)
        before = price(page)
        moved = moved_by(page, act)
        page.wait_for_timeout(gap)
        if go_back(page).endswith("cats-dogs"):
            expect_cats_and_dogs_alone(page)
            go_to_houses(page)
            expect(handle_of(page, PRICE)).to_have_attribute("aria-valuenow", moved)
        else:
            expect(handle_of(page, PRICE)).to_have_attribute("aria-valuenow", before)


def test_reset_is_carried_out_though_the_page_is_left_at_once(open_page):
    page = open_page("houses?prices=260000")
    for _ in range(3):
        page.get_by_role("button", name="Reset").click(no_wait_after=True)
        click(page)
        expect(page.get_by_role("heading", name="Cat or dog")).to_be_visible()
        page.get_by_role("link", name="House prices").first.click()
        expect(handle_of(page, PRICE)).to_have_attribute("aria-valuenow", FIRST)
        keys(page)
        page.wait_for_function("() => location.search !== ''")
