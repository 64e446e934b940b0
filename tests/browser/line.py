"""A line to a server that can be made slow, or cut: a proxy on this machine."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit


class Line:
    """A TCP proxy in a thread of its own.

    Parameters
    ----------
    address
        What is behind it.
    delay
        Seconds that each piece of data takes, in each direction.
    """

    def __init__(self, address: str, delay: float = 0.0) -> None:
        self.behind = urlsplit(address)
        self.delay = delay
        self.is_cut = False
        self.writers: set[asyncio.StreamWriter] = set()
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        self.server = self._call(asyncio.start_server(self._serve, "127.0.0.1", 0))
        port = self.server.sockets[0].getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"

    def cut(self) -> None:
        """Drop every connection, and accept no new one until `mend`."""
        self.is_cut = True
        self.loop.call_soon_threadsafe(self._drop)

    def mend(self) -> None:
        """Let connections through again."""
        self.is_cut = False

    def close(self) -> None:
        """End the proxy."""
        self.loop.call_soon_threadsafe(self._drop)
        self.loop.call_soon_threadsafe(self.server.close)
        self._call(self._finish())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(timeout=5)
        self.loop.close()

    async def _finish(self) -> None:
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    def _call(self, work):
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(timeout=10)

    def _drop(self) -> None:
        for writer in self.writers:
            writer.transport.abort()
        self.writers.clear()

    async def _serve(self, reader, writer) -> None:
        if self.is_cut:
            writer.transport.abort()
            return
        there = await asyncio.open_connection(self.behind.hostname, self.behind.port)
        self.writers |= {writer, there[1]}
        with contextlib.suppress(asyncio.CancelledError):  # the line is closed
            await asyncio.gather(
                self._pass_on(reader, there[1]), self._pass_on(there[0], writer)
            )

    async def _pass_on(self, reader, writer) -> None:
        queue: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        sending = asyncio.create_task(self._send(queue, writer))
        try:
            while piece := await reader.read(65536):
                queue.put_nowait((self.loop.time() + self.delay, piece))
        except OSError:
            pass
        queue.put_nowait((0.0, b""))
        await sending

    async def _send(self, queue, writer) -> None:
        while True:
            due, piece = await queue.get()
            await asyncio.sleep(max(0.0, due - self.loop.time()))
            if not piece or writer.is_closing():
                break
            writer.write(piece)
        writer.close()


@contextmanager
def line_to(address: str, delay: float = 0.0) -> Iterator[Line]:
    """A line to a server, for as long as it is needed."""
    line = Line(address, delay)
    try:
        yield line
    finally:
        line.close()
