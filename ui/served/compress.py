"""Streamlit's own scripts and styles, packed once: it serves them as they are.

Each is packed when it is first asked for, in a thread, and kept: they are 320 files of
the installed package, 25 MB, and 7 MB packed if a reader ever asks for all. What is
packed already (fonts, pictures), a part of a file, and what is asked for by who cannot
unpack, is Streamlit's to answer; so a proxy that packs by itself asks as it likes.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.inside_streamlit import front_end
from ui.served.packed import ONE_YEAR, Packed, packed_once, unpacks
from ui.served.prefix import own_path

_KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


class Compressed:
    """Answers for Streamlit's scripts and styles where the browser can unpack."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = own_path(scope) if scope["type"] == "http" else None
        if path not in _files() or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        if unpacks(asked):
            packed = await run_in_threadpool(_packed, path)
            await packed.answer(asked, ONE_YEAR)(scope, receive, send)
            return

        async def send_with_vary(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).add_vary_header("Accept-Encoding")
            await send(message)

        await self.app(scope, receive, send_with_vary)


@cache
def _files() -> dict[str, Path]:
    """The files by their addresses: each name holds a hash of what is in it."""
    root = front_end()
    return {
        f"/{path.relative_to(root).as_posix()}": path
        for path in (root / "static").rglob("*")
        if path.suffix in _KINDS
    }


@packed_once
def _packed(path: str) -> Packed:
    file = _files()[path]
    return Packed.of(file.read_bytes(), _KINDS[file.suffix])
