"""The slides of a lesson on the wall, with a room beside them."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

NAME = "losslab.example.edu"
"""By which phones find the server."""
_LETTERS = re.compile(r"room=([A-Z]{4})")


def opened(page: Page, address: str) -> str:
    """Open a room from the lesson, as a teacher does; returns its address."""
    page.get_by_role("button", name="Room").click()
    expect(page).to_have_url(_LETTERS)
    code = _LETTERS.search(page.url)[1]
    expect(page.locator(".ll-letters")).to_have_text(code)
    expect(count(page)).to_have_text("0 phones are here.")
    return f"{address}/r/{code}"


def count(page: Page):
    """How many phones are here, and have answered."""
    return page.locator(".ll-count")
