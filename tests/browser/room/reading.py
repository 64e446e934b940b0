"""Whether a page is read on the smallest phone, in both directions, by everybody."""

from __future__ import annotations

from collections.abc import Sequence

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SMALL = {"width": 320, "height": 568}
_FITS = "document.documentElement.scrollWidth <= innerWidth"
_ENDS = """() => [...document.querySelectorAll(".ends span")]
  .map((it) => it.getBoundingClientRect().x)"""
_SMALL_TARGETS = """() =>
  [...document.querySelectorAll("button, input, label, .button")]
  .filter((it) => it.checkVisibility() && !it.matches(".label, [type=radio]"))
  .filter((it) => it.getBoundingClientRect().height < 44).map((it) => it.outerHTML)"""


def expect_to_be_read(page: Page, schemes: Sequence[str] = ("light",)) -> None:
    """Check what is seen now."""
    seen = page.locator(".where").inner_text()
    for way in ("rtl", "ltr"):
        page.evaluate("(way) => { document.documentElement.dir = way }", way)
        assert page.evaluate(_FITS), (seen, way)
        ends = page.evaluate(_ENDS)
        assert ends == sorted(ends), "an axis goes to the right"
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page).response["violations"]
        assert [(seen, scheme, each["id"], each["nodes"]) for each in found] == []
    assert page.evaluate(_SMALL_TARGETS) == []
