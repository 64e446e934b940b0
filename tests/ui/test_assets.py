"""What the browser loads."""

from __future__ import annotations

import asyncio
import gzip
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest
from plotly.offline import get_plotlyjs
from starlette.applications import Starlette

from ui.assets import ROUTES, version

APP = Starlette(routes=ROUTES)


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    text: str


def get(name: str, encoding: str = "gzip") -> Answer:
    """Ask the app for an asset, as a server would."""
    messages = []

    async def receive():
        return {"type": "http.request"}

    async def send(message):
        messages.append(message)

    path = f"/assets/{version()}/{name}"
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(b"accept-encoding", encoding.encode())],
    }
    with ThreadPoolExecutor() as thread:  # the browser tests' loop is in this one
        thread.submit(lambda: asyncio.run(APP(scope, receive, send))).result()
    headers = {key.decode(): value.decode() for key, value in messages[0]["headers"]}
    body = b"".join(message.get("body", b"") for message in messages[1:])
    if headers.get("content-encoding") == "gzip":
        body = gzip.decompress(body)
    return Answer(messages[0]["status"], headers, body.decode())


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("live_chart.js", "Python computes"),
        ("live_chart.css", ".ll-handle"),
        ("theme.css", "--ll-handle"),
        ("cat-face.svg", "<svg"),
    ],
)
def test_asset_is_served_compressed_and_kept(name, words):
    answer = get(name)
    assert answer.status == 200
    assert words in answer.text
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]


def test_plotly_is_the_installed_one():
    assert get("plotly.js").text == get_plotlyjs()


def test_asset_is_served_plain_to_who_cannot_unpack():
    answer = get("theme.css", encoding="identity")
    assert "content-encoding" not in answer.headers
    assert "--ll-handle" in answer.text


@pytest.mark.parametrize(
    "name", ["nothing.js", "LICENSE", "../assets.py", "__init__.py", "x" * 5000]
)
def test_nothing_else_is_served(name):
    assert get(name).status == 404
