"""The addresses of rooms: the phones' pages, what they send, and what they hear."""

from __future__ import annotations

import asyncio
import gzip
import json
import re
import time
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from ui.room import page
from ui.room.keys import hashed, is_key, new_code, new_key, opens, read_code
from ui.room.limits import OPENED, WRONG_CODES, Limit, Network, address_of
from ui.room.question import NotTakenError
from ui.room.room import ACTS, NotNowError, OutdatedError, Room, new_room
from ui.room.store.rooms import (
    ClosedError,
    NoRoomError,
    Rooms,
    Seen,
    ShutError,
    StoreError,
)
from ui.room.told import (
    phone_news,
    projector_news,
    room_news,
    to_phones,
    to_projector,
)
from ui.room.votes import Held, Vote, spread
from ui.room.waiting import Waiting
from ui.served.packed import unpacks

SEAT, SECRET = "x-room-seat", "x-room-secret"
"""Headers: what a phone is known by, and what opens a room to its teacher."""
MOST_OF_AN_ANSWER = 200
MOST_OF_A_DECK = 32_000
_MOST_OF_A_STEP = 200
_MOST_COUNTER = 2**53
_TRIES = 100
_PLACE = re.compile(r"(?P<mark>\w+)\.(?P<question>[0-9]{1,3})\.(?P<round>[0-9])")
_NEVER_KEPT = {"Cache-Control": "no-store"}
Handler = Callable[["Desk", Request], Awaitable[Response]]


class Refused(Exception):  # noqa: N818, it is an answer, not an error of ours
    """What is asked is not done: its status, and why, in words for who asks."""

    def __init__(self, status: int, said: str) -> None:
        super().__init__(said)
        self.status = status
        self.said = said


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

    def routes(self) -> list[Route]:
        """The routes, without a prefix."""
        return [
            self._route("/r", _entrance, is_page=True),
            self._route("/r/rooms", _open_room, "POST"),
            self._route("/r/{code}", _page, is_page=True),
            self._route("/r/{code}", _delete, "DELETE"),
            self._route("/r/{code}/answer", _answer, "POST", is_page=True),
            self._route("/r/{code}/now", _now),
            self._route("/r/{code}/spread", _spread),
            self._route("/r/{code}/step", _step, "POST"),
            self._route("/r/{rest:path}", _nothing_there),
        ]

    def _route(
        self, path: str, handler: Handler, method: str = "GET", *, is_page: bool = False
    ) -> Route:
        def refused_as(refused: Refused, request: Request) -> Response:
            if not is_page or _wants_json(request):
                return _json({"said": refused.said}, refused.status)
            text = page.entrance(refused.said, base="../" * (path.count("/") - 1))
            return _html(request, text, refused.status)

        async def answer(request: Request) -> Response:
            try:
                return await handler(self, request)
            except Refused as refused:
                return refused_as(refused, request)
            except StoreError:
                return refused_as(Refused(503, page.NOT_KEPT), request)
            except ClientDisconnect:
                return Response(status_code=400)

        return Route(path, answer, methods=[method])

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
                _is_holder(request, seen.room)
                or (seat and await self.rooms.is_seated(seen.room.code, hashed(seat)))
            )
            if not is_known:
                raise Refused(429, page.TOO_OFTEN)
        if seen is None:
            self.wrong.count(address)
            raise Refused(404, page.NO_ROOM)
        return seen


async def _nothing_there(desk: Desk, request: Request) -> Response:
    """Streamlit would answer any other address with its first page."""
    raise Refused(404, "There is nothing at this address.")


async def _entrance(desk: Desk, request: Request) -> Response:
    typed = request.query_params.get("code", "")
    if not typed:
        return _html(request, page.entrance())
    code = read_code(typed)
    if code is None:
        return _html(request, page.entrance(page.NO_ROOM, typed[:20]), 404)
    return _see_other(f"r/{code}")


