"""The part "Numerics" and the table of facts in a real Chromium."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from losses import FAMILIES, losses_of
from tests.browser.axe import serious_in
from tests.browser.driver import expect_to_fit

CAT, DOG = "Logit of the cat", "Logit of the dog"
EPSILON = "Epsilon, where probabilities are clipped"


def choose(page: Page, name: str) -> None:
    page.locator("[data-testid=stButtonGroup]").get_by_text(name, exact=True).click()


def notes(page: Page) -> list[tuple[str, str]]:
    """The value and the note of every readout."""
    return [
        (each.locator("output").inner_text(), each.locator(".ll-note").inner_text())
        for each in page.locator(".ll-readout").all()
    ]


def test_naive_overflows_under_the_mouse_and_comes_back(open_page, drag, readout):
    page = open_page("choosing?preset=overflow")
    naive, stable = readout(page, "Naive"), readout(page, "Stable")
    expect(naive).to_have_text("600")
    expect(page.locator(".ll-readouts")).not_to_contain_text("709.78")
    drag(page, CAT, 120, 0, hold=True)
    expect(naive).to_have_text("∞")
    expect(page.locator(".ll-readouts")).to_contain_text("naive ends at 709.78")
    expect(page.locator(".ll-arithmetic")).to_contain_text("is larger than")
    expect(page.locator(".ll-panel").nth(1)).to_contain_text("✕ ∞")
    assert float(stable.inner_text()) > 710
    page.keyboard.press("Escape")
    expect(naive).to_have_text("600")
    page.mouse.up()
    expect(page).not_to_have_url(re.compile("z="))


def test_smaller_float_ends_sooner(open_page, readout):
    page = open_page("choosing?preset=overflow")
    choose(page, "float32")
    expect(readout(page, "Naive")).to_have_text("∞")
    expect(page.locator(".ll-readouts")).to_contain_text("naive ends at 88.72")
    expect(page).to_have_url(re.compile("dtype=float32"))


def test_no_number_is_ever_without_its_explanation(open_page, handle, readout):
    page = open_page("choosing?preset=nan&guess=shown")
    logit = handle(page, DOG)
    logit.focus()
    for key in ("End", "Home", *["PageUp"] * 4):
        page.keyboard.press(key)
        for value, note in notes(page):
            assert value
            assert note
            assert value != "NaN" or "not a number" in note or "minus" in note
        naive = readout(page, "Naive").inner_text()
        is_said = "NaN" in page.locator(".ll-arithmetic").inner_text()
        assert is_said == (naive == "NaN")
    expect(readout(page, "Naive")).to_have_text("0")
    still = page.locator(".ll-panel").first
    expect(still).to_contain_text("not a")
    expect(still).to_contain_text("number")


def test_finger_freezes_the_clipped_loss(open_page, touch_drag, handle, readout):
    page = open_page("choosing?preset=clip", phone=True)
    touch_drag(page, "Logit of “cat”", -110, 0)
    assert float(handle(page, "Logit of “cat”").get_attribute("aria-valuenow")) < -17
    expect(readout(page, "Clipped loss")).to_have_text("16.1")
    expect(readout(page, "Gradient, clipped")).to_have_text("0")
    expect(readout(page, "Gradient, from the logit")).to_have_text("−1")
    expect_to_fit(page)


def test_dial_of_epsilon_moves_where_it_freezes(open_page, handle, readout):
    page = open_page("choosing?preset=clip&z=-40")
    expect(page.locator("del code")).to_have_text("-np.log(np.clip(p, eps, 1 - eps))")
    handle(page, EPSILON).focus()
    page.keyboard.press("Home")
    expect(readout(page, "Clipped loss")).to_have_text("34.5")
    expect(page).to_have_url(re.compile("exponent=-15"))
    page.get_by_role("button", name="Code", exact=True).click()
    expect(page.get_by_role("dialog")).to_contain_text("eps = 1e-15")


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_table_of_facts_is_read_without_leaving_the_page_s_width(open_page, phone):
    page = open_page("choosing?preset=twice", phone=phone)
    expect(page.get_by_text("All losses, and what is true of each")).to_be_visible()
    for family in FAMILIES:
        count = len(losses_of(family))
        page.get_by_role("tab", name=family.capitalize()).click()
        table = page.get_by_role("region", name=f"family {family}").locator("table")
        expect(table).to_be_visible()
        expect(table.locator("tbody tr")).to_have_count(count)
        expect(table.locator(".katex")).to_have_count(count)
        expect_to_fit(page)


def test_axe_finds_nothing_serious_in_numerics_and_facts(open_page):
    page = open_page("choosing?preset=nan")
    page.get_by_role("tab", name="Probability").click()
    assert serious_in(page) == []
