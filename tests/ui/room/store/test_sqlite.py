"""The file of SQLite: what is told as kept is on the disk, and a bad disk is told."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.driver import ROOT
from tests.ui.room.asking import Clock
from ui.room.keys import hashed, new_key
from ui.room.room import new_room
from ui.room.store import PLACE, data_directory, rooms_at, sqlite
from ui.room.store.rooms import StoreError
from ui.room.store.sqlite import SqliteRooms
from ui.room.votes import Held

ROOM = new_room("KQTM", hashed("secret"), ("houses?preset=halve",), 1.0)
OPEN = ROOM.stepped("open", 1, 1.0)
SEAT = "0123456789012345678901"
ANSWER = """
import asyncio, os, signal, sys
from pathlib import Path
from tests.ui.room.store.test_sqlite import OPEN, SEAT, early
from ui.room.store.sqlite import SqliteRooms

class Cut(SqliteRooms):
    def _acknowledge(self, *done):
        os.kill(os.getpid(), signal.SIGKILL)

rooms = Cut(Path(sys.argv[1]), clock=early, pause=0)
asyncio.run(rooms.answer(OPEN, SEAT, value=2.0, counter=1))
print("acknowledged")
"""


def early() -> float:
    """A time at which the room is new."""
    return 2.0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "made" / "rooms.sqlite3"


@pytest.fixture
def rooms(path, done):
    """A store that waits for nobody, with a room whose vote is open."""
    store = SqliteRooms(path, clock=early, pause=0, patience=0)
    done(store.open(ROOM))
    done(store.change(ROOM, OPEN))
    yield store
    store.close()


def test_process_that_is_killed_after_the_commit_has_lost_nothing(rooms, path, done):
    cut = subprocess.run(
        [sys.executable, "-c", ANSWER, str(path)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert cut.returncode == -signal.SIGKILL, cut.stderr
    assert "acknowledged" not in cut.stdout
    held = Held(2.0, 1)
    assert done(rooms.held(OPEN, SEAT)) == (held, None)
    # The phone heard nothing and sends the same again.
    assert done(rooms.answer(OPEN, SEAT, value=2.0, counter=1)) == held
    assert len(done(rooms.votes(OPEN))) == 1


def test_full_disk_is_told_and_what_was_kept_stays(path, rooms, done, monkeypatch):
    done(rooms.answer(OPEN, SEAT, value=1.0, counter=1))
    monkeypatch.setattr(sqlite, "SETTINGS", (*sqlite.SETTINGS, "max_page_count = 1"))
    full = SqliteRooms(path, clock=early, pause=0)
    seats = [new_key() for _ in range(200)]
    asked = [full.answer(OPEN, seat, value=1.0, counter=1) for seat in seats]
    told = done(*asked, full.answer(OPEN, SEAT, value=1.0, counter=1))
    kept = len(done(full.votes(OPEN)))
    full.close()
    assert any(isinstance(each, StoreError) for each in told)
    assert "full" in str(next(each for each in told if isinstance(each, StoreError)))
    # A transaction is kept as a whole or not at all: so is what it tells.
    assert sum(isinstance(each, Held) for each in told[:-1]) == kept - 1
    assert done(rooms.held(OPEN, SEAT))[0] == Held(1.0, 1)


def test_locked_file_is_told_and_serves_once_it_is_free(path, rooms, done):
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="locked"):
        done(rooms.answer(OPEN, SEAT, value=1.0, counter=1))
    assert done(rooms.look("KQTM")).room == OPEN, "reading waits for nobody"
    other.execute("ROLLBACK")
    other.close()
    assert done(rooms.answer(OPEN, SEAT, value=1.0, counter=1)) == Held(1.0, 1)


def test_file_that_cannot_be_written_is_told(path, rooms, done, monkeypatch):
    settings = (*sqlite.SETTINGS, "query_only = ON")
    monkeypatch.setattr(sqlite, "SETTINGS", settings)
    monkeypatch.setattr(sqlite, "_TABLES", ())
    sealed = SqliteRooms(path, clock=early, pause=0)
    with pytest.raises(StoreError, match="readonly"):
        done(sealed.answer(OPEN, SEAT, value=1.0, counter=1))
    assert done(sealed.look("KQTM")).room == OPEN
    sealed.close()


def test_place_at_which_no_file_can_be_is_told(tmp_path, done):
    (tmp_path / "taken").write_text("a file, not a folder")
    nowhere = SqliteRooms(tmp_path / "taken" / "rooms.sqlite3", pause=0)
    with pytest.raises(StoreError):
        done(nowhere.look("KQTM"))
    with pytest.raises(StoreError):
        done(nowhere.open(ROOM))
    nowhere.close()


def test_file_holds_no_secret_and_what_is_deleted_is_gone(path, done):
    store = SqliteRooms(path, clock=Clock(), pause=0)
    secret, seat = new_key(), new_key()
    room = new_room("KQTM", hashed(secret), ("houses?preset=halve",), Clock().now)
    opened = room.stepped("open", 1, Clock().now)
    done(store.open(room))
    done(store.change(room, opened))
    done(store.answer(opened, hashed(seat), value=1.0, counter=1))
    kept = b"".join(each.read_bytes() for each in path.parent.iterdir())
    assert secret.encode() not in kept
    assert seat.encode() not in kept
    done(store.forget("KQTM"))
    store.close()
    rest = b"".join(each.read_bytes() for each in path.parent.iterdir())
    assert hashed(seat).encode() not in rest


def test_nothing_is_made_where_no_room_was_opened(path, done):
    store = SqliteRooms(path, pause=0)
    done(store.forget())
    store.close()
    assert not path.parent.exists()


def test_place_is_that_of_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    assert data_directory() == tmp_path / "loss-lab"
    assert rooms_at("")._path == tmp_path / "loss-lab" / "rooms.sqlite3"
    assert rooms_at("sqlite:////srv/rooms.sqlite3")._path == Path("/srv/rooms.sqlite3")
    assert rooms_at("sqlite:///rooms.sqlite3")._path == Path("rooms.sqlite3")
    for place in ("sqlite:///", "/srv/rooms.sqlite3", "mysql://host"):
        with pytest.raises(ValueError, match=f"{PLACE} must be a file"):
            rooms_at(place)
