"""A line of a given rate and delay, that all connections to a server share.

Chromium can slow its own network, but each request by itself: a connection is made at
once, and nothing shares what there is. So it is a proxy below the browser, through
which the WebSocket goes as well: a connection takes a round trip to be made, begins
with ten packets and may have twice as many under way after each round trip, as in TCP,
and packets of all connections go by turns. Nothing is lost on it, and there is no TLS.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from tests.browser.line import Line

PACKET = 1460
FIRST_WINDOW = 10 * PACKET
_READ_AHEAD = 65_536
_TICK = 0.001


class Flow:
    """One direction of a connection: what waits, and what is on its way."""

    def __init__(self, writer: asyncio.StreamWriter) -> None:
        self.writer = writer
        self.waiting = bytearray()
        self.has_room = asyncio.Event()
        self.has_room.set()
        self.under_way = 0
        self.window = FIRST_WINDOW
        self.is_ending = False

    def take(self) -> bytes:
        """The next packet, or nothing where none may go now."""
        size = min(PACKET, self.window - self.under_way)
        packet = bytes(self.waiting[: max(size, 0)])
        del self.waiting[: len(packet)]
        self.under_way += len(packet)
        if len(self.waiting) < _READ_AHEAD:
            self.has_room.set()
        return packet

    def acknowledge(self, size: int) -> None:
        """A packet has come, and its sender knows."""
        self.under_way -= size
        self.window += size

    def deliver(self, packet: bytes) -> None:
        """A packet comes out at the other end."""
        if not self.writer.is_closing():
            self.writer.write(packet)


class Way:
    """One direction of the line: packets of all flows by turns, at its rate."""

    def __init__(self, loop: asyncio.AbstractEventLoop, rate: float, delay: float):
        self.loop, self.rate, self.delay = loop, rate, delay
        self.flows: deque[Flow] = deque()
        self.free_at = 0.0

    async def pass_on(self, reader: asyncio.StreamReader, flow: Flow) -> None:
        """Send what comes from a reader, as the line has room for it."""
        self.flows.append(flow)
        try:
            while piece := await reader.read(_READ_AHEAD):
                flow.waiting += piece
                self._send()
                if len(flow.waiting) >= _READ_AHEAD:
                    flow.has_room.clear()
                    await flow.has_room.wait()
            while flow.waiting or flow.under_way:
                await asyncio.sleep(_TICK)
        except OSError:
            pass
        finally:
            self.flows.remove(flow)
            flow.writer.close()

    def _send(self) -> None:
        """Put packets on the line until it is taken for a tick, or none may go."""
        idle = 0
        while self.free_at <= self.loop.time() + _TICK and idle < len(self.flows):
            flow = self.flows[0]
            self.flows.rotate(-1)
            packet = flow.take()
            idle = 0 if packet else idle + 1
            if packet:
                self._carry(flow, packet)
        if idle < len(self.flows):
            self.loop.call_at(self.free_at, self._send)

    def _carry(self, flow: Flow, packet: bytes) -> None:
        begun = max(self.free_at, self.loop.time())
        self.free_at = begun + len(packet) / self.rate
        self.loop.call_at(self.free_at + self.delay, flow.deliver, packet)
        self.loop.call_at(self.free_at + 2 * self.delay, self._known, flow, packet)

    def _known(self, flow: Flow, packet: bytes) -> None:
        flow.acknowledge(len(packet))
        self._send()


class PacedLine(Line):
    """A proxy with the rate and the delay of a line.

    Parameters
    ----------
    address
        What is behind it.
    megabits
        How much it carries in a second, in each direction.
    round_trip
        Seconds there and back, half of them in each direction.
    """

    def __init__(self, address: str, megabits: float, round_trip: float) -> None:
        super().__init__(address, delay=round_trip / 2)
        rate = megabits * 1e6 / 8
        self.up, self.down = (Way(self.loop, rate, self.delay) for _ in range(2))

    async def _serve(self, reader, writer) -> None:
        await asyncio.sleep(2 * self.delay)  # the connection is made
        await super()._serve(reader, writer)

    async def _pass_on(self, reader, writer) -> None:
        own = self.server.sockets[0].getsockname()
        is_answer = writer.get_extra_info("sockname") == own
        way = self.down if is_answer else self.up
        await way.pass_on(reader, Flow(writer))


@contextmanager
def paced_line_to(
    address: str, megabits: float, round_trip: float
) -> Iterator[PacedLine]:
    """A line to a server, for as long as it is needed."""
    line = PacedLine(address, megabits, round_trip)
    try:
        yield line
    finally:
        line.close()
