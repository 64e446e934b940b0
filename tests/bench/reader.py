"""A reader without a browser: speaks Streamlit's own messages over a WebSocket."""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

_PATIENCE = 20.0
_SMALL = 4_000


class Reader:
    """One person on one page of a server.

    Parameters
    ----------
    address
        Of the server.
    page, query
        The page's path and query, as in the address bar.
    name
        Begins the names of this reader's messages.
    """

    def __init__(self, address: str, page: str, query: str, name: str) -> None:
        self.address, self.page, self.query = address, page, query
        self.name = name
        self.count = 0
        self.errors = 0
        self.socket: ClientConnection | None = None
        self.chart = self.fragment = self.script = ""
        self.waiting: dict[bytes, asyncio.Future[float]] = {}
        self.arrived = asyncio.Event()

    async def open(self) -> None:
        """Open the page, and wait until its chart has come."""
        stream = self.address.replace("http", "ws", 1) + "/_stcore/stream"
        self.socket = await connect(stream, subprotocols=["streamlit"], max_size=None)
        self.listening = asyncio.create_task(self._listen())
        message = BackMsg()
        message.rerun_script.query_string = self.query
        message.rerun_script.page_name = self.page
        await self.socket.send(message.SerializeToString())
        await asyncio.wait_for(self.arrived.wait(), _PATIENCE)

    async def close(self) -> None:
        """Leave the page."""
        await self.socket.close()
        await self.listening

    async def commit(self, control: str, value: float) -> float | None:
        """Let a handle go; seconds until the chart has the answer, None without."""
        return await self._tell(moves=[[control, value]])

    async def hover(self, control: str) -> float | None:
        """Ask for the Track of a control; seconds until it is here."""
        return await self._tell(want=[control])

    async def _tell(self, moves=(), want=()) -> float | None:
        self.count += 1
        identity = f"{self.name}:{self.count}"
        said = {"id": identity, "moves": list(moves), "want": list(want), "acts": []}
        answer = asyncio.get_running_loop().create_future()
        self.waiting[f'"ack":"{identity}"'.encode()] = answer
        start = time.perf_counter()
        await self.socket.send(self._message(said))
        try:
            return await asyncio.wait_for(answer, _PATIENCE) - start
        except TimeoutError:
            self.errors += 1
            return None

    async def send(self, said: dict[str, Any]) -> None:
        """Send the chart a message of any form, and wait for nothing."""
        await self.socket.send(self._message(said))

    def _message(self, said: dict[str, Any]) -> bytes:
        message = BackMsg()
        message.rerun_script.query_string = self.query
        message.rerun_script.page_script_hash = self.script
        message.rerun_script.fragment_id = self.fragment
        widget = message.rerun_script.widget_states.widgets.add()
        widget.id = self.chart
        widget.json_value = json.dumps({"message": said})
        return message.SerializeToString()

    async def _listen(self) -> None:
        async for frame in self.socket:
            now = time.perf_counter()
            for ack in [ack for ack in self.waiting if ack in frame]:
                answer = self.waiting.pop(ack)
                if not answer.done():
                    answer.set_result(now)
            if len(frame) < _SMALL or not self.arrived.is_set():
                self._note(ForwardMsg.FromString(frame))

    def _note(self, message: ForwardMsg) -> None:
        if message.WhichOneof("type") == "new_session":
            self.script = message.new_session.page_script_hash
        if message.WhichOneof("type") == "navigation":
            self.script = message.navigation.page_script_hash
        if message.WhichOneof("type") != "delta":
            return
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            self.errors += 1
        elif (
            kind == "bidi_component"
            and "chart" in element.bidi_component.component_name
        ):
            self.chart = element.bidi_component.id
            self.fragment = message.delta.fragment_id
            self.arrived.set()
