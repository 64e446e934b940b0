"""The part "Generalisation" in a real Chromium: noise, time line, typos, ten mails."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

SINCE = "Loss and accuracy since step {}"
NOISE, TIME, TYPOS = "Label noise", "Step", "Prices with a digit too many"
LAST = "Mail 10, probability of its true label"


def value_now(locator) -> float:
    return float(locator.get_attribute("aria-valuenow"))


def moving(page: Page, panel: int) -> str:
    """What a panel's moving layer draws."""
    return page.locator(".ll-panel").nth(panel).locator(".ll-moving").inner_html()


def test_noise_is_dragged_with_the_mouse_and_put_back(open_page, drag, handle, readout):
    page = open_page("training?preset=noise&guess=shown")
    floor, believed = (
        readout(page, "Floor: the entropy"),
        readout(page, "Wrong labels believed"),
    )
    expect(floor).to_have_text("0.611 nats")
    expect(believed).to_have_text("6 of 12")
    before = moving(page, 1)
    drag(page, NOISE, -260, 0, hold=True)
    expect(floor).not_to_have_text("0.611 nats")
    expect(believed).to_have_text(re.compile(r"^\d of [1-5]$"))
    assert moving(page, 1) != before
    page.keyboard.press("Escape")
    expect(floor).to_have_text("0.611 nats")
    page.mouse.up()
    expect(page).not_to_have_url(re.compile("noise="))
    drag(page, NOISE, 400, 0)
    expect(floor).to_have_text("0.673 nats")
    expect(believed).to_have_text("6 of 16")
    expect(page).to_have_url(re.compile("noise=40"))
    assert value_now(handle(page, TIME)) == 101, "only the noise was moved"


def test_run_is_played_and_the_best_step_stays_behind(open_page, handle, readout):
    page = open_page("training?preset=noise&guess=shown")
    time = handle(page, TIME)
    time.focus()
    page.keyboard.press("Home")
    expect(readout(page, "Held-out loss at step 1")).to_be_visible()
    expect(readout(page, "Best step so far")).to_have_text("1")
    for step in range(2, 5):
        page.get_by_role("button", name="Step forward").click()
        expect(readout(page, f"Held-out loss at step {step}")).to_be_visible()
    page.get_by_role("button", name="Play").click()
    expect(time).to_have_attribute("aria-valuenow", "101")
    expect(readout(page, "Held-out loss at step 1,000")).to_have_text("1.162 nats")
    expect(readout(page, "Best step so far")).to_have_text("9")
    page.get_by_text("Strong L2", exact=True).click()
    expect(readout(page, "Held-out loss at step 1,000")).to_have_text("0.710 nats")
    expect(page.locator(".ll-panel").first).to_contain_text("no penalty: 1.16")
    expect(readout(page, "Floor: the entropy")).to_have_text("0.611 nats")


def test_keys_take_the_time_line_to_where_loss_and_accuracy_part(
    open_page, handle, readout
):
    page = open_page("training?preset=surer&time=20")
    expect(readout(page, SINCE.format(21))).to_have_text("this is the lowest")
    handle(page, TIME).focus()
    page.keyboard.press("End")
    expect(readout(page, SINCE.format(32))).to_have_text("they disagree")
    expect(readout(page, "Accuracy, held out")).to_have_text("88.4 %")
    page.keyboard.press("PageDown")
    expect(handle(page, TIME)).to_have_attribute("aria-valuenow", "91")
    expect(page).to_have_url(re.compile("time=91"))
    expect(page.locator(".ll-readouts")).not_to_contain_text("undefined")


def test_finger_adds_typos_and_the_page_stays(open_page, touch_drag, handle, readout):
    page = open_page("training?preset=typos&guess=shown", phone=True)
    handle(page, TYPOS).scroll_into_view_if_needed()
    squared = readout(page, "Squared error: typical miss")
    expect(squared).to_have_text("$163,713")
    scrolled = page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop")
    touch_drag(page, TYPOS, 120, 0)
    expect(squared).not_to_have_text("$163,713")
    assert 10 < value_now(handle(page, TYPOS)) < 18
    expect(page).to_have_url(re.compile("typos=1"))
    after = page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop")
    assert after == scrolled


def test_last_of_ten_mails_comes_back_and_both_agree(open_page, drag, handle, readout):
    page = open_page("training?preset=ten-sure&guess=shown")
    said = readout(page, "Against model A")
    expect(said).to_have_text("they disagree")
    last = handle(page, LAST)
    last.focus()
    page.keyboard.press("ArrowRight")
    expect(said).to_have_text("both better")
    drag(page, LAST, 150, 0)
    expect(readout(page, "Mean cross-entropy of the ten")).not_to_have_text(
        "0.700 nats"
    )
    first = handle(page, LAST.replace("10", "1"))
    assert value_now(first) == 0.99, "no other mail was moved"


def test_every_part_of_the_page_can_be_reached(open_page):
    page = open_page("training?preset=price-line")
    for part, label in (
        ("Step size", "Verdict"),
        ("Race", "Squared error"),
        ("Generalisation", "Floor: the entropy"),
        ("Three models", "This run"),
    ):
        page.get_by_role("radio", name=part).click()
        expect(page.locator(".ll-readouts")).to_contain_text(label)
