"""The address that phones open, and its code: of this app's pages alone."""

from __future__ import annotations

import io
import re
import socket

import pytest
import segno
import streamlit as st
from starlette.applications import Starlette

from tests.served import get
from ui.room.keys import new_key
from ui.served import phones
from ui.served.phones import (
    MOST,
    NO_NETWORK,
    NOT_LOCALHOST,
    NOT_OURS,
    SAME_NETWORK,
    TOO_LONG,
    NotReachedError,
    for_phones,
    network_address,
)
from ui.served.qr import QR_ROUTES, qr_svg

APP = Starlette(routes=QR_ROUTES)
SCHOOL = "https://school.edu/losslab/houses?preset=outlier&guess=1"
LAPTOP = "http://localhost:8501/houses?preset=outlier"


@pytest.fixture
def options(monkeypatch):
    """What the server is started with; at first nothing."""
    found = {}
    monkeypatch.setattr(st, "get_option", found.get)
    monkeypatch.setattr(phones, "network_address", lambda: "192.168.0.23")
    return found


def code_of(address: str, host: str):
    told = {"Host": host}
    return get(APP, "/qr.svg", told, method="POST", body=address.encode())


def path_of(svg: str) -> str:
    return re.search(r'stroke="#000" d="([^"]+)"', svg)[1]


def test_code_is_that_of_the_address_which_is_also_its_title(options):
    answer = code_of(SCHOOL, "school.edu")
    assert answer.status == 200
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.headers["cache-control"] == "no-store"
    expected = io.BytesIO()
    code = segno.make(SCHOOL, error="M", boost_error=False, micro=False)
    code.save(expected, kind="svg", border=4)
    assert path_of(answer.text) == path_of(
        expected.getvalue().decode().replace('class="qrline" ', "")
    )
    assert f"<title>{SCHOOL.replace('&', '&amp;')}</title>" in answer.text
    assert '<path fill="#fff" d="M0 0' in answer.text, "light also in the dark theme"


@pytest.mark.parametrize(
    ("address", "host"),
    [
        (SCHOOL, "school.edu"),
        ("http://192.168.0.23:8501/", "192.168.0.23:8501"),
        ("http://[fd00::7]:8501/cats-dogs", "[fd00::7]:8501"),
        ("https://School.edu/a/b/training?x=1", "school.edu"),
    ],
)
def test_address_that_others_can_open_stays_as_the_browser_has_it(
    options, address, host
):
    assert for_phones(address, host) == (address, "")


@pytest.mark.parametrize("here", ["localhost", "127.0.0.1", "[::1]", "x.localhost"])
def test_laptop_gives_its_address_in_the_network_and_says_so(options, here):
    host = f"{here}:8501"
    found = for_phones(LAPTOP.replace("localhost:8501", host), host)
    assert found.address == "http://192.168.0.23:8501/houses?preset=outlier"
    assert found.note == SAME_NETWORK
    assert f"<desc>{SAME_NETWORK}</desc>" in qr_svg(*found)


def test_address_without_a_port_stays_without_one(options):
    found = for_phones("http://localhost/houses", "localhost")
    assert found.address == "http://192.168.0.23/houses"


@pytest.mark.parametrize("everywhere", ["", "0.0.0.0", "::"])
def test_server_that_listens_everywhere_can_be_reached(options, everywhere):
    options["server.address"] = everywhere
    assert for_phones(LAPTOP, "localhost:8501").note == SAME_NETWORK


def test_name_that_the_server_is_told_is_taken(options):
    options |= {"server.address": "127.0.0.1", "browser.serverAddress": "lab.local"}
    found = for_phones(LAPTOP, "localhost:8501")
    assert found.address == "http://lab.local:8501/houses?preset=outlier"


@pytest.mark.parametrize("told", ["localhost", ""])
def test_server_that_hears_this_machine_alone_says_how_to_start_it(options, told):
    options |= {"server.address": "localhost", "browser.serverAddress": told}
    with pytest.raises(NotReachedError, match=r"--server\.address"):
        for_phones(LAPTOP, "localhost:8501")
    answer = code_of(LAPTOP, "localhost:8501")
    assert (answer.status, answer.text) == (400, NOT_LOCALHOST)


def test_machine_without_a_network_says_so(options, monkeypatch):
    monkeypatch.setattr(phones, "network_address", lambda: None)
    assert code_of(LAPTOP, "localhost:8501").text == NO_NETWORK


@pytest.mark.parametrize("way", [OSError("no way"), "127.0.0.1", "0.0.0.0"])
def test_no_network_is_none(monkeypatch, way):
    class Way:
        def __enter__(self):
            return self

        def __exit__(self, *_):
            pass

        def connect(self, _):
            if isinstance(way, OSError):
                raise way

        def getsockname(self):
            return way, 0

    monkeypatch.setattr(socket, "socket", lambda *_: Way())
    assert network_address() is None


@pytest.mark.parametrize(
    "address",
    [
        "",
        "houses",
        "javascript:alert(1)",
        "ftp://school.edu/houses",
        "https://elsewhere.com/houses",
        "https://school.edu@elsewhere.com/houses",
        "https://me:secret@school.edu/houses",
        "https://school.edu:99999/houses",
        "https://school.edu:x/houses",
        "https://school.edu/nothing",
        "https://school.edu/houses/nothing",
        "https://school.edu/r/KQTM/step",
        "https://school.edu/remote#secret",
        "https://school.edu/houses?text=two words",
        "https://school.edu/houses?text=\n",
        "https://[school.edu/houses",
    ],
)
def test_no_other_address_is_made_a_code_of(options, address):
    answer = code_of(address, "school.edu")
    assert (answer.status, answer.text) == (400, NOT_OURS)


def test_who_names_no_host_gets_no_code(options):
    answer = get(APP, "/qr.svg", method="POST", body=SCHOOL.encode())
    assert answer.status == 400


def test_code_of_a_remote_is_made_of_what_no_log_has_and_is_not_kept(options):
    remote = f"https://school.edu/losslab/r/KQTM/remote#{new_key()}"
    qr_svg.cache_clear()
    answer = code_of(remote, "school.edu")
    assert answer.status == 200
    assert f"<title>{remote}</title>" in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert qr_svg.cache_info().currsize == 0
    in_query = get(APP, "/qr.svg", {"Host": "school.edu"}, query="address=x")
    assert in_query.status == 405
    code_of(SCHOOL, "school.edu")
    assert qr_svg.cache_info().currsize == 1


def test_remote_keeps_its_secret_in_the_address_of_the_network(options):
    found = for_phones("http://localhost/r/KQTM/remote#s", "localhost")
    assert found.address == "http://192.168.0.23/r/KQTM/remote#s"


def test_address_has_so_many_characters_at_the_most(options):
    longest = f"https://school.edu/houses?x={'1' * MOST}"[:MOST]
    assert code_of(longest, "school.edu").status == 200
    answer = code_of(f"{longest}1", "school.edu")
    assert (answer.status, answer.text) == (400, TOO_LONG)


def test_words_of_an_address_stay_words():
    svg = qr_svg("https://school.edu/?x=</title><script>")
    assert "<script" not in svg
