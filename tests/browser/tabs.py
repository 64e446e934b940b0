"""Tabs that tests use one after the other.

A tab that has compiled the scripts opens a page in a third of the time.
"""

from __future__ import annotations

import contextlib
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Error, Page

from tests.browser.driver import Finger, look_of, new_context


@dataclass(frozen=True)
class Tab:
    """A tab, and how it looks: for a phone, dark, or what else a test wants."""

    page: Page
    look: dict[str, Any]
    is_fresh: bool

    def tidy(self) -> None:
        """Leave nothing for the next test: no words, no finger, no way back."""
        page, look = self.page, look_of(**self.look)
        for other in page.context.pages:
            if other is not page:
                other.close()
        page.mouse.up()
        if look["has_touch"]:
            Finger(page).cancel()
        origin = page.evaluate("() => (sessionStorage.clear(), location.origin)")
        page.goto("about:blank")  # so that nothing is written any more
        browser = page.context.new_cdp_session(page)
        kept = {"origin": origin, "storageTypes": "local_storage"}
        browser.send("Storage.clearDataForOrigin", kept)
        browser.send("Page.resetNavigationHistory")
        page.emulate_media(
            media="null",
            color_scheme=look["color_scheme"],
            reduced_motion=look["reduced_motion"],
        )
        page.set_viewport_size(look["viewport"])


class Tabs:
    """Lends tabs to tests, and takes all back at the end of each."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.free = defaultdict(list)
        self.lent: list[Tab] = []
        self.errors: list[str] = []

    def take(self, is_fresh: bool, look: dict[str, Any]) -> Page:
        """A tab with this look; a fresh one is not used again."""
        free = self.free[str(look)]
        tab = self._new(look, is_fresh) if is_fresh or not free else free.pop()
        self.lent.append(tab)
        return tab.page

    def _new(self, look: dict[str, Any], is_fresh: bool) -> Tab:
        page = new_context(self.browser, **look).new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        return Tab(page, look, is_fresh)

    def give_back(self) -> list[str]:
        """Tidy or close what was lent; returns the errors of JavaScript that it met."""
        errors = list(self.errors)
        while self.lent:
            tab = self.lent.pop()
            try:
                if tab.is_fresh:
                    tab.page.context.close()
                else:
                    tab.tidy()
                    self.free[str(tab.look)].append(tab)
            except Error:
                with contextlib.suppress(Error):
                    tab.page.context.close()
        self.errors.clear()
        return errors
