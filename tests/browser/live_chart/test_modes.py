"""Live mode and playback, each on a page of its own."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.driver import ROOT, centre_of, handle_of, sent_messages, serving
from tests.browser.line import line_to

APPS = ROOT / "tests" / "browser" / "apps"


def test_point_in_the_plane_is_computed_while_it_moves(visit, readout):
    with (
        serving(APPS / "app.py", TEST_PAGE="live_point") as address,
        line_to(address, delay=0.1) as line,
    ):
        page = visit(line.address)
        sent = sent_messages(page)
        x, y = centre_of(handle_of(page, "Point"))
        page.mouse.move(x, y)
        page.mouse.down()
        for step in range(40):
            page.mouse.move(x - 4 * step, y + 3 * step)
        expect(readout(page, "Distance")).not_to_have_text("5")
        expect(page).not_to_have_url(re.compile("point="))
        history = page.evaluate("history.length")
        page.mouse.up()
        handle = handle_of(page, "Point")
        valuetext = re.compile(r"^x -\d")
        expect(handle).to_have_attribute("aria-valuetext", valuetext)
        expect(page).to_have_url(re.compile("point=-"))
        assert page.evaluate("history.length") == history + 1
        assert len(sent) < 12, "one message in flight, the newest position wins"
        handle.focus()
        page.keyboard.press("Home")
        expect(handle).to_have_attribute("aria-valuenow", "-10")


def test_number_on_a_dial_is_computed_while_it_moves(visit, readout):
    with serving(APPS / "app.py", TEST_PAGE="live_point") as address:
        page = visit(address)
        x, y = centre_of(handle_of(page, "Scale"))
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 60, y + 50, steps=6)
        expect(readout(page, "Distance")).not_to_have_text("5")
        expect(page.locator(".ll-moving path").first).to_be_attached()
        page.keyboard.press("Escape")
        expect(readout(page, "Distance")).to_have_text("5")
        page.mouse.up()
        expect(page).not_to_have_url(re.compile("scale="))
        handle_of(page, "Scale").focus()
        page.keyboard.press("End")
        expect(readout(page, "Distance")).to_have_text("20")
        page.keyboard.press("ArrowLeft")
        expect(readout(page, "Distance")).to_have_text("19.5")
        expect(handle_of(page, "Point")).to_have_attribute("aria-valuenow", "3")


def test_playback_plays_pauses_steps_and_is_dragged(visit, readout):
    with serving(APPS / "app.py", TEST_PAGE="film") as address:
        page = visit(address)
        height = readout(page, "Height")
        expect(height).to_have_text("100.00")
        page.get_by_role("button", name="Step forward").click()
        expect(height).to_have_text("90.00")
        page.get_by_role("button", name="Step back").click()
        expect(height).to_have_text("100.00")
        page.get_by_label("Speed").select_option("4")
        page.get_by_role("button", name="Play").click()
        page.get_by_role("button", name="Pause").click()
        expect(page.get_by_role("button", name="Play")).to_be_visible()
        expect(page).to_have_url(re.compile("step="))
        page.get_by_role("button", name="Play").click()
        expect(height).to_have_text("1.48")
        expect(page).to_have_url(re.compile("step=40"))
        box = page.locator(".ll-timeline").bounding_box()
        middle = box["x"] + box["width"] / 2
        page.mouse.click(middle, box["y"] + box["height"] / 2)
        expect(height).to_have_text("12.16")
        handle_of(page, "Step").focus()
        page.keyboard.press("Home")
        expect(height).to_have_text("100.00")
