"""What a page asks other hosts for, and what its policy forbids."""

from __future__ import annotations

from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import Page

_INSIDE = ("data:", "blob:", "about:")
_REPORT = """
window.forbidden = [];
document.addEventListener("securitypolicyviolation", (event) => window.forbidden.push(
  `${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
"""


@contextmanager
def watching(page: Page):
    """Gather what a page asks other hosts for, and what is said of its policy.

    The page must be fresh: it keeps a script.
    """
    faults: list[str] = []
    home = ""

    def on_request(request) -> None:
        nonlocal home
        if request.url.startswith(_INSIDE):
            return
        host = urlsplit(request.url).netloc
        home = home or host
        if host != home:
            faults.append(f"asks {request.url}")

    def on_console(message) -> None:
        if "Content Security Policy" in message.text:
            faults.append(message.text)

    page.add_init_script(_REPORT)
    page.on("request", on_request)
    page.on("console", on_console)
    yield faults
    faults.extend(page.evaluate("window.forbidden"))
