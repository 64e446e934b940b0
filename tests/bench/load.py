"""A hundred people on one process, each dragging once every six seconds."""

from __future__ import annotations

import asyncio
import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from tests.bench.lessons import lesson
from tests.bench.reader import Reader
from tests.bench.report import Row, at_most, percentile
from tests.bench.server_process import Server, running

PEOPLE = 100
EVERY = 6.0
SECONDS = 30.0
_ARRIVAL = 10.0
_HELD = 0.6
PRESETS = ("classic", "several")
"""One ring, whose Track came with the page; and four, each of which asks for one."""


@dataclass
class Answers:
    """Seconds that answers took, and how many never came or were errors."""

    commits: list[float] = field(default_factory=list)
    hovers: list[float] = field(default_factory=list)
    errors: int = 0


def measure() -> Iterator[Row]:
    """Let people drag for half a minute, on each of two examples."""
    for preset in PRESETS:
        with running() as server:
            crowd = asyncio.run(_crowd(server, preset))
        yield from _rows(f"{PEOPLE} people, {preset}", *crowd)


def _rows(who: str, answers: Answers, growth: float, busy: float) -> Iterator[Row]:
    half, most = (1000 * percentile(answers.commits, at) for at in (50, 95))
    words = f"p95 {most:.0f} ms, p50 {half:.0f} ms, {len(answers.commits)} commits"
    words += f", server busy {100 * busy:.0f}% of a core"
    yield at_most(f"{who}: commit to answer, p95", 500, most, words, " ms")
    if answers.hovers:
        hovers = 1000 * percentile(answers.hovers, 95)
        yield Row(f"{who}: hover to Track", "", f"p95 {hovers:.0f} ms")
    yield at_most(f"{who}: errors", 0, answers.errors, f"{answers.errors}")
    words = f"{growth / 1e6:.2f} MB"
    yield at_most(f"{who}: memory for each session", 3, growth / 1e6, words, " MB")


async def _crowd(server: Server, preset: str) -> tuple[Answers, float, float]:
    """The answers, the bytes for each session, and the share of a core."""
    await _warm_up(server, preset)
    before = server.resident_bytes()
    readers = [_reader(server, preset, f"reader{index}") for index in range(PEOPLE)]
    await asyncio.gather(*(_arrive(reader, at) for at, reader in enumerate(readers)))
    answers, busy = Answers(), server.cpu_seconds()
    await asyncio.gather(*(_drag_on(reader, preset, answers) for reader in readers))
    busy = (server.cpu_seconds() - busy) / SECONDS
    growth = (server.resident_bytes() - before) / PEOPLE
    await asyncio.gather(*(reader.close() for reader in readers))
    answers.errors += sum(reader.errors for reader in readers)
    return answers, growth, busy


def _reader(server: Server, preset: str, name: str) -> Reader:
    return Reader(server.address, "houses", f"preset={preset}", name)


async def _warm_up(server: Server, preset: str) -> None:
    reader = _reader(server, preset, "first")
    await reader.open()
    for control, positions in _positions(preset).items():
        await reader.hover(control)
        await reader.commit(control, random.choice(positions))
    await reader.close()


async def _arrive(reader: Reader, index: int) -> None:
    await asyncio.sleep(_ARRIVAL * index / PEOPLE)
    await reader.open()


async def _drag_on(reader: Reader, preset: str, answers: Answers) -> None:
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
            answers.hovers += [] if hover is None else [hover]
            await asyncio.sleep(_HELD)
        commit = await reader.commit(control, random.choice(positions[control]))
        answers.commits += [] if commit is None else [commit]


@cache
def _positions(preset: str) -> dict[str, tuple[float, ...]]:
    """The positions of each control of an example."""
    houses = lesson("houses")
    scene = houses.scene_of(houses.presets[preset])
    return {name: scene.handle_of(name).positions() for name in scene.controls()}
