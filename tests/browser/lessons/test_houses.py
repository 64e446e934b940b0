"""House prices in a real browser: rings by mouse, finger and keys."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from losses import constant_minimiser, squared_error
from tests.browser.driver import (
    MAIN,
    centre_of,
    expect_to_fit,
    handle_of,
    until_painted,
    value_of,
)
from tests.browser.work import work_of
from ui.numbers import money_short, plain, thousands_squared

RING = "Predicted price of the house"
SHAPES = """
() => [...document.querySelectorAll(".ll-panel:first-child .ll-moving path")]
  .filter((path) => path.style.fill.includes("loss-area"))
  .map((path) => path.getBBox())
  .map(({ width, height }) => [width, height])
"""
DRAWN_WIDTH = "document.querySelector('.ll-still')._fullLayout.width"
DOLLARS_TO_PIXELS = """
() => ["xaxis", "yaxis"]
  .map((name) => document.querySelector(".ll-still")._fullLayout[name])
  .map(({ _length, range }) => _length / (range[1] - range[0]))
"""


def value_after(page, name: str, before: str) -> float:
    """The value of a handle once it has left another, and stands still."""
    expect(handle_of(page, name)).not_to_have_attribute("aria-valuenow", before)
    until_painted(page)
    return value_of(page, name)


def squared_of(page, ring: str, actual: float) -> str:
    return thousands_squared(float(squared_error(actual, value_of(page, ring))))


def test_ring_and_point_on_the_curve_move_one_price_by_mouse(open_page, readout, drag):
    page = open_page("houses")
    expect(readout(page, "Squared error")).to_have_text("2,500 (thousand $)²")
    drag(page, RING, 0, -40, hold=True)
    assert value_after(page, RING, "200000") > 210_000
    expect(readout(page, "Squared error")).to_have_text(squared_of(page, RING, 250e3))
    x, y = centre_of(handle_of(page, RING))
    work = work_of(page, lambda step: page.mouse.move(x, y - 3 * (step + 1)))
    assert work.styled < 40  # of more than a thousand on the page
    assert work.layouts < 1.5
    assert work.layouts_of_the_page < 0.5
    page.mouse.up()
    expect(page.locator(".ll-held-room")).to_have_count(0)
    price = round(value_of(page, RING))
    expect(page).to_have_url(re.compile(rf"prices={price}\b"))
    before, on_curve = str(price), f"{RING}, on the curve"
    drag(page, on_curve, 40, 0)
    price = value_after(page, on_curve, before)
    assert value_of(page, RING) == price > float(before)
    expect(readout(page, "Squared error")).to_have_text(squared_of(page, RING, 250e3))


def test_ring_dragged_with_a_finger_does_not_scroll_the_page(
    open_page, readout, touch_drag
):
    page = open_page("houses?prices=225000", phone=True)
    handle_of(page, RING).scroll_into_view_if_needed()
    before = page.evaluate(f"{MAIN}.scrollTop")
    touch_drag(page, RING, 0, -30)
    assert value_after(page, RING, "225000") > 225_000
    expect(readout(page, "Squared error")).to_have_text(squared_of(page, RING, 250e3))
    assert page.evaluate(f"{MAIN}.scrollTop") == before


def test_ten_steps_by_key_halve_the_error_and_quarter_the_loss(open_page, readout):
    page = open_page("houses")
    handle_of(page, RING).focus()
    page.keyboard.press("PageUp")
    expect(readout(page, "Squared error")).to_have_text("625 (thousand $)²")
    expect(page.locator(".ll-arithmetic")).to_contain_text("625=25")
    expect(page).to_have_url(re.compile("prices=225000"))
    page.keyboard.press("PageUp")
    expect(readout(page, "Squared error")).to_have_text("0 (thousand $)²")
    expect(readout(page, "Gradient")).to_have_text("0 (thousand $)² per $1k")


def test_square_of_an_error_is_a_square_at_every_width(open_page):
    page = open_page("houses?preset=several")
    handle_of(page, "Predicted price of the bungalow").focus()
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile("prices=197500"))
    before = page.evaluate(DRAWN_WIDTH)
    for width in (390, 820, 1180):
        page.set_viewport_size({"width": width, "height": 844})
        page.wait_for_function(f"() => {DRAWN_WIDTH} !== {before}")
        before = page.evaluate(DRAWN_WIDTH)
        across, up = page.evaluate(DOLLARS_TO_PIXELS)
        assert across == pytest.approx(up, rel=1e-3)
        (moving,) = page.evaluate(SHAPES)
        assert moving == pytest.approx([52.5e3 * up, 52.5e3 * up], abs=0.3)


def test_touched_house_is_chosen_and_the_others_keep_their_price(open_page, readout):
    page = open_page("houses?preset=several")
    title = page.locator(".ll-panel figcaption").nth(1)
    expect(title).to_contain_text("Bungalow")
    handle_of(page, "Predicted price of the villa").click()
    expect(title).to_contain_text("Villa")
    expect(readout(page, "Gradient, Villa")).to_have_text("22.5 (thousand $)² per $1k")
    assert value_of(page, "Predicted price of the bungalow") == 200_000
    expect(readout(page, "Mean squared error, four houses")).to_have_text(
        "1,331 (thousand $)²"
    )


def test_outlier_takes_the_mean_with_it_but_never_the_median(open_page, readout, drag):
    page = open_page("houses?preset=outlier")
    name = "Actual price of house 5"
    drag(page, name, 0, 90, hold=True)
    five = [200e3, 210e3, 220e3, 230e3, value_after(page, name, "1000000")]
    assert five[-1] < 900e3
    mean = money_short(constant_minimiser("squared_error", five))
    expect(readout(page, "Mean")).to_have_text(mean)
    expect(readout(page, "Median")).to_have_text("$220k")
    page.keyboard.press("Escape")
    expect(readout(page, "Mean")).to_have_text("$372k")
    page.mouse.up()
    assert value_of(page, name) == 1_000_000


def test_delta_is_dragged_where_the_slope_bends(open_page, readout, drag):
    page = open_page("houses?preset=several&loss=huber")
    drag(page, "Delta of the Huber loss", -60, 0)
    delta = value_after(page, "Delta of the Huber loss", "50000")
    assert delta < 50_000
    expect(page).to_have_url(re.compile(rf"delta={round(delta)}\b"))
    gradient = f"−{plain(delta / 4e3)} (thousand $)² per $1k"
    expect(readout(page, "Gradient, Bungalow")).to_have_text(gradient)


def test_a_folded_table_scrolls_by_itself_on_a_phone(open_page):
    page = open_page("houses?preset=perfect", phone=True)
    page.get_by_text("Four losses, and what each calls best").click()
    expect(page.locator("[data-testid=stExpander] table").first).to_be_visible()
    expect_to_fit(page)
