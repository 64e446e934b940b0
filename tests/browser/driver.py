"""Serving an app to a real Chromium, and where things are on its screen."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright

from tests.browser.install_browsers import find_chromium

ROOT = Path(__file__).parent.parent.parent
PHONE = {"width": 390, "height": 844}
FLAGS = ("--no-sandbox", "--disable-gpu", "--font-render-hinting=none")
DESKTOP = {"width": 1280, "height": 800}
PROJECTOR = {"width": 1920, "height": 1080}
TWO_FRAMES = """() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"""
PATIENCE = 90_000
MAIN = "document.querySelector('[data-testid=stMain]')"


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(
    script: Path, port: int = 0, *, prefix: str = "", **environment: str
) -> Iterator[str]:
    """Run an app on a port, or on a free one; gives its address.

    With a prefix, "losslab", Streamlit puts it before every address.
    """
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script)]
    command += ["--server.port", str(port), "--server.address", "127.0.0.1"]
    command += ["--server.headless", "true", "--server.baseUrlPath", prefix]
    with TemporaryDirectory() as rooms:
        kept = {"LOSS_LAB_ROOMS": f"sqlite:///{rooms}/rooms.sqlite3"}
        environment = os.environ | {"PYTHONPATH": str(ROOT)} | kept | environment
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL
        )
        address = f"http://127.0.0.1:{port}/{prefix}".rstrip("/")
        try:
            _wait_until_it_answers(address, process)
            yield address
        finally:
            process.kill()  # as a crash would end it: nothing says goodbye
            process.wait(timeout=10)


def _wait_until_it_answers(address: str, process: subprocess.Popen) -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError("The server ended before it answered.")
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError("The server did not answer within 30 seconds.")


def launch(playwright: Playwright) -> Browser:
    """Start a Chromium that is there, else Playwright's own."""
    return playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)


def look_of(*, phone: bool = False, dark: bool = False, **more) -> dict[str, Any]:
    """What makes a window a desktop's or a phone's, light or dark."""
    usual = {
        "viewport": PHONE if phone else DESKTOP,
        "has_touch": phone,
        "is_mobile": phone,
        "color_scheme": "dark" if dark else "light",
        "reduced_motion": "reduce",
    }
    return usual | more


def new_context(browser: Browser, **look: Any) -> BrowserContext:
    """A window of a reader, who is patient: the machine may be busy."""
    context = browser.new_context(**look_of(**look))
    context.set_default_timeout(PATIENCE)
    return context


def handle_of(page: Page, name: str) -> Locator:
    """The handle with this accessible name."""
    return page.get_by_role("slider", name=name, exact=True)


def centre_of(handle: Locator) -> tuple[float, float]:
    """Where on the screen a handle is."""
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def until_idle(page: Page) -> None:
    """Wait until the script has run, so that the next click is a run of its own."""
    page.locator("[data-test-script-state=notRunning]").wait_for()


def until_painted(page: Page) -> None:
    """Wait until what came is drawn; a handle follows the mouse once a frame."""
    page.evaluate(TWO_FRAMES)


def scroll_to_the_end(page: Page) -> None:
    """Turn the wheel over the page, which keeps no place of its own from then on."""
    box = page.get_by_test_id("stMain").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.wheel(0, 1e6)
    page.wait_for_function(
        f"() => {MAIN}.scrollTop + {MAIN}.clientHeight > {MAIN}.scrollHeight - 2"
    )


def expect_room_for_a_finger(page: Page) -> None:
    """Check that every handle is large enough to be touched, and says its value."""
    for handle in page.get_by_role("slider").all():
        box = handle.bounding_box()
        assert min(box["width"], box["height"]) >= 44
        assert handle.get_attribute("aria-valuetext")


def expect_to_fit(page: Page) -> None:
    """Wait until the page is no wider than the screen."""
    page.wait_for_function(f"() => {MAIN}.scrollWidth <= {MAIN}.clientWidth")


def value_of(page: Page, name: str) -> float:
    """The value that a handle says it has."""
    return float(handle_of(page, name).get_attribute("aria-valuenow"))


class Finger:
    """A finger on the screen of a phone."""

    def __init__(self, page: Page) -> None:
        self.session = page.context.new_cdp_session(page)

    def down(self, x: float, y: float) -> None:
        self._send("touchStart", [{"x": x, "y": y}])

    def move(self, x: float, y: float) -> None:
        self._send("touchMove", [{"x": x, "y": y}])

    def up(self) -> None:
        self._send("touchEnd", [])

    def cancel(self) -> None:
        self._send("touchCancel", [])

    def _send(self, kind: str, points: list[dict[str, float]]) -> None:
        event = {"type": kind, "touchPoints": points}
        self.session.send("Input.dispatchTouchEvent", event)


def sent_messages(page: Page) -> list:
    """What the page sends from now on: it is reloaded for that."""
    sent = []
    page.on(
        "websocket", lambda socket: socket.on("framesent", lambda f: sent.append(f))
    )
    page.reload()
    page.locator(".ll[data-drawn=true]").wait_for()
    return sent
