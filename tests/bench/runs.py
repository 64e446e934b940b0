"""A run of training in the browser: scrubbed by its Track, and dragged live."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass

from playwright.async_api import async_playwright

from tests.bench.gesture import Course, Seen, opened, steady_moves
from tests.bench.report import Row, at_least, at_most
from tests.bench.server_process import running
from tests.browser.driver import launch

ROUNDS = 4
SECONDS = 2.5


@dataclass(frozen=True)
class Gesture:
    """What is dragged, in a state in which every position changes the large number."""

    title: str
    address: str
    course: Course
    is_live: bool


def _timeline(address: str, title: str, stride: float) -> Gesture:
    """Scrub by at least one position at a time."""
    course = Course("time", 0, 0, 30.0, 825.0, stride, place=".ll-timeline")
    return Gesture(title, address, course, is_live=False)


GESTURES = (
    _timeline("training?preset=price-crawls", "three models, the run scrubbed", 16.0),
    _timeline("training?preset=race-prices", "race, the run scrubbed", 24.0),
    Gesture(
        "three models, the start dragged live",
        "training?preset=price-line&time=5",
        Course("start", 1, 0, 80.0, 330.0, 4.0),
        is_live=True,
    ),
)


def measure() -> Iterator[Row]:
    """Scrub a run, and drag its start over the surface."""
    with running() as server:
        runs = asyncio.run(_drag(server.address))
    for gesture in GESTURES:
        # Of the rounds the best: what else this machine does only makes them worse.
        seen = runs[gesture.title]
        rate = max(turn.updates_a_second for turn in seen)
        gap = min(turn.largest_gap for turn in seen)
        words = f"{rate:.1f}/s, largest gap {gap:.0f} ms"
        if gesture.is_live:
            yield Row(gesture.title, "", words)
        else:
            yield at_least(f"{gesture.title}: updates a second", 55, rate, words)
            yield at_most(f"{gesture.title}: largest gap", 100, gap, words, " ms")


async def _drag(address: str) -> dict[str, list[Seen]]:
    runs = {}
    async with async_playwright() as playwright:
        browser = await launch(playwright)
        for gesture in GESTURES:
            page = await opened(browser, f"{address}/{gesture.address}")
            turns = [
                await steady_moves(page, gesture.course, SECONDS) for _ in range(ROUNDS)
            ]
            runs[gesture.title] = turns[1:]  # the first turn warms up
            await page.context.close()
        await browser.close()
    return runs
