"""A drag, from the event to the paint, beside two pages that do the same by hand."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

from playwright.async_api import Page, async_playwright

from tests.bench.gesture import Course, Seen, opened, single_moves, steady_moves, watch
from tests.bench.report import Row, at_least, at_most, percentile
from tests.bench.rival_pages import rival_page
from tests.bench.server_process import running
from tests.browser.driver import launch, look_of
from tests.browser.line import line_to
from tests.tracks import apply
from ui.lessons import LESSONS
from ui.lessons.part import Lesson
from ui.live_chart.scene import Handle, encode
from ui.live_chart.track import track
from ui.state import moved

ROUNDS = 4
MOVES = 25
SECONDS = 2.5
DELAY = 0.2
SLOWER = 4
_GEOMETRY = """() => [...document.querySelectorAll(".ll-plot")].map((plot) => {
  const { width, height } = plot.getBoundingClientRect();
  const full = plot.querySelector(".ll-still")._fullLayout;
  const names = Object.keys(full).filter((name) => /^[xy]axis\\d*$/.test(name));
  const axes = names.map((name) => {
    const { _offset, d2p, range: [low, high] } = full[name];
    const unit = (d2p(high) - d2p(low)) / (high - low);
    return [name.replace("axis", ""), { zero: _offset + d2p(low) - unit * low, unit }];
  });
  return { width, height, axes: Object.fromEntries(axes) };
})"""


def measure() -> Iterator[Row]:
    """Drag the first handle of "House prices", near, far away, and in its rivals."""
    with running() as server, line_to(server.address, delay=DELAY) as line:
        steps, rates = asyncio.run(_drag(server.address, line.address))
    yield from _rows(steps, rates)


async def _drag(near: str, far: str):
    page_of = LESSONS["houses"]
    handle = next(each for each in page_of.scene(page_of.opening).handles if each.panel)
    async with async_playwright() as playwright:
        browser = await launch(playwright)
        app = await opened(browser, f"{near}/houses")
        geometry = await app.evaluate(_GEOMETRY)
        pages = {
            "app": app,
            "far": await opened(browser, f"{far}/houses"),
            "slow": await _slowed(await opened(browser, f"{near}/houses")),
            "plotly": await _rival(browser, "plotly", page_of, handle, geometry),
            "svg": await _rival(browser, "svg", page_of, handle, geometry),
        }
        course = _course(page_of, handle, geometry)
        steps = {name: Seen() for name in pages}
        rates = {name: [] for name in pages}
        for turn in range(ROUNDS):
            for name, page in pages.items():
                await page.bring_to_front()
                seen = await single_moves(page, course, MOVES)
                if turn:  # the first turn warms up
                    steps[name].steps += seen.steps
                    rates[name].append(await steady_moves(page, course, SECONDS))
        await browser.close()
        await asyncio.sleep(3 * DELAY)  # what is still on the line arrives
    return {name: seen.steps for name, seen in steps.items()}, rates


async def _slowed(page: Page) -> Page:
    """The same page on a processor that is so many times slower."""
    session = await page.context.new_cdp_session(page)
    await session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return page


async def _rival(browser, kind: str, page_of: Lesson, handle: Handle, geometry) -> Page:
    page = await browser.new_page(**look_of())
    await page.set_content(
        rival_page(kind, page_of.scene, page_of.opening, handle.name, geometry)
    )
    await page.locator("body[data-drawn=true]").wait_for()
    await watch(page, "output")
    return page


def _course(page_of: Lesson, handle: Handle, geometry: list[dict[str, Any]]) -> Course:
    """The way of a handle; two positions of it at a time, or four pixels."""
    scene = page_of.scene(page_of.opening)
    panel = [each.name for each in scene.panels].index(handle.panel)
    along = 1 if handle.direction == "y" else 0
    axis = geometry[panel]["axes"][handle.axes[along]]
    made = track(page_of.scene, page_of.opening, handle.control, moved)
    index = scene.handles.index(handle)
    encoded = encode(scene)
    ends = [
        axis["zero"]
        + axis["unit"] * apply(made, encoded, at)["handles"][index]["xy"[along]]
        for at in (0, len(made.positions) - 1)
    ]
    low, high = sorted(ends)
    stride = max(4.0, 2 * (high - low) / (len(made.positions) - 1))
    return Course(handle.name, panel, along, low, high, stride)


def _rows(steps: dict[str, list[float]], rates: dict[str, list[Seen]]) -> Iterator[Row]:
    half = {name: percentile(values, 50) for name, values in steps.items()}
    most = {name: percentile(values, 95) for name, values in steps.items()}
    # Of the rounds the best: what else this machine does only makes them worse.
    a_second, gap = {}, {}
    for name, runs in rates.items():
        a_second[name] = max(run.updates_a_second for run in runs)
        gap[name] = min(run.largest_gap for run in runs)

    def told(values: dict[str, float], unit: str, names="app plotly svg") -> str:
        return ", ".join(f"{name} {values[name]:.1f}{unit}" for name in names.split())

    for rival, name, limit in (("plotly", "Plotly.js", 0.35), ("svg", "SVG", 2.5)):
        ratio = half["app"] / half[rival]
        words = f"{ratio:.2f}x ({told(half, ' ms', f'app {rival}')})"
        title = f"step of a drag, p50, by bare {name}"
        yield at_most(title, limit, ratio, words, "x")
    ratio = most["app"] / most["plotly"]
    words = f"{ratio:.2f}x ({told(most, ' ms')})"
    yield Row("step of a drag, p95, by bare Plotly.js", "", words)
    words = told(a_second, "/s")
    yield at_least("updates a second at 60 moves/s", 55, a_second["app"], words)
    ratio = a_second["slow"] / a_second["app"]
    words = f"{ratio:.2f}x ({told(a_second, '/s', 'slow app')})"
    yield at_least(f"updates a second, {SLOWER}x slower", 0.9, ratio, words, "x")
    words = told(gap, " ms")
    yield at_most("largest gap between updates", 100, gap["app"], words, " ms")
    ratio = half["far"] / half["app"]
    words = f"{ratio:.2f}x ({told(half, ' ms', 'far app')})"
    yield at_most("step with 200 ms of delay, by without", 1.1, ratio, words, "x")
    words = told(a_second, "/s", "far app")
    yield at_least("updates a second with 200 ms of delay", 55, a_second["far"], words)
    words = told(gap, " ms", "far app")
    yield at_most("largest gap with 200 ms of delay", 100, gap["far"], words, " ms")
