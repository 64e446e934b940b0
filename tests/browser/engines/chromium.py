"""Chromium, by Playwright."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, sync_playwright

from tests.browser.driver import Finger, launch, new_context
from tests.browser.engines.driver import DOWN, MOVE, Step


class Chromium:
    """One tab: of a browser that is open, or of one of its own."""

    engine = "chromium"
    has_touch = True

    def __init__(self, browser: Browser | None = None, *, dark: bool = False) -> None:
        self.playwright = None
        if browser is None:
            self.playwright = sync_playwright().start()
            browser = launch(self.playwright)
        self.page = new_context(browser, dark=dark).new_page()
        self.finger = Finger(self.page)
        self.at = (0.0, 0.0)
        self.is_down = False
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._note)

    def _note(self, message: ConsoleMessage) -> None:
        """Keep an error; that Streamlit looks for its server in vain is none."""
        if message.type == "error" and "/_stcore/" not in message.location["url"]:
            self.errors.append(message.text)

    def goto(self, address: str) -> None:
        self.page.goto(address, wait_until="domcontentloaded")

    def evaluate(self, function: str, *arguments: Any) -> Any:
        return self.page.evaluate(f"(given) => ({function})(...given)", arguments)

    def point(self, kind: str, *steps: Step) -> None:
        act = self._mouse if kind == "mouse" else self._touch
        for what, *place in steps:
            act(what, *place)

    def _mouse(self, what: str, *place: float) -> None:
        if what == MOVE:
            self.page.mouse.move(*place)
        elif what == DOWN:
            self.page.mouse.down()
        else:
            self.page.mouse.up()

    def _touch(self, what: str, *place: float) -> None:
        if what == MOVE:
            self.at = place
            if self.is_down:
                self.finger.move(*place)
            return
        self.is_down = what == DOWN
        if self.is_down:
            self.finger.down(*self.at)
        else:
            self.finger.up()

    def key(self, name: str) -> None:
        self.page.keyboard.press(name)

    def resize(self, width: int, height: int) -> None:
        self.page.set_viewport_size({"width": width, "height": height})

    def picture(self) -> bytes:
        return self.page.screenshot()

    def complaints(self) -> list[str]:
        self.evaluate("() => 0")  # what was logged before is told before this
        told, self.errors = self.errors, []
        return told

    def close(self) -> None:
        """End the browser, unless it is somebody else's."""
        if self.playwright:
            self.page.context.browser.close()
            self.playwright.stop()
