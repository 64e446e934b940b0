"""What a page is called in its tab and in the history."""

from __future__ import annotations

import re

from playwright.sync_api import expect


def test_tab_names_the_example_its_lesson_and_the_app(open_page):
    page = open_page("houses?preset=halve")
    expect(page).to_have_title("A fifth of the error · House prices · Loss Lab")
    page.get_by_role("link", name="Interview", exact=True).click()
    expect(page).to_have_title("Interview · Loss Lab")
    page.get_by_role("link", name="Drills").click()
    expect(page).to_have_title("Drills · Loss Lab")
    page.get_by_role("link", name="Loss Lab", exact=True).first.click()
    expect(page).to_have_title("Loss Lab")
    # Streamlit names the tab a little before its entry in the history is made.
    expect(page).to_have_url(re.compile(r":\d+/(\?.*)?$"))
    page.go_back()
    expect(page).to_have_title("Drills · Loss Lab")
