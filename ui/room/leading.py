"""What only the teacher asks for: a room, its steps, how it answered, and its end."""

from __future__ import annotations

import asyncio
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from ui.room import page
from ui.room import remote as remote_page
from ui.room.desk import Desk, held_by
from ui.room.keys import hashed, new_code, new_key, read_code
from ui.room.replies import NEVER_KEPT, Refused, html_answer, json_answer, json_of
from ui.room.room import ACTS, NotNowError, OutdatedError, new_room
from ui.room.store.rooms import Seen
from ui.room.told import projector_news, remote_news, room_news, to_remote
from ui.room.votes import spread

REMOTE = "remote"
"""Who says so, `as`, is told what the remote shows."""
MOST_OF_A_DECK = 32_000
_MOST_OF_A_STEP = 200
_TRIES = 100


async def open_room(desk: Desk, request: Request) -> Response:
    """Open a room for a deck of links; its secret is told once, here."""
    # Another site's page cannot send JSON here without asking first.
    if not request.headers.get("content-type", "").startswith("application/json"):
        raise Refused(415, "The deck must be JSON.")
    address = desk.address(request)
    if desk.opened.is_reached(address):
        raise Refused(429, "Too many rooms were opened from this network.")
    asked = await json_of(request, MOST_OF_A_DECK)
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
            return json_answer({**room_news(room), "secret": secret}, 201)
        room = new_room(new_code(), room.secret, room.deck, desk.clock())
    raise Refused(503, "All letters are taken. Try again.")


async def step(desk: Desk, request: Request) -> Response:
    """Take a step; where another came first, tell where the room stands now."""
    seen = await held_by(desk, request)
    asked = await json_of(request, _MOST_OF_A_STEP)
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
    status = 200 if is_done else 409
    latest = await desk.rooms.look(seen.room.code)
    if latest is None or latest.room.mark != seen.room.mark:
        raise Refused(404, page.GONE)
    if request.query_params.get("as") == REMOTE:
        return json_answer(await _news(desk, latest), status)
    return json_answer(room_news(after if is_done else latest.room), status)


async def remote(desk: Desk, request: Request) -> Response:
    """The page of the remote, without anything of the room: it asks with the secret."""
    code = read_code(request.path_params["code"])
    if code is None:
        return html_answer(request, remote_page.no_room(), 404)
    return html_answer(request, remote_page.remote(code))


async def hear(desk: Desk, request: Request) -> Response:
    """What the remote hears, once there is something new."""
    seen = await held_by(desk, request)
    since = request.query_params.get("since", "")
    latest = await desk.waiting.changed(seen.room.code, to_remote, since)
    if latest is None or latest.room.mark != seen.room.mark:
        raise Refused(404, page.GONE)
    return json_answer(await _news(desk, latest))


async def _news(desk: Desk, seen: Seen) -> dict[str, Any]:
    votes = await desk.rooms.votes(seen.room)
    return remote_news(seen, remote_page.parts(seen, votes))


async def spread_of(desk: Desk, request: Request) -> Response:
    """How the answers are spread, now."""
    seen = await held_by(desk, request)
    votes = await desk.rooms.votes(seen.room)
    return json_answer({**projector_news(seen), **spread(seen.room.asked, votes)})


async def delete(desk: Desk, request: Request) -> Response:
    """Delete a room with all that is in it."""
    seen = await held_by(desk, request)
    await desk.rooms.forget(seen.room.code)
    await desk.waiting.refresh(seen.room.code)
    return Response(status_code=204, headers=NEVER_KEPT)
