"""The component: every gesture, on a page of two prices and one square."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driver import (
    ROOT,
    Finger,
    centre_of,
    handle_of,
    sent_messages,
    serving,
    value_of,
)

APPS = ROOT / "tests" / "browser" / "apps"
FIRST, SECOND, ON_CURVE = "First price", "Second price", "First price on the curve"


@pytest.fixture(scope="module")
def address():
    with serving(APPS / "app.py", TEST_PAGE="one_handle") as address:
        yield address


@pytest.fixture
def page(visit, address) -> Page:
    return visit(address)


def test_number_arithmetic_and_both_panels_follow_the_mouse(page, drag, readout):
    expect(readout(page, "Loss")).to_have_text("2,500")
    drag(page, FIRST, 0, -40, hold=True)
    price = value_of(page, FIRST)
    assert price > 210
    expect(readout(page, "Loss")).to_have_text(f"{(price - 250) ** 2:,.0f}")
    expect(page.locator(".ll-arithmetic")).to_contain_text(f"{price:g}")
    assert value_of(page, ON_CURVE) == price
    assert "price=" not in page.url
    page.mouse.up()
    expect(page).to_have_url(re.compile(f"price={price:g}"))


def test_a_drag_sends_one_message_and_escape_sends_none(page, drag, readout):
    sent = sent_messages(page)
    handle_of(page, FIRST).hover()
    before = len(sent)
    drag(page, FIRST, 0, -50, hold=True)
    expect(readout(page, "Loss")).not_to_have_text("2,500")
    page.keyboard.press("Escape")
    expect(readout(page, "Loss")).to_have_text("2,500")
    page.mouse.up()
    assert len(sent) == before
    drag(page, FIRST, 0, -50)
    expect(page).to_have_url(re.compile("price="))
    assert len(sent) == before + 1


def test_the_point_on_the_curve_moves_the_same_price(page, drag, readout):
    drag(page, ON_CURVE, 45, 0)
    expect(page).to_have_url(re.compile(f"price={value_of(page, ON_CURVE):g}"))
    assert value_of(page, FIRST) == value_of(page, ON_CURVE) > 200


def test_chart_is_never_mounted_again_by_a_commit(page, drag):
    page.evaluate("document.querySelector('.ll-still').dataset.mine = 'yes'")
    drag(page, FIRST, 0, -30)
    expect(page).to_have_url(re.compile("price="))
    page.get_by_text("Cube").click()
    expect(page).to_have_url(re.compile("kind=cube"))
    expect(page.locator(".ll-still").first).to_have_attribute("data-mine", "yes")


def test_keys_step_page_and_jump(page, readout):
    first = handle_of(page, FIRST)
    first.focus()
    for key, price in (
        ("ArrowUp", 201),
        ("ArrowLeft", 200),
        ("PageUp", 210),
        ("PageDown", 200),
        ("Home", 100),
        ("ArrowDown", 100),
        ("End", 400),
    ):
        page.keyboard.press(key)
        expect(first).to_have_attribute("aria-valuenow", f"{price}")
    expect(page).to_have_url(re.compile("price=400"))
    expect(first).to_have_attribute("aria-valuetext", "400 thousand dollars")
    expect(readout(page, "Loss")).to_have_text("22,500")


BEFORE_KEYS_REST = """(handle) => new Promise((done) => {
  const press = (key) =>
    handle.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  new MutationObserver((_, observer) => {
    if (handle.getAttribute("aria-valuenow") !== "210") return;
    observer.disconnect();
    press("Escape");
    done();
  }).observe(handle, { attributes: true });
  press("PageUp");
})"""
"""Escape as soon as a key has moved a handle: later the keys may have rested."""


def test_escape_takes_back_what_the_keys_did(page):
    first = handle_of(page, FIRST)
    first.focus()
    first.evaluate(BEFORE_KEYS_REST)
    expect(first).to_have_attribute("aria-valuenow", "200")
    assert "price=" not in page.url


def test_finger_drags_and_the_page_does_not_scroll(visit, address, touch_drag, readout):
    page = visit(address, phone=True)
    offset = "document.querySelector('[data-testid=stMain]').scrollTop"
    centre_of(handle_of(page, FIRST))
    before = page.evaluate(offset)
    touch_drag(page, FIRST, 0, -60, hold=True)
    expect(readout(page, "Loss")).not_to_have_text("2,500")
    assert page.evaluate(offset) == before
    assert value_of(page, FIRST) > 220


def test_back_forward_and_reload_keep_the_state(page, readout):
    handle_of(page, FIRST).focus()
    page.keyboard.press("End")
    expect(page).to_have_url(re.compile("price=400"))
    page.go_back()
    expect(readout(page, "Loss")).to_have_text("2,500")
    page.go_forward()
    expect(readout(page, "Loss")).to_have_text("22,500")
    page.reload()
    expect(readout(page, "Loss")).to_have_text("22,500")


def test_resizing_keeps_the_handle_on_its_value(page):
    def height_on_axis() -> float:
        plot = page.locator(".ll-plot").first.bounding_box()
        return (centre_of(handle_of(page, FIRST))[1] - plot["y"]) / plot["height"]

    before = height_on_axis()
    page.set_viewport_size({"width": 900, "height": 620})
    expect(page.locator(".ll-still svg.main-svg").first).to_have_attribute(
        "height", re.compile(r"^\d+(\.\d+)?$")
    )
    page.wait_for_function(
        "() => { const plot = document.querySelector('.ll-plot');"
        " const svg = plot.querySelector('svg.main-svg');"
        " return Math.abs(svg.clientWidth - plot.clientWidth) < 2; }"
    )
    assert abs(height_on_axis() - before) < 0.06
    drag_start = value_of(page, FIRST)
    x, y = centre_of(handle_of(page, FIRST))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y - 40, steps=4)
    page.mouse.up()
    assert value_of(page, FIRST) > drag_start


def test_dark_theme_has_its_own_colours(visit, address):
    page = visit(address, dark=True)
    expect(page.locator(".ll")).to_have_attribute("data-theme", "dark")
    mark = page.locator(".ll-mark").first
    expect(mark).to_have_css("border-top-color", "rgb(255, 138, 76)")


def test_presenter_view_steps_hides_and_leaves(page, readout):
    page.get_by_role("button", name="Present").click()
    expect(page.get_by_text("? keys").filter(visible=True)).to_be_visible()
    expect(page).to_have_url(re.compile("present=1"))
    expect(page.get_by_role("heading", name="One handle")).to_have_count(0)
    expect(page.get_by_role("button", name="Reset")).to_have_count(0)
    page.keyboard.press("ArrowRight")
    expect(readout(page, "Loss")).to_have_text("100")
    page.keyboard.press("h")
    expect(readout(page, "Loss")).to_be_hidden()
    page.keyboard.press("h")
    expect(readout(page, "Loss")).to_be_visible()
    handle_of(page, FIRST).focus()
    page.keyboard.press("ArrowRight")
    expect(handle_of(page, FIRST)).to_have_attribute("aria-valuenow", "241")
    page.keyboard.press("Escape")
    handle_of(page, FIRST).blur()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="One handle")).to_be_visible()
    expect(page).not_to_have_url(re.compile("present"))


def test_link_is_copied_and_the_picture_saved(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    with page.expect_download() as download:
        page.get_by_role("button", name="Save picture").click()
    assert download.value.suggested_filename == "loss-lab.png"
    assert download.value.path().stat().st_size > 10_000


def test_hostile_link_gives_the_nearest_state_and_a_notice(visit, address, readout):
    page = visit(f"{address}/?price=1e308&other=NaN&kind=<b>&zzz={'x' * 3000}")
    expect(readout(page, "Loss")).to_have_text("22,500")
    expect(page.get_by_text("must be between 100 and 400")).to_be_visible()
    expect(page.get_by_text("kind must be one of square, cube")).to_be_visible()
    expect(page.get_by_text("Traceback")).to_have_count(0)


def test_code_of_the_state_is_shown(page):
    page.get_by_role("button", name="Code", exact=True).click()
    expect(page.get_by_text("price = 200.0")).to_be_visible()


def test_finger_beside_a_handle_scrolls_the_page(visit, address):
    page = visit(address, phone=True)
    finger = Finger(page)
    finger.down(195, 700)
    for step in range(1, 9):
        finger.move(195, 700 - 40 * step)
    finger.up()
    scrolled = "() => document.querySelector('[data-testid=stMain]').scrollTop > 50"
    page.wait_for_function(scrolled)
    assert value_of(page, FIRST) == 200
