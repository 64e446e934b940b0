"""Who waits for a room in this process, and what wakes them.

A poll is held until what it may know has changed. Phones hear of phases alone; who asks
as the projector hears counts too, at most four times a second. What another process
kept is noticed within `LOOK`, and is read once for all who wait for its room.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field

from ui.room.store.rooms import Rooms, Seen, StoreError

LONGEST = 20.0
"""Seconds that a poll is held."""
LOOK = 0.2
COUNTS = 0.25
Told = Callable[[Seen | None], str]
"""What a waiter may know of a room, as a word that changes with it."""


@dataclass
class _Watched:
    """A room for which somebody waits, and whether it will be looked at soon."""

    waiters: dict[asyncio.Future[Seen | None], tuple[Told, str]] = field(
        default_factory=dict
    )
    is_coming: bool = False


class Waiting:
    """Holds polls.

    Parameters
    ----------
    rooms
        What keeps the rooms.
    counts
        Seconds between two counts.
    """

    def __init__(self, rooms: Rooms, *, counts: float = COUNTS) -> None:
        self.rooms = rooms
        self._counts = counts
        self._watched: dict[str, _Watched] = {}
        self._looking: asyncio.Task | None = None
        self._is_ending = False

    async def changed(
        self, code: str, told: Told, since: str, longest: float = LONGEST
    ) -> Seen | None:
        """A room once what is told of it differs from `since`, or when it is time."""
        watched = self._watched.setdefault(code, _Watched())
        waiter = asyncio.get_running_loop().create_future()
        watched.waiters[waiter] = (told, since)
        self._look_on()
        try:
            # Looked at once it waits: so nothing is kept in between unseen.
            seen = await self.rooms.look(code)
            if told(seen) != since or self._is_ending:
                return seen
            await asyncio.wait((waiter,), timeout=longest)
            is_told = waiter.done() and not waiter.cancelled()
            return waiter.result() if is_told else seen
        finally:
            watched.waiters.pop(waiter, None)
            if not watched.waiters:
                self._watched.pop(code, None)

    async def refresh(self, code: str) -> None:
        """Look at a room, and wake whoever may know what is new in it."""
        watched = self._watched.get(code)
        if watched is None:
            return
        seen = await self.rooms.look(code)
        for waiter, (told, since) in watched.waiters.items():
            if told(seen) != since and not waiter.done():
                waiter.set_result(seen)

    def refresh_soon(self, code: str) -> None:
        """Look at a room a little later: what comes until then is told at once."""
        watched = self._watched.get(code)
        if watched is None or watched.is_coming:
            return
        watched.is_coming = True
        loop = asyncio.get_running_loop()
        loop.call_later(self._counts, self._come, code, watched)

    def _come(self, code: str, watched: _Watched) -> None:
        watched.is_coming = False
        self._task = asyncio.ensure_future(self._quietly(code))

    async def _quietly(self, code: str) -> None:
        with contextlib.suppress(StoreError):
            await self.refresh(code)

    def end(self) -> None:
        """Answer all who wait, and hold nobody any more: the process is to end."""
        self._is_ending = True
        for watched in self._watched.values():
            for waiter in watched.waiters:
                waiter.cancel()

    @property
    def count(self) -> int:
        """How many wait."""
        return sum(len(each.waiters) for each in self._watched.values())

    def _look_on(self) -> None:
        if self._looking is None or self._looking.done():
            self._looking = asyncio.ensure_future(self._look_for_others())

    async def _look_for_others(self) -> None:
        """Look whether anything was kept, as long as somebody waits."""
        while self._watched:
            await asyncio.sleep(LOOK)
            with contextlib.suppress(StoreError):
                if self._watched and await self.rooms.has_changed():
                    for code in tuple(self._watched):
                        await self.refresh(code)
