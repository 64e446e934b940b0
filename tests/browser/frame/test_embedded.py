"""Two embedded charts on one page: each is dragged alone, and neither has a link."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.driver import ROOT, serving

PRICE = "Predicted price of the house"


def test_two_charts_on_a_page_do_not_disturb_each_other(browser):
    apps = ROOT / "tests" / "browser" / "apps"
    with serving(apps / "app.py", TEST_PAGE="two_charts") as address:
        page = browser.new_page()
        page.goto(address)
        charts = page.locator(".ll[data-drawn=true]")
        expect(charts).to_have_count(2)
        loss = page.locator('output[aria-label="Squared error"]')
        expect(loss).to_have_text(["2,500 (thousand $)²", "625 (thousand $)²"])
        address = page.url
        second = charts.nth(1).get_by_role("slider", name=PRICE, exact=True)
        second.focus()
        page.keyboard.press("Home")
        expect(loss).to_have_text(["2,500 (thousand $)²", "10,000 (thousand $)²"])
        first = charts.nth(0).get_by_role("slider", name=PRICE, exact=True)
        first.focus()
        page.keyboard.press("PageUp")
        expect(loss).to_have_text(["625 (thousand $)²", "10,000 (thousand $)²"])
        page.wait_for_timeout(500)  # what a late answer of the server would change
        expect(loss).to_have_text(["625 (thousand $)²", "10,000 (thousand $)²"])
        expect(second).to_have_attribute("aria-valuenow", "150000")
        assert page.url == address
        page.close()
