"""axe-core finds nothing serious, on any page, in either theme."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.driver import until_idle
from tests.lessons import INTERVIEW, PATHS

LESSONS = ("", *PATHS)
SERIOUS = ("serious", "critical")


each_theme = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])


def serious_in(page: Page) -> list[str]:
    return [
        f"{violation['id']}: {node['html'][:200]} {node['failureSummary'][:300]}"
        for violation in Axe().run(page).response["violations"]
        if violation["impact"] in SERIOUS
        for node in violation["nodes"]
    ]


@each_theme
@pytest.mark.parametrize("path", LESSONS)
def test_axe_finds_nothing_serious_in_a_lesson(open_page, path, dark):
    assert serious_in(open_page(path, dark=dark)) == []


@each_theme
@pytest.mark.parametrize("path", INTERVIEW)
def test_axe_finds_nothing_serious_in_the_interview_pages(open_plain, path, dark):
    page = open_plain(path, dark=dark)
    page.wait_for_timeout(800)  # what the browser keeps arrives and is drawn
    until_idle(page)
    assert serious_in(page) == []


@pytest.mark.parametrize("path", INTERVIEW)
def test_no_interview_page_is_wider_than_a_phone(open_plain, path):
    page = open_plain(path, phone=True)
    until_idle(page)
    main = "document.querySelector('[data-testid=stMain]')"
    page.wait_for_function(f"() => {main}.scrollWidth <= {main}.clientWidth")


@pytest.mark.parametrize("path", LESSONS)
def test_axe_finds_nothing_serious_in_the_presenter_view(open_page, path):
    assert serious_in(open_page(f"{path}?present=1")) == []


@pytest.mark.parametrize("path", LESSONS)
def test_every_handle_is_large_enough_for_a_finger(open_page, path):
    page = open_page(path, phone=True)
    for handle in page.get_by_role("slider").all():
        box = handle.bounding_box()
        assert min(box["width"], box["height"]) >= 44
        assert handle.get_attribute("aria-valuetext")
