"""What answers for rooms: who asks, what is kept, and who waits."""

from __future__ import annotations

import time
from collections.abc import Callable

from starlette.requests import Request

from ui.room import page
from ui.room.keys import hashed, opens, read_code
from ui.room.limits import OPENED, WRONG_CODES, Limit, Network, address_of
from ui.room.replies import Refused
from ui.room.room import Room
from ui.room.store.rooms import Rooms, Seen
from ui.room.votes import Held, Vote
from ui.room.waiting import Waiting

SEAT, SECRET = "x-room-seat", "x-room-secret"
"""Headers: what a phone is known by, and what opens a room to its teacher."""


class Desk:
    """What the addresses of rooms share.

    Parameters
    ----------
    rooms
        What keeps the rooms.
    waiting
        Who waits for them.
    proxies
        Whose word counts on where a request is from.
    clock
        Says the time, in seconds since 1970.
    """

    def __init__(
        self,
        rooms: Rooms,
        *,
        waiting: Waiting | None = None,
        proxies: tuple[Network, ...] = (),
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.rooms = rooms
        self.waiting = waiting or Waiting(rooms)
        self.proxies = proxies
        self.clock = clock
        self.wrong = Limit(WRONG_CODES, clock)
        self.opened = Limit(OPENED, clock)

    def address(self, request: Request) -> str:
        """Where a request is from."""
        peer = request.client.host if request.client else ""
        return address_of(peer, request.headers, self.proxies)

    async def seen(self, request: Request, seat: str = "") -> Seen:
        """The room that an address names.

        Who guesses letters is stopped after a while; who sits in the room, or holds its
        secret, goes on, even from the same network.
        """
        code = read_code(request.path_params["code"])
        seen = await self.rooms.look(code) if code else None
        address = self.address(request)
        if self.wrong.is_reached(address):
            is_known = seen and (
                is_holder(request, seen.room)
                or (seat and await self.rooms.is_seated(seen.room.code, hashed(seat)))
            )
            if not is_known:
                raise Refused(429, page.TOO_OFTEN)
        if seen is None:
            self.wrong.count(address)
            raise Refused(404, page.NO_ROOM)
        return seen


async def known(
    desk: Desk, room: Room, seat: str
) -> tuple[tuple[Held | None, ...], tuple[Vote, ...]]:
    """What the page of a phone may be made of: its own, and all at the reveal."""
    held = await desk.rooms.held(room, hashed(seat))
    votes = await desk.rooms.votes(room) if room.phase == "revealed" else ()
    return held, votes


async def held_by(desk: Desk, request: Request) -> Seen:
    """A room, for who holds its secret."""
    seen = await desk.seen(request)
    if not is_holder(request, seen.room):
        desk.wrong.count(desk.address(request))
        raise Refused(403, "Only who opened the room may do that.")
    return seen


def is_holder(request: Request, room: Room) -> bool:
    """Whether who asks sends the secret of a room."""
    return opens(request.headers.get(SECRET, ""), room.secret)
