"""What one whole drag costs the server: runs of the script, and processor time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.report import Row, at_most
from tests.bench.server_process import Server, running
from tests.browser.driver import launch, new_context
from ui.lessons import LESSONS

DRAGS = 12
WARM_UP = 2
_QUIET = 600
_SLIDER = Path(__file__).parent / "apps" / "slider.py"


def measure() -> Iterator[Row]:
    """Drag the rings of four houses in turn, so that each needs a new Track."""
    with running() as server, sync_playwright() as playwright:
        browser = launch(playwright)
        page = new_context(browser).new_page()
        sent = _frames_sent(page)
        page.goto(f"{server.address}/houses?preset=several")
        page.locator(".ll[data-drawn=true]").wait_for()
        drags = [_drag(server, page, sent, turn) for turn in range(DRAGS)][WARM_UP:]
        page.context.close()
        step = 1000 * _seconds_of_a_slider_step(browser)
        browser.close()
    runs = [runs for runs, _, _ in drags]
    hovers = [1000 * seconds for _, seconds, _ in drags]
    commits = [1000 * seconds for _, _, seconds in drags]
    cost = [hover + commit for hover, commit in zip(hovers, commits, strict=True)]
    words = f"{median(runs):g} (at most {max(runs)})"
    yield at_most("script runs for one whole drag", 2, max(runs), words)
    words = (
        f"{median(cost):.0f} ms ({min(cost):.0f} to {max(cost):.0f}; "
        f"hover {median(hovers):.0f}, commit {median(commits):.0f})"
    )
    yield at_most("processor time for one whole drag", 40, median(cost), words, " ms")
    words = f"{median(cost) / step:.1f}x (a step {step:.0f} ms)"
    yield Row("the same, by one step of st.slider with a chart", "", words)


def _frames_sent(page: Page) -> list:
    sent = []
    page.on(
        "websocket", lambda socket: socket.on("framesent", lambda f: sent.append(f))
    )
    return sent


def _drag(
    server: Server, page: Page, sent: list, turn: int
) -> tuple[int, float, float]:
    """The runs of one drag, the seconds of its hover and those of all that follows."""
    rings = _rings()
    mark = page.locator(f'[data-handle="{rings[turn % len(rings)]}"]')
    page.mouse.move(5, 5)
    page.wait_for_timeout(_QUIET)
    box = mark.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    runs, seconds = len(sent), server.cpu_seconds()
    page.mouse.move(x, y)
    page.wait_for_timeout(_QUIET)
    hovered = server.cpu_seconds()
    page.mouse.down()
    lap, start = divmod(turn, len(rings))
    page.mouse.move(x, y + (1 if lap % 2 else -1) * (20 + 7 * start), steps=12)
    page.mouse.up()
    page.wait_for_timeout(_QUIET)
    return len(sent) - runs, hovered - seconds, server.cpu_seconds() - hovered


def _seconds_of_a_slider_step(browser: Browser) -> float:
    """What the server does each time that an ordinary slider moves by one."""
    with running(_SLIDER) as server:
        page = new_context(browser).new_page()
        page.goto(server.address)
        slider = page.get_by_role("slider")
        page.locator(".js-plotly-plot .scatterlayer .trace path").first.wait_for()
        steps = []
        for _ in range(DRAGS):
            before = server.cpu_seconds()
            slider.press("ArrowRight")
            page.wait_for_timeout(_QUIET)
            steps.append(server.cpu_seconds() - before)
        page.context.close()
    return median(steps[WARM_UP:])


def _rings() -> list[str]:
    houses = LESSONS["houses"]
    scene = houses.scene(houses.presets["several"])
    names = {}
    for handle in scene.handles:
        if handle.panel == scene.panels[0].name:
            names.setdefault(handle.control, handle.name)
    return list(names.values())
