"""Firefox, by the WebDriver BiDi that it serves itself on a WebSocket."""

from __future__ import annotations

import base64
import itertools
import json
import re
import subprocess
import threading
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from websockets.sync.client import connect

from tests.browser.engines.driver import PATIENCE, Step
from tests.browser.engines.webdriver import (
    called_with_json,
    key_actions,
    pointer_actions,
)
from tests.browser.install_browsers import find

PREFERENCES = {
    "ui.prefersReducedMotion": 1,
    "app.update.enabled": False,
    "app.normandy.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.newtabpage.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.sessionstore.resume_from_crash": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "browser.tabs.remote.separatePrivilegedContentProcess": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.ipc.processPrelaunch.enabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disablePrefetch": True,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.cosmeticAnimations.enabled": False,
    "toolkit.telemetry.enabled": False,
}
"""It asks nothing of the network, keeps nothing, and shows no page of its own."""
DARK = "layout.css.prefers-color-scheme.content-override"


class Firefox:
    """A Firefox with a profile of its own and one tab."""

    engine = "firefox"
    has_touch = True

    def __init__(self, *, dark: bool = False) -> None:
        self.numbers = itertools.count(1)
        self.errors: list[str] = []
        with ExitStack() as ending:
            address = _launch(_profile(ending, dark), ending)
            self.socket = ending.enter_context(
                connect(f"{address}/session", max_size=None, open_timeout=PATIENCE)
            )
            self._call("session.new", capabilities={})
            self._call("session.subscribe", events=["log.entryAdded"])
            tree = self._call("browsingContext.getTree")
            self.context = tree["contexts"][0]["context"]
            self.ending = ending.pop_all()

    def _call(self, method: str, **parameters: Any) -> dict[str, Any]:
        number = next(self.numbers)
        message = {"id": number, "method": method, "params": parameters}
        self.socket.send(json.dumps(message))
        while True:
            answer = json.loads(self.socket.recv(timeout=2 * PATIENCE))
            if answer.get("method") == "log.entryAdded":
                self._note(answer["params"])
            elif answer.get("id") == number:
                if answer["type"] == "error":
                    raise RuntimeError(f"{method}: {answer['message']}")
                return answer["result"]

    def _note(self, entry: dict[str, Any]) -> None:
        if entry["level"] == "error":
            self.errors.append(entry["text"])

    def goto(self, address: str) -> None:
        self._call(
            "browsingContext.navigate",
            context=self.context,
            url=address,
            wait="interactive",
        )

    def evaluate(self, function: str, *arguments: Any) -> Any:
        answer = self._call(
            "script.callFunction",
            functionDeclaration=called_with_json(function),
            arguments=[{"type": "string", "value": json.dumps(arguments)}],
            target={"context": self.context},
            awaitPromise=True,
        )
        if answer["type"] == "exception":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def point(self, kind: str, *steps: Step) -> None:
        self._perform(pointer_actions(kind, steps))

    def key(self, name: str) -> None:
        self._perform(key_actions(name))

    def _perform(self, actions: list[dict[str, Any]]) -> None:
        self._call("input.performActions", context=self.context, actions=actions)

    def resize(self, width: int, height: int) -> None:
        size = {"width": width, "height": height}
        self._call("browsingContext.setViewport", context=self.context, viewport=size)

    def picture(self) -> bytes:
        shot = self._call("browsingContext.captureScreenshot", context=self.context)
        return base64.b64decode(shot["data"])

    def complaints(self) -> list[str]:
        self.evaluate("() => 0")  # what was logged before is told before this
        told, self.errors = self.errors, []
        return told

    def close(self) -> None:
        self.ending.close()


def _profile(ending: ExitStack, dark: bool) -> str:
    """A new profile; gives its folder."""
    folder = ending.enter_context(
        TemporaryDirectory(prefix="firefox-", ignore_cleanup_errors=True)
    )
    lines = [
        f"user_pref({json.dumps(name)}, {json.dumps(value)});"
        for name, value in (PREFERENCES | {DARK: 0 if dark else 1}).items()
    ]
    (Path(folder) / "user.js").write_text("\n".join(lines))
    return folder


def _launch(profile: str, ending: ExitStack) -> str:
    """Start a Firefox; gives the address that it prints."""
    command = [find("firefox-esr"), "--headless", "--profile", profile]
    process = subprocess.Popen(
        [*command, "--remote-debugging-port", "0", "about:blank"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    ending.callback(process.stderr.close)
    ending.callback(process.wait, timeout=PATIENCE)
    ending.callback(process.terminate)
    for line in process.stderr:
        if found := re.search(r"listening on (ws://\S+)", line):
            threading.Thread(target=process.stderr.read, daemon=True).start()
            return found[1]
    raise RuntimeError("Firefox ended before it listened.")
