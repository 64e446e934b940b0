"""What ten people wait for while one client does its worst."""

from __future__ import annotations

import asyncio
import contextlib
import random
import urllib.request
from collections.abc import Awaitable, Callable, Iterator
from itertools import count
from multiprocessing import get_context

from websockets.exceptions import WebSocketException

from tests.bench.reader import Reader
from tests.bench.report import Row, at_most, percentile
from tests.bench.server_process import Server, running
from ui.lessons import LESSONS
from ui.served.assets import version

PEOPLE = 10
EVERY = 0.5
SECONDS = 8.0
_BIG = 16_700_000
Attack = Callable[[str], Awaitable[None]]


def measure() -> Iterator[Row]:
    """Let ten people drag while nothing happens, and under one attack at a time."""
    for name in ATTACKS:
        with running() as server:
            taken, errors = asyncio.run(_under(server, name))
            grown = server.resident_bytes() / 1e6
        half, most = (1000 * percentile(taken, at) for at in (50, 95))
        words = f"p95 {most:.0f} ms, p50 {half:.0f} ms, server at {grown:.0f} MB"
        yield at_most(f"others, {name}: p95", 200, most, words, " ms")
        yield at_most(f"others, {name}: errors", 0, errors, f"{errors}")


async def _under(server: Server, attack: str) -> tuple[list[float], int]:
    readers = [
        Reader(server.address, "houses", "preset=classic", f"other{index}")
        for index in range(PEOPLE)
    ]
    for reader in readers:
        await reader.open()
    attacker = get_context("spawn").Process(
        target=_attack, args=(attack, server.address), daemon=True
    )
    attacker.start()
    taken: list[float] = []
    await asyncio.gather(*(_drag_on(reader, taken) for reader in readers))
    attacker.kill()
    attacker.join()
    for reader in readers:
        await reader.close()
    return taken, sum(reader.errors for reader in readers)


def _attack(name: str, address: str) -> None:
    """Attack again and again, in a process that costs the others' clients no time."""

    async def again_and_again() -> None:
        while True:
            with contextlib.suppress(WebSocketException, OSError, TimeoutError):
                await ATTACKS[name](address)
            await asyncio.sleep(0.01)

    asyncio.run(again_and_again())


async def _drag_on(reader: Reader, taken: list[float]) -> None:
    loop = asyncio.get_running_loop()
    await asyncio.sleep(random.uniform(0, EVERY))
    end = loop.time() + SECONDS
    while loop.time() < end:
        price = random.randrange(150, 350) * 1000
        seconds = await reader.commit("prices.0", price)
        taken += [] if seconds is None else [seconds]
        await asyncio.sleep(EVERY)


async def _nothing(address: str) -> None:
    await asyncio.sleep(1)


async def _one_track_many_times(address: str) -> None:
    reader = Reader(address, "choosing", "preset=clip", "bad")
    await reader.open()
    for turn in range(20):
        await reader.send({"id": f"bad:{turn}", "want": ["exponent"] * 64})
        await asyncio.sleep(0.1)
    await reader.close()


async def _tracks_never_asked_before(address: str) -> None:
    reader = Reader(address, "houses", "preset=several", "bad")
    await reader.open()
    places = LESSONS["houses"]
    scene = places.scene(places.presets["several"])
    for turn in count():
        control = random.choice(scene.controls())
        value = random.choice(scene.handle_of(control).positions())
        said = {"moves": [[control, value]], "want": list(scene.controls())}
        await reader.send({"id": f"bad:{turn}", **said})
        await asyncio.sleep(0.05)


async def _live_handle_in_bursts(address: str) -> None:
    reader = Reader(address, "training", "", "bad")
    await reader.open()
    for turn in count():
        place = [random.uniform(-1, 2), random.uniform(-1, 2)]
        said = {"moves": [["start", place]], "moving": True}
        await reader.send({"id": f"bad:{turn}", **said})
        await asyncio.sleep(0.001)


async def _large_messages(address: str) -> None:
    reader = Reader(address, "houses", "", "bad")
    await reader.open()
    for turn in range(5):
        await reader.send({"id": f"bad:{turn}", "padding": "x" * _BIG})
    await reader.close()


async def _new_sessions(address: str) -> None:
    for _ in range(4):
        reader = Reader(address, "training", "", "bad")
        await reader.open()
        await reader.close()


async def _library_unpacked(address: str) -> None:
    """Ask for the largest script without compression, four at a time."""
    library = f"{address}/assets/{version()}/plotly.js"
    await asyncio.gather(*(asyncio.to_thread(_get, library) for _ in range(4)))


def _get(address: str) -> None:
    request = urllib.request.Request(address, headers={"Accept-Encoding": "identity"})
    with urllib.request.urlopen(request, timeout=20) as answer:
        answer.read()


ATTACKS: dict[str, Attack] = {
    "in peace": _nothing,
    "one Track asked for 64 times": _one_track_many_times,
    "Tracks never asked before": _tracks_never_asked_before,
    "a live handle in bursts": _live_handle_in_bursts,
    "messages of 16.7 MB": _large_messages,
    "new sessions in a loop": _new_sessions,
    "Plotly uncompressed, four loops": _library_unpacked,
}
