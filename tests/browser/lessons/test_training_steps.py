"""The parts "Step size" and "Race" in a real Chromium: dials, starts, the time line."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

SIZE, START, TIME = "Step size", "Start", "Step"
ALL_START = "Start of all losses"


NUMBERS_OF_AXES = """() => [...document.querySelectorAll('.ll-still')]
  .flatMap((still) => [...still.querySelectorAll('.xtick text, .ytick text')])
  .map((each) => each.textContent).join()"""
PRESENT_POINT_IS_SEEN = """() => [...document.querySelectorAll('.ll-panel')]
  .every((panel) => {
    const paths = [...panel.querySelectorAll('.ll-moving path')];
    const marks = paths.filter((path) => path.style.fill === 'var(--ll-other)');
    const boxes = marks.map((path) => path.getBoundingClientRect());
    const here = boxes.findLast(({ width }) => Math.round(width) === 13);
    const svg = panel.querySelector('.ll-moving').getBoundingClientRect();
    const chart = panel.querySelector('clipPath[id$="-xy"] rect');
    const [x, y, width, height] = ['x', 'y', 'width', 'height']
      .map((name) => Number(chart.getAttribute(name)));
    return here && here.left > svg.left + x - 7 && here.top > svg.top + y - 7
      && here.right < svg.left + x + width + 7
      && here.bottom < svg.top + y + height + 7;
  })"""
UNDER_THE_FINGER = """(at) => {
  const { x, width } = document.querySelector('[data-handle=start]')
    .getBoundingClientRect();
  return Math.abs(x + width / 2 - at) < 8;
}"""


def numbers_of_axes(page: Page) -> str:
    """What is written at the axes of all panels."""
    return page.evaluate(NUMBERS_OF_AXES)


def number_of(locator) -> float:
    return float(locator.get_attribute("aria-valuenow"))


def moving(page: Page, panel: int) -> str:
    """What a panel's moving layer draws."""
    return page.locator(".ll-panel").nth(panel).locator(".ll-moving").inner_html()


def test_step_size_is_dragged_over_its_limit_and_back(open_page, drag, handle, readout):
    page = open_page("training?preset=four-steps&guess=shown")
    verdict, price = (
        readout(page, "Verdict"),
        readout(page, "Price at step 20, in $100k"),
    )
    expect(price).to_have_text("2.97")
    expect(verdict).to_have_text("converging")
    drag(page, SIZE, 80, 0, hold=True)
    expect(verdict).to_have_text("diverged")
    page.keyboard.press("Escape")
    expect(verdict).to_have_text("converging")
    page.mouse.up()
    expect(page).not_to_have_url(re.compile("step_size="))
    size = handle(page, SIZE)
    size.focus()
    for _ in range(8):
        page.keyboard.press("PageDown")
    expect(size).to_have_attribute("aria-valuenow", "0.1")
    expect(price).to_have_text("2.97")
    expect(page.locator(".ll-readouts")).to_contain_text("distance × 0.80 a step")
    expect(page).to_have_url(re.compile("step_size=0.1"))
    assert number_of(handle(page, START)) == 0, "only the step size was moved"


def test_chart_grows_with_a_run_over_the_limit_and_stays_below_it(
    open_page, handle, readout
):
    page = open_page("training?preset=first-steps&guess=shown")
    own = numbers_of_axes(page)
    size = handle(page, SIZE)
    size.focus()
    for key in ("PageUp", "PageUp", "PageUp"):
        page.keyboard.press(key)
    expect(size).to_have_attribute("aria-valuenow", "0.4")
    expect(page).to_have_url(re.compile("step_size=0.4"))
    assert numbers_of_axes(page) == own, "below the limit the axes stay"
    page.keyboard.press("End")
    expect(readout(page, "Price at step 20, in $100k")).to_have_text("−2,507")
    page.wait_for_function(PRESENT_POINT_IS_SEEN)
    assert numbers_of_axes(page) != own
    assert "dashed" in page.locator("figcaption").first.text_content().lower()
    page.keyboard.press("Home")
    expect(readout(page, "Verdict")).to_have_text("crawling")
    page.wait_for_function(f"own => ({NUMBERS_OF_AXES})() === own", arg=own)


