"""The way from example to example, and at its end: keys, a swipe, the list, checks."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.driver import DESKTOP, Finger, centre_of, expect_to_fit, value_of
from ui.lessons.houses import LESSON
from ui.lessons.houses import PART as HOUSES

WAY = HOUSES.way
TITLES = [HOUSES.titles[name] for name in WAY]
RING = "Predicted price of the house"
HAS_ROOM = "() => document.querySelector('.ll-path-where').offsetHeight < 60"
STAYS = "window.isTheSamePage === true"


def where(page: Page) -> Locator:
    return page.locator(".ll-path-where")


def expect_at(page: Page, place: int) -> None:
    """The row, the address and the chart are those of an example."""
    title = TITLES[place - 1]
    expect(where(page)).to_have_text(f"{place} of {len(WAY)} · {title}")
    page.wait_for_url(f"**/houses?preset={WAY[place - 1]}")
    drag = LESSON.examples[WAY[place - 1]].drag
    expect(page.locator(".ll-sentence")).to_contain_text(drag)


def swipe(page: Page, place: Locator, dx: float) -> None:
    x, y = centre_of(place)
    finger = Finger(page)
    finger.down(x, y)
    for step in range(1, 7):
        finger.move(x + dx * step / 6, y)
    finger.up()


def test_keys_step_on_and_back_and_at_the_end_comes_the_check(open_page):
    page = open_page("houses")
    page.evaluate("window.isTheSamePage = true")
    back = page.get_by_role("button", name="Previous")
    on = page.get_by_role("button", name="Next")
    on.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect_at(page, 3)
    expect(on).to_be_focused()
    expect(page.get_by_text("Check yourself")).to_have_count(0)
    expect(on).to_have_accessible_name(f"Next: {TITLES[3]}")
    expect(page.locator(".ll-path-said")).to_have_text(f"3 of {len(WAY)} · {TITLES[2]}")
    back.click()
    expect_at(page, 2)
    page.go_back()
    expect_at(page, 3)
    for place in range(4, len(WAY) + 1):
        on.click()
        expect_at(page, place)
    on.click()
    expect(page.get_by_role("heading", name="Check yourself")).to_be_focused()
    expect(page.get_by_role("heading", name="Check yourself")).to_be_in_viewport()
    expect_at(page, len(WAY))
    assert page.evaluate(STAYS)


def test_list_has_links_ticks_and_no_reload(open_page):
    page = open_page("houses")
    page.evaluate("window.isTheSamePage = true")
    stops = page.locator(".ll-path-list")
    expect(stops).to_be_hidden()
    page.get_by_role("radiogroup").get_by_role("radio").first.check(force=True)
    where(page).click()
    expect(where(page)).to_have_attribute("aria-expanded", "true")
    expect(stops.get_by_role("link", name=TITLES[0])).to_contain_text("✓")
    expect(stops.get_by_label("answered")).to_have_count(1)
    expect(stops.get_by_role("link")).to_have_count(len(HOUSES.examples))
    page.keyboard.press("Escape")
    expect(stops).to_be_hidden()
    expect(where(page)).to_be_focused()
    where(page).click()
    outlier = stops.get_by_role("link", name=HOUSES.titles["outlier"])
    address = outlier.get_attribute("href")
    assert address.endswith("/houses?preset=outlier")
    outlier.click()
    expect(stops).to_be_hidden()
    expect_at(page, WAY.index("outlier") + 1)
    assert page.url == address
    assert page.evaluate(STAYS)


def test_finger_swipes_the_row_and_never_the_chart(open_page):
    page = open_page("houses", phone=True)
    swipe(page, where(page), -120)
    expect_at(page, 2)
    swipe(page, where(page), 120)
    expect_at(page, 1)
    expect(page.locator(".ll-path-list")).to_be_hidden()
    before = value_of(page, RING)
    swipe(page, page.locator(".ll-plot").first, -120)
    where(page).scroll_into_view_if_needed()
    swipe(page, where(page), -120)
    expect_at(page, 2)  # the swipe on the chart would have made it the third
    assert before == HOUSES.presets["classic"].prices[0]


@pytest.mark.parametrize("path", ["", "training?preset=price-line"])
def test_narrow_phone_shows_the_menu_the_page_and_the_way_on(open_page, path):
    page = open_page(path, phone=True)
    page.set_viewport_size({"width": 320, "height": 640})
    expect_to_fit(page)
    said = "e => getComputedStyle(e, '::after').content"
    menu = page.get_by_test_id("stExpandSidebarButton")
    assert menu.evaluate(said) == '"Menu"'
    name = "Training" if path else "Loss Lab"
    assert page.get_by_test_id("stHeader").evaluate(said) == f'"{name}"'
    role, label = ("button", "Next") if path else ("link", "Next: House prices")
    way_on = page.get_by_role(role, name=label).first
    expect(way_on).to_be_in_viewport()
    assert way_on.bounding_box()["height"] >= 44
    if path:
        assert where(page).evaluate(said) == '"\u00a0▾"', "it has no line of its own"
        where(page).click()
        expect_to_fit(page)
        page.set_viewport_size(DESKTOP)
        page.wait_for_function(HAS_ROOM)


def test_check_names_the_mistake_stays_answered_and_leads_on(open_page):
    page = open_page(f"houses?preset={WAY[-1]}")
    first = page.locator("[class*=st-key-check-at-end]").first
    known = page.get_by_role("heading", name="You now know")
    expect(first).to_be_visible()
    expect(known).to_have_count(0)
    page.get_by_role("button", name="Show me").click()
    expect(known).to_be_visible()
    first.get_by_role("textbox").fill("40000")
    page.keyboard.press("Enter")
    expect(first.get_by_role("alert")).to_contain_text("You forgot to square")
    expect(first.get_by_role("button", name="Answer it again")).to_be_focused()
    page.wait_for_function(
        "() => localStorage.getItem('loss-lab.progress')?.includes('squared-error')"
    )
    page.reload()
    expect(first.get_by_role("alert")).to_contain_text("You forgot to square")
    expect(page.get_by_role("textbox")).to_have_count(2)
    page.get_by_role("link", name="Next: Cat or dog").click()
    expect(page).to_have_url(re.compile("/cats-dogs$"))
    expect(page.get_by_role("heading", name="Cat or dog").first).to_be_visible()