async def _page(desk: Desk, request: Request) -> Response:
    asked = request.query_params.get("seat", "")
    seat = asked if is_key(asked) else ""
    seen = await desk.seen(request, seat)
    if request.path_params["code"] != seen.room.code:
        return _see_other(seen.room.code)
    held, votes = await _known(desk, seen.room, seat)
    text = page.room_page(seen, seat or new_key(), held, votes)
    return _html(request, text)


async def _known(
    desk: Desk, room: Room, seat: str
) -> tuple[tuple[Held | None, ...], tuple[Vote, ...]]:
    """What the page of a phone may be made of: its own, and all at the reveal."""
    held = await desk.rooms.held(room, hashed(seat))
    votes = await desk.rooms.votes(room) if room.phase == "revealed" else ()
    return held, votes


async def _answer(desk: Desk, request: Request) -> Response:
    body = await _body(request, MOST_OF_AN_ANSWER, page.TOO_LONG)
    try:
        words = dict(parse_qsl(body.decode(), strict_parsing=True, max_num_fields=5))
    except (ValueError, UnicodeDecodeError):
        raise Refused(400, page.NOT_READ) from None
    seat = words.get("seat", "")
    if not is_key(seat):
        raise Refused(400, page.NOT_READ)
    seen = await desk.seen(request, seat)
    counter = words.get("counter", "")
    if not (counter.isascii() and counter.isdigit() and int(counter) < _MOST_COUNTER):
        raise Refused(400, page.NOT_READ)
    room = _at(seen.room, words.get("at", ""))
    is_script = _wants_json(request)
    try:
        value = room.asked.read(words.get("value", ""))
        held = await desk.rooms.answer(
            room, hashed(seat), value=value, counter=int(counter)
        )
    except (NotTakenError, ClosedError) as refused:
        status, said = (
            (409, page.CLOSED)
            if isinstance(refused, ClosedError)
            else (422, str(refused))
        )
        if is_script:
            raise Refused(status, said) from None
        known = await _known(desk, seen.room, seat)
        text = page.room_page(seen, seat, *known, said=said, base="../")
        return _html(request, text, status)
    except ShutError:
        raise Refused(403, page.SHUT) from None
    except NoRoomError:
        raise Refused(404, page.NO_ROOM) from None
    desk.waiting.refresh_soon(room.code)
    if not is_script:
        return _see_other(f"../{room.code}?seat={seat}")
    typed = room.asked.typed(held.value)
    return _json({"said": page.SENT, "value": typed, "counter": held.counter})


def _at(room: Room, place: str) -> Room:
    """The room at the vote that an answer names; another vote is a closed one."""
    found = _PLACE.fullmatch(place)
    if not found or found["mark"] != room.mark:
        raise Refused(409, page.CLOSED)
    question, which = int(found["question"]), int(found["round"])
    if question >= len(room.deck):
        raise Refused(409, page.CLOSED)
    return room.at(question, which)


async def _now(desk: Desk, request: Request) -> Response:
    seat = request.headers.get(SEAT, "")
    since = request.query_params.get("since", "")
    if request.query_params.get("as") == "projector":
        seen = await desk.seen(request)
        latest = await desk.waiting.changed(seen.room.code, to_projector, since)
        if latest is None:
            raise Refused(404, page.GONE)
        _, votes = await _known(desk, latest.room, "")
        return _json(projector_news(latest, votes))
    if not is_key(seat):
        raise Refused(400, page.NOT_READ)
    first = await desk.seen(request, seat)
    code = first.room.code
    try:
        if await desk.rooms.sit(code, hashed(seat)):
            desk.waiting.refresh_soon(code)
    except ShutError:
        raise Refused(403, page.SHUT) from None
    except NoRoomError:
        raise Refused(404, page.GONE) from None
    latest = await desk.waiting.changed(code, to_phones, since)
    if latest is None:
        raise Refused(404, page.GONE)
    held, votes = await _known(desk, latest.room, seat)
    is_new = to_phones(latest) != since
    main = page.room_main(latest.room, seat, held, votes) if is_new else ""
    return _json(phone_news(latest, held, main))


