"""The stores, each of which passes the same tests."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.served import awaited
from tests.ui.room.asking import Clock
from ui.room.store.rooms import Rooms
from ui.room.store.sqlite import SqliteRooms

Opened = Callable[[], Rooms]


def sqlite(folder: Path, clock: Clock) -> Opened:
    """Processes of one host, each with a store over the same file."""
    return lambda: SqliteRooms(folder / "rooms.sqlite3", clock=clock, pause=0)


STORES = {"sqlite": sqlite}


@pytest.fixture
def clock() -> Clock:
    """The time of all stores."""
    return Clock()


@pytest.fixture(params=STORES)
def opened(request, tmp_path: Path, clock: Clock) -> Iterator[Opened]:
    """Open one more store of what is kept; all are closed at the end."""
    make = STORES[request.param](tmp_path, clock)
    stores: list[Rooms] = []

    def one_more() -> Rooms:
        stores.append(make())
        return stores[-1]

    yield one_more
    for store in stores:
        store.close()


@pytest.fixture
def rooms(opened: Opened) -> Rooms:
    """A store."""
    return opened()


@pytest.fixture
def done() -> Callable:
    """Wait for what a store is asked for; several things are asked for at once."""

    async def all_of(asked):
        return await asyncio.gather(*asked, return_exceptions=True)

    def done(*asked):
        found = awaited(all_of(asked))
        for each in found:
            if isinstance(each, Exception) and len(found) == 1:
                raise each
        return found[0] if len(found) == 1 else found

    return done
