"""Rooms as the app runs them: as its environment says, and until a signal ends it."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import sys

import pytest

from tests.browser.driver import ROOT, free_port
from tests.browser.room.teacher import CHOICE, NUMBER, Teacher
from tests.served import awaited
from ui.room.keys import new_key
from ui.room.service import Service, before_the_end

PHONES = 200
SHORTER_THAN_A_POLL = 15
APP = """
import sys
import uvicorn
from pathlib import Path
from starlette.applications import Starlette
from ui.room.service import Service

rooms = Service.of({"LOSS_LAB_ROOMS": f"sqlite:///{sys.argv[2]}"})
app = Starlette(routes=rooms.routes, lifespan=rooms.lifespan)
uvicorn.run(app, port=int(sys.argv[1]), log_level="warning")
"""


@pytest.fixture
def process(tmp_path):
    """A server of rooms alone; gives it and its address."""
    port = free_port()
    command = [sys.executable, "-c", APP, str(port), str(tmp_path / "rooms.sqlite3")]
    server = subprocess.Popen(command, cwd=ROOT)
    awaited(until_it_listens(port))
    yield server, port
    server.kill()
    server.wait()


async def until_it_listens(port: int) -> None:
    for _ in range(3000):
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.01)
        else:
            writer.close()
            return
    raise RuntimeError("The server did not listen within 30 seconds.")


async def asked(port: int, path: str):
    """Ask for something; what is answered is read later."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    lines = (
        f"GET {path} HTTP/1.1",
        "Host: localhost",
        f"X-Room-Seat: {new_key()}",
        "Connection: close",
        "\r\n",
    )
    writer.write("\r\n".join(lines).encode())
    await writer.drain()
    return reader, writer


async def answered(line) -> str:
    reader, writer = line
    text = (await reader.read()).decode()
    writer.close()
    return text


def test_signal_lets_two_hundred_held_polls_go_and_the_process_ends(process):
    server, port = process
    teacher = Teacher(f"http://127.0.0.1:{port}", CHOICE)

    async def lesson() -> list[str]:
        now = f"/r/{teacher.code}/now"
        first = await answered(await asked(port, now))
        since = json.loads(first.partition("\r\n\r\n")[2])["since"]
        lines = [await asked(port, f"{now}?since={since}") for _ in range(PHONES)]
        while (await asyncio.to_thread(teacher.count))[0] < PHONES + 1:
            await asyncio.sleep(0.01)
        server.send_signal(signal.SIGTERM)
        return await asyncio.gather(*map(answered, lines))

    answers = awaited(lesson())
    assert {answer.split("\r\n")[0] for answer in answers} == {"HTTP/1.1 200 OK"}
    server.wait(SHORTER_THAN_A_POLL)


def test_process_that_is_killed_goes_on_where_it_was(process, tmp_path):
    server, port = process
    teacher = Teacher(f"http://127.0.0.1:{port}", NUMBER)
    teacher.steps("open")
    teacher.phone_sends(200_000)
    server.kill()
    server.wait()
    command = [sys.executable, "-c", APP, str(port), str(tmp_path / "rooms.sqlite3")]
    again = subprocess.Popen(command, cwd=ROOT)
    try:
        awaited(until_it_listens(port))
        assert teacher.count() == (1, 1)
        teacher.steps("close", "reveal")
    finally:
        again.kill()
        again.wait()


def test_signal_does_afterwards_what_it_did_before():
    done = []
    before = signal.signal(signal.SIGTERM, lambda *_: done.append("before"))
    try:
        with before_the_end(lambda: done.append("let go")):
            signal.raise_signal(signal.SIGTERM)
        signal.raise_signal(signal.SIGTERM)
    finally:
        signal.signal(signal.SIGTERM, before)
    assert done == ["let go", "before", "before"]


def test_environment_that_cannot_be_is_told():
    for told in ({"LOSS_LAB_ROOMS": "mysql://host"}, {"LOSS_LAB_PROXIES": "a proxy"}):
        with pytest.raises(ValueError, match=next(iter(told))):
            Service.of(told)