def test_playing_over_the_limit_shows_the_explosion(open_page, handle):
    page = open_page("training?preset=too-far&guess=shown")
    grown = numbers_of_axes(page)
    time = handle(page, TIME)
    time.focus()
    page.keyboard.press("Home")
    page.wait_for_function(f"last => ({NUMBERS_OF_AXES})() !== last", arg=grown)
    own = numbers_of_axes(page)
    for step in range(1, 21):
        page.keyboard.press("ArrowRight")
        expect(time).to_have_attribute("aria-valuenow", str(step))
        page.wait_for_function(PRESENT_POINT_IS_SEEN)
        if step == 5:
            assert numbers_of_axes(page) == own, "not before the run is at the edge"
    page.wait_for_function(f"last => ({NUMBERS_OF_AXES})() === last", arg=grown)
    page.get_by_role("button", name="Play").click()
    expect(time).to_have_attribute("aria-valuenow", "0")
    expect(time).to_have_attribute("aria-valuenow", "20")
    page.wait_for_function(PRESENT_POINT_IS_SEEN)


def test_start_of_an_exploded_run_is_dragged_on_its_own_axes(open_page, handle):
    page = open_page("training?preset=too-far&guess=shown")
    grown = numbers_of_axes(page)
    start, place = handle(page, START), page.locator(".ll-plot").first.bounding_box()
    box = start.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.wait_for_function(f"last => ({NUMBERS_OF_AXES})() !== last", arg=grown)
    own = numbers_of_axes(page)
    for share in (0.3, 0.5, 0.7):
        at = place["x"] + share * place["width"]
        page.mouse.move(at, y, steps=3)
        page.wait_for_function(UNDER_THE_FINGER, arg=at)
        assert numbers_of_axes(page) == own, "the axes stay under the finger"
    page.mouse.up()
    expect(page).to_have_url(re.compile("start="))
    expect(handle(page, TIME)).to_have_attribute("aria-valuenow", "0")


def test_run_is_played_and_stepped(open_page, handle, readout):
    page = open_page("training?preset=bounce&guess=shown")
    time = handle(page, TIME)
    time.focus()
    page.keyboard.press("Home")
    expect(readout(page, "Price at step 0, in $100k")).to_have_text("1")
    for step, price in enumerate((2, 3, 4, 3, 4), start=1):
        page.get_by_role("button", name="Step forward").click()
        found = readout(page, f"Price at step {step}, in $100k")
        expect(found).to_have_text(str(price))
    page.get_by_text("Divided by step k").click()
    expect(readout(page, "Price at step 5, in $100k")).not_to_have_text("4")
    page.get_by_role("button", name="Play").click()
    expect(time).to_have_attribute("aria-valuenow", "60")
    expect(readout(page, "Price at step 60, in $100k")).to_have_text("3.50")
    expect(readout(page, "Verdict")).to_have_text("converging")


def test_sum_explodes_and_the_limit_moves_on_its_dial(open_page, handle, readout):
    page = open_page("training?preset=mean-of-four&guess=shown")
    words = page.locator(".ll-readouts")
    expect(words).to_contain_text("limit 1.00")
    page.get_by_text("Sum", exact=True).click()
    expect(readout(page, "Verdict")).to_have_text("diverged")
    expect(words).to_contain_text("limit 0.25")
    page.get_by_text("1 house", exact=True).click()
    expect(words).to_contain_text("limit 1.00")
    expect(readout(page, "Verdict")).to_have_text("converging")
    expect(words).not_to_contain_text("NaN")
    assert number_of(handle(page, SIZE)) == 0.3


