"""The component on a slow line, and on one that is cut."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.driver import ROOT, centre_of, handle_of, serving, value_of
from tests.browser.line import line_to

APPS = ROOT / "tests" / "browser" / "apps"
FIRST, SECOND = "First price", "Second price"


@pytest.fixture(scope="module")
def address():
    with serving(APPS / "app.py", TEST_PAGE="one_handle") as address:
        yield address


def test_second_handle_grabbed_on_a_slow_line_loses_nothing(visit, address, readout):
    with line_to(address, delay=0.2) as line:
        page = visit(line.address)
        handle_of(page, FIRST).focus()
        expect(readout(page, "Loss")).to_have_text("2,500")
        x, y = centre_of(handle_of(page, FIRST))
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x, y - 60, steps=6)
        page.mouse.up()
        first = value_of(page, FIRST)
        x, y = centre_of(handle_of(page, SECOND))
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x, y + 70, steps=6)
        page.mouse.up()
        expect(handle_of(page, SECOND)).not_to_have_attribute("aria-valuenow", "300")
        second = value_of(page, SECOND)
        assert first > 220
        assert second < 270
        expect(page).to_have_url(re.compile(f"price={first:g}&other={second:g}"))
        expect(readout(page, "Sum")).to_have_text(f"{first + second:g}")


def test_handle_let_go_before_its_track_came_is_finished_beside_the_next(
    visit, address, readout
):
    with line_to(address, delay=0.3) as line:
        page = visit(line.address)
        x, y = centre_of(handle_of(page, SECOND))
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x, y + 70)
        page.mouse.up()
        assert value_of(page, SECOND) == 300, "its Track is still on the way"
        x, y = centre_of(handle_of(page, FIRST))
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x, y - 60, steps=3)
        page.mouse.up()
        expect(handle_of(page, SECOND)).not_to_have_attribute("aria-valuenow", "300")
        expect(handle_of(page, FIRST)).not_to_have_attribute("aria-valuenow", "200")
        first, second = value_of(page, FIRST), value_of(page, SECOND)
        assert first > 220
        assert second < 270
        expect(page).to_have_url(re.compile(f"price={first:g}&other={second:g}"))


def test_lost_connection_keeps_the_picture_and_catches_up(
    visit, address, drag, readout
):
    with line_to(address) as line:
        page = visit(line.address)
        handle_of(page, FIRST).hover()
        line.cut()
        expect(page.locator("[data-test-connection-state=CONNECTED]")).to_have_count(0)
        drag(page, FIRST, 0, -50)
        price = value_of(page, FIRST)
        assert price > 215
        expect(readout(page, "Loss")).to_have_text(f"{(price - 250) ** 2:,.0f}")
        assert "price=" not in page.url
        line.mend()
        expect(page).to_have_url(re.compile(f"price={price:g}"), timeout=30_000)
        expect(page.locator(".ll-status")).to_have_text("")
        assert value_of(page, FIRST) == price


def test_what_is_held_of_a_chart_that_is_taken_away_goes_on(visit, readout):
    with serving(APPS / "app.py", TEST_PAGE="two_places") as address:
        page = visit(address)
        x, y = centre_of(handle_of(page, FIRST))
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x, y - 60, steps=6)
        expect(handle_of(page, FIRST)).not_to_have_attribute("aria-valuenow", "200")
        price = value_of(page, FIRST)
        page.locator(".ll").evaluate("(chart) => (chart.dataset.drawn = 'before')")
        page.get_by_role("button", name="Elsewhere").dispatch_event("click")
        expect(page.locator(".ll[data-drawn=before]")).to_have_count(0)
        expect(page).to_have_url(re.compile(f"price={price:g}$"))
        expect(handle_of(page, FIRST)).to_have_attribute("aria-valuenow", f"{price:g}")
        page.mouse.up()
        expect(readout(page, "Loss")).to_have_text(f"{(price - 250) ** 2:,.0f}")


def test_slide_asked_for_while_the_line_is_cut_comes_once_it_is_back(visit):
    with (
        serving(APPS / "app.py", TEST_PAGE="slides") as address,
        line_to(address) as line,
    ):
        page = visit(f"{line.address}/?present=1")
        line.cut()
        expect(page.locator("[data-test-connection-state=CONNECTED]")).to_have_count(0)
        page.keyboard.press("PageDown")
        page.keyboard.press("PageDown")
        expect(page.locator(".ll-sentence")).to_have_text("Slide 1 of 12.")
        line.mend()
        expect(page.locator(".ll-sentence")).to_have_text("Slide 3 of 12.")
        expect(page.locator(".ll-hint")).to_contain_text(" 3/12")


@pytest.mark.parametrize("delay", [0.0, 0.1])
def test_each_press_of_a_presenters_key_is_one_slide(visit, delay):
    with (
        serving(APPS / "app.py", TEST_PAGE="slides") as address,
        line_to(address, delay=delay) as line,
    ):
        page = visit(f"{line.address}/?present=1")
        for gap in (0, 30, 60, 120, 250):
            for _ in range(2):
                page.keyboard.press("PageDown")
                page.wait_for_timeout(gap)
        expect(page.locator(".ll-sentence")).to_have_text("Slide 11 of 12.")
        page.keyboard.press("PageUp")
        expect(page.locator(".ll-sentence")).to_have_text("Slide 10 of 12.")
        page.wait_for_timeout(4500)  # what was not acknowledged would be sent again
        expect(page.locator(".ll-sentence")).to_have_text("Slide 10 of 12.")
