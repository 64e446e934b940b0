"""Streamlit's scripts and styles, packed once and as who asks can take them."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from streamlit.file_util import get_static_dir
from streamlit.web.server.starlette.starlette_static_routes import (
    create_streamlit_static_assets_routes,
)

from tests.served import get
from ui.served import compress
from ui.served.compress import Compressed
from ui.served.packed import Packed, packed_once, unpacks

STATIC = Path(get_static_dir())
SCRIPT = max(
    (STATIC / "static" / "js").glob("index.*.js"), key=lambda each: each.stat().st_size
)
PATH = f"/static/js/{SCRIPT.name}"
FONT = next((STATIC / "static" / "media").glob("*.woff2"))
GZIP = {"Accept-Encoding": "gzip, deflate, br"}
APP = Starlette(
    routes=create_streamlit_static_assets_routes(base_url=None),
    middleware=[Middleware(Compressed)],
)


def test_script_is_packed_and_the_same():
    answer = get(APP, PATH, GZIP)
    assert answer.body == SCRIPT.read_bytes()
    assert answer.size < 0.4 * len(answer.body)
    assert answer.headers["content-length"] == str(answer.size)
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["vary"] == "Accept-Encoding"


def test_packed_once_and_not_per_request():
    get(APP, PATH, GZIP)
    before = compress._packed.cache_info().misses
    for _ in range(3):
        get(APP, PATH, GZIP)
    assert compress._packed.cache_info().misses == before


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"Accept-Encoding": "identity"},
        {"Accept-Encoding": "br, gzip;q=0"},
        {"Accept-Encoding": "gzip; q=0.0, *"},
    ],
)
def test_plain_to_who_cannot_unpack_and_kept_apart_by_who_keeps_both(asked):
    answer = get(APP, PATH, asked)
    assert "content-encoding" not in answer.headers
    assert answer.body == SCRIPT.read_bytes()
    assert "Accept-Encoding" in answer.headers["vary"]


def test_part_of_a_file_is_a_part_of_what_stands_in_it():
    answer = get(APP, PATH, GZIP | {"Range": "bytes=0-9"})
    assert answer.status == 206
    assert answer.body == SCRIPT.read_bytes()[:10]
    assert "content-encoding" not in answer.headers


def test_what_the_browser_has_is_not_sent_again():
    tag = get(APP, PATH, GZIP).headers["etag"]
    for known in (tag, f"W/{tag}", f'"other", {tag}'):
        answer = get(APP, PATH, GZIP | {"If-None-Match": known})
        assert (answer.status, answer.size) == (304, 0)
    assert get(APP, PATH).headers["etag"] != tag


def test_font_is_packed_already():
    answer = get(APP, f"/static/media/{FONT.name}", GZIP)
    assert answer.status == 200
    assert "content-encoding" not in answer.headers


def test_head_has_no_body():
    answer = get(APP, PATH, GZIP, method="HEAD")
    assert answer.headers["content-encoding"] == "gzip"


@pytest.mark.parametrize("header", ["gzip", "*", "GZIP;q=1.0", "br;q=1, gzip;q=0.001"])
def test_gzip_is_understood_however_it_is_asked_for(header):
    assert unpacks({"accept-encoding": header})


def test_what_many_ask_for_at_once_is_packed_once():
    many, packings = 8, []
    together = threading.Barrier(many)

    @packed_once
    def pack(name: str) -> Packed:
        packings.append(name)
        return Packed.of(name.encode() * 100_000, "text/javascript")

    def ask(_: int) -> Packed:
        together.wait(timeout=10)
        return pack("script")

    with ThreadPoolExecutor(many) as readers:
        answers = list(readers.map(ask, range(many)))
    assert packings == ["script"]
    assert all(answer is answers[0] for answer in answers)
