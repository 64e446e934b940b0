"""What a reader does while a run is under way is carried out, whatever is done next."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.driver import serving

APP = Path(__file__).parent.parent / "apps" / "app.py"


def test_act_in_a_fragment_is_not_lost_by_one_beside_it(visit):
    with serving(APP, TEST_PAGE="busy") as address:
        page = visit(address, "text=beside 0")
        in_a_fragment = page.get_by_role("button", name="In a fragment")
        beside = page.get_by_role("button", name="Beside it")
        for button in (beside, in_a_fragment, beside):
            button.click()
        expect(page.get_by_text("beside 2")).to_be_visible()
        expect(page.get_by_text("fragment 1")).to_be_visible()
