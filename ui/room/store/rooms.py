"""What keeps rooms and their answers: the calls that every store has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ui.room.room import Room
from ui.room.votes import Held, Vote


class StoreError(Exception):
    """Nothing was kept: the disk is full, or the file is locked or read-only."""


class ClosedError(Exception):
    """The vote is closed, or another one is on."""


class ShutError(Exception):
    """The door is shut, or all seats are taken."""


class NoRoomError(Exception):
    """There is no such room."""


@dataclass(frozen=True)
class Seen:
    """A room, how many phones are in it, and how many have answered in this round.

    `counters` is the sum of the counters of these answers: it differs once an answer
    was changed.
    """

    room: Room
    seats: int
    answered: int
    counters: int


class Rooms(Protocol):
    """Keeps rooms. What a call says was done is kept, whatever ends the process.

    Each call may raise `StoreError`. A room that nothing was done in for a day is not
    there any more.
    """

    async def open(self, room: Room) -> bool:
        """Keep a new room; False where another one has its letters."""

    async def look(self, code: str) -> Seen | None:
        """A room as it is now."""

    async def change(self, before: Room, after: Room) -> bool:
        """Replace a room by what a step made of it; False if it was another by then."""

    async def sit(self, code: str, seat: str) -> bool:
        """Take a seat: whether it was free. Raises `ShutError` and `NoRoomError`."""

    async def is_seated(self, code: str, seat: str) -> bool:
        """Whether a seat is taken."""

    async def answer(
        self, room: Room, seat: str, *, value: float, counter: int
    ) -> Held:
        """Keep an answer in the vote that a room is at; gives what is held then.

        The one with the highest counter stays, so what is sent twice is kept once, and
        what was kept is said to be so even when the vote is over. A new seat is taken.
        Raises `ClosedError`, `ShutError` and `NoRoomError`.
        """

    async def held(self, room: Room, seat: str) -> tuple[Held | None, ...]:
        """What a seat answered to the question that a room is at, in each round."""

    async def votes(self, room: Room) -> tuple[Vote, ...]:
        """All answers to the question that a room is at."""

    async def forget(self, code: str = "") -> None:
        """Delete a room with all that is in it; without letters, all that are old."""

    async def has_changed(self) -> bool:
        """Whether anything was kept since this was asked, by any process."""

    def close(self) -> None:
        """Let go of what is open."""