def test_finger_drags_the_momentum(open_page, touch_drag, handle, readout):
    page = open_page("training?preset=heavy-ball&guess=shown", phone=True)
    handle(page, "Momentum").scroll_into_view_if_needed()
    expect(readout(page, "Verdict")).to_have_text("converging")
    touch_drag(page, "Momentum", -150, 0)
    assert number_of(handle(page, "Momentum")) < 0.4
    expect(readout(page, "Verdict")).to_have_text("crawling")
    expect(page).to_have_url(re.compile("momentum="))


def test_race_is_run_anew_while_the_start_is_dragged(open_page, drag, handle, readout):
    page = open_page("training?preset=race-prices&guess=shown")
    left = readout(page, "Absolute error: distance left")
    expect(left).to_have_text("16.1 %")
    rings = page.locator(".ll-panel").first.locator(".contourlayer")
    before, still = left.text_content(), rings.inner_html()
    drag(page, ALL_START, 120, -40, hold=True)
    expect(left).not_to_have_text(before)
    assert 'd="M' in moving(page, 0)
    page.mouse.up()
    expect(page).to_have_url(re.compile("start="))
    assert rings.inner_html() == still
    expect(readout(page, "Squared error")).to_have_text("converging")
    size = handle(page, SIZE)
    size.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(readout(page, "Squared error")).to_have_text("diverged")
    expect(readout(page, "Absolute error")).to_have_text("oscillating")
    expect(readout(page, "Huber")).to_have_text("converging")


def test_rings_and_numbers_speak_of_the_chosen_loss(open_page, readout):
    page = open_page("training?preset=race-spam&guess=shown")
    pulls = readout(page, "Still pull")
    expect(pulls).to_have_text("50 %")
    losses = page.locator(".st-key-training-loss")
    losses.get_by_text("Logistic", exact=True).click()
    expect(pulls).to_have_text("100 %")
    expect(readout(page, "Logistic: distance left")).to_be_visible()
    expect(page.locator(".ll-panel figcaption").first).to_contain_text(
        "contours: logistic"
    )
    expect(page).to_have_url(re.compile("loss=logistic"))


def test_one_mail_is_pulled_out_of_its_mistake(open_page, handle, readout):
    page = open_page("training?preset=race-mail&guess=shown")
    expect(readout(page, "Brier: first gradient")).to_have_text("−0.0132")
    expect(readout(page, "Cross-entropy: first gradient")).to_have_text("−0.993 nats")
    expect(readout(page, "Brier: says spam")).to_have_text("not yet")
    start = handle(page, "Start of both losses")
    start.focus()
    for _ in range(4):
        page.keyboard.press("PageUp")
    expect(start).to_have_attribute("aria-valuenow", "-1")
    expect(readout(page, "Brier: says spam")).to_have_text(re.compile("from step"))
    expect(page).to_have_url(re.compile("logit=-1"))


def test_lesson_begins_before_its_first_step_and_a_moved_start_is_seen(
    open_page, handle, readout
):
    page = open_page("training")
    expect(readout(page, "Squared error at step 0")).to_have_text("9")
    expect(readout(page, "Verdict")).to_be_hidden()
    page.get_by_text("By less", exact=True).click()
    loss, time = readout(page, "Squared error at step 0"), handle(page, TIME)
    start = handle(page, START)
    start.focus()
    page.keyboard.press("ArrowRight")
    expect(loss).to_have_text("7.84")
    page.get_by_role("button", name="Step forward").click()
    expect(readout(page, "Squared error at step 1")).to_have_text("5.02")
    start.focus()
    page.keyboard.press("ArrowRight")
    expect(time).to_have_attribute("aria-valuenow", "0")
    expect(loss).to_have_text("6.76")
    expect(page).to_have_url(re.compile("start=0.4"))
    assert "step_size" not in page.url
