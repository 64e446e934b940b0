"""A real mouse on a handle, and what the page shows of it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from playwright.async_api import Browser, Page

from tests.browser.driver import look_of

MEASURE = (Path(__file__).parent / "measure.js").read_text(encoding="utf-8")
_PAUSE = 0.08
_AFTER = 0.3


@dataclass(frozen=True)
class Course:
    """Where a handle travels, in pixels of its place, and how far at a time.

    `panel` counts the places of that kind on the page.
    """

    handle: str
    panel: int
    along: int
    low: float
    high: float
    stride: float
    place: str = ".ll-plot"

    def stops(self, start: float) -> Iterator[float]:
        """Back and forth from a start, a stride at a time; never twice the same."""
        at, stride = start, self.stride
        while True:
            if not self.low <= at + stride <= self.high:
                stride = -stride
            at += stride
            yield at


@dataclass
class Seen:
    """What a page showed: milliseconds from event to paint, and times of paints."""

    steps: list[float] = field(default_factory=list)
    draws: list[float] = field(default_factory=list)

    @property
    def updates_a_second(self) -> float:
        """How many updates were painted in a second, from the first to the last."""
        return 1000 * (len(self.draws) - 1) / (self.draws[-1] - self.draws[0])

    @property
    def largest_gap(self) -> float:
        """The longest time between two paints, in milliseconds."""
        return max(later - earlier for earlier, later in pairwise(self.draws))


async def opened(browser: Browser, address: str) -> Page:
    """A page of Loss Lab, drawn and measured."""
    page = await browser.new_page(**look_of())
    await page.goto(address)
    await page.locator(".ll[data-drawn=true]").wait_for()
    await watch(page, "output.ll-value")
    return page


async def watch(page: Page, output: str) -> None:
    """Begin to measure a page by the number that changes."""
    await page.evaluate(f"{MEASURE}\nwatchUpdates({output!r})")


async def single_moves(page: Page, course: Course, count: int) -> Seen:
    """Drag a handle by moves so far apart that each is drawn alone."""
    point, stops = await _take_hold(page, course)
    for _ in range(count):
        point[course.along] = next(stops)
        await page.mouse.move(*point)
        await asyncio.sleep(_PAUSE)
    return await _let_go(page)


async def steady_moves(page: Page, course: Course, seconds: float, rate=60) -> Seen:
    """Drag a handle at so many moves a second, whether the page keeps up or not."""
    point, stops = await _take_hold(page, course)
    session = await page.context.new_cdp_session(page)
    loop = asyncio.get_running_loop()
    start, sent = loop.time(), []
    for index in range(round(seconds * rate)):
        await asyncio.sleep(max(0.0, start + index / rate - loop.time()))
        point[course.along] = next(stops)
        event = {"type": "mouseMoved", "x": point[0], "y": point[1]}
        event |= {"button": "left", "buttons": 1}
        sent.append(
            asyncio.create_task(session.send("Input.dispatchMouseEvent", event))
        )
    await asyncio.gather(*sent)
    return await _let_go(page)


async def _take_hold(page: Page, course: Course):
    box = await page.locator(course.place).nth(course.panel).bounding_box()
    handle = page.locator(f'[data-handle="{course.handle}"]')
    mark = await handle.bounding_box()
    point = [mark["x"] + mark["width"] / 2, mark["y"] + mark["height"] / 2]
    origin = box["xy"[course.along]]
    await page.mouse.move(*point)
    await asyncio.sleep(_AFTER)
    await page.mouse.down()
    await page.evaluate("takeSeen()")
    stops = (origin + at for at in course.stops(point[course.along] - origin))
    return point, stops


async def _let_go(page: Page) -> Seen:
    await asyncio.sleep(_AFTER)
    seen = Seen(**await page.evaluate("takeSeen()"))
    await page.mouse.up()
    await asyncio.sleep(_AFTER)
    return seen
