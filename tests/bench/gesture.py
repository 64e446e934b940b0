"""A real mouse on a handle, and what the page shows of it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from playwright.async_api import Page

MEASURE = (Path(__file__).parent / "measure.js").read_text(encoding="utf-8")
_PAUSE = 0.08
_AFTER = 0.3


@dataclass(frozen=True)
class Course:
    """Where a handle travels, in pixels of its panel, and how far at a time."""

    handle: str
    panel: int
    along: int
    low: float
    high: float
    stride: float

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
    box = await page.locator(".ll-plot").nth(course.panel).bounding_box()
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
