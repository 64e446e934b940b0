"""A hundred people on one process, each dragging once every six seconds."""

from __future__ import annotations

import asyncio
import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from statistics import median

from tests.bench.reader import Reader
from tests.bench.report import Row, at_most, percentile
from tests.bench.server_process import Server, running
from ui.lessons import LESSONS

PEOPLE = 100
EVERY = 6.0
SECONDS = 30.0
_ARRIVAL = 10.0
_HELD = 0.6
_ALONE = 6
PRESETS = ("classic", "several")
"""One ring, whose Track came with the page; and four, each of which asks for one."""


@dataclass
class Crowd:
    """Seconds that answers took, and what it cost the server.

    `alone` are those of one person before the others came, `errors` the answers
    that never came or were errors; `growth` is in bytes for each session, `busy`
    the share of a core.
    """

    alone: list[float] = field(default_factory=list)
    commits: list[float] = field(default_factory=list)
    hovers: list[float] = field(default_factory=list)
    errors: int = 0
    growth: float = 0.0
    busy: float = 0.0


def measure() -> Iterator[Row]:
    """Let people drag for half a minute, on each of two examples."""
    for preset in PRESETS:
        with running() as server:
            crowd = asyncio.run(_crowd(server, preset))
        yield from _rows(f"{PEOPLE} people, {preset}", crowd)


def _rows(who: str, crowd: Crowd) -> Iterator[Row]:
    half, most = (1000 * percentile(crowd.commits, at) for at in (50, 95))
    alone = 1000 * median(crowd.alone)
    words = f"p95 {most:.0f} ms, p50 {half:.0f} ms (alone {alone:.0f} ms), "
    words += f"{len(crowd.commits)} commits, server busy {100 * crowd.busy:.0f}%"
    yield at_most(f"{who}: commit to answer, p95", 500, most, words, " ms")
    if crowd.hovers:
        hovers = 1000 * percentile(crowd.hovers, 95)
        yield Row(f"{who}: hover to Track", "", f"p95 {hovers:.0f} ms")
    yield at_most(f"{who}: errors", 0, crowd.errors, f"{crowd.errors}")
    growth = crowd.growth / 1e6
    words = f"{growth:.2f} MB"
    yield at_most(f"{who}: memory for each session", 3, growth, words, " MB")


async def _crowd(server: Server, preset: str) -> Crowd:
    crowd = Crowd(alone=await _one_alone(server, preset))
    before = server.resident_bytes()
    readers = [_reader(server, preset, f"reader{index}") for index in range(PEOPLE)]
    await asyncio.gather(*(_arrive(reader, at) for at, reader in enumerate(readers)))
    seconds = server.cpu_seconds()
    await asyncio.gather(*(_drag_on(reader, preset, crowd) for reader in readers))
    crowd.busy = (server.cpu_seconds() - seconds) / SECONDS
    crowd.growth = (server.resident_bytes() - before) / PEOPLE
    await asyncio.gather(*(reader.close() for reader in readers))
    crowd.errors = sum(reader.errors for reader in readers)
    return crowd


def _reader(server: Server, preset: str, name: str) -> Reader:
    return Reader(server.address, "houses", f"preset={preset}", name)


async def _one_alone(server: Server, preset: str) -> list[float]:
    """Let one person drag; the first drag warms the server up and does not count."""
    reader = _reader(server, preset, "first")
    await reader.open()
    taken = []
    controls = itertools.cycle(_positions(preset).items())
    for control, positions in itertools.islice(controls, _ALONE):
        await reader.hover(control)
        await asyncio.sleep(_HELD)
        taken.append(await reader.commit(control, random.choice(positions)))
        await asyncio.sleep(_HELD)
    await reader.close()
    return [seconds for seconds in taken if seconds is not None][1:]


async def _arrive(reader: Reader, index: int) -> None:
    await asyncio.sleep(_ARRIVAL * index / PEOPLE)
    await reader.open()


async def _drag_on(reader: Reader, preset: str, crowd: Crowd) -> None:
    """Drag one handle after the other, at an even pace from a random start."""
    loop = asyncio.get_running_loop()
    end = loop.time() + SECONDS
    due = loop.time() + random.uniform(0, EVERY)
    positions = _positions(preset)
    controls = itertools.cycle(positions)
    while due < end:
        await asyncio.sleep(max(0.0, due - loop.time()))
        due += EVERY
        control = next(controls)
        if len(positions) > 1:
            hover = await reader.hover(control)
            crowd.hovers += [] if hover is None else [hover]
            await asyncio.sleep(_HELD)
        commit = await reader.commit(control, random.choice(positions[control]))
        crowd.commits += [] if commit is None else [commit]


@cache
def _positions(preset: str) -> dict[str, tuple[float, ...]]:
    """The positions of each control of an example."""
    houses = LESSONS["houses"]
    scene = houses.scene(houses.presets[preset])
    return {name: scene.handle_of(name).positions() for name in scene.controls()}
