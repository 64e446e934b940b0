"""Whose request it is, and how often it may be wrong."""

from __future__ import annotations

import pytest

from tests.ui.room.asking import Clock
from ui.room.limits import Limit, address_of, read_proxies

PROXY, PHONE, LIAR = "10.0.0.7", "198.51.100.4", "203.0.113.9"


@pytest.mark.parametrize(
    ("peer", "said", "address"),
    [
        (PHONE, "", PHONE),
        (PHONE, LIAR, PHONE),
        (PROXY, PHONE, PHONE),
        (PROXY, f"{LIAR}, {PHONE}", PHONE),
        (PROXY, f"{PHONE}, 10.1.2.3", PHONE),
        (PROXY, "", PROXY),
        (PROXY, "unknown", "unknown"),
        ("", PHONE, ""),
    ],
)
def test_proxy_that_is_named_is_believed_and_nobody_else(peer, said, address):
    proxies = read_proxies("10.0.0.7 10.1.0.0/16")
    assert address_of(peer, {"x-forwarded-for": said}, proxies) == address
    assert address_of(peer, {"x-forwarded-for": said}, ()) == peer


def test_what_is_no_address_is_refused_in_words():
    assert read_proxies(" ") == ()
    with pytest.raises(ValueError, match="LOSS_LAB_PROXIES must be addresses"):
        read_proxies("proxy.school.edu")


def test_each_address_begins_anew_in_each_minute_and_none_is_kept():
    clock = Clock()
    limit = Limit(2, clock)
    limit.count(PHONE)
    assert not limit.is_reached(PHONE)
    limit.count(PHONE)
    assert limit.is_reached(PHONE)
    assert not limit.is_reached(LIAR)
    clock.now += 60
    assert not limit.is_reached(PHONE)
