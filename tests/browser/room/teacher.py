"""A teacher who opens a room and takes its steps, and a class that answers."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from ui.room.keys import new_key
from ui.room.routes import SEAT, SECRET

CHOICE = "houses?preset=halve"
NUMBER = "houses?preset=classic&ask=number"


class Teacher:
    """Who opened a room on a server."""

    def __init__(self, server: str, *deck: str) -> None:
        self.server = server
        opened = self._ask("rooms", {"deck": deck or (CHOICE,)})
        self.code, self.secret = opened["code"], opened["secret"]
        self.version = opened["version"]
        self.address = f"{server}/r/{self.code}"

    def steps(self, *acts: str) -> None:
        """Take steps."""
        for act in acts:
            body = {"act": act, "version": self.version}
            told = self._ask(f"{self.code}/step", body, {SECRET: self.secret})
            self.version = told["version"]

    def count(self) -> tuple[int, int]:
        """How many phones are in, and how many have answered."""
        told = self._ask(f"{self.code}/now?as=projector&since=")
        return told["seats"], told["answered"]

    def phone_sends(self, value: Any) -> None:
        """Let a phone that nobody sees answer."""
        seat = new_key()
        told = self._ask(f"{self.code}/now?since=", None, {SEAT: seat})
        words = {"seat": seat, "at": told["at"], "counter": 1, "value": value}
        self._ask(f"{self.code}/answer", urlencode(words).encode())

    def delete(self) -> None:
        """Delete the room."""
        asked = Request(self.address, headers={SECRET: self.secret}, method="DELETE")
        urlopen(asked, timeout=30).close()

    def _ask(self, what: str, body: Any = None, headers: dict | None = None) -> Any:
        is_form = isinstance(body, bytes)
        sent = body if is_form or body is None else json.dumps(body).encode()
        kind = {} if is_form else {"Content-Type": "application/json"}
        told = {"Accept": "application/json"} | kind | (headers or {})
        with urlopen(Request(f"{self.server}/r/{what}", sent, told), timeout=30) as got:
            return json.loads(got.read())