async def _open_room(desk: Desk, request: Request) -> Response:
    # Another site's page cannot send JSON here without asking first.
    if not request.headers.get("content-type", "").startswith("application/json"):
        raise Refused(415, "The deck must be JSON.")
    address = desk.address(request)
    if desk.opened.is_reached(address):
        raise Refused(429, "Too many rooms were opened from this network.")
    asked = await _read_json(request, MOST_OF_A_DECK)
    deck = asked.get("deck")
    if not isinstance(deck, list) or not all(isinstance(each, str) for each in deck):
        raise Refused(400, "deck must be a list of links.")
    secret = new_key()
    try:
        # Drawing a scene for the first time takes a while.
        room = await asyncio.to_thread(
            new_room, new_code(), hashed(secret), tuple(deck), desk.clock()
        )
    except ValueError as rule:
        raise Refused(422, str(rule)) from None
    for _ in range(_TRIES):
        if await desk.rooms.open(room):
            desk.opened.count(address)
            return _json({**room_news(room), "secret": secret}, 201)
        room = new_room(new_code(), room.secret, room.deck, desk.clock())
    raise Refused(503, "All letters are taken. Try again.")


async def _step(desk: Desk, request: Request) -> Response:
    seen = await _held_by(desk, request)
    asked = await _read_json(request, _MOST_OF_A_STEP)
    act, version = asked.get("act"), asked.get("version")
    if act not in ACTS or type(version) is not int:
        raise Refused(400, f"act must be one of {', '.join(ACTS)}, version a number.")
    try:
        after = seen.room.stepped(act, version, desk.clock())
        is_done = await desk.rooms.change(seen.room, after)
    except (OutdatedError, NotNowError):
        is_done = False
    if is_done:
        await desk.waiting.refresh(seen.room.code)
        return _json(room_news(after))
    latest = await desk.rooms.look(seen.room.code)
    if latest is None:
        raise Refused(404, page.GONE)
    return _json(room_news(latest.room), 409)


async def _spread(desk: Desk, request: Request) -> Response:
    seen = await _held_by(desk, request)
    votes = await desk.rooms.votes(seen.room)
    return _json({**projector_news(seen), **spread(seen.room.asked, votes)})


async def _delete(desk: Desk, request: Request) -> Response:
    seen = await _held_by(desk, request)
    await desk.rooms.forget(seen.room.code)
    await desk.waiting.refresh(seen.room.code)
    return Response(status_code=204, headers=_NEVER_KEPT)


async def _held_by(desk: Desk, request: Request) -> Seen:
    """A room, for who holds its secret."""
    seen = await desk.seen(request)
    if not _is_holder(request, seen.room):
        desk.wrong.count(desk.address(request))
        raise Refused(403, "Only who opened the room may do that.")
    return seen


def _is_holder(request: Request, room: Room) -> bool:
    return opens(request.headers.get(SECRET, ""), room.secret)


async def _body(request: Request, most: int, said: str) -> bytes:
    """What is sent, of which no more is read than is allowed."""
    length = request.headers.get("content-length", "0")
    if not length.isdigit() or len(length) > 9 or int(length) > most:
        raise Refused(413, said)
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > most:
            raise Refused(413, said)
    return body


async def _read_json(request: Request, most: int) -> dict[str, Any]:
    body = await _body(request, most, "That is too long.")
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise Refused(400, "That must be an object of JSON.")
    return found


def _wants_json(request: Request) -> bool:
    return "application/json" in request.headers.get("accept", "")


def _json(told: dict[str, Any], status: int = 200) -> Response:
    return JSONResponse(told, status, _NEVER_KEPT)


def _html(request: Request, text: str, status: int = 200) -> Response:
    headers = _NEVER_KEPT | {"Vary": "Accept-Encoding"}
    if not unpacks(request.headers):
        return HTMLResponse(text, status, headers)
    packed = gzip.compress(text.encode(), compresslevel=6, mtime=0)
    return HTMLResponse(packed, status, headers | {"Content-Encoding": "gzip"})


def _see_other(address: str) -> Response:
    return RedirectResponse(address, 303, _NEVER_KEPT)
