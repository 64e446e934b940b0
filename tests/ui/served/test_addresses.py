"""Which addresses there are, asked as a browser or a robot would."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route

from tests.served import get
from ui.lessons import LESSONS
from ui.navigation import ADDRESSES
from ui.served.addresses import Addresses
from ui.served.index_page import IndexPage


async def _first_page(request):
    return HTMLResponse("the shell, as Streamlit answers everything")


async def _script(request):
    return PlainTextResponse("a script", media_type="text/javascript")


APP = Starlette(
    routes=[
        Route("/static/js/index.js", _script),
        Route("/{path:path}", _first_page),
    ],
    middleware=[
        Middleware(
            Addresses,
            page=IndexPage("our first page"),
            lesson=IndexPage("our first page, and a chart"),
        )
    ],
)


@pytest.mark.parametrize("address", sorted(ADDRESSES))
def test_page_is_found(address):
    answer = get(APP, f"/{address}")
    assert answer.status == 200
    assert "our first page" in answer.text
    assert ("and a chart" in answer.text) == (address in LESSONS)


@pytest.mark.parametrize(
    "path",
    [
        "/app.py",
        "/.git/config",
        "/.env",
        "/robots.txt",
        "/paper.html",
        "/houses/prices",
        "/static/js/gone.js",
        "/assets/",
        "/nothing/",
        "/_stcore/metrics",
        "/_stcore/agent/openapi.json",
        "/_stcore/nothing",
    ],
)
def test_what_is_not_there_is_not_found(path):
    answer = get(APP, path)
    assert answer.status == 404
    assert "nothing at this address" in answer.text


def test_mistyped_page_is_not_found_in_the_words_of_the_app():
    answer = get(APP, "/hoses")
    assert answer.status == 404
    assert "our first page" in answer.text


def test_addresses_of_rooms_are_theirs():
    for path in ("/r", "/r/KQTM", "/r/KQTM/now"):
        assert get(APP, path).text == "the shell, as Streamlit answers everything"
    assert get(APP, "/rooms").status == 404


def test_what_is_there_is_served():
    answer = get(APP, "/static/js/index.js")
    assert (answer.status, answer.text) == (200, "a script")


@pytest.mark.parametrize(
    ("path", "query", "where"),
    [
        ("/houses/", "", "../houses"),
        ("/r/", "", "../r"),
        ("/houses//", "prices=225000&x=", "../../houses?prices=225000&x="),
    ],
)
def test_slash_at_the_end_leads_to_the_page_wherever_a_proxy_has_put_it(
    path, query, where
):
    answer = get(APP, path, query=query)
    assert answer.status == 308
    assert answer.headers["location"] == where
