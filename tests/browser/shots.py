"""Pictures of every page, into `shots/`: desktop, phone, dark, presenter view."""

from __future__ import annotations

import re
import sys

from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.driver import MAIN, PROJECTOR, ROOT, launch, new_context, serving
from tests.lessons import INTERVIEW, lessons

SHOTS = ROOT / "shots"
PRESETS = {"": ("",)} | {lesson.path: tuple(lesson.presets) for lesson in lessons()}
DRAWN = ".ll[data-drawn=true]"


def shoot(
    browser: Browser, address: str, name: str, *, whole=False, ready=DRAWN, **look
) -> None:
    """Take one picture of an address, once what `ready` selects is seen."""
    context = new_context(browser, **look)
    page = context.new_page()
    page.goto(address)
    expect(page.locator(ready).first).to_be_visible(timeout=30_000)
    page.evaluate("document.fonts.ready")
    if whole:
        height = page.evaluate(f"{MAIN}.scrollHeight")
        page.set_viewport_size({"width": page.viewport_size["width"], "height": height})
    page.wait_for_timeout(1500 if ready != DRAWN else 500)
    page.screenshot(path=SHOTS / f"{name}.png")
    context.close()


def shoot_interview(browser: Browser, server: str, link: str) -> None:
    """Shoot a page that may have no chart: desktop, phone, dark."""
    name = re.sub(r"\W+", "-", link)
    for suffix, look in (
        ("", {}),
        ("-phone", {"phone": True}),
        ("-dark", {"dark": True}),
    ):
        shoot(browser, f"{server}/{link}", name + suffix, ready="h1", **look)


def main(only: str = "") -> None:
    """Shoot every page, or those whose path starts with a word."""
    SHOTS.mkdir(exist_ok=True)
    with serving(ROOT / "app.py") as server, sync_playwright() as playwright:
        browser = launch(playwright)
        for path, presets in PRESETS.items():
            if not path.startswith(only):
                continue
            for preset in presets:
                link = f"{server}/{path}" + (f"?preset={preset}" if preset else "")
                name = f"{path or 'home'}-{preset}".rstrip("-")
                shoot(browser, link, name)
                shoot(browser, link, f"{name}-phone", phone=True)
            first = f"{server}/{path}"
            name = path or "home"
            shoot(browser, first, f"{name}-dark", dark=True)
            shoot(browser, first, f"{name}-whole", whole=True)
            shoot(browser, f"{first}?present=1", f"{name}-present", viewport=PROJECTOR)
        for link in INTERVIEW:
            if link.startswith(only):
                shoot_interview(browser, server, link)
        browser.close()
    print(f"{len(list(SHOTS.glob('*.png')))} pictures in {SHOTS.name}/")


if __name__ == "__main__":
    main(*sys.argv[1:])
