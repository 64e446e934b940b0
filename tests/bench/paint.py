"""How soon a page can be read, beside a bare Streamlit page with one chart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from tests.bench.report import Row, at_most
from tests.bench.server_process import running
from tests.browser.driver import launch, new_context

VISITS = 7
_BARE = Path(__file__).parent / "apps" / "bare.py"
_WATCH = """
const look = () => {
  if (document.querySelector("%s")) window.paintedAt = performance.now();
  else requestAnimationFrame(look);
};
look();
"""


def measure() -> Iterator[Row]:
    """Open "House prices" and the bare page in turn, each time as a new reader."""
    with running() as ours, running(_BARE) as bare, sync_playwright() as playwright:
        browser = launch(playwright)
        pages = {
            "app": (f"{ours.address}/houses", ".ll[data-drawn=true]"),
            "bare": (bare.address, ".js-plotly-plot .scatterlayer .trace path"),
        }
        times = {name: [] for name in pages}
        for visit in range(VISITS + 1):
            for name, (address, drawn) in pages.items():
                taken = _milliseconds(browser, address, drawn)
                if visit:  # the first visit warms the servers up
                    times[name].append(taken)
        bytes_of_a_visit = _bytes(browser, *pages["app"])
        browser.close()
    app, bare = median(times["app"]), median(times["bare"])
    words = f"{app / bare:.2f}x (app {app:.0f} ms, bare {bare:.0f} ms)"
    yield at_most("first readable paint, by bare page", 1.15, app / bare, words, "x")
    megabytes = bytes_of_a_visit / 1e6
    words = f"{megabytes:.2f} MB"
    yield at_most("first visit of a lesson", 2.6, megabytes, words, " MB")


def _milliseconds(browser: Browser, address: str, drawn: str) -> float:
    context = new_context(browser)
    page = context.new_page()
    page.add_init_script(_WATCH % drawn)
    page.goto(address)
    taken = page.wait_for_function("() => window.paintedAt").json_value()
    context.close()
    return taken


def _bytes(browser: Browser, address: str, drawn: str) -> int:
    """What goes over the line until all has come, as packed as it is."""
    context = new_context(browser)
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    sizes = []
    network.on(
        "Network.loadingFinished",
        lambda event: sizes.append(event["encodedDataLength"]),
    )
    page.goto(address)
    page.locator(drawn).first.wait_for()
    page.wait_for_load_state("networkidle")
    context.close()
    return sum(sizes)
