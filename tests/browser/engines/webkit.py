"""WebKit, by Selenium: WebKitGTK's small browser on a screen that nobody sees."""

from __future__ import annotations

import json
import os
import subprocess
import warnings
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import WebKitGTK
from selenium.webdriver.remote.command import Command
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.browser.engines.driver import PATIENCE, Step, polled
from tests.browser.engines.webdriver import (
    called_with_json,
    key_actions,
    pointer_actions,
)
from tests.browser.install_browsers import find

SCREEN = "2400x1600x24"
NO_TOOLBAR = (
    "entry, button, toolbar, toolitem, image { min-width: 0; min-height: 0;"
    " padding: 0; margin: 0; border: 0; font-size: 1px; }"
)
"""Buttons and fields of the window take no room, so that it can be a phone's."""
STILL = "[Settings]\ngtk-enable-animations=0\n"
LISTEN = """(others) => {
  if (window.llOld || !document.documentElement) return false;
  if (window.llErrors) return true;
  const errors = (window.llErrors = []);
  const say = (words) => {
    if (!String(words).startsWith("ResizeObserver loop")) errors.push(String(words));
  };
  const usual = console.error;
  console.error = (...words) => (say(words.map(String).join(" ")), usual(...words));
  addEventListener("error", ({ message, target }) =>
    say(message ?? `not loaded: ${target.src ?? target.href}`), true);
  addEventListener("unhandledrejection", ({ reason }) => say(reason));
  new ReportingObserver(
    (reports) => reports.forEach(({ body }) => say(JSON.stringify(body))),
    { types: ["csp-violation"], buffered: true },
  ).observe();
  return true;
}"""
"""The driver tells nothing of the console: it is listened to from the first moment.

That a ResizeObserver is heard a frame later is no error, and on no other console.
"""


class WebKit:
    """A browser with a profile of its own and one tab; it cannot be touched."""

    engine = "webkit"
    has_touch = False

    def __init__(self, *, dark: bool = False) -> None:
        self.errors: list[str] = []
        with ExitStack() as ending:
            self.browser = _browser(_settings(ending), _screen(ending), dark)
            ending.callback(self.browser.quit)
            self.ending = ending.pop_all()

    def goto(self, address: str) -> None:
        self._keep_errors()
        self.evaluate("() => { window.llOld = true; }")
        self.browser.get(address)
        polled(self._is_listening, f"a new document from {address} in WebKit")

    def _is_listening(self) -> bool:
        try:
            return self.evaluate(LISTEN)
        except WebDriverException:  # the old document goes meanwhile
            return False

    def _keep_errors(self) -> None:
        self.errors += self.evaluate("() => window.llErrors?.splice(0) ?? []")

    def evaluate(self, function: str, *arguments: Any) -> Any:
        script = f"return ({called_with_json(function)})(arguments[0])"
        return json.loads(self.browser.execute_script(script, json.dumps(arguments)))

    def point(self, kind: str, *steps: Step) -> None:
        self._perform(pointer_actions(kind, steps))

    def key(self, name: str) -> None:
        self._perform(key_actions(name))

    def _perform(self, actions: list[dict[str, Any]]) -> None:
        self.browser.execute(Command.W3C_ACTIONS, {"actions": actions})

    def resize(self, width: int, height: int) -> None:
        """The window is larger than the page by what frames it, and takes its time."""
        wanted = [width, height]

        def is_done() -> bool:
            got = self.evaluate("() => [innerWidth, innerHeight]")
            if got == wanted:
                return True
            outer = self.browser.get_window_rect()
            across, up = outer["width"] - got[0], outer["height"] - got[1]
            self.browser.set_window_rect(0, 0, width + across, height + up)
            return False

        polled(is_done, f"a page of {width} x {height} in WebKit")

    def picture(self) -> bytes:
        return self.browser.get_screenshot_as_png()

    def complaints(self) -> list[str]:
        self._keep_errors()
        told, self.errors = self.errors, []
        return told

    def close(self) -> None:
        self.ending.close()


def _settings(ending: ExitStack) -> str:
    """Write the settings of the window; gives their folder."""
    folder = ending.enter_context(TemporaryDirectory(prefix="webkit-"))
    inside = Path(folder) / "gtk-3.0"
    inside.mkdir()
    (inside / "gtk.css").write_text(NO_TOOLBAR)
    (inside / "settings.ini").write_text(STILL)
    return folder


def _screen(ending: ExitStack) -> str:
    """Start a screen; gives its name."""
    reading, writing = os.pipe()
    process = subprocess.Popen(
        [find("Xvfb"), "-displayfd", str(writing), "-screen", "0", SCREEN],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    ending.callback(process.wait, timeout=PATIENCE)
    ending.callback(process.terminate)
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    if not number:
        raise RuntimeError("Xvfb ended before it had a screen.")
    return f":{number}"


def _browser(settings: str, display: str, dark: bool) -> WebKitGTK:
    options = Options()
    options.binary_location = find("MiniBrowser")
    options.page_load_strategy = "none"
    options.add_argument("--automation")
    if dark:
        options.add_argument("--dark-mode")
    environment = os.environ | {"DISPLAY": display, "XDG_CONFIG_HOME": settings}
    service = Service(find("WebKitWebDriver"), env=environment)
    with warnings.catch_warnings():  # Selenium calls itself in an old way
        warnings.simplefilter("ignore", DeprecationWarning)
        return WebKitGTK(options=options, service=service)
