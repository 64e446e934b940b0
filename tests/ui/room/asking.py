"""A class that asks the addresses of rooms, without a server and without a clock."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.middleware import Middleware

from tests.served import Answer, awaited
from ui.room import page, remote
from ui.room.desk import SEAT, SECRET, Desk
from ui.room.keys import new_key
from ui.room.routes import routes_of
from ui.room.store.sqlite import SqliteRooms
from ui.room.waiting import Waiting
from ui.served.headers import SecurityHeaders

CHOICE = "houses?preset=halve"
NUMBER = "houses?preset=classic&ask=number"
SCRIPT = {"Accept": "application/json"}
ONE_ADDRESS = "192.0.2.1"


class School:
    """The addresses of rooms, and all that was ever answered.

    Parameters
    ----------
    desk
        What answers.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.app = Starlette(
            routes=routes_of(desk),
            middleware=[
                Middleware(
                    SecurityHeaders,
                    phone=(page.script(), page.style()),
                    remote=(remote.script(), remote.style()),
                )
            ],
        )

    async def ask(
        self,
        path: str,
        *,
        method: str = "GET",
        headers: dict[str, str] | None = None,
        body: bytes = b"",
        peer: str = ONE_ADDRESS,
    ) -> Answer:
        """What is answered."""
        path, _, query = path.partition("?")
        sent = [{"type": "http.request", "body": body}]
        messages: list[Any] = []

        async def receive():
            return sent.pop() if sent else await asyncio.Event().wait()

        async def send(message):
            messages.append(message)

        given = (headers or {}) | ({"Content-Length": str(len(body))} if body else {})
        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "client": (peer, 1),
            "headers": [
                (key.lower().encode(), value.encode()) for key, value in given.items()
            ],
        }
        await self.app(scope, receive, send)
        got = {key.decode(): value.decode() for key, value in messages[0]["headers"]}
        text = b"".join(message.get("body", b"") for message in messages[1:])
        size = len(text)
        text = gzip.decompress(text) if got.get("content-encoding") == "gzip" else text
        return Answer(messages[0]["status"], got, text, size)

    async def open(self, *deck: str) -> Teacher:
        """Open a room."""
        answer = await self.ask(
            "/r/rooms",
            method="POST",
            headers={"Content-Type": "application/json"},
            body=json.dumps({"deck": deck or [CHOICE]}).encode(),
        )
        assert answer.status == 201, answer.text
        told = json.loads(answer.body)
        return Teacher(self, told["code"], told["secret"])


class Teacher:
    """Who opened a room."""

    def __init__(self, school: School, code: str, secret: str) -> None:
        self.school = school
        self.code = code
        self.secret = secret

    async def ask(self, what: str = "", method: str = "GET", body: bytes = b""):
        """Ask for something of the room, with the secret."""
        return await self.school.ask(
            f"/r/{self.code}{what}",
            method=method,
            headers={SECRET: self.secret},
            body=body,
        )

    async def step(self, act: str, version: int | None = None) -> Answer:
        """Take a step, from the version that there is unless another is named."""
        if version is None:
            version = (await self.news())["version"]
        body = json.dumps({"act": act, "version": version}).encode()
        return await self.ask("/step", "POST", body)

    async def steps(self, *acts: str) -> None:
        """Take steps, each of which is done."""
        for act in acts:
            answer = await self.step(act)
            assert answer.status == 200, (act, answer.text)

    async def news(self, since: str = "") -> dict[str, Any]:
        """What the projector hears."""
        answer = await self.school.ask(f"/r/{self.code}/now?as=projector&since={since}")
        return json.loads(answer.body)

    async def spread(self) -> dict[str, Any]:
        """How the answers are spread."""
        return json.loads((await self.ask("/spread")).body)

    def phone(self) -> Phone:
        """A phone that knows the letters."""
        return Phone(self.school, self.code)


class Phone:
    """A phone: it keeps its seat and counts what it sends."""

    def __init__(self, school: School, code: str, seat: str = "") -> None:
        self.school = school
        self.code = code
        self.seat = seat or new_key()
        self.counter = 0
        self.at = ""

    async def hear(self, since: str = "") -> Answer:
        """What the phone hears."""
        answer = await self.school.ask(
            f"/r/{self.code}/now?since={since}", headers={SEAT: self.seat}
        )
        if answer.status == 200:
            self.at = json.loads(answer.body)["at"]
        return answer

    async def news(self, since: str = "") -> dict[str, Any]:
        """The same, read."""
        return json.loads((await self.hear(since)).body)

    async def send(self, value: Any, **words: Any) -> Answer:
        """Send an answer to the vote that was heard of last."""
        if not self.at:
            await self.hear()
        self.counter += 1
        sent = {"seat": self.seat, "at": self.at, "counter": self.counter}
        return await self.post(urlencode({**sent, "value": value, **words}))

    async def post(self, body: str | bytes, headers=SCRIPT) -> Answer:
        """Send a body as it is."""
        data = body.encode() if isinstance(body, str) else body
        return await self.school.ask(
            f"/r/{self.code}/answer", method="POST", headers=headers, body=data
        )


class Clock:
    """Time, which goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


def in_school(
    folder: Path, lesson: Callable[[School], Awaitable[None]], **more: Any
) -> None:
    """Hold a lesson over a new file in a folder."""

    async def hold() -> None:
        clock = more.pop("clock", Clock())
        rooms = SqliteRooms(folder / "rooms.sqlite3", clock=clock, pause=0)
        waiting = Waiting(rooms, counts=0)
        try:
            await lesson(School(Desk(rooms, waiting=waiting, clock=clock, **more)))
        finally:
            await asyncio.to_thread(rooms.close)

    awaited(hold())


async def until_waiting(school: School, count: int) -> None:
    """Let others go on until so many wait for news."""
    while school.desk.waiting.count != count:
        await asyncio.sleep(0)
