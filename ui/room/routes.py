"""The addresses of rooms: the phones' pages, what they send, and what they hear."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from ui.room import leading, page
from ui.room.desk import SEAT, Desk, known
from ui.room.keys import hashed, is_key, new_key, read_code
from ui.room.question import NotTakenError
from ui.room.replies import (
    Refused,
    body_of,
    html_answer,
    json_answer,
    see_other,
    wants_json,
)
from ui.room.room import Room
from ui.room.store.rooms import ClosedError, NoRoomError, ShutError, StoreError
from ui.room.told import phone_news, projector_news, to_phones, to_projector

MOST_OF_AN_ANSWER = 200
_MOST_COUNTER = 2**53
_PLACE = re.compile(r"(?P<mark>\w+)\.(?P<question>[0-9]{1,3})\.(?P<round>[0-9])")
Handler = Callable[[Desk, Request], Awaitable[Response]]


def routes_of(desk: Desk) -> list[Route]:
    """The routes, without a prefix."""

    def route(
        path: str, handler: Handler, method: str = "GET", *, is_page: bool = False
    ) -> Route:
        def refused_as(refused: Refused, request: Request) -> Response:
            if not is_page or wants_json(request):
                return json_answer({"said": refused.said}, refused.status)
            text = page.entrance(refused.said, base="../" * (path.count("/") - 1))
            return html_answer(request, text, refused.status)

        async def answer(request: Request) -> Response:
            try:
                return await handler(desk, request)
            except Refused as refused:
                return refused_as(refused, request)
            except StoreError:
                return refused_as(Refused(503, page.NOT_KEPT), request)
            except ClientDisconnect:
                return Response(status_code=400)

        return Route(path, answer, methods=[method])

    return [
        route("/r", _entrance, is_page=True),
        route("/r/rooms", leading.open_room, "POST"),
        route("/r/{code}", _page, is_page=True),
        route("/r/{code}", leading.delete, "DELETE"),
        route("/r/{code}/answer", _answer, "POST", is_page=True),
        route("/r/{code}/now", _now),
        route("/r/{code}/remote", leading.remote),
        route("/r/{code}/spread", leading.spread_of),
        route("/r/{code}/step", leading.step, "POST"),
        route("/r/{rest:path}", _nothing_there),
    ]


async def _nothing_there(desk: Desk, request: Request) -> Response:
    """Streamlit would answer any other address with its first page."""
    raise Refused(404, "There is nothing at this address.")


async def _entrance(desk: Desk, request: Request) -> Response:
    typed = request.query_params.get("code", "")
    if not typed:
        return html_answer(request, page.entrance())
    code = read_code(typed)
    if code is None:
        return html_answer(request, page.entrance(page.NO_ROOM, typed[:20]), 404)
    return see_other(f"r/{code}")


async def _page(desk: Desk, request: Request) -> Response:
    asked = request.query_params.get("seat", "")
    seat = asked if is_key(asked) else ""
    seen = await desk.seen(request, seat)
    if request.path_params["code"] != seen.room.code:
        return see_other(seen.room.code)
    held, votes = await known(desk, seen.room, seat)
    text = page.room_page(seen, seat or new_key(), held, votes)
    return html_answer(request, text)


async def _answer(desk: Desk, request: Request) -> Response:
    body = await body_of(request, MOST_OF_AN_ANSWER, page.TOO_LONG)
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
    is_script = wants_json(request)
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
        shown = await known(desk, seen.room, seat)
        text = page.room_page(seen, seat, *shown, said=said, base="../")
        return html_answer(request, text, status)
    except ShutError:
        raise Refused(403, page.SHUT) from None
    except NoRoomError:
        raise Refused(404, page.NO_ROOM) from None
    desk.waiting.refresh_soon(room.code)
    if not is_script:
        return see_other(f"../{room.code}?seat={seat}")
    typed = room.asked.typed(held.value)
    return json_answer({"said": page.SENT, "value": typed, "counter": held.counter})


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
    if request.query_params.get("as") == leading.REMOTE:
        return await leading.hear(desk, request)
    if request.query_params.get("as") == "projector":
        seen = await desk.seen(request)
        latest = await desk.waiting.changed(seen.room.code, to_projector, since)
        if latest is None:
            raise Refused(404, page.GONE)
        _, votes = await known(desk, latest.room, "")
        return json_answer(projector_news(latest, votes))
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
    held, votes = await known(desk, latest.room, seat)
    is_new = to_phones(latest) != since
    main = page.room_main(latest.room, seat, held, votes) if is_new else ""
    return json_answer(phone_news(latest, held, main))
