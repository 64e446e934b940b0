"""How often an address may be wrong, and whose address that is."""

from __future__ import annotations

import ipaddress
from collections import Counter
from collections.abc import Callable, Mapping

PROXIES = "LOSS_LAB_PROXIES"
WRONG_CODES = 100
"""A minute and address: thirty phones of a class share one."""
OPENED = 60
_MINUTE = 60.0
Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class Limit:
    """Counts what an address does in a minute. Nothing of it is kept.

    Parameters
    ----------
    most
        How much is allowed.
    clock
        Says the time, in seconds.
    """

    def __init__(self, most: int, clock: Callable[[], float]) -> None:
        self._most = most
        self._clock = clock
        self._minute = 0
        self._counts: Counter[str] = Counter()

    def count(self, address: str) -> None:
        """Something was done from an address."""
        self._turn()
        self._counts[address] += 1

    def is_reached(self, address: str) -> bool:
        """Whether an address did as much as is allowed."""
        self._turn()
        return self._counts[address] >= self._most

    def _turn(self) -> None:
        minute = int(self._clock() / _MINUTE)
        if minute != self._minute:
            self._minute = minute
            self._counts.clear()


def read_proxies(text: str) -> tuple[Network, ...]:
    """The addresses or networks of proxies, from words with spaces between.

    Examples
    --------
    >>> read_proxies("10.0.0.7 fd00::/8")
    (IPv4Network('10.0.0.7/32'), IPv6Network('fd00::/8'))
    """
    try:
        return tuple(ipaddress.ip_network(each) for each in text.split())
    except ValueError:
        raise ValueError(
            f"{PROXIES} must be addresses or networks with spaces between, such as "
            f"“10.0.0.7 10.1.0.0/16”; got {text!r}."
        ) from None


def address_of(
    peer: str, headers: Mapping[str, str], proxies: tuple[Network, ...]
) -> str:
    """Whose request it is: the peer's, or whom a proxy that was named says.

    Each proxy writes at the end of `X-Forwarded-For` from whom it heard. So what stands
    there is read from the end, up to the first that is no proxy of ours.
    """
    said = [each.strip() for each in headers.get("x-forwarded-for", "").split(",")]
    while _is_among(peer, proxies) and said and said[-1]:
        peer = said.pop()
    return peer


def _is_among(address: str, networks: tuple[Network, ...]) -> bool:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(found in each for each in networks)
