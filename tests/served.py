"""Asking an app for an address, as a server would, without one."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from starlette.types import ASGIApp

Result = TypeVar("Result")


@dataclass(frozen=True)
class Answer:
    """What was answered; `body` is unpacked, `size` is what went over the line."""

    status: int
    headers: dict[str, str]
    body: bytes
    size: int

    @property
    def text(self) -> str:
        return self.body.decode()


def awaited(asked: Coroutine[Any, Any, Result]) -> Result:
    """What comes of a coroutine, in a thread: the loop of a browser is in this one."""
    with ThreadPoolExecutor() as thread:
        return thread.submit(asyncio.run, asked).result()


def get(
    app: ASGIApp,
    path: str,
    headers: Mapping[str, str] | None = None,
    *,
    query: str = "",
    method: str = "GET",
    body: bytes = b"",
) -> Answer:
    """The answer of an app to one request."""
    messages = []

    asking = [{"type": "http.request", "body": body}]

    async def receive():
        if not asking:
            await asyncio.Event().wait()  # who asks stays on the line
        return asking.pop()

    async def send(message):
        messages.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [
            (key.lower().encode(), value.encode())
            for key, value in (headers or {}).items()
        ],
    }
    awaited(app(scope, receive, send))
    sent = {key.decode(): value.decode() for key, value in messages[0]["headers"]}
    got = b"".join(message.get("body", b"") for message in messages[1:])
    size = len(got)
    if sent.get("content-encoding") == "gzip" and got:
        got = gzip.decompress(got)
    return Answer(messages[0]["status"], sent, got, size)
