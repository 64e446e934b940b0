"""The address at which a phone in the room opens what a browser shows."""

from __future__ import annotations

import ipaddress
import re
import socket
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

import streamlit as st

from ui.navigation import ADDRESSES
from ui.room.keys import LENGTH
from ui.served.headers import REMOTE, ROOM

MOST = 1000
"""Characters of an address: the code of a longer one is too fine for a camera."""
_SIGNS = re.compile(r"[!-~]+")
_ROOM = re.compile(rf"{ROOM}/[A-Z]{{{LENGTH}}}({REMOTE})?\Z")
_EVERYWHERE = ("", "0.0.0.0", "::")
SAME_NETWORK = "Phones must be in the same network as this computer."
NOT_LOCALHOST = (
    "Phones cannot open localhost. Start Loss Lab with --server.address 0.0.0.0 and "
    "open it here as before: this code then leads to this computer."
)
NO_NETWORK = (
    "Phones cannot open localhost, and this computer has no address in a network. "
    "Join the network that the phones are in, or start Loss Lab with "
    "--browser.serverAddress and the name by which phones find this computer."
)
NOT_OURS = "Loss Lab makes codes of its own pages alone."
TOO_LONG = (
    f"This link has more than {MOST} characters: a code of it could not be read from "
    "a seat. Send it with “Copy link”."
)


class Reached(NamedTuple):
    """An address that a phone can open, and what is to be said of it."""

    address: str
    note: str = ""


class NotReachedError(ValueError):
    """There is no such address; says why, in words for the reader."""


def for_phones(address: str, host: str) -> Reached:
    """The address for phones of a page that a browser shows.

    Parameters
    ----------
    address
        What the browser shows: one of this app's pages, under any prefix.
    host
        The host that the browser asks, with its port: no other one's addresses.
    """
    parts = _ours(address, host)
    if not is_loopback(parts.hostname or ""):
        return Reached(address)
    own = _own_name()
    port = f":{parts.port}" if parts.port else ""
    return Reached(parts._replace(netloc=f"{own}{port}").geturl(), SAME_NETWORK)


def _ours(address: str, host: str) -> SplitResult:
    if len(address) > MOST:
        raise NotReachedError(TOO_LONG)
    if not _SIGNS.fullmatch(address):
        raise NotReachedError(NOT_OURS)
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018, raises where it is none
    except ValueError:
        raise NotReachedError(NOT_OURS) from None
    is_page = parts.path.rpartition("/")[2] in ADDRESSES or _ROOM.search(parts.path)
    is_here = bool(host) and parts.netloc.lower() == host.lower()
    if parts.scheme not in ("http", "https") or not (is_page and is_here):
        raise NotReachedError(NOT_OURS)
    return parts


def is_loopback(host: str) -> bool:
    """Whether a host is the machine itself, to itself alone.

    Examples
    --------
    >>> [is_loopback(each) for each in ("localhost", "127.0.0.1", "::1", "school.edu")]
    [True, True, True, False]
    """
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        found = ipaddress.ip_address(host)
    except ValueError:
        return False
    return found.is_loopback or found.is_unspecified


def _own_name() -> str:
    """What this machine is called by others: as it is told, or as its network says."""
    told = st.get_option("browser.serverAddress") or ""
    if told and not is_loopback(told):
        return told
    if (st.get_option("server.address") or "") not in _EVERYWHERE:
        raise NotReachedError(NOT_LOCALHOST)
    own = network_address()
    if own is None:
        raise NotReachedError(NO_NETWORK)
    return own


def network_address() -> str | None:
    """The machine's IPv4 address in its network; None where it has none.

    Nothing is sent: a socket of UDP only chooses the way that it would take.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
        try:
            way.connect(("192.0.2.1", 9))  # of no machine: kept for examples
        except OSError:
            return None
        own = way.getsockname()[0]
    return None if is_loopback(own) else own
