"""Rooms as the app runs them: as its environment says, and until a signal ends it."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import sys
from contextlib import suppress
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.browser.driver import ROOT, free_port
from tests.browser.room.teacher import CHOICE, NUMBER, Teacher
from tests.served import awaited
from ui.room.desk import SECRET
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
from ui.served.qr import QR_ROUTES

rooms = Service.of({"LOSS_LAB_ROOMS": f"sqlite:///{sys.argv[2]}"})
app = Starlette(routes=[*QR_ROUTES, *rooms.routes], lifespan=rooms.lifespan)
uvicorn.run(app, port=int(sys.argv[1]), log_level=sys.argv[3])
"""


@pytest.fixture
def process(tmp_path):
    """A server of rooms alone; gives it and its address."""
    port = free_port()
    server = started(port, tmp_path)
    yield server, port
    server.kill()
    server.wait()


def started(port: int, folder, level: str = "warning", **more) -> subprocess.Popen:
    command = [sys.executable, "-c", APP, str(port), str(folder / "rooms.sqlite3")]
    server = subprocess.Popen([*command, level], cwd=ROOT, **more)
    awaited(until_it_listens(port))
    return server


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
    again = started(port, tmp_path)
    try:
        assert teacher.count() == (1, 1)
        teacher.steps("close", "reveal")
    finally:
        again.kill()
        again.wait()


def test_log_of_a_server_that_logs_all_it_is_asked_for_holds_no_secret(tmp_path):
    port, log = free_port(), tmp_path / "log"
    with log.open("w") as to:
        server = started(port, tmp_path, "debug", stdout=to, stderr=to)
        try:
            teacher = Teacher(f"http://localhost:{port}", CHOICE)
            link = f"{teacher.address}/remote#{teacher.secret}"
            code = Request(f"http://localhost:{port}/qr.svg", link.encode())
            with suppress(HTTPError), urlopen(code) as got:
                assert teacher.secret in got.read().decode()
            urlopen(link).close()
            own = {SECRET: teacher.secret}
            urlopen(Request(f"{teacher.address}/now?as=remote", headers=own)).close()
            teacher.steps("open", "close", "reveal")
            teacher.delete()
        finally:
            server.kill()
            server.wait()
    written = log.read_text()
    for path in ("/qr.svg", "/remote", "/now?as=remote", "/step"):
        assert f"{path} HTTP" in written
    assert teacher.secret not in written


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
