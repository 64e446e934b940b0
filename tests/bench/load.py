"""A hundred people on one process, each dragging once every six seconds."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.bench.lessons import lesson
from tests.bench.reader import Reader
from tests.bench.report import Row, at_most, percentile
from tests.bench.server_process import Server, running

PEOPLE = 100
EVERY = 6.0
SECONDS = 30.0
_ARRIVAL = 10.0
_HELD = 0.6
_PRESET = "several"


@dataclass
class Answers:
    """Seconds that answers took, and how many never came or were errors."""

    commits: list[float] = field(default_factory=list)
    hovers: list[float] = field(default_factory=list)
    errors: int = 0


def measure() -> Iterator[Row]:
    """Let people drag for half a minute."""
    with running() as server:
        answers, growth, busy = asyncio.run(_crowd(server))
    half, most = (1000 * percentile(answers.commits, at) for at in (50, 95))
    words = f"p95 {most:.0f} ms, p50 {half:.0f} ms, {len(answers.commits)} commits"
    yield at_most("100 people: commit to answer, p95", 500, most, words, " ms")
    hovers = 1000 * percentile(answers.hovers, 95)
    words = f"p95 {hovers:.0f} ms; the server is busy {100 * busy:.0f}% of a core"
    yield Row("100 people: hover to Track", "", words)
    errors = answers.errors
    yield at_most("100 people: errors", 0, errors, f"{errors}")
    words = f"{growth / 1e6:.2f} MB"
    yield at_most("memory for each session", 3, growth / 1e6, words, " MB")


async def _crowd(server: Server) -> tuple[Answers, float, float]:
    """The answers, the bytes for each session, and the share of a core."""
    await _warm_up(server)
    before = server.resident_bytes()
    readers = [_reader(server, f"reader{index}") for index in range(PEOPLE)]
    await asyncio.gather(*(_arrive(reader, at) for at, reader in enumerate(readers)))
    answers, busy = Answers(), server.cpu_seconds()
    await asyncio.gather(*(_drag_on(reader, answers) for reader in readers))
    busy = (server.cpu_seconds() - busy) / SECONDS
    growth = (server.resident_bytes() - before) / PEOPLE
    await asyncio.gather(*(reader.close() for reader in readers))
    answers.errors += sum(reader.errors for reader in readers)
    return answers, growth, busy


def _reader(server: Server, name: str) -> Reader:
    return Reader(server.address, "houses", f"preset={_PRESET}", name)


async def _warm_up(server: Server) -> None:
    reader = _reader(server, "first")
    await reader.open()
    for control in _controls():
        await reader.hover(control)
        await reader.commit(control, _place(control))
    await reader.close()


async def _arrive(reader: Reader, index: int) -> None:
    await asyncio.sleep(_ARRIVAL * index / PEOPLE)
    await reader.open()


async def _drag_on(reader: Reader, answers: Answers) -> None:
    """Drag one handle after the other, at an even pace from a random start."""
    loop = asyncio.get_running_loop()
    end = loop.time() + SECONDS
    due = loop.time() + random.uniform(0, EVERY)
    controls = _controls()
    while due < end:
        await asyncio.sleep(max(0.0, due - loop.time()))
        due += EVERY
        control = controls[reader.count % len(controls)]
        hover = await reader.hover(control)
        await asyncio.sleep(_HELD)
        commit = await reader.commit(control, _place(control))
        if hover is not None and commit is not None:
            answers.hovers.append(hover)
            answers.commits.append(commit)


def _controls() -> tuple[str, ...]:
    houses = lesson("houses")
    return houses.scene_of(houses.presets[_PRESET]).controls()


def _place(control: str) -> float:
    houses = lesson("houses")
    scene = houses.scene_of(houses.presets[_PRESET])
    return random.choice(scene.handle_of(control).positions())
