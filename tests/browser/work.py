"""How much a browser does anew at each step of a gesture, as Chromium counts it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Page

from tests.browser.driver import until_painted


@dataclass(frozen=True)
class Work:
    """For one step: how many elements get their style anew; how often anything is laid
    out, more than once where a script reads a place after it has written; and how often
    the page is, not only what stands in rooms that are kept."""

    styled: float
    layouts: float
    layouts_of_the_page: float


def work_of(page: Page, step: Callable[[int], None], steps: int = 12) -> Work:
    """What most of these steps have Chromium do, each drawn before the next."""
    browser = page.context.browser
    browser.start_tracing(page=page, categories=["devtools.timeline"])
    for index in range(steps):
        step(index)
        until_painted(page)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    styled = [
        event["args"]["elementCount"]
        for event in events
        if event["name"] == "UpdateLayoutTree" and event["ph"] == "X"
    ]
    layouts = [event for event in events if event["name"] == "Layout"]
    whole = [each for each in layouts if not each["args"]["beginData"]["partialLayout"]]
    return Work(median(styled), len(layouts) / steps, len(whole) / steps)
