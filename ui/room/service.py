"""Rooms as the app runs them: where they are kept, their addresses, and their end."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from typing import Any

from starlette.routing import Route

from ui.room.desk import Desk
from ui.room.limits import PROXIES, read_proxies
from ui.room.routes import routes_of
from ui.room.store import PLACE, rooms_at
from ui.room.store.rooms import StoreError

_SIGNALS = (signal.SIGTERM, signal.SIGINT)
_EVERY = 600.0
"""Seconds between two looks for rooms that are old."""


class Service:
    """The rooms of a process.

    Parameters
    ----------
    desk
        What answers for them.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.routes: list[Route] = routes_of(desk)

    @classmethod
    def of(cls, told: Mapping[str, str]) -> Service:
        """Rooms as the environment says; raises `ValueError` where it cannot be so."""
        rooms = rooms_at(told.get(PLACE, ""))
        return cls(Desk(rooms, proxies=read_proxies(told.get(PROXIES, ""))))

    @asynccontextmanager
    async def lifespan(self, app: Any) -> AsyncIterator[None]:
        """Delete old rooms as long as the app runs, and let polls go when it ends."""
        loop = asyncio.get_running_loop()
        forgetting = asyncio.create_task(self._forget())
        with before_the_end(
            lambda: loop.call_soon_threadsafe(self.desk.waiting.end),
        ):
            try:
                yield
            finally:
                forgetting.cancel()
                await asyncio.to_thread(self.desk.rooms.close)

    async def _forget(self) -> None:
        while True:
            with contextlib.suppress(StoreError, OSError):
                await self.desk.rooms.forget()
            await asyncio.sleep(_EVERY)


@contextmanager
def before_the_end(act: Callable[[], Any]) -> Iterator[None]:
    """Do something when a signal ends the process, and then what the signal did before.

    The server waits for what is asked of it, and a poll is held for many seconds.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # signals reach the main thread alone
        return
    before = {each: signal.getsignal(each) for each in _SIGNALS}

    def ended(number: int, frame: Any) -> None:
        act()
        then = before[signal.Signals(number)]
        if callable(then):
            then(number, frame)

    for each in _SIGNALS:
        signal.signal(each, ended)
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
