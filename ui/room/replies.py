"""What is asked of rooms and answered: read no further than is allowed, never kept."""

from __future__ import annotations

import gzip
import json
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from ui.served.packed import unpacks

NEVER_KEPT = {"Cache-Control": "no-store"}


class Refused(Exception):  # noqa: N818, it is an answer, not an error of ours
    """What is asked is not done: its status, and why, in words for who asks."""

    def __init__(self, status: int, said: str) -> None:
        super().__init__(said)
        self.status = status
        self.said = said


async def body_of(request: Request, most: int, said: str) -> bytes:
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


async def json_of(request: Request, most: int) -> dict[str, Any]:
    """An object of JSON that is sent."""
    body = await body_of(request, most, "That is too long.")
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise Refused(400, "That must be an object of JSON.")
    return found


def wants_json(request: Request) -> bool:
    """Whether a script asks, which reads JSON, or a browser for a page."""
    return "application/json" in request.headers.get("accept", "")


def json_answer(told: dict[str, Any], status: int = 200) -> Response:
    """An answer for a script."""
    return JSONResponse(told, status, NEVER_KEPT)


def html_answer(request: Request, text: str, status: int = 200) -> Response:
    """A page, packed where the browser unpacks."""
    headers = NEVER_KEPT | {"Vary": "Accept-Encoding"}
    if not unpacks(request.headers):
        return HTMLResponse(text, status, headers)
    packed = gzip.compress(text.encode(), compresslevel=6, mtime=0)
    return HTMLResponse(packed, status, headers | {"Content-Encoding": "gzip"})


def see_other(address: str) -> Response:
    """The way to a page, from the address that was asked."""
    return RedirectResponse(address, 303, NEVER_KEPT)
