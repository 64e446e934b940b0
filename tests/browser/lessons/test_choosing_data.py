"""One data set in a real Chromium: the outlier by mouse, keys and finger."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.driver import handle_of
from ui.numbers import tied

OUTLIER = "Price of the outlier"
FIVE = "choosing?preset=five-houses"
OTHERS = (200e3, 210e3, 220e3, 230e3)


def price_of(page: Page) -> float:
    return float(handle_of(page, OUTLIER).get_attribute("aria-valuenow"))


def choose(page: Page, name: str) -> None:
    row = page.locator("[data-testid=stButtonGroup]")
    row.get_by_text(name, exact=True).click()


def test_mouse_drags_the_outlier_and_the_mean_follows(open_page, drag, readout):
    page = open_page(f"{FIVE}&loss=squared_error&outlier=1000000")
    mean = readout(page, "Squared error: its one price")
    expect(mean).to_have_text("$372,000")
    expect(readout(page, "Outlier’s share of the loss")).to_have_text("80 %")
    drag(page, OUTLIER, -150, 0)
    price = price_of(page)
    assert 500e3 < price < 900e3
    expect(mean).to_have_text(f"${(sum(OTHERS) + price) / 5:,.0f}")
    expect(page.locator(".ll-panel").first).to_contain_text("Absolute: median $220k")
    expect(page).to_have_url(re.compile(f"outlier={price:.0f}"))


def test_median_and_its_pull_do_not_move_with_the_outlier(open_page, drag, readout):
    page = open_page(FIVE)
    expect(readout(page, "Outlier’s share of the loss")).to_have_text("33 %")
    expect(readout(page, "Outlier’s price")).to_have_text("$240,000")
    drag(page, OUTLIER, 250, 0)
    assert price_of(page) > 500e3
    expect(page).to_have_url(re.compile("outlier="))
    share = 100 * (price_of(page) - 220e3) / (price_of(page) - 220e3 + 40e3)
    expect(readout(page, "Outlier’s share of the loss")).to_have_text(f"{share:.0f} %")
    expect(readout(page, "Absolute error: its one price")).to_have_text("$220,000")
    expect(readout(page, "Outlier’s share of the pulls")).to_have_text("25 %")


def test_keys_turn_the_quantile_into_the_outlier(open_page, readout):
    page = open_page("choosing?preset=quantile-top&quantile=0.85")
    answer = readout(page, "Quantile loss: its one price")
    expect(answer).to_have_text("$264,561")
    handle_of(page, "Quantile τ").focus()
    page.keyboard.press("ArrowRight")
    expect(answer).to_have_text("$526,500")
    expect(readout(page, "Outlier’s share of the pulls")).to_have_text("0 to 51 %")
    handle_of(page, OUTLIER).focus()
    page.keyboard.press("End")
    expect(answer).to_have_text("$600,000")
    expect(page).to_have_url(re.compile("outlier=600000"))


def test_finger_turns_the_line_by_the_large_house(open_page, touch_drag, readout):
    page = open_page("choosing?preset=leverage", phone=True)
    slope = readout(page, "Absolute error: slope per sq ft")
    expect(slope).to_have_text("$9.46")
    touch_drag(page, OUTLIER, 0, -100)
    assert price_of(page) > 250e3
    expect(slope).not_to_have_text("$9.46")
    share = page.locator('output[aria-label="Outlier’s share of the loss"]')
    expect(share).to_have_text("0 %")
    expect(page).to_have_url(re.compile(f"outlier={price_of(page):.0f}"))


def test_escape_puts_the_outlier_back_and_the_link_stays(open_page, drag, readout):
    page = open_page("choosing?preset=line")
    before = page.url
    drag(page, OUTLIER, 0, 120, hold=True)
    expect(readout(page, "Squared error: slope per sq ft")).not_to_have_text(
        tied("−$19.68")
    )
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(readout(page, "Squared error: slope per sq ft")).to_have_text(
        tied("−$19.68")
    )
    assert price_of(page) == 513_000
    assert page.url == before


def test_chosen_loss_is_spoken_of_and_delta_moves_it(open_page, readout):
    page = open_page("choosing?preset=huber-between&delta=5000")
    expect(readout(page, "Huber loss: its one price")).to_be_visible()
    handle_of(page, "Huber’s δ").focus()
    page.keyboard.press("End")
    expect(page).to_have_url(re.compile("delta=200000"))
    choose(page, "Absolute")
    expect(readout(page, "Absolute error: its one price")).to_have_text("$192,500")
    expect(page).to_have_url(re.compile("delta=200000"))
