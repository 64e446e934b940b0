"""A reverse proxy on this machine, as a school may have one before the app."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import Iterator
from contextlib import contextmanager

from tests.browser.line import Line

_PATH = re.compile(rb"^(\w+) (\S*)")
_KEPT = re.compile(rb"\r\nconnection:[^\r]*", re.IGNORECASE)
_UPGRADE = re.compile(rb"\r\nupgrade: *websocket", re.IGNORECASE)
_NOT_FOUND = b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
_FORBIDDEN = b"HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


class Proxy(Line):
    """Takes a prefix away before the server sees it.

    Parameters
    ----------
    address
        What is behind it.
    prefix
        What it serves under, "/losslab", and takes away; anything else is not found.
    has_sockets
        Whether it lets a WebSocket through.
    """

    def __init__(self, address: str, prefix: str = "", *, has_sockets: bool = True):
        super().__init__(address)
        self.prefix = prefix.encode()
        self.has_sockets = has_sockets
        self.address += prefix

    async def _serve(self, reader, writer) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            head = await reader.readuntil(b"\r\n\r\n")
            is_socket = _UPGRADE.search(head) is not None
            path = _PATH.match(head)[2]
            if not path.startswith(self.prefix + b"/"):
                await self._refuse(writer, _NOT_FOUND)
            elif is_socket and not self.has_sockets:
                await self._refuse(writer, _FORBIDDEN)
            else:
                head = _PATH.sub(rb"\1 " + path[len(self.prefix) :], head, count=1)
                if not is_socket:  # one request a connection: each has its path
                    head = _KEPT.sub(b"", head)[:-2] + b"connection: close\r\n\r\n"
                await self._pass_both_ways(head, reader, writer)

    async def _refuse(self, writer, answer: bytes) -> None:
        writer.write(answer)
        await writer.drain()
        writer.close()

    async def _pass_both_ways(self, head: bytes, reader, writer) -> None:
        there = await asyncio.open_connection(self.behind.hostname, self.behind.port)
        self.writers |= {writer, there[1]}
        there[1].write(head)
        with contextlib.suppress(asyncio.CancelledError):  # the proxy is closed
            await asyncio.gather(
                self._pass_on(reader, there[1]), self._pass_on(there[0], writer)
            )


@contextmanager
def proxy_to(address: str, prefix: str = "", *, has_sockets=True) -> Iterator[Proxy]:
    """A proxy before a server, for as long as it is needed."""
    proxy = Proxy(address, prefix, has_sockets=has_sockets)
    try:
        yield proxy
    finally:
        proxy.close()
