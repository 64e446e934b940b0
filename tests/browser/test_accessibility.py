"""axe-core finds nothing serious, on any page, in either theme."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.lessons import PATHS

PAGES = ("", *PATHS)
SERIOUS = ("serious", "critical")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious(open_page, path, dark):
    page = open_page(path, dark=dark)
    found = Axe().run(page).response["violations"]
    serious = [
        f"{violation['id']}: {node['html'][:200]} {node['failureSummary'][:300]}"
        for violation in found
        if violation["impact"] in SERIOUS
        for node in violation["nodes"]
    ]
    assert serious == []


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious_in_the_presenter_view(open_page, path):
    page = open_page(f"{path}?present=1")
    found = Axe().run(page).response["violations"]
    assert [item["id"] for item in found if item["impact"] in SERIOUS] == []


@pytest.mark.parametrize("path", PAGES)
def test_every_handle_is_large_enough_for_a_finger(open_page, path):
    page = open_page(path, phone=True)
    for handle in page.get_by_role("slider").all():
        box = handle.bounding_box()
        assert min(box["width"], box["height"]) >= 44
        assert handle.get_attribute("aria-valuetext")
