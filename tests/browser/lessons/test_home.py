"""The first page: one thing to drag, and the doors to the lessons."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.driver import expect_room_for_a_finger, expect_to_fit

RING = "Predicted temperature"


def test_reader_drags_before_anything_else(open_page, drag, handle, readout):
    page = open_page()
    expect(readout(page, "Loss")).to_have_text("25 °C²")
    ring = handle(page, RING)
    expect(ring).to_be_in_viewport()
    expect(readout(page, "Loss")).to_be_in_viewport()
    drag(page, RING, 2000, 0)
    expect(readout(page, "Loss")).to_have_text("100 °C²")
    expect(page).to_have_url(re.compile("prediction=33"))
    ring.focus()
    page.keyboard.press("Home")
    expect(readout(page, "Loss")).to_have_text("100 °C²")
    expect(ring).to_have_attribute("aria-valuetext", re.compile("13 degrees"))


@pytest.mark.parametrize(
    ("door", "path"),
    [
        ("House prices", "houses"),
        ("Cat or dog", "cats-dogs"),
        ("Spam or not", "spam"),
        ("Choosing a loss", "choosing"),
        ("Training", "training"),
        ("Interview preparation", "walkthrough"),
    ],
)
def test_doors_lead_to_the_lessons(open_page, door, path):
    page = open_page()
    page.get_by_test_id("stMain").get_by_role("link", name=door, exact=True).click()
    expect(page).to_have_url(re.compile(f"/{path}$"))
    expect(page.locator(".ll[data-drawn=true]").first).to_be_visible()


def test_state_is_kept_while_another_page_is_read(open_page, handle, readout):
    page = open_page("?prediction=20")
    expect(readout(page, "Loss")).to_have_text("9 °C²")
    page.get_by_role("link", name="House prices").first.click()
    expect(page).to_have_url(re.compile("/houses$"))
    expect(page.locator(".ll[data-drawn=true]")).to_be_visible()
    page.get_by_role("link", name="Loss Lab").click()
    expect(readout(page, "Loss")).to_have_text("9 °C²")
    expect(page).to_have_url(re.compile("prediction=20"))


def test_phone_has_room_for_a_finger_and_nothing_is_wider(open_page):
    page = open_page(phone=True)
    expect_room_for_a_finger(page)
    expect_to_fit(page)
