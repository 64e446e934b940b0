"""Training in a real Chromium: the start and the step size live, the run played."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

START, SIZE, TIME = "Start of the descent", "step size", "Step of the run"
LOSS = "Mean squared error at this step"
LINE = "3.32 × 10⁹ $²"


def number_of(locator, attribute: str = "aria-valuenow") -> float:
    return float(locator.get_attribute(attribute))


def path_of(page: Page) -> str:
    """What the surface's moving layer draws."""
    return page.locator(".ll-panel").nth(1).locator(".ll-moving").inner_html()


def test_start_is_dragged_over_a_surface_that_stays(open_page, drag, handle, readout):
    page = open_page("training?preset=price-line&guess=shown")
    run, words = readout(page, "This run"), page.locator(".ll-readouts")
    expect(run).to_have_text("converging")
    expect(words).to_contain_text("after 11 steps")
    surface = page.locator(".ll-panel").nth(1).locator(".ll-still")
    rings = surface.locator(".contourlayer").inner_html()
    before = path_of(page)
    drag(page, START, 120, -60, hold=True)
    expect(handle(page, START)).to_have_attribute(
        "aria-valuetext", re.compile(r"^slope 0\.\d\d, intercept 1\.")
    )
    page.mouse.up()
    expect(page).to_have_url(re.compile("start=0"))
    assert path_of(page) != before
    assert surface.locator(".contourlayer").inner_html() == rings
    expect(readout(page, LOSS)).not_to_have_text(LINE)
    expect(handle(page, TIME)).to_have_attribute("aria-valuenow", "0")
    assert number_of(handle(page, SIZE)) == -1, "the step size stays"
    handle(page, SIZE).focus()
    page.keyboard.press("ArrowRight")
    expect(handle(page, TIME)).to_have_attribute("aria-valuenow", "60")
    expect(readout(page, LOSS)).to_have_text(LINE)


def test_step_size_past_the_limit_diverges_in_words(open_page, drag, handle, readout):
    page = open_page("training?preset=price-line&guess=shown")
    run = readout(page, "This run")
    expect(run).to_have_text("converging")
    drag(page, SIZE, 145, 0, hold=True)
    expect(run).to_have_text("diverged")
    page.keyboard.press("Escape")
    expect(run).to_have_text("converging")
    page.mouse.up()
    expect(page).not_to_have_url(re.compile("power="))
    drag(page, SIZE, 145, 0)
    expect(run).to_have_text("diverged")
    expect(readout(page, "Step size")).not_to_have_text("0.1")
    words = page.locator(".ll-readouts")
    expect(words).to_contain_text("over the limit 1")
    expect(words).to_contain_text(re.compile(r"stopped after \d+ steps: over 10¹²"))
    expect(words).not_to_contain_text("NaN")
    expect(page.locator(".ll-arithmetic")).to_contain_text("its numbers ran away")
    time = handle(page, TIME)
    last = time.get_attribute("aria-valuemax")
    assert float(last) < 60, "no position behind the end of the run"
    expect(time).to_have_attribute("aria-valuetext", re.compile("where the run ended"))
    expect(page.locator(".ll-panel").nth(2)).to_contain_text(f"ended at step {last}")
    handle(page, SIZE).focus()
    page.keyboard.press("Home")
    expect(run).to_have_text("crawling")
    page.keyboard.press("ArrowRight")
    expect(readout(page, "Step size")).to_have_text("0.0035")


def test_run_is_played_paused_stepped_and_scrubbed(open_page, handle, readout):
    page = open_page("training?preset=price-line&guess=shown")
    time, loss = handle(page, TIME), readout(page, LOSS)
    expect(loss).to_have_text(LINE)
    page.get_by_role("button", name="Play").click()
    page.get_by_role("button", name="Pause").click()
    expect(page).to_have_url(re.compile("time="))
    assert 0 <= number_of(time) < 60
    time.focus()
    page.keyboard.press("Home")
    expect(loss).to_have_text("3.11 × 10¹⁰ $²")
    page.get_by_role("button", name="Step forward").click()
    expect(time).to_have_attribute("aria-valuenow", "1")
    expect(page.locator(".ll-arithmetic")).to_contain_text("Next step, 2")
    expect(loss).to_have_text("2.11 × 10¹⁰ $²")
    page.get_by_role("button", name="Step back").click()
    expect(time).to_have_attribute("aria-valuenow", "0")
    box = page.locator(".ll-timeline").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(time).to_have_attribute("aria-valuenow", "30")
    expect(loss).to_have_text(LINE)
    expect(readout(page, "This run")).to_have_text("converging")


def test_keys_take_the_start_to_where_brier_is_quick(open_page, handle, readout):
    page = open_page("training?preset=family-brier&guess=shown")
    start = handle(page, START)
    expect(readout(page, "This run")).to_have_text("crawling")
    start.focus()
    words = page.locator(".ll-readouts")
    expect(words).to_contain_text("51 % of the height left at step 100")
    page.keyboard.press("PageUp")
    page.keyboard.press("PageUp")
    page.keyboard.press("ArrowLeft")
    expect(start).to_have_attribute(
        "aria-valuetext", "weight of litter size 3.80, weight of gestation 0.00"
    )
    expect(words).to_contain_text("1 % of the height left at step 100")
    expect(words).not_to_contain_text("51 %")
    expect(page).to_have_url(re.compile("start="))
    expect(page.locator(".ll-readouts")).to_contain_text("Objective = cost + penalty")


def test_finger_drags_the_start_and_the_page_stays(
    open_page, touch_drag, handle, readout
):
    page = open_page("training?preset=price-ravine&guess=shown", phone=True)
    handle(page, START).scroll_into_view_if_needed()
    before = path_of(page)
    scrolled = page.evaluate("scrollY")
    touch_drag(page, START, 60, 60)
    expect(page).to_have_url(re.compile("start="))
    expect(handle(page, START)).to_have_attribute(
        "aria-valuetext", re.compile("^slope 0.[3-9]")
    )
    assert path_of(page) != before
    assert page.evaluate("scrollY") == scrolled
    expect(readout(page, "This run")).to_have_text("converging")


def test_other_loss_is_chosen_and_the_run_bounces(open_page, readout):
    page = open_page("training?preset=price-huber&guess=shown")
    expect(readout(page, "This run")).to_have_text("converging")
    page.get_by_role("combobox", name="Loss").click()
    page.get_by_role("option", name="Absolute error").click()
    expect(readout(page, "This run")).to_have_text("oscillating")
    expect(page.locator(".ll-readouts")).to_contain_text("practical limit, about 0.7")
    expect(page).to_have_url(re.compile("price_loss=absolute_error"))
