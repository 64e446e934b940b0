"""A teacher who opens a room and takes its steps, and phones that nobody sees."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from ui.room.desk import SEAT, SECRET
from ui.room.keys import new_key

CHOICE = "houses?preset=halve"
NUMBER = "houses?preset=classic&ask=number"


class Teacher:
    """Who opened a room on a server."""

    def __init__(self, server: str, *deck: str) -> None:
        opened = _asked(f"{server}/r/rooms", {"deck": deck or (CHOICE,)})
        self.code, self.secret = opened["code"], opened["secret"]
        self.version = opened["version"]
        self.address = f"{server}/r/{self.code}"

    def steps(self, *acts: str) -> None:
        """Take steps."""
        for act in acts:
            body = {"act": act, "version": self.version}
            told = _asked(f"{self.address}/step", body, {SECRET: self.secret})
            self.version = told["version"]

    def count(self) -> tuple[int, int]:
        """How many phones are in, and how many have answered."""
        told = self.now()
        return told["seats"], told["answered"]

    def now(self) -> dict[str, Any]:
        """Where the room stands."""
        return _asked(f"{self.address}/now?as=projector&since=")

    def phone_sends(self, value: Any) -> None:
        """Let a phone join and answer."""
        Phone(self.address).sends(value)

    def delete(self) -> None:
        """Delete the room."""
        asked = Request(self.address, headers={SECRET: self.secret}, method="DELETE")
        urlopen(asked, timeout=30).close()


class Phone:
    """A phone in the room at an address, without its page."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.seat = new_key()
        self.counter = 0
        self.news()

    def news(self) -> dict[str, Any]:
        """What it hears; with the first it takes its seat."""
        return _asked(f"{self.address}/now?since=", None, {SEAT: self.seat})

    def sends(self, value: Any) -> None:
        """Send an answer to the vote that is on."""
        self.counter += 1
        words = {"seat": self.seat, "counter": self.counter, "value": value}
        words["at"] = self.news()["at"]
        _asked(f"{self.address}/answer", urlencode(words).encode())


def _asked(address: str, body: Any = None, headers: dict | None = None) -> Any:
    is_form = isinstance(body, bytes)
    sent = body if is_form or body is None else json.dumps(body).encode()
    kind = {} if is_form else {"Content-Type": "application/json"}
    told = {"Accept": "application/json"} | kind | (headers or {})
    with urlopen(Request(address, sent, told), timeout=30) as got:
        return json.loads(got.read())
