"""How soon a new reader can drag, on a usual line and on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.paced import paced_line_to
from tests.bench.report import Row, at_most
from tests.bench.server_process import running
from tests.browser.driver import launch, new_context
from ui.lessons import LESSONS

VISITS = 7
MEGABITS = 20
ROUND_TRIP = 0.04
_DISTANCE = 60
_ANSWER = 250
_WATCH = """
const isDrawn = () => document.querySelector(".ll[data-drawn=true]");
let before;
const look = () => {
  const mark = isDrawn()?.querySelector("[data-handle='%s']");
  const value = mark?.getAttribute("aria-valuenow");
  before ??= value;
  if (value && before && value !== before) window.draggedAt = performance.now();
  else requestAnimationFrame(look);
};
look();
"""


def measure() -> Iterator[Row]:
    """Open "House prices" near and far in turn, each time as a new reader, and drag.

    The round trip is 40 ms: 20 ms there and 20 ms back.
    """
    with (
        running() as server,
        paced_line_to(server.address, MEGABITS, ROUND_TRIP) as line,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright)
        places = {"localhost": server.address, "line": line.address}
        times = {name: [] for name in places}
        for visit in range(VISITS + 1):
            for name, address in places.items():
                taken = _until_dragged(browser, f"{address}/houses")
                if visit:  # the first visit warms the server up
                    times[name].append(taken)
        browser.close()
    near, far = median(times["localhost"]), median(times["line"])
    words = f"{far / near:.2f}x (line {far:.0f} ms, localhost {near:.0f} ms)"
    title = f"first drag at {MEGABITS} Mbit/s, {1000 * ROUND_TRIP:.0f} ms round trip"
    yield at_most(title, 1.5, far / near, words, "x")


def _until_dragged(browser: Browser, address: str) -> float:
    """Milliseconds from the navigation until a handle's value changes under a drag."""
    houses = LESSONS["houses"]
    scene = houses.scene(houses.opening)
    handle = next(each for each in scene.handles if each.panel)
    context = new_context(browser)
    page = context.new_page()
    page.add_init_script(_WATCH % handle.name)
    page.goto(address, wait_until="commit")
    mark = page.locator(f".ll[data-drawn=true] [data-handle='{handle.name}']")
    mark.wait_for()
    while not (taken := _dragged(page, mark)):
        pass
    context.close()
    return taken


def _dragged(page: Page, mark) -> float | None:
    """Drag once; when it was answered, or None where it was not."""
    box = mark.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y - _DISTANCE, steps=2)
    page.wait_for_timeout(_ANSWER)
    page.mouse.up()
    return page.evaluate("window.draggedAt ?? null")
